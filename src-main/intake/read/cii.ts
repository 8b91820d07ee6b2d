/**
 * UN/CEFACT Cross Industry Invoice (D16B, D22B) → the model, as an XML file or inside a Factur-X or ZUGFeRD PDF. Each table
 * says where a business term stands, after CEN/TS 16931-3-3; two paths mean the second is taken where the first is missing.
 */
import type { Address, AllowanceCharge, Invoice, InvoiceLine, Party, PaymentMeans, Period, TaxBreakdown, Totals } from '../model.ts';
import {
  date,
  decimal,
  flag,
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
import { asCrossIndustryInvoice, isZugferd1 } from './zugferd1.ts';

/** Whether a document is one that `readCii` reads. */
export const isCii = (root: XmlElement): boolean => root.name === 'rsm:CrossIndustryInvoice' || isZugferd1(root);

const address = record<Address>({
  street: text('ram:LineOne'),
  additionalStreet: text('ram:LineTwo'),
  line3: text('ram:LineThree'),
  city: text('ram:CityName'),
  postalCode: text('ram:PostcodeCode'),
  subdivision: text('ram:CountrySubDivisionName'),
  country: text('ram:CountryID'),
});

const party = withoutRepeatedName(
  record<Party>({
    name: text('ram:Name'),
    tradingName: text('ram:SpecifiedLegalOrganization/ram:TradingBusinessName'),
    vatId: text('ram:SpecifiedTaxRegistration/ram:ID[@schemeID=VA]'),
    taxRegistrationId: text('ram:SpecifiedTaxRegistration/ram:ID[@schemeID!=VA]'),
    legalId: part('ram:SpecifiedLegalOrganization/ram:ID', identifier),
    ids: list(['ram:ID', 'ram:GlobalID'], identifier),
    endpoint: part('ram:URIUniversalCommunication/ram:URIID', identifier),
    address: within('ram:PostalTradeAddress', address),
    contact: record<Party['contact']>({
      name: text('ram:DefinedTradeContact/ram:PersonName', 'ram:DefinedTradeContact/ram:DepartmentName'),
      phone: text('ram:DefinedTradeContact/ram:TelephoneUniversalCommunication/ram:CompleteNumber'),
      email: text('ram:DefinedTradeContact/ram:EmailURIUniversalCommunication/ram:URIID'),
    }),
    country: text('ram:PostalTradeAddress/ram:CountryID'),
  }),
);

const period = unlessEmpty(
  record<Period>({ start: date('ram:StartDateTime/udt:DateTimeString'), end: date('ram:EndDateTime/udt:DateTimeString') }),
);

const allowanceCharge = record<AllowanceCharge>({
  isCharge: flag('ram:ChargeIndicator/udt:Indicator'),
  amount: decimal('ram:ActualAmount'),
  baseAmount: decimal('ram:BasisAmount'),
  percentage: decimal('ram:CalculationPercent'),
  reason: text('ram:Reason'),
  reasonCode: text('ram:ReasonCode'),
  taxCategory: text('ram:CategoryTradeTax/ram:CategoryCode'),
  taxRate: decimal('ram:CategoryTradeTax/ram:RateApplicablePercent'),
});

const tax = record<TaxBreakdown>({
  category: text('ram:CategoryCode'),
  rate: decimal('ram:RateApplicablePercent'),
  taxable: decimal('ram:BasisAmount'),
  tax: decimal('ram:CalculatedAmount'),
  exemptionReason: text('ram:ExemptionReason'),
  exemptionCode: text('ram:ExemptionReasonCode'),
});

const line = record<InvoiceLine>({
  id: text('ram:AssociatedDocumentLineDocument/ram:LineID'),
  description: text('ram:SpecifiedTradeProduct/ram:Name'),
  details: texts('ram:SpecifiedTradeProduct/ram:Description'),
  note: texts('ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content'),
  quantity: decimal('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'),
  unit: text('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode'),
  netPrice: decimal('ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:ChargeAmount'),
  priceBaseQuantity: decimal(
    'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:BasisQuantity',
    'ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice/ram:BasisQuantity',
  ),
  netAmount: decimal('ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'),
  taxCategory: text('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:CategoryCode'),
  taxRate: decimal('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:RateApplicablePercent'),
  accountingReference: text('ram:SpecifiedLineTradeSettlement/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID'),
  orderLine: text('ram:SpecifiedLineTradeAgreement/ram:BuyerOrderReferencedDocument/ram:LineID'),
  sellerItemId: text('ram:SpecifiedTradeProduct/ram:SellerAssignedID'),
  period: within('ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod', period),
  allowancesCharges: list('ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeAllowanceCharge', allowanceCharge),
  attributes: list(
    'ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic',
    record<InvoiceLine['attributes'][number]>({ name: textOr('', 'ram:Description'), value: textOr('', 'ram:Value') }),
  ),
});

const attachment = supportingDocument({
  id: text('ram:IssuerAssignedID'),
  description: texts('ram:Name'),
  uri: text('ram:URIID'),
  file: part('ram:AttachmentBinaryObject', embeddedFile),
});

const paymentMeans = record<PaymentMeans>({
  code: text('ram:TypeCode'),
  text: text('ram:Information'),
  remittance: () => null, // one for the invoice: filled in below
  iban: text('ram:PayeePartyCreditorFinancialAccount/ram:IBANID', 'ram:PayeePartyCreditorFinancialAccount/ram:ProprietaryID'),
  accountName: text('ram:PayeePartyCreditorFinancialAccount/ram:AccountName'),
  bic: text('ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID'),
  mandate: () => null, // one for the invoice: filled in below
});

const noteRecord = record<Invoice['notes'][number]>({ subject: text('ram:SubjectCode'), text: textOr('', 'ram:Content') });
const note: Reader<Invoice['notes'][number] | null> = (element, remarks) => {
  const read = noteRecord(element, remarks);
  return read.text === '' ? null : read;
};

const agreement = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeAgreement';
const delivery = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery';
const settlement = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement';
const summation = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';

const typeCode = text('rsm:ExchangedDocument/ram:TypeCode');
const specification = text('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID');
const remittance = text(`${settlement}/ram:PaymentReference`);
const mandate = text(`${settlement}/ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID`);
const means = list(`${settlement}/ram:SpecifiedTradeSettlementPaymentMeans`, paymentMeans);

const invoice = record<Invoice>({
  format: () => 'cii',
  profile: (root, remarks) => profileOf(specification(root, remarks)),
  kind: (root, remarks) => kindOf(typeCode(root, remarks), 'invoice'),
  typeCode,
  number: text('rsm:ExchangedDocument/ram:ID'),
  issueDate: date('rsm:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString'),
  dueDate: date(`${settlement}/ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime/udt:DateTimeString`),
  currency: text(`${settlement}/ram:InvoiceCurrencyCode`),
  businessProcess: text('rsm:ExchangedDocumentContext/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID'),
  period: within(`${settlement}/ram:BillingSpecifiedPeriod`, period),
  seller: within(`${agreement}/ram:SellerTradeParty`, party),
  buyer: within(`${agreement}/ram:BuyerTradeParty`, party),
  payeeName: text(`${settlement}/ram:PayeeTradeParty/ram:Name`),
  buyerReference: text(`${agreement}/ram:BuyerReference`),
  purchaseOrder: text(`${agreement}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID`),
  contract: text(`${agreement}/ram:ContractReferencedDocument/ram:IssuerAssignedID`),
  project: text(`${agreement}/ram:SpecifiedProcuringProject/ram:ID`),
  buyerAccountingReference: text(`${settlement}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID`),
  precedingInvoices: list(
    `${settlement}/ram:InvoiceReferencedDocument`,
    record<Invoice['precedingInvoices'][number]>({
      number: textOr('', 'ram:IssuerAssignedID'),
      issueDate: date('ram:FormattedIssueDateTime/qdt:DateTimeString'),
    }),
  ),
  notes: list('rsm:ExchangedDocument/ram:IncludedNote', note),
  paymentTerms: texts(`${settlement}/ram:SpecifiedTradePaymentTerms/ram:Description`),
  paymentMeans: (root, remarks) => {
    const once = { remittance: remittance(root, remarks), mandate: mandate(root, remarks) };
    return means(root, remarks).map((one) => ({ ...one, ...once }));
  },
  delivery: within(
    delivery,
    unlessEmpty(
      record<NonNullable<Invoice['delivery']>>({
        date: date('ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString'),
        name: text('ram:ShipToTradeParty/ram:Name'),
        address: part('ram:ShipToTradeParty/ram:PostalTradeAddress', address),
      }),
    ),
  ),
  allowancesCharges: list(`${settlement}/ram:SpecifiedTradeAllowanceCharge`, allowanceCharge),
  totals: within(
    settlement,
    record<Totals>({
      lineNet: decimal(`${summation}/ram:LineTotalAmount`),
      allowances: decimal(`${summation}/ram:AllowanceTotalAmount`),
      charges: decimal(`${summation}/ram:ChargeTotalAmount`),
      taxExclusive: decimal(`${summation}/ram:TaxBasisTotalAmount`),
      tax: only(inOwnCurrency(`${summation}/ram:TaxTotalAmount`, '@currencyID', 'ram:InvoiceCurrencyCode', decimal('.'))),
      taxInclusive: decimal(`${summation}/ram:GrandTotalAmount`),
      prepaid: decimal(`${summation}/ram:TotalPrepaidAmount`),
      rounding: decimal(`${summation}/ram:RoundingAmount`),
      payable: decimal(`${summation}/ram:DuePayableAmount`),
    }),
  ),
  taxes: list(`${settlement}/ram:ApplicableTradeTax`, tax),
  lines: list('rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem', line),
  // 130 is the invoiced object (BT-18), 50 the tender or lot (BT-17).
  attachments: list(`${agreement}/ram:AdditionalReferencedDocument[ram:TypeCode!=130|50]`, attachment),
});

/** Reads a Cross Industry Invoice; the root is one for which `isCii` holds. */
export const readCii: Reader<Invoice> = (root, remarks) => invoice(isZugferd1(root) ? asCrossIndustryInvoice(root) : root, remarks);
