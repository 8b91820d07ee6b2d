/** UBL: the lines of an Invoice or CreditNote. */
import type {
  Classification,
  DocumentReference,
  InvoiceLine,
  ItemAttribute,
  LineDelivery,
  LineTotals,
  OtherParty,
  ProductDetails,
} from '../model.ts';
import {
  type Binding,
  byPlace,
  date,
  decimal,
  flat,
  fromRoot,
  joined,
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
import {
  anyHasCode,
  blankReference,
  identifier,
  joinedText,
  quantity,
  type Reference,
  saysMoreThanDiscount,
  saysMoreThanLine,
  saysSomething,
  saysWho,
} from './parts.ts';
import { allowanceCharge, documentReference, note, party, period, priceAllowanceCharge, shipTo, taxTotals } from './ubl-parts.ts';
import type { XmlElement } from './xml.ts';

const invoiceNumber = fromRoot(text('cbc:ID'));
const specification = fromRoot(text('cbc:CustomizationID'));
const billedNumber = textOr('', 'cac:InvoiceDocumentReference/cbc:ID');

/**
 * EXTENDED-CTC-FR: a cac:BillingReference that names the invoice itself gives the line its place among the lines; any other names an
 * invoice before it.
 */
const billing = <T>(own: boolean, read: Reader<T | null>): Reader<T[]> =>
  list('cac:BillingReference', (element, reading) => {
    const ofThis = billedNumber(element, { ...reading, take: () => undefined }) === invoiceNumber(element, reading);
    if (ofThis !== own) return null;
    billedNumber(element, reading);
    return read(element, reading);
  });
const parentNamed = billing(true, text('cac:BillingReferenceLine/cbc:ID'));
const subtype = billing(true, text('cac:InvoiceDocumentReference/cbc:DocumentStatusCode'));

const isNested = ({ name }: XmlElement) => name === 'cac:SubInvoiceLine' || name === 'cac:SubCreditNoteLine';
const ownId = text('cbc:ID');

/** The XRechnung extension puts a line into the line that it is a part of. */
const parentId: Reader<string | null> = (element, reading) => {
  if (isNested(element) && element.parent !== null) return ownId(element.parent, reading);
  return parentNamed(element, reading)[0] ?? null;
};

const attribute = record<ItemAttribute>({
  name: textOr('', 'cbc:Name'),
  value: textOr('', 'cbc:Value', 'cbc:ValueQuantity'),
  code: text('cbc:NameCode'),
  unit: text('cbc:ValueQuantity/@unitCode'),
});

const classification = record<Classification>({
  scheme: text('@listID'),
  version: text('@listVersionID'),
  value: textOr('', '.'),
  name: text('@name'),
});

const product = unlessEmpty(
  record<ProductDetails>({
    id: nothing,
    industryItemId: text('cac:ManufacturersItemIdentification/cbc:ID'),
    modelId: nothing,
    model: text('cbc:ModelName'),
    brand: text('cbc:BrandName'),
    batches: none,
    instances: list(
      'cac:ItemInstance',
      record<ProductDetails['instances'][number]>({
        batch: text('cac:LotIdentification/cbc:LotNumberID'),
        serialNumber: text('cbc:SerialID'),
      }),
    ),
  }),
);

const totals = unlessEmpty(
  record<LineTotals>({
    charges: nothing,
    allowances: nothing,
    allowancesCharges: nothing,
    tax: only(taxTotals.own(decimal('cbc:TaxAmount'))),
    taxInAccountingCurrency: only(taxTotals.accounting(decimal('cbc:TaxAmount'))),
    taxInclusive: decimal('cbc:TaxInclusiveLineExtensionAmount'),
  }),
);

const delivery = unlessEmpty(
  record<LineDelivery>({
    date: date('cac:Delivery/cbc:ActualDeliveryDate'),
    chargeFree: nothing,
    packages: part('cac:Item/cbc:PackQuantity', quantity),
    perPackage: part('cac:Item/cbc:PackSizeNumeric', quantity),
    terms: part(
      'cac:DeliveryTerms',
      record({
        code: text('cbc:ID'),
        place: text('cac:DeliveryLocation/cbc:Description'),
        country: text('cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode'),
      }),
    ),
  }),
);

/** EXTENDED-CTC-FR names the seller of a line where UBL has the manufacturer. */
const sellerOrManufacturer: Reader<OtherParty | null> = (element, reading) => ({
  as: /[:#]extended-ctc-fr$/i.test(specification(element, reading) ?? '') ? 'item-seller' : 'manufacturer',
  party: party(element, reading),
});

const named = (as: DocumentReference['as'], reference: Reference): DocumentReference => ({ as, ...reference });
const reference = (own: Partial<Binding<Reference>>) => record<Reference>({ ...blankReference, ...own });

const orderLine = reference({
  id: text('cac:OrderReference/cbc:ID'),
  lineId: text('cbc:LineID'),
  issueDate: date('cac:OrderReference/cbc:IssueDate'),
});
const salesOrderLine = reference({ id: text('cac:OrderReference/cbc:SalesOrderID'), lineId: text('cbc:SalesOrderLineID') });
const shippedLine = reference({
  id: text('cac:DocumentReference/cbc:ID'),
  lineId: text('cbc:LineID'),
  issueDate: date('cac:DocumentReference/cbc:IssueDate'),
});
const billedInvoice = reference({
  id: text('cac:InvoiceDocumentReference/cbc:ID'),
  typeCode: text('cac:InvoiceDocumentReference/cbc:DocumentTypeCode'),
  lineId: text('cac:BillingReferenceLine/cbc:ID'),
  issueDate: date('cac:InvoiceDocumentReference/cbc:IssueDate'),
});

const notes = list('cbc:Note', note);

const line = record<InvoiceLine>({
  id: text('cbc:ID'),
  parentId,
  status: nothing,
  subtype: (element, reading) => subtype(element, reading)[0] ?? null,
  description: text('cac:Item/cbc:Name'),
  details: texts('cac:Item/cbc:Description'),
  note: (element, reading) => joinedText(notes(element, reading)),
  codedNotes: listWhere(notes, anyHasCode),
  invoicedObjects: list('cac:DocumentReference[cbc:DocumentTypeCode=130]/cbc:ID', identifier),
  quantity: decimal('cbc:InvoicedQuantity', 'cbc:CreditedQuantity'),
  unit: text('cbc:InvoicedQuantity/@unitCode', 'cbc:CreditedQuantity/@unitCode'),
  netAmount: decimal('cbc:LineExtensionAmount'),
  totals,
  orderLine: text('cac:OrderLineReference/cbc:LineID'),
  accountingReference: text('cbc:AccountingCost'),
  accounts: none,
  period: within('cac:InvoicePeriod', period),
  allowancesCharges: list('cac:AllowanceCharge', allowanceCharge),
  netPrice: decimal('cac:Price/cbc:PriceAmount'),
  priceDiscount: decimal('cac:Price/cac:AllowanceCharge[cbc:ChargeIndicator=false|0]/cbc:Amount'),
  grossPrice: decimal('cac:Price/cac:AllowanceCharge/cbc:BaseAmount'),
  priceBaseQuantity: decimal('cac:Price/cbc:BaseQuantity'),
  priceBaseUnit: text('cac:Price/cbc:BaseQuantity/@unitCode'),
  priceAllowancesCharges: listWhere(list('cac:Price/cac:AllowanceCharge', priceAllowanceCharge), saysMoreThanDiscount),
  taxCategory: text('cac:Item/cac:ClassifiedTaxCategory/cbc:ID'),
  taxRate: decimal('cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'),
  exemptionReason: text('cac:Item/cac:ClassifiedTaxCategory/cbc:TaxExemptionReason'),
  exemptionCode: text('cac:Item/cac:ClassifiedTaxCategory/cbc:TaxExemptionReasonCode'),
  taxPointDate: date('cbc:TaxPointDate'),
  taxPointCode: text('cac:InvoicePeriod/cbc:DescriptionCode'),
  sellerItemId: text('cac:Item/cac:SellersItemIdentification/cbc:ID'),
  buyerItemId: text('cac:Item/cac:BuyersItemIdentification/cbc:ID'),
  standardItemId: part('cac:Item/cac:StandardItemIdentification/cbc:ID', identifier),
  classifications: list('cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode', classification),
  originCountry: text('cac:Item/cac:OriginCountry/cbc:IdentificationCode'),
  attributes: list('cac:Item/cac:AdditionalItemProperty', attribute),
  product: within('cac:Item', product),
  includedItems: none,
  delivery,
  otherParties: joined(
    byPlace({ 'ship-to': 'cac:Delivery' }, where(shipTo, saysWho), (as, party): OtherParty => ({ as, party })),
    list('cac:Item/cac:ManufacturerParty', sellerOrManufacturer),
  ),
  otherReferences: joined(
    byPlace({ 'purchase-order': 'cac:OrderLineReference' }, where(orderLine, saysMoreThanLine), named),
    byPlace({ 'sales-order': 'cac:OrderLineReference' }, where(salesOrderLine, saysSomething), named),
    byPlace(
      { 'despatch-advice': 'cac:DespatchLineReference', 'receiving-advice': 'cac:ReceiptLineReference' },
      where(shippedLine, saysSomething),
      named,
    ),
    billing(false, (element, reading) => named('invoice', billedInvoice(element, reading))),
    byPlace({ other: 'cac:DocumentReference[cbc:DocumentTypeCode!=130]' }, documentReference, named),
  ),
});

const nested = list(['cac:SubInvoiceLine', 'cac:SubCreditNoteLine'], (element, reading) => withItsParts(element, reading));
/** A line, and behind it the lines in it. */
const withItsParts: Reader<InvoiceLine[]> = (element, reading) => [line(element, reading), ...nested(element, reading).flat()];

export const lines = flat(list(['cac:InvoiceLine', 'cac:CreditNoteLine'], withItsParts));
