/** Days, times of day and durations as operators write them, from their bytes. Each gives NaN where the text is none. */
import type { Formats } from '../../../src-preload/contract/mapping.ts';
import { dayNumber } from '../values.ts';

const decoder = new TextDecoder('windows-1252');
const longestText = 40;

/** Where the last reading of a day stopped. */
let stopped = 0;

/**
 * Days since 1970. Numbers apart by `/`, `-`, `.` or a space; eight digits without; a year of two digits is of this century up to 69. A year
 * of four digits in front is always the year. Midnight after the day is left out.
 */
export function dayIn(bytes: Uint8Array, from: number, to: number, order: Formats['dates']): number {
  const day = dayBefore(bytes, from, to, order);
  for (let at = stopped; at < to; at++) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x54 && byte !== 0x30 && byte !== 0x3a) return Number.NaN;
  }
  return day;
}

/** Seconds since 1970 as if UTC: a day, then a time after `T`, spaces, a comma or `à`; the offset from UTC is left out. */
export function instantIn(bytes: Uint8Array, from: number, to: number, order: Formats['dates']): number {
  const day = dayBefore(bytes, from, to, order);
  let at = stopped;
  // A comma, "à" in either encoding, "T".
  while (at < to && isBetween(bytes[at] ?? 0)) at++;
  if (at === to) return day * 86_400;
  if (at === stopped) return Number.NaN;
  return day * 86_400 + timeIn(bytes, at, offsetStart(bytes, at, to));
}

function isBetween(byte: number): boolean {
  return byte === 0x20 || byte === 0x54 || byte === 0x2c || byte === 0xe0 || byte === 0xc3 || byte === 0xa0 || byte === 0xc2;
}

/** Where `Z` or `+02:00` begins at the end of an instant. */
function offsetStart(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[to - 1] === 0x5a) return to - 1;
  for (let at = to - 1; at > from && at >= to - 6; at--) {
    if (bytes[at] === 0x2b || bytes[at] === 0x2d) return bytes[at - 1] === 0x20 ? at - 1 : at;
  }
  return to;
}

function dayBefore(bytes: Uint8Array, from: number, to: number, order: Formats['dates']): number {
  stopped = to;
  let at = from;
  let first = 0;
  const digit = (place: number) => (place < to ? (bytes[place] ?? 0) - 0x30 : -1);
  const isDigit = (value: number) => value >= 0 && value <= 9;
  for (let value = digit(at); isDigit(value) && at - from < 9; value = digit(++at)) first = first * 10 + value;
  const width = at - from;
  if (width === 8) {
    stopped = at;
    if (order === 'ymd') return dayNumber(Math.floor(first / 10_000), Math.floor(first / 100) % 100, first % 100);
    const [left, right] = [Math.floor(first / 1_000_000), Math.floor(first / 10_000) % 100];
    return order === 'dmy' ? dayNumber(first % 10_000, right, left) : dayNumber(first % 10_000, left, right);
  }
  const mark = bytes[at] ?? 0;
  if (width === 0 || width > 4 || width === 3 || at >= to || !(mark === 0x2f || mark === 0x2d || mark === 0x2e || mark === 0x20))
    return Number.NaN;
  let second = 0;
  let start = ++at;
  for (let value = digit(at); isDigit(value) && at - start < 3; value = digit(++at)) second = second * 10 + value;
  if (at === start || at - start > 2 || at >= to || bytes[at] !== mark) return Number.NaN;
  let third = 0;
  start = ++at;
  for (let value = digit(at); isDigit(value) && at - start < 5; value = digit(++at)) third = third * 10 + value;
  const last = at - start;
  stopped = at;
  if (width === 4) return last >= 1 && last <= 2 ? dayNumber(first, second, third) : Number.NaN;
  if (order === 'ymd') return last <= 2 && width === 2 ? dayNumber(century(first), second, third) : Number.NaN;
  if (last !== 4 && last !== 2) return Number.NaN;
  const year = last === 4 ? third : century(third);
  return order === 'dmy' ? dayNumber(year, second, first) : dayNumber(year, first, second);
}

function century(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}

/** Seconds of a time of day: 14:05:33, 14:05, 14h05, 2:05 PM, 140533, 1405; a fraction of a second is left out. */
export function timeIn(bytes: Uint8Array, from: number, to: number): number {
  let hours = 0;
  let minutes = 0;
  let seconds = 0;
  let part = 0;
  let digits = 0;
  let value = 0;
  let at = from;
  const close = (): boolean => {
    if (digits === 0 || digits > 2) return false;
    if (part === 0) hours = value;
    else if (part === 1) minutes = value;
    else if (part === 2) seconds = value;
    else return false;
    part++;
    digits = 0;
    value = 0;
    return true;
  };
  for (; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + byte - 0x30;
      digits++;
      continue;
    }
    const colon = byte === 0x3a;
    const hour = (byte | 0x20) === 0x68 && part === 0;
    const minute = (byte | 0x20) === 0x6d && part === 1 && (bytes[at - 1] ?? 0) <= 0x39;
    if (!(colon || hour || minute)) break;
    if (!close()) return Number.NaN;
  }
  if (part === 0 && (digits === 4 || digits === 6)) {
    [hours, minutes, seconds] =
      digits === 4 ? [Math.floor(value / 100), value % 100, 0] : [Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100];
  } else if (digits > 0) {
    if (part === 0 || !close()) return Number.NaN;
  } else if (part === 0 || bytes[at - 1] === 0x3a) return Number.NaN;
  if (at < to) {
    const rest = decoder.decode(bytes.subarray(at, Math.min(to, at + longestText)));
    const match = /^(?:[.,]\d{1,9})?\s?(?:s|([ap])\.?m\.?)?$/i.exec(rest);
    if (!match) return Number.NaN;
    if (match[1] !== undefined) {
      if (hours < 1 || hours > 12) return Number.NaN;
      hours = (hours % 12) + (match[1].toLowerCase() === 'p' ? 12 : 0);
    }
  }
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3600 + minutes * 60 + seconds : Number.NaN;
}

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600 } as const;

/**
 * Seconds of a duration: hh:mm:ss, two parts as `clock` says, 1h02, 1 h 02 min 3 s, 1'02", or a figure in `durationUnit`, decimals of
 * which are rounded to the second. Empty: 0.
 */
export function durationIn(bytes: Uint8Array, from: number, to: number, formats: Formats): number {
  if (from === to) return 0;
  let value = 0;
  let at = from;
  for (; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  if (at - from > 12) return Number.NaN;
  if (at === to) return value * unitSeconds[formats.durationUnit];
  if (bytes[at] === 0x3a) return at === from ? Number.NaN : clockOf(bytes, from, to, formats.clock);
  return to - from > longestText ? Number.NaN : wordy(decoder.decode(bytes.subarray(from, to)), formats);
}

function clockOf(bytes: Uint8Array, from: number, to: number, form: Formats['clock']): number {
  let total = 0;
  let part = 0;
  let digits = 0;
  let parts = 0;
  for (let at = from; at <= to; at++) {
    const digit = at < to ? (bytes[at] ?? 0) - 0x30 : -1;
    if (digit >= 0 && digit <= 9) {
      part = part * 10 + digit;
      digits++;
      continue;
    }
    const fraction = parts === 2 && (bytes[at] === 0x2e || bytes[at] === 0x2c);
    if (at < to && bytes[at] !== 0x3a && !fraction) return Number.NaN;
    // All but the first are below sixty; two parts may count more minutes than an hour has.
    if (digits === 0 || digits > (parts === 0 ? 6 : 2) || (parts > 0 && part >= 60)) return Number.NaN;
    total = total * 60 + part;
    parts++;
    part = 0;
    digits = 0;
    if (fraction) {
      for (let rest = at + 1; rest < to; rest++) if ((bytes[rest] ?? 0) < 0x30 || (bytes[rest] ?? 0) > 0x39) return Number.NaN;
      break;
    }
  }
  if (parts === 3) return total;
  return parts === 2 ? (form === 'hours-minutes' ? total * 60 : total) : Number.NaN;
}

const units: ReadonlyMap<string, number> = new Map([
  ...['h', 'hr', 'hrs', 'heure', 'heures', 'hour', 'hours', 'u', 'uur', 'std', 'stunden'].map((unit) => [unit, 3600] as const),
  ...['m', 'mn', 'min', 'mins', 'minute', 'minutes', 'minuten', "'"].map((unit) => [unit, 60] as const),
  ...['s', 'sec', 'secs', 'seconde', 'secondes', 'second', 'seconds', 'sek', 'sekunden', '"', "''"].map((unit) => [unit, 1] as const),
]);

/** A figure with its unit, or several, the largest first; the last may leave its unit out after another. */
function wordy(written: string, { decimal, durationUnit }: Formats): number {
  const text = written.toLowerCase().replace(/â€™|’/g, "'");
  const part = /\s*(\d+(?:[.,]\d+)?)\s*([a-z]+|'{1,2}|")?\.?\s*/y;
  let total = 0;
  let last = Number.POSITIVE_INFINITY;
  let parts = 0;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (!match) return Number.NaN;
    const [, figure = '', name] = match;
    const unit = name === undefined ? (parts === 0 ? unitSeconds[durationUnit] : last / 60) : units.get(name);
    const mark = /[.,]/.exec(figure)?.[0];
    if (unit === undefined || unit >= last || unit < 1 || (mark !== undefined && mark !== decimal)) return Number.NaN;
    // What follows a larger unit is less than one of it.
    if (parts > 0 && Number(figure.replace(',', '.')) * unit >= last) return Number.NaN;
    total += Math.round(Number(figure.replace(',', '.')) * unit);
    last = unit;
    parts++;
  }
  return parts > 0 ? total : Number.NaN;
}
