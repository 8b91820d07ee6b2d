/** A Cross Industry Invoice that keeps every business rule of EN 16931 and uses most of what they speak of. */
import type { VatFamily } from '../../../../src-main/intake/check/en16931/vat-categories.ts';
import { allowanceAmount, base, chargeAmount, familyOf, lineNet, otherLineNet, prepaid, rateOf, rounding } from './ubl-invoice.ts';

const money = (name: string, amount: number, currency = '') => `<ram:${name}${currency}>${amount.toFixed(2)}</ram:${name}>`;
const inEuros = ' currencyID="EUR"';
const date = (name: string, day: string) => `<ram:${name}><udt:DateTimeString format="102">${day}</udt:DateTimeString></ram:${name}>`;
const period = `<ram:BillingSpecifiedPeriod>${date('StartDateTime', '20261001')}${date('EndDateTime', '20261031')}</ram:BillingSpecifiedPeriod>`;
const address = (city: string) =>
  `<ram:PostalTradeAddress><ram:CityName>${city}</ram:CityName><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>`;
const endpoint = (id: string) =>
  `<ram:URIUniversalCommunication><ram:URIID schemeID="0225">${id}</ram:URIID></ram:URIUniversalCommunication>`;
const taxNumber = (id: string) => `<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">${id}</ram:ID></ram:SpecifiedTaxRegistration>`;
const legalId = (id: string) => `<ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">${id}</ram:ID></ram:SpecifiedLegalOrganization>`;

export interface CiiSample {
  readonly family?: VatFamily;
  /** BT-24. */
  readonly profile?: string;
}

export function ciiInvoice({ family = familyOf('S'), profile = 'urn:cen.eu:en16931:2017' }: CiiSample = {}): string {
  const { code, seller, reason } = family;
  const rate = rateOf(family);
  const percent = rate === null ? '' : `<ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent>`;
  const category = `<ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>${code}</ram:CategoryCode>${percent}`;
  const tax = (base * (rate ?? 0)) / 100;
  const vatNumber = (id: string) => (seller === 'no-vat-number' ? '' : taxNumber(id));
  const allowanceCharge = (indicator: boolean, amount: number, basis: number, why: string, taxed = '') =>
    `<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>${indicator}</udt:Indicator></ram:ChargeIndicator>${money('BasisAmount', basis)}${money('ActualAmount', amount)}${why}${taxed}</ram:SpecifiedTradeAllowanceCharge>`;
  const chargeReason = '<ram:ReasonCode>FC</ram:ReasonCode><ram:Reason>Mise en service</ram:Reason>';
  const taxed = `<ram:CategoryTradeTax>${category}</ram:CategoryTradeTax>`;
  const line = (id: number, net: number, more = '') => `
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>${id}</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct>
        <ram:GlobalID schemeID="0160">04000000000000</ram:GlobalID><ram:Name>Forfait mobile</ram:Name>
        <ram:ApplicableProductCharacteristic><ram:Description>Débit</ram:Description><ram:Value>1 Gbit/s</ram:Value></ram:ApplicableProductCharacteristic>
        <ram:DesignatedProductClassification><ram:ClassCode listID="STI">72</ram:ClassCode></ram:DesignatedProductClassification>
      </ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement>
        <ram:GrossPriceProductTradePrice>${money('ChargeAmount', net / 2 + 1)}</ram:GrossPriceProductTradePrice>
        <ram:NetPriceProductTradePrice>${money('ChargeAmount', net / 2)}</ram:NetPriceProductTradePrice>
      </ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="MON">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>
        <ram:ApplicableTradeTax>${category}</ram:ApplicableTradeTax>${period}${more}
        <ram:SpecifiedTradeSettlementLineMonetarySummation>${money('LineTotalAmount', net)}</ram:SpecifiedTradeSettlementLineMonetarySummation>
      </ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>`;
  const lineAllowances = `${allowanceCharge(false, 2, 20, '<ram:ReasonCode>95</ram:ReasonCode>')}${allowanceCharge(true, 3, 30, chargeReason)}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
  <rsm:ExchangedDocumentContext>
    <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>${profile}</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>
  </rsm:ExchangedDocumentContext>
  <rsm:ExchangedDocument>
    <ram:ID>TE-118</ram:ID><ram:TypeCode>380</ram:TypeCode>${date('IssueDateTime', '20261028')}
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>${line(1, lineNet, lineAllowances)}${line(2, otherLineNet)}
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty>
        <ram:ID>F-1</ram:ID><ram:Name>Télécom Exemple SA</ram:Name>${legalId('123456782')}${address('Villefictive')}
        ${endpoint('123456782')}${vatNumber('FR32123456782')}
      </ram:SellerTradeParty>
      <ram:BuyerTradeParty>
        <ram:Name>Société Fictive SA</ram:Name>${address('Bourg-Exemple')}${endpoint('987654324')}${vatNumber('FR00987654324')}
      </ram:BuyerTradeParty>${
        seller === 'no-vat-number'
          ? ''
          : `<ram:SellerTaxRepresentativeTradeParty>
        <ram:Name>Fiscaliste Exemple</ram:Name>${address('Villefictive')}${taxNumber('FR11111111117')}
      </ram:SellerTaxRepresentativeTradeParty>`
      }
      <ram:AdditionalReferencedDocument><ram:IssuerAssignedID>DETAIL-10</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode></ram:AdditionalReferencedDocument>
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery>
      <ram:ShipToTradeParty>${address('Bourg-Exemple')}</ram:ShipToTradeParty>
      <ram:ActualDeliverySupplyChainEvent>${date('OccurrenceDateTime', '20261015')}</ram:ActualDeliverySupplyChainEvent>
    </ram:ApplicableHeaderTradeDelivery>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:TaxCurrencyCode>USD</ram:TaxCurrencyCode><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
      <ram:PayeeTradeParty><ram:ID>A-9</ram:ID><ram:Name>Affacturage Exemple</ram:Name>${legalId('111111118')}</ram:PayeeTradeParty>
      <ram:SpecifiedTradeSettlementPaymentMeans>
        <ram:TypeCode>30</ram:TypeCode>
        <ram:ApplicableTradeSettlementFinancialCard><ram:ID>****1234</ram:ID></ram:ApplicableTradeSettlementFinancialCard>
        <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FR7630001007941234567890185</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
      </ram:SpecifiedTradeSettlementPaymentMeans>
      <ram:ApplicableTradeTax>${money('CalculatedAmount', tax)}<ram:TypeCode>VAT</ram:TypeCode>${
        reason === 'required' ? '<ram:ExemptionReason>Sans TVA</ram:ExemptionReason>' : ''
      }${money('BasisAmount', base)}<ram:CategoryCode>${code}</ram:CategoryCode><ram:DueDateTypeCode>5</ram:DueDateTypeCode>${percent}</ram:ApplicableTradeTax>
      ${period}
      ${allowanceCharge(false, allowanceAmount, 100, '<ram:Reason>Remise fidélité</ram:Reason>', taxed)}
      ${allowanceCharge(true, chargeAmount, 100, chargeReason, taxed)}
      <ram:SpecifiedTradePaymentTerms>${date('DueDateDateTime', '20261127')}</ram:SpecifiedTradePaymentTerms>
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        ${money('LineTotalAmount', lineNet + otherLineNet)}${money('ChargeTotalAmount', chargeAmount)}
        ${money('AllowanceTotalAmount', allowanceAmount)}${money('TaxBasisTotalAmount', base)}
        ${money('TaxTotalAmount', tax, inEuros)}${money('TaxTotalAmount', 22, ' currencyID="USD"')}
        ${money('RoundingAmount', rounding)}${money('GrandTotalAmount', base + tax)}${money('TotalPrepaidAmount', prepaid)}
        ${money('DuePayableAmount', base + tax - prepaid + rounding)}
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      <ram:InvoiceReferencedDocument><ram:IssuerAssignedID>TE-117</ram:IssuerAssignedID></ram:InvoiceReferencedDocument>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;
}
