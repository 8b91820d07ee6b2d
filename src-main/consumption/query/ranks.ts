/** The entries of a dictionary in an order, by number: what millions of lines are sorted and grouped by. */
import type { Sqlite } from '../../ledger/sqlite.ts';
import { type Dictionary, dictionarySpecs } from './columns.ts';

export interface Ranks {
  /** By id: the entry's place in the order, from 0; entries that are equal in it share one. */
  readonly byId: Int32Array;
  /** By rank: the id of one of its entries. */
  readonly samples: Int32Array;
}

/** @param keys SQL to sort by, the first key first */
export function rankEntries(sqlite: Sqlite, dictionary: Dictionary, keys: readonly string[]): Ranks {
  const { from, idSql } = dictionarySpecs[dictionary];
  const rows = sqlite
    .prepare(`SELECT ${idSql}, ${keys.join(', ')} FROM ${from} ORDER BY ${keys.map((_, index) => index + 2).join(', ')}`)
    .raw()
    .all() as (string | number | null)[][];
  let most = 0;
  for (const [id] of rows) most = Math.max(most, Number(id));
  const byId = new Int32Array(most + 1);
  const samples: number[] = [];
  let last: (string | number | null)[] = [];
  for (const row of rows) {
    const id = Number(row[0]);
    if (samples.length === 0 || keys.some((_, index) => row[index + 1] !== last[index + 1])) samples.push(id);
    byId[id] = samples.length - 1;
    last = row;
  }
  return { byId, samples: Int32Array.from(samples) };
}
