/** Filters on a line's own figures, with the meaning they have in every grid (ledger/grid-query.ts); a figure is never missing. */
import type { ColumnType, Filter } from '../../../src-preload/contract/grid.ts';
import { instantBounds, numberOf } from '../../ledger/grid-query.ts';
import { secondsPerDay } from './derived.ts';

export type FigureTest =
  /** Both ends included. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'test'; readonly passes: (figure: number) => boolean };

const range = (from: number, to: number): FigureTest => ({ kind: 'range', from, to });
const all = range(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
const none = range(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);

/** @throws ProblemError invalid-arguments where a value does not fit the column */
export function figureTest(filter: Filter, type: ColumnType): FigureTest {
  return type === 'instant' ? instantTest(filter) : numberTest(filter);
}

function numberTest(filter: Filter): FigureTest {
  switch (filter.operator) {
    case 'contains':
    case 'startsWith':
      return textTest(filter, String);
    case 'equals':
      return range(numberOf(filter.value), numberOf(filter.value));
    case 'notEquals': {
      const value = numberOf(filter.value);
      return { kind: 'test', passes: (figure) => figure !== value };
    }
    case 'in': {
      const values = new Set(filter.values.map(numberOf));
      return { kind: 'test', passes: (figure) => values.has(figure) };
    }
    case 'between':
      return range(
        filter.from === null ? Number.NEGATIVE_INFINITY : numberOf(filter.from),
        filter.to === null ? Number.POSITIVE_INFINITY : numberOf(filter.to),
      );
    case 'blank':
      return none;
    case 'notBlank':
      return all;
  }
}

/** Bounds are compared as moments, anything else as the text shown. */
function instantTest(filter: Filter): FigureTest {
  if (filter.operator !== 'between') return textTest(filter, instantText);
  const { first, last } = instantBounds(filter);
  return range(first ?? Number.NEGATIVE_INFINITY, last ?? Number.POSITIVE_INFINITY);
}

function textTest(filter: Exclude<Filter, { operator: 'between' }>, textOf: (figure: number) => string): FigureTest {
  const test = (passes: (text: string) => boolean): FigureTest => ({ kind: 'test', passes: (figure) => passes(textOf(figure)) });
  switch (filter.operator) {
    case 'contains':
      return test((text) => text.includes(filter.value));
    case 'startsWith':
      return test((text) => text.startsWith(filter.value));
    case 'equals':
      return test((text) => text === filter.value);
    case 'notEquals':
      return test((text) => text !== filter.value);
    case 'in': {
      const values = new Set(filter.values.map(String));
      return test((text) => values.has(text));
    }
    case 'blank':
      return none;
    case 'notBlank':
      return all;
  }
}

/** A filter on moments that is true of whole months alone, as a test of yyyymm: summaries know the month. Null for any other. */
export function wholeMonths(filter: Filter): Extract<FigureTest, { kind: 'range' }> | null {
  if (filter.operator !== 'between') return null;
  const { first, last } = instantBounds(filter);
  const [from, to] = [first === null ? null : monthAt(first, 0), last === null ? null : monthAt(last, 1)];
  if (from === undefined || to === undefined) return null;
  return { kind: 'range', from: from ?? Number.NEGATIVE_INFINITY, to: to ?? Number.POSITIVE_INFINITY };
}

/** The month that begins (offset 0) or ends (offset 1) exactly there. */
function monthAt(seconds: number, offset: 0 | 1): number | undefined {
  const border = new Date((seconds + offset) * 1000);
  if (border.getUTCDate() !== 1 || border.getTime() % (secondsPerDay * 1000) !== 0) return undefined;
  const month = new Date(seconds * 1000);
  return month.getUTCFullYear() * 100 + month.getUTCMonth() + 1;
}

/** Days whose dates are remembered: lines of one day come together, and a year has few. */
const keptDays = 10_000;
const dates = new Map<number, string>();
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** Seconds since 1970 as yyyy-mm-ddThh:mm:ss. */
export function instantText(seconds: number): string {
  const day = Math.floor(seconds / secondsPerDay);
  let date = dates.get(day);
  if (date === undefined) {
    if (dates.size >= keptDays) dates.clear();
    date = new Date(day * secondsPerDay * 1000).toISOString().slice(0, -'00:00:00.000Z'.length);
    dates.set(day, date);
  }
  const second = seconds - day * secondsPerDay;
  return `${date}${twoDigits[Math.floor(second / 3600)]}:${twoDigits[Math.floor(second / 60) % 60]}:${twoDigits[second % 60]}`;
}
