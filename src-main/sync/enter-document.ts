/** What was read from one file → the ledger, and what the list says of it. */
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import { microsDigits, parseDecimal } from '../billing/money.ts';
import { joinDetail } from '../consumption/join-detail.ts';
import type { Invoice } from '../intake/model.ts';
import type { ReadOutcome } from '../intake/outcome.ts';
import { DocumentEntity } from '../ledger/entities.ts';
import type { Ledger, LedgerWriter } from '../ledger/ledger.ts';
import type { NewItem } from '../ledger/runs.ts';
import { type Arrival, addDocument, addIncomplete, attachFiles, mediaTypeOf } from './keep-document.ts';
import { recordChecks } from './ledger-findings.ts';
import { recordInvoice } from './record-invoice.ts';

/** An item of the list, but for where it stands and what it is called. */
export type Said = Omit<NewItem, 'runId' | 'position' | 'path' | 'name'>;

/** Enters a file whose copy is kept already. */
export async function enterDocument(ledger: Ledger, writer: LedgerWriter, arrival: Arrival, outcome: ReadOutcome): Promise<Said> {
  if (outcome.status !== 'read') return enterFailure(writer, arrival, outcome);
  if (outcome.kind === 'pdf') return enterPdf(ledger, writer, arrival, outcome);
  if (!('invoice' in outcome)) throw new Error(`${outcome.kind} is not read whole`);
  return enterInvoice(ledger, writer, arrival, outcome);
}

interface Failure {
  readonly status: 'unreadable' | 'refused';
  readonly kind: string;
  readonly problem: Problem;
}

/** A file that could not be read is kept with the reason. */
export async function enterFailure(writer: LedgerWriter, arrival: Arrival, { status, kind, problem: why }: Failure): Promise<Said> {
  const { id: documentId } = await addDocument(writer, arrival, mediaTypeOf(kind), status, why);
  return { status, kind, documentId, problem: why };
}

type PdfRead = Extract<ReadOutcome, { readonly kind: 'pdf'; readonly status: 'read' }>;

async function enterPdf(ledger: Ledger, writer: LedgerWriter, arrival: Arrival, { pageCount, attachments }: PdfRead): Promise<Said> {
  const document = await addDocument(writer, arrival, mediaTypeOf('pdf'), 'imported', null, pageCount);
  const invoiceId = await addIncomplete(writer, document);
  await attachFiles(ledger, writer, invoiceId, attachments);
  return { status: 'imported', kind: 'pdf', documentId: document.id, invoiceId, pages: pageCount, problem: problem('to-complete') };
}

type InvoiceRead = Extract<ReadOutcome, { readonly invoice: Invoice; readonly status: 'read' }>;

async function enterInvoice(ledger: Ledger, writer: LedgerWriter, arrival: Arrival, outcome: InvoiceRead): Promise<Said> {
  const { invoice, checked, kind } = outcome;
  const pages = kind === 'facturx' ? outcome.pageCount : null;
  const document = await addDocument(writer, arrival, mediaTypeOf(kind), 'imported', null, pages);
  const recorded = await recordInvoice(writer, invoice, document);
  recordChecks(writer, invoice, recorded, checked);
  await attachFiles(ledger, writer, recorded.invoiceId, invoice.attachments);
  joinDetail(writer, invoice.number);
  if (recorded.known) await writer.manager.update(DocumentEntity, { id: document.id }, { outcome: 'duplicate' });
  const again = problem(recorded.sameFigures ? 'same-invoice' : 'same-invoice-other-figures', { number: invoice.number ?? '' });
  return {
    status: recorded.known ? 'duplicate' : 'imported',
    kind,
    problem: recorded.known ? again : (outcome.remarks[0] ?? null),
    documentId: document.id,
    invoiceId: recorded.invoiceId,
    invoiceNumber: invoice.number,
    pages: pages ?? 0,
    lines: invoice.lines.length,
    ...payable(invoice),
  };
}

/** What the list shows of an invoice: the amount due, else the total with tax, in micros. */
function payable({ totals, currency }: Invoice): { amountMicros: number | null; currency: string | null } {
  const printed = totals.payable ?? totals.taxInclusive;
  return { amountMicros: printed === null ? null : (parseDecimal(printed, microsDigits)?.value ?? null), currency };
}
