/** One of a few values in its cell: the list opens at once, choosing ends the edit. */
import type { CustomCellEditorProps } from 'ag-grid-react';
import { useEffect, useRef } from 'react';
import classes from './contacts.module.css';
import type { SheetRow } from './sheet.ts';

interface ChoiceEditorProps extends CustomCellEditorProps<SheetRow, string> {
  readonly values: readonly string[];
}

export function ChoiceEditor({ value, values, onValueChange, formatValue, stopEditing, colDef, api, rowIndex, column }: ChoiceEditorProps) {
  const list = useRef<HTMLSelectElement>(null);
  const chosen = useRef(false);
  useEffect(() => {
    list.current?.focus();
    // Only what a person just did may open the list.
    if (navigator.userActivation.isActive) list.current?.showPicker();
  }, []);
  useEffect(() => {
    // The grid has the value by now.
    if (!chosen.current || value === undefined) return;
    stopEditing(true);
    api.setFocusedCell(rowIndex, column);
  }, [value, stopEditing, api, rowIndex, column]);
  return (
    <select
      ref={list}
      className={classes.input}
      aria-label={colDef.headerName}
      value={value ?? ''}
      onChange={(event) => {
        chosen.current = true;
        onValueChange(event.currentTarget.value);
      }}
    >
      {values.map((one) => (
        <option key={one} value={one}>
          {formatValue(one)}
        </option>
      ))}
    </select>
  );
}
