/** Invoices of a fictitious supplier that say to whom they are addressed, and on which day. UBL 2.1, as little of it as that needs. */

export interface AddressedInvoice {
  readonly number: string;
  readonly issueDate: string;
  readonly buyer: string;
  readonly vatId?: string;
  readonly street?: string;
  readonly postalCode?: string;
}

export function addressedUbl({
  number,
  issueDate,
  buyer,
  vatId,
  street = '1 avenue de l’Exemple',
  postalCode = '75001',
}: AddressedInvoice): string {
  const money = (name: string, amount = '100.00') => `<cbc:${name} currencyID="EUR">${amount}</cbc:${name}>`;
  const party = (role: string, name: string, way: string, zone: string, vat = '') =>
    `<cac:${role}><cac:Party><cac:PostalAddress><cbc:StreetName>${way}</cbc:StreetName><cbc:CityName>Ville-Exemple</cbc:CityName>
    <cbc:PostalZone>${zone}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    ${vat ? `<cac:PartyTaxScheme><cbc:CompanyID>${vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>` : ''}
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:${role}>`;
  const category = '<cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>${issueDate}</cbc:IssueDate><cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  ${party('AccountingSupplierParty', 'Télécom Exemple', '18 avenue du Réseau', '92000')}
  ${party('AccountingCustomerParty', buyer, street, postalCode, vatId)}
  <cac:TaxTotal>${money('TaxAmount', '0.00')}<cac:TaxSubtotal>${money('TaxableAmount')}${money('TaxAmount', '0.00')}
    <cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${money('LineExtensionAmount')}${money('TaxExclusiveAmount')}${money('TaxInclusiveAmount')}${money('PayableAmount')}</cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>${money('LineExtensionAmount')}
    <cac:Item><cbc:Name>Abonnement d’exemple</cbc:Name><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price>${money('PriceAmount')}</cac:Price></cac:InvoiceLine>
</Invoice>`;
}
