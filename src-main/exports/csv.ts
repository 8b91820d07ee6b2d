/** CSV as spreadsheets open it right, written cell by cell: text never becomes a formula, money keeps its decimals and its minus. */
import type { CsvForm } from '../../src-preload/contract/exports.ts';
import { inertText } from '../billing/formula-text.ts';
import { formatDecimal, formatMicros } from '../billing/money.ts';
import type { CellType } from './table.ts';

/** What the file begins with: Excel reads accents in UTF-8 only after a BOM. */
export const csvStart = ({ encoding }: CsvForm): string => (encoding === 'utf-8' ? '\ufeff' : '');

/** One record; where it is one empty cell, quoted, since many readers pass over an empty line. */
export function csvRecord(cells: readonly string[], { separator }: CsvForm): string {
  return `${cells.join(separator) || '""'}\r\n`;
}

// Quoted for both separators: the file may be opened by a spreadsheet that expects the other.
const needsQuotes = /[",;\t\r\n]|^\s|\s$/;

/**
 * Text as a cell. Text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets understand as
 * "text"; `plainText` takes it off again. NUL, which no spreadsheet reads, is dropped.
 */
export function csvText(text: string): string {
  const inert = inertText(text.includes('\0') ? text.replaceAll('\0', '') : text);
  return needsQuotes.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const isoInstant = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})/;
const printedDecimal = /^-?\d+(\.\d+)?$/;

/**
 * A cell of a table.
 * @param minorDigits decimals of the row's currency, for `minor`
 */
export function csvCell(value: string | number | null, type: CellType, form: CsvForm, minorDigits: number): string {
  if (value === null) return '';
  const { decimal } = form;
  if (typeof value === 'string') {
    if (type === 'date' || type === 'instant') return csvDate(value, form);
    return type === 'decimal' && printedDecimal.test(value) ? value.replace('.', decimal) : csvText(value);
  }
  switch (type) {
    case 'minor':
      return formatDecimal(value, minorDigits).replace('.', decimal);
    case 'hundredths':
      return formatDecimal(value, 2).replace('.', decimal);
    case 'micros':
      return formatMicros(value)
        .replace(/0{1,4}$/, '')
        .replace('.', decimal);
    case 'clock':
    case 'time':
      return clock(value);
    default:
      return String(value).replace('.', decimal);
  }
}

function csvDate(value: string, form: CsvForm): string {
  const [, year, month, day, time] = isoInstant.exec(value) ?? isoDate.exec(value) ?? [];
  if (year === undefined) return csvText(value);
  const date = form.decimal === ',' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
  return time === undefined ? date : `${date} ${time}`;
}

/** Seconds as hh:mm:ss. */
function clock(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
