/** A UBL invoice or credit note that keeps every business rule of EN 16931 and uses most of what they speak of; ways to change it. */
import { checkedDocument } from '../../../../src-main/intake/check/document.ts';
import { ublModel } from '../../../../src-main/intake/check/en16931/ubl-model.ts';
import { type VatFamily, vatFamilies } from '../../../../src-main/intake/check/en16931/vat-categories.ts';
import { applyRules } from '../../../../src-main/intake/check/rules.ts';
import { parseXml } from '../../../../src-main/intake/read/xml.ts';
import { type Change, swap } from './samples.ts';

const vat = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
export const money = (name: string, amount: number) => `<cbc:${name} currencyID="EUR">${amount.toFixed(2)}</cbc:${name}>`;
export const taxNumber = (number: string) => `<cac:PartyTaxScheme><cbc:CompanyID>${number}</cbc:CompanyID>${vat}</cac:PartyTaxScheme>`;
const address = (city: string) =>
  `<cac:PostalAddress><cbc:CityName>${city}</cbc:CityName><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>`;

/** What stands in the sample, for those who change it. */
export const lineNet = 60;
export const otherLineNet = 40;
export const allowanceAmount = 10;
export const chargeAmount = 5;
export const base = lineNet + otherLineNet - allowanceAmount + chargeAmount;
export const prepaid = 20;
export const rounding = -0.01;

const chargeReason =
  '<cbc:AllowanceChargeReasonCode>FC</cbc:AllowanceChargeReasonCode><cbc:AllowanceChargeReason>Mise en service</cbc:AllowanceChargeReason>';

export const familyOf = (letters: string): VatFamily => {
  const family = vatFamilies.find((one) => one.family === letters);
  if (family === undefined) throw new Error(`no such category: ${letters}`);
  return family;
};

/** The rate at which the sample of a category is taxed; null where there is none. */
export const rateOf = ({ rate }: VatFamily): number | null => ({ 'above-zero': 20, 'not-below-zero': 7, zero: 0, none: null })[rate];

export function ublInvoice({ family = familyOf('S'), creditNote = false }: { family?: VatFamily; creditNote?: boolean } = {}): string {
  const { code, seller, reason } = family;
  const rate = rateOf(family);
  const percent = rate === null ? '' : `<cbc:Percent>${rate}</cbc:Percent>`;
  const category = (name: string, more = '') => `<cac:${name}><cbc:ID>${code}</cbc:ID>${percent}${more}${vat}</cac:${name}>`;
  const tax = (base * (rate ?? 0)) / 100;
  const vatNumber = (number: string) => (seller === 'no-vat-number' ? '' : taxNumber(number));
  const kind = creditNote ? 'CreditNote' : 'Invoice';
  const quantity = creditNote ? 'CreditedQuantity' : 'InvoicedQuantity';
  const line = (id: number, net: number, more = '') => `
    <cac:${kind}Line>
      <cbc:ID>${id}</cbc:ID><cbc:${quantity} unitCode="MON">2</cbc:${quantity}>${money('LineExtensionAmount', net)}
      <cac:InvoicePeriod><cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate></cac:InvoicePeriod>
      ${more}
      <cac:Item>
        <cbc:Name>Forfait mobile</cbc:Name>
        <cac:StandardItemIdentification><cbc:ID schemeID="0160">04000000000000</cbc:ID></cac:StandardItemIdentification>
        <cac:CommodityClassification><cbc:ItemClassificationCode listID="STI">72</cbc:ItemClassificationCode></cac:CommodityClassification>
        ${category('ClassifiedTaxCategory')}
        <cac:AdditionalItemProperty><cbc:Name>Débit</cbc:Name><cbc:Value>1 Gbit/s</cbc:Value></cac:AdditionalItemProperty>
      </cac:Item>
      <cac:Price>${money('PriceAmount', net / 2)}
        <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator>${money('Amount', 1)}${money('BaseAmount', net / 2 + 1)}</cac:AllowanceCharge>
      </cac:Price>
    </cac:${kind}Line>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ID>TE-118</cbc:ID><cbc:IssueDate>2026-10-28</cbc:IssueDate>
  <cbc:${kind}TypeCode>${creditNote ? 381 : 380}</cbc:${kind}TypeCode><cbc:TaxPointDate>2026-10-15</cbc:TaxPointDate>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode><cbc:TaxCurrencyCode>USD</cbc:TaxCurrencyCode>
  <cac:InvoicePeriod><cbc:StartDate>2026-10-01</cbc:StartDate><cbc:EndDate>2026-10-31</cbc:EndDate></cac:InvoicePeriod>
  <cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>TE-117</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>
  <cac:AdditionalDocumentReference><cbc:ID>DETAIL-10</cbc:ID></cac:AdditionalDocumentReference>
  <cac:AccountingSupplierParty><cac:Party>
    <cbc:EndpointID schemeID="0225">123456782</cbc:EndpointID>
    <cac:PartyIdentification><cbc:ID>F-1</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Télécom Exemple</cbc:Name></cac:PartyName>
    ${address('Villefictive')}${vatNumber('FR32123456782')}
    <cac:PartyLegalEntity><cbc:RegistrationName>Télécom Exemple SA</cbc:RegistrationName><cbc:CompanyID>123456782</cbc:CompanyID></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>
    <cbc:EndpointID schemeID="0225">987654324</cbc:EndpointID>
    ${address('Bourg-Exemple')}${vatNumber('FR00987654324')}
    <cac:PartyLegalEntity><cbc:RegistrationName>Société Fictive SA</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:PayeeParty>
    <cac:PartyIdentification><cbc:ID>A-9</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>Affacturage Exemple</cbc:Name></cac:PartyName>
  </cac:PayeeParty>${
    seller === 'no-vat-number'
      ? ''
      : `<cac:TaxRepresentativeParty>
    <cac:PartyName><cbc:Name>Fiscaliste Exemple</cbc:Name></cac:PartyName>${address('Villefictive')}${taxNumber('FR11111111117')}
  </cac:TaxRepresentativeParty>`
  }
  <cac:Delivery><cbc:ActualDeliveryDate>2026-10-15</cbc:ActualDeliveryDate><cac:DeliveryLocation>${address('Bourg-Exemple').replaceAll('PostalAddress', 'Address')}</cac:DeliveryLocation></cac:Delivery>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>FR7630001007941234567890185</cbc:ID></cac:PayeeFinancialAccount>
  </cac:PaymentMeans>
  <cac:PaymentMeans>
    <cbc:PaymentMeansCode>48</cbc:PaymentMeansCode><cac:CardAccount><cbc:PrimaryAccountNumberID>****1234</cbc:PrimaryAccountNumberID></cac:CardAccount>
  </cac:PaymentMeans>
  <cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReason>Remise fidélité</cbc:AllowanceChargeReason>
    ${money('Amount', allowanceAmount)}${money('BaseAmount', 100)}${category('TaxCategory')}
  </cac:AllowanceCharge>
  <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>${chargeReason}
    ${money('Amount', chargeAmount)}${money('BaseAmount', 100)}${category('TaxCategory')}
  </cac:AllowanceCharge>
  <cac:TaxTotal>${money('TaxAmount', tax)}
    <cac:TaxSubtotal>${money('TaxableAmount', base)}${money('TaxAmount', tax)}
      ${category('TaxCategory', reason === 'required' ? '<cbc:TaxExemptionReason>Sans TVA</cbc:TaxExemptionReason>' : '')}
    </cac:TaxSubtotal>
  </cac:TaxTotal>
  <cac:TaxTotal><cbc:TaxAmount currencyID="USD">22.00</cbc:TaxAmount></cac:TaxTotal>
  <cac:LegalMonetaryTotal>
    ${money('LineExtensionAmount', lineNet + otherLineNet)}${money('TaxExclusiveAmount', base)}${money('TaxInclusiveAmount', base + tax)}
    ${money('AllowanceTotalAmount', allowanceAmount)}${money('ChargeTotalAmount', chargeAmount)}${money('PrepaidAmount', prepaid)}
    ${money('PayableRoundingAmount', rounding)}${money('PayableAmount', base + tax - prepaid + rounding)}
  </cac:LegalMonetaryTotal>
  ${line(
    1,
    lineNet,
    `<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:AllowanceChargeReasonCode>95</cbc:AllowanceChargeReasonCode>${money('Amount', 2)}${money('BaseAmount', 20)}</cac:AllowanceCharge>
      <cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator>${chargeReason}${money('Amount', 3)}${money('BaseAmount', 30)}</cac:AllowanceCharge>`,
  )}${line(2, otherLineNet)}
</${kind}>
`;
}

export const findingsOf = (xml: string) => applyRules(checkedDocument(parseXml(Buffer.from(xml)), 'ubl'), [ublModel], 'en16931');
export const rulesOf = (xml: string) => findingsOf(xml).map(({ rule }) => rule);

export const euros = (amount: number) => amount.toFixed(2);

/** The first amount of a name and value becomes another. */
export const restate = (name: string, from: number, to: string): Change =>
  swap(money(name, from), `<cbc:${name} currencyID="EUR">${to}</cbc:${name}>`);

/** A change of what comes after the first start tag of an element. */
export const inside =
  (element: string, change: Change): Change =>
  (xml) => {
    const start = xml.indexOf(`<${element}>`);
    return xml.slice(0, start) + change(xml.slice(start));
  };

/** Tax numbers and categories of VAT come to be of another tax. */
export const otherThanVat = swap('>VAT<', '>TAXE<');

export const breakdown = 'cac:TaxSubtotal';
export const representative = 'cac:TaxRepresentativeParty';
/** Where the charge on the document begins. */
export const charge = 'cbc:ChargeIndicator>true</cbc:ChargeIndicator';
