/** The code lists a Cross Industry Invoice is held against (BR-CL-*). */
import type { XmlElement } from '../../read/xml.ts';
import { at, type Context, error } from '../rules.ts';
import { attributeIn, bears, codeIn, codeInAnyCase, indicated, isBelow } from './code-tests.ts';
import {
  addressSchemes,
  allowanceReasons,
  attachmentTypes,
  chargeReasons,
  countriesCii,
  creditNoteTypes,
  currencies,
  identifierSchemes,
  invoiceTypes,
  itemClassifications,
  noteSubjects,
  objectSchemes,
  paymentMeans,
  unitsOfMeasure,
  vatCategories,
  vatExemptions,
  vatPointDatesCii,
} from './codes.ts';

/** CII has one document for both. */
const documentTypes: ReadonlySet<string> = new Set([...invoiceTypes, ...creditNoteTypes]);

const isCharge = indicated('ram:ChargeIndicator/udt:Indicator');
const hasScheme = bears('schemeID');
const bearsUnlessBelow =
  (...names: readonly string[]) =>
  (element: XmlElement) =>
    hasScheme(element) && !isBelow(element, ...names);

const identifierScheme = attributeIn('schemeID', identifierSchemes);

export const ciiCodes: readonly Context[] = [
  at('rsm:ExchangedDocument/ram:TypeCode', [error('BR-CL-01', codeIn(documentTypes))]),
  at('ram:TaxTotalAmount', [error('BR-CL-03', attributeIn('currencyID', currencies))], bears('currencyID')),
  at('ram:InvoiceCurrencyCode', [error('BR-CL-04', codeIn(currencies))]),
  at('ram:TaxCurrencyCode', [error('BR-CL-05', codeIn(currencies))]),
  at('ram:DueDateTypeCode', [error('BR-CL-06', codeIn(vatPointDatesCii))]),
  at('ram:ReferenceTypeCode', [error('BR-CL-07', codeIn(objectSchemes))]),
  at('ram:SubjectCode', [error('BR-CL-08', codeIn(noteSubjects))]),
  at('ram:GlobalID', [error('BR-CL-10', identifierScheme)], bearsUnlessBelow('ram:SpecifiedTradeProduct', 'ram:ShipToTradeParty')),
  at('ram:ID', [error('BR-CL-11', identifierScheme)], bearsUnlessBelow('ram:SpecifiedTaxRegistration')),
  at('ram:ClassCode', [error('BR-CL-13', attributeIn('listID', itemClassifications))], bears('listID')),
  at('ram:CountryID', [error('BR-CL-14', codeIn(countriesCii))]),
  at('ram:OriginTradeCountry/ram:ID', [error('BR-CL-15', codeIn(countriesCii))]),
  at('ram:SpecifiedTradeSettlementPaymentMeans/ram:TypeCode', [error('BR-CL-16', codeIn(paymentMeans))]),
  at('ram:CategoryTradeTax/ram:CategoryCode', [error('BR-CL-17', codeIn(vatCategories))]),
  at('ram:ApplicableTradeTax/ram:CategoryCode', [error('BR-CL-18', codeIn(vatCategories))]),
  at('ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode', [error('BR-CL-19', codeIn(allowanceReasons))], isCharge(false)),
  at('ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode', [error('BR-CL-20', codeIn(chargeReasons))], isCharge(true)),
  at('ram:SpecifiedTradeProduct/ram:GlobalID', [error('BR-CL-21', identifierScheme)], hasScheme),
  at('ram:ExemptionReasonCode', [error('BR-CL-22', codeInAnyCase(vatExemptions))]),
  at('ram:BasisQuantity|ram:BilledQuantity', [error('BR-CL-23', attributeIn('unitCode', unitsOfMeasure))], bears('unitCode')),
  at('ram:AttachmentBinaryObject', [error('BR-CL-24', attributeIn('mimeCode', attachmentTypes))], bears('mimeCode')),
  at('ram:URIUniversalCommunication/ram:URIID', [error('BR-CL-25', attributeIn('schemeID', addressSchemes))], hasScheme),
  at('ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty/ram:GlobalID', [error('BR-CL-26', identifierScheme)], hasScheme),
];
