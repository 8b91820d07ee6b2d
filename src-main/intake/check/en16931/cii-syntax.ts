/** What EN 16931 asks of the Cross Industry Invoice (D16B) as a syntax: which elements and attributes stand how often (CII-SR-*, CII-DT-*). */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { atLeastOne, atMost, exactlyOne, none } from '../path-table.ts';
import { at, type Context, error, named, type Test, warning } from '../rules.ts';
import { ciiExtra } from './cii-extra.ts';
import { isBelow } from './code-tests.ts';
import { parseIndicator, quote } from './tests.ts';

const trade = '/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction';
const line = `${trade}/ram:IncludedSupplyChainTradeLineItem`;
const settlement = `${trade}/ram:ApplicableHeaderTradeSettlement`;

/** For contexts: a name of that ending among the reusable elements. */
const ramNamed = (ending: string) => (name: string) => name.startsWith('ram:') && name.endsWith(ending);

/** Something stands at one of the places at most. */
function notBoth(first: string, second: string): Test {
  const [one, other] = [path(first), path(second)];
  return (element) => !one.exists(element) || !other.exists(element) || { at: other.first(element) };
}

/** What stands at the place stands there only where `accept` allows. */
function onlyWhere(place: string, accept: (element: XmlElement) => boolean): Test {
  const limited = path(place);
  return (element) => !limited.exists(element) || accept(element) || { at: limited.first(element) };
}

/** All elements at a path anywhere in the document say the same; a breach points at the first that differs. */
function sameEverywhere(parent: string, name: string): (document: CheckedDocument) => XmlElement | null {
  const child = path(name);
  return (document) => {
    const all = document.all(parent).flatMap((element) => child.all(element));
    return all.find(({ text }) => normal(text) !== normal(all[0]?.text ?? '')) ?? null;
  };
}
const normal = (text: string) => text.trim().replace(/\s+/g, ' ');

function agree(odd: (document: CheckedDocument) => XmlElement | null): Test {
  return (_element, document) => {
    const found = document.fact(odd);
    return found === null || { at: found, values: { found: quote(found.text) } };
  };
}

const globalIds = path('ram:GlobalID');
const schemeOfGlobalId: Test = (product) => {
  const ids = globalIds.all(product);
  return ids.length === 0 || ids.some(({ attributes }) => attributes?.has('schemeID')) || { at: ids[0] };
};

const originCountries = path('ram:OriginTradeCountry');
const originCodes = path('ram:OriginTradeCountry/ram:ID');
const oneOriginCode: Test = (product) =>
  !originCountries.exists(product) || originCodes.count(product) === 1 || { at: originCountries.first(product) };

const discounts = path('ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge');
const discountIndicators = path('ram:ChargeIndicator');
const discountAmounts = path('ram:ActualAmount');
const indicatorValues = path('udt:Indicator');
/** A price's discount (BT-147) has its indicator, false, and its amount, or neither. */
const wholeDiscount: Test = (agreement) => {
  const all = discounts.all(agreement);
  const indicators = all.flatMap((discount) => discountIndicators.all(discount));
  const hasAmount = all.some((discount) => discountAmounts.exists(discount));
  if (indicators.length === 0 && !hasAmount) return true;
  const isAllowance = indicators.some((indicator) => indicatorValues.all(indicator).some(({ text }) => parseIndicator(text) === false));
  return (isAllowance && hasAmount) || { at: all[0] };
};

const means = path('ram:SpecifiedTradeSettlementPaymentMeans');
const meansCode = path('ram:TypeCode');
const iban = path('ram:PayeePartyCreditorFinancialAccount/ram:IBANID');
const account = path('ram:PayeePartyCreditorFinancialAccount/ram:ProprietaryID');
/** A transfer (30, 58) names the account to pay to (BT-84). */
const accountOfTransfer: Test = (element) => {
  const found = means.all(element).find((way) => ['30', '58'].includes(meansCode.text(way)) && !iban.exists(way) && !account.exists(way));
  return found === undefined || { at: found };
};

const billedQuantities = path(`ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode`);
/** Once the quantity billed (BT-129) has its unit, other quantities may. */
const billsInUnits = (document: CheckedDocument) =>
  document.all('ram:IncludedSupplyChainTradeLineItem').some((item) => billedQuantities.exists(item));
const unitOfBilled: Test = ({ attributes }, document) => attributes?.has('unitCode') !== true || document.fact(billsInUnits);

const typeCodes = path('ram:TypeCode');
const isAdditional =
  (...types: readonly string[]) =>
  (reference: XmlElement) =>
    reference.name === 'ram:AdditionalReferencedDocument' && typeCodes.all(reference).some(({ text }) => types.includes(text));
const isSupport = isAdditional('916');

const isVat = (tax: XmlElement) => typeCodes.all(tax).some(({ text }) => text === 'VAT');
const isOfDocument = (tax: XmlElement) => isBelow(tax, 'ram:ApplicableHeaderTradeSettlement');
const isApplicable = ({ name }: XmlElement) => name === 'ram:ApplicableTradeTax';

const dayPattern = /^\s*\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\s*$/;
const isDay: Test = ({ text }) => dayPattern.test(text) || { values: { found: quote(text) } };

export const ciiSyntax: readonly Context[] = [
  at('ram:SpecifiedTradeSettlementPaymentMeans', none('warning', 'CII-SR-464 ram:PayerSpecifiedDebtorFinancialInstitution')),
  at('/rsm:CrossIndustryInvoice/rsm:ExchangedDocumentContext', [
    ...none('warning', ciiExtra.context),
    ...atMost(1, 'warning', 'CII-SR-003 ram:BusinessProcessSpecifiedDocumentContextParameter'),
    ...exactlyOne(
      'error',
      `
      CII-SR-009 ram:GuidelineSpecifiedDocumentContextParameter
      CII-SR-010 ram:GuidelineSpecifiedDocumentContextParameter/ram:ID
      `,
    ),
  ]),
  at('/rsm:CrossIndustryInvoice/rsm:ExchangedDocument', [
    ...none('warning', ciiExtra.document),
    ...exactlyOne('error', 'CII-SR-014 ram:TypeCode'),
  ]),
  at('/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:IncludedNote', atMost(1, 'warning', 'CII-SR-030 ram:Content')),
  at(line, none('warning', ciiExtra.line)),
  at(`${line}/ram:AssociatedDocumentLineDocument`, [
    ...none('warning', ciiExtra.lineDocument),
    ...atMost(
      1,
      'warning',
      `
      CII-SR-039 ram:IncludedNote
      CII-SR-040 ram:IncludedNote/ram:Content
      `,
    ),
  ]),
  at(`${line}/ram:SpecifiedTradeProduct`, [
    ...none('warning', ciiExtra.product),
    error('CII-SR-046', schemeOfGlobalId),
    error('CII-SR-090', oneOriginCode),
  ]),
  at(
    `${line}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic`,
    exactlyOne(
      'error',
      `
      CII-SR-069 ram:Description
      CII-SR-072 ram:Value
      `,
    ),
  ),
  at(`${line}/ram:SpecifiedLineTradeAgreement`, [
    ...none('warning', ciiExtra.lineAgreement),
    warning('CII-SR-119', wholeDiscount),
    ...exactlyOne('error', 'CII-SR-439 ram:NetPriceProductTradePrice/ram:ChargeAmount'),
    ...atMost(1, 'error', 'CII-SR-441 ram:NetPriceProductTradePrice/ram:ChargeAmount'),
  ]),
  at('ram:SpecifiedTradeAllowanceCharge', [
    ...atLeastOne('error', 'CII-SR-463 ram:ChargeIndicator'),
    ...atMost(
      1,
      'error',
      `
      CII-SR-471 ram:RateApplicablePercent
      CII-SR-472 ram:CategoryTradeTax
      CII-SR-473 ram:ActualAmount
      `,
    ),
  ]),
  at('ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge', atMost(1, 'error', 'CII-SR-440 ram:ActualAmount')),
  at(`${line}/ram:SpecifiedLineTradeDelivery`, none('warning', ciiExtra.lineDelivery)),
  at(`${line}/ram:SpecifiedLineTradeSettlement`, [
    ...none('warning', ciiExtra.lineSettlement),
    ...exactlyOne('warning', 'CII-SR-454 ram:ApplicableTradeTax'),
    ...atMost(1, 'warning', 'CII-SR-474 ram:AdditionalReferencedDocument[ram:TypeCode=130]'),
  ]),
  at(`${trade}/ram:ApplicableHeaderTradeAgreement`, [
    ...none('warning', ciiExtra.agreement),
    warning('CII-SR-450', notBoth('ram:BuyerTradeParty/ram:ID', 'ram:BuyerTradeParty/ram:GlobalID')),
    ...atMost(
      1,
      'error',
      `
      CII-SR-455 ram:SellerTradeParty/ram:DefinedTradeContact
      CII-SR-456 ram:BuyerTradeParty/ram:DefinedTradeContact
      CII-SR-459 ram:SellerTradeParty/ram:URIUniversalCommunication
      CII-SR-460 ram:BuyerTradeParty/ram:URIUniversalCommunication
      `,
    ),
    ...atMost(
      1,
      'warning',
      `
      CII-SR-457 ram:AdditionalReferencedDocument[ram:TypeCode=50]
      CII-SR-458 ram:AdditionalReferencedDocument[ram:TypeCode=130]
      CII-SR-475 ram:AdditionalReferencedDocument[ram:TypeCode=916]/ram:Name
      CII-SR-476 ram:AdditionalReferencedDocument[ram:TypeCode=916]/ram:AttachmentBinaryObject
      `,
    ),
    warning(
      'CII-SR-465',
      notBoth(
        'ram:SellerTradeParty/ram:DefinedTradeContact/ram:PersonName',
        'ram:SellerTradeParty/ram:DefinedTradeContact/ram:DepartmentName',
      ),
    ),
    warning(
      'CII-SR-466',
      notBoth(
        'ram:BuyerTradeParty/ram:DefinedTradeContact/ram:PersonName',
        'ram:BuyerTradeParty/ram:DefinedTradeContact/ram:DepartmentName',
      ),
    ),
  ]),
  at(`${trade}/ram:ApplicableHeaderTradeDelivery`, [
    ...none('warning', ciiExtra.delivery),
    warning('CII-SR-449', notBoth('ram:ShipToTradeParty/ram:ID', 'ram:ShipToTradeParty/ram:GlobalID')),
  ]),
  at(settlement, [
    ...none('warning', ciiExtra.settlement),
    warning('CII-SR-451', notBoth('ram:PayeeTradeParty/ram:ID', 'ram:PayeeTradeParty/ram:GlobalID')),
    ...atMost(
      1,
      'warning',
      `
      CII-SR-452 ram:SpecifiedTradePaymentTerms
      CII-SR-453 ram:SpecifiedTradePaymentTerms/ram:Description
      `,
    ),
    ...atMost(1, 'error', 'CII-SR-461 ram:ApplicableTradeTax/ram:TaxPointDate'),
    error('CII-SR-462', agree(sameEverywhere('ram:ApplicableTradeTax', 'ram:DueDateTypeCode'))),
    error('CII-SR-470', accountOfTransfer),
  ]),
  at(`${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`, [
    ...none('warning', ciiExtra.totals),
    ...atMost(
      1,
      'error',
      `
      CII-SR-477 ram:LineTotalAmount
      CII-SR-478 ram:ChargeTotalAmount
      CII-SR-479 ram:AllowanceTotalAmount
      CII-SR-480 ram:TaxBasisTotalAmount
      CII-SR-481 ram:RoundingAmount
      CII-SR-482 ram:GrandTotalAmount
      CII-SR-483 ram:InformationAmount
      CII-SR-484 ram:TotalPrepaidAmount
      CII-SR-485 ram:TotalDiscountAmount
      CII-SR-486 ram:TotalAllowanceChargeAmount
      CII-SR-487 ram:DuePayableAmount
      CII-SR-488 ram:RetailValueExcludingTaxInformationAmount
      CII-SR-489 ram:TotalDepositFeeInformationAmount
      CII-SR-490 ram:ProductValueExcludingTobaccoTaxInformationAmount
      CII-SR-491 ram:TotalRetailValueInformationAmount
      CII-SR-492 ram:GrossLineTotalAmount
      CII-SR-493 ram:NetLineTotalAmount
      CII-SR-494 ram:NetIncludingTaxesLineTotalAmount
      `,
    ),
  ]),
  at('/rsm:CrossIndustryInvoice', [
    ...none(
      'error',
      `
      CII-DT-013 @languageID
      CII-DT-014 @languageLocaleID
      `,
    ),
    ...none('warning', 'CII-SR-438 ram:ValuationBreakdownStatement'),
    error('CII-SR-467', agree(sameEverywhere('ram:SpecifiedTradeSettlementPaymentMeans', 'ram:TypeCode'))),
    error('CII-SR-468', agree(sameEverywhere('ram:SpecifiedTradeSettlementPaymentMeans', 'ram:Information'))),
    ...atMost(1, 'error', 'CII-SR-469 //ram:ApplicableHeaderTradeSettlement/ram:PaymentReference'),
  ]),
  named(
    (name) => name.endsWith('DocumentContextParameter'),
    none(
      'warning',
      `
      CII-SR-04 ram:Value
      CII-SR-05 ram:SpecifiedDocumentVersion
      `,
    ),
  ),
  at(
    [
      '/rsm:CrossIndustryInvoice/rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID',
      '/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:ID',
      `${line}/ram:AssociatedDocumentLineDocument/ram:LineID`,
      `${line}/ram:SpecifiedTradeProduct/ram:SellerAssignedID`,
    ].join('|'),
    none(
      'error',
      `
      CII-DT-001 @schemeName
      CII-DT-002 @schemeAgencyName
      CII-DT-003 @schemeDataURI
      CII-DT-004 @schemeURI
      CII-DT-005 @schemeID
      CII-DT-006 @schemeAgencyID
      CII-DT-007 @schemeVersionID
      `,
    ),
  ),
  named(
    ramNamed('ID'),
    none(
      'error',
      `
      CII-DT-101 @schemeName
      CII-DT-102 @schemeAgencyName
      CII-DT-103 @schemeDataURI
      CII-DT-104 @schemeURI
      `,
    ),
  ),
  at(
    'ram:TypeCode',
    none(
      'error',
      `
      CII-DT-008 @name
      CII-DT-009 @listURI
      `,
    ),
  ),
  // Never judged: the context before it has taken every type code. So it is in the official rules.
  at(
    '/rsm:CrossIndustryInvoice/rsm:ExchangedDocument/ram:TypeCode',
    none(
      'error',
      `
      CII-DT-010 @listID
      CII-DT-011 @listAgencyID
      CII-DT-012 @listVersionID
      `,
    ),
  ),
  at(
    `${line}/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode`,
    none(
      'warning',
      `
      CII-DT-045 @listID
      CII-DT-046 @listAgencyID
      CII-DT-047 @listVersionID
      CII-DT-048 @listURI
      `,
    ),
  ),
  named(ramNamed('ReferencedDocument'), [
    ...none('error', ciiExtra.reference),
    error('CII-DT-015', onlyWhere('ram:URIID', isSupport)),
    error('CII-DT-018', onlyWhere('ram:TypeCode', isAdditional('50', '130', '916'))),
    error('CII-DT-021', onlyWhere('ram:Name', isSupport)),
    error('CII-DT-022', onlyWhere('ram:AttachmentBinaryObject', isSupport)),
    error('CII-DT-024', onlyWhere('ram:ReferenceTypeCode', isAdditional('130'))),
    error(
      'CII-DT-027',
      onlyWhere('ram:FormattedIssueDateTime', ({ name }) => name === 'ram:InvoiceReferencedDocument'),
    ),
  ]),
  named(
    (name) => ramNamed('Amount')(name) && name !== 'ram:TaxTotalAmount',
    none(
      'error',
      `
      CII-DT-031 @currencyID
      CII-DT-032 @currencyCodeListVersionID
      `,
    ),
  ),
  named(ramNamed('Quantity'), [
    error('CII-DT-033', unitOfBilled),
    ...none(
      'error',
      `
      CII-DT-034 @unitCodeListID
      CII-DT-035 @unitCodeListAgencyID
      CII-DT-036 @unitCodeListAgencyName
      `,
    ),
  ]),
  named(ramNamed('TradeTax'), [
    ...none('warning', ciiExtra.tax),
    error('CII-DT-037', onlyWhere('ram:TypeCode', isVat)),
    warning('CII-DT-041', onlyWhere('ram:BasisAmount', isOfDocument)),
    warning('CII-DT-052', onlyWhere('ram:ExemptionReasonCode', isApplicable)),
    warning('CII-DT-054', onlyWhere('ram:TaxPointDate', isOfDocument)),
    warning('CII-DT-058', onlyWhere('ram:DueDateTypeCode', isOfDocument)),
    warning('CII-DT-098', onlyWhere('ram:ExemptionReason', isApplicable)),
  ]),
  at('ram:BillingSpecifiedPeriod', none('error', ciiExtra.period)),
  at('ram:PostalTradeAddress', none('error', ciiExtra.address)),
  at('udt:DateTimeString', [error('CII-DT-097', isDay)], ({ attributes }) => attributes?.get('format') === '102'),
];
