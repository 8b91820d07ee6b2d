/** The chosen rows as the clipboard's text: what is on screen, in its order, as the locale's spreadsheet reads it. */
import type { GridApi } from 'ag-grid-community';
import type { Columns } from '../../src-preload/contract/grid.ts';
import type { Format } from '../app/format.ts';
import { copiedText, tabSeparated } from './cells.ts';
import { type ColumnLook, positions, type Row } from './looks.ts';

/** Columns on screen that carry data, in their order. */
export function shownColumns(api: GridApi<Row>, columns: Columns): string[] {
  return api
    .getAllDisplayedColumns()
    .map((column) => column.getColId())
    .filter((key) => Object.hasOwn(columns, key));
}

export function copiedRows(
  rows: readonly Row[],
  keys: readonly string[],
  columns: Columns,
  looks: Readonly<Record<string, ColumnLook | undefined>>,
  format: Format,
  withHeaders: boolean,
): string {
  const at = positions(columns);
  const body = rows.map((row) => {
    const currency = at.currency === undefined ? null : row[at.currency];
    return keys.map((key) => {
      const look = { type: columns[key] ?? 'text', words: looks[key]?.words };
      return copiedText(row[at[key] ?? -1] ?? null, look, typeof currency === 'string' ? currency : null, format);
    });
  });
  return tabSeparated(withHeaders ? [keys.map((key) => looks[key]?.title ?? key), ...body] : body);
}
