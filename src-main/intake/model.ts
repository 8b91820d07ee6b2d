/**
 * What an invoice says, whatever its syntax: the semantic model of EN 16931, every term of it (BT and BG numbers name the terms of
 * EN 16931-1), and what Peppol BIS 3, Factur-X EXTENDED, XRechnung and EXTENDED-CTC-FR add (EXT, with the number where the French
 * profile gives one). Amounts, quantities, rates are decimal strings exactly as printed (law 1); dates are ISO yyyy-mm-dd. Absent is
 * null; repeated is an array.
 */
import type { AllowanceCharge, Period, TaxBreakdown, Totals } from './model/figures.ts';
import type { InvoiceLine, Note } from './model/line.ts';
import type { Address, Identifier, OtherParty, Party } from './model/parties.ts';
import type {
  AccountingAccount,
  AdvancePayment,
  CurrencyExchange,
  DeliveryTerms,
  LogisticsCharge,
  PaymentMeans,
  PaymentTerm,
} from './model/payment.ts';
import type { Attachment, DocumentReference, PrecedingInvoice } from './model/references.ts';

export type * from './model/figures.ts';
export type * from './model/line.ts';
export type * from './model/parties.ts';
export type * from './model/payment.ts';
export type * from './model/references.ts';

export type InvoiceFormat = 'ubl' | 'cii' | 'facturx';

/** What kind of document a supplier sent, from BT-3 and, for platforms, from what the document says of itself. */
export type InvoiceKind = 'invoice' | 'credit-note' | 'corrected' | 'prepayment' | 'self-billed' | 'partial' | 'final';

/** BG-13: to whom, where and when it was delivered. */
export interface Delivery {
  /** BT-72 */ readonly date: string | null;
  /** BT-70 */ readonly name: string | null;
  /** BT-71 */ readonly location: Identifier | null;
  /** BG-15 */ readonly address: Address | null;
  /** EXT: the recipient whole, where more is said than the above. */ readonly party: Party | null;
}

/** What the document holds and no term takes: shown as it stands. */
export interface OtherDatum {
  /** The place in the document: element names from below the root, `[2]` for the second of a name, `/@name` for an attribute. */
  readonly where: string;
  /** The element's or attribute's own name. */
  readonly name: string;
  readonly value: string;
}

/** BG-0: the invoice. */
export interface Invoice {
  readonly format: InvoiceFormat;
  /** The short name of the specification, or BT-24 itself where it has none. */
  readonly profile: string;
  readonly kind: InvoiceKind;

  /** BT-1 */ readonly number: string | null;
  /** BT-2 */ readonly issueDate: string | null;
  /** BT-3 (UNTDID 1001). */ readonly typeCode: string | null;
  /** BT-5 (ISO 4217). */ readonly currency: string | null;
  /** BT-6 (ISO 4217). */ readonly accountingCurrency: string | null;
  /** BT-7 */ readonly taxPointDate: string | null;
  /** BT-8 (UNTDID 2005): on issue 3, on delivery 35, on payment 432. */ readonly taxPointCode: string | null;
  /** BT-9 */ readonly dueDate: string | null;
  /** BT-10 */ readonly buyerReference: string | null;
  /** BT-11 */ readonly project: string | null;
  /** EXT. */ readonly projectName: string | null;
  /** BT-12 */ readonly contract: string | null;
  /** BT-13 */ readonly purchaseOrder: string | null;
  /** BT-14 */ readonly salesOrder: string | null;
  /** BT-15 */ readonly receivingAdvice: string | null;
  /** BT-16 */ readonly despatchAdvice: string | null;
  /** BT-17 */ readonly tender: string | null;
  /** BT-18; several are EXT. */ readonly invoicedObjects: readonly Identifier[];
  /** BT-19: operators put the billing account here. */ readonly buyerAccountingReference: string | null;
  /** EXT: all accounts, where BT-19 does not say it all. */ readonly accounts: readonly AccountingAccount[];
  /** BT-20 */ readonly paymentTerms: string | null;
  /** BG-1 */ readonly notes: readonly Note[];
  /** BT-23 */ readonly businessProcess: string | null;
  /** BT-24 */ readonly specification: string | null;
  /** BG-3 */ readonly precedingInvoices: readonly PrecedingInvoice[];
  /** EXT: documents without a term above, and those of which more is said than their number. */
  readonly otherReferences: readonly DocumentReference[];

  /** BG-4 */ readonly seller: Party;
  /** BG-7 */ readonly buyer: Party;
  /** BG-10 */ readonly payee: Party | null;
  /** BG-11 */ readonly taxRepresentative: Party | null;
  /** EXT. */ readonly otherParties: readonly OtherParty[];

  /** BG-13 */ readonly delivery: Delivery | null;
  /** BG-14 */ readonly period: Period | null;
  /** EXT. */ readonly deliveryTerms: DeliveryTerms | null;
  /** EXT: means of transport (UN/ECE Rec 19). */ readonly transportModes: readonly string[];

  /** BG-16 */ readonly paymentMeans: readonly PaymentMeans[];
  /** BT-90: the creditor's identifier for direct debits. */ readonly creditorId: string | null;
  /** EXT: the terms of payment, where BT-9 and BT-20 do not say them all. */ readonly paymentSchedule: readonly PaymentTerm[];
  /** EXT. */ readonly advancePayments: readonly AdvancePayment[];

  /** BG-20, BG-21. */ readonly allowancesCharges: readonly AllowanceCharge[];
  /** EXT. */ readonly logisticsCharges: readonly LogisticsCharge[];
  /** BG-22 */ readonly totals: Totals;
  /** EXT: amounts that change the amount due afterwards. */
  readonly adjustments: readonly { readonly reason: string | null; readonly amount: string | null }[];
  /** BG-23 */ readonly taxes: readonly TaxBreakdown[];
  /** EXT. */ readonly taxExchange: CurrencyExchange | null;

  /** EXT: what the document calls itself. */ readonly title: string | null;
  /** EXT (ISO 639). */ readonly language: string | null;
  /** EXT: a test, not to be paid. */ readonly isTest: boolean;
  /** EXT: a copy of an invoice sent before. */ readonly isCopy: boolean;
  /** EXT: the seller's own reference. */ readonly issuerReference: string | null;
  /** EXT: until when the invoice holds. */ readonly effectivePeriod: Period | null;

  /** BG-25 */ readonly lines: readonly InvoiceLine[];
  /** BG-24 */ readonly attachments: readonly Attachment[];
  readonly otherData: readonly OtherDatum[];
}
