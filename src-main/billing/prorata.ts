/**
 * What part of a period's price is due where a service began or ended within it. Suppliers count days in different ways and seldom say
 * which: each way is computed, so that the one that gives the supplier's figure can be named, and a figure that none gives be shown.
 * Days are ISO, both ends included.
 */
import { dayOf } from './calendar.ts';
import { roundedShare } from './share.ts';

export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * `actual-days`: the days used over the days of the period. `thirty-days`: every month has thirty (30E/360, the last day of a month being
 * its thirtieth). `days-of-365`: a 365th of the yearly price a day. `whole-period`: a period that was begun is due whole.
 */
export const prorataConventions = ['actual-days', 'thirty-days', 'days-of-365', 'whole-period'] as const;
export type ProrataConvention = (typeof prorataConventions)[number];

export interface ProrataCase {
  /** Of the whole period, in any unit of money. */
  readonly price: number;
  readonly period: Days;
  /** Months that the price is for: 1, 3, 12… */
  readonly months: number;
  /** Null: in service since before, or still. */
  readonly activation: string | null;
  readonly termination: string | null;
  /** Whether the day of the termination is still due. */
  readonly terminationDayDue: boolean;
}

export interface Prorata {
  readonly convention: ProrataConvention;
  /** Days due and days of the whole, as the convention counts them. */
  readonly days: number;
  readonly ofDays: number;
  readonly amount: number;
}

/** What is due by a convention; nothing where the service ended before it began, or lies outside the period. */
export function prorate(
  { price, period, months, activation, termination, terminationDayDue }: ProrataCase,
  convention: ProrataConvention,
): Prorata {
  const first = dayNumber(period.from);
  const last = dayNumber(period.to);
  if (last < first) throw new RangeError(`a period from ${period.from} to ${period.to}`);
  const begins = activation === null ? first : Math.max(first, dayNumber(activation));
  const ended = termination === null ? last : dayNumber(termination) - (terminationDayDue ? 0 : 1);
  const ends = Math.min(last, ended);
  const ofDays = { 'actual-days': last - first + 1, 'thirty-days': 30 * months, 'days-of-365': 365 * months, 'whole-period': 1 }[
    convention
  ];
  // A service that ended before it began was never in service, whatever the period.
  const served = ends >= begins && (activation === null || ended >= dayNumber(activation));
  const whole = served && begins === first && ends === last;
  const days = !served ? 0 : whole ? ofDays : counted(begins, ends, convention);
  // A month may have 31 days, and twelve of them more than the year that they are paid for: never more than the whole.
  const amount = roundedShare(price, Math.min(days, ofDays), ofDays);
  return {
    convention,
    days: convention === 'days-of-365' ? days / 12 : days,
    ofDays: convention === 'days-of-365' ? ofDays / 12 : ofDays,
    amount,
  };
}

/** Every convention, the nearest to the supplier's figure first; one that gives it exactly explains it. */
export function explainProrata(given: ProrataCase, printed: number): readonly (Prorata & { readonly difference: number })[] {
  return prorataConventions
    .map((convention) => {
      const found = prorate(given, convention);
      return { ...found, difference: printed - found.amount };
    })
    .sort((a, b) => Math.abs(a.difference) - Math.abs(b.difference));
}

function counted(begins: number, ends: number, convention: ProrataConvention): number {
  switch (convention) {
    case 'actual-days':
      return ends - begins + 1;
    case 'thirty-days':
      return thirtieth(ends + 1, true) - thirtieth(begins, false);
    case 'days-of-365':
      // In twelfths of a day, as the price is of months.
      return 12 * (ends - begins + 1);
    case 'whole-period':
      return 1;
  }
}

/** Days since year 0 of a calendar whose months all have thirty; of the day after a last day, where the 31st is the first of the next month. */
function thirtieth(day: number, after: boolean): number {
  const date = new Date(day * 86_400_000);
  const [month, inMonth] = [date.getUTCFullYear() * 12 + date.getUTCMonth(), date.getUTCDate()];
  return month * 30 + Math.min(inMonth, after ? 31 : 30);
}

function dayNumber(day: string): number {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  const number = dayOf(year, month, date);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || new Date(number * 86_400_000).getUTCDate() !== date) throw new RangeError(`not a day: ${day}`);
  return number;
}
