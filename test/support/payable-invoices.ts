/** Invoices of fictitious suppliers as they are paid: with a due date and an account to be credited. UBL 2.1, as little of it as that needs. */

export interface PayableInvoice {
  readonly number: string;
  readonly supplier: string;
  /** Cents, tax included; a credit note is negative. */
  readonly amount: number;
  readonly currency?: string;
  readonly dueDate?: string;
  readonly iban?: string;
  /** BT-83. */
  readonly reference?: string;
}

/** IBANs that pass their key, of accounts that are nobody's. */
export const ibans = {
  own: 'FR7630006000011234567890189',
  telecom: 'DE89370400440532013000',
  software: 'BE68539007547034',
  other: 'NL91ABNA0417164300',
} as const;

export function payableUbl({ number, supplier, amount, currency = 'EUR', dueDate, iban, reference }: PayableInvoice): string {
  const credit = amount < 0;
  const kind = credit ? 'CreditNote' : 'Invoice';
  const money = (name: string) => `<cbc:${name} currencyID="${currency}">${decimal(Math.abs(amount))}</cbc:${name}>`;
  const party = (role: string, name: string) =>
    `<cac:${role}><cac:Party><cac:PostalAddress><cbc:StreetName>1 rue de l’Exemple</cbc:StreetName><cbc:CityName>Ville-Exemple</cbc:CityName>
    <cbc:PostalZone>00000</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:${role}>`;
  const quantity = credit ? 'CreditedQuantity' : 'InvoicedQuantity';
  const category = '<cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>2026-11-02</cbc:IssueDate>${dueDate && !credit ? `<cbc:DueDate>${dueDate}</cbc:DueDate>` : ''}
  <cbc:${kind}TypeCode>${credit ? '381' : '380'}</cbc:${kind}TypeCode><cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>
  ${party('AccountingSupplierParty', supplier)}${party('AccountingCustomerParty', 'Société Fictive SA')}
  ${
    iban
      ? `<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>${reference ? `<cbc:PaymentID>${reference}</cbc:PaymentID>` : ''}
  <cac:PayeeFinancialAccount><cbc:ID>${iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>`
      : ''
  }
  <cac:TaxTotal><cbc:TaxAmount currencyID="${currency}">0.00</cbc:TaxAmount><cac:TaxSubtotal>${money('TaxableAmount')}<cbc:TaxAmount currencyID="${currency}">0.00</cbc:TaxAmount>
    <cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${money('LineExtensionAmount')}${money('TaxExclusiveAmount')}${money('TaxInclusiveAmount')}${money('PayableAmount')}</cac:LegalMonetaryTotal>
  <cac:${kind}Line><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="C62">1</cbc:${quantity}>${money('LineExtensionAmount')}
    <cac:Item><cbc:Name>Abonnement d’exemple</cbc:Name><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price>${money('PriceAmount')}</cac:Price></cac:${kind}Line>
</${kind}>`;
}

function decimal(cents: number): string {
  const text = String(cents).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
