/** AG Grid keeps a filter a column; the contract wants a list of filters that each name their column. */
import type { Filter, GridQuery } from '../../src-preload/contract/grid.ts';

type Without<F> = F extends { readonly column: string } ? Omit<F, 'column'> : never;
/** A filter within its column. */
export type ColumnFilter = Without<Filter>;
export type FilterModel = Readonly<Record<string, ColumnFilter>>;

export function filtersOf(model: FilterModel | null | undefined): Filter[] {
  return Object.entries(model ?? {}).map(([column, filter]) => ({ ...filter, column }) as Filter);
}

export function modelOf(filters: readonly Filter[]): FilterModel {
  return Object.fromEntries(filters.map(({ column, ...filter }) => [column, filter as ColumnFilter]));
}

/** Filters on what the grid has no column for: it knows nothing of them, yet they narrow its rows. */
export function aside(filters: readonly Filter[], looks: Readonly<Record<string, unknown>>): Filter[] {
  return filters.filter(({ column }) => !looks[column]);
}

export function sortOf(model: readonly { readonly colId: string; readonly sort: string }[]): GridQuery['sort'] {
  return model.slice(0, 8).map(({ colId, sort }) => ({ column: colId, descending: sort === 'desc' }));
}
