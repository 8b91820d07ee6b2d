/**
 * What schedules do by themselves: an invoice that is due gives one payment, or waits for a person; what was settled another way is taken
 * back; what its supplier takes is noted as sent on its day. Looking again changes nothing more.
 */

import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { LeftWhy } from '../../src-preload/contract/schedules.ts';
import { type CreditPool, creditPool } from '../billing/credit-notes.ts';
import { addExact } from '../billing/money.ts';
import { isPaused, type Plan, planInvoice, takingDay } from '../billing/schedule.ts';
import type { LedgerReader, LedgerWriter } from '../ledger/ledger.ts';
import { addPayment, changePayments } from '../ledger/payments.ts';
import {
  type AccountInvoice,
  addScheduleEvent,
  endSchedule,
  forgetScheduledInvoice,
  putScheduledInvoice,
  refuseScheduledInvoice,
  type ScheduledInvoice,
  type ScheduleRow,
  scheduledInvoice,
  scheduledInvoices,
  scheduleIdsOf,
  scheduleRow,
  scheduleRows,
  setPause,
} from '../ledger/schedules.ts';
import { serves } from './payment-drafts.ts';
import { newEndToEndId } from './payment-outputs.ts';
import { factsOf, readFacts, type ScheduleFacts } from './schedule-facts.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

const reasons = {
  settled: { fr: 'Réglée autrement entre-temps', en: 'Settled another way meanwhile' },
  blocked: { fr: 'Facture remplacée ou contestée', en: 'Invoice replaced or contested' },
  paused: { fr: 'Échéancier suspendu', en: 'Schedule paused' },
  ended: { fr: 'Fin de l’échéancier', en: 'Schedule ended' },
  credit: { fr: 'Avoir à déduire', en: 'Credit note to set against it' },
  closed: { fr: 'Émise après la fermeture du compte', en: 'Issued after the account was closed' },
  method: { fr: 'Moyen de paiement retiré, expiré ou d’une autre société', en: 'Payment method removed, expired or another company’s' },
} as const;

/**
 * Does what schedules do by themselves, of the open ones given by id or of all.
 * @param today ISO @returns how many things it changed
 */
export function runSchedules(writer: LedgerWriter, today: string, ids?: readonly number[]): number {
  return scheduleRows(writer, ids)
    .filter(({ endedAt }) => endedAt === null)
    .reduce((changes, schedule) => changes + runSchedule(writer, schedule, today), 0);
}

function runSchedule(writer: LedgerWriter, schedule: ScheduleRow, today: string): number {
  let facts = factsOf(writer, schedule);
  const backs = takenBack(facts);
  for (const { seen, why } of backs) {
    if (why === null) forgetScheduledInvoice(writer, seen.invoiceId);
    else withdraw(writer, schedule, seen, why, '');
  }
  if (backs.length > 0) facts = factsOf(writer, schedule);
  const plans = planAccount(facts, today);
  for (const { invoice, plan, credits } of plans) {
    if (plan.how === 'left') continue;
    const { date, amountMinor } = plan;
    if (plan.how === 'take') take(writer, schedule, invoice, { date, amountMinor, credits, by: schedule.acceptedBy });
    else askFor(writer, schedule, invoice, date, amountMinor);
  }
  const planned = plans.filter(({ plan }) => plan.how !== 'left').length;
  return backs.length + planned + noteSent(writer, schedule, planned > 0 ? scheduledInvoices(writer, [schedule.id]) : facts.seen, today);
}

/** Those of some open schedules that have something to do. */
export function stirring(reader: Reader, schedules: readonly ScheduleRow[], today: string): ScheduleRow[] {
  return readFacts(reader, schedules)
    .filter(
      (facts) =>
        takenBack(facts).length > 0 ||
        planAccount(facts, today).some(({ plan }) => plan.how !== 'left') ||
        facts.seen.some((seen) => goes(seen, today)),
    )
    .map(({ schedule }) => schedule);
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

/** What a schedule would do with the invoices of its account that it has not seen. */
export function planAccount(facts: ScheduleFacts, today: string): PlannedBy[] {
  const { schedule, blocked, calendar } = facts;
  const unfit = methodCheck(facts);
  const pool = creditPool(facts.credits);
  return facts.invoices
    .filter(({ seen }) => seen === null)
    .map((invoice) => {
      const isCredit = (invoice.owedMinor ?? 0) < 0;
      const plan = planInvoice(schedule, { ...invoice, isCredit, blocked: blocked.has(invoice.id) }, today, calendar);
      if (plan.how === 'left') return { invoice, plan, credits: [] };
      const credited = { invoiceId: invoice.id, currency: invoice.currency };
      const why =
        (isAfterClosing(schedule, invoice) ? 'account-closed' : null) ??
        unfit(plan.date) ??
        (pool.isUnclear(credited) ? 'credit-unclear' : null);
      if (why !== null) return { invoice, plan: { how: 'left', why }, credits: [] };
      return { invoice, plan, credits: plan.how === 'take' ? pool.take(credited, plan.amountMinor) : [] };
    });
}

/** Whether an invoice was issued once its account was closed: a schedule leaves it. */
function isAfterClosing({ closedOn }: ScheduleRow, { issueDate, dueDate }: Pick<AccountInvoice, 'issueDate' | 'dueDate'>): boolean {
  const issued = issueDate ?? dueDate;
  return closedOn !== null && issued !== null && issued > closedOn;
}

/** Why a schedule's method may not be used on a day: it was removed, has expired, or the account has gone to another company. */
function methodCheck({ method, schedule }: ScheduleFacts): (day: string) => LeftWhy | null {
  if (!method || method.removedAt !== null) return () => 'method-gone';
  if (!serves(method, schedule)) return () => 'method-foreign';
  return (day) => (method.validUntil !== null && method.validUntil < day ? 'method-expired' : null);
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

interface TakenBack {
  readonly seen: ScheduledInvoice;
  /** Null for what waits for a person: nothing was ordered. */
  readonly why: keyof typeof reasons | null;
}

/** What was settled another way since, or is not to be paid any more; it is planned anew where something is still due. */
function takenBack(facts: ScheduleFacts): TakenBack[] {
  const open = facts.seen.filter(({ state, status }) => state === 'to-approve' || status === 'scheduled');
  if (open.length === 0) return [];
  const unfit = methodCheck(facts);
  const due = new Map(facts.invoices.map(({ id, dueMinor }) => [id, dueMinor ?? 0]));
  const pool = creditPool(facts.credits);
  return open.flatMap((seen): TakenBack[] => {
    const left = due.get(seen.invoiceId) ?? 0;
    const blocked = facts.blocked.has(seen.invoiceId);
    const closed = isAfterClosing(facts.schedule, seen);
    const withoutMethod = unfit(seen.executionDate ?? seen.plannedDate) !== null;
    if (seen.state === 'to-approve')
      return left !== seen.amountMinor || blocked || closed || withoutMethod || pool.isUnclear(seen) ? [{ seen, why: null }] : [];
    if (seen.paymentId === null) return [];
    if (blocked) return [{ seen, why: 'blocked' }];
    // What is ordered exceeds what is owed: someone has paid it besides, or has set its credit notes against something else.
    if (left < 0 || facts.overdrawn.has(seen.paymentId)) return [{ seen, why: 'settled' }];
    if (closed) return [{ seen, why: 'closed' }];
    if (withoutMethod) return [{ seen, why: 'method' }];
    return pool.isUnclear(seen) || pool.take(seen, seen.takenMinor ?? 0).length > 0 ? [{ seen, why: 'credit' }] : [];
  });
}

function withdraw(writer: LedgerWriter, schedule: ScheduleRow, seen: ScheduledInvoice, why: keyof typeof reasons, by: string): void {
  if (seen.paymentId !== null)
    changePayments(writer, [seen.paymentId], { status: 'cancelled', reason: reasons[why][schedule.termsLanguage], by });
  forgetScheduledInvoice(writer, seen.invoiceId);
  addScheduleEvent(writer, schedule.id, by, 'withdrawn', seen.number);
}

/** On its day the supplier takes the money. */
function goes({ status, executionDate }: ScheduledInvoice, today: string): boolean {
  return status === 'scheduled' && executionDate !== null && executionDate <= today;
}

function noteSent(writer: LedgerWriter, schedule: ScheduleRow, seen: readonly ScheduledInvoice[], today: string): number {
  const ready = seen.filter((one) => goes(one, today));
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
  for (const seen of scheduledInvoices(writer, [id])) {
    const { status, executionDate } = seen;
    if (status === 'scheduled' && executionDate !== null && isPaused({ pausedFrom: from, pausedTo: to }, executionDate))
      withdraw(writer, schedule, seen, 'paused', by);
  }
  runSchedules(writer, today, [id]);
}

/** @throws ProblemError schedule-gone */
export function resumeSchedule(writer: LedgerWriter, id: number, today: string, by: string): void {
  openSchedule(writer, id);
  setPause(writer, id, null, null);
  addScheduleEvent(writer, id, by, 'resumed');
  runSchedules(writer, today, [id]);
}

/** Says in the histories of schedules that their accounts were closed on a day, or opened again, and takes back what is not theirs any more. */
export function accountsClosed(writer: LedgerWriter, accountIds: readonly number[], on: string | null, today: string, by: string): void {
  const ids = scheduleIdsOf(writer, accountIds);
  for (const id of ids) addScheduleEvent(writer, id, by, on === null ? 'resumed' : 'paused', on === null ? '' : `closed ${on}`);
  runSchedules(writer, today, ids);
}

/** @throws ProblemError schedule-gone */
export function stopSchedule(writer: LedgerWriter, id: number, reason: string, by: string): void {
  const schedule = openSchedule(writer, id);
  for (const seen of scheduledInvoices(writer, [id])) {
    if (seen.state === 'to-approve') forgetScheduledInvoice(writer, seen.invoiceId);
    if (seen.status === 'scheduled') withdraw(writer, schedule, seen, 'ended', by);
  }
  endSchedule(writer, id);
  addScheduleEvent(writer, id, by, 'ended', reason);
}

/** @throws ProblemError schedule-gone, schedule-changed, schedule-paused, schedule-method */
export function approveInvoices(writer: LedgerWriter, invoiceIds: readonly number[], today: string, by: string): number {
  const ids = [...new Set(invoiceIds)];
  const concerned = new Set<number>();
  for (const invoiceId of ids) {
    const seen = scheduledInvoice(writer, invoiceId);
    if (seen?.state !== 'to-approve') throw new ProblemError('schedule-changed');
    const schedule = openSchedule(writer, seen.scheduleId);
    const facts = factsOf(writer, schedule);
    if (facts.invoices.find(({ id }) => id === invoiceId)?.dueMinor !== seen.amountMinor) throw new ProblemError('schedule-changed');
    const banking = { currency: seen.currency, calendar: facts.calendar };
    const date = takingDay(schedule, seen.plannedDate, today, banking);
    if (isPaused(schedule, today) || isPaused(schedule, date)) throw new ProblemError('schedule-paused', { number: seen.number });
    if (methodCheck(facts)(date) !== null) throw new ProblemError('schedule-method');
    const pool = creditPool(facts.credits);
    if (pool.isUnclear(seen) || isAfterClosing(schedule, seen)) throw new ProblemError('schedule-changed');
    addScheduleEvent(writer, schedule.id, by, 'approved', seen.number);
    const { number, currency, amountMinor } = seen;
    take(writer, schedule, { id: invoiceId, number, currency }, { date, amountMinor, credits: pool.take(seen, amountMinor), by });
    concerned.add(schedule.id);
  }
  runSchedules(writer, today, [...concerned]);
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
