/** Cells of an XLSX sheet (ECMA-376 part 1, 18.3.1.4): real numbers, dates and durations, each with its number format; text stays text. */
import type { Cell } from '../../src-preload/contract/grid.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import { formatDecimal, formatMicros } from '../billing/money.ts';
import type { CellType } from './table.ts';

/** The longest text that a cell holds. */
export const longestText = 32_767;

/** Places in the list of cell formats that `stylesXml` writes. */
const style = { heading: 1, text: 2, integer: 3, date: 4, instant: 5, time: 6, duration: 7, decimals: 8 } as const;
const mostDecimals = 6;

/** How a text with a cell format is written. */
export type TextXml = (text: string, format: number) => string;

/**
 * A cell without its place: what stands between `<c r="A1"` and the next one; empty for an empty cell.
 * @param textXml writes what stays text
 */
export function cellXml(value: Cell, type: CellType, minorDigits: number, textXml: TextXml): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return textOrDate(value, type, textXml);
  switch (type) {
    case 'minor':
      return decimalXml(formatDecimal(value, minorDigits));
    case 'hundredths':
      return decimalXml(formatDecimal(value, 2));
    case 'micros':
      return decimalXml(formatMicros(value).replace(/0{1,4}$/, ''));
    case 'time':
      return numberXml(String(value / 86_400), style.time);
    case 'seconds':
    case 'clock':
      return numberXml(String(value / 86_400), style.duration);
    default:
      return numberXml(String(value), style.integer);
  }
}

export function headingXml(text: string): string {
  return inlineText(text, style.heading);
}

function textOrDate(value: string, type: CellType, textXml: TextXml): string {
  if (type === 'text' || type === 'code') return textXml(value, style.text);
  if (type === 'decimal') return /^-?\d+(\.\d+)?$/.test(value) && digitsOf(value) <= 15 ? decimalXml(value) : textXml(value, style.text);
  const [date = '', clock = ''] = type === 'date' || type === 'instant' ? value.split('T') : [];
  const seconds = clock === '' ? 0 : secondsOfDay(clock);
  const days = serialDay(date);
  if (seconds === null || days === null) return textXml(value, style.text);
  return numberXml(String(days + seconds / 86_400), type === 'instant' ? style.instant : style.date);
}

/** A spreadsheet counts in floats: more digits than this and the figure is kept as text. */
function digitsOf(decimal: string): number {
  return decimal.replace(/^-?0*\.?0*/, '').replace('.', '').length;
}

function decimalXml(decimal: string): string {
  const point = decimal.indexOf('.');
  const decimals = point < 0 ? 0 : decimal.length - point - 1;
  return numberXml(decimal, style.decimals + Math.min(decimals, mostDecimals));
}

const numberXml = (number: string, format: number): string => ` s="${format}"><v>${number}</v></c>`;

/** A cell that holds its text itself, without its place. */
export function inlineText(text: string, format: number): string {
  return ` s="${format}" t="inlineStr"><is><t${spaceKept(text)}>${escapeText(text.slice(0, longestText))}</t></is></c>`;
}

/** What a text element says where its spaces would else be lost. */
export function spaceKept(text: string): string {
  return /^\s|\s$|[\n\t]|\s\s/.test(text) ? ' xml:space="preserve"' : '';
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold, and what a spreadsheet would read as an escape of its own
const special = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9a-f]{4}_/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same
const specials = /[&<>\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-f]{4}_)/gi;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as XML; a character that XML lacks as _xHHHH_ (ECMA-376 part 1, 22.9.2.19), which spreadsheets read back. */
export function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return text
    .toWellFormed()
    .replace(specials, (sign) => entities[sign] ?? `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** Days as a spreadsheet counts them; null for what is no day, or lies before 1 March 1900, from where all count alike. */
function serialDay(date: string): number | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) return null;
  const days = time / 86_400_000 + 25_569;
  return days >= 61 ? days : null;
}

function secondsOfDay(clock: string): number | null {
  const [, hours, minutes, seconds] = /^(\d{2}):(\d{2}):(\d{2})/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The formats that the cells name. Excel shows them with the separators and month order of its own language. */
export function stylesXml(language: Language): string {
  const date = language === 'fr' ? 'dd/mm/yyyy' : 'yyyy-mm-dd';
  const decimals = Array.from({ length: mostDecimals + 1 }, (_, digits) => `#,##0${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`);
  const formats = [date, `${date} hh:mm:ss`, 'hh:mm:ss', '[h]:mm:ss', ...decimals];
  const first = 164;
  const plain = (id: number) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`;
  return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats
    .map((code, index) => `<numFmt numFmtId="${first + index}" formatCode="${code}"/>`)
    .join(
      '',
    )}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${4 + formats.length}">\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
${plain(49)}${plain(3)}${formats.map((_, index) => plain(first + index)).join('')}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
