/** What a file is, told from its first bytes and never from its name. */
import { open } from 'node:fs/promises';
import { limits } from './limits.ts';
import { isEnvelope } from './read/envelope.ts';
import { tableName, xmlEncoding } from './read/xml.ts';

/** Files that hold other files. */
const containerKinds = ['zip', 'asice', 'eml', 'msg', 'tnef', 'p7m'] as const;
export type ContainerKind = (typeof containerKinds)[number];

export type FileKind = 'ubl' | 'cii' | 'pdf' | 'csv' | 'xml' | 'unknown' | 'empty' | ContainerKind;

/** Whether a kind of file is listed by its members (read/members.ts) rather than read as one document. */
export function isContainer(kind: string): kind is ContainerKind {
  return containerKinds.some((one) => one === kind);
}

/** The kind of a file from its head (at least its first `limits.headBytes`, or the whole of it). */
export function detect(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, limits.headBytes));
  // A PDF may begin with up to 1,024 bytes of something else (ISO 32000-1, implementation note 13).
  const pdf = head
    .subarray(0, 1024)
    .toString('latin1')
    .search(/%PDF-\d/);
  if (pdf === 0) return 'pdf';
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return zipKind(head);
  if (startsWith(head, [0x50, 0x4b, 0x05, 0x06])) return 'zip';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return isMessage(bytes) ? 'msg' : 'unknown';
  if (startsWith(head, [0x78, 0x9f, 0x3e, 0x22])) return 'tnef';
  if (isEnvelope(head)) return 'p7m';
  const cut = bytes.length > head.length;
  const decoded = asText(head);
  const text = decoded.replace(controls, '');
  if (isMail(text)) return 'eml'; // its attachments may stand in it as they are
  if (text.length < decoded.length) {
    if (pdf > 0) return 'pdf';
    // A few stray bytes in a table: its reader names their lines.
    return decoded.length - text.length <= decoded.length / 1000 && isTable(text, cut) ? 'csv' : 'unknown';
  }
  if (/^\s*</.test(text)) return xmlKind(text);
  if (pdf > 0) return 'pdf';
  if (/^\s*[[{]/.test(text)) return 'unknown'; // JSON has a comma on nearly every line
  return isTable(text, cut) ? 'csv' : 'unknown';
}

/** The kind of a file on disk; only its head is read. Throws what the disk throws. */
export async function detectFile(path: string): Promise<FileKind> {
  const file = await open(path);
  try {
    // One more than is looked at tells that the file goes on.
    const head = Buffer.alloc(limits.headBytes + 1);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    return detect(head.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/**
 * Workbooks and text documents are ZIP archives too, and so are signed containers; the first member of one says so (ECMA-376 part 2,
 * OpenDocument 1.3 part 2, ETSI EN 319 162-1 A.1).
 */
function zipKind(zip: Buffer): FileKind {
  const nameEnd = 30 + zip.readUInt16LE(Math.min(26, zip.length - 2));
  const name = zip.subarray(30, nameEnd).toString('latin1');
  if (name === 'mimetype') {
    const content = nameEnd + zip.readUInt16LE(Math.min(28, zip.length - 2));
    return /^application\/vnd\.etsi\.asic-[es]\+zip/.test(zip.subarray(content, content + 64).toString('latin1')) ? 'asice' : 'unknown';
  }
  return name === '[Content_Types].xml' || name.startsWith('_rels/') ? 'unknown' : 'zip';
}

/**
 * Outlook's messages are compound files as Office's old documents were (MS-CFB): the names in the directory tell. Where the directory
 * lies beyond the head, the reader finds out.
 */
function isMessage(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = 1 << (file.readUInt16LE(30) & 15);
  const directory = (file.readUInt32LE(48) + 1) * sectorBytes;
  if (directory >= file.length) return file.length > limits.headBytes;
  const names = file.subarray(directory, directory + sectorBytes).toString('utf16le');
  return /__(?:substg|nameid_version|properties_version|recip_version|attach_version)1\.0/.test(names);
}

/** Control characters that no text has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controls = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/g;

function asText(head: Buffer): string {
  const { label } = xmlEncoding(head);
  return new TextDecoder(label.startsWith('utf-16') ? label : 'windows-1252').decode(head).replace(/^ï»¿/, '');
}

const prologue = /^\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*)*/;

/** The kind of an XML document from its root element; a DOCTYPE or an unfinished start leaves it `xml`, and the reader says why. */
function xmlKind(text: string): FileKind {
  const rest = text.slice(prologue.exec(text)?.[0].length ?? 0);
  const root = /^<(?:([\w.-]+):)?([\w.-]+)([^>]*)/.exec(rest);
  if (root === null) return 'xml';
  const [, prefix, local = '', attributes = ''] = root;
  const declaration = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  const uri = new RegExp(`(?:^|\\s)${declaration.replace(/[.]/g, '\\.')}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? '';
  const name = tableName(uri, local);
  return rootKinds.get(name) ?? 'xml';
}

const rootKinds: ReadonlyMap<string, FileKind> = new Map([
  ['invoice:Invoice', 'ubl'],
  ['credit-note:CreditNote', 'ubl'],
  ['rsm:CrossIndustryInvoice', 'cii'],
  ['zugferd1:CrossIndustryDocument', 'cii'],
]);

const mailHeaders = /^(?:from|to|subject|date|received|mime-version|message-id|return-path|delivered-to|content-type)$/i;

/**
 * An e-mail begins with header lines, at least three of them well known, below the line that a mailbox file puts above; what was signed
 * as a whole (S/MIME) begins with its content type.
 */
function isMail(text: string): boolean {
  const header = text.slice(0, 64 * 1024).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = header
    .replace(/^>?From .*\r?\n/, '')
    .split(/\r?\n/)
    .filter((line) => !/^[ \t]/.test(line));
  const names = lines.map((line) => /^([\w-]+):/.exec(line)?.[1]?.toLowerCase());
  if (names.some((name) => name === undefined)) return false;
  const known = new Set(names.filter((name) => name !== undefined && mailHeaders.test(name)));
  return known.size >= 3 || (/^(?:content-type|mime-version)$/.test(names[0] ?? '') && header.length < text.length);
}

/** Lines looked at to tell a table; enough to leave a title above it without weight. */
const tableLines = 60;

/** A table is text of which nearly all lines hold a separator the same number of times. */
function isTable(text: string, cut: boolean): boolean {
  // Quoted values may break a line; a stray quote must not swallow the lines that follow it.
  return hasColumns(text, cut) || (text.includes('"') && hasColumns(text.replace(quoted, ''), cut));
}

const quoted = /"(?:[^"]|"")*"/g;

function hasColumns(text: string, cut: boolean): boolean {
  const all = text.split(/\r\n|\n|\r/);
  if (cut) all.pop();
  const lines = all.filter((line) => line.trim() !== '').slice(0, tableLines);
  if (lines.length === 0) return false;
  return [';', ',', '\t', '|'].some((separator) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = separatorsIn(line, separator);
      // One line alone is a header where it has three columns or more.
      if (count > 0 && (count > 1 || lines.length > 1)) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values()) >= lines.length * 0.7;
  });
}

/** How often a separator stands in a line outside quotation marks; a comma before a space is taken for prose. */
function separatorsIn(line: string, separator: string): number {
  const bare = line.replace(quoted, '');
  return bare.split(separator === ',' ? /,(?! )/ : separator).length - 1;
}
