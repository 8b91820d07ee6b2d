/** Payments as the ledger keeps them: the grid, one whole with its history, and how their status changes. */
import type { z } from 'zod';
import type { GridQuery, Page, PageRequest } from '../../src-preload/contract/grid.ts';
import {
  type payments as contract,
  type OutputKind,
  type PaymentDetail,
  type PaymentStatus,
  paymentColumns,
} from '../../src-preload/contract/payments.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { needsReason, nextStatuses } from '../billing/payments.ts';
import { messageDue } from './due-messages.ts';
import { readPage } from './grid-page.ts';
import { compileGrid, type GridSpec } from './grid-query.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** Numbers of the invoices of `payment`, credit notes last. */
export const paymentInvoicesSql = `(SELECT group_concat(number, ', ') FROM (SELECT invoice.number FROM payment_part AS part JOIN invoice ON invoice.id = part.invoice_id
  WHERE part.payment_id = payment.id ORDER BY part.amount_minor < 0, invoice.issue_date, invoice.id))`;

const accountsSql = `(SELECT group_concat(name, ', ') FROM (SELECT DISTINCT coalesce(nullif(account.nickname, ''), account.number) AS name
  FROM payment_part AS part JOIN invoice ON invoice.id = part.invoice_id JOIN billing_account AS account ON account.id = invoice.account_id
  WHERE part.payment_id = payment.id ORDER BY account.id))`;

/** The keys are those of the contract's paymentColumns. */
const paymentGrid: GridSpec = {
  idSql: 'payment.id',
  from: `payment JOIN supplier ON supplier.id = payment.supplier_id JOIN payment_method AS method ON method.id = payment.method_id
    JOIN company ON company.id = method.company_id LEFT JOIN payment_order AS ordered ON ordered.id = payment.order_id`,
  searchColumns: [
    'fold(supplier.name)',
    `fold(coalesce(${paymentInvoicesSql}, ''))`,
    'fold(payment.end_to_end_id)',
    'fold(method.name)',
    `fold(coalesce(${accountsSql}, ''))`,
  ],
  columns: {
    id: { type: 'id', sql: 'payment.id' },
    executionDate: { type: 'date', sql: 'payment.execution_date' },
    supplier: { type: 'text', sql: 'supplier.name' },
    account: { type: 'text', sql: accountsSql },
    invoices: { type: 'text', sql: paymentInvoicesSql },
    amount: { type: 'minor', sql: 'payment.amount_minor' },
    currency: { type: 'code', sql: 'payment.currency' },
    method: { type: 'text', sql: 'method.name' },
    methodKind: { type: 'code', sql: 'method.kind' },
    status: { type: 'code', sql: 'payment.status' },
    reason: { type: 'text', sql: 'payment.reason' },
    creditorAccount: { type: 'text', sql: 'payment.creditor_account' },
    endToEndId: { type: 'text', sql: 'payment.end_to_end_id' },
    order: { type: 'text', sql: 'ordered.output_name' },
    company: { type: 'text', sql: "company.fields ->> '$.name'" },
    createdAt: { type: 'instant', sql: 'payment.created_at' },
    createdBy: { type: 'text', sql: 'payment.created_by' },
  },
};

export function paymentPage(reader: LedgerReader, request: PageRequest): Page {
  return readPage(reader, paymentGrid, paymentColumns, request);
}

/** Counts by status of all that a query finds, and sums by currency of those neither failed nor cancelled. */
export function paymentSummary({ sqlite }: Reader, query: GridQuery): z.input<typeof contract.summary.output> {
  const { where, params } = compileGrid(paymentGrid, query);
  const rows = sqlite
    .prepare(
      `SELECT payment.status, payment.currency, count(*) AS count, sum(payment.amount_minor) AS amountMinor
      FROM ${paymentGrid.from} WHERE ${where} GROUP BY 1, 2 ORDER BY 2`,
    )
    .all(params) as { status: PaymentStatus; currency: string; count: number; amountMinor: number }[];
  const statuses: Record<PaymentStatus, number> = { scheduled: 0, sent: 0, confirmed: 0, failed: 0, cancelled: 0 };
  const sums = new Map<string, number>();
  for (const { status, currency, count, amountMinor } of rows) {
    statuses[status] += count;
    if (!needsReason(status)) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  }
  return {
    count: rows.reduce((sum, { count }) => sum + count, 0),
    statuses,
    sums: [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor })),
  };
}

type DetailSql = Omit<PaymentDetail, 'order' | 'parts' | 'events' | 'changes'> & {
  orderId: number | null;
  orderKind: OutputKind | null;
  orderName: string | null;
};

/** @throws ProblemError payment-not-found */
export function paymentDetail({ sqlite }: Reader, id: number): PaymentDetail {
  const row = sqlite
    .prepare(
      `SELECT payment.id, supplier.name AS supplier, method.id AS methodId, method.name AS method, method.kind AS methodKind, payment.currency,
        payment.amount_minor AS amountMinor, payment.execution_date AS executionDate, payment.status, payment.reason,
        payment.creditor_account AS creditorAccount, payment.remittance, payment.end_to_end_id AS endToEndId,
        ordered.id AS orderId, ordered.kind AS orderKind, ordered.output_name AS orderName, payment.retried_from AS retriedFrom,
        (SELECT max(id) FROM payment AS later WHERE later.retried_from = payment.id) AS retriedBy
      FROM ${paymentGrid.from} WHERE payment.id = ?`,
    )
    .get(id) as DetailSql | undefined;
  if (!row) throw new ProblemError('payment-not-found');
  const { orderId, orderKind, orderName, ...payment } = row;
  const parts = sqlite
    .prepare(
      `SELECT invoice.id AS invoiceId, invoice.number, invoice.issue_date AS issueDate, part.amount_minor AS amountMinor
      FROM payment_part AS part JOIN invoice ON invoice.id = part.invoice_id WHERE part.payment_id = ?
      ORDER BY part.amount_minor < 0, invoice.issue_date, invoice.id`,
    )
    .all(id) as PaymentDetail['parts'];
  const events = sqlite
    .prepare('SELECT id, at, by, status, reason, warnings FROM payment_event WHERE payment_id = ? ORDER BY id')
    .all(id) as (Omit<PaymentDetail['events'][number], 'warnings'> & { warnings: string })[];
  return {
    ...payment,
    order: orderId === null || orderKind === null || orderName === null ? null : { id: orderId, kind: orderKind, name: orderName },
    parts,
    events: events.map(({ warnings, ...event }) => ({ ...event, warnings: JSON.parse(warnings) })),
    changes: [...nextStatuses(payment.status)],
  };
}

export interface StatusChange {
  readonly status: PaymentStatus;
  /** Needed for a failure and a cancellation. */
  readonly reason: string;
  /** Who did it; empty where nobody is known. */
  readonly by: string;
}

/**
 * Changes the status of payments, all of them or none, and keeps it in their history.
 * @throws ProblemError payment-reason-needed, payment-not-found, payment-change-refused
 */
export function changePayments(writer: LedgerWriter, ids: readonly number[], { status, reason, by }: StatusChange): void {
  if (needsReason(status) && reason === '') throw new ProblemError('payment-reason-needed');
  const { sqlite } = writer;
  const read = sqlite.prepare('SELECT status, end_to_end_id AS reference FROM payment WHERE id = ?');
  const update = sqlite.prepare('UPDATE payment SET status = ?, reason = ? WHERE id = ?');
  const at = new Date().toISOString();
  for (const id of new Set(ids)) {
    const payment = read.get(id) as { status: PaymentStatus; reference: string } | undefined;
    if (!payment) throw new ProblemError('payment-not-found');
    if (!nextStatuses(payment.status).includes(status)) throw new ProblemError('payment-change-refused', { reference: payment.reference });
    update.run(status, reason, id);
    addPaymentEvent(writer, { paymentId: id, at, by, status, reason, warnings: [] });
    if (status === 'confirmed') messageDue(writer, { event: 'charge-made', paymentId: id });
    if (status === 'failed') messageDue(writer, { event: 'payment-failed', paymentId: id });
  }
}

/** Gives a payment back a status of before, when what changed it turned out to be a mistake; its history says so. */
export function restorePayment({ sqlite }: LedgerWriter, id: number, { status, reason, by }: StatusChange): void {
  const kept = needsReason(status) ? reason : '';
  sqlite.prepare('UPDATE payment SET status = ?, reason = ? WHERE id = ?').run(status, kept, id);
  addPaymentEvent({ sqlite }, { paymentId: id, at: new Date().toISOString(), by, status, reason, warnings: [] });
}

interface PaymentEvent {
  readonly paymentId: number;
  readonly at: string;
  readonly by: string;
  readonly status: PaymentStatus;
  readonly reason: string;
  readonly warnings: readonly string[];
}

function addPaymentEvent({ sqlite }: Reader, { paymentId, at, by, status, reason, warnings }: PaymentEvent): void {
  sqlite
    .prepare('INSERT INTO payment_event (payment_id, at, by, status, reason, warnings) VALUES (?, ?, ?, ?, ?, ?)')
    .run(paymentId, at, by, status, reason, JSON.stringify(warnings));
}

export interface NewPayment {
  readonly methodId: number;
  readonly supplierId: number;
  readonly creditorAccount: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly executionDate: string;
  readonly status: PaymentStatus;
  readonly remittance: string;
  readonly endToEndId: string;
  readonly orderId: number | null;
  readonly retriedFrom: number | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly parts: readonly { readonly invoiceId: number; readonly amountMinor: number }[];
  /** Shown and accepted before. */
  readonly warnings: readonly string[];
}

/** Records a payment with its parts and the beginning of its history. Returns its id. */
export function addPayment({ sqlite }: LedgerWriter, { parts, warnings, ...payment }: NewPayment): number {
  const { lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO payment (method_id, supplier_id, creditor_account, currency, amount_minor, execution_date, status, remittance, end_to_end_id,
        order_id, retried_from, created_at, created_by)
      VALUES (@methodId, @supplierId, @creditorAccount, @currency, @amountMinor, @executionDate, @status, @remittance, @endToEndId,
        @orderId, @retriedFrom, @createdAt, @createdBy)`,
    )
    .run(payment);
  const paymentId = Number(lastInsertRowid);
  const insert = sqlite.prepare('INSERT INTO payment_part (payment_id, invoice_id, amount_minor) VALUES (?, ?, ?)');
  for (const { invoiceId, amountMinor } of parts) insert.run(paymentId, invoiceId, amountMinor);
  const { createdAt: at, createdBy: by, status } = payment;
  addPaymentEvent({ sqlite }, { paymentId, at, by, status, reason: '', warnings });
  return paymentId;
}

export interface NewOrder {
  readonly kind: Exclude<OutputKind, 'none'>;
  readonly messageId: string;
  readonly createdAt: string;
  readonly outputName: string;
  readonly payments: number;
  /** Minor units by currency. */
  readonly sums: Readonly<Record<string, number>>;
  readonly content: Uint8Array;
}

/** Records a file or list for the bank. Returns its id. */
export function addPaymentOrder({ sqlite }: LedgerWriter, { sums, content, ...order }: NewOrder): number {
  const { lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO payment_order (kind, message_id, created_at, output_name, payments, sums, content)
      VALUES (@kind, @messageId, @createdAt, @outputName, @payments, @sums, @content)`,
    )
    .run({ ...order, sums: JSON.stringify(sums), content: Buffer.from(content) });
  return Number(lastInsertRowid);
}

/** What was written. @throws ProblemError payment-not-found */
export function paymentOrderContent({ sqlite }: Reader, orderId: number): Uint8Array {
  const content = sqlite.prepare('SELECT content FROM payment_order WHERE id = ?').pluck().get(orderId) as Buffer | undefined;
  if (!content) throw new ProblemError('payment-not-found');
  return content;
}

/** Takes back payments whose files could not be written: nobody has seen them. */
export function withdrawPayments({ sqlite }: LedgerWriter, ids: readonly number[], orderIds: readonly number[]): void {
  for (const id of ids) {
    sqlite.prepare('DELETE FROM payment_event WHERE payment_id = ?').run(id);
    sqlite.prepare('DELETE FROM payment_part WHERE payment_id = ?').run(id);
    sqlite.prepare('DELETE FROM payment WHERE id = ?').run(id);
  }
  for (const id of orderIds) sqlite.prepare('DELETE FROM payment_order WHERE id = ?').run(id);
}
