/** Any invoice of the model as UN/CEFACT Cross Industry Invoice (D22B), elements in the order of its schema. */
import { textNode, writeXml, type XmlNode } from '../../src-main/exports/write-xml.ts';
import type {
  AdvancePayment,
  Attachment,
  Invoice,
  PaymentCondition,
  PaymentMeans,
  PaymentTerm,
  PrecedingInvoice,
} from '../../src-main/intake/model.ts';
import { tradeLine } from './write-cii-line.ts';
import {
  accounts,
  address,
  allowanceCharge,
  day,
  ids,
  indicator,
  invoicedObject,
  measure,
  note,
  numberOnly,
  otherParty,
  party,
  period,
  referenced,
  references,
  terms,
  tradeTax,
} from './write-cii-parts.ts';

const unece = 'urn:un:unece:uncefact:data:standard';

export function writeCii(invoice: Invoice): string {
  return writeXml([
    'rsm:CrossIndustryInvoice',
    {
      'xmlns:rsm': `${unece}:CrossIndustryInvoice:100`,
      'xmlns:ram': `${unece}:ReusableAggregateBusinessInformationEntity:100`,
      'xmlns:qdt': `${unece}:QualifiedDataType:100`,
      'xmlns:udt': `${unece}:UnqualifiedDataType:100`,
    },
    [
      'rsm:ExchangedDocumentContext',
      invoice.isTest && indicator('ram:TestIndicator', true),
      ['ram:BusinessProcessSpecifiedDocumentContextParameter', textNode('ram:ID', invoice.businessProcess)],
      ['ram:GuidelineSpecifiedDocumentContextParameter', textNode('ram:ID', invoice.specification)],
    ],
    [
      'rsm:ExchangedDocument',
      textNode('ram:ID', invoice.number),
      textNode('ram:Name', invoice.title),
      textNode('ram:TypeCode', invoice.typeCode),
      day('ram:IssueDateTime', invoice.issueDate),
      invoice.isCopy && indicator('ram:CopyIndicator', true),
      textNode('ram:LanguageID', invoice.language),
      ...invoice.notes.map(note),
      period('ram:EffectiveSpecifiedPeriod', invoice.effectivePeriod),
    ],
    ['rsm:SupplyChainTradeTransaction', ...invoice.lines.map(tradeLine), agreement(invoice), delivery(invoice), settlement(invoice)],
  ]);
}

function agreement(invoice: Invoice): XmlNode {
  const { otherParties } = invoice;
  const [tender] = invoice.otherReferences.filter(({ as }) => as === 'tender');
  return [
    'ram:ApplicableHeaderTradeAgreement',
    textNode('ram:BuyerReference', invoice.buyerReference),
    party('ram:SellerTradeParty', invoice.seller),
    party('ram:BuyerTradeParty', invoice.buyer),
    otherParty(otherParties, 'sales-agent', 'ram:SalesAgentTradeParty'),
    otherParty(otherParties, 'buyer-tax-representative', 'ram:BuyerTaxRepresentativeTradeParty'),
    party('ram:SellerTaxRepresentativeTradeParty', invoice.taxRepresentative),
    otherParty(otherParties, 'product-end-user', 'ram:ProductEndUserTradeParty'),
    terms(invoice.deliveryTerms),
    ...references(invoice, 'sales-order', 'ram:SellerOrderReferencedDocument', numberOnly(invoice.salesOrder)),
    ...references(invoice, 'purchase-order', 'ram:BuyerOrderReferencedDocument', numberOnly(invoice.purchaseOrder)),
    ...references(invoice, 'quotation', 'ram:QuotationReferencedDocument'),
    ...references(invoice, 'contract', 'ram:ContractReferencedDocument', numberOnly(invoice.contract)),
    tender || invoice.tender !== null
      ? referenced('ram:AdditionalReferencedDocument', { ...(tender ?? numberOnly(invoice.tender)), typeCode: '50' })
      : null,
    ...invoice.invoicedObjects.map(invoicedObject),
    ...invoice.attachments.map(attachment),
    otherParty(otherParties, 'buyer-agent', 'ram:BuyerAgentTradeParty'),
    ['ram:SpecifiedProcuringProject', textNode('ram:ID', invoice.project), textNode('ram:Name', invoice.projectName)],
    ...references(invoice, 'ultimate-customer-order', 'ram:UltimateCustomerOrderReferencedDocument'),
  ];
}

const attachment = ({ id, description, typeCode, issueDate, name, mediaType, content, uri }: Attachment): XmlNode => [
  'ram:AdditionalReferencedDocument',
  textNode('ram:IssuerAssignedID', id),
  textNode('ram:URIID', uri),
  textNode('ram:TypeCode', typeCode ?? '916'),
  textNode('ram:Name', description),
  content === null
    ? null
    : textNode('ram:AttachmentBinaryObject', Buffer.from(content).toString('base64'), { mimeCode: mediaType, filename: name }),
  day('ram:FormattedIssueDateTime', issueDate, 'qdt:DateTimeString'),
];

function delivery(invoice: Invoice): XmlNode {
  const { delivery: given, otherParties } = invoice;
  const [location] = ids(given?.location ? [given.location] : []);
  return [
    'ram:ApplicableHeaderTradeDelivery',
    [
      'ram:RelatedSupplyChainConsignment',
      ...invoice.transportModes.map((mode): XmlNode => ['ram:SpecifiedLogisticsTransportMovement', textNode('ram:ModeCode', mode)]),
    ],
    given?.party
      ? party('ram:ShipToTradeParty', given.party)
      : ['ram:ShipToTradeParty', location, textNode('ram:Name', given?.name ?? null), given?.address && address(given.address)],
    otherParty(otherParties, 'ultimate-ship-to', 'ram:UltimateShipToTradeParty'),
    otherParty(otherParties, 'ship-from', 'ram:ShipFromTradeParty'),
    ['ram:ActualDeliverySupplyChainEvent', day('ram:OccurrenceDateTime', given?.date ?? null)],
    ...references(invoice, 'despatch-advice', 'ram:DespatchAdviceReferencedDocument', numberOnly(invoice.despatchAdvice)),
    ...references(invoice, 'receiving-advice', 'ram:ReceivingAdviceReferencedDocument', numberOnly(invoice.receivingAdvice)),
    ...references(invoice, 'delivery-note', 'ram:DeliveryNoteReferencedDocument'),
  ];
}

function settlement(invoice: Invoice): XmlNode {
  const { totals, taxExchange, otherParties } = invoice;
  return [
    'ram:ApplicableHeaderTradeSettlement',
    textNode('ram:CreditorReferenceID', invoice.creditorId),
    textNode('ram:PaymentReference', invoice.paymentMeans[0]?.remittance ?? null),
    textNode('ram:TaxCurrencyCode', invoice.accountingCurrency),
    textNode('ram:InvoiceCurrencyCode', invoice.currency),
    textNode('ram:InvoiceIssuerReference', invoice.issuerReference),
    otherParty(otherParties, 'invoicer', 'ram:InvoicerTradeParty'),
    otherParty(otherParties, 'invoicee', 'ram:InvoiceeTradeParty'),
    party('ram:PayeeTradeParty', invoice.payee),
    otherParty(otherParties, 'payer', 'ram:PayerTradeParty'),
    taxExchange && [
      'ram:TaxApplicableTradeCurrencyExchange',
      textNode('ram:SourceCurrencyCode', taxExchange.from),
      textNode('ram:TargetCurrencyCode', taxExchange.to),
      textNode('ram:ConversionRate', taxExchange.rate),
      day('ram:ConversionRateDateTime', taxExchange.date),
    ],
    ...invoice.paymentMeans.map(paymentMeans),
    ...invoice.taxes.map((one) => tradeTax('ram:ApplicableTradeTax', one, invoice)),
    period('ram:BillingSpecifiedPeriod', invoice.period),
    ...invoice.allowancesCharges.map((one) => allowanceCharge('ram:SpecifiedTradeAllowanceCharge', one)),
    ...invoice.logisticsCharges.map(
      ({ description, amount, taxes }): XmlNode => [
        'ram:SpecifiedLogisticsServiceCharge',
        textNode('ram:Description', description),
        textNode('ram:AppliedAmount', amount),
        ...taxes.map((one) => tradeTax('ram:AppliedTradeTax', one)),
      ],
    ),
    ...paymentTerms(invoice).map(paymentTerm),
    [
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      textNode('ram:LineTotalAmount', totals.lineNet),
      textNode('ram:ChargeTotalAmount', totals.charges),
      textNode('ram:AllowanceTotalAmount', totals.allowances),
      textNode('ram:TaxBasisTotalAmount', totals.taxExclusive),
      textNode('ram:TaxTotalAmount', totals.tax, { currencyID: invoice.currency }),
      textNode('ram:TaxTotalAmount', totals.taxInAccountingCurrency, { currencyID: invoice.accountingCurrency }),
      textNode('ram:RoundingAmount', totals.rounding),
      textNode('ram:GrandTotalAmount', totals.taxInclusive),
      textNode('ram:TotalPrepaidAmount', totals.prepaid),
      textNode('ram:DuePayableAmount', totals.payable),
    ],
    ...invoice.adjustments.map(
      ({ reason, amount }): XmlNode => [
        'ram:SpecifiedFinancialAdjustment',
        textNode('ram:Reason', reason),
        textNode('ram:ActualAmount', amount),
      ],
    ),
    ...invoice.precedingInvoices.map((one) => preceding('ram:InvoiceReferencedDocument', one)),
    ...accounts(invoice.accounts, invoice.buyerAccountingReference),
    ...invoice.advancePayments.map(advancePayment),
  ];
}

const preceding = (name: string, { number, issueDate, typeCode }: PrecedingInvoice): XmlNode => [
  name,
  textNode('ram:IssuerAssignedID', number),
  textNode('ram:TypeCode', typeCode),
  day('ram:FormattedIssueDateTime', issueDate, 'qdt:DateTimeString'),
];

const advancePayment = ({ amount, date, taxes, invoice }: AdvancePayment): XmlNode => [
  'ram:SpecifiedAdvancePayment',
  textNode('ram:PaidAmount', amount),
  day('ram:FormattedReceivedDateTime', date, 'qdt:DateTimeString'),
  ...taxes.map((one) => tradeTax('ram:IncludedTradeTax', one)),
  invoice && preceding('ram:InvoiceSpecifiedReferencedDocument', invoice),
];

const paymentMeans = (given: PaymentMeans): XmlNode => [
  'ram:SpecifiedTradeSettlementPaymentMeans',
  textNode('ram:TypeCode', given.code),
  textNode('ram:Information', given.text),
  given.card && [
    'ram:ApplicableTradeSettlementFinancialCard',
    textNode('ram:ID', given.card.number),
    textNode('ram:CardholderName', given.card.holder),
  ],
  ['ram:PayerPartyDebtorFinancialAccount', textNode('ram:IBANID', given.debitedIban), textNode('ram:AccountName', given.debitedName)],
  ['ram:PayeePartyCreditorFinancialAccount', textNode('ram:IBANID', given.iban), textNode('ram:AccountName', given.accountName)],
  ['ram:PayerSpecifiedDebtorFinancialInstitution', textNode('ram:BICID', given.debitedBic)],
  ['ram:PayeeSpecifiedCreditorFinancialInstitution', textNode('ram:BICID', given.bic), textNode('ram:Name', given.bankName)],
];

/** The terms of payment; where BT-9 and BT-20 say them all, one made of these. */
function paymentTerms({ paymentSchedule, paymentTerms: description, dueDate, paymentMeans: means }: Invoice): readonly PaymentTerm[] {
  if (paymentSchedule.length > 0) return paymentSchedule;
  const mandate = means.find((one) => one.mandate !== null)?.mandate ?? null;
  return [{ description, dueDate, mandate, partialAmount: null, conditions: [], payee: null }];
}

const paymentTerm = (given: PaymentTerm): XmlNode => [
  'ram:SpecifiedTradePaymentTerms',
  textNode('ram:Description', given.description),
  day('ram:DueDateDateTime', given.dueDate),
  textNode('ram:DirectDebitMandateID', given.mandate),
  textNode('ram:PartialPaymentAmount', given.partialAmount),
  ...given.conditions.filter(({ isPenalty }) => isPenalty).map(condition),
  ...given.conditions.filter(({ isPenalty }) => !isPenalty).map(condition),
  party('ram:PayeeTradeParty', given.payee),
];

const condition = (given: PaymentCondition): XmlNode => [
  given.isPenalty ? 'ram:ApplicableTradePaymentPenaltyTerms' : 'ram:ApplicableTradePaymentDiscountTerms',
  day('ram:BasisDateTime', given.from),
  measure('ram:BasisPeriodMeasure', given.period),
  textNode('ram:BasisAmount', given.baseAmount),
  textNode('ram:CalculationPercent', given.percentage),
  textNode(given.isPenalty ? 'ram:ActualPenaltyAmount' : 'ram:ActualDiscountAmount', given.amount),
];
