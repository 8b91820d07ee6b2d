/** French invoices in both syntaxes, and one change after another to break a rule each. */
import { checkedDocument } from '../../../../../src-main/intake/check/document.ts';
import { frRules } from '../../../../../src-main/intake/check/fr/rules.ts';
import { applyRules } from '../../../../../src-main/intake/check/rules.ts';
import { parseXml } from '../../../../../src-main/intake/read/xml.ts';
import { type Change, changed, fixtureXml, put, swap, swapAll } from '../samples.ts';

export type Syntax = 'ubl' | 'cii';

export const invoice = { ubl: fixtureXml('french.ubl.xml'), cii: fixtureXml('french.cii.xml') };
export const shared = { ubl: fixtureXml('french-shared.ubl.xml'), cii: fixtureXml('french-shared.cii.xml') };

export function findingsOf(xml: string, syntax: Syntax) {
  const document = checkedDocument(parseXml(Buffer.from(xml)), syntax);
  return applyRules(document, frRules(document), 'fr');
}
export const rulesOf = (xml: string, syntax: Syntax) => findingsOf(xml, syntax).map(({ rule }) => rule);

const toCreditNote: Change = (xml) =>
  changed(
    xml,
    swap(
      'Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
      'CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
    ),
    swap('</Invoice>', '</CreditNote>'),
    swapAll('InvoicedQuantity', 'CreditedQuantity'),
    swapAll('cac:InvoiceLine>', 'cac:CreditNoteLine>'),
    swapAll('cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode'),
  );
/** The type of the document (BT-3), as a credit note's in UBL where it is one. */
export const typed = {
  ubl: (code: string): Change => swap('InvoiceTypeCode>380<', `InvoiceTypeCode>${code}<`),
  cii: (code: string): Change => swap('<ram:TypeCode>380<', `<ram:TypeCode>${code}<`),
};
export const credit = (code: string): Readonly<Record<Syntax, readonly Change[]>> => ({
  ubl: [typed.ubl(code), toCreditNote],
  cii: [typed.cii(code)],
});
export const process = {
  ubl: (code: string): Change => swap(/<cbc:ProfileID>..</, `<cbc:ProfileID>${code}<`),
  cii: (code: string): Change => swap(/<ram:ID>(M1|S8)</, `<ram:ID>${code}<`),
};
const note = {
  ubl: (subject: string, text: string) => `<cbc:Note>#${subject}#${text}</cbc:Note>`,
  cii: (subject: string, text: string) =>
    `<ram:IncludedNote><ram:Content>${text}</ram:Content><ram:SubjectCode>${subject}</ram:SubjectCode></ram:IncludedNote>`,
};
export const withNote = (subject: string, text: string) => ({
  ubl: put('<cbc:TaxPointDate>', note.ubl(subject, text)),
  cii: put('<ram:IncludedNote>', note.cii(subject, text)),
});
export const withoutNote = (subject: string) => ({
  ubl: swap(new RegExp(`<cbc:Note>#${subject}#[^<]*</cbc:Note>`), ''),
  cii: swap(
    new RegExp(`<ram:IncludedNote><ram:Content>[^<]*</ram:Content><ram:SubjectCode>${subject}</ram:SubjectCode></ram:IncludedNote>`),
    '',
  ),
});
export const inLine = {
  ubl: (from: string, to: string): Change => swap(new RegExp(`(<cac:InvoiceLine>[\\s\\S]*?)${from}`), `$1${to}`),
  cii: (from: string, to: string): Change => swap(from, to),
};
/** After the lines in CII, before them in UBL. */
export const inHead = {
  ubl: (from: string, to: string): Change => swap(from, to),
  cii: (from: string, to: string): Change => swap(new RegExp(`(<ram:ApplicableHeaderTradeAgreement>[\\s\\S]*?)${from}`), `$1${to}`),
};

export interface Case {
  readonly what: string;
  /** The rules that are broken, and what breaks them. */
  readonly ubl?: readonly [rules: readonly string[], ...changes: readonly Change[]];
  readonly cii?: readonly [rules: readonly string[], ...changes: readonly Change[]];
}
