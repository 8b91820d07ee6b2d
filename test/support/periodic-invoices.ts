/** Invoices of fictitious suppliers as they come by a rhythm: account, dates and periods. UBL 2.1, as little of it as that needs. */

export interface PeriodicInvoice {
  readonly number: string;
  readonly supplier?: string;
  /** BT-19. */
  readonly account?: string;
  readonly issueDate: string;
  readonly credit?: boolean;
  /** BT-23. */
  readonly process?: string;
  readonly currency?: string;
  /** BG-3. */
  readonly preceding?: readonly string[];
  readonly period?: readonly [from: string, to: string];
  readonly lines?: readonly PeriodicLine[];
}

export interface PeriodicLine {
  readonly description: string;
  /** Cents; negative for what is taken back. */
  readonly amount: number;
  readonly quantity?: number;
  readonly period?: readonly [from: string, to: string];
  /** BG-32 « Rubrique ». */
  readonly section?: string;
}

const exempt = '<cbc:ID>E</cbc:ID><cbc:Percent>0</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';

export function periodicUbl(given: PeriodicInvoice): string {
  const { number, supplier = 'Télécom Exemple SA', account, issueDate, credit = false, process, currency = 'EUR', preceding = [] } = given;
  const lines = given.lines ?? [{ description: 'Abonnement d’exemple', amount: 10_000 }];
  const kind = credit ? 'CreditNote' : 'Invoice';
  const total = lines.reduce((sum, { amount }) => sum + amount, 0);
  const money = (name: string, cents: number) => `<cbc:${name} currencyID="${currency}">${decimal(cents)}</cbc:${name}>`;
  const party = (role: string, name: string) =>
    `<cac:${role}><cac:Party><cac:PostalAddress><cbc:CityName>Ville-Exemple</cbc:CityName><cbc:PostalZone>00000</cbc:PostalZone>
    <cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:${role}>`;
  const quantityName = credit ? 'CreditedQuantity' : 'InvoicedQuantity';
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>${process ? `<cbc:ProfileID>${process}</cbc:ProfileID>` : ''}
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>${issueDate}</cbc:IssueDate>
  <cbc:${kind}TypeCode>${credit ? '381' : '380'}</cbc:${kind}TypeCode><cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>
  ${account ? `<cbc:AccountingCost>${account}</cbc:AccountingCost>` : ''}${period(given.period)}
  ${preceding.map((one) => `<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>${one}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>`).join('')}
  ${party('AccountingSupplierParty', supplier)}${party('AccountingCustomerParty', 'Société Fictive SA')}
  <cac:TaxTotal>${money('TaxAmount', 0)}<cac:TaxSubtotal>${money('TaxableAmount', total)}${money('TaxAmount', 0)}
    <cac:TaxCategory>${exempt}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${money('LineExtensionAmount', total)}${money('TaxExclusiveAmount', total)}${money('TaxInclusiveAmount', total)}${money('PayableAmount', total)}</cac:LegalMonetaryTotal>
  ${lines
    .map(
      (
        line,
        at,
      ) => `<cac:${kind}Line><cbc:ID>${at + 1}</cbc:ID><cbc:${quantityName} unitCode="C62">${line.quantity ?? 1}</cbc:${quantityName}>${money('LineExtensionAmount', line.amount)}
    ${period(line.period)}<cac:Item><cbc:Name>${line.description}</cbc:Name><cac:ClassifiedTaxCategory>${exempt}</cac:ClassifiedTaxCategory>${
      line.section
        ? `<cac:AdditionalItemProperty><cbc:Name>Rubrique</cbc:Name><cbc:Value>${line.section}</cbc:Value></cac:AdditionalItemProperty>`
        : ''
    }</cac:Item><cac:Price>${money('PriceAmount', line.amount / (line.quantity ?? 1))}</cac:Price></cac:${kind}Line>`,
    )
    .join('')}
</${kind}>`;
}

function period(given: PeriodicInvoice['period']): string {
  if (!given) return '';
  return `<cac:InvoicePeriod><cbc:StartDate>${given[0]}</cbc:StartDate><cbc:EndDate>${given[1]}</cbc:EndDate></cac:InvoicePeriod>`;
}

function decimal(cents: number): string {
  const text = String(Math.abs(Math.round(cents))).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}
