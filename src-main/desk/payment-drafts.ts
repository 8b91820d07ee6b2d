/** Payments as they would be recorded: what a person chose for each invoice, put together by supplier, with what to beware of. */
import { createHash } from 'node:crypto';
import type { Method } from '../../src-preload/contract/payment-methods.ts';
import type { Choices, OutputKind, PaymentWarning, Review } from '../../src-preload/contract/payments.ts';
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import { addExact } from '../billing/money.ts';
import { creditorWarnings, dayWarning, dueOf, expiryOn, partWarning } from '../billing/payments.ts';
import { businessHoursOf } from '../consumption/company-settings.ts';
import { sepaText } from '../exports/bank/sepa-text.ts';
import {
  compactIban,
  faultsOfTransfer,
  isCreditorReference,
  longestRemittance,
  type Transfer,
  type TransferFault,
} from '../exports/bank/transfers.ts';
import { fromStored } from '../intake/stored.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { creditorHistory, type OwedInvoice, owedInvoices } from '../ledger/payables.ts';
import { listMethods } from '../ledger/payment-methods.ts';
import { linksOf } from '../ledger/replacements.ts';
import { contestedOf } from '../ledger/requests.ts';
import { type PayingCompany, payingCompany } from './paying-company.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

export interface Draft {
  readonly supplierId: number;
  readonly supplier: string;
  readonly parts: readonly { readonly invoice: OwedInvoice; readonly amountMinor: number }[];
  readonly method: Method;
  readonly company: PayingCompany;
  readonly currency: string;
  readonly amountMinor: number;
  readonly executionDate: string;
  /** Null where the money is not sent to an account by this payment's order. */
  readonly creditorAccount: string | null;
  readonly output: OutputKind;
  readonly remittance: Transfer['remittance'];
  readonly warnings: readonly PaymentWarning[];
  readonly problems: readonly Problem[];
}

interface Chosen {
  readonly invoice: OwedInvoice;
  readonly method: Method;
  readonly amountMinor: number;
  readonly executionDate: string;
  readonly creditorAccount: string;
}

/**
 * Puts the choices together: invoices of one supplier that are paid alike are one payment; a credit note is set against the supplier's largest
 * payment in its currency. Choices of what is no longer there are left out.
 */
export function draftPayments(reader: Reader, { choices }: Pick<Choices, 'choices'>, today: string): Draft[] {
  const methods = new Map(listMethods(reader, today).map((method) => [method.id, method]));
  const owed = new Map(
    owedInvoices(
      reader,
      choices.map(({ invoiceId }) => invoiceId),
    ).map((invoice) => [invoice.invoiceId, invoice]),
  );
  const chosen = choices.flatMap(({ invoiceId, methodId, ...choice }): Chosen[] => {
    const invoice = owed.get(invoiceId);
    const method = methods.get(methodId);
    return invoice && method ? [{ invoice, method, ...choice }] : [];
  });
  const isCredit = ({ invoice }: Chosen) => invoice.owedMinor < 0;
  const groups = [
    ...Map.groupBy(
      chosen.filter((one) => !isCredit(one)),
      groupKey,
    ).values(),
  ];
  for (const credit of chosen.filter(isCredit)) {
    const own = groups.filter(
      ([first]) => first?.invoice.supplierId === credit.invoice.supplierId && first.invoice.currency === credit.invoice.currency,
    );
    const [largest] = own.sort((a, b) => sumOf(b) - sumOf(a));
    if (largest) largest.push(credit);
    else groups.push([credit]);
  }
  return groups.flatMap((group) => draftOf(reader, group, today) ?? []);
}

function groupKey({ invoice, method, executionDate, creditorAccount }: Chosen): string {
  const account = sendsMoney(method) ? compactIban(creditorAccount) : '';
  return JSON.stringify([invoice.supplierId, invoice.currency, method.id, executionDate, account]);
}

const sumOf = (group: readonly Chosen[]): number => group.reduce((sum, { amountMinor }) => addExact(sum, amountMinor), 0);
const sendsMoney = ({ details: { kind } }: Method): boolean => kind === 'bank-account' || kind === 'transfer';

function outputOf({ details: { kind } }: Method, currency: string, amountMinor: number): OutputKind {
  if (amountMinor <= 0) return 'none';
  if (kind === 'cheque') return 'cheque-list';
  if (kind === 'transfer' || (kind === 'bank-account' && currency !== 'EUR')) return 'transfer-list';
  return kind === 'bank-account' ? 'sepa' : 'none';
}

function draftOf(reader: Reader, group: readonly Chosen[], today: string): Draft | null {
  const [first] = group;
  const company = first && payingCompany(reader, first.method.companyId);
  if (!first || !company) return null;
  const { method, executionDate } = first;
  const { supplierId, supplier, currency } = first.invoice;
  const amountMinor = sumOf(group);
  const output = outputOf(method, currency, amountMinor);
  const creditorAccount = sendsMoney(method) && output !== 'none' ? compactIban(first.creditorAccount) : null;
  const parts = group.map(({ invoice, amountMinor: part }) => ({ invoice, amountMinor: part }));
  const plain = {
    supplierId,
    supplier,
    parts,
    method,
    company,
    currency,
    amountMinor,
    executionDate,
    creditorAccount,
    output,
    remittance: remittanceOf(reader, parts),
  };
  return { ...plain, warnings: warningsOf(reader, plain), problems: problemsOf(plain, today) };
}

/** The supplier's own reference where one invoice names it (BT-83), and the numbers of all. */
function remittanceOf({ sqlite }: Reader, parts: Draft['parts']): Transfer['remittance'] {
  const numbers = parts.map(({ invoice }) => invoice.number).filter(Boolean);
  const [only] = parts;
  if (!only || parts.length > 1) return { kind: 'text', value: numbers.join(' ') };
  const stored = sqlite.prepare('SELECT as_given FROM invoice WHERE id = ?').pluck().get(only.invoice.invoiceId) as string;
  const reference = fromStored(stored)?.paymentMeans.find(({ remittance }) => remittance)?.remittance ?? null;
  if (reference !== null && isCreditorReference(reference)) return { kind: 'creditor-reference', value: reference };
  return { kind: 'text', value: [reference, ...numbers.filter((number) => number !== reference)].filter(Boolean).join(' ') };
}

type Plain = Omit<Draft, 'warnings' | 'problems'>;

function warningsOf(reader: Reader, draft: Plain): PaymentWarning[] {
  const { parts, method, company, currency, executionDate, creditorAccount, supplierId, output, remittance } = draft;
  const whole = (code: PaymentWarning['code'], detail: string | null = null): PaymentWarning => ({ code, invoice: null, detail });
  const warnings = parts.flatMap(({ invoice, amountMinor }): PaymentWarning[] => {
    const code = partWarning(invoice, amountMinor);
    return code ? [{ code, invoice: invoice.number, detail: null }] : [];
  });
  const ids = parts.map(({ invoice }) => invoice.invoiceId);
  for (const { invoice } of parts) {
    for (const { reference, amountMinor } of contestedOf(reader, [invoice.invoiceId]))
      warnings.push({
        code: 'contested',
        invoice: invoice.number,
        detail: `${reference} ${amountMinor || Math.abs(invoice.owedMinor)} ${currency}`,
      });
    // Paid together with the credit note that cancels it, nothing is amiss.
    for (const { kind, replacement } of linksOf(reader, 'replaced', [invoice.invoiceId]))
      if (kind === 'cancelled' && !ids.includes(replacement.invoiceId))
        warnings.push({ code: 'cancelled', invoice: invoice.number, detail: replacement.number });
  }
  if (creditorAccount) {
    for (const warning of creditorWarnings(creditorAccount, creditorHistory(reader, creditorAccount, supplierId, ids)))
      warnings.push({ ...warning, invoice: null });
  }
  const rest = dayWarning(executionDate, currency, company.holidays ?? businessHoursOf(reader).holidays);
  if (rest && draft.amountMinor > 0) warnings.push(whole(rest, executionDate));
  const expiry = expiryOn(method.validUntil, executionDate);
  if (expiry) warnings.push(whole(expiry === 'expired' ? 'method-expired' : 'method-expiring', method.validUntil));
  const { details } = method;
  if (details.kind === 'transfer' && details.currency !== currency) warnings.push(whole('currency-of-method', details.currency));
  if (['bank-account', 'mandate', 'tip'].includes(details.kind) && currency !== 'EUR') warnings.push(whole('not-euro', currency));
  if (output === 'sepa' && remittance.kind === 'text' && sepaText(remittance.value, Number.MAX_SAFE_INTEGER).length > longestRemittance)
    warnings.push(whole('remittance-shortened'));
  return warnings;
}

function problemsOf(draft: Plain, today: string): Problem[] {
  const { parts, amountMinor, supplier, method, output, creditorAccount, executionDate } = draft;
  const problems = parts
    .filter(({ invoice, amountMinor: part }) => part === 0 || (invoice.owedMinor < 0 ? part > 0 : part < 0))
    .map(({ invoice }) => problem('payment-part-sign', { number: invoice.number }));
  if (amountMinor < 0) problems.push(problem('payment-negative', { supplier }));
  if (method.removedAt !== null) problems.push(problem('payment-method-gone'));
  if (parts.some(({ invoice }) => !serves(method, invoice))) problems.push(problem('payment-account-foreign'));
  if (output === 'transfer-list' && !creditorAccount) problems.push(problem('payment-account-missing', { supplier }));
  if ((output === 'sepa' || output === 'transfer-list') && executionDate < today) problems.push(problem('payment-date-past'));
  if (output === 'sepa') {
    const transfer = transferOf(draft, 'NOT-YET');
    for (const fault of new Set(transfer ? faultsOfTransfer(transfer) : [])) problems.push(faultProblem(fault, draft));
  }
  return problems;
}

/** Whether a method may pay an invoice: one for an account pays that account alone, and nobody pays another company's accounts. */
export function serves(
  { accountId, companyId }: Pick<Method, 'accountId' | 'companyId'>,
  invoice: Pick<OwedInvoice, 'accountId' | 'companyId'>,
): boolean {
  return (accountId === null || accountId === invoice.accountId) && (invoice.companyId === null || invoice.companyId === companyId);
}

function faultProblem(fault: TransferFault, { supplier, method }: Plain): Problem {
  switch (fault) {
    case 'creditor-iban':
      return problem('payment-iban-missing', { supplier });
    case 'debtor-iban':
    case 'debtor-bic':
      return problem('payment-debtor-account', { method: method.name });
    case 'amount':
      return problem('payment-amount-limit', { supplier });
    case 'debtor-name':
    case 'debtor-address':
      return problem('payment-debtor-name', { method: method.name });
    default:
      return problem('payment-text-unwritable', { supplier });
  }
}

/** The transfer in euros that a draft orders; null where it orders none. */
export function transferOf(
  { method, company, supplier, creditorAccount, amountMinor, executionDate, remittance }: Plain,
  endToEndId: string,
): Transfer | null {
  const { details } = method;
  if (details.kind !== 'bank-account' || creditorAccount === null) return null;
  return {
    endToEndId,
    debtor: { name: details.holder, iban: details.iban, bic: details.bic === '' ? null : details.bic, address: company.address },
    // The address on an invoice is not told apart reliably into street and number: none is better than a wrong one.
    creditor: { name: supplier, iban: creditorAccount, bic: null, address: null },
    amountMinor,
    executionDate,
    remittance,
  };
}

/** The drafts as they are shown before anything is recorded, with their totals. */
export function reviewOf(drafts: readonly Draft[]): Review {
  const payments = drafts.map(
    ({ parts, method, company: _company, supplierId: _supplier, remittance: _remittance, warnings, problems, ...draft }) => ({
      ...draft,
      method: method.name,
      invoices: parts.map(({ invoice, amountMinor }) => ({ invoiceId: invoice.invoiceId, number: invoice.number, amountMinor })),
      warnings: [...warnings],
      problems: [...problems],
    }),
  );
  const totals = [
    ...Map.groupBy(payments, ({ method, currency, executionDate }) => JSON.stringify([method, currency, executionDate])).values(),
  ];
  // With what is due: the same order of a part of an invoice, submitted twice, is another one the second time.
  const due = drafts.map(({ parts }) => parts.map(({ invoice }) => dueOf(invoice)));
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([payments, due]))
    .digest('hex');
  return {
    payments,
    totals: totals.flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { method, currency, executionDate } = first;
      const amountMinor = group.reduce((sum, payment) => addExact(sum, payment.amountMinor), 0);
      return [{ method, currency, executionDate, payments: group.length, amountMinor }];
    }),
    outputs: [...new Set(payments.map(({ output }) => output))],
    fingerprint,
  };
}
