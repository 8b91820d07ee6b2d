/** Files for the intake tests: our own fixtures, and archives and PDFs made on the spot, some of them hostile. */
import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { PDF } from '@libpdf/core';
import { expect } from 'vitest';
import type { ReadOutcome } from '../../../src-main/intake/outcome.ts';
import { readFile } from '../../../src-main/intake/read-file.ts';
import { type ProblemCode, sentence } from '../../../src-preload/contract/problem.ts';
import { problemSentences } from '../../../src-preload/contract/problem-sentences.ts';

export const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/intake/${name}`, import.meta.url));
export const ublInvoice = (): string => fixture('invoice.ubl.xml').toString('utf8');

/** The outcome of bytes that must be read as an invoice. */
export async function invoiceOf(bytes: Uint8Array | string) {
  const outcome = await readFile(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  if (!('invoice' in outcome)) throw new Error(`no invoice: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Checks that an outcome is a problem with this code and a finished sentence in both languages. */
export function expectProblem(outcome: ReadOutcome, status: 'refused' | 'unreadable', code: ProblemCode): void {
  expect(outcome).toMatchObject({ status, problem: { code } });
  if (!('problem' in outcome)) return;
  for (const language of ['fr', 'en'] as const) {
    const said = sentence(outcome.problem, language);
    expect(said.length).toBeGreaterThan(20);
    const places = problemSentences[outcome.problem.code][language].match(/(?<=\{)\w+(?=\})/g) ?? [];
    expect(Object.keys(outcome.problem.params)).toEqual(expect.arrayContaining(places));
  }
}

/** A PDF of `pages` pages with files embedded in it. */
export async function pdfWith(files: Readonly<Record<string, Uint8Array>>, pages = 1, password?: string): Promise<Uint8Array> {
  const pdf = PDF.create();
  for (let i = 0; i < pages; i += 1) pdf.addPage({ size: 'a4' });
  for (const [name, bytes] of Object.entries(files)) pdf.addAttachment(name, bytes);
  if (password !== undefined) pdf.setProtection({ userPassword: password, ownerPassword: `${password}!` });
  return pdf.save();
}

export interface ZipEntry {
  readonly name: string;
  readonly content?: Uint8Array | string;
  /** What the directory says of the size, where it is to lie. */
  readonly declaredSize?: number;
  readonly crc?: number;
  readonly encrypted?: boolean;
  readonly symlink?: boolean;
  /** As it is, not compressed. */
  readonly stored?: boolean;
}

/** A ZIP archive with whatever names, sizes and flags a test asks for. */
export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const packed = entry.stored ? content : deflateRawSync(content, { level: 9 });
    const name = Buffer.from(entry.name, 'utf8');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (entry.encrypted ? 1 : 0), 2);
    common.writeUInt16LE(entry.stored ? 0 : 8, 4);
    common.writeUInt32LE(entry.crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.declaredSize ?? content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((entry.symlink ? 0o120777 : 0o100644) * 0x10000, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, index, end]);
}

export interface MailPart {
  readonly name?: string;
  readonly mediaType?: string;
  readonly content: Uint8Array | string;
  /** Header lines of the part beside its type and its encoding. */
  readonly headers?: readonly string[];
}

/** A mail with a text and files attached in base64; `headers` stand above all others. */
export function makeMail(parts: readonly MailPart[], { headers = mailHeaders, type = 'mixed' } = {}): Buffer {
  const boundary = '----=_Partie_0042';
  const part = ({ name, mediaType = 'application/octet-stream', content, headers = [] }: MailPart) => [
    `--${boundary}`,
    `Content-Type: ${mediaType}${name === undefined ? '' : `; name="${name}"`}`,
    'Content-Transfer-Encoding: base64',
    ...headers,
    ...(name === undefined || headers.length > 0 ? [] : [`Content-Disposition: attachment; filename="${name}"`]),
    '',
    ...(Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
  ];
  const text = { mediaType: 'text/plain; charset=utf-8', content: 'Bonjour,\n\nVeuillez trouver ci-joint votre facture.\n' };
  return Buffer.from(
    [
      ...headers,
      'MIME-Version: 1.0',
      `Content-Type: multipart/${type}; boundary="${boundary}"`,
      '',
      ...[text, ...parts].flatMap(part),
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  );
}

export const mailHeaders = [
  'From: Facturation =?utf-8?q?T=C3=A9l=C3=A9com?= Exemple <factures@telecom.example.org>',
  'To: compta@fictive.example.org',
  'Subject: =?utf-8?q?Votre_facture_d=E2=80=99octobre?=',
  'Date: Wed, 28 Oct 2026 09:15:00 +0100',
  'Message-ID: <0042@telecom.example.org>',
];

/** Everything an asynchronous iteration gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
