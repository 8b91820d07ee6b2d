/** Any invoice of the model as UBL 2.1 Invoice or CreditNote, elements in the order of its schema. */
import { textNode, writeXml, type XmlNode } from '../../src-main/exports/write-xml.ts';
import { blankAllowanceCharge } from '../../src-main/intake/blank.ts';
import type {
  Address,
  AdvancePayment,
  AllowanceCharge,
  Attachment,
  Contact,
  DeliveryTerms,
  DocumentReference,
  Identifier,
  Invoice,
  InvoiceLine,
  Note,
  OtherParty,
  Party,
  PaymentMeans,
  PaymentTerm,
  Period,
  Quantity,
} from '../../src-main/intake/model.ts';

const oasis = 'urn:oasis:names:specification:ubl:schema:xsd';

export function writeUbl(invoice: Invoice): string {
  const root = invoice.kind === 'credit-note' ? 'CreditNote' : 'Invoice';
  const isInvoice = root === 'Invoice';
  const { totals, deliveryTerms, taxExchange } = invoice;
  const amount = amountIn(invoice.currency);
  const document = (name: string, as: DocumentReference['as'], number: string | null) =>
    referenced(name, invoice.otherReferences.find((one) => one.as === as) ?? { ...noReference, id: number });
  const tender = document('cac:OriginatorDocumentReference', 'tender', invoice.tender);
  const [order] = invoice.otherReferences.filter(({ as }) => as === 'purchase-order');
  const debited = Math.max(
    invoice.paymentMeans.findIndex(({ mandate }) => mandate !== null),
    0,
  );
  return writeXml([
    root,
    {
      xmlns: `${oasis}:${root}-2`,
      'xmlns:cac': `${oasis}:CommonAggregateComponents-2`,
      'xmlns:cbc': `${oasis}:CommonBasicComponents-2`,
    },
    textNode('cbc:UBLVersionID', '2.1'),
    textNode('cbc:CustomizationID', invoice.specification),
    textNode('cbc:ProfileID', invoice.businessProcess),
    textNode('cbc:ID', invoice.number),
    invoice.isCopy && textNode('cbc:CopyIndicator', 'true'),
    textNode('cbc:IssueDate', invoice.issueDate),
    isInvoice && textNode('cbc:DueDate', invoice.dueDate),
    !isInvoice && textNode('cbc:TaxPointDate', invoice.taxPointDate),
    textNode(`cbc:${root}TypeCode`, invoice.typeCode),
    ...invoice.notes.map(note),
    isInvoice && textNode('cbc:TaxPointDate', invoice.taxPointDate),
    textNode('cbc:DocumentCurrencyCode', invoice.currency),
    textNode('cbc:TaxCurrencyCode', invoice.accountingCurrency),
    textNode('cbc:AccountingCost', invoice.buyerAccountingReference),
    textNode('cbc:BuyerReference', invoice.buyerReference),
    period(invoice.period, invoice.taxPointCode),
    [
      'cac:OrderReference',
      textNode('cbc:ID', invoice.purchaseOrder),
      textNode('cbc:SalesOrderID', invoice.salesOrder),
      textNode('cbc:IssueDate', order?.issueDate ?? null),
    ],
    ...invoice.precedingInvoices.map(
      ({ number, issueDate, typeCode }): XmlNode => [
        'cac:BillingReference',
        referenced('cac:InvoiceDocumentReference', { ...noReference, id: number, issueDate, typeCode }),
      ],
    ),
    document('cac:DespatchDocumentReference', 'despatch-advice', invoice.despatchAdvice),
    document('cac:ReceiptDocumentReference', 'receiving-advice', invoice.receivingAdvice),
    isInvoice && tender,
    document('cac:ContractDocumentReference', 'contract', invoice.contract),
    ...invoice.invoicedObjects.map((one) => invoicedObject('cac:AdditionalDocumentReference', one)),
    isInvoice || invoice.project === null
      ? null
      : referenced('cac:AdditionalDocumentReference', { ...noReference, id: invoice.project, typeCode: '50' }),
    ...invoice.attachments.map(attachment),
    !isInvoice && tender,
    isInvoice && ['cac:ProjectReference', textNode('cbc:ID', invoice.project)],
    ['cac:AccountingSupplierParty', ['cac:Party', ...seller(invoice)]],
    ['cac:AccountingCustomerParty', ['cac:Party', ...party(invoice.buyer), ...agents(invoice.otherParties, 'buyer-agent', 'invoicee')]],
    ['cac:PayeeParty', ...party(invoice.payee)],
    ['cac:TaxRepresentativeParty', ...party(invoice.taxRepresentative)],
    delivery(invoice),
    deliveryTerms && terms(deliveryTerms),
    ...invoice.paymentMeans.map((means, index) =>
      paymentMeans(means, isInvoice ? null : invoice.dueDate, index === debited ? partyAs(invoice.otherParties, 'payer') : null),
    ),
    ...paymentTerms(invoice).map((term) => paymentTerm(term, amount)),
    ...invoice.advancePayments.map((paid) => prepaid(paid, amount)),
    ...invoice.allowancesCharges.map((one) => allowanceCharge(one, amount)),
    taxExchange && [
      'cac:TaxExchangeRate',
      textNode('cbc:SourceCurrencyCode', taxExchange.from),
      textNode('cbc:TargetCurrencyCode', taxExchange.to),
      textNode('cbc:CalculationRate', taxExchange.rate),
      textNode('cbc:Date', taxExchange.date),
    ],
    [
      'cac:TaxTotal',
      amount('cbc:TaxAmount', totals.tax),
      ...invoice.taxes.map(
        (tax): XmlNode => [
          'cac:TaxSubtotal',
          amount('cbc:TaxableAmount', tax.taxable),
          amount('cbc:TaxAmount', tax.tax),
          taxCategory('cac:TaxCategory', { ...tax, taxCategory: tax.category, taxRate: tax.rate }, tax.scheme ?? 'VAT'),
        ],
      ),
    ],
    ['cac:TaxTotal', amountIn(invoice.accountingCurrency)('cbc:TaxAmount', totals.taxInAccountingCurrency)],
    [
      'cac:LegalMonetaryTotal',
      amount('cbc:LineExtensionAmount', totals.lineNet),
      amount('cbc:TaxExclusiveAmount', totals.taxExclusive),
      amount('cbc:TaxInclusiveAmount', totals.taxInclusive),
      amount('cbc:AllowanceTotalAmount', totals.allowances),
      amount('cbc:ChargeTotalAmount', totals.charges),
      amount('cbc:PrepaidAmount', totals.prepaid),
      amount('cbc:PayableRoundingAmount', totals.rounding),
      amount('cbc:PayableAmount', totals.payable),
    ],
    ...invoice.lines.map((line) => invoiceLine(line, invoice, amount)),
  ]);
}

type Amount = (name: string, value: string | null) => XmlNode | null;

function amountIn(currency: string | null): Amount {
  return (name, value) => textNode(name, value, { currencyID: currency });
}

function period(given: Period | null, taxPointCode: string | null): XmlNode {
  return [
    'cac:InvoicePeriod',
    textNode('cbc:StartDate', given?.start ?? null),
    textNode('cbc:EndDate', given?.end ?? null),
    textNode('cbc:DescriptionCode', taxPointCode),
    textNode('cbc:Description', given?.description ?? null),
  ];
}

const note = ({ subject, text }: Note): XmlNode | null => textNode('cbc:Note', subject === null ? text : `#${subject}#${text}`);
const id = (name: string, given: Identifier | null): XmlNode | null => given && textNode(name, given.value, { schemeID: given.scheme });
const measure = (name: string, given: Quantity | null): XmlNode | null => given && textNode(name, given.value, { unitCode: given.unit });

type Reference = Omit<DocumentReference, 'as'>;
const noReference: Reference = { id: null, scheme: null, typeCode: null, lineId: null, issueDate: null, description: null, uri: null };

const referenced = (name: string, given: Reference): XmlNode => [
  name,
  textNode('cbc:ID', given.id, { schemeID: given.scheme }),
  textNode('cbc:IssueDate', given.issueDate),
  textNode('cbc:DocumentTypeCode', given.typeCode),
  textNode('cbc:DocumentType', given.description),
  ['cac:Attachment', ['cac:ExternalReference', textNode('cbc:URI', given.uri)]],
];

const invoicedObject = (name: string, { scheme, value }: Identifier): XmlNode =>
  referenced(name, { ...noReference, id: value, scheme, typeCode: '130' });

const attachment = ({ id, description, typeCode, issueDate, name, mediaType, content, uri }: Attachment): XmlNode => [
  'cac:AdditionalDocumentReference',
  textNode('cbc:ID', id),
  textNode('cbc:IssueDate', issueDate),
  textNode('cbc:DocumentTypeCode', typeCode),
  textNode('cbc:DocumentDescription', description),
  [
    'cac:Attachment',
    content === null
      ? null
      : textNode('cbc:EmbeddedDocumentBinaryObject', Buffer.from(content).toString('base64'), { mimeCode: mediaType, filename: name }),
    ['cac:ExternalReference', textNode('cbc:URI', uri)],
  ],
];

const address = (name: string, given: Address): XmlNode => [
  name,
  textNode('cbc:StreetName', given.street),
  textNode('cbc:AdditionalStreetName', given.additionalStreet),
  textNode('cbc:CityName', given.city),
  textNode('cbc:PostalZone', given.postalCode),
  textNode('cbc:CountrySubentity', given.subdivision),
  ['cac:AddressLine', textNode('cbc:Line', given.line3)],
  ['cac:Country', textNode('cbc:IdentificationCode', given.country)],
];

const partyAs = (given: readonly OtherParty[], as: OtherParty['as']): Party | null => given.find((one) => one.as === as)?.party ?? null;

type Nodes = readonly (XmlNode | null)[];

/** What stands in an element of a party. */
function party(given: Party | null): Nodes {
  if (given === null) return [];
  return [
    ...known(given, given.ids),
    ['cac:PartyName', textNode('cbc:Name', given.tradingName)],
    address('cac:PostalAddress', given.address),
    ...registered(given, given.name),
  ];
}

const known = (given: Party, ids: readonly Identifier[]): Nodes => [
  id('cbc:EndpointID', given.endpoint),
  textNode('cbc:IndustryClassificationCode', given.role),
  ...ids.map((one): XmlNode => ['cac:PartyIdentification', id('cbc:ID', one)]),
];

const registered = (given: Party, name: string | null): Nodes => [
  registration(given.vatId, 'VAT'),
  registration(given.taxRegistrationId, 'TAX'),
  [
    'cac:PartyLegalEntity',
    textNode('cbc:RegistrationName', name),
    id('cbc:CompanyID', given.legalId),
    textNode('cbc:CompanyLegalForm', given.legalInformation),
    given.legalAddress && address('cac:RegistrationAddress', given.legalAddress),
  ],
  contact(given.contact),
];

const registration = (number: string | null, scheme: string): XmlNode | null =>
  number === null ? null : ['cac:PartyTaxScheme', textNode('cbc:CompanyID', number), ['cac:TaxScheme', textNode('cbc:ID', scheme)]];

const contact = (given: Contact): XmlNode => [
  'cac:Contact',
  textNode('cbc:Name', given.name),
  textNode('cbc:Telephone', given.phone),
  textNode('cbc:Telefax', given.fax),
  textNode('cbc:ElectronicMail', given.email),
];

const agents = (given: readonly OtherParty[], agent: OtherParty['as'], provider: OtherParty['as']): Nodes => [
  ['cac:AgentParty', ...party(partyAs(given, agent))],
  ['cac:ServiceProviderParty', ['cac:Party', ...party(partyAs(given, provider))]],
];

function seller({ seller: given, creditorId, otherParties }: Invoice): Nodes {
  const [first, ...rest] = party({ ...given, ids: [] });
  const creditor: XmlNode = ['cac:PartyIdentification', textNode('cbc:ID', creditorId, { schemeID: 'SEPA' })];
  const [, , ...ids] = known(given, given.ids);
  const [role, ...others] = rest;
  return [first ?? null, role ?? null, ...ids, creditor, ...others, ...agents(otherParties, 'sales-agent', 'invoicer')];
}

/** The recipient of a delivery: its first identifier and its address are those of the place. */
const recipient = (given: Party): Nodes => [
  ['cac:DeliveryLocation', id('cbc:ID', given.ids[0] ?? null), address('cac:Address', given.address)],
  [
    'cac:DeliveryParty',
    ...known(given, given.ids.slice(1)),
    ['cac:PartyName', textNode('cbc:Name', given.name)],
    ...registered(given, null),
  ],
];

function delivery({ delivery: given, transportModes }: Invoice): XmlNode {
  return [
    'cac:Delivery',
    textNode('cbc:ActualDeliveryDate', given?.date ?? null),
    ...(given?.party
      ? recipient(given.party)
      : ([
          ['cac:DeliveryLocation', id('cbc:ID', given?.location ?? null), given?.address && address('cac:Address', given.address)],
          ['cac:DeliveryParty', ['cac:PartyName', textNode('cbc:Name', given?.name ?? null)]],
        ] as const)),
    ['cac:Shipment', ...transportModes.map((mode): XmlNode => ['cac:ShipmentStage', textNode('cbc:TransportModeCode', mode)])],
  ];
}

const terms = ({ code, place, country }: DeliveryTerms): XmlNode => [
  'cac:DeliveryTerms',
  textNode('cbc:ID', code),
  [
    'cac:DeliveryLocation',
    textNode('cbc:Description', place),
    ['cac:Address', ['cac:Country', textNode('cbc:IdentificationCode', country)]],
  ],
];

const paymentMeans = (given: PaymentMeans, dueDate: string | null, payer: Party | null): XmlNode => [
  'cac:PaymentMeans',
  textNode('cbc:PaymentMeansCode', given.code, { name: given.text }),
  textNode('cbc:PaymentDueDate', dueDate),
  textNode('cbc:PaymentID', given.remittance),
  given.card && [
    'cac:CardAccount',
    textNode('cbc:PrimaryAccountNumberID', given.card.number),
    textNode('cbc:NetworkID', given.card.network),
    textNode('cbc:HolderName', given.card.holder),
  ],
  financialAccount('cac:PayeeFinancialAccount', given.iban, given.accountName, given.bic, given.bankName),
  [
    'cac:PaymentMandate',
    textNode('cbc:ID', given.mandate),
    ['cac:PayerParty', ...party(payer)],
    financialAccount('cac:PayerFinancialAccount', given.debitedIban, given.debitedName, given.debitedBic),
  ],
];

const financialAccount = (
  name: string,
  iban: string | null,
  holder: string | null,
  bic: string | null,
  bank: string | null = null,
): XmlNode => [
  name,
  textNode('cbc:ID', iban),
  textNode('cbc:Name', holder),
  ['cac:FinancialInstitutionBranch', textNode('cbc:ID', bic), textNode('cbc:Name', bank)],
];

/** The terms of payment; where BT-9 and BT-20 say them all, one made of these. */
function paymentTerms({ paymentSchedule, paymentTerms: description }: Invoice): readonly PaymentTerm[] {
  if (paymentSchedule.length > 0) return paymentSchedule;
  return [{ description, dueDate: null, mandate: null, partialAmount: null, conditions: [], payee: null }];
}

function paymentTerm(given: PaymentTerm, amount: Amount): XmlNode {
  const early = given.conditions.find(({ isPenalty }) => !isPenalty);
  const late = given.conditions.find(({ isPenalty }) => isPenalty);
  const lasting = (name: string, one: typeof early): XmlNode => [
    name,
    textNode('cbc:StartDate', one?.from ?? null),
    measure('cbc:DurationMeasure', one?.period ?? null),
  ];
  return [
    'cac:PaymentTerms',
    textNode('cbc:Note', given.description),
    textNode('cbc:SettlementDiscountPercent', early?.percentage ?? null),
    textNode('cbc:PenaltySurchargePercent', late?.percentage ?? null),
    amount('cbc:Amount', given.partialAmount),
    amount('cbc:SettlementDiscountAmount', early?.amount ?? null),
    amount('cbc:PenaltyAmount', late?.amount ?? null),
    textNode('cbc:PaymentDueDate', given.dueDate),
    lasting('cac:SettlementPeriod', early),
    lasting('cac:PenaltyPeriod', late),
  ];
}

const prepaid = (given: AdvancePayment, amount: Amount): XmlNode => [
  'cac:PrepaidPayment',
  textNode('cbc:ID', given.type),
  amount('cbc:PaidAmount', given.amount),
  textNode('cbc:ReceivedDate', given.date),
  textNode('cbc:InstructionID', given.description),
];

const allowanceCharge = (given: AllowanceCharge, amount: Amount): XmlNode => [
  'cac:AllowanceCharge',
  textNode('cbc:ChargeIndicator', String(given.isCharge)),
  textNode('cbc:AllowanceChargeReasonCode', given.reasonCode, { listID: given.reasonList }),
  textNode('cbc:AllowanceChargeReason', given.reason),
  textNode('cbc:MultiplierFactorNumeric', given.percentage),
  textNode('cbc:SequenceNumeric', given.sequence),
  amount('cbc:Amount', given.amount),
  amount('cbc:BaseAmount', given.baseAmount),
  taxCategory('cac:TaxCategory', given, 'VAT'),
];

const taxCategory = (
  name: string,
  given: Pick<AllowanceCharge, 'taxCategory' | 'taxRate' | 'exemptionReason' | 'exemptionCode'>,
  scheme: string,
): XmlNode => [
  name,
  textNode('cbc:ID', given.taxCategory),
  textNode('cbc:Percent', given.taxRate),
  textNode('cbc:TaxExemptionReasonCode', given.exemptionCode),
  textNode('cbc:TaxExemptionReason', given.exemptionReason),
  ['cac:TaxScheme', textNode('cbc:ID', scheme)],
];

function invoiceLine(line: InvoiceLine, invoice: Invoice, amount: Amount): XmlNode {
  const isInvoice = invoice.kind !== 'credit-note';
  const { totals, delivery: delivered, otherParties } = line;
  const notes =
    line.codedNotes.length > 0 ? line.codedNotes : (line.note?.split('\n') ?? []).map((text) => ({ subject: null, code: null, text }));
  const of = (as: DocumentReference['as']) => line.otherReferences.filter((one) => one.as === as);
  const shipTo = partyAs(otherParties, 'ship-to');
  return [
    isInvoice ? 'cac:InvoiceLine' : 'cac:CreditNoteLine',
    textNode('cbc:ID', line.id),
    ...notes.map(note),
    textNode(isInvoice ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity', line.quantity, { unitCode: line.unit }),
    amount('cbc:LineExtensionAmount', line.netAmount),
    // Of a later UBL: EXTENDED-CTC-FR takes it into 2.1.
    amount('cbc:TaxInclusiveLineExtensionAmount', totals?.taxInclusive ?? null),
    textNode('cbc:TaxPointDate', line.taxPointDate),
    textNode('cbc:AccountingCost', line.accountingReference),
    period(line.period, line.taxPointCode),
    orderLine(line, of('purchase-order')[0], of('sales-order')[0]),
    ...of('despatch-advice').map((one) => lineReference('cac:DespatchLineReference', one)),
    ...of('receiving-advice').map((one) => lineReference('cac:ReceiptLineReference', one)),
    line.parentId === null && line.subtype === null
      ? null
      : [
          'cac:BillingReference',
          ['cac:InvoiceDocumentReference', textNode('cbc:ID', invoice.number), textNode('cbc:DocumentStatusCode', line.subtype)],
          ['cac:BillingReferenceLine', textNode('cbc:ID', line.parentId)],
        ],
    ...of('invoice').map(
      (one): XmlNode => [
        'cac:BillingReference',
        referenced('cac:InvoiceDocumentReference', { ...noReference, id: one.id, typeCode: one.typeCode, issueDate: one.issueDate }),
        ['cac:BillingReferenceLine', textNode('cbc:ID', one.lineId)],
      ],
    ),
    ...line.invoicedObjects.map((one) => invoicedObject('cac:DocumentReference', one)),
    ...of('other').map((one) => referenced('cac:DocumentReference', one)),
    ['cac:Delivery', textNode('cbc:ActualDeliveryDate', delivered?.date ?? null), ...(shipTo === null ? [] : recipient(shipTo))],
    ...line.allowancesCharges.map((one) => allowanceCharge(one, amount)),
    ['cac:TaxTotal', amount('cbc:TaxAmount', totals?.tax ?? null)],
    ['cac:TaxTotal', amountIn(invoice.accountingCurrency)('cbc:TaxAmount', totals?.taxInAccountingCurrency ?? null)],
    item(line, invoice),
    price(line, amount),
    delivered?.terms ? terms(delivered.terms) : null,
  ];
}

const orderLine = (line: InvoiceLine, order: Reference | undefined, sales: Reference | undefined): XmlNode => [
  'cac:OrderLineReference',
  textNode('cbc:LineID', line.orderLine),
  textNode('cbc:SalesOrderLineID', sales?.lineId ?? null),
  [
    'cac:OrderReference',
    textNode('cbc:ID', order?.id ?? null),
    textNode('cbc:SalesOrderID', sales?.id ?? null),
    textNode('cbc:IssueDate', order?.issueDate ?? null),
  ],
];

const lineReference = (name: string, { id: number, lineId, issueDate }: Reference): XmlNode => [
  name,
  textNode('cbc:LineID', lineId),
  referenced('cac:DocumentReference', { ...noReference, id: number, issueDate }),
];

/** EXTENDED-CTC-FR names the seller of a line where UBL has the manufacturer. */
export const makerOf = ({ profile }: Pick<Invoice, 'profile'>) => (profile === 'EXTENDED-CTC-FR' ? 'item-seller' : 'manufacturer');

function item(line: InvoiceLine, invoice: Invoice): XmlNode {
  const { product } = line;
  return [
    'cac:Item',
    textNode('cbc:Description', line.details),
    measure('cbc:PackQuantity', line.delivery?.packages ?? null),
    textNode('cbc:PackSizeNumeric', line.delivery?.perPackage?.value ?? null),
    textNode('cbc:Name', line.description),
    textNode('cbc:BrandName', product?.brand ?? null),
    textNode('cbc:ModelName', product?.model ?? null),
    ['cac:BuyersItemIdentification', textNode('cbc:ID', line.buyerItemId)],
    ['cac:SellersItemIdentification', textNode('cbc:ID', line.sellerItemId)],
    ['cac:ManufacturersItemIdentification', textNode('cbc:ID', product?.industryItemId ?? null)],
    ['cac:StandardItemIdentification', id('cbc:ID', line.standardItemId)],
    ['cac:OriginCountry', textNode('cbc:IdentificationCode', line.originCountry)],
    ...line.classifications.map(
      ({ scheme, version, value, name }): XmlNode => [
        'cac:CommodityClassification',
        textNode('cbc:ItemClassificationCode', value, { listID: scheme, listVersionID: version, name }),
      ],
    ),
    taxCategory('cac:ClassifiedTaxCategory', line, 'VAT'),
    ...line.attributes.map(
      ({ name, value, code, unit }): XmlNode => [
        'cac:AdditionalItemProperty',
        textNode('cbc:Name', name),
        textNode('cbc:NameCode', code),
        unit === null ? textNode('cbc:Value', value) : textNode('cbc:ValueQuantity', value, { unitCode: unit }),
      ],
    ),
    ['cac:ManufacturerParty', ...party(partyAs(line.otherParties, makerOf(invoice)))],
    ...(product?.instances ?? []).map(
      ({ batch, serialNumber }): XmlNode => [
        'cac:ItemInstance',
        textNode('cbc:SerialID', serialNumber),
        ['cac:LotIdentification', textNode('cbc:LotNumberID', batch)],
      ],
    ),
  ];
}

function price(line: InvoiceLine, amount: Amount): XmlNode {
  const plain = line.priceDiscount === null ? [] : [{ ...blankAllowanceCharge, amount: line.priceDiscount }];
  const changes = line.priceAllowancesCharges.length > 0 ? line.priceAllowancesCharges : plain;
  return [
    'cac:Price',
    amount('cbc:PriceAmount', line.netPrice),
    textNode('cbc:BaseQuantity', line.priceBaseQuantity, { unitCode: line.priceBaseUnit }),
    ...changes.map((one) => allowanceCharge({ ...one, baseAmount: line.grossPrice }, amount)),
  ];
}
