/** How the columns of a contract table look in a grid: their words, widths and what can be clicked. */
import type { ColDef } from 'ag-grid-community';
import type { Cell, Columns, ColumnType } from '../../src-preload/contract/grid.ts';
import type { Format } from '../app/format.ts';
import { shownText } from './cells.ts';
import { ColumnFilterBox, ColumnFilterForm, type FilterSettings } from './filters.tsx';

export type Row = readonly Cell[];

export interface ColumnLook {
  readonly title: string;
  readonly width: number;
  /** Not shown until it is chosen. */
  readonly hidden?: boolean;
  /** The values of a column of codes (or of a few figures) and their words, in the order of the filter's list. */
  readonly words?: ReadonlyMap<string, string>;
  /** The rows have an order of their own, which this column cannot change. */
  readonly fixed?: boolean;
  /** A click leads to what the cell names. */
  readonly link?: boolean;
}
export type Looks<C extends Columns> = { readonly [K in Exclude<keyof C, 'id'>]?: ColumnLook };

export const rowNumberColumn = '#';
export const selectionColumn = 'chosen';

const figures: ReadonlySet<ColumnType> = new Set(['integer', 'minor', 'micros', 'seconds', 'hundredths']);

/** Where a column's cell stands in a row. */
export function positions<C extends Columns>(columns: C): { readonly [K in keyof C]: number } {
  return Object.fromEntries(Object.keys(columns).map((key, index) => [key, index])) as { [K in keyof C]: number };
}

/** The grid's own columns from a contract table: each cell is found by its place, nothing is copied. */
export function columnDefinitions(
  columns: Columns,
  looks: Readonly<Record<string, ColumnLook | undefined>>,
  format: Format,
): ColDef<Row>[] {
  const at = positions(columns);
  const currencyAt = at.currency;
  return Object.entries(looks).flatMap(([key, look]): ColDef<Row>[] => {
    const type = columns[key];
    const place = at[key];
    if (!look || type === undefined || place === undefined) return [];
    const settings: FilterSettings = { title: look.title, type, words: look.words };
    const cell = { type, words: look.words };
    const isFigure = figures.has(type) && !look.words;
    return [
      {
        colId: key,
        headerName: look.title,
        initialWidth: look.width,
        initialHide: look.hidden ?? false,
        ...(look.fixed ? { sortable: false } : {}),
        cellClass: ({ node }) => [isFigure ? 'ledger-figure' : 'ledger-text', ...(look.link && !node.rowPinned ? ['ledger-link'] : [])],
        headerClass: isFigure ? 'ledger-figure-header' : undefined,
        valueGetter: ({ data }) => data?.[place] ?? null,
        valueFormatter: ({ value, data }) => {
          const currency = currencyAt === undefined ? null : data?.[currencyAt];
          return shownText(value, cell, typeof currency === 'string' ? currency : null, format);
        },
        filter: { component: ColumnFilterForm },
        filterParams: { settings },
        floatingFilterComponent: ColumnFilterBox,
        floatingFilterComponentParams: { settings },
        suppressFloatingFilterButton: type === 'code' || look.words !== undefined,
        suppressHeaderFilterButton: true,
      },
    ];
  });
}
