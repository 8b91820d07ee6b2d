/** What the next twelve months will cost under the schedules: what is known from invoices, and apart from it what an account's rhythm lets expect. */
import { setImmediate } from 'node:timers/promises';
import type { HolidayCalendar } from '../../src-preload/contract/analysis.ts';
import type { CalendarEntry } from '../../src-preload/contract/schedules.ts';
import { addDays, issuesBetween } from '../billing/cycle.ts';
import { type Estimate, estimateOf, isPaused, ruleDay, takingDay } from '../billing/schedule.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import type { AccountInvoice, ScheduleRow } from '../ledger/schedules.ts';
import { type KnownSeries, readSeries } from './expected.ts';
import { readFacts, type ScheduleFacts, slicesOf } from './schedule-facts.ts';

type Reader = LedgerReader;

const months = 12;

/** yyyy-mm of this month and the eleven that follow. */
export function calendarMonths(today: string): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return Array.from({ length: months }, (_, index) => new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7));
}

/** Entries by date; the loop has its turn now and then. */
export async function calendarEntries(reader: Reader, schedules: readonly ScheduleRow[], today: string): Promise<CalendarEntry[]> {
  const window = new Set(calendarMonths(today));
  const entries: CalendarEntry[] = [];
  for (const slice of slicesOf(schedules)) {
    for (const facts of readFacts(reader, slice)) entries.push(...knownEntries(facts));
    await setImmediate();
    entries.push(...expectedEntries(reader, slice, today));
    await setImmediate();
  }
  return entries.filter(({ date }) => window.has(date.slice(0, 7))).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

const named = ({ id, account, supplier }: ScheduleRow) => ({ scheduleId: id, account, supplier });

function knownEntries({ schedule, seen: all }: ScheduleFacts): CalendarEntry[] {
  return all.flatMap((seen): CalendarEntry[] => {
    const { state, status, dueDate, issueDate, number, invoiceId, currency } = seen;
    const amountMinor = seen.takenMinor ?? seen.amountMinor;
    if (state === 'refused' || status === 'failed' || status === 'cancelled') return [];
    const date = seen.executionDate ?? seen.plannedDate;
    const wanted = dueDate === null ? date : ruleDay(schedule, dueDate, issueDate);
    const kind = state === 'to-approve' ? 'to-approve' : 'known';
    return [{ ...named(schedule), currency, date, wanted, amountMinor, kind, number, invoiceId }];
  });
}

/** Invoices to come by the accounts' rhythms, each at what the last ones came to. */
export function expectedEntries(reader: Reader, schedules: readonly ScheduleRow[], today: string): CalendarEntry[] {
  const accountIds = schedules.map(({ accountId }) => accountId);
  const series = new Map(readSeries(reader, today, accountIds).map((one) => [one.accountId, one]));
  const end = `${calendarMonths(today).at(-1)}-31`;
  return readFacts(reader, schedules, '').flatMap((facts) => {
    const own = series.get(facts.schedule.accountId);
    return own ? expectedOf(facts, own, { today, end }) : [];
  });
}

interface Looking {
  readonly today: string;
  readonly end: string;
}

function expectedOf({ schedule, invoices: known, calendar }: ScheduleFacts, own: KnownSeries, { today, end }: Looking): CalendarEntry[] {
  const last = own.regular.at(-1);
  if (!own.cycle || !last) return [];
  const invoices = new Map(known.map((invoice) => [invoice.id, invoice]));
  const estimate = estimateOf(own.regular.flatMap(({ id }) => past(invoices.get(id))));
  if (!estimate) return [];
  // What was issued in the last days is the invoice of its rhythm's day, though it came a little early.
  const from = addDays(last.issueDate, early[own.cycle.interval]);
  return issuesBetween(own.cycle, from, end).flatMap((issueDate): CalendarEntry[] => {
    if (own.closedOn !== null && issueDate > own.closedOn) return [];
    if (own.dropped.some((dropped) => dropped.from <= issueDate && (dropped.to === null || issueDate <= dropped.to))) return [];
    return entryOf(schedule, estimate, issueDate, { today, calendar });
  });
}

const early = { month: 9, quarter: 16, year: 32 } as const;

function past(invoice: AccountInvoice | undefined) {
  if (!invoice || invoice.issueDate === null || invoice.owedMinor === null || invoice.owedMinor <= 0) return [];
  const { issueDate, dueDate, owedMinor, currency } = invoice;
  return [{ issueDate, dueDate, owedMinor, currency }];
}

interface Day {
  readonly today: string;
  readonly calendar: HolidayCalendar;
}

function entryOf(schedule: ScheduleRow, estimate: Estimate, issueDate: string, { today, calendar }: Day): CalendarEntry[] {
  const { currency, amountMinor, termDays } = estimate;
  const dueDate = addDays(issueDate, termDays);
  if (dueDate < schedule.firstDate) return [];
  const wanted = ruleDay(schedule, dueDate, issueDate);
  const date = takingDay(schedule, wanted, today, { currency, calendar });
  if (isPaused(schedule, date)) return [];
  return [{ ...named(schedule), currency, date, wanted, amountMinor, kind: 'expected', number: null, invoiceId: null }];
}
