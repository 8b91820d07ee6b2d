/**
 * UN/CEFACT Cross Industry Invoice (D16B, D22B) → the model, as an XML file or inside a Factur-X or ZUGFeRD PDF. Each table
 * says where a business term stands, after CEN/TS 16931-3-3; two paths mean the second is taken where the first is missing.
 */

import { blankPaymentMeans } from '../blank.ts';
import type {
  AdvancePayment,
  CurrencyExchange,
  Delivery,
  DocumentReference,
  Invoice,
  LogisticsCharge,
  OtherParty,
  PaymentCondition,
  PaymentMeans,
  PaymentTerm,
  Period,
  PrecedingInvoice,
  Totals,
} from '../model.ts';
import {
  byPlace,
  date,
  decimal,
  flag,
  inCurrency,
  joined,
  list,
  listWhere,
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
import { line } from './cii-line.ts';
import {
  accounts,
  address,
  allowanceCharge,
  currencies,
  deliveryTerms,
  documentReference,
  invoicedObject,
  note,
  party,
  period,
  saysMoreThanAccount,
  tax,
  taxPointCode,
} from './cii-parts.ts';
import { kindOf, profileOf } from './codes.ts';
import {
  attachmentsAnywhere,
  embeddedFile,
  identifier,
  quantity,
  type Reference,
  saysMoreThanDelivery,
  saysMoreThanNumber,
  saysMoreThanTerms,
  supportingDocument,
} from './parts.ts';
import type { XmlElement } from './xml.ts';
import { asCrossIndustryInvoice, isZugferd1 } from './zugferd1.ts';

/** Whether a document is one that `readCii` reads. */
export const isCii = (root: XmlElement): boolean => root.name === 'rsm:CrossIndustryInvoice' || isZugferd1(root);

const context = 'rsm:ExchangedDocumentContext';
const document = 'rsm:ExchangedDocument';
const agreement = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement';
const delivered = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery';
const settlement = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement';
const summation = `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
const terms = `${settlement}/ram:SpecifiedTradePaymentTerms`;

const attachment = supportingDocument({
  id: text('ram:IssuerAssignedID'),
  description: texts('ram:Name'),
  typeCode: text('ram:TypeCode'),
  issueDate: date('ram:FormattedIssueDateTime/qdt:DateTimeString', 'ram:IssueDateTime'),
  uri: text('ram:URIID'),
  file: part('ram:AttachmentBinaryObject', embeddedFile),
});

const means = list(
  `${settlement}/ram:SpecifiedTradeSettlementPaymentMeans`,
  record<PaymentMeans>({
    code: text('ram:TypeCode'),
    text: text('ram:Information'),
    remittance: nothing, // once for the invoice, like the mandate: joined below
    iban: text('ram:PayeePartyCreditorFinancialAccount/ram:IBANID', 'ram:PayeePartyCreditorFinancialAccount/ram:ProprietaryID'),
    accountName: text('ram:PayeePartyCreditorFinancialAccount/ram:AccountName'),
    bic: text('ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID'),
    bankName: text('ram:PayeeSpecifiedCreditorFinancialInstitution/ram:Name'),
    card: part(
      'ram:ApplicableTradeSettlementFinancialCard',
      record({ number: text('ram:ID'), holder: text('ram:CardholderName'), network: nothing }),
    ),
    mandate: nothing,
    debitedIban: text('ram:PayerPartyDebtorFinancialAccount/ram:IBANID'),
    debitedName: text('ram:PayerPartyDebtorFinancialAccount/ram:AccountName'),
    debitedBic: text('ram:PayerSpecifiedDebtorFinancialInstitution/ram:BICID'),
  }),
);
const reference = text(`${settlement}/ram:PaymentReference`);
const mandate = text(`${terms}/ram:DirectDebitMandateID`);
/** UNTDID 4461: direct debit, SEPA direct debit. */
const debits = ['49', '59'];

/** BT-83 and BT-89, which CII has once, with the means they belong to; alone where no means is named. */
const paymentMeans: Reader<PaymentMeans[]> = (root, reading) => {
  const given = means(root, reading);
  const once = { remittance: reference(root, reading), mandate: mandate(root, reading) };
  if (given.length === 0) return once.remittance === null && once.mandate === null ? [] : [{ ...blankPaymentMeans, ...once }];
  const debited = Math.max(
    given.findIndex(({ code }) => debits.includes(code ?? '')),
    0,
  );
  return given.map((one, index) => ({ ...one, remittance: once.remittance, mandate: index === debited ? once.mandate : null }));
};

const condition = (isPenalty: boolean, amount: string) =>
  record<PaymentCondition>({
    isPenalty: () => isPenalty,
    from: date('ram:BasisDateTime/udt:DateTimeString'),
    period: part('ram:BasisPeriodMeasure', quantity),
    baseAmount: decimal('ram:BasisAmount'),
    percentage: decimal('ram:CalculationPercent'),
    amount: decimal(amount),
  });

const paymentTerm = record<PaymentTerm>({
  description: texts('ram:Description'),
  dueDate: date('ram:DueDateDateTime/udt:DateTimeString'),
  mandate: text('ram:DirectDebitMandateID'),
  partialAmount: decimal('ram:PartialPaymentAmount'),
  conditions: joined(
    list('ram:ApplicableTradePaymentDiscountTerms', condition(false, 'ram:ActualDiscountAmount')),
    list('ram:ApplicableTradePaymentPenaltyTerms', condition(true, 'ram:ActualPenaltyAmount')),
  ),
  payee: part('ram:PayeeTradeParty', party),
});

/** EXT: until when the invoice holds; the end is what is told, under one of two names. */
const effectivePeriod = record<Period>({
  start: date('ram:StartDateTime/udt:DateTimeString'),
  end: date('ram:EndDateTime/udt:DateTimeString', 'ram:CompleteDateTime/udt:DateTimeString'),
  description: text('ram:Description'),
});

const taxTotals = inCurrency(`${summation}/ram:TaxTotalAmount`, '@currencyID', currencies.own, currencies.accounting);
const named = (as: DocumentReference['as'], reference: Reference): DocumentReference => ({ as, ...reference });

const precedingInvoice = record<PrecedingInvoice>({
  number: textOr('', 'ram:IssuerAssignedID'),
  issueDate: date('ram:FormattedIssueDateTime/qdt:DateTimeString', 'ram:IssueDateTime'),
  typeCode: text('ram:TypeCode'),
});
/** BT-17, whose type code only tells it from a supporting document. */
const tender: Reader<Reference> = (element, reading) => ({ ...documentReference(element, reading), typeCode: null });

const typeCode = text(`${document}/ram:TypeCode`);
const specification = text(`${context}/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID`);

const invoice = record<Omit<Invoice, 'otherData'>>({
  format: () => 'cii',
  profile: (root, reading) => profileOf(specification(root, reading)),
  kind: (root, reading) => kindOf(typeCode(root, reading), 'invoice'),
  number: text(`${document}/ram:ID`),
  issueDate: date(`${document}/ram:IssueDateTime/udt:DateTimeString`),
  typeCode,
  currency: text(currencies.own),
  accountingCurrency: text(currencies.accounting),
  taxPointDate: date(`${settlement}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString`),
  taxPointCode: taxPointCode(`${settlement}/ram:ApplicableTradeTax/ram:DueDateTypeCode`),
  dueDate: date(`${terms}/ram:DueDateDateTime/udt:DateTimeString`),
  buyerReference: text(`${agreement}/ram:BuyerReference`),
  project: text(`${agreement}/ram:SpecifiedProcuringProject/ram:ID`),
  projectName: text(`${agreement}/ram:SpecifiedProcuringProject/ram:Name`),
  contract: text(`${agreement}/ram:ContractReferencedDocument/ram:IssuerAssignedID`),
  purchaseOrder: text(`${agreement}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID`),
  salesOrder: text(`${agreement}/ram:SellerOrderReferencedDocument/ram:IssuerAssignedID`),
  receivingAdvice: text(`${delivered}/ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID`),
  despatchAdvice: text(`${delivered}/ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID`),
  tender: text(`${agreement}/ram:AdditionalReferencedDocument[ram:TypeCode=50]/ram:IssuerAssignedID`),
  invoicedObjects: list(`${agreement}/ram:AdditionalReferencedDocument[ram:TypeCode=130]`, invoicedObject),
  buyerAccountingReference: text(`${settlement}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID`),
  accounts: listWhere(within(settlement, accounts), saysMoreThanAccount),
  paymentTerms: texts(`${terms}/ram:Description`),
  notes: list(`${document}/ram:IncludedNote`, note),
  businessProcess: text(`${context}/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID`),
  specification,
  precedingInvoices: list(`${settlement}/ram:InvoiceReferencedDocument`, precedingInvoice),
  otherReferences: joined(
    byPlace(
      {
        'purchase-order': `${agreement}/ram:BuyerOrderReferencedDocument`,
        'sales-order': `${agreement}/ram:SellerOrderReferencedDocument`,
        'receiving-advice': `${delivered}/ram:ReceivingAdviceReferencedDocument`,
        'despatch-advice': `${delivered}/ram:DespatchAdviceReferencedDocument`,
        contract: `${agreement}/ram:ContractReferencedDocument`,
      },
      where(documentReference, saysMoreThanNumber),
      named,
    ),
    byPlace({ tender: `${agreement}/ram:AdditionalReferencedDocument[ram:TypeCode=50]` }, where(tender, saysMoreThanNumber), named),
    byPlace(
      {
        quotation: `${agreement}/ram:QuotationReferencedDocument`,
        'delivery-note': `${delivered}/ram:DeliveryNoteReferencedDocument`,
        'ultimate-customer-order': `${agreement}/ram:UltimateCustomerOrderReferencedDocument`,
      },
      documentReference,
      named,
    ),
  ),

  seller: within(`${agreement}/ram:SellerTradeParty`, party),
  buyer: within(`${agreement}/ram:BuyerTradeParty`, party),
  payee: part(`${settlement}/ram:PayeeTradeParty`, party),
  taxRepresentative: part(`${agreement}/ram:SellerTaxRepresentativeTradeParty`, party),
  otherParties: byPlace(
    {
      'sales-agent': `${agreement}/ram:SalesAgentTradeParty`,
      'buyer-agent': `${agreement}/ram:BuyerAgentTradeParty`,
      'buyer-tax-representative': `${agreement}/ram:BuyerTaxRepresentativeTradeParty`,
      'product-end-user': `${agreement}/ram:ProductEndUserTradeParty`,
      invoicer: `${settlement}/ram:InvoicerTradeParty`,
      invoicee: `${settlement}/ram:InvoiceeTradeParty`,
      payer: `${settlement}/ram:PayerTradeParty`,
      'ultimate-ship-to': `${delivered}/ram:UltimateShipToTradeParty`,
      'ship-from': `${delivered}/ram:ShipFromTradeParty`,
    },
    party,
    (as, party): OtherParty => ({ as, party }),
  ),

  delivery: within(
    delivered,
    unlessEmpty(
      record<Delivery>({
        date: date('ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString'),
        name: text('ram:ShipToTradeParty/ram:Name'),
        location: part(['ram:ShipToTradeParty/ram:ID', 'ram:ShipToTradeParty/ram:GlobalID'], identifier),
        address: part('ram:ShipToTradeParty/ram:PostalTradeAddress', address),
        party: part('ram:ShipToTradeParty', where(party, saysMoreThanDelivery)),
      }),
    ),
  ),
  period: within(`${settlement}/ram:BillingSpecifiedPeriod`, period),
  deliveryTerms: within(agreement, deliveryTerms),
  transportModes: list(`${delivered}/ram:RelatedSupplyChainConsignment/ram:SpecifiedLogisticsTransportMovement/ram:ModeCode`, text('.')),

  paymentMeans,
  creditorId: text(`${settlement}/ram:CreditorReferenceID`),
  paymentSchedule: listWhere(list(terms, paymentTerm), saysMoreThanTerms),
  advancePayments: list(
    `${settlement}/ram:SpecifiedAdvancePayment`,
    record<AdvancePayment>({
      amount: decimal('ram:PaidAmount'),
      date: date('ram:FormattedReceivedDateTime/qdt:DateTimeString'),
      taxes: list('ram:IncludedTradeTax', tax),
      invoice: part('ram:InvoiceSpecifiedReferencedDocument', precedingInvoice),
      type: nothing,
      description: nothing,
    }),
  ),

  allowancesCharges: list(`${settlement}/ram:SpecifiedTradeAllowanceCharge`, allowanceCharge),
  logisticsCharges: list(
    `${settlement}/ram:SpecifiedLogisticsServiceCharge`,
    record<LogisticsCharge>({
      description: text('ram:Description'),
      amount: decimal('ram:AppliedAmount'),
      taxes: list('ram:AppliedTradeTax', tax),
    }),
  ),
  totals: record<Totals>({
    lineNet: decimal(`${summation}/ram:LineTotalAmount`),
    allowances: decimal(`${summation}/ram:AllowanceTotalAmount`),
    charges: decimal(`${summation}/ram:ChargeTotalAmount`),
    taxExclusive: decimal(`${summation}/ram:TaxBasisTotalAmount`),
    tax: only(taxTotals.own(decimal('.'))),
    taxInAccountingCurrency: only(taxTotals.accounting(decimal('.'))),
    taxInclusive: decimal(`${summation}/ram:GrandTotalAmount`),
    prepaid: decimal(`${summation}/ram:TotalPrepaidAmount`),
    rounding: decimal(`${summation}/ram:RoundingAmount`),
    payable: decimal(`${summation}/ram:DuePayableAmount`),
  }),
  adjustments: list(
    `${settlement}/ram:SpecifiedFinancialAdjustment`,
    record({ reason: text('ram:Reason'), amount: decimal('ram:ActualAmount') }),
  ),
  taxes: list(`${settlement}/ram:ApplicableTradeTax`, tax),
  taxExchange: part(
    `${settlement}/ram:TaxApplicableTradeCurrencyExchange`,
    record<CurrencyExchange>({
      from: text('ram:SourceCurrencyCode'),
      to: text('ram:TargetCurrencyCode'),
      rate: decimal('ram:ConversionRate'),
      date: date('ram:ConversionRateDateTime/udt:DateTimeString'),
    }),
  ),

  title: text(`${document}/ram:Name`),
  language: text(`${document}/ram:LanguageID`),
  isTest: flag(`${context}/ram:TestIndicator/udt:Indicator`),
  isCopy: flag(`${document}/ram:CopyIndicator/udt:Indicator`),
  issuerReference: text(`${settlement}/ram:InvoiceIssuerReference`),
  effectivePeriod: part(`${document}/ram:EffectiveSpecifiedPeriod`, effectivePeriod),

  lines: list('rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem', line),
  // 130 is the invoiced object (BT-18), 50 the tender or lot (BT-17).
  attachments: attachmentsAnywhere(
    `${agreement}/ram:AdditionalReferencedDocument[ram:TypeCode!=130|50]`,
    'ram:AttachmentBinaryObject',
    1,
    attachment,
  ),
});

/** Reads a Cross Industry Invoice; the root is one for which `isCii` holds. */
export const readCii: Reader<Omit<Invoice, 'otherData'>> = (root, reading) => invoice(root, reading);

/** The document under the names that `readCii` knows. */
export const underNewNames = (root: XmlElement): XmlElement => (isZugferd1(root) ? asCrossIndustryInvoice(root) : root);
