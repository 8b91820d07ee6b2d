/** Automatic payments: the day on which an invoice is taken under a schedule, whether a person must approve it, and what is left to be paid by hand. */
import type { HolidayCalendar } from '../../src-preload/contract/analysis.ts';
import type { LeftWhy, ScheduleRule } from '../../src-preload/contract/schedules.ts';
import { addDays, daysBetween } from './cycle.ts';
import { proposedDay } from './payments.ts';

export interface Pause {
  /** ISO, both included; to null: until it is resumed. */
  readonly pausedFrom: string | null;
  readonly pausedTo: string | null;
}

export interface ScheduleTerms extends Pause {
  /** Nothing is taken before it, and no invoice that was due before it. */
  readonly firstDate: string;
  readonly rule: ScheduleRule;
  /** A day of the month for `fixed-day`, days before the due date for `days-before`. */
  readonly ruleValue: number;
  /** Above it a person approves; null: never. */
  readonly limitMinor: number | null;
  readonly limitCurrency: string;
}

export interface DueInvoice {
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  /** What is still to be ordered; null where the amount is not known. */
  readonly dueMinor: number | null;
  readonly currency: string;
  /** A credit note: nothing is taken for it. */
  readonly isCredit: boolean;
  /** Replaced, cancelled or contested. */
  readonly blocked: boolean;
}

export type Plan =
  | { readonly how: 'take' | 'approve'; readonly date: string; readonly wanted: string; readonly amountMinor: number }
  | { readonly how: 'left'; readonly why: LeftWhy };

/** Whether nothing is taken on a day. */
export function isPaused({ pausedFrom, pausedTo }: Pause, day: string): boolean {
  return pausedFrom !== null && day >= pausedFrom && (pausedTo === null || day <= pausedTo);
}

/** What a schedule does with an invoice of its account that it has not seen yet. */
export function planInvoice(terms: ScheduleTerms, invoice: DueInvoice, today: string, calendar: HolidayCalendar): Plan {
  const { dueDate, dueMinor, currency } = invoice;
  const left = (why: LeftWhy): Plan => ({ how: 'left', why });
  if (invoice.isCredit) return left('credit');
  if (dueMinor === null || currency === '') return left('amount-unknown');
  if (dueMinor <= 0) return left('nothing-due');
  if (invoice.blocked) return left('blocked');
  if (dueDate === null) return left('no-due-date');
  if (dueDate < terms.firstDate) return left('before-first');
  if (isPaused(terms, today)) return left('paused');
  const wanted = ruleDay(terms, dueDate, invoice.issueDate);
  const date = takingDay(terms, wanted, today, { currency, calendar });
  if (isPaused(terms, date)) return left('paused');
  const { limitMinor, limitCurrency } = terms;
  const free = limitMinor === null || (currency === limitCurrency && dueMinor <= limitMinor);
  return { how: free ? 'take' : 'approve', date, wanted, amountMinor: dueMinor };
}

interface Banking {
  readonly currency: string;
  readonly calendar: HolidayCalendar;
}

/** The day that a rule asks for as one on which banks work: before it, but neither in the past nor before the first date. */
export function takingDay(
  { firstDate }: Pick<ScheduleTerms, 'firstDate'>,
  wanted: string,
  today: string,
  { currency, calendar }: Banking,
): string {
  return proposedDay(wanted, today > firstDate ? today : firstDate, currency, calendar);
}

/** The day that a rule asks for, banks open or not. */
export function ruleDay({ rule, ruleValue }: Pick<ScheduleTerms, 'rule' | 'ruleValue'>, dueDate: string, issueDate: string | null): string {
  if (rule === 'due-date') return dueDate;
  if (rule === 'days-before') return addDays(dueDate, -ruleValue);
  // The last such day that the invoice is not late on; where it was issued after it, the next.
  const before = fixedDay(dueDate, ruleValue, 0) <= dueDate ? fixedDay(dueDate, ruleValue, 0) : fixedDay(dueDate, ruleValue, -1);
  const next = before === fixedDay(dueDate, ruleValue, 0) ? fixedDay(dueDate, ruleValue, 1) : fixedDay(dueDate, ruleValue, 0);
  return issueDate !== null && before < issueDate ? next : before;
}

/** A day of the month some months after a date; in a shorter month its last. */
function fixedDay(date: string, day: number, months: number): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}

export interface PastInvoice {
  readonly issueDate: string;
  readonly dueDate: string | null;
  readonly owedMinor: number;
  readonly currency: string;
}

export interface Estimate {
  readonly currency: string;
  /** The mean of the last three, rounded to the minor unit. */
  readonly amountMinor: number;
  /** Days from issue to due date of the last. */
  readonly termDays: number;
}

const averaged = 3;

/** What an account's next invoice may come to, from those before (oldest first) in the currency of the last; null where there is none. */
export function estimateOf(past: readonly PastInvoice[]): Estimate | null {
  const last = past.at(-1);
  if (!last) return null;
  const recent = past.filter(({ currency }) => currency === last.currency).slice(-averaged);
  const sum = recent.reduce((total, { owedMinor }) => total + owedMinor, 0);
  return {
    currency: last.currency,
    amountMinor: Math.round(sum / recent.length),
    termDays: last.dueDate === null ? 0 : Math.max(0, daysBetween(last.issueDate, last.dueDate)),
  };
}
