/** Figures of a detail line, from its bytes. Each gives NaN where the text does not read: the line is then broken, never guessed. */
import { microsDigits, parseDecimal } from '../billing/money.ts';

const zero = 0x30;
const decoder = new TextDecoder('windows-1252');

/** Digits of the field as an integer; NaN unless there are digits alone, at most fifteen. */
export function integerOf(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to || to - from > 15) return Number.NaN;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * A decimal as an integer in 10^-digits units, exactly: more decimals than that must be zeros. Spaces between thousands may be plain,
 * no-break or narrow; the sign is `-`, `+` or U+2212, in front.
 */
export function scaledOf(bytes: Uint8Array, from: number, to: number, decimal: number, digits: number): number {
  let at = from;
  const negative = bytes[at] === 0x2d;
  if (negative) at++;
  let value = 0;
  let read = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === decimal && decimals < 0) {
      decimals = 0;
      continue;
    }
    const digit = byte - zero;
    if (digit < 0 || digit > 9 || decimals >= digits || read > 14) return unusual(bytes, from, to, decimal, digits);
    value = value * 10 + digit;
    read++;
    if (decimals >= 0) decimals++;
  }
  if (read === 0) return Number.NaN;
  for (let i = Math.max(decimals, 0); i < digits; i++) value *= 10;
  if (value > Number.MAX_SAFE_INTEGER) return Number.NaN;
  return negative && value !== 0 ? -value : value;
}

/** An amount in micros. */
export function microsOf(bytes: Uint8Array, from: number, to: number, decimal: number): number {
  return scaledOf(bytes, from, to, decimal, microsDigits);
}

/** The same by text, for the few that are written otherwise. */
function unusual(bytes: Uint8Array, from: number, to: number, decimal: number, digits: number): number {
  if (to - from > 60) return Number.NaN;
  const mark = String.fromCharCode(decimal);
  // As Windows-1252 the no-break space of UTF-8 reads "Â ", the narrow one "â€¯", the minus sign "âˆ’".
  const text = decoder
    .decode(bytes.subarray(from, to))
    .replace(/^âˆ’/, '-')
    .replace(/(?<=\d)(?: |\u00a0|Â\u00a0|â€¯)(?=\d{3}(?!\d))/g, '');
  const shifted = /^(-?)(\d{1,15})e-([1-6])$/.exec(text);
  if (shifted) {
    // A workbook's figure: whole digits, and how many of them are decimals.
    const whole = (shifted[2] ?? '').padStart(Number(shifted[3]) + 1, '0');
    const at = whole.length - Number(shifted[3]);
    const exact = parseDecimal(`${shifted[1]}${whole.slice(0, at)}.${whole.slice(at)}`, digits);
    return exact?.exact ? exact.value : Number.NaN;
  }
  const match = /^([+-]?)(\d+)(?:([.,])(\d*))?$/.exec(text);
  if (!match || (match[3] !== undefined && match[3] !== mark)) return Number.NaN;
  const scaled = parseDecimal(`${match[1]}${match[2]}.${match[4] ?? ''}`, digits);
  return scaled?.exact ? scaled.value : Number.NaN;
}

/** Days since 1970 of a calendar day written dd/mm/yyyy or yyyy-mm-dd (any of `/`, `-`, `.` between). */
export function dayOf(bytes: Uint8Array, from: number, to: number, order: 'dmy' | 'ymd'): number {
  if (to - from !== 10) return Number.NaN;
  const [first, second] = order === 'dmy' ? [from + 2, from + 5] : [from + 4, from + 7];
  if (!isDateMark(bytes[first]) || bytes[second] !== bytes[first]) return Number.NaN;
  const year = order === 'dmy' ? integerOf(bytes, second + 1, to) : integerOf(bytes, from, first);
  const month = integerOf(bytes, first + 1, second);
  const day = order === 'dmy' ? integerOf(bytes, from, first) : integerOf(bytes, second + 1, to);
  return dayNumber(year, month, day);
}

/** Days since 1970 of a day of the calendar; NaN where there is no such day. */
export function dayNumber(year: number, month: number, day: number): number {
  if (!(year >= 1970 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  return daysBefore(year, month) + day - 1;
}

/** Seconds of a clock written hh:mm:ss or hh:mm; `hours` bounds the hours. */
export function clockOf(bytes: Uint8Array, from: number, to: number, hours: number): number {
  let parts = 0;
  let total = 0;
  let start = from;
  for (let at = from; at <= to; at++) {
    if (at < to && bytes[at] !== 0x3a) continue;
    const part = integerOf(bytes, start, at);
    if (!(parts === 0 ? part < hours : part < 60 && at - start === 2)) return Number.NaN;
    total = total * 60 + part;
    parts++;
    start = at + 1;
  }
  return parts === 3 ? total : parts === 2 ? total * 60 : Number.NaN;
}

/** Seconds since 1970, as if UTC, of the wall clock in an ISO instant; a fraction and the offset are left out. */
export function instantOf(bytes: Uint8Array, from: number, to: number): number {
  const mark = bytes[from + 10];
  if (to - from < 16 || (mark !== 0x54 && mark !== 0x20)) return Number.NaN;
  let end = from + 11;
  while (end < to && (bytes[end] === 0x3a || ((bytes[end] ?? 0) >= zero && (bytes[end] ?? 0) <= zero + 9))) end++;
  if (end < to && !/^(?:\.\d{1,9})?(?:Z| ?[+-]\d\d:?\d\d)?$/.test(decoder.decode(bytes.subarray(end, to)))) return Number.NaN;
  return dayOf(bytes, from, from + 10, 'ymd') * 86_400 + clockOf(bytes, from + 11, end, 24);
}

function isDateMark(byte: number | undefined): boolean {
  return byte === 0x2f || byte === 0x2d || byte === 0x2e;
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return (monthDays[month - 1] ?? 0) + (leap ? 1 : 0);
}

const known = new Map<number, number>();

/** Days from 1970 to the first of the month. */
function daysBefore(year: number, month: number): number {
  const key = year * 12 + month;
  let days = known.get(key);
  if (days === undefined) {
    days = Date.UTC(year, month - 1, 1) / 86_400_000;
    known.set(key, days);
  }
  return days;
}
