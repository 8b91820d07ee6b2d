/**
 * When an account's invoices come: the same day each month, quarter or year, learnt from those that came. Days are ISO and counted as days
 * of the calendar, never as instants, so that no time zone moves the last of a month.
 */
import { dayOf, weekdayOf } from './calendar.ts';

export const intervals = ['month', 'quarter', 'year'] as const;
export type Interval = (typeof intervals)[number];
export const monthsOf: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, year: 12 };

export interface Cycle {
  readonly interval: Interval;
  /** Of the month; in a shorter one its last day: 31 is the end of every month. */
  readonly day: number;
  /** Which months: their number (year × 12 + month − 1) modulo those of the interval. */
  readonly phase: number;
}

/** An invoice moves off a weekend and a holiday beside it, and suppliers are a day or two late: more is another rhythm. */
const mostShift = 4;
/** Of the dates and of the months together, how much must agree before a rhythm is believed. */
const leastAgreement = 0.7;
/** Of its own days, how many must be met: of every other month it is no rhythm by the month. */
const leastMet = 0.65;
/** So many of the last dates are looked at, and where they agree on nothing, fewer: a rhythm that has changed is seen after some months. */
const recentDates = [14, 6] as const;

/**
 * The rhythm that explains the dates best, or null where none does: fewer than three of them (two for a year), or too scattered. Missing
 * months, a second invoice in a month and dates moved off a weekend are borne.
 */
export function learnCycle(issueDates: readonly string[]): Cycle | null {
  const days = [...new Set(issueDates)].sort().map(dayNumber);
  for (const recent of recentDates) {
    const found = rhythmOf(days.slice(-recent));
    if (found) return found;
  }
  return null;
}

function rhythmOf(days: readonly number[]): Cycle | null {
  const candidates = intervals.flatMap((interval) => candidatesOf(interval, days));
  let best: { readonly cycle: Cycle; readonly agreement: number; readonly exact: number } | null = null;
  for (const cycle of candidates) {
    const found = agreementOf(cycle, days);
    if (found.agreement < leastAgreement) continue;
    // Equal days explain more than moved ones: 31 rather than 30 where months end on both.
    if (found.agreement === 1) return cycle;
    if (!best || found.agreement > best.agreement || (found.agreement === best.agreement && found.exact > best.exact)) {
      best = { cycle, ...found };
    }
  }
  return best?.cycle ?? null;
}

/** A rhythm that a person set, its months taken from the last invoice that came. */
export function cycleSet(interval: Interval, day: number, last: string): Cycle {
  const near = nearestMonths(dayNumber(last), day);
  return { interval, day, phase: (near[0] ?? 0) % monthsOf[interval] };
}

/** The issue dates of a rhythm from one day to another, both included. */
export function issuesBetween(cycle: Cycle, from: string, to: string): string[] {
  return issueDays(cycle, dayNumber(from), dayNumber(to)).map(isoDay);
}

function issueDays({ interval, day, phase }: Cycle, first: number, last: number): number[] {
  const step = monthsOf[interval];
  const days: number[] = [];
  const [from, to] = [monthAt(first) - 1, monthAt(last)];
  for (let month = from + ((((phase - from) % step) + step) % step); month <= to; month += step) {
    const date = dayIn(month, day);
    if (date >= first && date <= last) days.push(date);
  }
  return days;
}

/** The first issue date after a day. */
export function issueAfter(cycle: Cycle, day: string): string {
  const after = dayNumber(day) + 1;
  const [first] = issuesBetween(cycle, isoDay(after), isoDay(after + 31 * (monthsOf[cycle.interval] + 1)));
  if (first === undefined) throw new RangeError(`no issue after ${day}`);
  return first;
}

/** How long before and after its day an invoice still is that of the day, by the length of the rhythm. */
const reach: Readonly<Record<Interval, { readonly before: number; readonly after: number }>> = {
  month: { before: 8, after: 14 },
  quarter: { before: 15, after: 35 },
  year: { before: 31, after: 92 },
};

/** Of the days on which invoices are expected, those that no invoice answers; all days ascending. */
export function unanswered(interval: Interval, expected: readonly string[], issued: readonly string[]): string[] {
  const { before, after } = reach[interval];
  const came = issued.map(dayNumber);
  let at = 0;
  return expected.filter((day) => {
    const date = dayNumber(day);
    while (at < came.length && (came[at] ?? 0) < date - before) at++;
    return at >= came.length || (came[at] ?? 0) > date + after;
  });
}

/** The day some days later. */
export function addDays(day: string, days: number): string {
  return isoDay(dayNumber(day) + days);
}

/** Days from one to the other, negative where it lies before. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

function candidatesOf(interval: Interval, days: readonly number[]): Cycle[] {
  if (days.length < (interval === 'year' ? 2 : 3)) return [];
  const inMonth = new Set<number>();
  const phases = new Set<number>();
  for (const day of days) {
    const date = new Date(day * 86_400_000).getUTCDate();
    inMonth.add(date);
    // The end of a short month may be that of every month.
    if (new Date((day + 1) * 86_400_000).getUTCDate() === 1) for (let end = date + 1; end <= 31; end++) inMonth.add(end);
    for (let month = monthAt(day) - 1; month <= monthAt(day) + 1; month++) phases.add(month % monthsOf[interval]);
  }
  return [...inMonth].sort((a, b) => a - b).flatMap((day) => [...phases].map((phase) => ({ interval, day, phase })));
}

/** How far dates and rhythm agree, 0 to 1: the harmonic mean of the share of dates that it explains and of its own days that are met. */
function agreementOf(cycle: Cycle, days: readonly number[]): { agreement: number; exact: number } {
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const expected = issueDays(cycle, first - mostShift, last + mostShift);
  let [explained, met, exact] = [0, 0, 0];
  let at = 0;
  for (const date of expected) {
    while (at < days.length && (days[at] ?? 0) < date - mostShift) at++;
    let best = 0;
    for (let next = at; next < days.length && (days[next] ?? 0) <= date + mostShift; next++) {
      const shift = (days[next] ?? 0) - date;
      best = Math.max(best, weightOf(shift, date));
    }
    explained += best;
    met += best > 0 ? 1 : 0;
    exact += best === 1 ? 1 : 0;
  }
  if (met < (cycle.interval === 'year' ? 2 : 3) || met < leastMet * expected.length) return { agreement: 0, exact };
  const precision = explained / days.length;
  const coverage = explained / expected.length;
  return { agreement: precision + coverage === 0 ? 0 : (2 * precision * coverage) / (precision + coverage), exact };
}

/** 1 on the day, nearly as much where a weekend explains the shift, little where nothing does. */
function weightOf(shift: number, date: number): number {
  if (shift === 0) return 1;
  const weekday = weekdayOf(date);
  const offWeekend = weekday > 5 && shift >= 5 - weekday && shift <= 8 - weekday + 1;
  if (offWeekend) return 0.95;
  return Math.abs(shift) <= 2 ? 0.75 : 0.4;
}

/** Months whose day is near, the nearest first. */
function nearestMonths(date: number, day: number): number[] {
  const month = monthAt(date);
  return [month - 1, month, month + 1].sort((a, b) => Math.abs(dayIn(a, day) - date) - Math.abs(dayIn(b, day) - date));
}

/** Months since year 0 of a day. */
function monthAt(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The day of a month, or its last where it has fewer. */
function dayIn(month: number, day: number): number {
  const [year, inYear] = [Math.floor(month / 12), month % 12];
  return Math.min(dayOf(year, inYear + 1, day), dayOf(year, inYear + 2, 0));
}

function dayNumber(day: string): number {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  return dayOf(year, month, date);
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
