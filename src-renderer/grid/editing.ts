/** Cells changed in place, for the grids that allow it: F2, Enter, a double click or typing begins, Enter or Tab ends, Escape leaves it as it was. */
import type { CellEditRequestEvent, ColDef } from 'ag-grid-community';
import type { Row } from './looks.ts';

export interface Editing {
  readonly columns: ReadonlySet<string>;
  /** Takes what was typed and gives the row as it is to be shown until the ledger's own comes; undefined leaves it as it is. */
  readonly onEdit: (row: Row, column: string, typed: string) => Row | undefined;
}

export function isEditable(editing: Editing | undefined, column: string | undefined): boolean {
  return column !== undefined && editing?.columns.has(column) === true;
}

/** The columns with those of them that can be changed made so. */
export function editableColumns(columns: readonly ColDef<Row>[], editing: Editing | undefined): ColDef<Row>[] {
  return columns.map((column) =>
    isEditable(editing, column.colId)
      ? {
          ...column,
          editable: ({ node, data }) => !node.rowPinned && data !== undefined,
          // What is shown is what one types over: a date as the locale writes it.
          cellEditorParams: { useFormatter: true, maxLength: 500 },
        }
      : column,
  );
}

/** Shows at once what was typed. */
export function takeEdit(editing: Editing, { node, data, column, newValue }: CellEditRequestEvent<Row>): void {
  const shown = editing.onEdit(data, column.getColId(), String(newValue ?? '').trim());
  if (shown) node.setData(shown);
}
