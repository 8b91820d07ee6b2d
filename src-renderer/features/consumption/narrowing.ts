import type { GridQuery } from '../../../src-preload/contract/grid.ts';

/** What every part of the bar works with: the query of the view, and the way to hold it to other lines. */
export interface Narrowing {
  readonly query: GridQuery;
  readonly onNarrow: (query: Pick<GridQuery, 'filters' | 'search'>) => void;
}
