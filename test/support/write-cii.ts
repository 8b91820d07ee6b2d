/** Any invoice of the model as UN/CEFACT Cross Industry Invoice (D22B), elements in the order of its schema. */
import { textNode, writeXml, type XmlNode } from '../../src-main/example/write-xml.ts';
import type {
  AccountingAccount,
  Address,
  AdvancePayment,
  AllowanceCharge,
  Attachment,
  Contact,
  DeliveryTerms,
  DocumentReference,
  Identifier,
  IncludedItem,
  Invoice,
  InvoiceLine,
  Note,
  OtherParty,
  Party,
  PaymentCondition,
  PaymentMeans,
  PaymentTerm,
  Period,
  PrecedingInvoice,
  Quantity,
  TaxBreakdown,
} from '../../src-main/intake/model.ts';
import type { Loss } from './loss.ts';

/** What CII has no place for. */
export const ciiCannotHold: readonly Loss[] = [
  {
    why: 'a card is told by its number and holder alone',
    without: (invoice) => ({
      ...invoice,
      paymentMeans: invoice.paymentMeans.map((means) => ({ ...means, card: means.card && { ...means.card, network: null } })),
    }),
  },
  {
    why: 'what was paid before has an amount, a date, taxes and an invoice, and no text',
    without: (invoice) => ({
      ...invoice,
      advancePayments: invoice.advancePayments.map((paid) => ({ ...paid, type: null, description: null })),
    }),
  },
  {
    why: 'the type code of a tender only tells it from a supporting document',
    without: (invoice) => ({
      ...invoice,
      otherReferences: invoice.otherReferences.map((one) => (one.as === 'tender' ? { ...one, typeCode: null } : one)),
    }),
  },
];

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

const indicator = (name: string, value: boolean): XmlNode => [name, textNode('udt:Indicator', String(value))];

function day(name: string, date: string | null, within = 'udt:DateTimeString'): XmlNode | null {
  return date === null ? null : [name, textNode(within, date.replaceAll('-', ''), { format: '102' })];
}

function period(name: string, given: Period | null): XmlNode | null {
  return (
    given && [
      name,
      textNode('ram:Description', given.description),
      day('ram:StartDateTime', given.start),
      day('ram:EndDateTime', given.end),
    ]
  );
}

const measure = (name: string, given: Quantity | null): XmlNode | null => given && textNode(name, given.value, { unitCode: given.unit });
const id = (name: string, given: Identifier | null): XmlNode | null => given && textNode(name, given.value, { schemeID: given.scheme });

const note = ({ subject, code, text }: Note): XmlNode => [
  'ram:IncludedNote',
  textNode('ram:ContentCode', code),
  textNode('ram:Content', text),
  textNode('ram:SubjectCode', subject),
];

const ids = (given: readonly Identifier[]) => given.map((one) => id(one.scheme === null ? 'ram:ID' : 'ram:GlobalID', one));

function party(name: string, given: Party | null): XmlNode | null {
  if (given === null) return null;
  return [
    name,
    ...ids(given.ids),
    textNode('ram:Name', given.name),
    textNode('ram:RoleCode', given.role),
    textNode('ram:Description', given.legalInformation),
    [
      'ram:SpecifiedLegalOrganization',
      id('ram:ID', given.legalId),
      textNode('ram:TradingBusinessName', given.tradingName),
      given.legalAddress && address(given.legalAddress),
    ],
    ...[given.contact, ...given.otherContacts].map(contact),
    address(given.address),
    ['ram:URIUniversalCommunication', id('ram:URIID', given.endpoint)],
    ['ram:SpecifiedTaxRegistration', textNode('ram:ID', given.vatId, { schemeID: 'VA' })],
    ['ram:SpecifiedTaxRegistration', textNode('ram:ID', given.taxRegistrationId, { schemeID: 'FC' })],
  ];
}

const contact = (given: Contact): XmlNode => [
  'ram:DefinedTradeContact',
  textNode('ram:PersonName', given.name),
  textNode('ram:DepartmentName', given.department),
  textNode('ram:TypeCode', given.function),
  ['ram:TelephoneUniversalCommunication', textNode('ram:CompleteNumber', given.phone)],
  ['ram:FaxUniversalCommunication', textNode('ram:CompleteNumber', given.fax)],
  ['ram:EmailURIUniversalCommunication', textNode('ram:URIID', given.email)],
];

const address = (given: Address): XmlNode => [
  'ram:PostalTradeAddress',
  textNode('ram:PostcodeCode', given.postalCode),
  textNode('ram:LineOne', given.street),
  textNode('ram:LineTwo', given.additionalStreet),
  textNode('ram:LineThree', given.line3),
  textNode('ram:CityName', given.city),
  textNode('ram:CountryID', given.country),
  textNode('ram:CountrySubDivisionName', given.subdivision),
];

const otherParty = (given: readonly OtherParty[], as: OtherParty['as'], name: string) =>
  party(name, given.find((one) => one.as === as)?.party ?? null);

type Reference = Omit<DocumentReference, 'as'>;
const numberOnly = (number: string | null): Reference => ({
  id: number,
  scheme: null,
  typeCode: null,
  lineId: null,
  issueDate: null,
  description: null,
  uri: null,
});

const referenced = (name: string, given: Reference): XmlNode => [
  name,
  textNode('ram:IssuerAssignedID', given.id),
  textNode('ram:URIID', given.uri),
  textNode('ram:LineID', given.lineId),
  textNode('ram:TypeCode', given.typeCode),
  textNode('ram:Name', given.description),
  textNode('ram:ReferenceTypeCode', given.scheme),
  day('ram:FormattedIssueDateTime', given.issueDate, 'qdt:DateTimeString'),
];

/** The references of one kind; where there is none, the number that has a term of its own. */
function references(
  { otherReferences }: Pick<Invoice, 'otherReferences'>,
  as: DocumentReference['as'],
  name: string,
  number: Reference | null = null,
): XmlNode[] {
  const given = otherReferences.filter((one) => one.as === as);
  if (given.length > 0) return given.map((one) => referenced(name, one));
  return number === null ? [] : [referenced(name, number)];
}

const invoicedObject = ({ scheme, value }: Identifier): XmlNode =>
  referenced('ram:AdditionalReferencedDocument', { ...numberOnly(value), scheme, typeCode: '130' });

const terms = (given: DeliveryTerms | null): XmlNode | null =>
  given && [
    'ram:ApplicableTradeDeliveryTerms',
    textNode('ram:DeliveryTypeCode', given.code),
    ['ram:RelevantTradeLocation', textNode('ram:CountryID', given.country), textNode('ram:Name', given.place)],
  ];

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

function accounts(given: readonly AccountingAccount[], first: string | null): XmlNode[] {
  const all = given.length > 0 ? given : first === null ? [] : [{ id: first, type: null }];
  return all.map(({ id, type }) => [
    'ram:ReceivableSpecifiedTradeAccountingAccount',
    textNode('ram:ID', id),
    textNode('ram:TypeCode', type),
  ]);
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

/** UNTDID 2475 for UNTDID 2005. */
const taxPoints: Readonly<Record<string, string>> = { 3: '5', 35: '29', 432: '72' };

const tradeTax = (
  name: string,
  given: TaxBreakdown,
  { taxPointDate, taxPointCode }: Pick<Invoice, 'taxPointDate' | 'taxPointCode'> = { taxPointDate: null, taxPointCode: null },
): XmlNode => [
  name,
  textNode('ram:CalculatedAmount', given.tax),
  textNode('ram:TypeCode', given.scheme ?? 'VAT'),
  textNode('ram:ExemptionReason', given.exemptionReason),
  textNode('ram:BasisAmount', given.taxable),
  textNode('ram:LineTotalBasisAmount', given.lineNet),
  textNode('ram:AllowanceChargeBasisAmount', given.allowancesCharges),
  textNode('ram:CategoryCode', given.category),
  textNode('ram:ExemptionReasonCode', given.exemptionCode),
  day('ram:TaxPointDate', taxPointDate, 'udt:DateString'),
  textNode('ram:DueDateTypeCode', taxPointCode === null ? null : (taxPoints[taxPointCode] ?? taxPointCode)),
  textNode('ram:RateApplicablePercent', given.rate),
];

const allowanceCharge = (name: string, given: AllowanceCharge): XmlNode => [
  name,
  indicator('ram:ChargeIndicator', given.isCharge),
  textNode('ram:SequenceNumeric', given.sequence),
  textNode('ram:CalculationPercent', given.percentage),
  textNode('ram:BasisAmount', given.baseAmount),
  measure('ram:BasisQuantity', given.baseQuantity),
  textNode('ram:ActualAmount', given.amount),
  textNode('ram:ReasonCode', given.reasonCode, { listID: given.reasonList }),
  textNode('ram:Reason', given.reason),
  [
    'ram:CategoryTradeTax',
    textNode('ram:ExemptionReason', given.exemptionReason),
    textNode('ram:CategoryCode', given.taxCategory),
    textNode('ram:ExemptionReasonCode', given.exemptionCode),
    textNode('ram:RateApplicablePercent', given.taxRate),
  ],
];

function tradeLine(line: InvoiceLine): XmlNode {
  const { product, delivery: delivered, totals } = line;
  const notes =
    line.codedNotes.length > 0 ? line.codedNotes : (line.note?.split('\n') ?? []).map((text) => ({ subject: null, code: null, text }));
  return [
    'ram:IncludedSupplyChainTradeLineItem',
    [
      'ram:AssociatedDocumentLineDocument',
      textNode('ram:LineID', line.id),
      textNode('ram:ParentLineID', line.parentId),
      textNode('ram:LineStatusCode', line.status),
      textNode('ram:LineStatusReasonCode', line.subtype),
      ...notes.map(note),
    ],
    [
      'ram:SpecifiedTradeProduct',
      textNode('ram:ID', product?.id ?? null),
      id('ram:GlobalID', line.standardItemId),
      textNode('ram:SellerAssignedID', line.sellerItemId),
      textNode('ram:BuyerAssignedID', line.buyerItemId),
      textNode('ram:IndustryAssignedID', product?.industryItemId ?? null),
      textNode('ram:ModelID', product?.modelId ?? null),
      textNode('ram:Name', line.description),
      textNode('ram:Description', line.details),
      ...(product?.batches ?? []).map((batch) => textNode('ram:BatchID', batch)),
      textNode('ram:BrandName', product?.brand ?? null),
      textNode('ram:ModelName', product?.model ?? null),
      ...line.attributes.map(
        ({ name, value, code, unit }): XmlNode => [
          'ram:ApplicableProductCharacteristic',
          textNode('ram:TypeCode', code),
          textNode('ram:Description', name),
          unit === null ? textNode('ram:Value', value) : textNode('ram:ValueMeasure', value, { unitCode: unit }),
        ],
      ),
      ...line.classifications.map(
        ({ scheme, version, value, name }): XmlNode => [
          'ram:DesignatedProductClassification',
          textNode('ram:ClassCode', value, { listID: scheme, listVersionID: version }),
          textNode('ram:ClassName', name),
        ],
      ),
      ...(product?.instances ?? []).map(
        ({ batch, serialNumber }): XmlNode => [
          'ram:IndividualTradeProductInstance',
          textNode('ram:BatchID', batch),
          textNode('ram:SupplierAssignedSerialID', serialNumber),
        ],
      ),
      ['ram:OriginTradeCountry', textNode('ram:ID', line.originCountry)],
      otherParty(line.otherParties, 'manufacturer', 'ram:ManufacturerTradeParty'),
      ...line.includedItems.map(includedItem),
    ],
    lineAgreement(line),
    [
      'ram:SpecifiedLineTradeDelivery',
      textNode('ram:BilledQuantity', line.quantity, { unitCode: line.unit }),
      measure('ram:ChargeFreeQuantity', delivered?.chargeFree ?? null),
      measure('ram:PackageQuantity', delivered?.packages ?? null),
      measure('ram:PerPackageUnitQuantity', delivered?.perPackage ?? null),
      otherParty(line.otherParties, 'ship-to', 'ram:ShipToTradeParty'),
      otherParty(line.otherParties, 'ultimate-ship-to', 'ram:UltimateShipToTradeParty'),
      ['ram:ActualDeliverySupplyChainEvent', day('ram:OccurrenceDateTime', delivered?.date ?? null)],
      ...references(line, 'despatch-advice', 'ram:DespatchAdviceReferencedDocument'),
      ...references(line, 'receiving-advice', 'ram:ReceivingAdviceReferencedDocument'),
      ...references(line, 'delivery-note', 'ram:DeliveryNoteReferencedDocument'),
    ],
    [
      'ram:SpecifiedLineTradeSettlement',
      tradeTax(
        'ram:ApplicableTradeTax',
        {
          category: line.taxCategory,
          rate: line.taxRate,
          exemptionReason: line.exemptionReason,
          exemptionCode: line.exemptionCode,
          taxable: null,
          tax: null,
          scheme: null,
          lineNet: null,
          allowancesCharges: null,
        },
        line,
      ),
      period('ram:BillingSpecifiedPeriod', line.period),
      ...line.allowancesCharges.map((one) => allowanceCharge('ram:SpecifiedTradeAllowanceCharge', one)),
      [
        'ram:SpecifiedTradeSettlementLineMonetarySummation',
        textNode('ram:LineTotalAmount', line.netAmount),
        textNode('ram:ChargeTotalAmount', totals?.charges ?? null),
        textNode('ram:AllowanceTotalAmount', totals?.allowances ?? null),
        textNode('ram:TaxTotalAmount', totals?.tax ?? null),
        textNode('ram:TaxTotalAmount', totals?.taxInAccountingCurrency ?? null, { currencyID: 'USD' }),
        textNode('ram:GrandTotalAmount', totals?.taxInclusive ?? null),
        textNode('ram:TotalAllowanceChargeAmount', totals?.allowancesCharges ?? null),
      ],
      ...references(line, 'invoice', 'ram:InvoiceReferencedDocument'),
      ...line.invoicedObjects.map(invoicedObject),
      ...accounts(line.accounts, line.accountingReference),
    ],
  ];
}

const includedItem = (given: IncludedItem): XmlNode => [
  'ram:IncludedReferencedProduct',
  ...ids(given.ids),
  textNode('ram:SellerAssignedID', given.sellerItemId),
  textNode('ram:BuyerAssignedID', given.buyerItemId),
  textNode('ram:IndustryAssignedID', given.industryItemId),
  textNode('ram:Name', given.name),
  textNode('ram:Description', given.description),
  measure('ram:UnitQuantity', given.quantity),
];

function lineAgreement(line: InvoiceLine): XmlNode {
  const discounts = line.priceAllowancesCharges;
  return [
    'ram:SpecifiedLineTradeAgreement',
    terms(line.delivery?.terms ?? null),
    ...references(line, 'sales-order', 'ram:SellerOrderReferencedDocument'),
    ...references(line, 'purchase-order', 'ram:BuyerOrderReferencedDocument', { ...numberOnly(null), lineId: line.orderLine }),
    ...references(line, 'quotation', 'ram:QuotationReferencedDocument'),
    ...references(line, 'contract', 'ram:ContractReferencedDocument'),
    ...references(line, 'other', 'ram:AdditionalReferencedDocument'),
    [
      'ram:GrossPriceProductTradePrice',
      textNode('ram:ChargeAmount', line.grossPrice),
      ...discounts.map((one) => allowanceCharge('ram:AppliedTradeAllowanceCharge', one)),
      discounts.length === 0 && line.priceDiscount !== null
        ? ['ram:AppliedTradeAllowanceCharge', indicator('ram:ChargeIndicator', false), textNode('ram:ActualAmount', line.priceDiscount)]
        : null,
    ],
    [
      'ram:NetPriceProductTradePrice',
      textNode('ram:ChargeAmount', line.netPrice),
      textNode('ram:BasisQuantity', line.priceBaseQuantity, { unitCode: line.priceBaseUnit }),
    ],
    otherParty(line.otherParties, 'item-seller', 'ram:ItemSellerTradeParty'),
    ...references(line, 'ultimate-customer-order', 'ram:UltimateCustomerOrderReferencedDocument'),
  ];
}
