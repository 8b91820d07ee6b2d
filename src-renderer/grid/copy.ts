/** The chosen rows as the clipboard's text: what is on screen, in its order, as the locale's spreadsheet reads it. */
import type { GridApi } from 'ag-grid-community';
import { type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Columns, GridQuery, Selection } from '../../src-preload/contract/grid.ts';
import type { Format } from '../app/format.ts';
import { useFormat } from '../app/locale.tsx';
import { tell, tellProblem } from '../app/tell.tsx';
import { copiedText, tabSeparated } from './cells.ts';
import { type ColumnLook, positions, type Row } from './looks.ts';
import { type FetchPage, mostCopiedRows, selectedRows } from './rows.ts';
import { selectedCount } from './selection.ts';

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

interface Given {
  readonly api: RefObject<GridApi<Row> | null>;
  readonly asked: RefObject<GridQuery>;
  readonly chosen: RefObject<Selection>;
  readonly fetchPage: RefObject<FetchPage>;
  readonly total: RefObject<number | null>;
  readonly given: RefObject<{
    readonly columns: Columns;
    readonly looks: Readonly<Record<string, ColumnLook | undefined>>;
    readonly rowsOf?: (selection: Selection) => Promise<readonly Row[]>;
  }>;
}

/** Copies the chosen rows, or the cell under the cursor where none is chosen, and says how many. */
export function useCopy({ api, asked, chosen, fetchPage, total, given }: Given): (withHeaders: boolean) => void {
  const { t } = useTranslation('grid');
  const format = useFormat();
  return useCallback(
    (withHeaders) => {
      const copy = async (grid: GridApi<Row>): Promise<void> => {
        const { columns, looks, rowsOf } = given.current;
        const write = (rows: readonly Row[], keys: readonly string[]) =>
          navigator.clipboard.writeText(copiedRows(rows, keys, columns, looks, format, withHeaders));
        const count = selectedCount(chosen.current, total.current ?? 0);
        if (count === 0) {
          const cell = grid.getFocusedCell();
          const row = cell && grid.getDisplayedRowAtIndex(cell.rowIndex)?.data;
          if (!row) return;
          await write([row], [cell.column.getColId()]);
          tell('done', t('copiedCell'));
        } else if (count > mostCopiedRows) {
          tell('note', t('tooManyToCopy', { limit: format.integer(mostCopiedRows) }));
        } else {
          const rows = await (rowsOf ? rowsOf(chosen.current) : selectedRows(fetchPage.current, asked.current, chosen.current));
          await write(rows, shownColumns(grid, columns));
          tell('done', t('copied', { count: rows.length }));
        }
      };
      if (api.current) copy(api.current).catch(tellProblem);
    },
    [api, asked, chosen, fetchPage, total, given, format, t],
  );
}
