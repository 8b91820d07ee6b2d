/**
 * What schedules do by themselves: an invoice that is due gives one payment, or waits for a person; what was settled another way is taken
 * back; what its supplier takes is noted as sent on its day. Looking again changes nothing more.
 */

import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { LeftWhy } from '../../src-preload/contract/schedules.ts';
import { type CreditPool, creditPool } from '../billing/credit-notes.ts';
import { addExact } from '../billing/money.ts';
import { isPaused, type Plan, planInvoice, takingDay } from '../billing/schedule.ts';
import { businessHoursOf } from '../consumption/company-settings.ts';
import type { LedgerReader, LedgerWriter } from '../ledger/ledger.ts';
import { listMethods } from '../ledger/payment-methods.ts';
import { addPayment, changePayments } from '../ledger/payments.ts';
import {
  type AccountInvoice,
  accountInvoices,
  addScheduleEvent,
  blockedInvoices,
  endSchedule,
  forgetScheduledInvoice,
  openCredits,
  overdrawnCredits,
  putScheduledInvoice,
  refuseScheduledInvoice,
  type ScheduledInvoice,
  type ScheduleRow,
  scheduledInvoice,
  scheduledInvoices,
  scheduleRow,
  scheduleRows,
  setPause,
} from '../ledger/schedules.ts';
import { payingCompany } from './paying-company.ts';
import { serves } from './payment-drafts.ts';
import { newEndToEndId } from './payment-outputs.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

const reasons = {
  settled: { fr: 'Réglée autrement entre-temps', en: 'Settled another way meanwhile' },
  blocked: { fr: 'Facture remplacée ou contestée', en: 'Invoice replaced or contested' },
  paused: { fr: 'Échéancier suspendu', en: 'Schedule paused' },
  ended: { fr: 'Fin de l’échéancier', en: 'Schedule ended' },
  credit: { fr: 'Avoir à déduire', en: 'Credit note to set against it' },
  method: { fr: 'Moyen de paiement retiré, expiré ou d’une autre société', en: 'Payment method removed, expired or another company’s' },
} as const;

/** Whether anything is to be looked at. */
export function hasSchedules({ sqlite }: Reader): boolean {
  return sqlite.prepare('SELECT 1 FROM payment_schedule WHERE ended_at IS NULL LIMIT 1').get() !== undefined;
}

/** @param today ISO @returns how many things it changed */
export function runSchedules(writer: LedgerWriter, today: string): number {
  let changes = 0;
  for (const schedule of scheduleRows(writer)) {
    if (schedule.endedAt !== null) continue;
    changes += reconsider(writer, schedule, today);
    for (const { invoice, plan, credits } of planAccount(writer, schedule, today, schedule.firstDate)) {
      if (plan.how === 'left') continue;
      const { date, amountMinor } = plan;
      if (plan.how === 'take') take(writer, schedule, invoice, { date, amountMinor, credits, by: schedule.acceptedBy });
      else askFor(writer, schedule, invoice, plan.date, plan.amountMinor);
      changes += 1;
    }
    changes += noteSent(writer, schedule, today);
  }
  return changes;
}

export interface PlannedBy {
  readonly invoice: AccountInvoice;
  readonly plan: Plan;
  /** Parts of credit notes that are set against what is taken. */
  readonly credits: Credits;
}

type Credits = ReturnType<CreditPool['take']>;

/** What is taken of an invoice, less what credit notes make up for. */
export function lessCredits(amountMinor: number, credits: Credits): number {
  return credits.reduce((sum, part) => addExact(sum, part.amountMinor), amountMinor);
}

/** What a schedule would do with the invoices of its account that it has not seen, from a due date on. */
export function planAccount(reader: Reader, schedule: Omit<ScheduleRow, 'id' | 'endedAt'>, today: string, since: string): PlannedBy[] {
  const invoices = accountInvoices(reader, schedule.accountId, since).filter(({ seen }) => seen === null);
  if (invoices.length === 0) return [];
  const calendar = holidaysOf(reader, schedule);
  const unfit = methodCheck(reader, schedule, today);
  const blocked = blockedInvoices(
    reader,
    invoices.map(({ id }) => id),
  );
  const pool = creditPool(openCredits(reader, schedule.accountId));
  return invoices.map((invoice) => {
    const isCredit = (invoice.owedMinor ?? 0) < 0;
    const plan = planInvoice(schedule, { ...invoice, isCredit, blocked: blocked.has(invoice.id) }, today, calendar);
    if (plan.how === 'left') return { invoice, plan, credits: [] };
    const credited = { invoiceId: invoice.id, currency: invoice.currency };
    const why = unfit(plan.date) ?? (pool.isUnclear(credited) ? 'credit-unclear' : null);
    if (why !== null) return { invoice, plan: { how: 'left', why }, credits: [] };
    return { invoice, plan, credits: plan.how === 'take' ? pool.take(credited, plan.amountMinor) : [] };
  });
}

/** Why a schedule's method may not be used on a day: it was removed, has expired, or the account has gone to another company. */
function methodCheck(
  reader: Reader,
  schedule: Pick<ScheduleRow, 'methodId' | 'accountId' | 'companyId'>,
  today: string,
): (day: string) => LeftWhy | null {
  const method = listMethods(reader, today).find(({ id }) => id === schedule.methodId);
  if (!method || method.removedAt !== null) return () => 'method-gone';
  if (!serves(method, schedule)) return () => 'method-foreign';
  return (day) => (method.validUntil !== null && method.validUntil < day ? 'method-expired' : null);
}

export function holidaysOf(reader: Reader, { methodId }: Pick<ScheduleRow, 'methodId'>) {
  const companyId = reader.sqlite.prepare('SELECT company_id FROM payment_method WHERE id = ?').pluck().get(methodId) as number | undefined;
  return (companyId !== undefined && payingCompany(reader, companyId)?.holidays) || businessHoursOf(reader).holidays;
}

interface Taking {
  readonly date: string;
  /** Of the invoice. */
  readonly amountMinor: number;
  readonly credits: Credits;
  readonly by: string;
}

function take(
  writer: LedgerWriter,
  schedule: ScheduleRow,
  invoice: Pick<AccountInvoice, 'id' | 'number' | 'currency'>,
  taking: Taking,
): void {
  const { date, amountMinor, credits, by } = taking;
  const takenMinor = lessCredits(amountMinor, credits);
  const paymentId = addPayment(writer, {
    methodId: schedule.methodId,
    supplierId: schedule.supplierId,
    creditorAccount: null,
    currency: invoice.currency,
    amountMinor: takenMinor,
    executionDate: date,
    // Where credit notes make up for the invoice no money moves.
    status: takenMinor === 0 ? 'confirmed' : 'scheduled',
    remittance: invoice.number,
    endToEndId: newEndToEndId(date),
    orderId: null,
    retriedFrom: null,
    createdAt: new Date().toISOString(),
    createdBy: by,
    parts: [{ invoiceId: invoice.id, amountMinor }, ...credits],
    warnings: [],
  });
  const seen = { invoiceId: invoice.id, scheduleId: schedule.id, plannedDate: date, amountMinor, currency: invoice.currency };
  putScheduledInvoice(writer, { ...seen, state: 'taken', paymentId });
  addScheduleEvent(writer, schedule.id, by, 'scheduled', invoice.number);
}

function askFor(
  writer: LedgerWriter,
  schedule: ScheduleRow,
  { id, number, currency }: AccountInvoice,
  date: string,
  amountMinor: number,
): void {
  const seen = { invoiceId: id, scheduleId: schedule.id, plannedDate: date, amountMinor, currency };
  putScheduledInvoice(writer, { ...seen, state: 'to-approve', paymentId: null });
  addScheduleEvent(writer, schedule.id, '', 'to-approve', number);
}

/** Takes back what was settled another way since, or is not to be paid any more; it is planned anew where something is still due. */
function reconsider(writer: LedgerWriter, schedule: ScheduleRow, today: string): number {
  const open = scheduledInvoices(writer, schedule.id).filter(({ state, status }) => state === 'to-approve' || status === 'scheduled');
  if (open.length === 0) return 0;
  const unfit = methodCheck(writer, schedule, today);
  const due = dueOfInvoices(writer, schedule);
  const stopped = blockedInvoices(
    writer,
    open.map(({ invoiceId }) => invoiceId),
  );
  const pool = creditPool(openCredits(writer, schedule.accountId));
  let changes = 0;
  for (const seen of open) {
    const left = due.get(seen.invoiceId) ?? 0;
    const blocked = stopped.has(seen.invoiceId);
    const withoutMethod = unfit(seen.executionDate ?? seen.plannedDate) !== null;
    if (seen.state === 'to-approve' && (left !== seen.amountMinor || blocked || withoutMethod || pool.isUnclear(seen))) {
      forgetScheduledInvoice(writer, seen.invoiceId);
      changes += 1;
    }
    if (seen.state !== 'taken' || seen.paymentId === null) continue;
    // What is ordered exceeds what is owed: someone has paid it besides, or has set its credit notes against something else.
    const settled = left < 0 || overdrawnCredits(writer, seen.paymentId).length > 0;
    const credited = pool.isUnclear(seen) || pool.take(seen, seen.takenMinor ?? 0).length > 0;
    if (settled || blocked || withoutMethod || credited) {
      withdraw(writer, schedule, seen, blocked ? 'blocked' : settled ? 'settled' : withoutMethod ? 'method' : 'credit', '');
      changes += 1;
    }
  }
  return changes;
}

function dueOfInvoices(reader: Reader, { accountId }: ScheduleRow): ReadonlyMap<number, number> {
  return new Map(accountInvoices(reader, accountId, '').map(({ id, dueMinor }) => [id, dueMinor ?? 0]));
}

function withdraw(writer: LedgerWriter, schedule: ScheduleRow, seen: ScheduledInvoice, why: keyof typeof reasons, by: string): void {
  if (seen.paymentId !== null)
    changePayments(writer, [seen.paymentId], { status: 'cancelled', reason: reasons[why][schedule.termsLanguage], by });
  forgetScheduledInvoice(writer, seen.invoiceId);
  addScheduleEvent(writer, schedule.id, by, 'withdrawn', seen.number);
}

/** On its day the supplier takes the money. */
function noteSent(writer: LedgerWriter, schedule: ScheduleRow, today: string): number {
  const ready = scheduledInvoices(writer, schedule.id).filter(
    ({ status, executionDate }) => status === 'scheduled' && executionDate !== null && executionDate <= today,
  );
  for (const { paymentId, number } of ready) {
    if (paymentId === null) continue;
    changePayments(writer, [paymentId], { status: 'sent', reason: '', by: schedule.acceptedBy });
    addScheduleEvent(writer, schedule.id, '', 'sent', number);
  }
  return ready.length;
}

export interface PauseAsked {
  readonly id: number;
  readonly from: string;
  readonly to: string | null;
}

/** @throws ProblemError schedule-gone, schedule-pause */
export function pauseSchedule(writer: LedgerWriter, { id, from, to }: PauseAsked, today: string, by: string): void {
  const schedule = openSchedule(writer, id);
  if (from < today || (to !== null && to < from)) throw new ProblemError('schedule-pause');
  setPause(writer, id, from, to);
  addScheduleEvent(writer, id, by, 'paused', [from, to ?? ''].join(' '));
  for (const seen of scheduledInvoices(writer, id)) {
    const { status, executionDate } = seen;
    if (status === 'scheduled' && executionDate !== null && isPaused({ pausedFrom: from, pausedTo: to }, executionDate))
      withdraw(writer, schedule, seen, 'paused', by);
  }
  runSchedules(writer, today);
}

/** @throws ProblemError schedule-gone */
export function resumeSchedule(writer: LedgerWriter, id: number, today: string, by: string): void {
  openSchedule(writer, id);
  setPause(writer, id, null, null);
  addScheduleEvent(writer, id, by, 'resumed');
  runSchedules(writer, today);
}

/** @throws ProblemError schedule-gone */
export function stopSchedule(writer: LedgerWriter, id: number, reason: string, by: string): void {
  const schedule = openSchedule(writer, id);
  for (const seen of scheduledInvoices(writer, id)) {
    if (seen.state === 'to-approve') forgetScheduledInvoice(writer, seen.invoiceId);
    if (seen.status === 'scheduled') withdraw(writer, schedule, seen, 'ended', by);
  }
  endSchedule(writer, id);
  addScheduleEvent(writer, id, by, 'ended', reason);
}

/** @throws ProblemError schedule-gone, schedule-changed, schedule-paused, schedule-method */
export function approveInvoices(writer: LedgerWriter, invoiceIds: readonly number[], today: string, by: string): number {
  const ids = [...new Set(invoiceIds)];
  for (const invoiceId of ids) {
    const seen = scheduledInvoice(writer, invoiceId);
    if (seen?.state !== 'to-approve') throw new ProblemError('schedule-changed');
    const schedule = openSchedule(writer, seen.scheduleId);
    if (dueOfInvoices(writer, schedule).get(invoiceId) !== seen.amountMinor) throw new ProblemError('schedule-changed');
    const banking = { currency: seen.currency, calendar: holidaysOf(writer, schedule) };
    const date = takingDay(schedule, seen.plannedDate, today, banking);
    if (isPaused(schedule, today) || isPaused(schedule, date)) throw new ProblemError('schedule-paused', { number: seen.number });
    if (methodCheck(writer, schedule, today)(date) !== null) throw new ProblemError('schedule-method');
    const pool = creditPool(openCredits(writer, schedule.accountId));
    if (pool.isUnclear(seen)) throw new ProblemError('schedule-changed');
    addScheduleEvent(writer, schedule.id, by, 'approved', seen.number);
    const { number, currency, amountMinor } = seen;
    take(writer, schedule, { id: invoiceId, number, currency }, { date, amountMinor, credits: pool.take(seen, amountMinor), by });
  }
  runSchedules(writer, today);
  return ids.length;
}

/** @throws ProblemError schedule-changed */
export function refuseInvoice(writer: LedgerWriter, invoiceId: number, reason: string, by: string): void {
  const seen = scheduledInvoice(writer, invoiceId);
  if (seen?.state !== 'to-approve') throw new ProblemError('schedule-changed');
  refuseScheduledInvoice(writer, invoiceId, reason);
  addScheduleEvent(writer, seen.scheduleId, by, 'refused', `${seen.number} – ${reason}`);
}

function openSchedule(reader: Reader, id: number): ScheduleRow {
  const schedule = scheduleRow(reader, id);
  if (schedule.endedAt !== null) throw new ProblemError('schedule-gone');
  return schedule;
}
