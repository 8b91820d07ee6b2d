/** A watched folder: which of its files are new or changed since they were last brought in, and no longer being written. */
import { stat } from 'node:fs/promises';
import type { SyncSourceRow } from '../ledger/entities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { findFiles } from './find-files.ts';

export interface NewFile {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface FolderLook {
  readonly ready: readonly NewFile[];
  /** Files that changed a moment ago: they may still be being written, and are looked at again. */
  readonly settling: number;
}

/** A file is taken once it has not changed for this long. */
export const settleMs = 2_000;

/** Another machine's clock may be ahead by as much; a time further in the future says nothing, and the file is taken. */
const skewMs = 600_000;

/**
 * New and changed files of a source.
 * @throws what the disk throws where the folder cannot be reached
 */
export async function lookIntoFolder({ reader: { sqlite } }: Ledger, source: Pick<SyncSourceRow, 'id' | 'path'>): Promise<FolderLook> {
  await stat(source.path);
  const seen = sqlite.prepare('SELECT 1 FROM source_file WHERE source_id = ? AND path = ? AND bytes = ? AND modified_ms = ?');
  const ready: NewFile[] = [];
  let settling = 0;
  for (const { path, problem } of await findFiles([source.path])) {
    if (problem) continue;
    const stats = await stat(path).catch(() => null); // gone again
    if (!stats) continue;
    const file = { path, bytes: stats.size, modifiedMs: Math.trunc(stats.mtimeMs) };
    if (seen.get(source.id, path, file.bytes, file.modifiedMs) !== undefined) continue;
    const ageMs = Date.now() - Math.max(stats.mtimeMs, stats.ctimeMs);
    if (ageMs > -skewMs && ageMs < settleMs) settling++;
    else ready.push(file);
  }
  return { ready, settling };
}

/** Remembers files as brought in. One that changed in between has other figures and will be met again. */
export async function rememberFiles(ledger: Ledger, sourceId: number, files: readonly NewFile[]): Promise<void> {
  await ledger.write(({ sqlite }) => {
    const remember = sqlite.prepare(
      `INSERT INTO source_file (source_id, path, bytes, modified_ms) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET bytes = excluded.bytes, modified_ms = excluded.modified_ms`,
    );
    for (const { path, bytes, modifiedMs } of files) remember.run(sourceId, path, bytes, modifiedMs);
  });
}
