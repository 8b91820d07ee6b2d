/** CII: the lines of an invoice. */
import type {
  Classification,
  DocumentReference,
  IncludedItem,
  InvoiceLine,
  ItemAttribute,
  LineDelivery,
  LineTotals,
  OtherParty,
  ProductDetails,
} from '../model.ts';
import {
  byPlace,
  date,
  decimal,
  inCurrency,
  joined,
  list,
  listWhere,
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
import {
  accounts,
  allowanceCharge,
  currencies,
  deliveryTerms,
  documentReference,
  invoicedObject,
  note,
  party,
  period,
  saysMoreThanAccount,
  taxPointCode,
} from './cii-parts.ts';
import { anyHasCode, identifier, joinedText, quantity, type Reference, saysMoreThanDiscount, saysMoreThanLine } from './parts.ts';

const about = 'ram:AssociatedDocumentLineDocument';
const agreement = 'ram:SpecifiedLineTradeAgreement';
const delivered = 'ram:SpecifiedLineTradeDelivery';
const settlement = 'ram:SpecifiedLineTradeSettlement';
const product = 'ram:SpecifiedTradeProduct';
const summation = `${settlement}/ram:SpecifiedTradeSettlementLineMonetarySummation`;
const grossPrice = `${agreement}/ram:GrossPriceProductTradePrice`;
const netPrice = `${agreement}/ram:NetPriceProductTradePrice`;
const priceAllowance = `${grossPrice}/ram:AppliedTradeAllowanceCharge`;

const attribute = record<ItemAttribute>({
  name: textOr('', 'ram:Description'),
  value: textOr('', 'ram:Value', 'ram:ValueMeasure'),
  code: text('ram:TypeCode'),
  unit: text('ram:ValueMeasure/@unitCode'),
});

const classification = record<Classification>({
  scheme: text('ram:ClassCode/@listID'),
  version: text('ram:ClassCode/@listVersionID'),
  value: textOr('', 'ram:ClassCode'),
  name: text('ram:ClassName'),
});

const productDetails = unlessEmpty(
  record<ProductDetails>({
    id: text('ram:ID'),
    industryItemId: text('ram:IndustryAssignedID'),
    modelId: text('ram:ModelID'),
    model: text('ram:ModelName'),
    brand: text('ram:BrandName'),
    batches: list('ram:BatchID', text('.')),
    instances: list(
      'ram:IndividualTradeProductInstance',
      record<ProductDetails['instances'][number]>({ batch: text('ram:BatchID'), serialNumber: text('ram:SupplierAssignedSerialID') }),
    ),
  }),
);

const includedItem = record<IncludedItem>({
  name: text('ram:Name'),
  description: text('ram:Description'),
  ids: list(['ram:ID', 'ram:GlobalID'], identifier),
  sellerItemId: text('ram:SellerAssignedID'),
  buyerItemId: text('ram:BuyerAssignedID'),
  industryItemId: text('ram:IndustryAssignedID'),
  quantity: part('ram:UnitQuantity', quantity),
});

const taxTotals = inCurrency(`${summation}/ram:TaxTotalAmount`, '@currencyID', currencies.own, currencies.accounting);
const totals = unlessEmpty(
  record<LineTotals>({
    charges: decimal(`${summation}/ram:ChargeTotalAmount`),
    allowances: decimal(`${summation}/ram:AllowanceTotalAmount`),
    allowancesCharges: decimal(`${summation}/ram:TotalAllowanceChargeAmount`),
    tax: only(taxTotals.own(decimal('.'))),
    taxInAccountingCurrency: only(taxTotals.accounting(decimal('.'))),
    taxInclusive: decimal(`${summation}/ram:GrandTotalAmount`),
  }),
);

const delivery = unlessEmpty(
  record<LineDelivery>({
    date: date(`${delivered}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString`),
    chargeFree: part(`${delivered}/ram:ChargeFreeQuantity`, quantity),
    packages: part(`${delivered}/ram:PackageQuantity`, quantity),
    perPackage: part(`${delivered}/ram:PerPackageUnitQuantity`, quantity),
    terms: within(agreement, deliveryTerms),
  }),
);

const notes = list(`${about}/ram:IncludedNote`, note);
const named = (as: DocumentReference['as'], reference: Reference): DocumentReference => ({ as, ...reference });

export const line: Reader<InvoiceLine> = record<InvoiceLine>({
  id: text(`${about}/ram:LineID`),
  parentId: text(`${about}/ram:ParentLineID`),
  status: text(`${about}/ram:LineStatusCode`),
  subtype: text(`${about}/ram:LineStatusReasonCode`),
  description: text(`${product}/ram:Name`),
  details: texts(`${product}/ram:Description`),
  note: (element, reading) => joinedText(notes(element, reading)),
  codedNotes: listWhere(notes, anyHasCode),
  invoicedObjects: list(`${settlement}/ram:AdditionalReferencedDocument[ram:TypeCode=130]`, invoicedObject),
  quantity: decimal(`${delivered}/ram:BilledQuantity`),
  unit: text(`${delivered}/ram:BilledQuantity/@unitCode`),
  netAmount: decimal(`${summation}/ram:LineTotalAmount`),
  totals,
  orderLine: text(`${agreement}/ram:BuyerOrderReferencedDocument/ram:LineID`),
  accountingReference: text(`${settlement}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID`),
  accounts: listWhere(within(settlement, accounts), saysMoreThanAccount),
  period: within(`${settlement}/ram:BillingSpecifiedPeriod`, period),
  allowancesCharges: list(`${settlement}/ram:SpecifiedTradeAllowanceCharge`, allowanceCharge),
  netPrice: decimal(`${netPrice}/ram:ChargeAmount`),
  priceDiscount: decimal(`${priceAllowance}[ram:ChargeIndicator/udt:Indicator=false|0]/ram:ActualAmount`),
  grossPrice: decimal(`${grossPrice}/ram:ChargeAmount`),
  priceBaseQuantity: decimal(`${netPrice}/ram:BasisQuantity`, `${grossPrice}/ram:BasisQuantity`),
  priceBaseUnit: text(`${netPrice}/ram:BasisQuantity/@unitCode`, `${grossPrice}/ram:BasisQuantity/@unitCode`),
  priceAllowancesCharges: listWhere(list(priceAllowance, allowanceCharge), saysMoreThanDiscount),
  taxCategory: text(`${settlement}/ram:ApplicableTradeTax/ram:CategoryCode`),
  taxRate: decimal(`${settlement}/ram:ApplicableTradeTax/ram:RateApplicablePercent`),
  exemptionReason: text(`${settlement}/ram:ApplicableTradeTax/ram:ExemptionReason`),
  exemptionCode: text(`${settlement}/ram:ApplicableTradeTax/ram:ExemptionReasonCode`),
  taxPointDate: date(`${settlement}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString`),
  taxPointCode: taxPointCode(`${settlement}/ram:ApplicableTradeTax/ram:DueDateTypeCode`),
  sellerItemId: text(`${product}/ram:SellerAssignedID`),
  buyerItemId: text(`${product}/ram:BuyerAssignedID`),
  standardItemId: part(`${product}/ram:GlobalID`, identifier),
  classifications: list(`${product}/ram:DesignatedProductClassification`, classification),
  originCountry: text(`${product}/ram:OriginTradeCountry/ram:ID`),
  attributes: list(`${product}/ram:ApplicableProductCharacteristic`, attribute),
  product: within(product, productDetails),
  includedItems: list(`${product}/ram:IncludedReferencedProduct`, includedItem),
  delivery,
  otherParties: byPlace(
    {
      'ship-to': `${delivered}/ram:ShipToTradeParty`,
      'ultimate-ship-to': `${delivered}/ram:UltimateShipToTradeParty`,
      'item-seller': `${agreement}/ram:ItemSellerTradeParty`,
      manufacturer: `${product}/ram:ManufacturerTradeParty`,
    },
    party,
    (as, party): OtherParty => ({ as, party }),
  ),
  otherReferences: joined(
    byPlace({ 'purchase-order': `${agreement}/ram:BuyerOrderReferencedDocument` }, where(documentReference, saysMoreThanLine), named),
    byPlace(
      {
        'sales-order': `${agreement}/ram:SellerOrderReferencedDocument`,
        'despatch-advice': `${delivered}/ram:DespatchAdviceReferencedDocument`,
        'receiving-advice': `${delivered}/ram:ReceivingAdviceReferencedDocument`,
        invoice: `${settlement}/ram:InvoiceReferencedDocument`,
        'delivery-note': `${delivered}/ram:DeliveryNoteReferencedDocument`,
        quotation: `${agreement}/ram:QuotationReferencedDocument`,
        contract: `${agreement}/ram:ContractReferencedDocument`,
        'ultimate-customer-order': `${agreement}/ram:UltimateCustomerOrderReferencedDocument`,
      },
      documentReference,
      named,
    ),
    byPlace({ other: `${settlement}/ram:AdditionalReferencedDocument[ram:TypeCode!=130]` }, documentReference, named),
    byPlace({ other: `${agreement}/ram:AdditionalReferencedDocument` }, documentReference, named),
  ),
});
