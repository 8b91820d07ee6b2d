/** Files as suppliers send them, in a folder of their own, with what they say. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';

const fixtures = join(import.meta.dirname, '../fixtures/intake');

export interface SampleFolder {
  readonly path: string;
  readonly at: (name: string) => string;
  readonly write: (name: string, content: Uint8Array | string) => string;
  /** One of the project's own e-invoices: `invoice.ubl.xml`, `invoice.cii.xml`, `credit-note.ubl.xml`. */
  readonly fixture: (name: string) => string;
  readonly remove: () => void;
}

export function sampleFolder(): SampleFolder {
  const path = mkdtempSync(join(tmpdir(), 'facturier-files-'));
  const at = (name: string) => join(path, name);
  return {
    path,
    at,
    write: (name, content) => {
      writeFileSync(at(name), content);
      return at(name);
    },
    fixture: (name) => {
      copyFileSync(join(fixtures, name), at(name));
      return at(name);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** The text of the first element of that name in an XML file. */
export function elementText(file: string, name: string): string {
  const found = new RegExp(`<(?:\\w+:)?${name}[^>]*>([^<]*)<`).exec(readFileSync(file, 'utf8'));
  if (!found?.[1]) throw new Error(`no ${name} in ${file}`);
  return found[1];
}

/** A PDF of our own: each string a page; with the data of an invoice in it where it is given. */
export async function plainPdf(
  pages: readonly string[],
  { data, ...options }: PDFKit.PDFDocumentOptions & { readonly data?: Buffer } = {},
): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', autoFirstPage: false, ...options });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  if (data) document.file(data, { name: 'factur-x.xml', type: 'text/xml' });
  for (const text of pages) document.addPage().fontSize(14).text(text);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A PDF whose pages are there but whose structure pdf.js and others have to refuse. */
export const brokenPdf = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n';

export interface DetailLine {
  readonly seconds: number;
  /** Millionths of a euro. */
  readonly micros: number;
}

/** An operator's call detail of one invoice: Windows-1252, semicolons, decimal commas. */
export function callDetail(invoice: string, lines: readonly DetailLine[]): Buffer {
  const header =
    'Radical;Centre de facturation;N° facture;Date facture;N° ligne;Utilisateur;Rubrique;Nature;Date;Heure;N° destinataire;Destination;Durée;Volume (Ko);Montant HT;Taux TVA';
  const two = (value: number) => String(value).padStart(2, '0');
  const rows = lines.map(({ seconds, micros }, index) => {
    const duration = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    const amount = `${Math.floor(micros / 1e6)},${String(micros % 1e6).padStart(6, '0')}`;
    return `R001;CF0001;${invoice};28/10/2026;0600000001;Zoé Exemple;Communications;Appel national;${two(1 + (index % 28))}/10/2026;08:15:30;+33100000001;France;${duration};0;${amount};20,0`;
  });
  return Buffer.from([header, ...rows, ''].join('\r\n'), 'latin1');
}
