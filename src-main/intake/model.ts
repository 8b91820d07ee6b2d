/**
 * What an invoice says, whatever its syntax: the semantic model of EN 16931 as far as Facturier reads it.
 * Amounts, quantities, rates are decimal strings exactly as printed (law 1); dates are ISO yyyy-mm-dd.
 * Absent is null; repeated is an array. BT/BG numbers name the business terms of EN 16931-1.
 */

export type InvoiceFormat = 'ubl' | 'cii' | 'facturx';

/** What kind of document a supplier sent, from BT-3 and, for platforms, from what the document says of itself. */
export type InvoiceKind = 'invoice' | 'credit-note' | 'corrected' | 'prepayment' | 'self-billed' | 'partial' | 'final';

/** BG-5, BG-8, BG-12, BG-15: a postal address. */
export interface Address {
  readonly street: string | null;
  readonly additionalStreet: string | null;
  readonly line3: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly subdivision: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** An identifier with its scheme (ISO 6523 ICD, EAS, …) where the document gives one. */
export interface Identifier {
  readonly scheme: string | null;
  readonly value: string;
}

/** BG-4 seller or BG-7 buyer. */
export interface Party {
  /** BT-27 / BT-44. */
  readonly name: string | null;
  /** BT-28 / BT-45. */
  readonly tradingName: string | null;
  /** BT-31 / BT-48. */
  readonly vatId: string | null;
  /** BT-32, seller only. */
  readonly taxRegistrationId: string | null;
  /** BT-30 / BT-47: SIREN, SIRET, enterprise number… */
  readonly legalId: Identifier | null;
  /** BT-29 / BT-46. */
  readonly ids: readonly Identifier[];
  /** BT-34 / BT-49. */
  readonly endpoint: Identifier | null;
  readonly address: Address;
  /** BG-6 / BG-9. */
  readonly contact: { readonly name: string | null; readonly phone: string | null; readonly email: string | null };
  /** The country of the address, kept beside for lists. */
  readonly country: string | null;
}

/** BG-22, each figure as printed; null where absent. */
export interface Totals {
  /** BT-106 */ readonly lineNet: string | null;
  /** BT-107 */ readonly allowances: string | null;
  /** BT-108 */ readonly charges: string | null;
  /** BT-109 */ readonly taxExclusive: string | null;
  /** BT-110 */ readonly tax: string | null;
  /** BT-112 */ readonly taxInclusive: string | null;
  /** BT-113 */ readonly prepaid: string | null;
  /** BT-114 */ readonly rounding: string | null;
  /** BT-115 */ readonly payable: string | null;
}

/** BG-23: one line of the VAT breakdown. */
export interface TaxBreakdown {
  /** BT-118 */ readonly category: string | null;
  /** BT-119, percent. */ readonly rate: string | null;
  /** BT-116 */ readonly taxable: string | null;
  /** BT-117 */ readonly tax: string | null;
  /** BT-120 */ readonly exemptionReason: string | null;
  /** BT-121 */ readonly exemptionCode: string | null;
}

/** BG-20 / BG-21 (document) and BG-27 / BG-28 (line). */
export interface AllowanceCharge {
  readonly isCharge: boolean;
  readonly amount: string | null;
  readonly baseAmount: string | null;
  readonly percentage: string | null;
  readonly reason: string | null;
  readonly reasonCode: string | null;
  readonly taxCategory: string | null;
  readonly taxRate: string | null;
}

/** BG-14, BG-26. */
export interface Period {
  readonly start: string | null;
  readonly end: string | null;
}

/** BG-25: one invoice line. */
export interface InvoiceLine {
  /** BT-126 */ readonly id: string | null;
  /** BT-153 (name), with BT-154 below. */ readonly description: string | null;
  /** BT-154 */ readonly details: string | null;
  /** BT-127 */ readonly note: string | null;
  /** BT-129 */ readonly quantity: string | null;
  /** BT-130 (UN/ECE Rec 20). */ readonly unit: string | null;
  /** BT-146 */ readonly netPrice: string | null;
  /** BT-149 */ readonly priceBaseQuantity: string | null;
  /** BT-131 */ readonly netAmount: string | null;
  /** BT-151 */ readonly taxCategory: string | null;
  /** BT-152 */ readonly taxRate: string | null;
  /** BT-133 */ readonly accountingReference: string | null;
  /** BT-132 */ readonly orderLine: string | null;
  /** BT-155 */ readonly sellerItemId: string | null;
  readonly period: Period | null;
  readonly allowancesCharges: readonly AllowanceCharge[];
  /** BG-32: what operators use to name the section ("Rubrique"), the line number, the user… */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/** BG-24 and, for a PDF, the files embedded in it. */
export interface Attachment {
  /** BT-122 */ readonly id: string | null;
  /** BT-123 */ readonly description: string | null;
  readonly name: string;
  readonly mediaType: string;
  /** The content; null for an external reference (BT-124), which is shown and never fetched. */
  readonly content: Uint8Array | null;
  readonly uri: string | null;
}

/** BG-16: how to pay. */
export interface PaymentMeans {
  /** BT-81 (UNTDID 4461). */ readonly code: string | null;
  /** BT-82 */ readonly text: string | null;
  /** BT-83 */ readonly remittance: string | null;
  /** BT-84 */ readonly iban: string | null;
  /** BT-85 */ readonly accountName: string | null;
  /** BT-86 */ readonly bic: string | null;
  /** BT-89 */ readonly mandate: string | null;
}

/** BG-0: the invoice. */
export interface Invoice {
  readonly format: InvoiceFormat;
  /** BT-24 specification identifier, or the profile's short name where the syntax names one. */
  readonly profile: string;
  readonly kind: InvoiceKind;
  /** BT-3 (UNTDID 1001). */
  readonly typeCode: string | null;
  /** BT-1 */ readonly number: string | null;
  /** BT-2 */ readonly issueDate: string | null;
  /** BT-9 */ readonly dueDate: string | null;
  /** BT-5 (ISO 4217). */ readonly currency: string | null;
  /** BT-23 */ readonly businessProcess: string | null;
  /** BG-14 */ readonly period: Period | null;
  readonly seller: Party;
  readonly buyer: Party;
  /** BT-59 */ readonly payeeName: string | null;
  /** BT-10 */ readonly buyerReference: string | null;
  /** BT-13 */ readonly purchaseOrder: string | null;
  /** BT-12 */ readonly contract: string | null;
  /** BT-11 */ readonly project: string | null;
  /** BT-19: operators put the billing account here. */ readonly buyerAccountingReference: string | null;
  /** BG-3 */ readonly precedingInvoices: readonly { readonly number: string; readonly issueDate: string | null }[];
  /** BG-1 */ readonly notes: readonly { readonly subject: string | null; readonly text: string }[];
  /** BT-20 */ readonly paymentTerms: string | null;
  readonly paymentMeans: readonly PaymentMeans[];
  /** BG-13 */ readonly delivery: { readonly date: string | null; readonly name: string | null; readonly address: Address | null } | null;
  readonly allowancesCharges: readonly AllowanceCharge[];
  readonly totals: Totals;
  readonly taxes: readonly TaxBreakdown[];
  readonly lines: readonly InvoiceLine[];
  readonly attachments: readonly Attachment[];
}
