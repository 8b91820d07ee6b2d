import type { GridQuery, Selection } from '../../../src-preload/contract/grid.ts';

/** Asks how the chosen invoices are to be printed; `query` is the grid's, for their order and their count. */
export function openPrintDialog(selection: Selection, query: GridQuery): void {
  console.debug(selection, query);
}
