/** The code lists a UBL invoice or credit note is held against (BR-CL-*). */
import { path } from '../../read/path.ts';
import { onceAnElement } from '../document.ts';
import { at, type Context, error, type Test } from '../rules.ts';
import { attributeIn, bears, codeIn, codeInAnyCase, indicated, isBelow } from './code-tests.ts';
import {
  addressSchemes,
  allowanceReasons,
  attachmentTypes,
  chargeReasons,
  countries,
  creditNoteTypes,
  currencies,
  identifierSchemes,
  invoiceTypes,
  itemClassifications,
  noteSubjectsUbl,
  objectSchemes,
  paymentMeans,
  unitsOfMeasure,
  vatCategories,
  vatExemptions,
  vatPointDatesUbl,
} from './codes.ts';

/** A note may begin with its subject between two signs: `#AAI#…`. Only three letters there are taken for one. */
const noteSubject: Test = ({ text }) => {
  const start = text.indexOf('#');
  const end = text.indexOf('#', start + 1);
  if (start < 0 || end - start !== 4) return true;
  const subject = text.slice(start + 1, end);
  return noteSubjectsUbl.has(subject) || { values: { found: subject } };
};

const documentTypes = path('cbc:DocumentTypeCode');

const isObject = onceAnElement((reference) => documentTypes.values(reference).includes('130'));
/** The document referred to is the object invoiced (BT-18, BT-128), and its identifier has a scheme. */
const isObjectWithScheme: Test = (id, document) => bears('schemeID')(id) && id.parent !== null && isObject(id.parent, document);

const isCharge = indicated('cbc:ChargeIndicator');

const identifierScheme = attributeIn('schemeID', identifierSchemes);
const identifierOrCreditorScheme = attributeIn('schemeID', new Set([...identifierSchemes, 'SEPA']));
/** A seller's or payee's identifier may also be the creditor's of a direct debit (BT-90), whose scheme is SEPA. */
const partyScheme: Test = (id, document) =>
  (isBelow(id, 'cac:AccountingSupplierParty', 'cac:PayeeParty') ? identifierOrCreditorScheme : identifierScheme)(id, document);

const amounts = `
  Amount BaseAmount PriceAmount TaxAmount TaxableAmount LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount
  ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount`
  .trim()
  .split(/\s+/)
  .map((name) => `cbc:${name}`)
  .join('|');

export const ublCodes: readonly Context[] = [
  at('/invoice:Invoice/cbc:Note|/credit-note:CreditNote/cbc:Note', [error('BR-CL-08', noteSubject)]),
  at('cbc:InvoiceTypeCode', [error('BR-CL-01', codeIn(invoiceTypes))]),
  at('cbc:CreditNoteTypeCode', [error('BR-CL-01', codeIn(creditNoteTypes))]),
  at(amounts, [error('BR-CL-03', attributeIn('currencyID', currencies))]),
  at('cbc:DocumentCurrencyCode', [error('BR-CL-04', codeIn(currencies))]),
  at('cbc:TaxCurrencyCode', [error('BR-CL-05', codeIn(currencies))]),
  at('cac:InvoicePeriod/cbc:DescriptionCode', [error('BR-CL-06', codeIn(vatPointDatesUbl))]),
  at(
    'cac:AdditionalDocumentReference/cbc:ID|cac:DocumentReference/cbc:ID',
    [error('BR-CL-07', attributeIn('schemeID', objectSchemes))],
    isObjectWithScheme,
  ),
  at('cac:PartyIdentification/cbc:ID', [error('BR-CL-10', partyScheme)], bears('schemeID')),
  at('cac:PartyLegalEntity/cbc:CompanyID', [error('BR-CL-11', identifierScheme)], bears('schemeID')),
  at(
    'cac:CommodityClassification/cbc:ItemClassificationCode',
    [error('BR-CL-13', attributeIn('listID', itemClassifications))],
    bears('listID'),
  ),
  at('cac:Country/cbc:IdentificationCode', [error('BR-CL-14', codeIn(countries))]),
  at('cac:OriginCountry/cbc:IdentificationCode', [error('BR-CL-15', codeIn(countries))]),
  at('cac:PaymentMeans/cbc:PaymentMeansCode', [error('BR-CL-16', codeIn(paymentMeans))]),
  at('cac:TaxCategory/cbc:ID', [error('BR-CL-17', codeIn(vatCategories))]),
  at('cac:ClassifiedTaxCategory/cbc:ID', [error('BR-CL-18', codeIn(vatCategories))]),
  at('cac:AllowanceCharge/cbc:AllowanceChargeReasonCode', [error('BR-CL-19', codeIn(allowanceReasons))], isCharge(false)),
  at('cac:AllowanceCharge/cbc:AllowanceChargeReasonCode', [error('BR-CL-20', codeIn(chargeReasons))], isCharge(true)),
  at('cac:StandardItemIdentification/cbc:ID', [error('BR-CL-21', identifierScheme)], bears('schemeID')),
  at('cbc:TaxExemptionReasonCode', [error('BR-CL-22', codeInAnyCase(vatExemptions))]),
  at(
    'cbc:InvoicedQuantity|cbc:BaseQuantity|cbc:CreditedQuantity',
    [error('BR-CL-23', attributeIn('unitCode', unitsOfMeasure))],
    bears('unitCode'),
  ),
  at('cbc:EmbeddedDocumentBinaryObject', [error('BR-CL-24', attributeIn('mimeCode', attachmentTypes))], bears('mimeCode')),
  at('cbc:EndpointID', [error('BR-CL-25', attributeIn('schemeID', addressSchemes))], bears('schemeID')),
  at('cac:DeliveryLocation/cbc:ID', [error('BR-CL-26', identifierScheme)], bears('schemeID')),
];
