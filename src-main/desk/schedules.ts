/** Automatic payments at the desk: submitted with accepted terms, looked after while the ledger is open, approved, paused and ended. */
import { setImmediate } from 'node:timers/promises';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { Method } from '../../src-preload/contract/payment-methods.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { terms, termsVersion } from '../../src-preload/contract/schedule-terms.ts';
import {
  type schedules as contract,
  type NewSchedule,
  type PlannedInvoice,
  type Schedule,
  scheduledKinds,
} from '../../src-preload/contract/schedules.ts';
import { isPaused } from '../billing/schedule.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { listMethods } from '../ledger/payment-methods.ts';
import {
  accountsWithoutSchedule,
  addSchedule,
  addScheduleEvent,
  type ScheduledInvoice,
  type ScheduleRow,
  scheduleHistory,
  scheduleRow,
  scheduleRows,
} from '../ledger/schedules.ts';
import type { DeskContext } from './desk.ts';
import { serves } from './payment-drafts.ts';
import { calendarEntries, calendarMonths, expectedEntries } from './schedule-calendar.ts';
import { factsOf, readFacts, type ScheduleFacts, slicesOf } from './schedule-facts.ts';
import {
  approveInvoices,
  lessCredits,
  type PlannedBy,
  pauseSchedule,
  planAccount,
  refuseInvoice,
  resumeSchedule,
  runSchedules,
  stopSchedule,
} from './schedule-run.ts';
import { today } from './today.ts';

const mostListed = 1000;

/** @param look looks after schedules before they are listed */
export function scheduleHandlers({ ledger, tell, actor }: DeskContext, look: () => Promise<void>): SubjectHandlers<typeof contract> {
  const changed = () => tell('changed', ['schedules', 'payments', 'invoices']);
  return {
    list: async () => {
      await look();
      const day = today();
      return {
        today: day,
        schedules: scheduleRows(ledger.reader).map((row) => scheduleOf(row, day)),
        accounts: accountsWithoutSchedule(ledger.reader),
        methods: usableMethods(ledger.reader, day).map(({ id, name, kind, accountId, companyId, validUntil }) => ({
          id,
          name,
          kind,
          accountId,
          companyId,
          validUntil,
        })),
      };
    },
    invoices: async () => {
      await look();
      return plannedInvoices(ledger.reader, today());
    },
    calendar: async () => {
      await look();
      const day = today();
      const open = scheduleRows(ledger.reader).filter(({ endedAt }) => endedAt === null);
      return { months: calendarMonths(day), entries: await calendarEntries(ledger.reader, open, day) };
    },
    review: (asked) => review(ledger.reader, asked, today()),
    submit: async ({ language, termsVersion: read, ...asked }) => {
      const day = today();
      const id = await ledger.write((writer) => {
        check(writer, asked, day);
        if (read !== termsVersion) throw new ProblemError('schedule-terms');
        const by = actor().name;
        const accepted = {
          termsVersion,
          termsLanguage: language,
          termsText: terms[language],
          acceptedAt: new Date().toISOString(),
          acceptedBy: by,
        };
        const added = addSchedule(writer, { ...asked, ...accepted });
        addScheduleEvent(writer, added, by, 'submitted');
        runSchedules(writer, day, [added]);
        return added;
      });
      changed();
      return { id };
    },
    get: ({ id }) => {
      const row = scheduleRow(ledger.reader, id);
      const { termsVersion: version, termsText } = row;
      return { ...scheduleOf(row, today()), termsVersion: version, termsText, events: scheduleHistory(ledger.reader, id) };
    },
    pause: async (asked) => {
      await ledger.write((writer) => pauseSchedule(writer, asked, today(), actor().name));
      changed();
      return { id: asked.id };
    },
    resume: async ({ id }) => {
      await ledger.write((writer) => resumeSchedule(writer, id, today(), actor().name));
      changed();
      return { id };
    },
    end: async ({ id, reason }) => {
      await ledger.write((writer) => stopSchedule(writer, id, reason, actor().name));
      changed();
      return { id };
    },
    approve: async ({ invoiceIds }) => {
      const approved = await ledger.write((writer) => approveInvoices(writer, invoiceIds, today(), actor().name));
      changed();
      return { approved };
    },
    refuse: async ({ invoiceId, reason }) => {
      await ledger.write((writer) => refuseInvoice(writer, invoiceId, reason, actor().name));
      changed();
      return { invoiceId };
    },
  };
}

function scheduleOf(row: ScheduleRow, day: string): Schedule {
  const { supplierId: _supplier, companyId: _company, termsVersion: _version, termsLanguage: _language, termsText: _text, ...said } = row;
  const state = row.endedAt !== null ? 'ended' : isPaused(row, day) ? 'paused' : row.firstDate > day ? 'starting' : 'active';
  return { ...said, state };
}

type Usable = Method & { readonly kind: (typeof scheduledKinds)[number] };

/** Methods by which a supplier takes the money itself. */
function usableMethods(reader: Pick<LedgerReader, 'sqlite'>, day: string): Usable[] {
  return listMethods(reader, day).flatMap((method): Usable[] => {
    const kind = scheduledKinds.find((one) => one === method.details.kind);
    return kind === undefined || method.removedAt !== null ? [] : [{ ...method, kind }];
  });
}

/** @throws ProblemError schedule-account, schedule-there, schedule-method, schedule-first-date */
function check(reader: Pick<LedgerReader, 'sqlite'>, { accountId, methodId, firstDate }: NewSchedule, day: string): void {
  const account = accountsWithoutSchedule(reader).find(({ id }) => id === accountId);
  if (!account) {
    const there = scheduleRows(reader).some((one) => one.accountId === accountId && one.endedAt === null);
    throw new ProblemError(there ? 'schedule-there' : 'schedule-account');
  }
  const method = usableMethods(reader, day).find(({ id }) => id === methodId);
  if (!method || !serves(method, { accountId, companyId: account.companyId })) throw new ProblemError('schedule-method');
  if (firstDate < day) throw new ProblemError('schedule-first-date');
}

function review(reader: LedgerReader, asked: NewSchedule, day: string) {
  check(reader, asked, day);
  const account = reader.sqlite
    .prepare(
      `SELECT coalesce(nullif(account.nickname, ''), account.number) AS account, supplier.id AS supplierId, supplier.name AS supplier,
        account.company_id AS companyId, account.closed_on AS closedOn FROM billing_account AS account JOIN supplier ON supplier.id = account.supplier_id WHERE account.id = ?`,
    )
    .get(asked.accountId) as Pick<ScheduleRow, 'account' | 'supplierId' | 'supplier' | 'companyId' | 'closedOn'>;
  const accepted = { termsVersion, termsLanguage: 'fr', termsText: '', acceptedAt: '', acceptedBy: '' } as const;
  const schedule: ScheduleRow = { ...asked, ...account, ...accepted, id: 0, method: '', pausedFrom: null, pausedTo: null, endedAt: null };
  return {
    // What would be taken comes first, then what is left to be paid by hand.
    invoices: planAccount(factsOf(reader, schedule, ''), day)
      .flatMap((planned) => leftOrPlanned(schedule, planned))
      .sort((one, other) => Number(one.state === 'left') - Number(other.state === 'left')),
    expected: expectedEntries(reader, [schedule], day).slice(0, 12),
  };
}

/** Settled invoices and credit notes are left out: nobody asks what becomes of them. */
function leftOrPlanned({ id, account, supplier }: ScheduleRow, { invoice, plan, credits }: PlannedBy): PlannedInvoice[] {
  if (plan.how === 'left' && (plan.why === 'nothing-due' || plan.why === 'credit')) return [];
  const { id: invoiceId, number, dueDate, dueMinor, currency } = invoice;
  const said = { invoiceId, scheduleId: id, number, supplier, account, dueDate, currency, paymentId: null, reason: '' };
  if (plan.how === 'left') return [{ ...said, date: null, amountMinor: dueMinor, state: 'left', why: plan.why }];
  const state = plan.how === 'approve' ? 'to-approve' : 'scheduled';
  return [{ ...said, date: plan.date, amountMinor: lessCredits(plan.amountMinor, credits), state, why: null }];
}

async function plannedInvoices(reader: LedgerReader, day: string): Promise<PlannedInvoice[]> {
  const rows: PlannedInvoice[] = [];
  for (const slice of slicesOf(scheduleRows(reader))) {
    for (const facts of readFacts(reader, slice)) {
      const { schedule } = facts;
      if (schedule.endedAt === null) rows.push(...planAccount(facts, day).flatMap((planned) => leftOrPlanned(schedule, planned)));
      rows.push(...facts.seen.map((one) => seenOf(schedule, one)), ...grown(facts));
    }
    await setImmediate();
  }
  const rank = ({ state }: PlannedInvoice) => (state === 'to-approve' ? 0 : state === 'left' ? 1 : 2);
  const dayOf = ({ date, dueDate }: PlannedInvoice) => date ?? dueDate ?? '';
  return rows.sort((a, b) => rank(a) - rank(b) || (dayOf(a) < dayOf(b) ? 1 : -1)).slice(0, mostListed);
}

/** What is due of invoices beyond what was taken: an amount completed since, say. No invoice is taken twice. */
function grown({ schedule, invoices, seen }: ScheduleFacts): PlannedInvoice[] {
  const due = new Map(invoices.map(({ id, dueMinor }) => [id, dueMinor ?? 0]));
  return seen.flatMap((one): PlannedInvoice[] => {
    const amountMinor = due.get(one.invoiceId) ?? 0;
    const stands = one.status === 'scheduled' || one.status === 'sent' || one.status === 'confirmed';
    if (!stands || amountMinor <= 0) return [];
    return [{ ...seenOf(schedule, one), date: null, amountMinor, state: 'left', why: 'grown', paymentId: null, reason: '' }];
  });
}

function seenOf({ id, account, supplier }: ScheduleRow, seen: ScheduledInvoice): PlannedInvoice {
  const { invoiceId, number, dueDate, currency, paymentId, status, state } = seen;
  const amountMinor = seen.takenMinor ?? seen.amountMinor;
  return {
    ...{ invoiceId, scheduleId: id, number, supplier, account, dueDate, currency, amountMinor, paymentId },
    date: seen.executionDate ?? seen.plannedDate,
    state: state === 'taken' ? (status ?? 'scheduled') : state,
    why: null,
    reason: state === 'taken' ? (seen.paymentReason ?? '') : seen.reason,
  };
}
