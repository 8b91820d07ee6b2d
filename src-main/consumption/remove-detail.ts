/** The lines of a file of call detail taken out of the ledger; its original and what it came to are kept. */
import type { DetailContent } from '../../src-preload/contract/detail-files.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { breathe, stopIfCancelled, type Work } from '../ledger/work.ts';
import { contentOf } from './detail-files.ts';
import { lineCells } from './line-cells.ts';

/** Segments, rows of a summary and entries of a dictionary taken out between two moments in which others are answered. */
const segmentsPerStep = 16;
const rowsPerStep = 10_000;

/**
 * Takes the lines of a file out within the transaction of `writer`, with their sums and what no other line names; the caller lets the
 * transaction fail where this throws. The same file may be imported again unless `replacedBy` is in the ledger.
 * @param replacedBy the document that takes its place, whose lines are in already; null where none does
 * @returns what the lines came to
 * @throws ProblemError detail-file-gone where the ledger has no lines of it; cancelled
 */
export async function removeDetail(
  { sqlite }: LedgerWriter,
  documentId: number,
  replacedBy: number | null,
  work: Work,
): Promise<DetailContent> {
  const step = async (): Promise<void> => {
    await breathe();
    stopIfCancelled(work);
  };
  const content = contentOf(sqlite, documentId);
  if (content.lines === 0) throw new ProblemError('detail-file-gone');
  const batches = sqlite.prepare('SELECT id FROM detail_batch WHERE document_id = ?').pluck().all(documentId) as number[];
  const named = await entriesOf(sqlite, batches, step);
  await removeSegments(sqlite, documentId, async (done, total) => {
    work.progress({ done, total, current: '' });
    await step();
  });
  for (const batch of batches) {
    await removeSums(sqlite, 'detail_user_summary', 'holding_id', batch, step);
    await removeSums(sqlite, 'detail_destination_summary', 'destination_id', batch, step);
  }
  sqlite.prepare('DELETE FROM detail_batch WHERE document_id = ?').run(documentId);
  await forget(sqlite, named, step);
  // What this file had replaced is now replaced by its successor, or by nothing.
  sqlite.prepare('UPDATE detail_withdrawal SET replaced_by = ? WHERE replaced_by = ?').run(replacedBy, documentId);
  sqlite
    .prepare('INSERT INTO detail_withdrawal (document_id, replaced_by, withdrawn_at, content) VALUES (?, ?, ?, ?)')
    .run(documentId, replacedBy, new Date().toISOString(), JSON.stringify(content));
  return content;
}

type Step = () => Promise<void>;

async function removeSegments(sqlite: Sqlite, documentId: number, step: (done: number, total: number) => Promise<void>): Promise<void> {
  const segments = sqlite.prepare('SELECT id FROM detail_segment WHERE document_id = ? ORDER BY id').pluck().all(documentId) as number[];
  const removeColumns = sqlite.prepare(
    'DELETE FROM detail_column WHERE column_place = ? AND segment_id IN (SELECT id FROM detail_segment WHERE document_id = ? AND id BETWEEN ? AND ?)',
  );
  const remove = sqlite.prepare('DELETE FROM detail_segment WHERE document_id = ? AND id BETWEEN ? AND ?');
  for (let at = 0; at < segments.length; at += segmentsPerStep) {
    const range = [documentId, segments[at], segments[Math.min(at + segmentsPerStep, segments.length) - 1]];
    for (const place of lineCells.keys()) removeColumns.run(place, ...range);
    remove.run(range);
    await step(at, segments.length);
  }
}

async function removeSums(sqlite: Sqlite, table: string, key: string, batch: number, step: Step): Promise<void> {
  const last = sqlite.prepare(`SELECT ${key} FROM ${table} WHERE batch_id = ? ORDER BY ${key} LIMIT 1 OFFSET ${rowsPerStep - 1}`).pluck();
  const remove = sqlite.prepare(`DELETE FROM ${table} WHERE batch_id = ? AND ${key} <= ?`);
  for (;;) {
    const upTo = last.get(batch) as number | undefined;
    remove.run(batch, upTo ?? Number.MAX_SAFE_INTEGER);
    await step();
    if (upTo === undefined) return;
  }
}

/** The dictionaries that lines name directly, and the summary that tells which of their entries. */
const dictionaries = [
  { table: 'fleet_holding', summary: 'detail_user_summary', key: 'holding_id' },
  { table: 'usage_kind', summary: 'detail_user_summary', key: 'kind_id' },
  { table: 'destination', summary: 'detail_destination_summary', key: 'destination_id' },
] as const;
type Named = Readonly<Record<(typeof dictionaries)[number]['table'], Set<number>>>;

async function entriesOf(sqlite: Sqlite, batches: readonly number[], step: Step): Promise<Named> {
  const named: Named = { fleet_holding: new Set(), usage_kind: new Set(), destination: new Set() };
  for (const { table, summary, key } of dictionaries) {
    const entries = sqlite.prepare(`SELECT DISTINCT ${key} FROM ${summary} WHERE batch_id = ?`).pluck();
    for (const batch of batches) {
      for (const id of entries.all(batch) as number[]) named[table].add(id);
      await step();
    }
  }
  return named;
}

/** Removes the entries that no line names any more: a wrong name in a file must not outlive it. */
async function forget(sqlite: Sqlite, named: Named, step: Step): Promise<void> {
  const batches = sqlite.prepare('SELECT id FROM detail_batch').pluck().all() as number[];
  for (const { table, summary, key } of dictionaries) {
    const unused = named[table];
    const used = sqlite.prepare(`SELECT DISTINCT ${key} FROM ${summary} WHERE batch_id = ?`).pluck();
    for (const batch of batches) {
      if (unused.size === 0) break;
      for (const id of used.all(batch) as number[]) unused.delete(id);
      await step();
    }
    await removeEntries(sqlite, table, summary, key, [...unused], step);
  }
  for (const [table, key] of [
    ['fleet_line', 'line_id'],
    ['fleet_user', 'user_id'],
  ] as const) {
    const unused = sqlite.prepare(`SELECT id FROM ${table} WHERE id NOT IN (SELECT ${key} FROM fleet_holding)`).pluck().all() as number[];
    await removeEntries(sqlite, table, 'fleet_holding', key, unused, step);
  }
}

/** @param child the table that refers to it by `key`: without an index it would be read whole for every entry, to see that none is referred to */
async function removeEntries(sqlite: Sqlite, table: string, child: string, key: string, ids: readonly number[], step: Step): Promise<void> {
  if (ids.length === 0) return;
  sqlite.exec(`CREATE INDEX removing ON ${child}(${key})`);
  const remove = sqlite.prepare(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`);
  for (let at = 0; at < ids.length; at += rowsPerStep) {
    remove.run(JSON.stringify(ids.slice(at, at + rowsPerStep)));
    await step();
  }
  sqlite.exec('DROP INDEX removing');
}
