/** A ledger of fictitious suppliers whose every figure is known: invoices and call detail, imported by the console as a person would. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SampleInvoice {
  readonly number: string;
  readonly supplier: string;
  readonly issueDate: string;
  readonly currency: string;
  /** Cents; a credit note is negative. */
  readonly net: number;
  readonly tax: number;
}

export interface SampleLine {
  readonly user: string;
  readonly line: string;
  readonly destination: string;
  readonly day: string;
  readonly seconds: number;
  readonly micros: number;
  readonly invoice: string;
}

export interface SampleLedger {
  readonly folder: string;
  readonly invoices: readonly SampleInvoice[];
  readonly lines: readonly SampleLine[];
  readonly remove: () => void;
}

const root = join(import.meta.dirname, '../..');
const two = (value: number) => String(value).padStart(2, '0');
const decimal = (value: number, digits: number, separator = '.') => {
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  return `${value < 0 ? '-' : ''}${text.slice(0, -digits)}${separator}${text.slice(-digits)}`;
};

const suppliers = ['Télécom Exemple', 'Logiciels Fictifs SAS', 'Plateforme Démonstration SA'];
const users = ['Zoé Côté', 'Émile Exemple', 'Eva Essai', 'Noël Modèle', 'Anaïs Fiction', 'Hélène Échantillon'];

function sampleInvoices(): SampleInvoice[] {
  return Array.from({ length: 240 }, (_, index): SampleInvoice => {
    const net = (5 + ((index * 7919) % 90_001)) * 5 * (index % 12 === 7 ? -1 : 1);
    return {
      number: `EX-${String(1000 + index)}`,
      supplier: suppliers[index % suppliers.length] ?? '',
      issueDate: `2026-${two(1 + (index % 12))}-${two(1 + (index % 28))}`,
      currency: index % 40 === 39 ? 'CAD' : 'EUR',
      net,
      tax: net / 5,
    };
  });
}

function sampleLines(invoices: readonly SampleInvoice[], count = 1500): SampleLine[] {
  return Array.from({ length: count }, (_, index): SampleLine => {
    const user = index % users.length;
    return {
      user: users[user] ?? '',
      line: `06000000${two(user)}`,
      destination: `+331000000${two((index * 31) % 40)}`,
      day: `2026-${two(1 + ((index * 7) % 12))}-${two(1 + (index % 28))}`,
      seconds: (index * 37) % 4000,
      micros: index % 50 === 49 ? -41_700 : ((index * 417) % 90_000) * 100,
      invoice: invoices[index % 3 === 0 ? 0 : 3]?.number ?? '',
    };
  });
}

/** UBL 2.1, as little of it as an invoice needs. */
function ubl({ number, supplier, issueDate, currency, net, tax }: SampleInvoice): string {
  const credit = net < 0;
  const kind = credit ? 'CreditNote' : 'Invoice';
  const amount = (name: string, value: number) => `<cbc:${name} currencyID="${currency}">${decimal(Math.abs(value), 2)}</cbc:${name}>`;
  const party = (role: string, name: string) =>
    `<cac:${role}><cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:${role}>`;
  const category = '<cbc:ID>S</cbc:ID><cbc:Percent>20.00</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>
  <cbc:ID>${number}</cbc:ID><cbc:IssueDate>${issueDate}</cbc:IssueDate>
  <cbc:${kind}TypeCode>${credit ? '381' : '380'}</cbc:${kind}TypeCode><cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>
  ${party('AccountingSupplierParty', supplier)}${party('AccountingCustomerParty', 'Société Fictive SA')}
  <cac:TaxTotal>${amount('TaxAmount', tax)}<cac:TaxSubtotal>${amount('TaxableAmount', net)}${amount('TaxAmount', tax)}
    <cac:TaxCategory>${category}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${amount('LineExtensionAmount', net)}${amount('TaxExclusiveAmount', net)}${amount('TaxInclusiveAmount', net + tax)}${amount('PayableAmount', net + tax)}</cac:LegalMonetaryTotal>
  <cac:${kind}Line><cbc:ID>1</cbc:ID><cbc:${credit ? 'Credited' : 'Invoiced'}Quantity unitCode="C62">1</cbc:${credit ? 'Credited' : 'Invoiced'}Quantity>${amount('LineExtensionAmount', net)}
    <cac:Item><cbc:Name>Abonnement d’exemple</cbc:Name><cac:ClassifiedTaxCategory>${category}</cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price>${amount('PriceAmount', net)}</cac:Price></cac:${kind}Line>
</${kind}>`;
}

/** The call detail of a French operator: Windows-1252, semicolons, decimal commas. */
function multiCf(lines: readonly SampleLine[]): string {
  const french = (iso: string) => iso.split('-').reverse().join('/');
  const header =
    'Radical;Centre de facturation;N° facture;Date facture;N° ligne;Utilisateur;Rubrique;Nature;Date;Heure;N° destinataire;Destination;Durée;Volume (Ko);Montant HT;Taux TVA';
  const rows = lines.map(({ user, line, destination, day, seconds, micros, invoice }) => {
    const duration = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    return `R001;CF0001;${invoice};28/12/2026;${line};${user};Communications;Appel national;${french(day)};08:15:30;${destination};France;${duration};0;${decimal(micros, 6, ',')};20,0`;
  });
  return [header, ...rows, ''].join('\r\n');
}

/** A ledger of call detail alone, of so many lines; `lines` in the order of the file. */
export function detailLedger(count: number): Pick<SampleLedger, 'folder' | 'lines' | 'remove'> {
  const own = mkdtempSync(join(tmpdir(), 'facturier-detail-'));
  const folder = join(own, 'ledger');
  const lines = sampleLines(sampleInvoices(), count);
  const file = join(own, 'detail.csv');
  writeFileSync(file, multiCf(lines), 'latin1');
  importAll(file, folder);
  return { folder, lines, remove: () => rmSync(own, { recursive: true, force: true }) };
}

/** As a person would from the console. */
function importAll(path: string, folder: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src-main/console/main.ts'), 'import', path, '--ledger', folder, '--json'],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (status !== 0) throw new Error(`the sample was not imported (${status}): ${stderr.slice(-500)} ${stdout.slice(-500)}`);
}

export function sampleLedger(): SampleLedger {
  const own = mkdtempSync(join(tmpdir(), 'facturier-sample-'));
  const files = join(own, 'files');
  const folder = join(own, 'ledger');
  mkdirSync(files);
  const invoices = sampleInvoices();
  const lines = sampleLines(invoices);
  for (const invoice of invoices) writeFileSync(join(files, `${invoice.number}.xml`), ubl(invoice));
  writeFileSync(join(files, 'detail.csv'), multiCf(lines), 'latin1');
  importAll(files, folder);
  return { folder, invoices, lines, remove: () => rmSync(own, { recursive: true, force: true }) };
}
