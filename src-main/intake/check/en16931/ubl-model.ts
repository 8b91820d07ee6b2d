/**
 * The business rules of EN 16931 for UBL, invoice and credit note: BR-*, BR-CO-*, BR-DEC-* here, those of the VAT categories in
 * ubl-vat.ts. BR-CO-05 to BR-CO-08, BR-DEC-13 and BR-DEC-15 are left out: as officially written nothing in UBL can break them.
 */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { at, type Context, error, type Test, warning } from '../rules.ts';
import { countries } from './codes.ts';
import { absent, allPresent, either, figureThat, filled, isNotNegative, present, quote, twoDecimals } from './tests.ts';
import {
  allowanceChargesAddUp,
  breakdownIsReckoned,
  exclusiveIsTotal,
  inclusiveIsTotal,
  linesAddUp,
  payableIsTotal,
  taxesAddUp,
} from './ubl-totals.ts';
import { codeOf, isCharge, isVat } from './ubl-uses.ts';
import { vatContexts, vatRulesOfDocument } from './ubl-vat.ts';

const hasReason = present('cbc:AllowanceChargeReason', 'cbc:AllowanceChargeReasonCode');

/** Something stands at `place` in one of the tax categories or numbers at `taxes` that are of VAT. */
function presentInVat(taxes: string, place: string): Test {
  const all = path(taxes);
  const wanted = path(place);
  return (element) => all.all(element).some((tax) => isVat(tax) && wanted.exists(tax));
}

// --- Dates --------------------------------------------------------------------------------------------------------------------

/** The start of a day of xs:date, in minutes; null where the text is no day. */
function dayOf(text: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:Z|([+-]\d\d):(\d\d))?$/.exec(text);
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0] = match.slice(1).map((part) => Number(part ?? 0));
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  return midnight.getTime() / 60_000 - hours * 60 - (match[4]?.startsWith('-') ? -minutes : minutes);
}

const starts = path('cbc:StartDate');
const ends = path('cbc:EndDate');

/** The period does not end before it starts. */
const periodRuns: Test = (period) => {
  const [start, ...otherStarts] = starts.all(period);
  const [end, ...otherEnds] = ends.all(period);
  if (start === undefined || end === undefined || otherStarts.length > 0 || otherEnds.length > 0) return true;
  const from = dayOf(start.text);
  const to = dayOf(end.text);
  return from === null || to === null || to >= from || { at: end, values: { found: end.text } };
};

// --- The document -------------------------------------------------------------------------------------------------------------

const vatPointDates = path('cbc:TaxPointDate');
const vatPointCodes = path('cac:InvoicePeriod/cbc:DescriptionCode');
const oneVatPoint: Test = (root) => !vatPointDates.exists(root) || !vatPointCodes.exists(root) || { at: vatPointDates.first(root) };

const taxCurrencies = path('cbc:TaxCurrencyCode');
const taxAmounts = path('cbc:TaxAmount');
const currenciesOfTax = (document: CheckedDocument): ReadonlySet<string> =>
  new Set(
    document
      .all('cac:TaxTotal')
      .flatMap(taxAmounts.all)
      .flatMap(({ attributes }) => attributes?.get('currencyID') ?? []),
  );

/** Every currency of VAT accounting (BT-6) has its total of VAT (BT-111). */
const taxInItsCurrency: Test = (root, document) => {
  const known = document.fact(currenciesOfTax);
  const without = taxCurrencies.all(root).find(({ text }) => !known.has(text));
  return without === undefined || { at: without, values: { found: quote(without.text) } };
};

// --- Parties and payment ------------------------------------------------------------------------------------------------------

/** As officially compared: the first two characters stand in the list of codes, one blank between two of them. */
const prefixes = ` ${[...countries, 'EL'].join(' ')} `;
const companyIds = path('cbc:CompanyID');
const vatNumberHasPrefix: Test = (scheme) => {
  const [number, ...others] = companyIds.all(scheme);
  if (number === undefined || others.length > 0) return true;
  return prefixes.includes(number.text.slice(0, 2)) || { at: number, values: { found: quote(number.text) } };
};

const payeeNames = path('cac:PartyName/cbc:Name');
const payeeIds = path('cac:PartyIdentification/cbc:ID');
const sellerNames = path('cac:AccountingSupplierParty/cac:Party/cac:PartyName/cbc:Name');
const sellerIds = path('cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID');

/** The names and identifiers of the seller beside a payee, looked up once for each parent. */
function sellers(
  _document: CheckedDocument,
): (parent: XmlElement) => { readonly names: ReadonlySet<string>; readonly ids: ReadonlySet<string> } {
  const known = new Map<XmlElement, { names: Set<string>; ids: Set<string> }>();
  return (parent) => {
    let seller = known.get(parent);
    if (seller === undefined) {
      const texts = (elements: readonly XmlElement[]) => new Set(elements.map(({ text }) => text));
      seller = { names: texts(sellerNames.all(parent)), ids: texts(sellerIds.all(parent)) };
      known.set(parent, seller);
    }
    return seller;
  };
}

/** The payee has a name, and is another than the seller. */
const payeeIsAnother: Test = (payee, document) => {
  const names = payeeNames.all(payee);
  if (names.length === 0) return false;
  if (payee.parent === null) return true;
  const seller = document.fact(sellers)(payee.parent);
  const same = names.find(({ text }) => seller.names.has(text)) ?? payeeIds.all(payee).find(({ text }) => seller.ids.has(text));
  return same === undefined || { at: same, values: { found: quote(same.text) } };
};

const identifiers = path('cac:Party/cac:PartyIdentification/cbc:ID');
const sellerIsKnown = either(
  presentInVat('cac:Party/cac:PartyTaxScheme', 'cbc:CompanyID'),
  (seller) => identifiers.all(seller).some(({ attributes }) => attributes?.get('schemeID') !== 'SEPA'),
  present('cac:Party/cac:PartyLegalEntity/cbc:CompanyID'),
);

const meansCodes = path('cbc:PaymentMeansCode');
const accounts = path('cac:PayeeFinancialAccount/cbc:ID');
const isTransfer = (code: string): boolean => code === '30' || code === '58';

/** A credit transfer (30) or SEPA credit transfer (58) names the account to pay to. */
const transferHasAccount: Test = (means) => {
  const [code, ...others] = meansCodes.all(means);
  return code === undefined || others.length > 0 || !isTransfer(code.text) || accounts.exists(means);
};

const maskedCard: Test = (number) => [...number.text.replace(/\s+/g, ' ')].length <= 10;

const breakdownCategories = path('cac:TaxCategory');
const outsideScope: Test = (breakdown) =>
  breakdownCategories.all(breakdown).some((category) => isVat(category) && codeOf(category) === 'O');

const grossPrice = 'cac:Price/cac:AllowanceCharge/cbc:BaseAmount';

const isAllowance: Test = (element) => isCharge(element, false);
const isChargeTest: Test = (element) => isCharge(element, true);

const ofDocument = '/invoice:Invoice/cac:AllowanceCharge | /credit-note:CreditNote/cac:AllowanceCharge';
const ofLine = 'cac:InvoiceLine/cac:AllowanceCharge | cac:CreditNoteLine/cac:AllowanceCharge';
const ofItem = (place: string) => `cac:InvoiceLine/cac:Item/${place} | cac:CreditNoteLine/cac:Item/${place}`;

/** In the order of the official rules: an element is judged under the first of the contexts that fits it. */
export const ublModel: readonly Context[] = [
  at('cac:AdditionalDocumentReference', [error('BR-52', filled('cbc:ID'))]),
  at('cac:AccountingCustomerParty/cac:Party/cbc:EndpointID', [error('BR-63', present('@schemeID'))]),
  at('cac:AccountingCustomerParty/cac:Party/cac:PostalAddress', [error('BR-11', filled('cac:Country/cbc:IdentificationCode'))]),
  at('cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID', [warning('BR-51', maskedCard)]),
  at('cac:Delivery/cac:DeliveryLocation/cac:Address', [error('BR-57', present('cac:Country/cbc:IdentificationCode'))]),
  at(
    ofDocument,
    [
      error('BR-31', present('cbc:Amount')),
      error('BR-32', presentInVat('cac:TaxCategory', 'cbc:ID')),
      error('BR-33', hasReason),
      error('BR-CO-21', hasReason),
      error('BR-DEC-01', twoDecimals('cbc:Amount')),
      error('BR-DEC-02', twoDecimals('cbc:BaseAmount')),
    ],
    isAllowance,
  ),
  at(
    ofDocument,
    [
      error('BR-36', present('cbc:Amount')),
      error('BR-37', presentInVat('cac:TaxCategory', 'cbc:ID')),
      error('BR-38', hasReason),
      error('BR-CO-22', hasReason),
      error('BR-DEC-05', twoDecimals('cbc:Amount')),
      error('BR-DEC-06', twoDecimals('cbc:BaseAmount')),
    ],
    isChargeTest,
  ),
  at('cac:LegalMonetaryTotal', [
    error('BR-12', present('cbc:LineExtensionAmount')),
    error('BR-13', present('cbc:TaxExclusiveAmount')),
    error('BR-14', present('cbc:TaxInclusiveAmount')),
    error('BR-15', present('cbc:PayableAmount')),
    error('BR-CO-10', linesAddUp),
    error('BR-CO-11', allowanceChargesAddUp(false)),
    error('BR-CO-12', allowanceChargesAddUp(true)),
    error('BR-CO-13', exclusiveIsTotal),
    error('BR-CO-16', payableIsTotal),
    error('BR-DEC-09', twoDecimals('cbc:LineExtensionAmount')),
    error('BR-DEC-10', twoDecimals('cbc:AllowanceTotalAmount')),
    error('BR-DEC-11', twoDecimals('cbc:ChargeTotalAmount')),
    error('BR-DEC-12', twoDecimals('cbc:TaxExclusiveAmount')),
    error('BR-DEC-14', twoDecimals('cbc:TaxInclusiveAmount')),
    error('BR-DEC-16', twoDecimals('cbc:PrepaidAmount')),
    error('BR-DEC-17', twoDecimals('cbc:PayableRoundingAmount')),
    error('BR-DEC-18', twoDecimals('cbc:PayableAmount')),
  ]),
  at('/invoice:Invoice | /credit-note:CreditNote', [
    error('BR-01', filled('cbc:CustomizationID')),
    error('BR-02', filled('cbc:ID')),
    error('BR-03', filled('cbc:IssueDate')),
    error('BR-04', either(filled('cbc:InvoiceTypeCode'), filled('cbc:CreditNoteTypeCode'))),
    error('BR-05', filled('cbc:DocumentCurrencyCode')),
    error('BR-06', filled('cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName')),
    error('BR-07', filled('cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName')),
    error('BR-08', present('cac:AccountingSupplierParty/cac:Party/cac:PostalAddress')),
    error('BR-10', present('cac:AccountingCustomerParty/cac:Party/cac:PostalAddress')),
    error('BR-16', present('cac:InvoiceLine', 'cac:CreditNoteLine')),
    error('BR-53', taxInItsCurrency),
    error('BR-CO-03', oneVatPoint),
    error('BR-CO-15', inclusiveIsTotal),
    error('BR-CO-18', present('cac:TaxTotal/cac:TaxSubtotal')),
    ...vatRulesOfDocument,
  ]),
  at('cac:InvoiceLine | cac:CreditNoteLine', [
    error('BR-21', filled('cbc:ID')),
    error('BR-22', present('cbc:InvoicedQuantity', 'cbc:CreditedQuantity')),
    error('BR-23', present('cbc:InvoicedQuantity/@unitCode', 'cbc:CreditedQuantity/@unitCode')),
    error('BR-24', present('cbc:LineExtensionAmount')),
    error('BR-25', filled('cac:Item/cbc:Name')),
    error('BR-26', present('cac:Price/cbc:PriceAmount')),
    error('BR-27', figureThat('cac:Price/cbc:PriceAmount', isNotNegative)),
    error('BR-28', either(absent(grossPrice), figureThat(grossPrice, isNotNegative))),
    error('BR-CO-04', presentInVat('cac:Item/cac:ClassifiedTaxCategory', 'cbc:ID')),
    error('BR-DEC-23', twoDecimals('cbc:LineExtensionAmount')),
  ]),
  at(
    ofLine,
    [
      error('BR-41', present('cbc:Amount')),
      error('BR-42', hasReason),
      error('BR-CO-23', hasReason),
      error('BR-DEC-24', twoDecimals('cbc:Amount')),
      error('BR-DEC-25', twoDecimals('cbc:BaseAmount')),
    ],
    isAllowance,
  ),
  at(
    ofLine,
    [
      error('BR-43', present('cbc:Amount')),
      error('BR-44', hasReason),
      error('BR-CO-24', hasReason),
      error('BR-DEC-27', twoDecimals('cbc:Amount')),
      error('BR-DEC-28', twoDecimals('cbc:BaseAmount')),
    ],
    isChargeTest,
  ),
  at('cac:InvoiceLine/cac:InvoicePeriod | cac:CreditNoteLine/cac:InvoicePeriod', [
    error('BR-30', periodRuns),
    error('BR-CO-20', present('cbc:StartDate', 'cbc:EndDate')),
  ]),
  at('cac:InvoicePeriod', [error('BR-29', periodRuns), error('BR-CO-19', present('cbc:StartDate', 'cbc:EndDate', 'cbc:DescriptionCode'))]),
  at('cac:AdditionalItemProperty', [error('BR-54', allPresent('cbc:Name', 'cbc:Value'))]),
  at(ofItem('cac:CommodityClassification/cbc:ItemClassificationCode'), [error('BR-65', present('@listID'))]),
  at(ofItem('cac:StandardItemIdentification/cbc:ID'), [error('BR-64', present('@schemeID'))]),
  at('cac:PayeeParty', [error('BR-17', payeeIsAnother)]),
  at('cac:PaymentMeans/cac:PayeeFinancialAccount', [error('BR-50', filled('cbc:ID'))], ({ parent }) =>
    parent === null ? false : meansCodes.all(parent).some(({ text }) => isTransfer(text)),
  ),
  at('cac:PaymentMeans', [error('BR-49', present('cbc:PaymentMeansCode')), error('BR-61', transferHasAccount)]),
  at('cac:BillingReference', [error('BR-55', present('cac:InvoiceDocumentReference/cbc:ID'))]),
  at('cac:AccountingSupplierParty', [error('BR-CO-26', sellerIsKnown)]),
  at('cac:AccountingSupplierParty/cac:Party/cbc:EndpointID', [error('BR-62', present('@schemeID'))]),
  at('cac:AccountingSupplierParty/cac:Party/cac:PostalAddress', [error('BR-09', filled('cac:Country/cbc:IdentificationCode'))]),
  at('cac:TaxRepresentativeParty', [
    error('BR-18', filled('cac:PartyName/cbc:Name')),
    error('BR-19', present('cac:PostalAddress')),
    error('BR-56', presentInVat('cac:PartyTaxScheme', 'cbc:CompanyID')),
  ]),
  at('cac:TaxRepresentativeParty/cac:PostalAddress', [error('BR-20', filled('cac:Country/cbc:IdentificationCode'))]),
  at('/invoice:Invoice/cac:TaxTotal | /credit-note:CreditNote/cac:TaxTotal', [error('BR-CO-14', taxesAddUp)]),
  at('cac:TaxTotal/cac:TaxSubtotal', [
    error('BR-45', present('cbc:TaxableAmount')),
    error('BR-46', present('cbc:TaxAmount')),
    error('BR-47', presentInVat('cac:TaxCategory', 'cbc:ID')),
    error('BR-48', either(presentInVat('cac:TaxCategory', 'cbc:Percent'), outsideScope)),
    error('BR-CO-17', breakdownIsReckoned),
    error('BR-DEC-19', twoDecimals('cbc:TaxableAmount')),
    error('BR-DEC-20', twoDecimals('cbc:TaxAmount')),
  ]),
  at('cac:PartyTaxScheme', [error('BR-CO-09', vatNumberHasPrefix)], isVat),
  ...vatContexts,
];
