/**
 * UBL 2.1 Invoice and CreditNote → the model. Each table says where a business term stands, after the syntax binding
 * CEN/TS 16931-3-2; two paths mean the second is taken where the first is missing.
 */
import type {
  AdvancePayment,
  CurrencyExchange,
  Delivery,
  DeliveryTerms,
  DocumentReference,
  Invoice,
  OtherParty,
  PaymentCondition,
  PaymentMeans,
  PaymentTerm,
  PrecedingInvoice,
  Totals,
} from '../model.ts';
import {
  byPlace,
  date,
  decimal,
  flag,
  flat,
  list,
  listWhere,
  none,
  nothing,
  only,
  part,
  type Reader,
  record,
  text,
  textOr,
  texts,
  unlessEmpty,
  where,
  within,
} from './binding.ts';
import { kindOf, profileOf } from './codes.ts';
import {
  attachmentsAnywhere,
  embeddedFile,
  identifier,
  quantity,
  saysMoreThanDelivery,
  saysMoreThanNumber,
  saysMoreThanTerms,
  supportingDocument,
} from './parts.ts';
import { lines } from './ubl-line.ts';
import { address, allowanceCharge, documentReference, note, party, period, shipTo, tax, taxTotals } from './ubl-parts.ts';
import type { XmlElement } from './xml.ts';

const invoiceRoot = 'invoice:Invoice';
const creditNoteRoot = 'credit-note:CreditNote';

/** Whether a document is one that `readUbl` reads. */
export const isUbl = (root: XmlElement): boolean => root.name === invoiceRoot || root.name === creditNoteRoot;

const attachment = supportingDocument({
  id: text('cbc:ID'),
  description: texts('cbc:DocumentDescription'),
  typeCode: text('cbc:DocumentTypeCode'),
  issueDate: date('cbc:IssueDate'),
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
  bankName: text('cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:Name'),
  card: part(
    'cac:CardAccount',
    record({ number: text('cbc:PrimaryAccountNumberID'), holder: text('cbc:HolderName'), network: text('cbc:NetworkID') }),
  ),
  mandate: text('cac:PaymentMandate/cbc:ID'),
  debitedIban: text('cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID'),
  debitedName: text('cac:PaymentMandate/cac:PayerFinancialAccount/cbc:Name'),
  debitedBic: text('cac:PaymentMandate/cac:PayerFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID'),
});

const discount = unlessEmpty(
  record<Omit<PaymentCondition, 'isPenalty'>>({
    from: date('cac:SettlementPeriod/cbc:StartDate'),
    period: part('cac:SettlementPeriod/cbc:DurationMeasure', quantity),
    baseAmount: nothing,
    percentage: decimal('cbc:SettlementDiscountPercent'),
    amount: decimal('cbc:SettlementDiscountAmount'),
  }),
);
const penalty = unlessEmpty(
  record<Omit<PaymentCondition, 'isPenalty'>>({
    from: date('cac:PenaltyPeriod/cbc:StartDate'),
    period: part('cac:PenaltyPeriod/cbc:DurationMeasure', quantity),
    baseAmount: nothing,
    percentage: decimal('cbc:PenaltySurchargePercent'),
    amount: decimal('cbc:PenaltyAmount'),
  }),
);
const paymentTerm = record<PaymentTerm>({
  description: texts('cbc:Note'),
  dueDate: date('cbc:PaymentDueDate'),
  mandate: nothing,
  partialAmount: decimal('cbc:Amount'),
  conditions: (element, reading) => {
    const [early, late] = [discount(element, reading), penalty(element, reading)];
    return [...(early ? [{ isPenalty: false, ...early }] : []), ...(late ? [{ isPenalty: true, ...late }] : [])];
  },
  payee: nothing,
});

const typeCode = text('cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode');
const specification = text('cbc:CustomizationID');

const invoice = record<Omit<Invoice, 'otherData'>>({
  format: () => 'ubl',
  profile: (root, reading) => profileOf(specification(root, reading)),
  kind: (root, reading) => kindOf(typeCode(root, reading), root.name === creditNoteRoot ? 'credit-note' : 'invoice'),
  number: text('cbc:ID'),
  issueDate: date('cbc:IssueDate'),
  typeCode,
  currency: text('cbc:DocumentCurrencyCode'),
  accountingCurrency: text('cbc:TaxCurrencyCode'),
  taxPointDate: date('cbc:TaxPointDate'),
  taxPointCode: text('cac:InvoicePeriod/cbc:DescriptionCode'),
  dueDate: date('cbc:DueDate', 'cac:PaymentMeans/cbc:PaymentDueDate', 'cac:PaymentTerms/cbc:PaymentDueDate'),
  buyerReference: text('cbc:BuyerReference'),
  // A credit note has no ProjectReference in UBL 2.1.
  project: text('cac:ProjectReference/cbc:ID', 'cac:AdditionalDocumentReference[cbc:DocumentTypeCode=50]/cbc:ID'),
  projectName: nothing,
  contract: text('cac:ContractDocumentReference/cbc:ID'),
  purchaseOrder: text('cac:OrderReference/cbc:ID'),
  salesOrder: text('cac:OrderReference/cbc:SalesOrderID'),
  receivingAdvice: text('cac:ReceiptDocumentReference/cbc:ID'),
  despatchAdvice: text('cac:DespatchDocumentReference/cbc:ID'),
  tender: text('cac:OriginatorDocumentReference/cbc:ID'),
  invoicedObjects: list('cac:AdditionalDocumentReference[cbc:DocumentTypeCode=130]/cbc:ID', identifier),
  buyerAccountingReference: text('cbc:AccountingCost'),
  accounts: none,
  paymentTerms: texts('cac:PaymentTerms/cbc:Note'),
  notes: list('cbc:Note', note),
  businessProcess: text('cbc:ProfileID'),
  specification,
  precedingInvoices: list(
    ['cac:BillingReference/cac:InvoiceDocumentReference', 'cac:BillingReference/cac:CreditNoteDocumentReference'],
    record<PrecedingInvoice>({ number: textOr('', 'cbc:ID'), issueDate: date('cbc:IssueDate'), typeCode: text('cbc:DocumentTypeCode') }),
  ),
  otherReferences: byPlace(
    {
      'purchase-order': 'cac:OrderReference',
      'receiving-advice': 'cac:ReceiptDocumentReference',
      'despatch-advice': 'cac:DespatchDocumentReference',
      contract: 'cac:ContractDocumentReference',
      tender: 'cac:OriginatorDocumentReference',
    },
    where(documentReference, saysMoreThanNumber),
    (as, reference): DocumentReference => ({ as, ...reference }),
  ),

  seller: within('cac:AccountingSupplierParty/cac:Party', party),
  buyer: within('cac:AccountingCustomerParty/cac:Party', party),
  payee: part('cac:PayeeParty', party),
  taxRepresentative: part('cac:TaxRepresentativeParty', party),
  otherParties: byPlace(
    {
      'sales-agent': 'cac:AccountingSupplierParty/cac:Party/cac:AgentParty',
      'buyer-agent': 'cac:AccountingCustomerParty/cac:Party/cac:AgentParty',
      invoicer: 'cac:AccountingSupplierParty/cac:Party/cac:ServiceProviderParty/cac:Party',
      invoicee: 'cac:AccountingCustomerParty/cac:Party/cac:ServiceProviderParty/cac:Party',
      payer: 'cac:PaymentMeans/cac:PaymentMandate/cac:PayerParty',
    },
    party,
    (as, party): OtherParty => ({ as, party }),
  ),

  delivery: part(
    'cac:Delivery',
    unlessEmpty(
      record<Delivery>({
        date: date('cbc:ActualDeliveryDate'),
        name: text('cac:DeliveryParty/cac:PartyName/cbc:Name'),
        location: part('cac:DeliveryLocation/cbc:ID', identifier),
        address: part('cac:DeliveryLocation/cac:Address', address),
        party: where(shipTo, saysMoreThanDelivery),
      }),
    ),
  ),
  period: within('cac:InvoicePeriod', period),
  deliveryTerms: part(
    'cac:DeliveryTerms',
    record<DeliveryTerms>({
      code: text('cbc:ID'),
      place: text('cac:DeliveryLocation/cbc:Description'),
      country: text('cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode'),
    }),
  ),
  transportModes: list('cac:Delivery/cac:Shipment/cac:ShipmentStage/cbc:TransportModeCode', text('.')),

  paymentMeans: list('cac:PaymentMeans', paymentMeans),
  creditorId: text(
    'cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification/cbc:ID[@schemeID=SEPA]',
    'cac:PayeeParty/cac:PartyIdentification/cbc:ID[@schemeID=SEPA]',
  ),
  paymentSchedule: listWhere(list('cac:PaymentTerms', paymentTerm), saysMoreThanTerms),
  advancePayments: list(
    'cac:PrepaidPayment',
    record<AdvancePayment>({
      amount: decimal('cbc:PaidAmount'),
      date: date('cbc:ReceivedDate', 'cbc:PaidDate'),
      taxes: none,
      invoice: nothing,
      type: text('cbc:ID'),
      description: text('cbc:InstructionID'),
    }),
  ),

  allowancesCharges: list('cac:AllowanceCharge', allowanceCharge),
  logisticsCharges: none,
  totals: record<Totals>({
    lineNet: decimal('cac:LegalMonetaryTotal/cbc:LineExtensionAmount'),
    allowances: decimal('cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount'),
    charges: decimal('cac:LegalMonetaryTotal/cbc:ChargeTotalAmount'),
    taxExclusive: decimal('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount'),
    tax: only(taxTotals.own(decimal('cbc:TaxAmount'))),
    taxInAccountingCurrency: only(taxTotals.accounting(decimal('cbc:TaxAmount'))),
    taxInclusive: decimal('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount'),
    prepaid: decimal('cac:LegalMonetaryTotal/cbc:PrepaidAmount'),
    rounding: decimal('cac:LegalMonetaryTotal/cbc:PayableRoundingAmount'),
    payable: decimal('cac:LegalMonetaryTotal/cbc:PayableAmount'),
  }),
  adjustments: none,
  taxes: flat(taxTotals.own(list('cac:TaxSubtotal', tax))),
  taxExchange: part(
    'cac:TaxExchangeRate',
    record<CurrencyExchange>({
      from: text('cbc:SourceCurrencyCode'),
      to: text('cbc:TargetCurrencyCode'),
      rate: decimal('cbc:CalculationRate'),
      date: date('cbc:Date'),
    }),
  ),

  title: nothing,
  language: nothing,
  isTest: () => false,
  isCopy: flag('cbc:CopyIndicator'),
  issuerReference: nothing,
  effectivePeriod: nothing,

  lines,
  // 130 is the invoiced object (BT-18), 50 the project above.
  attachments: attachmentsAnywhere(
    'cac:AdditionalDocumentReference[cbc:DocumentTypeCode!=130|50]',
    'cbc:EmbeddedDocumentBinaryObject',
    2,
    attachment,
  ),
});

/** Reads a UBL invoice or credit note; the root is one for which `isUbl` holds. */
export const readUbl: Reader<Omit<Invoice, 'otherData'>> = invoice;
