/** Requests to suppliers as the ledger keeps them: the grid, one whole with its history, what is done with them. */
import type { z } from 'zod';
import type { GridQuery, Page, PageRequest } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import {
  type Asked,
  askedSchema,
  type requests as contract,
  type RequestDetail,
  type RequestedInvoice,
  type RequestKind,
  type RequestStatus,
  requestColumns,
  type requestEventKinds,
} from '../../src-preload/contract/requests.ts';
import { isOpen, nextRequestStatuses } from '../billing/requests.ts';
import { readPage } from './grid-page.ts';
import { compileGrid, type GridSpec } from './grid-query.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import { linksOf, proposalsFor, requestedInvoiceSql } from './replacements.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;
type EventKind = (typeof requestEventKinds)[number];

const invoicesSql = `(SELECT group_concat(number, ', ') FROM (SELECT invoice.number FROM supplier_request_invoice AS own JOIN invoice ON invoice.id = own.invoice_id
  WHERE own.request_id = request.id ORDER BY own.position))`;

/** Of a request's invoices; null where they are in several currencies. */
const currencySql = `(SELECT CASE WHEN min(invoice.currency) = max(invoice.currency) THEN min(invoice.currency) END
  FROM supplier_request_invoice AS own JOIN invoice ON invoice.id = own.invoice_id WHERE own.request_id = request.id)`;

/** The keys are those of the contract's requestColumns. */
const requestGrid: GridSpec = {
  idSql: 'request.id',
  from: `supplier_request AS request JOIN supplier ON supplier.id = request.supplier_id LEFT JOIN billing_account AS account ON account.id = request.account_id`,
  searchColumns: [
    'fold(request.reference)',
    'fold(supplier.name)',
    'fold(request.subject)',
    `fold(coalesce(${invoicesSql}, ''))`,
    "fold(coalesce(account.number, ''))",
  ],
  columns: {
    id: { type: 'id', sql: 'request.id' },
    reference: { type: 'text', sql: 'request.reference' },
    createdAt: { type: 'instant', sql: 'request.created_at' },
    supplier: { type: 'text', sql: 'supplier.name' },
    kind: { type: 'code', sql: 'request.kind' },
    invoices: { type: 'text', sql: invoicesSql },
    status: { type: 'code', sql: 'request.status' },
    remindOn: { type: 'date', sql: 'request.remind_on' },
    subject: { type: 'text', sql: 'request.subject' },
    account: { type: 'text', sql: 'coalesce(account.nickname, account.number)' },
    recipient: { type: 'text', sql: 'request.recipient' },
    contested: {
      type: 'minor',
      sql: `CASE WHEN ${currencySql} IS NOT NULL THEN (SELECT nullif(sum(amount_minor), 0) FROM supplier_request_invoice WHERE request_id = request.id) END`,
    },
    currency: { type: 'code', sql: currencySql },
    sentAt: { type: 'instant', sql: 'request.sent_at' },
    createdBy: { type: 'text', sql: 'request.created_by' },
  },
};

export function requestPage(reader: LedgerReader, request: PageRequest): Page {
  return readPage(reader, requestGrid, requestColumns, request);
}

/** Counts by status of all that a query finds, how many are to be reminded of by `today`, and which have a new invoice to link. */
export function requestSummary({ sqlite }: Reader, query: GridQuery, today: string): z.input<typeof contract.summary.output> {
  const { where, params } = compileGrid(requestGrid, query);
  const rows = sqlite
    .prepare(`SELECT request.id, request.status, request.remind_on AS remindOn FROM ${requestGrid.from} WHERE ${where}`)
    .all(params) as {
    id: number;
    status: RequestStatus;
    remindOn: string | null;
  }[];
  const statuses: Record<RequestStatus, number> = { draft: 0, sent: 0, answered: 0, done: 0, refused: 0, closed: 0 };
  for (const { status } of rows) statuses[status]++;
  const open = rows.filter(({ status }) => isOpen(status)).map(({ id }) => id);
  const invoices = sqlite
    .prepare(
      'SELECT request_id AS requestId, invoice_id AS invoiceId FROM supplier_request_invoice WHERE request_id IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(open)) as { requestId: number; invoiceId: number }[];
  const proposed = new Set(
    proposalsFor(
      { sqlite },
      invoices.map(({ invoiceId }) => invoiceId),
    ).map(({ replaced }) => replaced.invoiceId),
  );
  return {
    count: rows.length,
    statuses,
    remind: rows.filter(({ remindOn }) => remindOn !== null && remindOn <= today).length,
    proposed: [...new Set(invoices.filter(({ invoiceId }) => proposed.has(invoiceId)).map(({ requestId }) => requestId))],
  };
}

interface RequestRow {
  readonly id: number;
  readonly reference: string;
  readonly supplierId: number;
  readonly supplier: string;
  readonly accountId: number | null;
  readonly account: string | null;
  readonly kind: RequestKind;
  readonly status: RequestStatus;
  readonly asked: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly remindOn: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly sentAt: string | null;
}

/** @throws ProblemError request-not-found */
export function requestDetail({ sqlite }: Reader, id: number): RequestDetail {
  const row = sqlite
    .prepare(
      `SELECT request.id, request.reference, request.supplier_id AS supplierId, supplier.name AS supplier, request.account_id AS accountId,
        coalesce(account.nickname, account.number) AS account, request.kind, request.status, request.asked, request.recipient, request.subject,
        request.body, request.remind_on AS remindOn, request.created_at AS createdAt, request.created_by AS createdBy, request.sent_at AS sentAt
      FROM ${requestGrid.from} WHERE request.id = ?`,
    )
    .get(id) as RequestRow | undefined;
  if (!row) throw new ProblemError('request-not-found');
  const { asked, recipient, supplierId, accountId, kind, ...said } = row;
  const invoices = (
    sqlite
      .prepare(
        `SELECT ${requestedInvoiceSql('invoice')} AS invoice, own.amount_minor AS amountMinor
        FROM supplier_request_invoice AS own JOIN invoice ON invoice.id = own.invoice_id WHERE own.request_id = ? ORDER BY own.position`,
      )
      .all(id) as { invoice: string; amountMinor: number }[]
  ).map(({ invoice, amountMinor }) => ({ ...(JSON.parse(invoice) as RequestedInvoice), amountMinor }));
  const documents = sqlite
    .prepare(
      `SELECT own.document_id AS documentId, own.name, document.bytes, own.received, own.at, own.by
      FROM supplier_request_document AS own JOIN document ON document.id = own.document_id WHERE own.request_id = ? ORDER BY own.id`,
    )
    .all(id) as (Omit<RequestDetail['documents'][number], 'received'> & { received: number })[];
  const events = sqlite
    .prepare('SELECT id, at, by, kind, status, text FROM supplier_request_event WHERE request_id = ? ORDER BY id')
    .all(id) as RequestDetail['events'];
  const invoiceIds = invoices.map(({ invoiceId }) => invoiceId);
  return {
    ...said,
    to: recipient,
    asked: askedSchema.parse({
      ...JSON.parse(asked),
      kind,
      supplierId,
      accountId,
      invoices: invoices.map(({ invoiceId, amountMinor }) => ({ invoiceId, amountMinor })),
    }),
    invoices,
    documents: documents.map(({ received, ...document }) => ({ ...document, received: received === 1 })),
    events,
    linked: linksOf({ sqlite }, 'replaced', invoiceIds),
    proposed: proposalsFor({ sqlite }, invoiceIds),
    changes: [...nextRequestStatuses(row.status)],
  };
}

/** The requests about an invoice or an account, the latest first. */
export function requestsAbout(
  { sqlite }: Reader,
  about: { readonly invoiceId: number } | { readonly accountId: number },
): z.input<typeof contract.about.output> {
  const [where, id] =
    'invoiceId' in about
      ? ['id IN (SELECT request_id FROM supplier_request_invoice WHERE invoice_id = ?)', about.invoiceId]
      : ['account_id = ?', about.accountId];
  return sqlite
    .prepare(
      `SELECT id, reference, kind, status, subject, created_at AS createdAt, remind_on AS remindOn FROM supplier_request WHERE ${where} ORDER BY id DESC LIMIT 100`,
    )
    .all(id) as z.input<typeof contract.about.output>;
}

/** The reference that the next request of a year bears: FAC-2026-0012. */
export function nextReference({ sqlite }: Reader, year: string): string {
  const start = `FAC-${year}-`;
  const last = sqlite
    .prepare('SELECT max(CAST(substr(reference, ?) AS INTEGER)) FROM supplier_request WHERE substr(reference, 1, ?) = ?')
    .pluck()
    .get(start.length + 1, start.length, start) as number | null;
  return `${start}${String((last ?? 0) + 1).padStart(4, '0')}`;
}

export interface Deed {
  /** ISO instant. */
  readonly at: string;
  /** Who did it; empty where nobody is known. */
  readonly by: string;
}

export interface KeptRequest extends Deed {
  /** Null for a new one. */
  readonly id: number | null;
  readonly reference: string;
  readonly asked: Asked;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

/** Records a request as a draft, or a draft anew. Returns its id. @throws ProblemError request-not-found, request-not-draft */
export function keepRequest({ sqlite }: LedgerWriter, { id, asked, at, by, ...message }: KeptRequest): number {
  const { kind, supplierId, accountId, invoices, ...rest } = asked;
  const row = { kind, supplierId, accountId, asked: JSON.stringify(rest), ...message, at, by };
  if (id !== null && statusOf({ sqlite }, id) !== 'draft') throw new ProblemError('request-not-draft');
  const requestId =
    id ??
    Number(
      sqlite
        .prepare(
          `INSERT INTO supplier_request (reference, supplier_id, account_id, kind, status, asked, recipient, subject, body, created_at, created_by)
          VALUES (@reference, @supplierId, @accountId, @kind, 'draft', @asked, @to, @subject, @body, @at, @by)`,
        )
        .run(row).lastInsertRowid,
    );
  if (id !== null)
    sqlite
      .prepare(
        `UPDATE supplier_request SET supplier_id = @supplierId, account_id = @accountId, kind = @kind, asked = @asked, recipient = @to,
          subject = @subject, body = @body WHERE id = @id`,
      )
      .run({ ...row, id });
  sqlite.prepare('DELETE FROM supplier_request_invoice WHERE request_id = ?').run(requestId);
  const insert = sqlite.prepare(
    'INSERT INTO supplier_request_invoice (request_id, invoice_id, position, amount_minor) VALUES (?, ?, ?, ?)',
  );
  for (const [position, { invoiceId, amountMinor }] of invoices.entries()) insert.run(requestId, invoiceId, position, amountMinor);
  addRequestEvent({ sqlite }, requestId, { at, by }, id === null ? 'created' : 'changed', { status: 'draft' });
  return requestId;
}

/** Notes something in a request's history. */
export function addRequestEvent(
  { sqlite }: Reader,
  requestId: number,
  { at, by }: Deed,
  kind: EventKind,
  { status = null, text = '' }: { readonly status?: RequestStatus | null; readonly text?: string } = {},
): void {
  sqlite
    .prepare('INSERT INTO supplier_request_event (request_id, at, by, kind, status, text) VALUES (?, ?, ?, ?, ?, ?)')
    .run(requestId, at, by, kind, status, text);
}

/** @throws ProblemError request-not-found */
function statusOf({ sqlite }: Reader, id: number): RequestStatus {
  const status = sqlite.prepare('SELECT status FROM supplier_request WHERE id = ?').pluck().get(id) as RequestStatus | undefined;
  if (status === undefined) throw new ProblemError('request-not-found');
  return status;
}

/** A message went out: the request is sent, and is to be reminded of on a day. `text` is the whole message. */
export function noteSent(
  writer: LedgerWriter,
  id: number,
  { at, by, kind, text, remindOn }: Deed & { kind: 'sent' | 'reminded'; text: string; remindOn: string | null },
): void {
  const status = statusOf(writer, id);
  if (kind === 'reminded' && status !== 'sent' && status !== 'answered') throw new ProblemError('request-change-refused', { count: 1 });
  writer.sqlite
    .prepare("UPDATE supplier_request SET status = 'sent', sent_at = coalesce(sent_at, ?), remind_on = ? WHERE id = ?")
    .run(at, remindOn, id);
  addRequestEvent(writer, id, { at, by }, kind, { status: 'sent', text });
}

/**
 * Changes the status of requests, all of them or none, and keeps it in their history. One that was ended is no longer reminded of.
 * @throws ProblemError request-not-found, request-change-refused
 */
export function changeRequests(
  writer: LedgerWriter,
  ids: readonly number[],
  status: RequestStatus,
  { at, by, note }: Deed & { note: string },
): void {
  const refused = ids.filter((id) => !nextRequestStatuses(statusOf(writer, id)).includes(status));
  if (refused.length > 0) throw new ProblemError('request-change-refused', { count: refused.length });
  const update = writer.sqlite.prepare(
    `UPDATE supplier_request SET status = @status, remind_on = CASE WHEN @waits THEN remind_on END,
      sent_at = CASE WHEN @status = 'draft' THEN NULL WHEN @status = 'sent' THEN coalesce(sent_at, @at) ELSE sent_at END WHERE id = @id`,
  );
  for (const id of new Set(ids)) {
    update.run({ id, status, at, waits: isOpen(status) && status !== 'draft' ? 1 : 0 });
    addRequestEvent(writer, id, { at, by }, 'status', { status, text: note });
  }
}

/** @throws ProblemError request-not-found, request-change-refused where no answer is waited for */
export function setReminder(writer: LedgerWriter, id: number, day: string | null, deed: Deed): void {
  if (day !== null && !isOpen(statusOf(writer, id))) throw new ProblemError('request-change-refused', { count: 1 });
  writer.sqlite.prepare('UPDATE supplier_request SET remind_on = ? WHERE id = ?').run(day, id);
  addRequestEvent(writer, id, deed, 'remind-on', { text: day ?? '' });
}

/** Ties a kept file to a request; a tie that is there stays as it is. Returns whether it is new. */
export function tieDocument(
  { sqlite }: LedgerWriter,
  requestId: number,
  { documentId, name, received, at, by }: Deed & { documentId: number; name: string; received: boolean },
): boolean {
  const { changes } = sqlite
    .prepare('INSERT OR IGNORE INTO supplier_request_document (request_id, document_id, name, received, at, by) VALUES (?, ?, ?, ?, ?, ?)')
    .run(requestId, documentId, name, received ? 1 : 0, at, by);
  return changes > 0;
}

/** Takes off the files of a draft that no longer go along; they stay in the archive. */
export function untieDocuments({ sqlite }: LedgerWriter, requestId: number, but: readonly number[]): void {
  sqlite
    .prepare(
      'DELETE FROM supplier_request_document WHERE request_id = ? AND received = 0 AND document_id NOT IN (SELECT value FROM json_each(?))',
    )
    .run(requestId, JSON.stringify(but));
}

export interface Contested {
  readonly invoiceId: number;
  readonly reference: string;
  readonly amountMinor: number;
}

/** What is contested of some invoices by corrections that are asked for and not settled. */
export function contestedOf({ sqlite }: Reader, invoiceIds: readonly number[]): Contested[] {
  return sqlite
    .prepare(
      `SELECT own.invoice_id AS invoiceId, request.reference, own.amount_minor AS amountMinor
      FROM supplier_request_invoice AS own JOIN supplier_request AS request ON request.id = own.request_id
      WHERE own.invoice_id IN (SELECT value FROM json_each(?)) AND request.kind = 'correction' AND request.status IN ('draft', 'sent', 'answered')
      ORDER BY request.id`,
    )
    .all(JSON.stringify(invoiceIds)) as Contested[];
}
