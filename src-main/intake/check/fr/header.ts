/** What several French rules ask of the head of an invoice, alike in both syntaxes. */
import { path } from '../../read/path.ts';
import type { CheckedDocument, Syntax } from '../document.ts';

const places: Readonly<Record<Syntax, Readonly<Record<'id' | 'issued' | 'process' | 'currency' | 'seller' | 'buyer', string>>>> = {
  ubl: {
    id: 'cbc:ID',
    issued: 'cbc:IssueDate',
    process: 'cbc:ProfileID',
    currency: 'cbc:DocumentCurrencyCode',
    seller: 'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
    buyer: 'cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
  },
  cii: {
    id: 'rsm:ExchangedDocument/ram:ID',
    issued: 'rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString',
    process: 'rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID',
    currency: 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement/ram:InvoiceCurrencyCode',
    seller: 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/ram:SpecifiedLegalOrganization/ram:ID',
    buyer: 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty/ram:SpecifiedLegalOrganization/ram:ID',
  },
};

const textAt = (name: keyof (typeof places)['ubl']) => {
  const at = { ubl: path(places.ubl[name]), cii: path(places.cii[name]) };
  return ({ root, syntax }: CheckedDocument): string => at[syntax].text(root);
};

/** The invoice's number (BT-1). */
export const invoiceId = textAt('id');
/** The issue date (BT-2) as printed. */
export const issueDate = textAt('issued');
/** The business process (BT-23). */
export const process = textAt('process');
/** The invoice's currency (BT-5). */
export const currency = textAt('currency');
/** The seller's legal identifier (BT-30). */
export const sellerId = textAt('seller');
/** The buyer's legal identifier (BT-47). */
export const buyerId = textAt('buyer');

const types = {
  ubl: [path('cbc:InvoiceTypeCode'), path('cbc:CreditNoteTypeCode')],
  cii: [path('rsm:ExchangedDocument/ram:TypeCode')],
};
/** The document's type (BT-3). */
export const typeCode = ({ root, syntax }: CheckedDocument): string =>
  types[syntax].map((at) => at.text(root)).find((code) => code !== '') ?? '';

/** Types (BT-3) of documents that the buyer writes in the seller's name. */
export const selfBilled: ReadonlySet<string> = new Set(['389', '501', '500', '471', '473', '261', '502']);

/** An invoice of several sellers in one document (BT-23 of 8), or of two companies to each other (of 9). */
export const severalSellers = (document: CheckedDocument): boolean => ['S8', 'B8', 'M8'].includes(document.fact(process));
export const bothWays = (document: CheckedDocument): boolean => ['S9', 'B9', 'M9'].includes(document.fact(process));
