/** Pages of a grid straight from SQL: for tables of some hundred thousand rows. */
import { type Columns, columnKeys, type Page, type PageRequest } from '../../src-preload/contract/grid.ts';
import { compileGrid, type GridSpec, type SqlCondition } from './grid-query.ts';
import type { LedgerReader } from './ledger.ts';

/** The rows from `offset`, cells in the order of `columns`, and how many rows the query finds; `within` narrows what is looked at. */
export function readPage(
  { sqlite }: LedgerReader,
  spec: GridSpec,
  columns: Columns,
  request: PageRequest,
  within: SqlCondition = everything,
): Page {
  const { where, params, orderBy } = compileGrid(spec, request);
  const from = `FROM ${spec.from} WHERE (${within.where}) AND (${where})`;
  const values = [...within.params, ...params];
  const total = sqlite.prepare(`SELECT count(*) ${from}`).pluck().get(values) as number;
  const rows = sqlite
    .prepare(`SELECT ${cellsSql(spec, columns)} ${from} ORDER BY ${orderBy} LIMIT ? OFFSET ?`)
    .raw()
    .all([...values, request.limit, request.offset]) as Page['rows'];
  return { rows, total };
}

/** SQL of the cells of a row, in the order of the contract's columns. */
export function cellsSql(spec: GridSpec, columns: Columns): string {
  return columnKeys(columns)
    .map((key) => spec.columns[key]?.sql ?? 'NULL')
    .join(', ');
}

const everything: SqlCondition = { where: '1', params: [] };
