/** What EN 16931 asks of UBL 2.1 as a syntax: which elements stand how often, and what decimals an amount shows (UBL-SR-*, UBL-CR-*, UBL-DT-*). */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { onceAnElement } from '../document.ts';
import { decimalsOf } from '../figure.ts';
import { atLeastOne, atMost, exactlyOne, none } from '../path-table.ts';
import { at, type Context, error, named, type Test, type Verdict, warning } from '../rules.ts';
import { parseIndicator, quote } from './tests.ts';
import { ublExtra } from './ubl-extra.ts';

/** One at most; a breach points at the second. */
const one = (elements: readonly XmlElement[]): Verdict => elements.length <= 1 || { at: elements[1] };

/** All elements of a name say the same; a breach points at the first that differs. */
const sameEverywhere =
  (name: string): Test =>
  (_root, document) => {
    const all = document.all(name);
    const other = all.find(({ text }) => text !== all[0]?.text);
    return other === undefined || { at: other, values: { found: quote(other.text) } };
  };

const documentTypes = path('cbc:DocumentTypeCode');
const isObject = (reference: XmlElement) => documentTypes.all(reference).some(({ text }) => text === '130');

/** Nothing stands at `place` in a reference to the object invoiced. */
function noneOfObject(place: string): Test {
  const unwanted = path(place);
  return (_root, document) => {
    const found = document.all('cac:AdditionalDocumentReference').find((reference) => isObject(reference) && unwanted.exists(reference));
    return found === undefined || { at: unwanted.first(found) };
  };
}

const referenceIds = path('cbc:ID');
/** The identifier of a document that is not the object invoiced has no scheme. */
const schemeOfObjectOnly: Test = (_root, document) => {
  for (const reference of document.all('cac:AdditionalDocumentReference')) {
    const types = documentTypes.all(reference);
    if (types.length > 0 && types.every(({ text }) => text === '130')) continue;
    const at = referenceIds.all(reference).find(({ attributes }) => attributes?.has('schemeID'));
    if (at !== undefined) return { at };
  }
  return true;
};

const referenceScheme = path('cbc:ID/@schemeID');
/** A document referred to with a type or a scheme is the object invoiced, or in a credit note the project (BT-11). */
const knownReference: Test = (reference, { root }) => {
  const types = documentTypes.all(reference);
  if (types.length === 0 && !referenceScheme.exists(reference)) return true;
  return (
    types.some(({ text }) => text === '130' || (text === '50' && root.name === 'credit-note:CreditNote')) || {
      at: types[0],
      ...(types[0] === undefined ? {} : { values: { found: quote(types[0].text) } }),
    }
  );
};

const versions = path('cbc:UBLVersionID');
const version21: Test = (root) => {
  const [first, ...others] = versions.all(root);
  if (first === undefined || [first, ...others].some(({ text }) => text === '2.1')) return true;
  return { at: first, values: { found: quote(first.text) } };
};

const dueDates = path('cac:PaymentMeans/cbc:PaymentDueDate');
const dueDateOfCreditNoteOnly: Test = (root) =>
  root.name === 'credit-note:CreditNote' || !dueDates.exists(root) || { at: dueDates.first(root) };

/** Attributes called `name` are those of the means of payment (BT-82). */
const nameOfPaymentMeansOnly: Test = (_root, document) => {
  const other = document.bearing('name').find((element) => element.name !== 'cbc:PaymentMeansCode');
  return other === undefined || { at: other };
};

const isSepa = ({ attributes }: XmlElement) => attributes?.get('schemeID')?.toUpperCase() === 'SEPA';
const partyIds = path('cbc:ID');
const oneCreditorId: Test = (_root, document) =>
  one(document.all('cac:PartyIdentification').flatMap((identification) => partyIds.all(identification).filter(isSepa)));

const taxSchemes = path('cac:TaxScheme');
const schemeIds = path('cbc:ID');
const taxNumbers = path('cbc:CompanyID');
/** One tax number at most of a party, of those that are VAT numbers or of those that are not. */
function oneTaxNumber(party: string, vat: boolean): Test {
  const taxes = path(`${party}/cac:Party/cac:PartyTaxScheme`);
  const isWanted = (scheme: XmlElement) => (schemeIds.first(scheme)?.text.toUpperCase() === 'VAT') === vat;
  return (root) => one(taxes.all(root).flatMap((tax) => (taxSchemes.all(tax).some(isWanted) ? taxNumbers.all(tax) : [])));
}

const sellerNames = path('cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName');
/** The sellers' names in a document; two that differ are as good as more. */
const sellersIn = onceAnElement((root) => [...new Set(sellerNames.all(root).map(({ text }) => text))].slice(0, 2));
const payeeNames = path('cac:PartyName/cbc:Name');
/** One at most of `unique`, and the payee (BT-59) has a name that is not the seller's (BT-27). */
const payeeOfItsOwn =
  (unique: (payee: XmlElement) => readonly XmlElement[]): Test =>
  (payee, document) => {
    const verdict = one(unique(payee));
    if (verdict !== true || payee.parent === null) return verdict;
    const sellers = sellersIn(payee.parent, document);
    return payeeNames.all(payee).some(({ text }) => sellers.some((seller) => seller !== text)) || { at: payeeNames.first(payee) };
  };
const payeeIds = path('cac:PartyIdentification/cbc:ID');
const payeeRegistrations = path('cac:PartyLegalEntity/cbc:CompanyID');

const taxSchemeIds = path('cac:TaxScheme/cbc:ID');
const completeTaxScheme: Test = (tax) => taxSchemeIds.exists(tax) && taxNumbers.exists(tax);

const twoDecimals: Test = ({ text }) => decimalsOf(text) <= 2 || { values: { found: quote(text) } };
const isAmount = (name: string) => name.endsWith('Amount') && !name.endsWith('PriceAmount');
const priceAllowances = path('cac:AllowanceCharge');
const hasAllowance = onceAnElement((price) => priceAllowances.exists(price));
/** Prices and their allowances show as many decimals as they like. */
const isOfNoPrice: Test = (amount, document) => {
  for (let above = amount.parent; above !== null; above = above.parent) {
    if (above.name === 'cac:Price' && hasAllowance(above, document)) return false;
  }
  return true;
};

const indicators = path('cbc:ChargeIndicator');
const isCharge = (charge: boolean) => (element: XmlElement) => indicators.all(element).some(({ text }) => parseIndicator(text) === charge);

export const ublSyntax: readonly Context[] = [
  at('cac:PostalAddress|cac:Address', atMost(1, 'error', 'UBL-SR-51 cac:AddressLine')),
  at('cac:AccountingSupplierParty/cac:Party', atMost(2, 'error', 'UBL-SR-42 cac:PartyTaxScheme')),
  at('cac:AdditionalDocumentReference', [...atMost(1, 'error', 'UBL-SR-33 cbc:DocumentDescription'), error('UBL-SR-43', knownReference)]),
  named(isAmount, [error('UBL-DT-01', twoDecimals)], isOfNoPrice),
  named(
    (name) => name.endsWith('BinaryObject'),
    atLeastOne(
      'error',
      `
      UBL-DT-06 @mimeCode
      UBL-DT-07 @filename
      `,
    ),
  ),
  at('cac:Delivery', atMost(1, 'error', 'UBL-SR-25 cac:DeliveryParty/cac:PartyName/cbc:Name')),
  at('cac:AllowanceCharge', atMost(1, 'error', 'UBL-SR-30 cbc:AllowanceChargeReason'), isCharge(false)),
  at('cac:AllowanceCharge', atMost(1, 'error', 'UBL-SR-31 cbc:AllowanceChargeReason'), isCharge(true)),
  at('cac:PartyTaxScheme', [error('UBL-SR-53', completeTaxScheme)]),
  at('/invoice:Invoice|/credit-note:CreditNote', [
    ...none('warning', ublExtra),
    warning('UBL-CR-002', version21),
    warning('UBL-CR-412', dueDateOfCreditNoteOnly),
    warning('UBL-CR-665', schemeOfObjectOnly),
    error('UBL-CR-666', noneOfObject('cac:Attachment')),
    error('UBL-CR-673', noneOfObject('cbc:DocumentDescription')),
    warning('UBL-DT-18', nameOfPaymentMeansOnly),
    ...atMost(
      1,
      'error',
      `
      UBL-SR-01 cac:ContractDocumentReference/cbc:ID
      UBL-SR-02 cac:ReceiptDocumentReference/cbc:ID
      UBL-SR-03 cac:DespatchDocumentReference/cbc:ID
      UBL-SR-04 cac:AdditionalDocumentReference[cbc:DocumentTypeCode=130]/cbc:ID
      UBL-SR-05 cac:PaymentTerms/cbc:Note
      UBL-SR-08 cac:InvoicePeriod
      UBL-SR-24 cac:Delivery
      UBL-SR-39 cac:ProjectReference/cbc:ID
      UBL-SR-49 cac:InvoicePeriod/cbc:DescriptionCode
      UBL-SR-56 cac:OriginatorDocumentReference/cbc:ID
      cac:AccountingSupplierParty/cac:Party/
        UBL-SR-09 cac:PartyLegalEntity/cbc:RegistrationName
        UBL-SR-10 cac:PartyName/cbc:Name
        UBL-SR-11 cac:PartyLegalEntity/cbc:CompanyID
        UBL-SR-14 cac:PartyLegalEntity/cbc:CompanyLegalForm
      cac:AccountingCustomerParty/cac:Party/
        UBL-SR-15 cac:PartyLegalEntity/cbc:RegistrationName
        UBL-SR-16 cac:PartyIdentification/cbc:ID
        UBL-SR-17 cac:PartyLegalEntity/cbc:CompanyID
        UBL-SR-40 cac:PartyName/cbc:Name
      cac:PaymentMeans/
        UBL-SR-45 cbc:PaymentDueDate
        UBL-SR-46 cbc:PaymentMeansCode/@name
        UBL-SR-54 cac:CardAccount
        UBL-SR-55 cac:PaymentMandate
      `,
    ),
    error('UBL-SR-12', oneTaxNumber('cac:AccountingSupplierParty', true)),
    error('UBL-SR-13', oneTaxNumber('cac:AccountingSupplierParty', false)),
    error('UBL-SR-18', oneTaxNumber('cac:AccountingCustomerParty', true)),
    error('UBL-SR-29', oneCreditorId),
    error('UBL-SR-44', sameEverywhere('cbc:PaymentID')),
    error('UBL-SR-47', sameEverywhere('cbc:PaymentMeansCode')),
  ]),
  at('cac:InvoiceLine|cac:CreditNoteLine', [
    ...atMost(
      1,
      'error',
      `
      UBL-SR-34 cbc:Note
      UBL-SR-35 cac:OrderLineReference/cbc:LineID
      UBL-SR-36 cac:InvoicePeriod
      UBL-SR-37 cac:Price/cac:AllowanceCharge/cbc:Amount
      UBL-SR-50 cac:Item/cbc:Description
      UBL-SR-52 cac:DocumentReference
      `,
    ),
    ...exactlyOne('error', 'UBL-SR-48 cac:Item/cac:ClassifiedTaxCategory'),
  ]),
  at('cac:PayeeParty', [
    error('UBL-SR-19', payeeOfItsOwn(payeeNames.all)),
    error(
      'UBL-SR-20',
      payeeOfItsOwn((payee) => payeeIds.all(payee).filter((id) => !isSepa(id))),
    ),
    error('UBL-SR-21', payeeOfItsOwn(payeeRegistrations.all)),
  ]),
  at(
    'cac:PaymentMeans',
    atMost(
      1,
      'error',
      `
      UBL-SR-26 cbc:PaymentID
      UBL-SR-27 cbc:PaymentMeansCode
      UBL-SR-28 cac:PaymentMandate/cbc:ID
      `,
    ),
  ),
  at('cac:BillingReference', [
    ...atMost(1, 'error', 'UBL-SR-06 cac:InvoiceDocumentReference'),
    ...atLeastOne('error', 'UBL-SR-07 cac:InvoiceDocumentReference/cbc:ID'),
  ]),
  at(
    'cac:TaxRepresentativeParty',
    atMost(
      1,
      'error',
      `
      UBL-SR-22 cac:PartyName/cbc:Name
      UBL-SR-23 cac:PartyTaxScheme/cbc:CompanyID
      `,
    ),
  ),
  at('cac:TaxSubtotal', atMost(1, 'error', 'UBL-SR-32 cac:TaxCategory/cbc:TaxExemptionReason')),
];
