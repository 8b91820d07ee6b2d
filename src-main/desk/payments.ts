/** Paying invoices: prepared, reviewed, recorded together with the files that order it, and followed. */
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { Method } from '../../src-preload/contract/payment-methods.ts';
import type { Choices, payments as contract, Payable, Submitted } from '../../src-preload/contract/payments.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { dueOf, proposedDay } from '../billing/payments.ts';
import { businessHoursOf } from '../consumption/company-settings.ts';
import { OutputFile } from '../exports/output-file.ts';
import { selectedInvoices } from '../ledger/invoice-grid.ts';
import type { LedgerReader, LedgerWriter } from '../ledger/ledger.ts';
import {
  accountsAskedFor,
  accountsNamed,
  invoiceNumbers,
  lastAccountPaid,
  lastMethodOf,
  type OwedInvoice,
  owedInvoices,
} from '../ledger/payables.ts';
import { listMethods } from '../ledger/payment-methods.ts';
import {
  addPayment,
  addPaymentOrder,
  changePayments,
  paymentDetail,
  paymentOrderContent,
  paymentPage,
  paymentSummary,
  withdrawPayments,
} from '../ledger/payments.ts';
import type { DeskContext } from './desk.ts';
import { payingCompany } from './paying-company.ts';
import { draftPayments, reviewOf, serves } from './payment-drafts.ts';
import { makeOutputs, newEndToEndId } from './payment-outputs.ts';
import { today } from './today.ts';
import { writeWhole } from './write-whole.ts';

/** As the contract's choices. */
const mostInvoices = 1000;

export function paymentHandlers({ ledger, tell, granted, actor }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    page: (request) => paymentPage(ledger.reader, request),
    summary: (query) => paymentSummary(ledger.reader, query),
    get: ({ id }) => paymentDetail(ledger.reader, id),
    prepare: (asked) =>
      'retryOf' in asked ? prepareRetry(ledger.reader, asked.retryOf) : prepare(ledger.reader, selected(ledger.reader, asked.selection)),
    review: (choices) => reviewOf(draftPayments(ledger.reader, choices, today())),
    submit: async ({ folder, fingerprint, ...choices }) => {
      const path = folder === null ? null : granted(folder, ['output-folder']);
      const submitted = await submit(ledger, choices, { path, fingerprint, by: actor().name });
      tell('changed', ['payments', 'invoices']);
      return submitted;
    },
    change: async ({ ids, status, reason }) => {
      await ledger.write((writer) => changePayments(writer, ids, { status, reason, by: actor().name }));
      tell('changed', ['payments', 'invoices']);
      return { changed: new Set(ids).size };
    },
    saveOrder: async ({ orderId, target }) => {
      const path = granted(target, ['target']);
      await writeWhole(path, paymentOrderContent(ledger.reader, orderId));
      return { name: basename(path) };
    },
  };
}

type Prepared = ReturnType<typeof prepare>;

/** @throws ProblemError payment-too-many */
function selected(reader: LedgerReader, selection: Parameters<typeof selectedInvoices>[1]): number[] {
  const ids = selectedInvoices(reader, selection, []);
  if (ids.length > mostInvoices) throw new ProblemError('payment-too-many', { count: ids.length, limit: mostInvoices });
  return ids;
}

/** @throws ProblemError payment-nothing */
function prepare(reader: LedgerReader, ids: readonly number[]) {
  const methods = listMethods(reader, today()).filter(({ removedAt }) => removedAt === null);
  const owed = owedInvoices(reader, ids);
  if (owed.length === 0) throw new ProblemError('payment-nothing');
  const payable = new Set(owed.map(({ invoiceId }) => invoiceId));
  return {
    payables: owed.map((invoice) => proposal(reader, invoice, methods)),
    methods: methods.map(({ id, name, details, accountId, companyId }) => ({ id, name, kind: details.kind, accountId, companyId })),
    left: invoiceNumbers(
      reader,
      ids.filter((id) => !payable.has(id)),
    ),
  };
}

/** The invoices of a failed payment, as it was asked for; what was paid of them meanwhile is left out. */
function prepareRetry(reader: LedgerReader, id: number): Prepared {
  const failed = paymentDetail(reader, id);
  refuseRetry(failed);
  const parts = new Map(failed.parts.map(({ invoiceId, amountMinor }) => [invoiceId, amountMinor]));
  const prepared = prepare(reader, [...parts.keys()]);
  const method = prepared.methods.find((one) => one.id === failed.methodId);
  return {
    ...prepared,
    payables: prepared.payables.map((payable) => ({
      ...payable,
      amountMinor: smaller(parts.get(payable.invoiceId) ?? 0, payable.dueMinor),
      methodId: method?.id ?? payable.methodId,
      creditorAccount: failed.creditorAccount ?? payable.creditorAccount,
    })),
  };
}

const smaller = (a: number, b: number): number => (Math.abs(a) < Math.abs(b) ? a : b);

function refuseRetry({ status, retriedBy }: Pick<ReturnType<typeof paymentDetail>, 'status' | 'retriedBy'>): void {
  if (status !== 'failed' || retriedBy !== null) throw new ProblemError('payment-retried');
}

function proposal(reader: LedgerReader, invoice: OwedInvoice, methods: readonly Method[]): Payable {
  const { accountId, companyId: _company, issueDate: _issued, ...said } = invoice;
  const fit = methods.filter((method) => serves(method, invoice));
  const last = lastMethodOf(reader, invoice.supplierId);
  // A method of the account itself before the one that the supplier was last paid by, and that before the company's default.
  const method =
    fit.find((one) => one.accountId !== null && one.isDefault) ??
    fit.find(({ id }) => id === last) ??
    fit.find(({ isDefault }) => isDefault) ??
    null;
  const lastPaid = lastAccountPaid(reader, invoice.supplierId);
  const accounts = [
    ...accountsAskedFor(reader, invoice.invoiceId),
    ...(lastPaid === null ? [] : [lastPaid]),
    ...accountsNamed(reader, invoice.supplierId, [invoice.invoiceId]),
  ];
  const holidays = (method && payingCompany(reader, method.companyId)?.holidays) ?? businessHoursOf(reader).holidays;
  return {
    ...said,
    accountId,
    companyId: invoice.companyId,
    dueMinor: dueOf(invoice),
    amountMinor: dueOf(invoice),
    methodId: method?.id ?? null,
    executionDate: proposedDay(invoice.dueDate, today(), invoice.currency, holidays),
    creditorAccount: accounts[0] ?? '',
    creditorAccounts: [...new Set(accounts)],
  };
}

interface Submission {
  readonly path: string | null;
  readonly fingerprint: string;
  readonly by: string;
}

/**
 * Records what was reviewed, then gives the files that were written beside it their names; where that fails, the records are taken back.
 * The other way round a file could reach the bank of which the ledger knows nothing.
 * @throws ProblemError payment-review-changed, payment-folder-needed, output-not-written, and what the review names as problems
 */
async function submit(ledger: DeskContext['ledger'], choices: Choices, { path, fingerprint, by }: Submission): Promise<Submitted> {
  const files: { readonly file: OutputFile; readonly path: string }[] = [];
  const abandon = () => Promise.all(files.map(({ file }) => file.abandon()));
  let recorded: Recorded;
  try {
    recorded = await ledger.write(async (writer) => {
      const made = await record(writer, choices, { fingerprint, by });
      if (made.files.length > 0 && path === null) throw new ProblemError('payment-folder-needed');
      for (const { name, content } of made.files) {
        const at = join(path ?? '', name);
        const file = await OutputFile.create(at);
        files.push({ file, path: at });
        await file.write(content);
      }
      return made;
    });
  } catch (error) {
    await abandon();
    throw error;
  }
  const named: string[] = [];
  try {
    for (const { file, path: at } of files) {
      await file.finish();
      named.push(at);
    }
  } catch (error) {
    await abandon();
    for (const at of named) await rm(at, { force: true });
    await ledger.write((writer) =>
      withdrawPayments(
        writer,
        recorded.payments.map(({ id }) => id),
        recorded.files.map(({ orderId }) => orderId),
      ),
    );
    throw error;
  }
  return { payments: recorded.payments, files: recorded.files.map(({ content: _content, ...file }) => file) };
}

interface Recorded {
  readonly payments: Submitted['payments'];
  readonly files: (Submitted['files'][number] & { readonly content: Uint8Array })[];
}

async function record(writer: LedgerWriter, choices: Choices, { fingerprint, by }: Omit<Submission, 'path'>): Promise<Recorded> {
  const drafts = draftPayments(writer, choices, today());
  if (drafts.length === 0 || reviewOf(drafts).fingerprint !== fingerprint) throw new ProblemError('payment-review-changed');
  const problem = drafts.flatMap(({ problems }) => problems)[0];
  if (problem) throw new ProblemError(problem.code, problem.params);
  const { retryOf, language } = choices;
  if (retryOf !== null) refuseRetry(paymentDetail(writer, retryOf));
  const now = new Date();
  const createdAt = now.toISOString();
  const identified = drafts.map((draft) => ({ draft, endToEndId: newEndToEndId(today()) }));
  const outputs = await makeOutputs(writer, identified, { language, now });
  const orders = new Map<string, number>();
  const files = outputs.map(({ kind, messageId, name, content, payments, sums }) => {
    const order = { kind, messageId, createdAt, outputName: name, payments: payments.length, sums, content };
    const orderId = addPaymentOrder(writer, order);
    for (const { endToEndId } of payments) orders.set(endToEndId, orderId);
    const listed = Object.entries(sums).map(([currency, amountMinor]) => ({ currency, amountMinor }));
    return { orderId, kind, name, payments: payments.length, sums: listed, content };
  });
  const payments = identified.map(({ draft, endToEndId }) => {
    const { supplier, supplierId, method, currency, amountMinor, executionDate, creditorAccount, output, remittance, parts, warnings } =
      draft;
    const id = addPayment(writer, {
      methodId: method.id,
      supplierId,
      creditorAccount,
      currency,
      amountMinor,
      executionDate,
      // Where credit notes make up for the invoices no money moves.
      status: amountMinor === 0 ? 'confirmed' : output === 'none' ? 'scheduled' : 'sent',
      remittance: remittance.value,
      endToEndId,
      orderId: orders.get(endToEndId) ?? null,
      retriedFrom: retryOf,
      createdAt,
      createdBy: by,
      parts: parts.map(({ invoice: { invoiceId }, amountMinor: part }) => ({ invoiceId, amountMinor: part })),
      warnings: [...new Set(warnings.map(({ code }) => code))],
    });
    return { id, supplier, currency, amountMinor };
  });
  return { payments, files };
}
