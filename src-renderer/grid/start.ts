/** What a grid begins with: the query it was opened with, over the layout the person left, over the default sort. */
import type { GridState } from 'ag-grid-community';
import type { Columns, GridQuery } from '../../src-preload/contract/grid.ts';
import { modelOf, sortOf } from './filter-model.ts';
import type { SavedView } from './view.ts';

export interface Start {
  readonly query: GridQuery;
  readonly state: GridState;
}

export function startOf(query: GridQuery, defaultSort: GridQuery['sort'], saved: SavedView, columns: Columns): Start {
  const savedSort = sortOf(saved.sort?.sortModel ?? []).filter(({ column }) => Object.hasOwn(columns, column));
  const sort = query.sort.length > 0 ? query.sort : savedSort.length > 0 ? savedSort : defaultSort;
  return {
    query: { ...query, sort },
    state: {
      partialColumnState: true,
      ...(saved.columnOrder ? { columnOrder: saved.columnOrder } : {}),
      ...(saved.columnVisibility ? { columnVisibility: saved.columnVisibility } : {}),
      ...(saved.columnSizing ? { columnSizing: saved.columnSizing } : {}),
      sort: { sortModel: sort.map(({ column, descending }) => ({ colId: column, sort: descending ? 'desc' : 'asc' })) },
      filter: { filterModel: { ...modelOf(query.filters) } },
    },
  };
}
