/** The ids of the lines that a query finds, in its order, from any place of it. */
import type { GridQuery } from '../../src-preload/contract/grid.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { DetailConditions, lineSource } from './conditions.ts';
import { GroupedOrder } from './grouped-order.ts';
import { checkSort, sortedIds } from './sorted-ids.ts';

export interface LineOrder {
  /** How many lines there are. */
  readonly total: number;
  /** Roughly how many numbers are held. */
  readonly weight: number;
  ids(offset: number, limit: number): ArrayLike<number>;
}

/** @throws ProblemError invalid-arguments */
export function lineOrder(sqlite: Sqlite, query: GridQuery): LineOrder {
  const conditions = new DetailConditions(query);
  checkSort(query.sort);
  const sort = query.sort.filter(({ column }, index) => query.sort.findIndex((key) => key.column === column) === index);
  if (conditions.everything) {
    const [first] = sort;
    if (!first) {
      const order = unsorted(sqlite);
      if (order) return order;
    }
    if (first?.column === 'user' || first?.column === 'destination') return new GroupedOrder(sqlite, sort);
  }
  const list = sortedIds(sqlite, conditions.over(lineSource, sqlite), sort);
  return { total: list.length, weight: list.length, ids: (offset, limit) => list.subarray(offset, offset + limit) };
}

/** Lines as they came: nothing to compute where no id is missing. */
function unsorted(sqlite: Sqlite): LineOrder | null {
  const { total, first, last } = sqlite
    .prepare(
      'SELECT (SELECT sum(lines) FROM detail_batch) AS total, (SELECT min(id) FROM detail_line) AS first, (SELECT max(id) FROM detail_line) AS last',
    )
    .get() as { total: number | null; first: number | null; last: number | null };
  if (total === null || first === null || last === null || last - first + 1 !== total) return null;
  return {
    total,
    weight: 1,
    ids: (offset, limit) => Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) => first + offset + i),
  };
}
