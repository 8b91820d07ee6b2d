/** What the ledger holds that decides what schedules do: read for many of them at once. */
import type { HolidayCalendar } from '../../src-preload/contract/analysis.ts';
import type { Method } from '../../src-preload/contract/payment-methods.ts';
import type { OpenCredit } from '../billing/credit-notes.ts';
import { businessHoursOf } from '../consumption/company-settings.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { methodsById } from '../ledger/payment-methods.ts';
import {
  type AccountInvoice,
  accountInvoices,
  blockedInvoices,
  openCredits,
  overdrawnPayments,
  type ScheduledInvoice,
  type ScheduleRow,
  scheduledInvoices,
} from '../ledger/schedules.ts';
import { payingCompany } from './paying-company.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

export interface ScheduleFacts {
  readonly schedule: ScheduleRow;
  /** Of its account, oldest first. */
  readonly invoices: readonly AccountInvoice[];
  /** What it has done, the latest first. */
  readonly seen: readonly ScheduledInvoice[];
  /** Invoices not to be taken whatever is due. */
  readonly blocked: ReadonlySet<number>;
  readonly credits: readonly OpenCredit[];
  /** Payments that take from credit notes of which too much is taken. */
  readonly overdrawn: ReadonlySet<number>;
  readonly method: Pick<Method, 'companyId' | 'accountId' | 'validUntil' | 'removedAt'> | undefined;
  readonly calendar: HolidayCalendar;
}

/** So many schedules are read at once: the loop has its turn between them. */
const atOnce = 10;

/** Schedules, or their ids, in their order: as many at once as may be read without holding up the rest. */
export function slicesOf<T>(schedules: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(schedules.length / atOnce) }, (_, index) => schedules.slice(index * atOnce, (index + 1) * atOnce));
}

/** @param since '' for all invoices of the accounts; else those from each schedule's first date on */
export function readFacts(reader: Reader, schedules: readonly ScheduleRow[], since?: ''): ScheduleFacts[] {
  const seen = scheduledInvoices(
    reader,
    schedules.map(({ id }) => id),
  );
  const invoices = accountInvoices(
    reader,
    schedules.map(({ accountId, firstDate }) => ({ accountId, since: since ?? firstDate })),
  );
  const blocked = blockedInvoices(reader, [...new Set([...invoices.map(({ id }) => id), ...seen.map(({ invoiceId }) => invoiceId)])]);
  const credits = openCredits(
    reader,
    schedules.map(({ accountId }) => accountId),
  );
  const waiting = seen.flatMap(({ status, paymentId }) => (status === 'scheduled' && paymentId !== null ? [paymentId] : []));
  const overdrawn = overdrawnPayments(reader, waiting);
  const methods = new Map(
    methodsById(
      reader,
      schedules.map(({ methodId }) => methodId),
    ).map((method) => [method.id, method]),
  );
  const calendarOf = calendars(reader);
  const seenBy = Map.groupBy(seen, ({ scheduleId }) => scheduleId);
  const invoicesOf = Map.groupBy(invoices, ({ accountId }) => accountId);
  return schedules.map((schedule) => {
    const method = methods.get(schedule.methodId);
    return {
      schedule,
      invoices: invoicesOf.get(schedule.accountId) ?? [],
      seen: seenBy.get(schedule.id) ?? [],
      blocked,
      credits: credits.get(schedule.accountId) ?? [],
      overdrawn,
      method,
      calendar: calendarOf(method?.companyId),
    };
  });
}

/** The facts of one schedule. */
export function factsOf(reader: Reader, schedule: ScheduleRow, since?: ''): ScheduleFacts {
  const [facts] = readFacts(reader, [schedule], since);
  if (!facts) throw new Error('no facts');
  return facts;
}

/** The bank holidays of the company that pays; each company is read once. */
function calendars(reader: Reader): (companyId: number | undefined) => HolidayCalendar {
  const known = new Map<number | undefined, HolidayCalendar>();
  return (companyId) => {
    const calendar =
      known.get(companyId) ?? ((companyId !== undefined && payingCompany(reader, companyId)?.holidays) || businessHoursOf(reader).holidays);
    known.set(companyId, calendar);
    return calendar;
  };
}
