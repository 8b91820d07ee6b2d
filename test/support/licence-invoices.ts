/** Invoices of a fictitious software house that bill licences for a period, UBL 2.1, as little of it as that needs. French VAT of 20 %. */

export interface LicenceInvoice {
  readonly number: string;
  readonly issueDate: string;
  readonly from: string;
  readonly to: string;
  readonly quantity: number;
  readonly priceCents: number;
}

const vat = 20;

export function licenceUbl({ number, issueDate, from, to, quantity, priceCents }: LicenceInvoice): string {
  const net = quantity * priceCents;
  const tax = Math.round((net * vat) / 100);
  const amount = (name: string, cents: number) => `<cbc:${name} currencyID="EUR">${decimal(cents)}</cbc:${name}>`;
  const party = (role: string, name: string, contact = '') =>
    `<cac:${role}><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity>${contact}</cac:Party></cac:${role}>`;
  const category = `<cbc:ID>S</cbc:ID><cbc:Percent>${vat}.00</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>`;
  const contact = '<cac:Contact><cbc:ElectronicMail>abonnements@logiciels-fictifs.example</cbc:ElectronicMail></cac:Contact>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>${issueDate}</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cbc:AccountingCost>ABO-1</cbc:AccountingCost>
  ${party('AccountingSupplierParty', 'Logiciels Fictifs SAS', contact)}${party('AccountingCustomerParty', 'Société Fictive SA')}
  <cac:TaxTotal>${amount('TaxAmount', tax)}<cac:TaxSubtotal>${amount('TaxableAmount', net)}${amount('TaxAmount', tax)}
    <cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${amount('LineExtensionAmount', net)}${amount('TaxExclusiveAmount', net)}${amount('TaxInclusiveAmount', net + tax)}${amount('PayableAmount', net + tax)}</cac:LegalMonetaryTotal>
  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">${quantity}</cbc:InvoicedQuantity>${amount('LineExtensionAmount', net)}
    <cac:InvoicePeriod><cbc:StartDate>${from}</cbc:StartDate><cbc:EndDate>${to}</cbc:EndDate></cac:InvoicePeriod>
    <cac:Item><cbc:Name>Suite Fictive, licence</cbc:Name><cac:SellersItemIdentification><cbc:ID>SFG</cbc:ID></cac:SellersItemIdentification>
    <cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price>${amount('PriceAmount', priceCents)}</cac:Price></cac:InvoiceLine>
</Invoice>`;
}

function decimal(cents: number): string {
  const text = String(cents).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
