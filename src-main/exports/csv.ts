/** CSV as spreadsheets open it right, written cell by cell: text never becomes a formula, money keeps its decimals and its minus. */
import type { ColumnType } from '../../src-preload/contract/grid.ts';
import { formatDecimal, formatMicros } from '../billing/money.ts';

/** `fr`: BOM, `;`, decimal comma, dd/mm/yyyy, CRLF: what a French Excel opens right. `en`: `,`, decimal point, ISO dates. */
export type CsvStyle = 'fr' | 'en';

interface Form {
  readonly start: string;
  readonly separator: string;
  readonly decimal: string;
}

const forms: Readonly<Record<CsvStyle, Form>> = {
  fr: { start: '\ufeff', separator: ';', decimal: ',' },
  en: { start: '', separator: ',', decimal: '.' },
};

/** What the file begins with: Excel reads accents only after a BOM; the programs that `en` is for do without. */
export const csvStart = (style: CsvStyle): string => forms[style].start;

/** One record; where it is one empty cell, quoted, since many readers pass over an empty line. */
export function csvRecord(cells: readonly string[], style: CsvStyle): string {
  return `${cells.join(forms[style].separator) || '""'}\r\n`;
}

// OWASP "CSV injection": = + - @ TAB CR LF begin a formula or smuggle one in, and so do the full-width forms of the first four.
const formulaStart = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
// Quoted for the separators of both styles: the file may be opened by a spreadsheet that expects the other.
const needsQuotes = /[",;\t\r\n]|^\s|\s$/;

/**
 * Text as a cell. Text that a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets understand as
 * "text"; `csvPlainText` takes it off again. NUL, which no spreadsheet reads, is dropped.
 */
export function csvText(text: string): string {
  const clean = text.includes('\0') ? text.replaceAll('\0', '') : text;
  const inert = formulaStart.test(clean) ? `'${clean}` : clean;
  return needsQuotes.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** The text that a cell written by `csvText` stands for, once its quotes are off. */
export function csvPlainText(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell.slice(1)) ? cell.slice(1) : cell;
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const isoInstant = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}:\d{2})/;

/**
 * A cell of a grid.
 * @param minorDigits decimals of the row's currency, for `minor`
 */
export function csvCell(value: string | number | null, type: ColumnType, style: CsvStyle, minorDigits: number): string {
  if (value === null) return '';
  if (typeof value === 'string') return type === 'date' || type === 'instant' ? csvDate(value, style) : csvText(value);
  const { decimal } = forms[style];
  if (type === 'minor') return formatDecimal(value, minorDigits).replace('.', decimal);
  if (type === 'micros')
    return formatMicros(value)
      .replace(/0{1,4}$/, '')
      .replace('.', decimal);
  return String(value).replace('.', decimal);
}

function csvDate(value: string, style: CsvStyle): string {
  const [, year, month, day, time] = isoInstant.exec(value) ?? isoDate.exec(value) ?? [];
  if (year === undefined) return csvText(value);
  const date = style === 'fr' ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
  return time === undefined ? date : `${date} ${time}`;
}
