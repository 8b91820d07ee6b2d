/** An invoice or credit note as UBL 2.1, elements in the order of its schema. */

import { textNode, writeXml, type XmlNode } from '../exports/write-xml.ts';
import type { Address, AllowanceCharge, Attachment, Invoice, InvoiceLine, Party, PaymentMeans, Period } from '../intake/model.ts';

const oasis = 'urn:oasis:names:specification:ubl:schema:xsd';

/** @param specification BT-24, the full identifier of which `Invoice.profile` is the short name */
export function writeUbl(invoice: Invoice, specification: string): string {
  const root = invoice.kind === 'credit-note' ? 'CreditNote' : 'Invoice';
  const amount = amountIn(invoice.currency);
  const isInvoice = root === 'Invoice';
  return writeXml([
    root,
    {
      xmlns: `${oasis}:${root}-2`,
      'xmlns:cac': `${oasis}:CommonAggregateComponents-2`,
      'xmlns:cbc': `${oasis}:CommonBasicComponents-2`,
    },
    textNode('cbc:CustomizationID', specification),
    textNode('cbc:ProfileID', invoice.businessProcess),
    textNode('cbc:ID', invoice.number),
    textNode('cbc:IssueDate', invoice.issueDate),
    isInvoice && textNode('cbc:DueDate', invoice.dueDate),
    textNode(`cbc:${root}TypeCode`, invoice.typeCode),
    ...invoice.notes.map(({ subject, text }) => textNode('cbc:Note', subject === null ? text : `#${subject}#${text}`)),
    textNode('cbc:DocumentCurrencyCode', invoice.currency),
    textNode('cbc:AccountingCost', invoice.buyerAccountingReference),
    textNode('cbc:BuyerReference', invoice.buyerReference),
    period(invoice.period),
    ['cac:OrderReference', textNode('cbc:ID', invoice.purchaseOrder)],
    ...invoice.precedingInvoices.map(
      ({ number, issueDate }): XmlNode => [
        'cac:BillingReference',
        ['cac:InvoiceDocumentReference', textNode('cbc:ID', number), textNode('cbc:IssueDate', issueDate)],
      ],
    ),
    ['cac:ContractDocumentReference', textNode('cbc:ID', invoice.contract)],
    ...invoice.attachments.map(attachment),
    ['cac:AccountingSupplierParty', party(invoice.seller)],
    ['cac:AccountingCustomerParty', party(invoice.buyer)],
    delivery(invoice),
    ...invoice.paymentMeans.map((means) => paymentMeans(means, isInvoice ? null : invoice.dueDate)),
    ['cac:PaymentTerms', textNode('cbc:Note', invoice.paymentTerms)],
    ...invoice.allowancesCharges.map((given) => allowanceCharge(given, amount)),
    [
      'cac:TaxTotal',
      amount('cbc:TaxAmount', invoice.totals.tax),
      ...invoice.taxes.map(
        (tax): XmlNode => [
          'cac:TaxSubtotal',
          amount('cbc:TaxableAmount', tax.taxable),
          amount('cbc:TaxAmount', tax.tax),
          taxCategory('cac:TaxCategory', tax.category, tax.rate),
        ],
      ),
    ],
    [
      'cac:LegalMonetaryTotal',
      amount('cbc:LineExtensionAmount', invoice.totals.lineNet),
      amount('cbc:TaxExclusiveAmount', invoice.totals.taxExclusive),
      amount('cbc:TaxInclusiveAmount', invoice.totals.taxInclusive),
      amount('cbc:AllowanceTotalAmount', invoice.totals.allowances),
      amount('cbc:ChargeTotalAmount', invoice.totals.charges),
      amount('cbc:PrepaidAmount', invoice.totals.prepaid),
      amount('cbc:PayableRoundingAmount', invoice.totals.rounding),
      amount('cbc:PayableAmount', invoice.totals.payable),
    ],
    ...invoice.lines.map((line) => invoiceLine(line, isInvoice, amount)),
  ]);
}

type Amount = (name: string, value: string | null) => XmlNode | null;

function amountIn(currency: string | null): Amount {
  return (name, value) => textNode(name, value, { currencyID: currency });
}

function period(given: Period | null): XmlNode {
  return ['cac:InvoicePeriod', textNode('cbc:StartDate', given?.start ?? null), textNode('cbc:EndDate', given?.end ?? null)];
}

function attachment({ id, description, name, mediaType, content, uri }: Attachment): XmlNode {
  return [
    'cac:AdditionalDocumentReference',
    textNode('cbc:ID', id),
    textNode('cbc:DocumentDescription', description),
    [
      'cac:Attachment',
      content === null
        ? null
        : textNode('cbc:EmbeddedDocumentBinaryObject', Buffer.from(content).toString('base64'), { mimeCode: mediaType, filename: name }),
      ['cac:ExternalReference', textNode('cbc:URI', uri)],
    ],
  ];
}

function address(name: string, given: Address): XmlNode {
  return [
    name,
    textNode('cbc:StreetName', given.street),
    textNode('cbc:AdditionalStreetName', given.additionalStreet),
    textNode('cbc:CityName', given.city),
    textNode('cbc:PostalZone', given.postalCode),
    textNode('cbc:CountrySubentity', given.subdivision),
    ['cac:AddressLine', textNode('cbc:Line', given.line3)],
    ['cac:Country', textNode('cbc:IdentificationCode', given.country)],
  ];
}

function party(given: Party): XmlNode {
  const registration = (id: string | null, scheme: string): XmlNode | null =>
    id === null ? null : ['cac:PartyTaxScheme', textNode('cbc:CompanyID', id), ['cac:TaxScheme', textNode('cbc:ID', scheme)]];
  return [
    'cac:Party',
    textNode('cbc:EndpointID', given.endpoint?.value ?? null, { schemeID: given.endpoint?.scheme ?? null }),
    ...given.ids.map(({ scheme, value }): XmlNode => ['cac:PartyIdentification', textNode('cbc:ID', value, { schemeID: scheme })]),
    ['cac:PartyName', textNode('cbc:Name', given.tradingName)],
    address('cac:PostalAddress', given.address),
    registration(given.vatId, 'VAT'),
    registration(given.taxRegistrationId, 'TAX'),
    [
      'cac:PartyLegalEntity',
      textNode('cbc:RegistrationName', given.name),
      textNode('cbc:CompanyID', given.legalId?.value ?? null, { schemeID: given.legalId?.scheme ?? null }),
    ],
    [
      'cac:Contact',
      textNode('cbc:Name', given.contact.name),
      textNode('cbc:Telephone', given.contact.phone),
      textNode('cbc:ElectronicMail', given.contact.email),
    ],
  ];
}

function delivery({ delivery: given }: Invoice): XmlNode | null {
  if (given === null) return null;
  return [
    'cac:Delivery',
    textNode('cbc:ActualDeliveryDate', given.date),
    given.address && ['cac:DeliveryLocation', address('cac:Address', given.address)],
    ['cac:DeliveryParty', ['cac:PartyName', textNode('cbc:Name', given.name)]],
  ];
}

function paymentMeans(given: PaymentMeans, dueDate: string | null): XmlNode {
  return [
    'cac:PaymentMeans',
    textNode('cbc:PaymentMeansCode', given.code, { name: given.text }),
    textNode('cbc:PaymentDueDate', dueDate),
    textNode('cbc:PaymentID', given.remittance),
    [
      'cac:PayeeFinancialAccount',
      textNode('cbc:ID', given.iban),
      textNode('cbc:Name', given.accountName),
      ['cac:FinancialInstitutionBranch', textNode('cbc:ID', given.bic)],
    ],
    ['cac:PaymentMandate', textNode('cbc:ID', given.mandate)],
  ];
}

function allowanceCharge(given: AllowanceCharge, amount: Amount): XmlNode {
  return [
    'cac:AllowanceCharge',
    textNode('cbc:ChargeIndicator', String(given.isCharge)),
    textNode('cbc:AllowanceChargeReasonCode', given.reasonCode),
    textNode('cbc:AllowanceChargeReason', given.reason),
    textNode('cbc:MultiplierFactorNumeric', given.percentage),
    amount('cbc:Amount', given.amount),
    amount('cbc:BaseAmount', given.baseAmount),
    taxCategory('cac:TaxCategory', given.taxCategory, given.taxRate),
  ];
}

function taxCategory(name: string, category: string | null, rate: string | null): XmlNode | null {
  if (category === null) return null;
  return [name, textNode('cbc:ID', category), textNode('cbc:Percent', rate), ['cac:TaxScheme', textNode('cbc:ID', 'VAT')]];
}

function invoiceLine(line: InvoiceLine, isInvoice: boolean, amount: Amount): XmlNode {
  const unitCode = { unitCode: line.unit };
  return [
    isInvoice ? 'cac:InvoiceLine' : 'cac:CreditNoteLine',
    textNode('cbc:ID', line.id),
    textNode('cbc:Note', line.note),
    textNode(isInvoice ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity', line.quantity, unitCode),
    amount('cbc:LineExtensionAmount', line.netAmount),
    textNode('cbc:AccountingCost', line.accountingReference),
    period(line.period),
    ['cac:OrderLineReference', textNode('cbc:LineID', line.orderLine)],
    ...line.allowancesCharges.map((given) => allowanceCharge({ ...given, taxCategory: null }, amount)),
    [
      'cac:Item',
      textNode('cbc:Description', line.details),
      textNode('cbc:Name', line.description),
      ['cac:SellersItemIdentification', textNode('cbc:ID', line.sellerItemId)],
      taxCategory('cac:ClassifiedTaxCategory', line.taxCategory, line.taxRate),
      ...line.attributes.map(
        ({ name, value }): XmlNode => ['cac:AdditionalItemProperty', textNode('cbc:Name', name), textNode('cbc:Value', value)],
      ),
    ],
    ['cac:Price', amount('cbc:PriceAmount', line.netPrice), textNode('cbc:BaseQuantity', line.priceBaseQuantity, unitCode)],
  ];
}
