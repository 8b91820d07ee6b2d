/** A cell as text: on screen, and copied so that the locale's spreadsheet reads it back as what it is. */
import { minorDigits } from '../../src-preload/contract/currency.ts';
import type { Cell, ColumnType } from '../../src-preload/contract/grid.ts';
import { decimalString, type Format, microsString } from '../app/format.ts';

export interface CellLook {
  readonly type: ColumnType;
  /** Words of a column of codes, or of a few figures (the days of the week). */
  readonly words?: ReadonlyMap<string, string>;
}

/** What a cell shows; `currency` is the row's. */
export function shownText(value: Cell, { type, words }: CellLook, currency: string | null, format: Format): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') {
    switch (type) {
      case 'minor':
        return format.minor(value, currency);
      case 'micros':
        return aligned(format.micros(value, currency), value, currency);
      case 'seconds':
        return format.duration(value);
      case 'integer':
        return words?.get(String(value)) ?? format.integer(value);
      case 'hundredths':
        return format.percent(decimalString(value, 2));
      default:
        return String(value);
    }
  }
  switch (type) {
    case 'date':
      return format.date(value);
    case 'instant':
      return format.instant(value);
    case 'code':
      return words?.get(value) ?? value;
    default:
      return value;
  }
}

/** As operators print them; a finer amount is written whole all the same. */
const usualDecimals = 4;

/** Blanks as wide as the figures that are not written, so that the decimal commas of a column stand under one another. */
function aligned(text: string, micros: number, currency: string | null): string {
  const written = microsString(micros, minorDigits(currency ?? ''));
  const point = written.indexOf('.');
  const decimals = point < 0 ? 0 : written.length - point - 1;
  const last = text.search(/\d\D*$/) + 1;
  return text.slice(0, last) + '\u2007'.repeat(Math.max(0, usualDecimals - decimals)) + text.slice(last);
}

/** What a cell is when copied: figures without grouping or symbol, dates and durations as the spreadsheet's own. */
export function copiedText(value: Cell, look: CellLook, currency: string | null, format: Format): string {
  if (typeof value !== 'number') return shownText(value, look, currency, format);
  switch (look.type) {
    case 'minor':
      return format.plain(decimalString(value, minorDigits(currency ?? '')));
    case 'micros':
      return format.plain(microsString(value));
    case 'seconds':
      return secondsText(value);
    case 'hundredths':
      return format.plain(decimalString(value, 2));
    default:
      return look.words?.get(String(value)) ?? String(value);
  }
}

/** h:mm:ss without grouping or typographic sign. */
function secondsText(seconds: number): string {
  const total = Math.abs(seconds);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${seconds < 0 ? '-' : ''}${Math.floor(total / 3600)}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
}

/** Rows of cells as the clipboard's text: tabs between cells, CRLF between rows, quoted where a cell holds either or begins with a quote. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
}
