/** The lines of an invoice and what they are made of. */
import type { AllowanceCharge, Period, Quantity } from './figures.ts';
import type { Identifier, OtherParty } from './parties.ts';
import type { AccountingAccount, DeliveryTerms } from './payment.ts';
import type { DocumentReference } from './references.ts';

/** BG-1 and, EXT, of a line: a text with what it is about. */
export interface Note {
  /** BT-21 (UNTDID 4451). */ readonly subject: string | null;
  /** EXT: a code that stands for the text. */ readonly code: string | null;
  /** BT-22 */ readonly text: string;
}

/** BT-158: what an article is, in a classification. */
export interface Classification {
  /** UNTDID 7143. */ readonly scheme: string | null;
  readonly version: string | null;
  readonly value: string;
  /** EXT. */ readonly name: string | null;
}

/** BG-32: what operators use to name the section ("Rubrique"), the line number, the user… */
export interface ItemAttribute {
  /** BT-160 */ readonly name: string;
  /** BT-161 */ readonly value: string;
  /** EXT-FR-FE-159. */ readonly code: string | null;
  /** EXT-FR-FE-161: the unit of a value that is a measure (EXT-FR-FE-160). */ readonly unit: string | null;
}

/** EXT: one article in a set. */
export interface IncludedItem {
  readonly name: string | null;
  readonly description: string | null;
  readonly ids: readonly Identifier[];
  readonly sellerItemId: string | null;
  readonly buyerItemId: string | null;
  readonly industryItemId: string | null;
  readonly quantity: Quantity | null;
}

/** EXT: what tells one article from another of its kind. */
export interface ProductDetails {
  readonly id: string | null;
  readonly industryItemId: string | null;
  readonly modelId: string | null;
  readonly model: string | null;
  readonly brand: string | null;
  readonly batches: readonly string[];
  readonly instances: readonly { readonly batch: string | null; readonly serialNumber: string | null }[];
}

/** EXT: sums of a line beside its net amount (BT-131). */
export interface LineTotals {
  readonly charges: string | null;
  readonly allowances: string | null;
  readonly allowancesCharges: string | null;
  /** EXT-FR-FE-181. */ readonly tax: string | null;
  /** EXT-FR-FE-182, in the accounting currency. */ readonly taxInAccountingCurrency: string | null;
  /** EXT-FR-FE-184. */ readonly taxInclusive: string | null;
}

/** EXT: what of a line was delivered, how and when. */
export interface LineDelivery {
  /** EXT-FR-FE-158. */ readonly date: string | null;
  readonly chargeFree: Quantity | null;
  readonly packages: Quantity | null;
  readonly perPackage: Quantity | null;
  readonly terms: DeliveryTerms | null;
}

/** BG-25, with the price (BG-29), the VAT (BG-30) and the article (BG-31) of the line. */
export interface InvoiceLine {
  /** BT-126 */ readonly id: string | null;
  /** EXT-FR-FE-162: the line that this one is a part of. */ readonly parentId: string | null;
  /** EXT: what became of the line (UNTDID 1229). */ readonly status: string | null;
  /** EXT-FR-FE-163: DETAIL counts, GROUP sums up its parts, INFORMATION only informs. */ readonly subtype: string | null;
  /** BT-153 (name), with BT-154 below. */ readonly description: string | null;
  /** BT-154 */ readonly details: string | null;
  /** BT-127 */ readonly note: string | null;
  /** EXT: the notes again, each by itself, where one has a code. */ readonly codedNotes: readonly Note[];
  /** BT-128 */ readonly invoicedObjects: readonly Identifier[];
  /** BT-129 */ readonly quantity: string | null;
  /** BT-130 (UN/ECE Rec 20). */ readonly unit: string | null;
  /** BT-131 */ readonly netAmount: string | null;
  /** EXT. */ readonly totals: LineTotals | null;
  /** BT-132 */ readonly orderLine: string | null;
  /** BT-133 */ readonly accountingReference: string | null;
  /** EXT: all accounts, where BT-133 does not say it all. */ readonly accounts: readonly AccountingAccount[];
  /** BG-26 */ readonly period: Period | null;
  /** BG-27, BG-28. */ readonly allowancesCharges: readonly AllowanceCharge[];
  /** BT-146 */ readonly netPrice: string | null;
  /** BT-147 */ readonly priceDiscount: string | null;
  /** BT-148 */ readonly grossPrice: string | null;
  /** BT-149 */ readonly priceBaseQuantity: string | null;
  /** BT-150 */ readonly priceBaseUnit: string | null;
  /** EXT: all that the gross price is lowered or raised by, where BT-147 does not say it all. */
  readonly priceAllowancesCharges: readonly AllowanceCharge[];
  /** BT-151 */ readonly taxCategory: string | null;
  /** BT-152 */ readonly taxRate: string | null;
  /** EXT. */ readonly exemptionReason: string | null;
  /** EXT. */ readonly exemptionCode: string | null;
  /** EXT: BT-7 of the line alone. */ readonly taxPointDate: string | null;
  /** EXT: BT-8 of the line alone. */ readonly taxPointCode: string | null;
  /** BT-155 */ readonly sellerItemId: string | null;
  /** BT-156 */ readonly buyerItemId: string | null;
  /** BT-157 */ readonly standardItemId: Identifier | null;
  /** BT-158 */ readonly classifications: readonly Classification[];
  /** BT-159 */ readonly originCountry: string | null;
  /** BG-32 */ readonly attributes: readonly ItemAttribute[];
  /** EXT. */ readonly product: ProductDetails | null;
  /** EXT. */ readonly includedItems: readonly IncludedItem[];
  /** EXT. */ readonly delivery: LineDelivery | null;
  /** EXT. */ readonly otherParties: readonly OtherParty[];
  /** EXT. */ readonly otherReferences: readonly DocumentReference[];
}
