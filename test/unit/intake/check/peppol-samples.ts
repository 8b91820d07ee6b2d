/** A Peppol invoice of our own, and what may be changed about it. */
import { checkedDocument } from '../../../../src-main/intake/check/document.ts';
import { peppolRules } from '../../../../src-main/intake/check/peppol/rules.ts';
import { applyRules } from '../../../../src-main/intake/check/rules.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { at, type Change, changed, fixtureXml, put, swap, swapAll } from './samples.ts';

export const invoice = fixtureXml('peppol.ubl.xml');
export const creditNote = changed(
  invoice,
  swapAll(
    'Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
    'CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
  ),
  swapAll('</Invoice>', '</CreditNote>'),
  swapAll('InvoicedQuantity', 'CreditedQuantity'),
  swapAll('cac:InvoiceLine', 'cac:CreditNoteLine'),
  swapAll('cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode'),
  swap('>380<', '>381<'),
);

export const findingsOf = (xml: string) => applyRules(checkedDocument(parseXml(Buffer.from(xml)), 'ubl'), peppolRules, 'peppol');
export const rulesOf = (xml: string) => findingsOf(xml).map(({ rule, severity }) => (severity === 'error' ? rule : `${rule} (warning)`));

/** Both parties in a country, by their addresses and their VAT numbers. */
export const inCountry =
  (country: string, vat = `${country}000000000`): Change =>
  (xml) =>
    changed(xml, swapAll('<cbc:IdentificationCode>BE<', `<cbc:IdentificationCode>${country}<`), swapAll(/BE0(999999922|888888895)/, vat));

export const german = inCountry('DE', 'DE123456789');
export const dutch: Change = (xml) =>
  changed(
    inCountry('NL', 'NL123456789B01')(xml),
    swapAll(/<cbc:CompanyID schemeID="0208">\d+</, '<cbc:CompanyID schemeID="0106">12345678<'),
  );

export const note = '<cbc:Note>Merci de votre confiance.</cbc:Note>';
export const legalId = (scheme: string, id: string) =>
  swap('<cbc:CompanyID schemeID="0208">0999999922<', `<cbc:CompanyID schemeID="${scheme}">${id}<`);
export const means = (code: string, ...parts: readonly string[]): Change =>
  swap(
    at('cac:PaymentMeans'),
    `<cac:PaymentMeans><cbc:PaymentMeansCode>${code}</cbc:PaymentMeansCode>${parts.join('')}</cac:PaymentMeans>`,
  );
export const account = '<cac:PayeeFinancialAccount><cbc:ID>DE75512108001245126199</cbc:ID></cac:PayeeFinancialAccount>';
export const card = '<cac:CardAccount><cbc:PrimaryAccountNumberID>1234</cbc:PrimaryAccountNumberID></cac:CardAccount>';
export const mandateFor = (iban: string) =>
  `<cac:PaymentMandate><cbc:ID>M-5</cbc:ID><cac:PayerFinancialAccount><cbc:ID>${iban}</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate>`;
export const mandate = mandateFor('DE75512108001245126199');
export const creditor = swap(
  '<cac:PartyIdentification>\n        <cbc:ID schemeID="0208">0999999922<',
  '<cac:PartyIdentification>\n        <cbc:ID schemeID="SEPA">DE98ZZZ09999999999<',
);
export const exempt = (reason: string, category: string) =>
  swap(
    /(<cac:TaxSubtotal>[\s\S]*?)<cbc:ID>S<([\s\S]*?)<cac:TaxScheme>/,
    `$1<cbc:ID>${category}<$2<cbc:TaxExemptionReasonCode>${reason}</cbc:TaxExemptionReasonCode><cac:TaxScheme>`,
  );
export const usd = (own: string, other: string) => [
  swap('<cbc:BuyerReference>', '<cbc:TaxCurrencyCode>USD</cbc:TaxCurrencyCode><cbc:BuyerReference>'),
  swap('<cbc:TaxAmount currencyID="EUR">18.90', `<cbc:TaxAmount currencyID="EUR">${own}`),
  put('<cac:LegalMonetaryTotal>', `<cac:TaxTotal><cbc:TaxAmount currencyID="USD">${other}</cbc:TaxAmount></cac:TaxTotal>`),
];
export const lineReference =
  '<cac:DocumentReference><cbc:ID>X</cbc:ID><cbc:DocumentTypeCode>130</cbc:DocumentTypeCode></cac:DocumentReference>';
export const project =
  '<cac:AdditionalDocumentReference><cbc:ID>P</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>';
