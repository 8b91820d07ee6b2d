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

/** A PDF of our own without data: each string a page. */
export async function plainPdf(pages: readonly string[], options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', autoFirstPage: false, ...options });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (const text of pages) document.addPage().fontSize(14).text(text);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** A PDF whose pages are there but whose structure pdf.js and others have to refuse. */
export const brokenPdf = '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n';
