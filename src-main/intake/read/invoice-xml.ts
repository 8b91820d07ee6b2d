/** An invoice in XML, of either syntax, told by its root element. */
import { type Problem, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import { parseMinor } from '../../billing/money.ts';
import { type Checked, checkXml } from '../check/check.ts';
import type { RuleSet } from '../check/finding.ts';
import { checkPlausibility } from '../check/plausibility/plausibility.ts';
import { limits } from '../limits.ts';
import type { Invoice } from '../model.ts';
import { readInvoice, syntaxOf } from './read-invoice.ts';
import { parseXml } from './xml.ts';

/** What an XML document says, and what its rules say of it: a document of which nothing can be entered is still checked. */
export type InvoiceXml = { readonly checked: Checked } & (
  | { readonly invoice: Invoice; readonly remarks: readonly Problem[] }
  | { readonly problem: Problem }
);

/**
 * Reads and checks UBL or CII; `only` narrows the rule sets, `today` is the day it is read on. The problem is invoice-says-nothing or invoice-text-too-long.
 * Throws ProblemError: xml-not-invoice, xml-bank-statement and those of `parseXml`.
 */
export function readInvoiceXml(
  bytes: Uint8Array,
  only: readonly RuleSet[] | null = null,
  today: string = new Date().toISOString().slice(0, 10),
): InvoiceXml {
  const root = parseXml(bytes);
  const syntax = syntaxOf(root);
  if (syntax === null && /^\{urn:iso:std:iso:20022:tech:xsd:camt\.053\./.test(root.name)) throw new ProblemError('xml-bank-statement');
  if (syntax === null) throw new ProblemError('xml-not-invoice', { root: root.name.replace(/^\{.*\}/, '').slice(0, 60) });
  const checked = checkXml(root, syntax, only);
  const remarks: Problem[] = [];
  const invoice = readInvoice(root, syntax, remarks);
  const why = whyNone(invoice);
  if (why !== null) return { checked, problem: why };
  return {
    checked: only === null || only.includes('plausibility') ? withPlausibility(checked, invoice, today) : checked,
    invoice,
    remarks: [...missing(invoice, remarks), ...uncountable(invoice), ...remarks],
  };
}

/** What the rules say of the document, and what plain sense says of what was read from it. */
function withPlausibility(checked: Checked, invoice: Invoice, today: string): Checked {
  return {
    ...checked,
    rulesets: [...checked.rulesets.filter((ruleset) => ruleset !== 'plausibility'), 'plausibility'],
    findings: [...checked.findings, ...checkPlausibility(invoice, today)],
  };
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

/** Figures that an integer of minor units cannot hold: too large, shown and never added up; finer than the currency, added up rounded. */
function uncountable({ totals, taxes, lines, currency }: Invoice): Problem[] {
  const figures = [
    ...Object.values(totals),
    ...taxes.flatMap(({ taxable, tax }) => [taxable, tax]),
    ...lines.map(({ netAmount }) => netAmount),
  ];
  const counted = figures
    .filter((figure) => figure !== null)
    .map((figure) => ({ figure, minor: parseMinor(figure, currency?.toUpperCase() ?? 'EUR') }));
  const beyond = counted.find(({ minor }) => minor === null)?.figure;
  const finer = counted.find(({ minor }) => minor?.exact === false)?.figure;
  return [
    ...(beyond ? [problem('amount-too-large', { value: beyond })] : []),
    ...(finer ? [problem('amount-rounded', { value: finer, currency: currency ?? 'EUR' })] : []),
  ];
}
