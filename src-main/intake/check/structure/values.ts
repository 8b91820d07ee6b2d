/** Whether a text is a value of a schema's simple type (XML Schema 1.0 part 2), and what it was meant to be where it is not. */
import type { ValueForm } from './schema.ts';

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
/** A decimal comma, with or without separators of thousands: 12,50 or 1 234,50 or 1.234,50. */
const commaDecimal = /^[+-]?\d{1,3}(?:[ .'’\u00a0\u202f]?\d{3})*,\d+$|^[+-]?\d+,\d+$/;
const date = /^(-?\d{4,})-(\d\d)-(\d\d)(Z|[+-]\d\d:\d\d)?$/;
const dateTime = /^(-?\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
const time = /^(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

/** `impossible`: written as a date or time is, but no calendar or clock has it. */
export type ValueVerdict = 'holds' | 'wrong' | 'impossible';

/** Judges a trimmed text. An empty one holds where the form allows it. */
export function judgeValue(text: string, form: ValueForm): ValueVerdict {
  switch (form) {
    case 'text':
      return 'holds';
    case 'decimal':
      return decimal.test(text) ? 'holds' : 'wrong';
    case 'boolean':
      return ['true', 'false', '1', '0'].includes(text) ? 'holds' : 'wrong';
    case 'date':
      return judgeDate(date.exec(text), 4);
    case 'time':
      return judgeTime(time.exec(text));
    case 'dateTime':
      return judgeDateTime(dateTime.exec(text));
    case 'base64':
      return isBase64(text) ? 'holds' : 'wrong';
  }
}

/** 12,50 → 12.50; null for a text that is no number with a decimal comma. */
export function withPoint(text: string): string | null {
  if (text.length > 40 || !commaDecimal.test(text)) return null;
  return text.replace(/[^\d,+-]/g, '').replace(',', '.');
}

/** Lengths of the figures of UNTDID 2379 that hold a whole day; the day comes first in each. */
const dayFormats: ReadonlyMap<string, number> = new Map([
  ['102', 8],
  ['203', 12],
  ['204', 14],
]);

/** Judges a date written after UNTDID 2379 (20261028 in format 102); a format that holds no whole day, or is unknown, holds. */
export function judgeFormattedDate(text: string, format: string): ValueVerdict {
  const length = dayFormats.get(format);
  if (length === undefined) return 'holds';
  if (text.length !== length || !/^\d+$/.test(text)) return 'wrong';
  return isDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))) ? 'holds' : 'impossible';
}

function judgeDate(parts: RegExpExecArray | null, zoneAt: number): ValueVerdict {
  if (parts === null) return 'wrong';
  const [, year = '', month, day] = parts;
  // A year of more than four digits begins with none that is 0, and there is no year 0 (part 2, 3.2.7).
  if (/^-?0\d{4}/.test(year) || /^-?0000$/.test(year) || !isZone(parts[zoneAt])) return 'impossible';
  return isDay(Number(year.slice(-4)), Number(month), Number(day)) ? 'holds' : 'impossible';
}

function judgeTime(parts: RegExpExecArray | null): ValueVerdict {
  if (parts === null) return 'wrong';
  const [, hour, minute, second, fraction = '', zone] = parts;
  return isClock(Number(hour), Number(minute), Number(second), fraction) && isZone(zone) ? 'holds' : 'impossible';
}

function judgeDateTime(parts: RegExpExecArray | null): ValueVerdict {
  const day = judgeDate(parts, 8);
  if (day !== 'holds' || parts === null) return day;
  const [, , , , hour, minute, second, fraction = ''] = parts;
  return isClock(Number(hour), Number(minute), Number(second), fraction) ? 'holds' : 'impossible';
}

/** Whether the month has the day. The last four digits of a year tell whether it is a leap year. */
function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);
}

/** 24:00:00 is midnight at the day's end. */
function isClock(hour: number, minute: number, second: number, fraction: string): boolean {
  if (hour === 24) return minute === 0 && second === 0 && !/[1-9]/.test(fraction);
  return hour < 24 && minute < 60 && second < 60;
}

/** An offset from UTC of at most fourteen hours. */
function isZone(zone: string | undefined): boolean {
  if (zone === undefined || zone === 'Z') return true;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(4));
  return minutes < 60 && (hours < 14 || (hours === 14 && minutes === 0));
}

/**
 * Groups of four characters, the last one filled up with `=`; one that is filled up ends in a character whose last bits are none.
 * Written as a walk: an attachment may have millions of characters.
 */
function isBase64(text: string): boolean {
  let characters = 0;
  let fill = 0;
  let last = '';
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code <= 32) continue;
    characters += 1;
    if (code === 0x3d) fill += 1;
    else if (fill > 0 || !isBase64Character(code)) return false;
    else last = text.charAt(i);
  }
  if (characters % 4 !== 0) return false;
  return fill === 0 || (fill === 1 && 'AEIMQUYcgkosw048'.includes(last)) || (fill === 2 && 'AQgw'.includes(last));
}

function isBase64Character(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x2f && code <= 0x39) || code === 0x2b;
}
