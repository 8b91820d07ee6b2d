/**
 * The business rules of EN 16931 for the Cross Industry Invoice: the model as CEN/TS 16931-3-3 binds it to CII, release 1.3.16 of
 * the validation artefacts. In their order, since the first context that fits an element judges it alone. Of the standard's
 * rules BR-CO-05 to BR-CO-08 cannot be tested (a reason and its code say the same thing).
 */
import { path } from '../../read/path.ts';
import { onceAnElement } from '../document.ts';
import { at, type Context, error, type Test } from '../rules.ts';
import { presentInVat } from './cii-tests.ts';
import {
  allowanceChargesAddUp,
  basisIsTotal,
  currenciesOf,
  dueIsTotal,
  grandIsTotal,
  linesAddUp,
  markOf,
  settlement,
  taxCurrenciesOf,
  taxesAddUp,
  taxIsShare,
} from './cii-totals.ts';
import { categoriesOfDocument, vatContexts } from './cii-vat.ts';
import { countriesCii } from './codes.ts';
import {
  absent,
  allPresent,
  either,
  figureThat,
  filled,
  isInCents,
  isNotNegative,
  known,
  ofParent,
  present,
  someAttribute,
  someFigure,
  twoDecimals,
  withAttribute,
} from './tests.ts';

const indicators = path('udt:Indicator');
const says =
  (indicator: 'true' | 'false'): Test =>
  (element) =>
    indicators.all(element).some(({ text }) => text === indicator);

const reasonGiven = present('ram:Reason', 'ram:ReasonCode');

const taxTotals = path('ram:TaxTotalAmount');

/** BR-53: where VAT is accounted for in a currency of its own (BT-6), its total is given in it too (BT-111). */
const accountingTaxGiven: Test = (element, document) => {
  const accounting = taxCurrenciesOf(document);
  if (accounting.size === 0) return true;
  const marks = taxTotals.all(element).map(markOf);
  const own = currenciesOf(document);
  return marks.some((mark) => mark !== null && accounting.has(mark)) && ![...accounting].some((currency) => own.has(currency));
};

/** BR-DEC-13: the total VAT is in cents, unless there is one in another currency besides. */
const taxTotalInCents: Test = (element, document) => {
  const own = currenciesOf(document);
  const amounts = taxTotals.all(element);
  if (amounts.length === 0 || amounts.some((amount) => !own.has(markOf(amount) ?? ''))) return true;
  return someFigure(amounts, isInCents);
};

/** BR-DEC-15: a total VAT in the accounting currency is in cents. */
const accountingTaxInCents: Test = (element, document) => {
  const accounting = taxCurrenciesOf(document);
  const amounts = taxTotals.all(element);
  if (amounts.length === 0 || accounting.size === 0) return true;
  return someFigure(
    amounts.filter((amount) => accounting.has(markOf(amount) ?? '')),
    isInCents,
  );
};

const starts = path('ram:StartDateTime');
const ends = path('ram:EndDateTime');
const startDays = path('ram:StartDateTime/udt:DateTimeString[@format=102]');
const endDays = path('ram:EndDateTime/udt:DateTimeString[@format=102]');

/** BR-29, BR-30: a period ends on the day it starts or later. */
const endsAfterStart: Test = (period) => {
  if (!starts.exists(period) || !ends.exists(period)) return true;
  const days = startDays
    .all(period)
    .map(({ text }) => text)
    .sort();
  const [first] = days;
  return (first !== undefined && endDays.all(period).some(({ text }) => text >= first)) || { at: ends.first(period) };
};

const names = path('ram:Name');
const ids = path('ram:ID');
const legalIds = path('ram:SpecifiedLegalOrganization/ram:ID');
const sellersIn = path('ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty');

/** What a transaction's seller is called and known by. */
const sellerKnownBy = onceAnElement((transaction) => {
  const sellers = sellersIn.all(transaction);
  return [names, ids, legalIds].map((place) => new Set(sellers.flatMap((seller) => place.all(seller)).map(({ text }) => text)));
});

/** BR-17: who is paid has a name, and is told apart from the seller. */
const payeeIsAnother: Test = (payee, document) => {
  const transaction = payee.parent?.parent;
  const [sellerNames, sellerIds, sellerLegalIds] = transaction ? sellerKnownBy(transaction, document) : [];
  const same = (place: typeof names, said: ReadonlySet<string> | undefined) =>
    place.all(payee).some(({ text }) => said?.has(text) === true);
  return names.exists(payee) && !same(names, sellerNames) && !same(ids, sellerIds) && !same(legalIds, sellerLegalIds);
};

/** BR-CO-03: the VAT point is a date (BT-7) or a code (BT-8), never both anywhere. */
const oneVatPoint: Test = (_element, document) =>
  document.all('ram:TaxPointDate').length === 0 || document.all('ram:DueDateTypeCode').length === 0;

const breakdowns = path('ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax');
const hasBreakdown = known((document) => document.all('rsm:SupplyChainTradeTransaction').some((each) => breakdowns.exists(each)));

const agreement = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement';
const electronicAddresses = path('ram:URIUniversalCommunication');
const addressIds = path('ram:URIID');

/** BR-62, BR-63: the first electronic address of a party says which scheme it is of. */
function addressScheme(party: string): Test {
  const parties = path(`${agreement}/${party}`);
  return (root) => {
    const addresses = parties.all(root).flatMap((each) => electronicAddresses.first(each) ?? []);
    const bearers = addresses.flatMap((address) => addressIds.all(address));
    return addresses.length === 0 || someAttribute(bearers, 'schemeID') || { at: bearers[0] ?? addresses[0] };
  };
}

const cardNumbers = path('ram:ID');

/** BR-51: of a card's number ten digits at most are shown. */
const cardNumberIsCut: Test = (card) => {
  const [number, ...others] = cardNumbers.all(card);
  return number === undefined || others.length > 0 || [...number.text.replace(/\s+/g, ' ')].length <= 10 || { at: number };
};

/** BR-CO-09: a VAT number begins with a country's code; Greece has its own. */
const beginsWithCountry: Test = ({ text }) => {
  const prefix = text.slice(0, 2);
  return prefix === 'EL' || countriesCii.has(prefix) || { values: { found: prefix } };
};

const lineNet = 'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount';
const netPrice = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount';
const grossPrice = 'ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:ChargeAmount';
const paymentMeansType = path('ram:TypeCode');
const creditTransfers = new Set(['30', '58']);
const isCreditTransfer = onceAnElement((means) => paymentMeansType.all(means).some(({ text }) => creditTransfers.has(text)));

export const ciiModel: readonly Context[] = [
  at('ram:DesignatedProductClassification', [error('BR-65', withAttribute('ram:ClassCode', 'listID'))]),
  at('ram:AdditionalReferencedDocument', [error('BR-52', filled('ram:IssuerAssignedID'))]),
  at('ram:ApplicableTradeSettlementFinancialCard', [error('BR-51', cardNumberIsCut)]),
  at(
    'ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount',
    [error('BR-50', either(filled('ram:IBANID'), filled('ram:ProprietaryID'))), error('BR-61', present('ram:IBANID', 'ram:ProprietaryID'))],
    ({ parent }, document) => parent !== null && isCreditTransfer(parent, document),
  ),
  at('/rsm:CrossIndustryInvoice/rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery', [
    error(
      'BR-57',
      either(absent('ram:ShipToTradeParty/ram:PostalTradeAddress'), filled('ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID')),
    ),
  ]),
  at(
    'ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator',
    [
      error('BR-31', ofParent(present('ram:ActualAmount'))),
      error('BR-32', ofParent(presentInVat('ram:CategoryTradeTax', 'ram:CategoryCode'))),
      error('BR-33', ofParent(reasonGiven)),
      error('BR-CO-21', ofParent(reasonGiven)),
      error('BR-DEC-01', ofParent(twoDecimals('ram:ActualAmount', 'first'))),
      error('BR-DEC-02', ofParent(twoDecimals('ram:BasisAmount'))),
    ],
    says('false'),
  ),
  at(
    'ram:ApplicableHeaderTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator',
    [
      error('BR-36', ofParent(present('ram:ActualAmount'))),
      error('BR-37', ofParent(presentInVat('ram:CategoryTradeTax', 'ram:CategoryCode'))),
      error('BR-38', ofParent(reasonGiven)),
      error('BR-CO-22', ofParent(reasonGiven)),
      error('BR-DEC-05', ofParent(twoDecimals('ram:ActualAmount', 'first'))),
      error('BR-DEC-06', ofParent(twoDecimals('ram:BasisAmount'))),
    ],
    says('true'),
  ),
  at('ram:SpecifiedTradeSettlementHeaderMonetarySummation', [
    error('BR-12', present('ram:LineTotalAmount')),
    error('BR-13', present('ram:TaxBasisTotalAmount')),
    error('BR-14', present('ram:GrandTotalAmount')),
    error('BR-15', present('ram:DuePayableAmount')),
    error('BR-53', accountingTaxGiven),
    error('BR-CO-10', linesAddUp),
    error('BR-CO-11', allowanceChargesAddUp(false)),
    error('BR-CO-12', allowanceChargesAddUp(true)),
    error('BR-CO-13', basisIsTotal),
    error('BR-CO-16', dueIsTotal),
    error('BR-DEC-09', twoDecimals('ram:LineTotalAmount')),
    error('BR-DEC-10', twoDecimals('ram:AllowanceTotalAmount')),
    error('BR-DEC-11', twoDecimals('ram:ChargeTotalAmount')),
    error('BR-DEC-12', twoDecimals('ram:TaxBasisTotalAmount')),
    error('BR-DEC-14', twoDecimals('ram:GrandTotalAmount')),
    error('BR-DEC-13', taxTotalInCents),
    error('BR-DEC-15', accountingTaxInCents),
    error('BR-DEC-16', twoDecimals('ram:TotalPrepaidAmount')),
    error('BR-DEC-17', twoDecimals('ram:RoundingAmount')),
    error('BR-DEC-18', twoDecimals('ram:DuePayableAmount')),
  ]),
  at('/rsm:CrossIndustryInvoice', [
    error('BR-01', filled('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID')),
    error('BR-02', filled('rsm:ExchangedDocument/ram:ID')),
    error('BR-03', filled('rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString[@format=102]')),
    error('BR-04', filled('rsm:ExchangedDocument/ram:TypeCode')),
    error('BR-05', filled(`${settlement}/ram:InvoiceCurrencyCode`)),
    error('BR-06', filled(`${agreement}/ram:SellerTradeParty/ram:Name`)),
    error('BR-07', filled(`${agreement}/ram:BuyerTradeParty/ram:Name`)),
    error('BR-08', present(`${agreement}/ram:SellerTradeParty/ram:PostalTradeAddress`)),
    error('BR-09', filled(`${agreement}/ram:SellerTradeParty/ram:PostalTradeAddress/ram:CountryID`)),
    error('BR-10', present(`${agreement}/ram:BuyerTradeParty/ram:PostalTradeAddress`)),
    error('BR-11', filled(`${agreement}/ram:BuyerTradeParty/ram:PostalTradeAddress/ram:CountryID`)),
    error('BR-16', (_root, document) => document.all('ram:IncludedSupplyChainTradeLineItem').length > 0),
    error('BR-62', addressScheme('ram:SellerTradeParty')),
    error('BR-63', addressScheme('ram:BuyerTradeParty')),
    error('BR-CO-15', grandIsTotal),
    ...categoriesOfDocument,
  ]),
  at('ram:IncludedSupplyChainTradeLineItem', [
    error('BR-21', filled('ram:AssociatedDocumentLineDocument/ram:LineID')),
    error('BR-22', present('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity')),
    error('BR-23', present('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode')),
    error('BR-24', present(lineNet)),
    error('BR-25', filled('ram:SpecifiedTradeProduct/ram:Name')),
    error('BR-26', present(netPrice)),
    error('BR-27', figureThat(netPrice, isNotNegative)),
    error('BR-28', either(absent(grossPrice), figureThat(grossPrice, isNotNegative))),
    error('BR-64', withAttribute('ram:SpecifiedTradeProduct/ram:GlobalID', 'schemeID')),
    error('BR-CO-04', presentInVat('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax', 'ram:CategoryCode')),
    error('BR-CO-18', hasBreakdown),
    error('BR-DEC-23', twoDecimals(lineNet)),
  ]),
  at(
    'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator',
    [
      error('BR-41', ofParent(present('ram:ActualAmount'))),
      error('BR-42', ofParent(reasonGiven)),
      error('BR-CO-23', ofParent(reasonGiven)),
      error('BR-DEC-24', ofParent(twoDecimals('ram:ActualAmount', 'first'))),
      error('BR-DEC-25', ofParent(twoDecimals('ram:BasisAmount'))),
    ],
    says('false'),
  ),
  at(
    'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge/ram:ChargeIndicator',
    [
      error('BR-43', ofParent(present('ram:ActualAmount'))),
      error('BR-44', ofParent(reasonGiven)),
      error('BR-CO-24', ofParent(reasonGiven)),
      error('BR-DEC-27', ofParent(twoDecimals('ram:ActualAmount', 'first'))),
      error('BR-DEC-28', ofParent(twoDecimals('ram:BasisAmount'))),
    ],
    says('true'),
  ),
  at('ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod', [
    error('BR-30', endsAfterStart),
    error('BR-CO-20', present('ram:StartDateTime', 'ram:EndDateTime')),
  ]),
  at('ram:ApplicableHeaderTradeSettlement/ram:BillingSpecifiedPeriod', [
    error('BR-29', endsAfterStart),
    error('BR-CO-19', present('ram:StartDateTime', 'ram:EndDateTime')),
  ]),
  at('ram:ApplicableProductCharacteristic', [error('BR-54', allPresent('ram:Description', 'ram:Value'))]),
  at('ram:PayeeTradeParty', [error('BR-17', payeeIsAnother)]),
  at('ram:SpecifiedTradeSettlementPaymentMeans', [error('BR-49', present('ram:TypeCode'))]),
  at(`/rsm:CrossIndustryInvoice/${settlement}/ram:InvoiceReferencedDocument`, [error('BR-55', filled('ram:IssuerAssignedID'))]),
  at('ram:SellerTradeParty', [
    error(
      'BR-CO-26',
      present('ram:ID', 'ram:GlobalID', 'ram:SpecifiedLegalOrganization/ram:ID', 'ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]'),
    ),
  ]),
  at('ram:SellerTaxRepresentativeTradeParty', [
    error('BR-18', filled('ram:Name')),
    error('BR-19', present('ram:PostalTradeAddress')),
    error('BR-20', filled('ram:PostalTradeAddress/ram:CountryID')),
    error('BR-56', filled('ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]')),
  ]),
  at('ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount', [error('BR-CO-14', taxesAddUp)], (amount, document) =>
    currenciesOf(document).has(markOf(amount) ?? ''),
  ),
  at(
    'ram:SpecifiedTaxRegistration/ram:ID',
    [error('BR-CO-09', beginsWithCountry)],
    ({ attributes }) => attributes?.get('schemeID') === 'VA',
  ),
  ...vatContexts,
  at('ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax', [
    error('BR-45', present('ram:BasisAmount')),
    error('BR-46', present('ram:CalculatedAmount')),
    error('BR-47', presentInVat('.', 'ram:CategoryCode')),
    error('BR-48', either(presentInVat('.', 'ram:RateApplicablePercent'), presentInVat('.', 'ram:CategoryCode[.=O]'))),
    error('BR-CO-03', oneVatPoint),
    error('BR-CO-17', taxIsShare),
    error('BR-DEC-19', twoDecimals('ram:BasisAmount')),
    error('BR-DEC-20', twoDecimals('ram:CalculatedAmount')),
  ]),
];
