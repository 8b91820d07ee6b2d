/** Periods of the analysis: whole months wherever they are, else days. A period is nothing but the filter on the time of a line. */
import type { TFunction } from 'i18next';
import type { Filter } from '../../../src-preload/contract/grid.ts';
import type { Format } from '../../app/format.ts';

/** ISO dates, both included; null for no limit. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

const column = 'startedAt';
const two = (value: number) => String(value).padStart(2, '0');

/** A month as a count since year 0: 2026-01 is 24312. */
function monthIndex(key: string): number {
  return Number(key.slice(0, 4)) * 12 + Number(key.slice(5, 7)) - 1;
}

function monthKey(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${two((index % 12) + 1)}`;
}

function lastDay(index: number): string {
  return `${monthKey(index)}-${two(new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate())}`;
}

/** Some months from one (yyyy-mm) on. */
export function monthSpan(key: string, months = 1): Period {
  const first = monthIndex(key);
  return { from: `${key}-01`, to: lastDay(first + months - 1) };
}

/** So many months, this one (yyyy-mm) being the last. */
export function lastMonths(key: string, months: number): Period {
  return monthSpan(monthKey(monthIndex(key) - months + 1), months);
}

/** The months of a period of whole months; null for any other. */
export function wholeMonths({ from, to }: Period): { readonly first: string; readonly months: number } | null {
  if (from === null || to === null || !from.endsWith('-01') || from > to) return null;
  const first = monthIndex(from);
  const last = monthIndex(to);
  return to === lastDay(last) ? { first: monthKey(first), months: last - first + 1 } : null;
}

function shiftedDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The period just before (-1) or after (1), as long as this one; null where it has no two ends. */
export function shiftedPeriod(period: Period, by: 1 | -1): Period | null {
  const whole = wholeMonths(period);
  if (whole) return monthSpan(monthKey(monthIndex(whole.first) + by * whole.months), whole.months);
  const { from, to } = period;
  if (from === null || to === null || from > to) return null;
  const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;
  return { from: shiftedDays(from, by * days), to: shiftedDays(to, by * days) };
}

/** The filter of a period. The last day lasts until its last second. */
export function periodFilter({ from, to }: Period): Filter {
  return { column, operator: 'between', from, to: to === null ? null : `${to}T23:59:59` };
}

/** From the first to the last of some months (yyyy-mm, in order). */
export function monthsFilter(months: readonly string[]): Filter | null {
  const [first] = months;
  const last = months.at(-1);
  return first === undefined || last === undefined ? null : periodFilter({ from: `${first}-01`, to: lastDay(monthIndex(last)) });
}

/** The period that filters hold lines to; null where they hold them to none, or to something else than days. */
export function periodOf(filters: readonly Filter[]): Period | null {
  const filter = filters.find((each) => each.column === column);
  if (filter?.operator !== 'between') return null;
  const day = (end: string | number | null) => (typeof end === 'string' && /^\d{4}-\d{2}-\d{2}/.test(end) ? end.slice(0, 10) : null);
  const period = { from: day(filter.from), to: day(filter.to) };
  return period.from === null && period.to === null ? null : period;
}

/** The period in words: a year, a quarter, a month, months, or days. */
export function periodText(period: Period, t: TFunction<'consumption'>, format: Format): string {
  const whole = wholeMonths(period);
  if (whole) {
    const [year = '', month = ''] = whole.first.split('-');
    if (whole.months === 12 && month === '01') return year;
    if (whole.months === 3 && Number(month) % 3 === 1) return t('quarter', { number: Math.ceil(Number(month) / 3), year });
    if (whole.months === 1) return format.month(whole.first);
    const last = monthKey(monthIndex(whole.first) + whole.months - 1);
    return t('span', { from: format.month(whole.first), to: format.month(last) });
  }
  if (period.from === null) return t('until', { to: format.date(period.to) });
  if (period.to === null) return t('since', { from: format.date(period.from) });
  if (period.from === period.to) return format.date(period.from);
  return t('span', { from: format.date(period.from), to: format.date(period.to) });
}
