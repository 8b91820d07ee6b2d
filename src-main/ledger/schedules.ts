/** Schedules of automatic payments as the ledger keeps them: their terms, their history, and the invoices that they take. */

import type { PaymentStatus } from '../../src-preload/contract/payments.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { ScheduleRule, scheduleEvents } from '../../src-preload/contract/schedules.ts';
import type { OpenCredit } from '../billing/credit-notes.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import { owedSql, paidSql } from './payables.ts';
import { linksOf } from './replacements.ts';
import { contestedOf } from './requests.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;
type Writer = Pick<LedgerWriter, 'sqlite' | 'mayWrite'>;

export interface ScheduleRow {
  readonly id: number;
  readonly accountId: number;
  readonly account: string;
  readonly supplierId: number;
  readonly supplier: string;
  readonly companyId: number | null;
  readonly methodId: number;
  readonly method: string;
  readonly rule: ScheduleRule;
  readonly ruleValue: number;
  readonly firstDate: string;
  readonly limitMinor: number | null;
  readonly limitCurrency: string;
  readonly pausedFrom: string | null;
  readonly pausedTo: string | null;
  readonly endedAt: string | null;
  readonly acceptedAt: string;
  readonly acceptedBy: string;
  readonly termsVersion: string;
  readonly termsLanguage: 'fr' | 'en';
  readonly termsText: string;
}

/** Those that have not ended first, by supplier and account; then those that have, the latest first. */
export function scheduleRows({ sqlite }: Reader): ScheduleRow[] {
  return sqlite
    .prepare(
      `SELECT schedule.id, schedule.account_id AS accountId, coalesce(nullif(account.nickname, ''), account.number) AS account,
        supplier.id AS supplierId, supplier.name AS supplier, account.company_id AS companyId, method.id AS methodId, method.name AS method, schedule.rule,
        schedule.rule_value AS ruleValue, schedule.first_date AS firstDate, schedule.limit_minor AS limitMinor,
        schedule.limit_currency AS limitCurrency, schedule.paused_from AS pausedFrom, schedule.paused_to AS pausedTo,
        schedule.ended_at AS endedAt, schedule.accepted_at AS acceptedAt, schedule.accepted_by AS acceptedBy,
        schedule.terms_version AS termsVersion, schedule.terms_language AS termsLanguage, schedule.terms_text AS termsText
      FROM payment_schedule AS schedule JOIN billing_account AS account ON account.id = schedule.account_id
        JOIN supplier ON supplier.id = account.supplier_id JOIN payment_method AS method ON method.id = schedule.method_id
      ORDER BY schedule.ended_at IS NOT NULL, schedule.ended_at DESC, french(supplier.name), french(account), schedule.id`,
    )
    .all() as ScheduleRow[];
}

/** @throws ProblemError schedule-gone */
export function scheduleRow(reader: Reader, id: number): ScheduleRow {
  const found = scheduleRows(reader).find((one) => one.id === id);
  if (!found) throw new ProblemError('schedule-gone');
  return found;
}

export type NewScheduleRow = Pick<
  ScheduleRow,
  | 'accountId'
  | 'methodId'
  | 'rule'
  | 'ruleValue'
  | 'firstDate'
  | 'limitMinor'
  | 'limitCurrency'
  | 'termsVersion'
  | 'termsLanguage'
  | 'termsText'
  | 'acceptedAt'
  | 'acceptedBy'
>;

export function addSchedule({ sqlite }: Writer, schedule: NewScheduleRow): number {
  const { lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO payment_schedule (account_id, method_id, first_date, rule, rule_value, limit_minor, limit_currency, terms_version, terms_language,
        terms_text, accepted_at, accepted_by)
      VALUES (@accountId, @methodId, @firstDate, @rule, @ruleValue, @limitMinor, @limitCurrency, @termsVersion, @termsLanguage, @termsText,
        @acceptedAt, @acceptedBy)`,
    )
    .run(schedule);
  return Number(lastInsertRowid);
}

export function setPause({ sqlite }: Writer, id: number, from: string | null, to: string | null): void {
  sqlite.prepare('UPDATE payment_schedule SET paused_from = ?, paused_to = ? WHERE id = ?').run(from, to, id);
}

export function endSchedule({ sqlite }: Writer, id: number): void {
  sqlite.prepare('UPDATE payment_schedule SET ended_at = ? WHERE id = ?').run(new Date().toISOString(), id);
}

type What = (typeof scheduleEvents)[number];

/** `detail`: the number of an invoice, a reason, days. */
export function addScheduleEvent({ sqlite }: Writer, scheduleId: number, by: string, what: What, detail = ''): void {
  sqlite
    .prepare('INSERT INTO payment_schedule_event (schedule_id, at, by, what, detail) VALUES (?, ?, ?, ?, ?)')
    .run(scheduleId, new Date().toISOString(), by, what, detail);
}

/** The latest first. */
export function scheduleHistory(
  { sqlite }: Reader,
  scheduleId: number,
): { id: number; at: string; by: string; what: What; detail: string }[] {
  return sqlite
    .prepare('SELECT id, at, by, what, detail FROM payment_schedule_event WHERE schedule_id = ? ORDER BY id DESC LIMIT 1000')
    .all(scheduleId) as { id: number; at: string; by: string; what: What; detail: string }[];
}

export interface AccountInvoice {
  readonly id: number;
  readonly number: string;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly owedMinor: number | null;
  readonly dueMinor: number | null;
  /** What a schedule has done with it. */
  readonly seen: 'to-approve' | 'taken' | 'refused' | null;
}

/** Invoices of an account that a schedule may look at, oldest first: all of those still due or unknown since a day, and those that it took. */
export function accountInvoices({ sqlite }: Reader, accountId: number, since: string): AccountInvoice[] {
  return sqlite
    .prepare(
      `SELECT invoice.id, invoice.number, invoice.issue_date AS issueDate, invoice.due_date AS dueDate, coalesce(invoice.currency, '') AS currency,
        CASE invoice.status WHEN 'complete' THEN ${owedSql} END AS owedMinor,
        CASE invoice.status WHEN 'complete' THEN ${owedSql} - ${paidSql(['scheduled', 'sent', 'confirmed'])} END AS dueMinor, seen.state AS seen
      FROM invoice LEFT JOIN scheduled_invoice AS seen ON seen.invoice_id = invoice.id
      WHERE invoice.account_id = ? AND coalesce(invoice.due_date, invoice.issue_date, '9999') >= ?
      ORDER BY coalesce(invoice.due_date, invoice.issue_date), invoice.id`,
    )
    .all(accountId, since) as AccountInvoice[];
}

/** Those of the invoices that are not to be taken whatever is due: issued anew, cancelled by a credit note, or contested. */
export function blockedInvoices(reader: Reader, ids: readonly number[]): ReadonlySet<number> {
  const replaced = linksOf(reader, 'replaced', ids).filter(({ kind }) => kind !== 'credited');
  return new Set([...replaced.map((link) => link.replaced.invoiceId), ...contestedOf(reader, ids).map(({ invoiceId }) => invoiceId)]);
}

/**
 * Credit notes that may be set against an account's invoices: those of the account, those of its supplier whose account is not known, and
 * those issued for its invoices. What is left of one that is contested or of no known account is unclear.
 */
export function openCredits(reader: Reader, accountId: number): OpenCredit[] {
  const rows = reader.sqlite
    .prepare(
      `SELECT invoice.id, invoice.account_id AS accountId, coalesce(invoice.currency, '') AS currency,
        -(${owedSql} - ${paidSql(['scheduled', 'sent', 'confirmed'])}) AS leftMinor
      FROM invoice JOIN billing_account AS account ON account.id = ?
      WHERE invoice.supplier_id = account.supplier_id AND invoice.status = 'complete'
        -- Told without a look at other tables: few of a supplier's documents are asked the rest.
        AND invoice.sign * coalesce(invoice.payable_minor, invoice.tax_inclusive_minor) < 0 AND ${owedSql} < 0 AND leftMinor > 0
        AND (invoice.account_id IS NULL OR invoice.account_id = account.id OR EXISTS (
          SELECT 1 FROM invoice_replacement AS link JOIN invoice AS old ON old.id = link.replaced_id
          WHERE link.replacement_id = invoice.id AND link.state = 'linked' AND old.account_id = account.id))
      ORDER BY invoice.issue_date, invoice.id`,
    )
    .all(accountId) as { id: number; accountId: number | null; currency: string; leftMinor: number }[];
  const ids = rows.map(({ id }) => id);
  const contested = new Set(contestedOf(reader, ids).map(({ invoiceId }) => invoiceId));
  const issued = Map.groupBy(creditedBy(reader, ids), ({ creditId }) => creditId);
  return rows.map(({ id, currency, leftMinor, accountId: own }) => {
    const issuedFor = (issued.get(id) ?? []).map(({ invoiceId, dueMinor }) => ({ invoiceId, dueMinor }));
    return { id, currency, leftMinor, issuedFor, unclear: contested.has(id) || (own === null && issuedFor.length === 0) };
  });
}

/** Invoices that credit notes were issued for, as a person linked them, with what is due of each. */
function creditedBy({ sqlite }: Reader, creditIds: readonly number[]): { creditId: number; invoiceId: number; dueMinor: number }[] {
  return sqlite
    .prepare(
      `SELECT link.replacement_id AS creditId, invoice.id AS invoiceId,
        coalesce(${owedSql} - ${paidSql(['scheduled', 'sent', 'confirmed'])}, 0) AS dueMinor
      FROM invoice_replacement AS link JOIN invoice ON invoice.id = link.replaced_id
      WHERE link.replacement_id IN (SELECT value FROM json_each(?)) AND link.state = 'linked' AND link.kind <> 'reissued'
      ORDER BY link.id`,
    )
    .all(JSON.stringify(creditIds)) as { creditId: number; invoiceId: number; dueMinor: number }[];
}

/** What the payment of a scheduled invoice takes from credit notes of which more is taken by now than there was. */
export function overdrawnCredits({ sqlite }: Reader, paymentId: number): number[] {
  return sqlite
    .prepare(
      `SELECT invoice.id FROM payment_part AS own JOIN invoice ON invoice.id = own.invoice_id
      WHERE own.payment_id = ? AND own.amount_minor < 0 AND ${owedSql} - ${paidSql(['scheduled', 'sent', 'confirmed'])} > 0`,
    )
    .pluck()
    .all(paymentId) as number[];
}

export interface ScheduledInvoice {
  readonly invoiceId: number;
  readonly scheduleId: number;
  readonly state: 'to-approve' | 'taken' | 'refused';
  readonly plannedDate: string;
  readonly amountMinor: number;
  /** Less credit notes: what its payment moves. */
  readonly takenMinor: number | null;
  readonly currency: string;
  readonly paymentId: number | null;
  readonly reason: string;
  readonly number: string;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly status: PaymentStatus | null;
  readonly paymentReason: string | null;
  readonly executionDate: string | null;
}

const seenSql = `SELECT seen.invoice_id AS invoiceId, seen.schedule_id AS scheduleId, seen.state, seen.planned_date AS plannedDate,
    seen.amount_minor AS amountMinor, payment.amount_minor AS takenMinor, seen.currency, seen.payment_id AS paymentId, seen.reason, invoice.number, invoice.issue_date AS issueDate,
    invoice.due_date AS dueDate, payment.status, payment.reason AS paymentReason, payment.execution_date AS executionDate
  FROM scheduled_invoice AS seen JOIN invoice ON invoice.id = seen.invoice_id LEFT JOIN payment ON payment.id = seen.payment_id`;

/** What a schedule has seen, the latest first. */
export function scheduledInvoices({ sqlite }: Reader, scheduleId: number): ScheduledInvoice[] {
  return sqlite
    .prepare(`${seenSql} WHERE seen.schedule_id = ? ORDER BY seen.planned_date DESC, seen.invoice_id DESC`)
    .all(scheduleId) as ScheduledInvoice[];
}

export function scheduledInvoice({ sqlite }: Reader, invoiceId: number): ScheduledInvoice | undefined {
  return sqlite.prepare(`${seenSql} WHERE seen.invoice_id = ?`).get(invoiceId) as ScheduledInvoice | undefined;
}

export type NewScheduledInvoice = Pick<
  ScheduledInvoice,
  'invoiceId' | 'scheduleId' | 'state' | 'plannedDate' | 'amountMinor' | 'currency' | 'paymentId'
>;

/** Keeps what a schedule does with an invoice, in the place of what it meant to do. */
export function putScheduledInvoice({ sqlite }: Writer, seen: NewScheduledInvoice): void {
  sqlite
    .prepare(
      `INSERT INTO scheduled_invoice (invoice_id, schedule_id, state, planned_date, amount_minor, currency, payment_id)
      VALUES (@invoiceId, @scheduleId, @state, @plannedDate, @amountMinor, @currency, @paymentId)
      ON CONFLICT (invoice_id) DO UPDATE SET schedule_id = @scheduleId, state = @state, planned_date = @plannedDate, amount_minor = @amountMinor,
        currency = @currency, payment_id = @paymentId, reason = ''`,
    )
    .run(seen);
}

export function refuseScheduledInvoice({ sqlite }: Writer, invoiceId: number, reason: string): void {
  sqlite.prepare("UPDATE scheduled_invoice SET state = 'refused', reason = ? WHERE invoice_id = ?").run(reason, invoiceId);
}

/** The schedule has not seen it: it looks at it again. */
export function forgetScheduledInvoice({ sqlite }: Writer, invoiceId: number): void {
  sqlite.prepare('DELETE FROM scheduled_invoice WHERE invoice_id = ?').run(invoiceId);
}

/** Billing accounts that are open and have no schedule, with the currency and amount of their last invoice. */
export function accountsWithoutSchedule({ sqlite }: Reader): {
  id: number;
  name: string;
  companyId: number | null;
  currency: string;
  lastMinor: number | null;
}[] {
  return sqlite
    .prepare(
      `SELECT account.id, coalesce(nullif(account.nickname, ''), account.number) || ' · ' || supplier.name AS name, account.company_id AS companyId,
        coalesce(last.currency, 'EUR') AS currency, last.owed AS lastMinor
      FROM billing_account AS account JOIN supplier ON supplier.id = account.supplier_id
        LEFT JOIN (SELECT account_id, currency, ${owedSql} AS owed, max(coalesce(issue_date, '')) FROM invoice WHERE status = 'complete' AND sign = 1
          GROUP BY account_id) AS last ON last.account_id = account.id
      WHERE account.closed_on IS NULL
        AND NOT EXISTS (SELECT 1 FROM payment_schedule WHERE account_id = account.id AND ended_at IS NULL)
      ORDER BY french(supplier.name), french(name), account.id`,
    )
    .all() as { id: number; name: string; companyId: number | null; currency: string; lastMinor: number | null }[];
}
