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
  /** When the account is closed. */
  readonly closedOn: string | null;
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

/** Those that have not ended first, by supplier and account; then those that have, the latest first. Some of them, where their ids are given. */
export function scheduleRows({ sqlite }: Reader, ids?: readonly number[]): ScheduleRow[] {
  return sqlite
    .prepare(
      `SELECT schedule.id, schedule.account_id AS accountId, coalesce(nullif(account.nickname, ''), account.number) AS account,
        supplier.id AS supplierId, supplier.name AS supplier, account.company_id AS companyId, account.closed_on AS closedOn, method.id AS methodId, method.name AS method, schedule.rule,
        schedule.rule_value AS ruleValue, schedule.first_date AS firstDate, schedule.limit_minor AS limitMinor,
        schedule.limit_currency AS limitCurrency, schedule.paused_from AS pausedFrom, schedule.paused_to AS pausedTo,
        schedule.ended_at AS endedAt, schedule.accepted_at AS acceptedAt, schedule.accepted_by AS acceptedBy,
        schedule.terms_version AS termsVersion, schedule.terms_language AS termsLanguage, schedule.terms_text AS termsText
      FROM payment_schedule AS schedule JOIN billing_account AS account ON account.id = schedule.account_id
        JOIN supplier ON supplier.id = account.supplier_id JOIN payment_method AS method ON method.id = schedule.method_id
      ${ids ? 'WHERE schedule.id IN (SELECT value FROM json_each(?))' : ''}
      ORDER BY schedule.ended_at IS NOT NULL, schedule.ended_at DESC, french(supplier.name), french(account), schedule.id`,
    )
    .all(...(ids ? [JSON.stringify(ids)] : [])) as ScheduleRow[];
}

export function openScheduleIds({ sqlite }: Reader): number[] {
  return sqlite.prepare('SELECT id FROM payment_schedule WHERE ended_at IS NULL').pluck().all() as number[];
}

/** Open schedules of accounts. */
export function scheduleIdsOf({ sqlite }: Reader, accountIds: readonly number[]): number[] {
  return sqlite
    .prepare('SELECT id FROM payment_schedule WHERE ended_at IS NULL AND account_id IN (SELECT value FROM json_each(?))')
    .pluck()
    .all(JSON.stringify(accountIds)) as number[];
}

/** @throws ProblemError schedule-gone */
export function scheduleRow(reader: Reader, id: number): ScheduleRow {
  const [found] = scheduleRows(reader, [id]);
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
  readonly accountId: number;
  readonly number: string;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly owedMinor: number | null;
  readonly dueMinor: number | null;
  /** What a schedule has done with it. */
  readonly seen: 'to-approve' | 'taken' | 'refused' | null;
}

interface AskedAccount {
  readonly accountId: number;
  /** ISO; '' for all. */
  readonly since: string;
}

/** Invoices of accounts that schedules may look at, oldest first: those due since a day, those of an unknown day, and those that a schedule has seen. */
export function accountInvoices({ sqlite }: Reader, asked: readonly AskedAccount[]): AccountInvoice[] {
  return sqlite
    .prepare(
      `SELECT invoice.id, invoice.account_id AS accountId, invoice.number, invoice.issue_date AS issueDate, invoice.due_date AS dueDate,
        coalesce(invoice.currency, '') AS currency, CASE invoice.status WHEN 'complete' THEN ${owedSql} END AS owedMinor,
        CASE invoice.status WHEN 'complete' THEN ${owedSql} - ${paidSql(['scheduled', 'sent', 'confirmed'])} END AS dueMinor, seen.state AS seen
      FROM json_each(?) AS asked CROSS JOIN invoice ON invoice.account_id = asked.value ->> '$.accountId'
        LEFT JOIN scheduled_invoice AS seen ON seen.invoice_id = invoice.id
      WHERE seen.state IS NOT NULL OR coalesce(invoice.due_date, invoice.issue_date, '9999') >= asked.value ->> '$.since'
      ORDER BY coalesce(invoice.due_date, invoice.issue_date), invoice.id`,
    )
    .all(JSON.stringify(asked)) as AccountInvoice[];
}

/** Those of the invoices that are not to be taken whatever is due: issued anew, cancelled by a credit note, or contested. */
export function blockedInvoices(reader: Reader, ids: readonly number[]): ReadonlySet<number> {
  const replaced = linksOf(reader, 'replaced', ids).filter(({ kind }) => kind !== 'credited');
  return new Set([...replaced.map((link) => link.replaced.invoiceId), ...contestedOf(reader, ids).map(({ invoiceId }) => invoiceId)]);
}

/**
 * Credit notes that may be set against the invoices of each account: those of the account, those of its supplier whose account is not known,
 * and those issued for its invoices. What is left of one that is contested or of no known account is unclear.
 */
export function openCredits(reader: Reader, accountIds: readonly number[]): ReadonlyMap<number, OpenCredit[]> {
  const rows = reader.sqlite
    .prepare(
      `WITH account AS MATERIALIZED (SELECT id, supplier_id FROM billing_account WHERE id IN (SELECT value FROM json_each(?))),
      candidate(account_id, invoice_id) AS (
        SELECT account.id, invoice.id FROM account CROSS JOIN invoice ON invoice.account_id = account.id AND invoice.supplier_id = account.supplier_id
        UNION SELECT account.id, invoice.id FROM invoice INDEXED BY invoice_of_account JOIN account ON account.supplier_id = invoice.supplier_id
          WHERE invoice.account_id IS NULL
        UNION SELECT account.id, invoice.id FROM account CROSS JOIN invoice AS old ON old.account_id = account.id
          JOIN invoice_replacement AS link ON link.replaced_id = old.id AND link.state = 'linked'
          JOIN invoice ON invoice.id = link.replacement_id AND invoice.supplier_id = account.supplier_id)
      SELECT candidate.account_id AS forAccount, invoice.id, invoice.account_id AS accountId, coalesce(invoice.currency, '') AS currency,
        -(${owedSql} - ${paidSql(['scheduled', 'sent', 'confirmed'])}) AS leftMinor
      FROM candidate CROSS JOIN invoice ON invoice.id = candidate.invoice_id
      WHERE invoice.status = 'complete'
        -- Told without a look at other tables: few documents are asked the rest.
        AND invoice.sign * coalesce(invoice.payable_minor, invoice.tax_inclusive_minor) < 0 AND ${owedSql} < 0 AND leftMinor > 0
      ORDER BY invoice.issue_date, invoice.id`,
    )
    .all(JSON.stringify(accountIds)) as { forAccount: number; id: number; accountId: number | null; currency: string; leftMinor: number }[];
  const ids = [...new Set(rows.map(({ id }) => id))];
  const contested = new Set(contestedOf(reader, ids).map(({ invoiceId }) => invoiceId));
  const issued = Map.groupBy(creditedBy(reader, ids), ({ creditId }) => creditId);
  const credits = new Map<number, OpenCredit[]>();
  for (const { forAccount, id, currency, leftMinor, accountId: own } of rows) {
    const issuedFor = (issued.get(id) ?? []).map(({ invoiceId, dueMinor }) => ({ invoiceId, dueMinor }));
    const credit = { id, currency, leftMinor, issuedFor, unclear: contested.has(id) || (own === null && issuedFor.length === 0) };
    credits.set(forAccount, [...(credits.get(forAccount) ?? []), credit]);
  }
  return credits;
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

/** Those of the payments that take from credit notes of which more is taken by now than there was. */
export function overdrawnPayments({ sqlite }: Reader, paymentIds: readonly number[]): ReadonlySet<number> {
  const ids = sqlite
    .prepare(
      `SELECT own.payment_id FROM payment_part AS own JOIN invoice ON invoice.id = own.invoice_id
      WHERE own.payment_id IN (SELECT value FROM json_each(?)) AND own.amount_minor < 0
        AND ${owedSql} - ${paidSql(['scheduled', 'sent', 'confirmed'])} > 0`,
    )
    .pluck()
    .all(JSON.stringify(paymentIds)) as number[];
  return new Set(ids);
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

/** What schedules have seen, the latest first. */
export function scheduledInvoices({ sqlite }: Reader, scheduleIds: readonly number[]): ScheduledInvoice[] {
  return sqlite
    .prepare(`${seenSql} WHERE seen.schedule_id IN (SELECT value FROM json_each(?)) ORDER BY seen.planned_date DESC, seen.invoice_id DESC`)
    .all(JSON.stringify(scheduleIds)) as ScheduledInvoice[];
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
