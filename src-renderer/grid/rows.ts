/** Rows beyond those a grid has loaded: ranges for Shift, rows to copy. */
import type { Filter, GridQuery, Page, PageRequest, Selection } from '../../src-preload/contract/grid.ts';
import type { Row } from './looks.ts';
import { selectedTest } from './selection.ts';

export type FetchPage = (request: PageRequest) => Promise<Page>;

const pageSize = 1000;
/** A range picked with Shift over rows that are not loaded costs a page each thousand; a whole query is chosen with Ctrl+A. */
export const mostRangeRows = 50_000;
export const mostCopiedRows = 5000;

export function idOf(row: Row): number {
  return Number(row[0]);
}

/** Rows `first` to `last` (both included) of what the query finds. */
export async function rowsBetween(fetchPage: FetchPage, query: GridQuery, first: number, last: number): Promise<Row[]> {
  const rows: Row[] = [];
  while (rows.length <= last - first) {
    const offset = first + rows.length;
    const page = await fetchPage({ ...query, offset, limit: Math.min(pageSize, last - offset + 1) });
    if (page.rows.length === 0) break;
    rows.push(...page.rows);
  }
  return rows;
}

/** The rows of a selection of a grid whose ids are the rows' ranks. Callers keep to `mostCopiedRows`. */
export async function rankedRows(fetchPage: FetchPage, query: GridQuery, selection: Selection): Promise<Row[]> {
  const some = selection.mode === 'some';
  if (some && selection.ids.length === 0) return [];
  const first = some ? selection.ids.reduce((least, id) => Math.min(least, id)) : 0;
  const last = some ? selection.ids.reduce((most, id) => Math.max(most, id)) : mostCopiedRows + selection.except.length - 1;
  const isSelected = selectedTest(selection);
  return (await rowsBetween(fetchPage, query, first, last)).filter((row) => isSelected(idOf(row)));
}

/** The rows of a selection in the order of the query. Callers keep to `mostCopiedRows`. */
export async function selectedRows(fetchPage: FetchPage, query: GridQuery, selection: Selection): Promise<Row[]> {
  if (selection.mode === 'some') {
    const chosen: Filter = { column: 'id', operator: 'in', values: selection.ids };
    return rowsBetween(fetchPage, { sort: query.sort, filters: [chosen], search: '' }, 0, selection.ids.length - 1);
  }
  const isSelected = selectedTest(selection);
  const rows = await rowsBetween(fetchPage, { ...selection.query, sort: query.sort }, 0, mostCopiedRows + selection.except.length - 1);
  return rows.filter((row) => isSelected(idOf(row)));
}
