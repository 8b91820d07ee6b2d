/** Originals and their rows in the ledger: what an import stores whatever it could read. */
import { type Problem, problem, problemSchema } from '../../src-preload/contract/problem.ts';
import { withdrawalOf } from '../consumption/detail-files.ts';
import { dropOriginal, type Fingerprint, keepOriginal, keepOriginalFile } from '../documents/archive.ts';
import { type ContainerKind, detect, isContainer } from '../intake/detect.ts';
import type { Attachment } from '../intake/model.ts';
import { messageDue } from '../ledger/due-messages.ts';
import { DocumentEntity, type DocumentOutcome, type DocumentRow, InvoiceEntity } from '../ledger/entities.ts';
import type { Ledger, LedgerReader, LedgerWriter } from '../ledger/ledger.ts';
import { linkDocument, searchText } from './record-invoice.ts';

/** Raised whenever the reader learns something: documents it could not read are then tried again when they come back. */
export const readerVersion = 2;

/** What is about to be entered: where it came from and its bytes or the file they lie in. */
export interface Arrival {
  readonly path: string;
  readonly name: string;
  readonly print: Fingerprint;
  /** Null for a file too large to be held in memory: call detail and archives are read from disk. */
  readonly content: Uint8Array | null;
}

export async function keepArrival({ originalsFolder }: Ledger, { path, print, content }: Arrival): Promise<void> {
  if (content) await keepOriginal(originalsFolder, content);
  else await keepOriginalFile(originalsFolder, path, print);
}

/** Enters what arrived; where that fails nothing was recorded, and its copy goes. */
export async function enterOrDrop(ledger: Ledger, print: Fingerprint, enter: () => Promise<void>): Promise<void> {
  try {
    await enter();
  } catch (error) {
    await dropUnnamed(ledger, print);
    throw error;
  }
}

/** The copy of a file that is out must not take up the disk, unless the ledger has it from before. */
export async function dropUnnamed(ledger: Ledger, { sha256 }: Fingerprint): Promise<void> {
  const named = await ledger.reader.manager.existsBy(DocumentEntity, { sha256 });
  if (!named) await dropOriginal(ledger.originalsFolder, sha256);
}

/** Why a document that the ledger has is not entered again. One that could not be read says again why. */
export function whyKnown(reader: LedgerReader, { id, problem: recorded }: Pick<DocumentRow, 'id' | 'problem'>): Problem {
  if (recorded !== null) return problemSchema.parse(JSON.parse(recorded));
  const replacedBy = withdrawalOf(reader, id)?.replacedBy;
  return replacedBy ? problem('same-file-replaced', { name: replacedBy }) : problem('same-file');
}

export async function addDocument(
  { manager }: LedgerWriter,
  { print, name }: Pick<Arrival, 'print' | 'name'>,
  mediaType: string,
  outcome: DocumentOutcome,
  why: Problem | null,
  pages: number | null = null,
): Promise<DocumentRow> {
  const row = {
    ...print,
    mediaType,
    name: name.replace(/^.*\//, ''),
    pages,
    receivedAt: new Date().toISOString(),
    outcome,
    problem: why && JSON.stringify(why),
    readerVersion,
  };
  const known = await manager.findOneBy(DocumentEntity, { sha256: print.sha256 });
  return manager.save(DocumentEntity, known ? { ...row, id: known.id } : row);
}

/** Keeps the files attached to an invoice, each a document of its own. */
export async function attachFiles(
  ledger: Ledger,
  writer: LedgerWriter,
  invoiceId: number,
  attachments: readonly Attachment[],
): Promise<void> {
  for (const { content, name, mediaType } of attachments) {
    if (!content) continue;
    const print = await keepOriginal(ledger.originalsFolder, content);
    const known = await writer.manager.findOneBy(DocumentEntity, { sha256: print.sha256 });
    // What says it is a PDF and is none must not be taken for the supplier's own invoice.
    const isPdf = detect(content) === 'pdf';
    const type = isPdf ? 'application/pdf' : mediaType === 'application/pdf' ? 'application/octet-stream' : mediaType;
    const document = known ?? (await addDocument(writer, { print, name }, type, 'attachment', null));
    await linkDocument(writer, invoiceId, { id: document.id, name }, 'attachment');
  }
}

/** A PDF without data becomes an invoice that waits for a person to type its figures. */
export async function addIncomplete(writer: LedgerWriter, document: { id: number; name: string }): Promise<number> {
  const { id } = await writer.manager.save(InvoiceEntity, {
    status: 'to-complete',
    kind: 'invoice',
    sign: 1,
    typeCode: '',
    number: '',
    format: 'pdf',
    profile: '',
    asGiven: 'null',
    searchText: searchText([document.name]),
    receivedAt: new Date().toISOString(),
  });
  await linkDocument(writer, id, document, 'original');
  messageDue(writer, { event: 'invoice-arrived', invoiceId: id });
  return id;
}

const containerTypes: Readonly<Record<ContainerKind, string>> = {
  zip: 'application/zip',
  asice: 'application/vnd.etsi.asic-e+zip',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  tnef: 'application/ms-tnef',
  p7m: 'application/pkcs7-mime',
};

/** The media types of documents that hold others and are no invoice themselves. */
export const containerMediaTypes: readonly string[] = Object.values(containerTypes);

export function mediaTypeOf(kind: string): string {
  if (isContainer(kind)) return containerTypes[kind];
  if (kind === 'ubl' || kind === 'cii' || kind === 'xml') return 'application/xml';
  if (kind === 'pdf' || kind === 'facturx') return 'application/pdf';
  return kind === 'csv' ? 'text/csv' : 'application/octet-stream';
}
