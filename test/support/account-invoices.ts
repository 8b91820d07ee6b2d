/** Invoices of fictitious operators that name a billing account. UBL 2.1, as little of it as that needs. */

export interface AccountInvoice {
  readonly number: string;
  readonly supplier: string;
  /** BT-19; null names none. */
  readonly account: string | null;
  /** Cents, tax included; a credit note is negative. */
  readonly amount: number;
  readonly issueDate: string;
  readonly currency?: string;
  /** Of the buyer. */
  readonly postalCode?: string;
  readonly note?: string;
  /** BT-115 where it is not the total, in cents. */
  readonly payable?: number;
}

export function accountUbl(invoice: AccountInvoice): string {
  const { number, supplier, account, amount, issueDate, currency = 'EUR', postalCode = '75000', note, payable } = invoice;
  const credit = amount < 0;
  const kind = credit ? 'CreditNote' : 'Invoice';
  const total = Math.abs(amount);
  const money = (name: string, cents = total) => `<cbc:${name} currencyID="${currency}">${decimal(cents)}</cbc:${name}>`;
  const party = (role: string, name: string, zone: string) =>
    `<cac:${role}><cac:Party><cac:PostalAddress><cbc:StreetName>1 rue de l’Exemple</cbc:StreetName><cbc:CityName>Ville-Exemple</cbc:CityName>
    <cbc:PostalZone>${zone}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:${role}>`;
  const quantity = credit ? 'CreditedQuantity' : 'InvoicedQuantity';
  const category = '<cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>${issueDate}</cbc:IssueDate>
  <cbc:${kind}TypeCode>${credit ? '381' : '380'}</cbc:${kind}TypeCode>${note ? `<cbc:Note>${note}</cbc:Note>` : ''}
  <cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>${account ? `<cbc:AccountingCost>${account}</cbc:AccountingCost>` : ''}
  ${party('AccountingSupplierParty', supplier, '92000')}${party('AccountingCustomerParty', 'Société Fictive SA', postalCode)}
  <cac:TaxTotal><cbc:TaxAmount currencyID="${currency}">0.00</cbc:TaxAmount><cac:TaxSubtotal>${money('TaxableAmount')}<cbc:TaxAmount currencyID="${currency}">0.00</cbc:TaxAmount>
    <cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${money('LineExtensionAmount')}${money('TaxExclusiveAmount')}${money('TaxInclusiveAmount')}${
    payable === undefined ? '' : money('PrepaidAmount', total - payable)
  }${money('PayableAmount', payable ?? total)}</cac:LegalMonetaryTotal>
  <cac:${kind}Line><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="C62">1</cbc:${quantity}>${money('LineExtensionAmount')}
    <cac:Item><cbc:Name>Abonnement d’exemple</cbc:Name><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price>${money('PriceAmount')}</cac:Price></cac:${kind}Line>
</${kind}>`;
}

function decimal(cents: number): string {
  const text = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Call detail of an operator's centres, a line for each: what puts their accounts under one root. */
export function centresDetail(
  lines: readonly { readonly root: string; readonly centre: string; readonly invoice: string; readonly date: string }[],
): string {
  const header =
    'Radical;Centre de facturation;N° facture;Date facture;N° ligne;Utilisateur;Rubrique;Nature;Date;Heure;N° destinataire;Destination;Durée;Volume (Ko);Montant HT;Taux TVA';
  const french = (iso: string) => iso.split('-').reverse().join('/');
  const rows = lines.map(
    ({ root, centre, invoice, date }) =>
      `${root};${centre};${invoice};${french(date)};0639980011;Zoé Côté;Communications;Appel national;${french(date)};08:15:30;+33199001018;France;00:01:00;0;0,100000;20,0`,
  );
  return [header, ...rows, ''].join('\r\n');
}
