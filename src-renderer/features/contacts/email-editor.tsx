/** An e-mail address in its cell, told wrong while it is typed. What is typed is kept either way. */
import type { CustomCellEditorProps } from 'ag-grid-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './contacts.module.css';
import { isEmail, type SheetRow } from './sheet.ts';

export function EmailEditor({ value, onValueChange, eventKey, column }: CustomCellEditorProps<SheetRow, string>) {
  const { t } = useTranslation('contacts');
  const input = useRef<HTMLInputElement>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    // A cell one begins to type in starts afresh, as in a spreadsheet; F2, Enter and a double click keep what is there.
    if (eventKey?.length === 1) onValueChange(eventKey);
    input.current?.focus();
    if (eventKey?.length !== 1) input.current?.select();
  }, [eventKey, onValueChange]);
  const wrong = !isEmail(value ?? '');
  return (
    <div className={classes.editor} style={{ width: column.getActualWidth() }}>
      <input
        ref={input}
        type="text"
        inputMode="email"
        className={classes.input}
        aria-label={t('columns.email')}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'email-wrong' : undefined}
        value={value ?? ''}
        onChange={(event) => onValueChange(event.currentTarget.value)}
      />
      {wrong && (
        <div id="email-wrong" role="status" className={classes.wrong}>
          {t('emailWrong')}
        </div>
      )}
    </div>
  );
}
