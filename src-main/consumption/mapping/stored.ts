/** The layouts that persons have described, kept in the ledger by their names. */
import { type DetailMapping, mappingSchema } from '../../../src-preload/contract/mapping.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { foldText } from '../../billing/text.ts';
import type { LedgerReader, LedgerWriter } from '../../ledger/ledger.ts';
import { detailProfiles } from '../profiles/index.ts';

/** By name; one that this program does not understand is left aside. */
export function readMappings({ sqlite }: Pick<LedgerReader, 'sqlite'>): DetailMapping[] {
  const rows = sqlite.prepare('SELECT mapping FROM detail_mapping ORDER BY name').pluck().all() as string[];
  return rows.flatMap((row) => {
    const read = mappingSchema.safeParse(JSON.parse(row));
    return read.success ? [read.data] : [];
  });
}

/**
 * Keeps a layout.
 * @param replaces the name it had before; null for a new one
 * @throws ProblemError mapping-name-taken
 */
export function writeMapping({ sqlite }: LedgerWriter, mapping: DetailMapping, replaces: string | null): void {
  const names = [...detailProfiles.map(({ name }) => name), ...readMappings({ sqlite }).map(({ name }) => name)];
  const taken = names.some((name) => name !== replaces && foldText(name) === foldText(mapping.name));
  if (taken) throw new ProblemError('mapping-name-taken', { name: mapping.name });
  if (replaces !== null) removeMapping({ sqlite }, replaces);
  sqlite.prepare('INSERT INTO detail_mapping (name, mapping) VALUES (?, ?)').run(mapping.name, JSON.stringify(mapping));
}

/** Forgets a layout; what was read with it stays. Returns whether there was one. */
export function removeMapping({ sqlite }: Pick<LedgerWriter, 'sqlite'>, name: string): boolean {
  return sqlite.prepare('DELETE FROM detail_mapping WHERE name = ?').run(name).changes > 0;
}
