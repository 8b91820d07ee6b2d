/** Any line of the model as CII. */
import { textNode, type XmlNode } from '../../src-main/exports/write-xml.ts';
import type { IncludedItem, InvoiceLine } from '../../src-main/intake/model.ts';
import {
  accounts,
  allowanceCharge,
  day,
  id,
  ids,
  indicator,
  invoicedObject,
  measure,
  note,
  numberOnly,
  otherParty,
  period,
  references,
  terms,
  tradeTax,
} from './write-cii-parts.ts';

export function tradeLine(line: InvoiceLine): XmlNode {
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
