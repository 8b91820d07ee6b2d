/**
 * UBL 2.1 Invoice and CreditNote → the model. Each table says where a business term stands, after the syntax binding
 * CEN/TS 16931-3-2; two paths mean the second is taken where the first is missing.
 */
import type { Address, AllowanceCharge, Invoice, InvoiceLine, Party, PaymentMeans, Period, TaxBreakdown, Totals } from '../model.ts';
import {
  date,
  decimal,
  flag,
  flat,
  inOwnCurrency,
  list,
  only,
  part,
  type Reader,
  record,
  text,
  textOr,
  texts,
  unlessEmpty,
  within,
} from './binding.ts';
import { kindOf, profileOf } from './codes.ts';
import { embeddedFile, identifier, supportingDocument, withoutRepeatedName } from './parts.ts';
import type { XmlElement } from './xml.ts';

const invoiceRoot = 'invoice:Invoice';
const creditNoteRoot = 'credit-note:CreditNote';

/** Whether a document is one that `readUbl` reads. */
export const isUbl = (root: XmlElement): boolean => root.name === invoiceRoot || root.name === creditNoteRoot;

const address = record<Address>({
  street: text('cbc:StreetName'),
  additionalStreet: text('cbc:AdditionalStreetName'),
  line3: text('cac:AddressLine/cbc:Line'),
  city: text('cbc:CityName'),
  postalCode: text('cbc:PostalZone'),
  subdivision: text('cbc:CountrySubentity'),
  country: text('cac:Country/cbc:IdentificationCode'),
});

const party = withoutRepeatedName(
  record<Party>({
    name: text('cac:PartyLegalEntity/cbc:RegistrationName', 'cac:PartyName/cbc:Name'),
    tradingName: text('cac:PartyName/cbc:Name'),
    vatId: text('cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID'),
    taxRegistrationId: text('cac:PartyTaxScheme[cac:TaxScheme/cbc:ID!=VAT]/cbc:CompanyID'),
    legalId: part('cac:PartyLegalEntity/cbc:CompanyID', identifier),
    ids: list('cac:PartyIdentification/cbc:ID[@schemeID!=SEPA]', identifier),
    endpoint: part('cbc:EndpointID', identifier),
    address: within('cac:PostalAddress', address),
    contact: record<Party['contact']>({
      name: text('cac:Contact/cbc:Name'),
      phone: text('cac:Contact/cbc:Telephone'),
      email: text('cac:Contact/cbc:ElectronicMail'),
    }),
    country: text('cac:PostalAddress/cac:Country/cbc:IdentificationCode'),
  }),
);

const period = unlessEmpty(record<Period>({ start: date('cbc:StartDate'), end: date('cbc:EndDate') }));

const allowanceCharge = record<AllowanceCharge>({
  isCharge: flag('cbc:ChargeIndicator'),
  amount: decimal('cbc:Amount'),
  baseAmount: decimal('cbc:BaseAmount'),
  percentage: decimal('cbc:MultiplierFactorNumeric'),
  reason: text('cbc:AllowanceChargeReason'),
  reasonCode: text('cbc:AllowanceChargeReasonCode'),
  taxCategory: text('cac:TaxCategory/cbc:ID'),
  taxRate: decimal('cac:TaxCategory/cbc:Percent'),
});

const tax = record<TaxBreakdown>({
  category: text('cac:TaxCategory/cbc:ID'),
  rate: decimal('cac:TaxCategory/cbc:Percent'),
  taxable: decimal('cbc:TaxableAmount'),
  tax: decimal('cbc:TaxAmount'),
  exemptionReason: text('cac:TaxCategory/cbc:TaxExemptionReason'),
  exemptionCode: text('cac:TaxCategory/cbc:TaxExemptionReasonCode'),
});

const line = record<InvoiceLine>({
  id: text('cbc:ID'),
  description: text('cac:Item/cbc:Name'),
  details: texts('cac:Item/cbc:Description'),
  note: texts('cbc:Note'),
  quantity: decimal('cbc:InvoicedQuantity', 'cbc:CreditedQuantity'),
  unit: text('cbc:InvoicedQuantity/@unitCode', 'cbc:CreditedQuantity/@unitCode'),
  netPrice: decimal('cac:Price/cbc:PriceAmount'),
  priceBaseQuantity: decimal('cac:Price/cbc:BaseQuantity'),
  netAmount: decimal('cbc:LineExtensionAmount'),
  taxCategory: text('cac:Item/cac:ClassifiedTaxCategory/cbc:ID'),
  taxRate: decimal('cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'),
  accountingReference: text('cbc:AccountingCost'),
  orderLine: text('cac:OrderLineReference/cbc:LineID'),
  sellerItemId: text('cac:Item/cac:SellersItemIdentification/cbc:ID'),
  period: within('cac:InvoicePeriod', period),
  allowancesCharges: list('cac:AllowanceCharge', allowanceCharge),
  attributes: list(
    'cac:Item/cac:AdditionalItemProperty',
    record<InvoiceLine['attributes'][number]>({ name: textOr('', 'cbc:Name'), value: textOr('', 'cbc:Value') }),
  ),
});

const attachment = supportingDocument({
  id: text('cbc:ID'),
  description: texts('cbc:DocumentDescription'),
  uri: text('cac:Attachment/cac:ExternalReference/cbc:URI'),
  file: part('cac:Attachment/cbc:EmbeddedDocumentBinaryObject', embeddedFile),
});

const paymentMeans = record<PaymentMeans>({
  code: text('cbc:PaymentMeansCode'),
  text: text('cbc:PaymentMeansCode/@name'),
  remittance: text('cbc:PaymentID'),
  iban: text('cac:PayeeFinancialAccount/cbc:ID'),
  accountName: text('cac:PayeeFinancialAccount/cbc:Name'),
  bic: text('cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID'),
  mandate: text('cac:PaymentMandate/cbc:ID'),
});

const ownText = textOr('', '.');
/** BG-1: UBL has one text for both terms, `#subject#text`. */
const note: Reader<Invoice['notes'][number] | null> = (element, remarks) => {
  const whole = ownText(element, remarks);
  if (whole === '') return null;
  const [, subject = null, rest = whole] = /^#([^#\s]{1,10})#(.*)$/s.exec(whole) ?? [];
  return { subject, text: rest.trim() };
};

const inDocumentCurrency = <T>(read: Reader<T>) =>
  inOwnCurrency('cac:TaxTotal', 'cbc:TaxAmount/@currencyID', 'cbc:DocumentCurrencyCode', read);

const typeCode = text('cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode');
const specification = text('cbc:CustomizationID');

const invoice = record<Invoice>({
  format: () => 'ubl',
  profile: (root, remarks) => profileOf(specification(root, remarks)),
  kind: (root, remarks) => kindOf(typeCode(root, remarks), root.name === creditNoteRoot ? 'credit-note' : 'invoice'),
  typeCode,
  number: text('cbc:ID'),
  issueDate: date('cbc:IssueDate'),
  dueDate: date('cbc:DueDate', 'cac:PaymentMeans/cbc:PaymentDueDate', 'cac:PaymentTerms/cbc:PaymentDueDate'),
  currency: text('cbc:DocumentCurrencyCode'),
  businessProcess: text('cbc:ProfileID'),
  period: within('cac:InvoicePeriod', period),
  seller: within('cac:AccountingSupplierParty/cac:Party', party),
  buyer: within('cac:AccountingCustomerParty/cac:Party', party),
  payeeName: text('cac:PayeeParty/cac:PartyName/cbc:Name'),
  buyerReference: text('cbc:BuyerReference'),
  purchaseOrder: text('cac:OrderReference/cbc:ID'),
  contract: text('cac:ContractDocumentReference/cbc:ID'),
  // A credit note has no ProjectReference in UBL 2.1.
  project: text('cac:ProjectReference/cbc:ID', 'cac:AdditionalDocumentReference[cbc:DocumentTypeCode=50]/cbc:ID'),
  buyerAccountingReference: text('cbc:AccountingCost'),
  precedingInvoices: list(
    ['cac:BillingReference/cac:InvoiceDocumentReference', 'cac:BillingReference/cac:CreditNoteDocumentReference'],
    record<Invoice['precedingInvoices'][number]>({ number: textOr('', 'cbc:ID'), issueDate: date('cbc:IssueDate') }),
  ),
  notes: list('cbc:Note', note),
  paymentTerms: texts('cac:PaymentTerms/cbc:Note'),
  paymentMeans: list('cac:PaymentMeans', paymentMeans),
  delivery: unlessEmpty(
    record<NonNullable<Invoice['delivery']>>({
      date: date('cac:Delivery/cbc:ActualDeliveryDate'),
      name: text('cac:Delivery/cac:DeliveryParty/cac:PartyName/cbc:Name'),
      address: part('cac:Delivery/cac:DeliveryLocation/cac:Address', address),
    }),
  ),
  allowancesCharges: list('cac:AllowanceCharge', allowanceCharge),
  totals: record<Totals>({
    lineNet: decimal('cac:LegalMonetaryTotal/cbc:LineExtensionAmount'),
    allowances: decimal('cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount'),
    charges: decimal('cac:LegalMonetaryTotal/cbc:ChargeTotalAmount'),
    taxExclusive: decimal('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount'),
    tax: only(inDocumentCurrency(decimal('cbc:TaxAmount'))),
    taxInclusive: decimal('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount'),
    prepaid: decimal('cac:LegalMonetaryTotal/cbc:PrepaidAmount'),
    rounding: decimal('cac:LegalMonetaryTotal/cbc:PayableRoundingAmount'),
    payable: decimal('cac:LegalMonetaryTotal/cbc:PayableAmount'),
  }),
  taxes: flat(inDocumentCurrency(list('cac:TaxSubtotal', tax))),
  lines: list(['cac:InvoiceLine', 'cac:CreditNoteLine'], line),
  // 130 is the invoiced object (BT-18), 50 the project above.
  attachments: list('cac:AdditionalDocumentReference[cbc:DocumentTypeCode!=130|50]', attachment),
});

/** Reads a UBL invoice or credit note; the root is one for which `isUbl` holds. */
export const readUbl: Reader<Invoice> = invoice;
