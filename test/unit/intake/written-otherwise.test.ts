import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detect } from '../../../src-main/intake/detect.ts';
import { readInvoice } from '../../../src-main/intake/read/read-invoice.ts';
import { parseXml } from '../../../src-main/intake/read/xml.ts';
import type { Problem } from '../../../src-preload/contract/problem.ts';

const samples = ['invoice.ubl.xml', 'credit-note.ubl.xml', 'invoice.cii.xml', 'summary-line.ubl.xml'] as const;

/** What the document says, its kind told from its bytes. */
function read(document: string | Uint8Array) {
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  const kind = detect(bytes);
  if (kind !== 'ubl' && kind !== 'cii') throw new Error(`taken for ${kind}`);
  const remarks: Problem[] = [];
  return { invoice: readInvoice(parseXml(bytes), kind, remarks), remarks };
}

/** A text in an encoding of one byte a character, told by what its bytes stand for; what it has no byte for is a character reference. */
function singleByte(characters: readonly string[]) {
  const byteOf = new Map(characters.map((character, byte) => [character, byte]));
  return (text: string) =>
    Buffer.concat(
      [...text].map((character) => {
        const byte = byteOf.get(character);
        return byte === undefined ? Buffer.from(`&#${character.codePointAt(0)};`) : Buffer.from([byte]);
      }),
    );
}
const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const latin1 = [...everyByte].map((byte) => (byte >= 0x80 && byte < 0xa0 ? '' : String.fromCharCode(byte)));
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

const encodings = [
  { label: 'UTF-8', name: 'UTF-8', encode: (text: string) => Buffer.from(text) },
  { label: 'UTF-8 with its mark', name: 'UTF-8', encode: (text: string) => Buffer.from(`\ufeff${text}`) },
  { label: 'UTF-16, little end first', name: 'UTF-16', encode: utf16 },
  { label: 'UTF-16, big end first', name: 'UTF-16', encode: (text: string) => utf16(text).swap16() },
  { label: 'UTF-16 without its mark', name: 'UTF-16LE', encode: (text: string) => Buffer.from(text, 'utf16le') },
  { label: 'ISO-8859-1', name: 'ISO-8859-1', encode: singleByte(latin1) },
  { label: 'ISO-8859-15', name: 'ISO-8859-15', encode: singleByte([...new TextDecoder('iso-8859-15').decode(everyByte)]) },
  { label: 'Windows-1252', name: 'windows-1252', encode: singleByte([...new TextDecoder('windows-1252').decode(everyByte)]) },
  { label: 'US-ASCII', name: 'US-ASCII', encode: singleByte(latin1.map((character) => (character > '\x7f' ? '' : character))) },
] as const;

/** The same document in other words: each as some program writes it. */
const otherWords: readonly (readonly [string, (xml: string) => string])[] = [
  ['other prefixes', (xml) => prefixed(xml, ['cac', 'cbc', 'ram', 'rsm', 'udt', 'qdt'])],
  ['a prefix where there was none, none where there was one', (xml) => otherDefault(xml)],
  ['namespaces declared where they are used', (xml) => locally(xml)],
  [
    'comments and instructions between and within',
    (xml) => inLeaves(xml, (text) => `<!-- < -->${half(text)[0]}<!-- x --><?y z?>${half(text)[1]}`),
  ],
  ['CDATA', (xml) => inLeaves(xml, (text) => `<![CDATA[${half(text)[0]}]]>${half(text)[1]}`)],
  ['white space around', (xml) => inLeaves(xml, (text) => `\r\n\t ${text} \r\n`)],
  ['no white space between', (xml) => xml.replaceAll(/>\s+</g, '><')],
  ['lines ended as on Windows', (xml) => xml.replaceAll('\n', '\r\n')],
  ['no declaration', (xml) => xml.replace(/^<\?xml[^>]*\?>\s*/, '')],
];

const prefixed = (xml: string, prefixes: readonly string[]) =>
  prefixes.reduce(
    (text, prefix) => text.replaceAll(`${prefix}:`, `x-${prefix}.1:`).replaceAll(`xmlns:${prefix}=`, `xmlns:x-${prefix}.1=`),
    xml,
  );
const otherDefault = (xml: string) =>
  xml.includes(' xmlns=')
    ? xml.replace(' xmlns=', ' xmlns:u=').replaceAll(/<(\/?)(Invoice|CreditNote)(?=[\s>])/g, '<$1u:$2')
    : xml.replace('xmlns:rsm=', 'xmlns=').replaceAll('rsm:', '');
const half = (text: string) => [text.slice(0, text.length / 2), text.slice(text.length / 2)] as const;
/** Changes the texts of the elements without children, but for those with references in them. */
const inLeaves = (xml: string, change: (text: string) => string) =>
  xml.replaceAll(/>([^<>&\s][^<>&]*)<\//g, (_, text: string) => `>${change(text)}</`);
function locally(xml: string): string {
  const uri = /xmlns:(cbc|ram)="([^"]*)"/.exec(xml);
  if (uri === null) return xml;
  const [declaration, prefix = '', namespace = ''] = uri;
  return xml.replace(declaration, '').replaceAll(new RegExp(`<${prefix}:(\\w+)`, 'g'), `<${prefix}:$1 xmlns:${prefix}="${namespace}"`);
}

describe.each(samples)('%s', (sample) => {
  const xml = readFileSync(new URL(`../../fixtures/intake/${sample}`, import.meta.url), 'utf8');

  it.each(encodings)('says the same in $label', ({ name, encode }) => {
    expect(read(encode(xml.replace('encoding="UTF-8"', `encoding="${name}"`)))).toEqual(read(xml));
  });

  it.each(otherWords)('says the same with %s', (_, write) => {
    const written = write(xml);
    expect(written).not.toBe(xml);
    expect(read(written)).toEqual(read(xml));
  });
});
