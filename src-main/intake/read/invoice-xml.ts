/** An invoice in XML, of either syntax, told by its root element. */
import { type Problem, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import { parseMinor } from '../../billing/money.ts';
import { limits } from '../limits.ts';
import type { Invoice } from '../model.ts';
import { isCii, readCii } from './cii.ts';
import { isUbl, readUbl } from './ubl.ts';
import { parseXml, type XmlElement } from './xml.ts';

/** Reads UBL or CII. Throws ProblemError: xml-not-invoice, invoice-says-nothing, invoice-text-too-long and those of `parseXml`. */
export function readInvoiceXml(bytes: Uint8Array): { readonly invoice: Invoice; readonly remarks: readonly Problem[] } {
  const remarks: Problem[] = [];
  const invoice = readRoot(parseXml(bytes), remarks);
  refuseWhatIsNone(invoice);
  return { invoice, remarks: [...missing(invoice, remarks), ...uncountable(invoice), ...remarks] };
}

function readRoot(root: XmlElement, remarks: Problem[]): Invoice {
  if (isUbl(root)) return readUbl(root, remarks);
  if (isCii(root)) return readCii(root, remarks);
  throw new ProblemError('xml-not-invoice', { root: root.name.replace(/^\{.*\}/, '').slice(0, 60) });
}

function refuseWhatIsNone({ number, issueDate, currency, seller, typeCode, profile, totals, lines, ...invoice }: Invoice): void {
  const figures = Object.values(totals).filter((figure) => figure !== null);
  if (number === null && issueDate === null && lines.length === 0 && figures.length === 0) throw new ProblemError('invoice-says-nothing');
  // These stand in every list: one of a megabyte would block them all.
  const { purchaseOrder, buyerAccountingReference } = invoice;
  const { name, vatId, legalId, country } = seller;
  const short = [number, currency, typeCode, profile, purchaseOrder, buyerAccountingReference, name, vatId, legalId?.value, country];
  const length = Math.max(...short.map((text) => text?.length ?? 0));
  if (length > limits.shortTextLength) throw new ProblemError('invoice-text-too-long', { length, limit: limits.shortTextLength });
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
