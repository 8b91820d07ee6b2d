/** What a PDF says of itself in its XMP packet (ISO 16684-1): its kind of PDF/A and its profile of Factur-X or ZUGFeRD. */
import { SaxesParser } from 'saxes';

const pdfaNamespace = 'http://www.aiim.org/pdfa/ns/id/';
/** The extension of Factur-X and ZUGFeRD 2.1, of ZUGFeRD 2.0 and of ZUGFeRD 1. */
const invoiceNamespaces: ReadonlyMap<string, InvoiceSchema> = new Map([
  ['urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#', 'factur-x'],
  ['urn:zugferd:pdfa:CrossIndustryDocument:invoice:2p0#', 'zugferd-2.0'],
  ['urn:ferd:pdfa:CrossIndustryDocument:invoice:1p0#', 'zugferd-1'],
]);

export type InvoiceSchema = 'factur-x' | 'zugferd-2.0' | 'zugferd-1';
export const invoiceProperties = ['DocumentType', 'DocumentFileName', 'Version', 'ConformanceLevel'] as const;
export type InvoiceProperty = (typeof invoiceProperties)[number];

export interface XmpClaims {
  /** The part of ISO 19005 the file claims to follow, and how far; null where it does not say. */
  readonly part: string | null;
  readonly conformance: string | null;
  /** Which extension describes the invoice in it; null where none does. */
  readonly schema: InvoiceSchema | null;
  readonly invoice: ReadonlyMap<InvoiceProperty, string>;
}

const textLimit = 1_000;

/** Reads a packet; null for one that is no XML, or declares entities. Properties may be written as elements or as attributes. */
export function readXmp(packet: string): XmpClaims | null {
  const parser = new SaxesParser({ xmlns: true });
  const pdfa = new Map<string, string>();
  const invoice = new Map<InvoiceProperty, string>();
  let schema: InvoiceSchema | null = null;
  const take = (uri: string, local: string, value: string) => {
    if (uri === pdfaNamespace) pdfa.set(local, value.trim());
    const known = invoiceNamespaces.get(uri);
    const property = invoiceProperties.find((name) => name === local);
    if (known === undefined || property === undefined) return;
    schema = known;
    invoice.set(property, value.trim());
  };
  let text = '';
  parser.on('opentag', ({ attributes }) => {
    text = '';
    for (const { uri, local, value } of Object.values(attributes)) take(uri, local, value.slice(0, textLimit));
  });
  parser.on('text', (characters) => {
    if (text.length < textLimit) text += characters.slice(0, textLimit);
  });
  parser.on('closetag', ({ uri, local }) => {
    take(uri, local, text);
    text = '';
  });
  parser.on('doctype', () => {
    throw new Error('DOCTYPE');
  });
  try {
    parser.write(packet.replace(/^\uFEFF/, '').trimStart()).close();
  } catch {
    return null;
  }
  return { part: pdfa.get('part') ?? null, conformance: pdfa.get('conformance') ?? null, schema, invoice };
}
