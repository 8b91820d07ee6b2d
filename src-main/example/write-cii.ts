/** An invoice or credit note as UN/CEFACT Cross Industry Invoice (D16B), elements in the order of its schema. */

import { textNode, writeXml, type XmlNode } from '../exports/write-xml.ts';
import type { Address, AllowanceCharge, Attachment, Invoice, InvoiceLine, Party, PaymentMeans, Period } from '../intake/model.ts';

const unece = 'urn:un:unece:uncefact:data:standard';

/** @param specification BT-24, the full identifier of which `Invoice.profile` is the short name */
export function writeCii(invoice: Invoice, specification: string): string {
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
      ['ram:BusinessProcessSpecifiedDocumentContextParameter', textNode('ram:ID', invoice.businessProcess)],
      ['ram:GuidelineSpecifiedDocumentContextParameter', textNode('ram:ID', specification)],
    ],
    [
      'rsm:ExchangedDocument',
      textNode('ram:ID', invoice.number),
      textNode('ram:TypeCode', invoice.typeCode),
      day('ram:IssueDateTime', invoice.issueDate),
      ...invoice.notes.map(
        ({ subject, text }): XmlNode => ['ram:IncludedNote', textNode('ram:Content', text), textNode('ram:SubjectCode', subject)],
      ),
    ],
    ['rsm:SupplyChainTradeTransaction', ...invoice.lines.map(tradeLine), agreement(invoice), delivery(invoice), settlement(invoice)],
  ]);
}

function day(name: string, date: string | null): XmlNode | null {
  return date === null ? null : [name, textNode('udt:DateTimeString', date.replaceAll('-', ''), { format: '102' })];
}

function period(given: Period | null): XmlNode | null {
  return given && ['ram:BillingSpecifiedPeriod', day('ram:StartDateTime', given.start), day('ram:EndDateTime', given.end)];
}

function tradeLine(line: InvoiceLine): XmlNode {
  const unitCode = { unitCode: line.unit };
  return [
    'ram:IncludedSupplyChainTradeLineItem',
    ['ram:AssociatedDocumentLineDocument', textNode('ram:LineID', line.id), ['ram:IncludedNote', textNode('ram:Content', line.note)]],
    [
      'ram:SpecifiedTradeProduct',
      textNode('ram:SellerAssignedID', line.sellerItemId),
      textNode('ram:Name', line.description),
      textNode('ram:Description', line.details),
      ...line.attributes.map(
        ({ name, value }): XmlNode => [
          'ram:ApplicableProductCharacteristic',
          textNode('ram:Description', name),
          textNode('ram:Value', value),
        ],
      ),
    ],
    [
      'ram:SpecifiedLineTradeAgreement',
      ['ram:BuyerOrderReferencedDocument', textNode('ram:LineID', line.orderLine)],
      [
        'ram:NetPriceProductTradePrice',
        textNode('ram:ChargeAmount', line.netPrice),
        textNode('ram:BasisQuantity', line.priceBaseQuantity, unitCode),
      ],
    ],
    ['ram:SpecifiedLineTradeDelivery', textNode('ram:BilledQuantity', line.quantity, unitCode)],
    [
      'ram:SpecifiedLineTradeSettlement',
      [
        'ram:ApplicableTradeTax',
        textNode('ram:TypeCode', 'VAT'),
        textNode('ram:CategoryCode', line.taxCategory),
        textNode('ram:RateApplicablePercent', line.taxRate),
      ],
      period(line.period),
      ...line.allowancesCharges.map((given) => allowanceCharge({ ...given, taxCategory: null })),
      ['ram:SpecifiedTradeSettlementLineMonetarySummation', textNode('ram:LineTotalAmount', line.netAmount)],
      ['ram:ReceivableSpecifiedTradeAccountingAccount', textNode('ram:ID', line.accountingReference)],
    ],
  ];
}

function agreement(invoice: Invoice): XmlNode {
  return [
    'ram:ApplicableHeaderTradeAgreement',
    textNode('ram:BuyerReference', invoice.buyerReference),
    party('ram:SellerTradeParty', invoice.seller),
    party('ram:BuyerTradeParty', invoice.buyer),
    ['ram:BuyerOrderReferencedDocument', textNode('ram:IssuerAssignedID', invoice.purchaseOrder)],
    ['ram:ContractReferencedDocument', textNode('ram:IssuerAssignedID', invoice.contract)],
    ...invoice.attachments.map(attachment),
  ];
}

function attachment({ id, description, name, mediaType, content, uri }: Attachment): XmlNode {
  return [
    'ram:AdditionalReferencedDocument',
    textNode('ram:IssuerAssignedID', id),
    textNode('ram:URIID', uri),
    textNode('ram:TypeCode', '916'), // UNTDID 1001: a supporting document
    textNode('ram:Name', description),
    content === null
      ? null
      : textNode('ram:AttachmentBinaryObject', Buffer.from(content).toString('base64'), { mimeCode: mediaType, filename: name }),
  ];
}

function party(name: string, given: Party): XmlNode {
  const { contact } = given;
  return [
    name,
    ...given.ids.map(({ scheme, value }) => textNode(scheme === null ? 'ram:ID' : 'ram:GlobalID', value, { schemeID: scheme })),
    textNode('ram:Name', given.name),
    [
      'ram:SpecifiedLegalOrganization',
      textNode('ram:ID', given.legalId?.value ?? null, { schemeID: given.legalId?.scheme ?? null }),
      textNode('ram:TradingBusinessName', given.tradingName),
    ],
    [
      'ram:DefinedTradeContact',
      textNode('ram:PersonName', contact.name),
      ['ram:TelephoneUniversalCommunication', textNode('ram:CompleteNumber', contact.phone)],
      ['ram:EmailURIUniversalCommunication', textNode('ram:URIID', contact.email)],
    ],
    address(given.address),
    ['ram:URIUniversalCommunication', textNode('ram:URIID', given.endpoint?.value ?? null, { schemeID: given.endpoint?.scheme ?? null })],
    ['ram:SpecifiedTaxRegistration', textNode('ram:ID', given.vatId, { schemeID: 'VA' })],
    ['ram:SpecifiedTaxRegistration', textNode('ram:ID', given.taxRegistrationId, { schemeID: 'FC' })],
  ];
}

function address(given: Address): XmlNode {
  return [
    'ram:PostalTradeAddress',
    textNode('ram:PostcodeCode', given.postalCode),
    textNode('ram:LineOne', given.street),
    textNode('ram:LineTwo', given.additionalStreet),
    textNode('ram:LineThree', given.line3),
    textNode('ram:CityName', given.city),
    textNode('ram:CountryID', given.country),
    textNode('ram:CountrySubDivisionName', given.subdivision),
  ];
}

/** The schema asks for the element even where nothing is said of delivery. */
function delivery({ delivery: given }: Invoice): XmlNode {
  if (given === null) return ['ram:ApplicableHeaderTradeDelivery', ''];
  return [
    'ram:ApplicableHeaderTradeDelivery',
    ['ram:ShipToTradeParty', textNode('ram:Name', given.name), given.address && address(given.address)],
    given.date === null ? null : ['ram:ActualDeliverySupplyChainEvent', day('ram:OccurrenceDateTime', given.date)],
  ];
}

function settlement(invoice: Invoice): XmlNode {
  const { totals } = invoice;
  const [firstMeans] = invoice.paymentMeans;
  return [
    'ram:ApplicableHeaderTradeSettlement',
    textNode('ram:PaymentReference', firstMeans?.remittance ?? null),
    textNode('ram:InvoiceCurrencyCode', invoice.currency),
    ...invoice.paymentMeans.map(paymentMeans),
    ...invoice.taxes.map(
      ({ tax, taxable, category, rate }): XmlNode => [
        'ram:ApplicableTradeTax',
        textNode('ram:CalculatedAmount', tax),
        textNode('ram:TypeCode', 'VAT'),
        textNode('ram:BasisAmount', taxable),
        textNode('ram:CategoryCode', category),
        textNode('ram:RateApplicablePercent', rate),
      ],
    ),
    period(invoice.period),
    ...invoice.allowancesCharges.map(allowanceCharge),
    [
      'ram:SpecifiedTradePaymentTerms',
      textNode('ram:Description', invoice.paymentTerms),
      day('ram:DueDateDateTime', invoice.dueDate),
      textNode('ram:DirectDebitMandateID', firstMeans?.mandate ?? null),
    ],
    [
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      textNode('ram:LineTotalAmount', totals.lineNet),
      textNode('ram:ChargeTotalAmount', totals.charges),
      textNode('ram:AllowanceTotalAmount', totals.allowances),
      textNode('ram:TaxBasisTotalAmount', totals.taxExclusive),
      textNode('ram:TaxTotalAmount', totals.tax, { currencyID: invoice.currency }),
      textNode('ram:RoundingAmount', totals.rounding),
      textNode('ram:GrandTotalAmount', totals.taxInclusive),
      textNode('ram:TotalPrepaidAmount', totals.prepaid),
      textNode('ram:DuePayableAmount', totals.payable),
    ],
    ...invoice.precedingInvoices.map(
      ({ number, issueDate }): XmlNode => [
        'ram:InvoiceReferencedDocument',
        textNode('ram:IssuerAssignedID', number),
        issueDate === null
          ? null
          : ['ram:FormattedIssueDateTime', textNode('qdt:DateTimeString', issueDate.replaceAll('-', ''), { format: '102' })],
      ],
    ),
    ['ram:ReceivableSpecifiedTradeAccountingAccount', textNode('ram:ID', invoice.buyerAccountingReference)],
  ];
}

function paymentMeans(given: PaymentMeans): XmlNode {
  return [
    'ram:SpecifiedTradeSettlementPaymentMeans',
    textNode('ram:TypeCode', given.code),
    textNode('ram:Information', given.text),
    ['ram:PayeePartyCreditorFinancialAccount', textNode('ram:IBANID', given.iban), textNode('ram:AccountName', given.accountName)],
    ['ram:PayeeSpecifiedCreditorFinancialInstitution', textNode('ram:BICID', given.bic)],
  ];
}

function allowanceCharge(given: AllowanceCharge): XmlNode {
  return [
    'ram:SpecifiedTradeAllowanceCharge',
    ['ram:ChargeIndicator', textNode('udt:Indicator', String(given.isCharge))],
    textNode('ram:CalculationPercent', given.percentage),
    textNode('ram:BasisAmount', given.baseAmount),
    textNode('ram:ActualAmount', given.amount),
    textNode('ram:ReasonCode', given.reasonCode),
    textNode('ram:Reason', given.reason),
    given.taxCategory === null
      ? null
      : [
          'ram:CategoryTradeTax',
          textNode('ram:TypeCode', 'VAT'),
          textNode('ram:CategoryCode', given.taxCategory),
          textNode('ram:RateApplicablePercent', given.taxRate),
        ],
  ];
}
