/** An invoice in XML, of either syntax, told by its root element. */
import { type Problem, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import { parseMinor } from '../../billing/money.ts';
import { type Checked, checkXml } from '../check/check.ts';
import type { RuleSet } from '../check/finding.ts';
import { limits } from '../limits.ts';
import type { Invoice } from '../model.ts';
import { isCii, readCii, underNewNames } from './cii.ts';
import { watchReading } from './other-data.ts';
import { isUbl, readUbl } from './ubl.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** What an XML document says, and what its rules say of it: a document of which nothing can be entered is still checked. */
export type InvoiceXml = { readonly checked: Checked } & (
  | { readonly invoice: Invoice; readonly remarks: readonly Problem[] }
  | { readonly problem: Problem }
);

/**
 * Reads and checks UBL or CII; `only` narrows the rule sets. The problem is invoice-says-nothing or invoice-text-too-long.
 * Throws ProblemError: xml-not-invoice and those of `parseXml`.
 */
export function readInvoiceXml(bytes: Uint8Array, only: readonly RuleSet[] | null = null): InvoiceXml {
  const root = parseXml(bytes);
  const syntax = isUbl(root) ? 'ubl' : isCii(root) ? 'cii' : null;
  if (syntax === null) throw new ProblemError('xml-not-invoice', { root: root.name.replace(/^\{.*\}/, '').slice(0, 60) });
  const checked = checkXml(root, syntax, only);
  const remarks: Problem[] = [];
  const invoice = readRoot(root, syntax, remarks);
  const why = whyNone(invoice);
  if (why !== null) return { checked, problem: why };
  return { checked, invoice, remarks: [...missing(invoice, remarks), ...uncountable(invoice), ...remarks] };
}

function readRoot(root: XmlElement, syntax: 'ubl' | 'cii', remarks: Problem[]): Invoice {
  const { take, otherData } = watchReading();
  const known = syntax === 'ubl' ? root : underNewNames(root);
  const invoice = (syntax === 'ubl' ? readUbl : readCii)(known, { remarks, take });
  return { ...invoice, otherData: otherData(known, invoice.currency, remarks) };
}

/** Why a document is no invoice that can be entered; null where it is one. */
function whyNone({ number, issueDate, currency, seller, typeCode, profile, totals, lines, ...invoice }: Invoice): Problem | null {
  const figures = Object.values(totals).filter((figure) => figure !== null);
  if (number === null && issueDate === null && lines.length === 0 && figures.length === 0) return problem('invoice-says-nothing');
  // These stand in every list: one of a megabyte would block them all.
  const { purchaseOrder, buyerAccountingReference } = invoice;
  const { name, vatId, legalId, country } = seller;
  const short = [number, currency, typeCode, profile, purchaseOrder, buyerAccountingReference, name, vatId, legalId?.value, country];
  const length = Math.max(...short.map((text) => text?.length ?? 0));
  return length > limits.shortTextLength ? problem('invoice-text-too-long', { length, limit: limits.shortTextLength }) : null;
}

/** What an invoice must bear to be found again (BT-1, BT-2); a date that was there and could not be read is remarked on already. */
function missing({ number, issueDate }: Invoice, remarks: readonly Problem[]): Problem[] {
  const noDate = issueDate === null && !remarks.some(({ code }) => code === 'value-not-a-date');
  return [...(number === null ? [problem('invoice-without-number')] : []), ...(noDate ? [problem('invoice-without-date')] : [])];
}

/** Figures too large for an integer of minor units: shown, never added up. */
function uncountable({ totals, taxes, lines, currency }: Invoice): Problem[] {
  const figures = [
    ...Object.values(totals),
    ...taxes.flatMap(({ taxable, tax }) => [taxable, tax]),
    ...lines.map(({ netAmount }) => netAmount),
  ];
  const beyond = figures.find((figure) => figure !== null && parseMinor(figure, currency ?? 'EUR') === null);
  return beyond ? [problem('amount-too-large', { value: beyond })] : [];
}
