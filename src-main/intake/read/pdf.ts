/** A PDF: its pages are counted and the files embedded in it taken out, among them the invoice of a Factur-X or ZUGFeRD document. */
import { inflateSync } from 'node:zlib';
import { PDF, PdfArray, PdfDict, PdfName, PdfStream, SecurityError } from '@libpdf/core';
import { type Problem, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import type { RuleSet } from '../check/finding.ts';
import { detect } from '../detect.ts';
import { limits, megabytes } from '../limits.ts';
import type { Attachment, Invoice } from '../model.ts';
import { outcomeOf, type ReadOutcome } from '../outcome.ts';
import { readInvoiceXml } from './invoice-xml.ts';

/** The names the standards give the invoice: Factur-X and ZUGFeRD 2.1, ZUGFeRD 2.0 and 1, XRechnung in ZUGFeRD. */
const invoiceNames = ['factur-x.xml', 'zugferd-invoice.xml', 'xrechnung.xml'];

/** Reads a PDF with or without an invoice in it, and checks that. Throws ProblemError: pdf-encrypted, pdf-damaged, pdf-embedded-too-much. */
export async function readPdf(bytes: Uint8Array, only: readonly RuleSet[] | null = null): Promise<ReadOutcome> {
  return withPdf(bytes, (pdf, remarks) => read(pdf, remarks, only));
}

/**
 * Opens a PDF and works on it; remarks tell what was mended on the way.
 * @throws ProblemError pdf-encrypted, pdf-damaged, also for what the work meets in it
 */
export async function withPdf<T>(bytes: Uint8Array, work: (pdf: PDF, remarks: Problem[]) => T): Promise<T> {
  try {
    const pdf = await PDF.load(bytes);
    return work(pdf, mended(pdf, bytes));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (error instanceof SecurityError) throw new ProblemError('pdf-encrypted');
    throw new ProblemError('pdf-damaged', { message: (error instanceof Error ? error.message : String(error)).slice(0, 200) });
  }
}

/** Refuses what cannot be read whole. */
function mended(pdf: PDF, bytes: Uint8Array): Problem[] {
  if (pdf.isEncrypted && !pdf.isAuthenticated) throw new ProblemError('pdf-encrypted');
  if (pdf.getPageCount() === 0) throw new ProblemError('pdf-damaged', { message: 'no page' });
  const remarks: Problem[] = [];
  if (pdf.recoveredViaBruteForce) {
    // The index of a PDF stands at its end: without that end the file was cut off, and pages of it are missing.
    const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('%%EOF');
    if (end < 0 || end < bytes.length - 2048) {
      throw new ProblemError('pdf-damaged', { message: 'its end is missing' });
    }
    remarks.push(problem('pdf-repaired'));
  }
  return remarks;
}

function read(pdf: PDF, remarks: Problem[], only: readonly RuleSet[] | null): ReadOutcome {
  const pageCount = pdf.getPageCount();
  const files = embeddedFiles(pdf, remarks);
  const source = files.find(({ name }) => invoiceNames.includes(name.toLowerCase())) ?? files.find(holdsInvoice);
  if (source?.content == null) return { status: 'read', kind: 'pdf', pageCount, attachments: files, remarks };
  try {
    const document = readInvoiceXml(source.content, only);
    const { checked } = document;
    if ('problem' in document) return outcomeOf('facturx', document.problem, checked);
    const { invoice } = document;
    const others = files.filter((file) => file !== source);
    return {
      status: 'read',
      kind: 'facturx',
      checked,
      invoice: { ...invoice, format: 'facturx', attachments: joined(invoice, others) },
      pageCount,
      remarks: [...remarks, ...document.remarks],
    };
  } catch (error) {
    if (error instanceof ProblemError) return outcomeOf('facturx', error.problem);
    throw error;
  }
}

function holdsInvoice({ content }: Attachment): boolean {
  return content !== null && ['ubl', 'cii'].includes(detect(content));
}

/**
 * The invoice's own attachments; one that points at an embedded file (`#ef=name`) gets its content. The other embedded files follow,
 * but for those that hold the same bytes as one before them.
 */
function joined(invoice: Invoice, files: readonly Attachment[]): Attachment[] {
  const own = invoice.attachments.map((attachment) => {
    const file = files.find(({ name }) => attachment.uri === `#ef=${name}`);
    if (attachment.content !== null || file === undefined) return attachment;
    return { ...attachment, name: file.name, mediaType: file.mediaType, content: file.content };
  });
  const known = ({ content }: Attachment) =>
    own.some((one) => one.content !== null && content !== null && Buffer.compare(one.content, content) === 0);
  return [...own, ...files.filter((file) => !known(file))];
}

/** The files of the document's name tree and of its associated files (ISO 32000-2, 7.11.4 and 14.13), each once, in that order. */
function embeddedFiles(pdf: PDF, remarks: Problem[]): Attachment[] {
  const resolve = pdf.getObject.bind(pdf);
  const catalog = pdf.context.catalog.getDict();
  const specifications: { readonly key: string | null; readonly specification: PdfDict }[] = [];
  const seen = new Set<PdfDict>();
  const walk = (node: PdfDict | undefined, depth: number) => {
    if (node === undefined || seen.has(node) || depth > 20) return;
    seen.add(node);
    const names = node.getArray('Names', resolve);
    for (let i = 0; i + 1 < (names?.length ?? 0); i += 2) {
      const key = names?.at(i, resolve);
      const specification = names?.at(i + 1, resolve);
      if (specification instanceof PdfDict) specifications.push({ key: key?.type === 'string' ? key.asString() : null, specification });
    }
    for (const kid of node.getArray('Kids', resolve) ?? []) {
      const child = kid.type === 'ref' ? resolve(kid) : kid;
      if (child instanceof PdfDict) walk(child, depth + 1);
    }
  };
  walk(catalog.getDict('Names', resolve)?.getDict('EmbeddedFiles', resolve), 0);
  const associated = catalog.getArray('AF', resolve);
  for (let i = 0; i < (associated?.length ?? 0); i += 1) {
    const specification = associated?.at(i, resolve);
    if (specification instanceof PdfDict) specifications.push({ key: null, specification });
  }

  const files: Attachment[] = [];
  const streams = new Set<PdfStream>();
  let total = 0;
  for (const { key, specification } of specifications) {
    const embedded = specification.getDict('EF', resolve);
    const stream = embedded?.get('F', resolve) ?? embedded?.get('UF', resolve);
    if (!(stream instanceof PdfStream) || streams.has(stream)) continue;
    streams.add(stream);
    if (streams.size > limits.pdfEmbeddedFiles) throw new ProblemError('pdf-embedded-too-much', { limit: `${limits.pdfEmbeddedFiles}` });
    const path = (specification.getString('UF', resolve) ?? specification.getString('F', resolve))?.asString() ?? key ?? 'document';
    const name = path.split(/[/\\]/).at(-1) || 'document';
    const content = decoded(stream, limits.pdfEmbeddedBytes - total);
    if (content === null) remarks.push(problem('pdf-attachment-damaged', { name }));
    total += content?.length ?? 0;
    files.push({
      id: null,
      description: specification.getString('Desc', resolve)?.asString() || null,
      name,
      mediaType: stream.getName('Subtype', resolve)?.value.replaceAll('#2F', '/') ?? 'application/octet-stream',
      content,
      typeCode: null,
      issueDate: null,
      uri: null,
    });
  }
  return files;
}

/** A stream's bytes, at most `limit`; null where they are damaged. */
function decoded(stream: PdfStream, limit: number): Uint8Array | null {
  const tooMuch = new ProblemError('pdf-embedded-too-much', { limit: `${megabytes(0, limits.pdfEmbeddedBytes).limit} MB` });
  if (limit <= 0) throw tooMuch;
  const filter = stream.get('Filter');
  const only = filter instanceof PdfArray && filter.length === 1 ? filter.at(0) : filter;
  if (only instanceof PdfName && only.value === 'FlateDecode' && !stream.has('DecodeParms')) {
    try {
      return new Uint8Array(inflateSync(stream.data, { maxOutputLength: limit }));
    } catch (error) {
      if (error instanceof RangeError) throw tooMuch;
      // A wrong check sum or a missing end is left to the more patient decoder below.
    }
  }
  try {
    const content = stream.getDecodedData();
    if (content.length > limit) throw tooMuch;
    return content.slice(); // what is stored as it is would be a view into the whole file
  } catch (error) {
    if (error === tooMuch) throw error;
    return null;
  }
}
