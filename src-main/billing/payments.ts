/** What is due of an invoice once payments are set against it, what a payment's status may become, and what to beware of before paying. */
import type { HolidayCalendar } from '../../src-preload/contract/analysis.ts';
import type { PaymentStatus, PaymentWarning, paymentStates } from '../../src-preload/contract/payments.ts';
import { dayOf, easterOf, publicHolidays, weekdayOf } from './calendar.ts';
import { addExact } from './money.ts';

type WarningCode = PaymentWarning['code'];
/** Whether it is replaced is no matter of amounts. */
type PaymentState = Exclude<(typeof paymentStates)[number], 'replaced'>;

/** Minor units of one currency; of a credit note all are negative or zero. */
export interface Balance {
  /** What the document asks for. */
  readonly owedMinor: number;
  /** Paid, by payments that are confirmed. */
  readonly confirmedMinor: number;
  /** Ordered, by payments that are scheduled or sent. */
  readonly underWayMinor: number;
}

export interface Part {
  readonly status: PaymentStatus;
  readonly amountMinor: number;
}

/** A payment that failed or was cancelled pays nothing. */
export function balanceOf(owedMinor: number, parts: readonly Part[]): Balance {
  const sum = (statuses: readonly PaymentStatus[]) =>
    parts.filter(({ status }) => statuses.includes(status)).reduce((total, { amountMinor }) => addExact(total, amountMinor), 0);
  return { owedMinor, confirmedMinor: sum(['confirmed']), underWayMinor: sum(['scheduled', 'sent']) };
}

/** What is still to be ordered: invoiced − paid − under way. A credit note counts as paid once it is set against an invoice. */
export function dueOf({ owedMinor, confirmedMinor, underWayMinor }: Balance): number {
  return addExact(owedMinor, -addExact(confirmedMinor, underWayMinor));
}

/** How far an invoice is paid; the invoice grid says the same in SQL. */
export function stateOf(balance: Balance): PaymentState {
  const { owedMinor, confirmedMinor, underWayMinor } = balance;
  if (reaches(confirmedMinor, owedMinor)) return 'paid';
  if (reaches(addExact(confirmedMinor, underWayMinor), owedMinor)) return 'under-way';
  return confirmedMinor === 0 && underWayMinor === 0 ? 'due' : 'partly';
}

/** What to beware of in paying so much of an invoice: exactly one warning for more than is due, none otherwise. */
export function partWarning(
  balance: Balance,
  amountMinor: number,
): Extract<WarningCode, 'already-paid' | 'already-under-way' | 'over-due'> | null {
  if (amountMinor === 0 || !exceeds(amountMinor, dueOf(balance), balance.owedMinor)) return null;
  const state = balance.owedMinor === 0 ? 'due' : stateOf(balance);
  if (state === 'paid') return 'already-paid';
  return state === 'under-way' ? 'already-under-way' : 'over-due';
}

/** Whether one amount is all of another, on the same side of zero. */
function reaches(amount: number, whole: number): boolean {
  return whole < 0 ? amount <= whole : amount >= whole;
}

function exceeds(amount: number, due: number, owed: number): boolean {
  return owed < 0 ? amount < due : amount > due;
}

/** A payment that was confirmed may still come back: a rejected direct debit, an unpaid cheque. */
const changes: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  scheduled: ['sent', 'confirmed', 'failed', 'cancelled'],
  sent: ['confirmed', 'failed', 'cancelled'],
  confirmed: ['failed'],
  failed: [],
  cancelled: [],
};

/** What the status of a payment may become. */
export function nextStatuses(status: PaymentStatus): readonly PaymentStatus[] {
  return changes[status];
}

/** Whether a change is recorded only with its reason. */
export function needsReason(status: PaymentStatus): boolean {
  return status === 'failed' || status === 'cancelled';
}

const twoMonths = 2;

/** How near the end of a method's validity is on a day: expired, or within two months. Dates are ISO. */
export function expiryOn(validUntil: string | null, day: string): 'soon' | 'expired' | null {
  if (validUntil === null) return null;
  if (validUntil < day) return 'expired';
  return validUntil < monthsAfter(day, twoMonths) ? 'soon' : null;
}

/** The same day some months later, the last of its month where there is none. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/**
 * Whether banks work on a day. Payments in euros rest on the days on which TARGET is closed (decision ECB of 14 December 2000: 1 January,
 * Good Friday, Easter Monday, 1 May, 25 and 26 December) as well as on the country's public holidays.
 */
export function dayWarning(day: string, currency: string, calendar: HolidayCalendar): 'weekend' | 'holiday' | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const number = dayOf(year, month, date);
  if (weekdayOf(number) > 5) return 'weekend';
  const closed = currency === 'EUR' ? targetClosed(year) : [];
  return closed.includes(number) || publicHolidays(calendar, year).includes(number) ? 'holiday' : null;
}

function targetClosed(year: number): number[] {
  const easter = easterOf(year);
  return [dayOf(year, 1, 1), easter - 2, easter + 1, dayOf(year, 5, 1), dayOf(year, 12, 25), dayOf(year, 12, 26)];
}

/** What the ledger knows of an account that is to be credited. */
export interface CreditorHistory {
  /** Where the supplier's last payment went, failed and cancelled ones aside; null before the first. */
  readonly lastPaid: string | null;
  /** Accounts that the supplier's other invoices name. */
  readonly named: readonly string[];
  /** Accounts that the invoices to be paid name. */
  readonly asked: readonly string[];
  /** Another supplier, of another name, that has the same account. */
  readonly otherSupplier: string | null;
}

/** What to beware of in crediting an account. */
export function creditorWarnings(
  account: string,
  { lastPaid, named, asked, otherSupplier }: CreditorHistory,
): Omit<PaymentWarning, 'invoice'>[] {
  const warnings: Omit<PaymentWarning, 'invoice'>[] = [];
  if (lastPaid !== null && lastPaid !== account) warnings.push({ code: 'iban-changed', detail: lastPaid });
  else if (lastPaid === null && !named.includes(account) && (named.length > 0 || !asked.includes(account)))
    warnings.push({ code: 'iban-unknown', detail: named[0] ?? asked[0] ?? null });
  if (otherSupplier !== null) warnings.push({ code: 'iban-other-supplier', detail: otherSupplier });
  return warnings;
}

/** The day to pay by: that on which it is due, or the working day before; at the earliest the first working day from today on. */
export function proposedDay(dueDate: string | null, today: string, currency: string, calendar: HolidayCalendar): string {
  const works = (day: string) => dayWarning(day, currency, calendar) === null;
  for (let day = dueDate ?? today; day >= today; day = daysAfter(day, -1)) if (works(day)) return day;
  let day = today;
  while (!works(day)) day = daysAfter(day, 1);
  return day;
}

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
