/** A PDF: its pages are counted and the files embedded in it taken out, among them the invoice of a Factur-X or ZUGFeRD document. */
import { PDF, SecurityError } from '@libpdf/core';
import { type Problem, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import type { Checked } from '../check/check.ts';
import { checkContainer } from '../check/container/container.ts';
import type { RuleSet } from '../check/finding.ts';
import type { Attachment, Invoice } from '../model.ts';
import { outcomeOf, type ReadOutcome } from '../outcome.ts';
import { readInvoiceXml } from './invoice-xml.ts';
import { activeContent, xmpPacket } from './pdf-facts.ts';
import { type EmbeddedContent, embeddedFiles } from './pdf-files.ts';
import { pageTexts } from './pdf-text.ts';

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
  const source = files.find(({ name }) => invoiceNames.includes(name.toLowerCase())) ?? files.find(({ isInvoice }) => isInvoice);
  if (source?.content == null) return { status: 'read', kind: 'pdf', pageCount, attachments: files.map(asAttachment), remarks };
  const rivals = files.filter((file) => file !== source && file.isInvoice).map(({ name }) => name);
  if (rivals.length > 0) remarks.push(problem('pdf-several-invoices', { name: source.name, others: rivals.join(', ').slice(0, 200) }));
  try {
    const document = readInvoiceXml(source.content, only);
    const { checked } = document;
    if ('problem' in document) return outcomeOf('facturx', document.problem, checked);
    const { invoice } = document;
    const others = files.filter((file) => file !== source).map(asAttachment);
    return {
      status: 'read',
      kind: 'facturx',
      checked: only === null || only.includes('container') ? withContainer(checked, pdf, files, source, invoice) : checked,
      invoice: { ...invoice, format: 'facturx', attachments: joined(invoice, others) },
      pageCount,
      remarks: [...remarks, ...document.remarks],
    };
  } catch (error) {
    if (error instanceof ProblemError) return outcomeOf('facturx', error.problem);
    throw error;
  }
}

/** What is said of the invoice's data, and what is said of the PDF around it. */
function withContainer(checked: Checked, pdf: PDF, files: readonly EmbeddedContent[], source: EmbeddedContent, invoice: Invoice): Checked {
  const { pages, isWhole } = pageTexts(pdf);
  const facts = {
    ...{ source, files, pages, isWholeText: isWhole },
    ...{ xmp: xmpPacket(pdf), isEncrypted: pdf.isEncrypted, active: activeContent(pdf) },
  };
  return {
    ...checked,
    rulesets: [...checked.rulesets.filter((ruleset) => ruleset !== 'container'), 'container'],
    findings: [...checked.findings, ...checkContainer(facts, invoice, checked.syntax)],
  };
}

const asAttachment = ({ name, mediaType, description, content }: EmbeddedContent): Attachment => ({
  ...{ name, mediaType, description, content },
  ...{ id: null, typeCode: null, issueDate: null, uri: null },
});

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
