/** Files that go to a supplier or come from one: what may, under which names, and how they are kept (as originals are, by their fingerprint). */
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { attachmentLimits } from '../../src-preload/contract/requests.ts';
import { type Fingerprint, keepOriginal } from '../documents/archive.ts';
import { fileName } from '../exports/file-names.ts';
import { detect } from '../intake/detect.ts';
import { DocumentEntity } from '../ledger/entities.ts';
import type { Ledger, LedgerWriter } from '../ledger/ledger.ts';
import { addDocument, dropUnnamed } from '../sync/keep-document.ts';

interface FileType {
  readonly mediaType: string;
  /** Whether the bytes are what the name says. */
  readonly fits: (content: Uint8Array) => boolean;
}

const beginning = (mediaType: string, ...starts: readonly (readonly number[])[]): FileType => ({
  mediaType,
  fits: (content) => starts.some((start) => start.every((byte, index) => content[index] === byte)),
});
const detected = (mediaType: string, ...kinds: readonly ReturnType<typeof detect>[]): FileType => ({
  mediaType,
  fits: (content) => kinds.includes(detect(content)),
});
const zip = [0x50, 0x4b, 0x03, 0x04] as const;
const jpeg = beginning('image/jpeg', [0xff, 0xd8, 0xff]);
const tiff = beginning('image/tiff', [0x49, 0x49, 0x2a, 0], [0x4d, 0x4d, 0, 0x2a]);
/** Text has no zero byte. */
const text = (mediaType: string): FileType => ({ mediaType, fits: (content) => !content.subarray(0, 65_536).includes(0) });

/** What may be attached: documents, pictures, mails and tables; nothing that could be run. */
const types: Readonly<Record<string, FileType>> = {
  '.pdf': detected('application/pdf', 'pdf'),
  '.eml': detected('message/rfc822', 'eml'),
  '.msg': detected('application/vnd.ms-outlook', 'msg'),
  '.png': beginning('image/png', [0x89, 0x50, 0x4e, 0x47]),
  '.jpg': jpeg,
  '.jpeg': jpeg,
  '.tif': tiff,
  '.tiff': tiff,
  '.xml': detected('application/xml', 'xml', 'ubl', 'cii'),
  '.csv': text('text/csv'),
  '.txt': text('text/plain'),
  '.xlsx': beginning('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', zip),
  '.docx': beginning('application/vnd.openxmlformats-officedocument.wordprocessingml.document', zip),
  '.odt': beginning('application/vnd.oasis.opendocument.text', zip),
  '.ods': beginning('application/vnd.oasis.opendocument.spreadsheet', zip),
};

/** A name that harms no mail program and no disk: no path, no control or direction marks, of bearable length. */
export function attachmentName(name: string): string {
  const last = name.replace(/^.*[\\/]/s, '');
  const extension = extname(last).toLowerCase();
  const known = Object.hasOwn(types, extension) ? extension : '';
  const plain = last.slice(0, last.length - known.length).replace(/\p{C}+/gu, ' ');
  return `${fileName([plain], 'document')}${known}`;
}

/** A file that was chosen, before it is read whole. */
export async function lookAtFile(path: string): Promise<{ name: string; bytes: number; problem: Problem | null }> {
  const name = attachmentName(basename(path));
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return { name, bytes: 0, problem: problem('path-not-reachable', { name }) };
  return { name, bytes: found.size, problem: whyNot(name, found.size) };
}

function whyNot(name: string, bytes: number): Problem | null {
  if (!Object.hasOwn(types, extname(name))) return problem('attachment-type', { name });
  if (bytes === 0) return problem('attachment-empty', { name });
  return bytes > attachmentLimits.eachBytes
    ? problem('attachment-too-large', { name, limit: megabytes(attachmentLimits.eachBytes) })
    : null;
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

export interface TakenFile {
  readonly print: Fingerprint;
  readonly name: string;
  readonly mediaType: string;
}

/**
 * Reads files and keeps a copy of each; `besides` bytes go along already.
 * @throws ProblemError path-not-reachable, attachment-type, attachment-empty, attachment-too-large, attachments-too-large
 */
export async function takeFiles(ledger: Ledger, paths: readonly string[], besides: number): Promise<TakenFile[]> {
  const taken: { name: string; mediaType: string; content: Buffer }[] = [];
  for (const path of paths) {
    const { name, problem: why } = await lookAtFile(path);
    if (why) throw new ProblemError(why.code, why.params);
    const content = await readFile(path);
    // It may have grown since.
    const grown = whyNot(name, content.length);
    if (grown) throw new ProblemError(grown.code, grown.params);
    const type = types[extname(name)];
    if (!type?.fits(content)) throw new ProblemError('attachment-type', { name });
    taken.push({ name, mediaType: type.mediaType, content });
  }
  if (taken.reduce((sum, { content }) => sum + content.length, besides) > attachmentLimits.togetherBytes)
    throw new ProblemError('attachments-too-large', { limit: megabytes(attachmentLimits.togetherBytes) });
  const kept: TakenFile[] = [];
  for (const { content, ...file } of taken) kept.push({ ...file, print: await keepOriginal(ledger.originalsFolder, content) });
  return kept;
}

/** The document of a file that was taken: the one that the ledger has, or a new one. */
export async function documentOf(writer: LedgerWriter, { print, name, mediaType }: TakenFile): Promise<number> {
  const known = await writer.manager.findOneBy(DocumentEntity, { sha256: print.sha256 });
  return (known ?? (await addDocument(writer, { print, name }, mediaType, 'attachment', null))).id;
}

/** Where nothing was recorded of them, copies do not stay. */
export async function dropFiles(ledger: Ledger, files: readonly TakenFile[]): Promise<void> {
  for (const { print } of files) await dropUnnamed(ledger, print);
}
