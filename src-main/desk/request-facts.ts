/** What the ledger fills into a request: who is written to, in which language, which invoices and account it is about, what the checks found. */
import { type Language, ProblemError } from '../../src-preload/contract/problem.ts';
import { type Asked, requestReasons } from '../../src-preload/contract/requests.ts';
import { companyOn } from '../billing/company-identity.ts';
import { fromStored } from '../intake/stored.ts';
import { companyById, mainCompanyId } from '../ledger/companies.ts';
import { companyConcerned } from '../ledger/invoice-buyers.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { latestGiven, requestedInvoices, supplierAccounts, supplierMail } from '../ledger/request-choices.ts';
import { asksElsewhere, readFindings, worthWriting } from './checks.ts';
import { requestMessage } from './request-message.ts';
import { findingsText } from './supplier-message.ts';
import { today } from './today.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/**
 * Whether a request says what it must, about what is there.
 * @throws ProblemError request-no-invoice, invoice-not-found, request-several-suppliers, request-account-missing, request-order-missing,
 *   request-text-missing, request-amount
 */
export function refuseUnfit(reader: Reader, { kind, supplierId, accountId, invoices, reasons, text, purchaseOrder }: Asked): void {
  const found = requestedInvoices(
    reader,
    invoices.map(({ invoiceId }) => invoiceId),
  );
  if (found.length < invoices.length) throw new ProblemError('invoice-not-found');
  if (found.some((invoice) => invoice.supplierId !== supplierId)) throw new ProblemError('request-several-suppliers');
  for (const { invoiceId, amountMinor } of invoices) {
    const invoice = found.find((one) => one.invoiceId === invoiceId);
    if (invoice && amountMinor > Math.abs(invoice.totalMinor ?? 0)) throw new ProblemError('request-amount', { number: invoice.number });
  }
  const accounts = supplierAccounts(reader, supplierId);
  if (accountId !== null && !accounts.some(({ id }) => id === accountId)) throw new ProblemError('request-account-missing');
  if (kind === 'correction' && invoices.length === 0) throw new ProblemError('request-no-invoice');
  if (kind === 'purchase-order' && accountId === null) throw new ProblemError('request-account-missing');
  if (kind === 'purchase-order' && purchaseOrder === '') throw new ProblemError('request-order-missing');
  const own: readonly string[] = requestReasons[kind];
  const saysWhat = text !== '' || reasons.some((reason) => own.includes(reason));
  if ((kind === 'other' || kind === 'payment-details') && !saysWhat) throw new ProblemError('request-text-missing');
}

/** The message that is proposed, and whom it goes to. */
export async function composeRequest(
  reader: LedgerReader,
  asked: Asked,
  reference: string,
  attachments: readonly string[],
): Promise<{ to: string; subject: string; body: string }> {
  const ids = asked.invoices.map(({ invoiceId }) => invoiceId);
  const found = new Map(requestedInvoices(reader, ids).map((invoice) => [invoice.invoiceId, invoice]));
  const own: readonly string[] = requestReasons[asked.kind];
  const message = requestMessage({
    ...asked,
    reference,
    attachments,
    reasons: asked.reasons.filter((reason) => own.includes(reason)),
    customer: supplierAccounts(reader, asked.supplierId).find(({ id }) => id === asked.accountId)?.number ?? null,
    company: companyName(reader, asked),
    invoices: asked.invoices.flatMap(({ invoiceId, amountMinor }) => {
      const invoice = found.get(invoiceId);
      return invoice ? [{ ...invoice, amountMinor }] : [];
    }),
    findings: await quotedFindings(reader, asked),
  });
  return { to: await recipientOf(reader, asked.supplierId, ids), ...message };
}

async function quotedFindings(reader: LedgerReader, { kind, invoices, rules, language }: Asked): Promise<string> {
  const [only] = invoices;
  if (kind !== 'correction' || !only || invoices.length > 1 || rules.length === 0) return '';
  const { given, said } = await readFindings(reader, only.invoiceId);
  const findings = rules === 'worth' ? worthWriting(said) : said.filter(({ rule }) => rules.includes(rule));
  return findingsText({ lineIds: given?.lines.map(({ id }) => id) ?? [], findings }, language);
}

/**
 * The address that was typed last for the supplier; before the first time that of its invoice (BT-43), unless that invoice asks for the money
 * elsewhere than before: it may name an address of the same hand.
 */
async function recipientOf(reader: LedgerReader, supplierId: number, invoiceIds: readonly number[]): Promise<string> {
  const known = supplierMail(reader, supplierId);
  if (known && known.email !== '') return known.email;
  const latest = latestGiven(reader, supplierId);
  const asked = invoiceIds.length > 0 ? invoiceIds : latest ? [latest.invoiceId] : [];
  let address = '';
  for (const invoiceId of asked) {
    const { given, said } = await readFindings(reader, invoiceId);
    if (asksElsewhere(said)) return '';
    address ||= given?.seller.contact.email ?? '';
  }
  return address;
}

const frenchSpeaking: ReadonlySet<string> = new Set(['FR', 'MC', 'BE', 'LU', 'GP', 'MQ', 'GF', 'RE', 'YT', 'NC', 'PF']);

/** The language that a supplier is written to in: as the last time, else that of its latest invoice, else that of its country. */
export function languageOf(reader: Reader, supplierId: number): Language {
  const known = supplierMail(reader, supplierId);
  if (known) return known.language;
  const latest = latestGiven(reader, supplierId);
  const given = latest && fromStored(latest.asGiven);
  if (!given) return 'fr';
  if (given.language) return /^fr/i.test(given.language) ? 'fr' : 'en';
  const { country, subdivision } = given.seller.address;
  const isQuebec = country === 'CA' && /^(qc|qu[ée]bec)/i.test(subdivision ?? '');
  return country === null || isQuebec || frenchSpeaking.has(country) ? 'fr' : 'en';
}

/** What the company that writes is called today: that of the account, else the one the invoices are addressed to, else the main one. */
export function companyName(reader: LedgerReader, { accountId, invoices }: Pick<Asked, 'accountId' | 'invoices'>): string | null {
  const ids = invoices.map(({ invoiceId }) => invoiceId);
  const id = companyConcerned(reader, accountId, ids) ?? mainCompanyId(reader);
  const company = id === null ? null : companyById(reader, id);
  return company === null ? null : companyOn(company, today()).name || null;
}
