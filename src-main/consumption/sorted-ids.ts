/** Detail lines sorted by SQL. */
import type { GridQuery } from '../../src-preload/contract/grid.ts';
import { columnOf, type SqlCondition, sortKey } from '../ledger/grid-query.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { detailColumns, homeSpecs } from './columns.ts';
import { lineSource } from './conditions.ts';

export type Sort = GridQuery['sort'];

/** @throws ProblemError invalid-arguments where a column is unknown */
export function checkSort(sort: Sort): void {
  for (const { column } of sort) columnOf(homeSpecs[detailColumns[column]?.home ?? 'line'], column);
}

/** The ids of the lines under a condition, sorted; the id comes last. */
export function sortedIds(sqlite: Sqlite, { where, params }: SqlCondition, sort: Sort): Float64Array {
  const joins: string[] = [];
  const keys: string[] = [];
  for (const [index, { column, descending }] of sort.entries()) {
    const home = detailColumns[column]?.home ?? 'line';
    const place = columnOf(homeSpecs[home], column);
    const direction = descending ? ' DESC' : '';
    if (home === 'line') keys.push(sortKey(place) + direction);
    else {
      // Ranks of the few entries of a dictionary, rather than a comparison of texts for each line.
      const { from, idSql } = homeSpecs[home];
      joins.push(
        `CROSS JOIN (SELECT ${idSql} AS id, dense_rank() OVER (ORDER BY ${sortKey(place)}) AS rank FROM ${from}) AS sort${index}
         ON sort${index}.id = ${lineSource.keys[home]}`,
      );
      keys.push(`sort${index}.rank${direction}`);
    }
  }
  const sql = `SELECT detail_line.id FROM detail_line ${joins.join(' ')} WHERE ${where} ORDER BY ${[...keys, 'detail_line.id'].join(', ')}`;
  return Float64Array.from(sqlite.prepare(sql).pluck().all(params) as number[]);
}
