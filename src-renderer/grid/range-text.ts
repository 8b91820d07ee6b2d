/**
 * Ranges as a person types them in the box under a header: `> 100`, `100..500`, `10/2026`, `01/10/2026..15/10/2026`. Figures become
 * integers in 10^-digits units without passing through a float.
 */
import { decimalString } from '../app/format.ts';

export interface Range<T> {
  readonly from: T | null;
  readonly to: T | null;
}

const comparison = /^(>=|<=|≥|≤|>|<|=)?\s*(.*)$/s;

/** `a..b`, `> a`, `<= b`, `a`; null where it is none of these. A single value spans from its `least` to its `most`. */
function parseRange<T extends string | number>(
  text: string,
  span: (text: string) => { readonly least: T; readonly most: T } | null,
  next: (value: T) => T,
  previous: (value: T) => T,
): Range<T> | null {
  const ends = text.split('..');
  if (ends.length === 2) {
    const [first = '', second = ''] = ends.map((end) => end.trim());
    const from = first === '' ? null : span(first);
    const to = second === '' ? null : span(second);
    if ((first !== '' && !from) || (second !== '' && !to) || (!from && !to)) return null;
    return { from: from?.least ?? null, to: to?.most ?? null };
  }
  const [, sign = '=', value = ''] = comparison.exec(text.trim()) ?? [];
  const met = span(value.trim());
  if (!met) return null;
  switch (sign) {
    case '>':
      return { from: next(met.most), to: null };
    case '>=':
    case '≥':
      return { from: met.least, to: null };
    case '<':
      return { from: null, to: previous(met.least) };
    case '<=':
    case '≤':
      return { from: null, to: met.most };
    default:
      return { from: met.least, to: met.most };
  }
}

/** A number typed with a comma or a point, spaces between thousands, as an integer in 10^-digits units; null where it is none or too precise. */
export function parseScaled(text: string, digits: number): number | null {
  const bare = text.replace(/[\s\u00a0\u202f’']/g, '').replace('\u2212', '-');
  // The last comma or point is the decimal one; those before it group thousands.
  const match = /^(-?)(\d*(?:[.,]\d{3})*?)(?:[.,](\d*))?$/.exec(bare);
  if (!match) return null;
  const [, sign = '', grouped = '', fraction = ''] = match;
  const whole = grouped.replace(/[.,]/g, '');
  if (whole === '' && fraction === '') return null;
  if (/[1-9]/.test(fraction.slice(digits))) return null;
  const value = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  if (!Number.isSafeInteger(value)) return null;
  return sign === '-' && value !== 0 ? -value : value;
}

/** A range of numbers in 10^-digits units. */
export function parseNumberRange(text: string, digits: number): Range<number> | null {
  const span = (value: string) => {
    const scaled = parseScaled(value, digits);
    return scaled === null ? null : { least: scaled, most: scaled };
  };
  return parseRange(
    text,
    span,
    (value) => value + 1,
    (value) => value - 1,
  );
}

/** `90`, `1:30` (minutes and seconds) or `1:02:03`, in seconds. */
export function parseSeconds(text: string): number | null {
  const match = /^(?:(?:(\d{1,6}):)?(\d{1,6}):)?(\d{1,9})$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3]);
}

export function parseSecondsRange(text: string): Range<number> | null {
  const span = (value: string) => {
    const seconds = parseSeconds(value);
    return seconds === null ? null : { least: seconds, most: seconds };
  };
  return parseRange(
    text,
    span,
    (value) => value + 1,
    (value) => value - 1,
  );
}

const two = (value: number) => String(value).padStart(2, '0');

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function shifted(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** A day, a month or a year as ISO dates; `monthFirst` for 10/31/2026. */
function dateSpan(text: string, monthFirst: boolean): { readonly least: string; readonly most: string } | null {
  const year = /^(\d{4})$/.exec(text);
  if (year) return { least: `${year[1]}-01-01`, most: `${year[1]}-12-31` };
  const month = /^(\d{4})-(\d{1,2})$/.exec(text) ?? /^(\d{1,2})[/.-](\d{4})$/.exec(text);
  if (month) {
    const [first = '', second = ''] = month.slice(1);
    const [y, m] = first.length === 4 ? [Number(first), Number(second)] : [Number(second), Number(first)];
    return m < 1 || m > 12 ? null : { least: `${y}-${two(m)}-01`, most: `${y}-${two(m)}-${two(daysIn(y, m))}` };
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  let parts: readonly [number, number, number] | null = null;
  if (iso) parts = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  else if (local)
    parts = monthFirst ? [Number(local[3]), Number(local[1]), Number(local[2])] : [Number(local[3]), Number(local[2]), Number(local[1])];
  if (!parts) return null;
  const [y, m, d] = parts;
  if (m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return null;
  const day = `${y}-${two(m)}-${two(d)}`;
  return { least: day, most: day };
}

/** A range of ISO dates, both ends included. */
export function parseDateRange(text: string, monthFirst = false): Range<string> | null {
  return parseRange(
    text,
    (value) => dateSpan(value, monthFirst),
    (value) => shifted(value, 1),
    (value) => shifted(value, -1),
  );
}

/** A range as it may be typed again. */
export function rangeText<T>({ from, to }: Range<T>, write: (value: T) => string): string {
  if (from !== null && to !== null) return from === to ? write(from) : `${write(from)}..${write(to)}`;
  if (from !== null) return `>= ${write(from)}`;
  return to === null ? '' : `<= ${write(to)}`;
}

/** An integer in 10^-digits units as it may be typed: no grouping, no needless zeros. */
export function scaledText(value: number, digits: number, decimalSeparator: string): string {
  const text = decimalString(value, digits);
  const short = digits > 0 ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
  return short.replace('.', decimalSeparator);
}
