import { describe, expect, it } from 'vitest';
import { limits } from '../../../src-main/intake/limits.ts';
import { parseXml } from '../../../src-main/intake/read/xml.ts';
import { readFile } from '../../../src-main/intake/read-file.ts';
import { expectProblem, invoiceOf, ublInvoice } from './samples.ts';

const declared = (encoding: string) => ublInvoice().replace('encoding="UTF-8"', `encoding="${encoding}"`);
const name = async (bytes: Uint8Array | string) => (await invoiceOf(bytes)).invoice.seller.name;
const read = (text: string | Buffer) => readFile(Buffer.from(text as string));

describe('encodings', () => {
  it('follows a byte order mark, then the declaration', async () => {
    const utf16 = Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le');
    expect(await name(utf16)).toBe('Télécom Exemple');
    expect(await name(Buffer.from(utf16).swap16())).toBe('Télécom Exemple');
    expect(await name(Buffer.from(`\ufeff${declared('UTF-8')}`))).toBe('Télécom Exemple');
    expect(await name(Buffer.from(declared('ISO-8859-1').replaceAll('€', 'EUR'), 'latin1'))).toBe('Télécom Exemple');
  });

  it('reads the euro sign of Windows-1252', async () => {
    const bytes = Buffer.from(declared('windows-1252').replace('€', '\x80'), 'latin1');
    expect((await invoiceOf(bytes)).invoice.notes[0]?.text).toContain('40 €');
  });

  it('refuses to guess where bytes and declaration disagree', async () => {
    expectProblem(await readFile(Buffer.from(declared('UTF-8'), 'latin1')), 'unreadable', 'xml-encoding-wrong');
    expectProblem(await read(declared('EBCDIC-FR')), 'unreadable', 'xml-encoding-unknown');
  });
});

describe('the ways of writing the same XML', () => {
  it('does not depend on prefixes', async () => {
    const renamed = ublInvoice()
      .replaceAll('cbc:', 'a:')
      .replaceAll('cac:', 'b:')
      .replaceAll('xmlns:cbc', 'xmlns:a')
      .replaceAll('xmlns:cac', 'xmlns:b');
    expect((await invoiceOf(renamed)).invoice).toEqual((await invoiceOf(ublInvoice())).invoice);
  });

  it('reads CDATA, character references and text around comments', async () => {
    expect(await name(ublInvoice().replace('>Télécom Exemple</cbc:Reg', '><![CDATA[Télé]]>&#99;om<!-- x --> Exemple</cbc:Reg'))).toBe(
      'Télécom Exemple',
    );
  });

  it('knows the line of every element', () => {
    const root = parseXml(Buffer.from('<a>\n<b/>\n<c\n x="1"/></a>'));
    expect([root.line, ...root.children.map(({ line }) => line)]).toEqual([1, 2, 4]);
  });
});

describe('hostile XML', () => {
  const start = '<?xml version="1.0"?>\n';

  it('refuses a DOCTYPE before any entity is expanded', async () => {
    const laughs = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const bomb = `${start}<!DOCTYPE Invoice [<!ENTITY l0 "lol">${laughs}]>${ublInvoice().replace(/^.*\n/, '').replace('FX-2026-0042', '&l30;')}`;
    expectProblem(await read(bomb), 'refused', 'xml-doctype');
    const outside = `${start}<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/hostname">]><Invoice>&x;</Invoice>`;
    expectProblem(await read(outside), 'refused', 'xml-doctype');
    expectProblem(await read(`${start}<!DOCTYPE Invoice SYSTEM "http://example.org/x.dtd"><Invoice/>`), 'refused', 'xml-doctype');
    expectProblem(await readFile(Buffer.from(`\ufeff${bomb}`, 'utf16le')), 'refused', 'xml-doctype');
  });

  it('refuses an entity nobody declared', async () => {
    expectProblem(await read(ublInvoice().replace('FX-2026-0042', '&x;')), 'unreadable', 'xml-malformed');
  });

  it('refuses nesting, attributes and elements without end', async () => {
    expectProblem(await read(`${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}`), 'refused', 'xml-too-deep');
    const attributes = Array.from({ length: limits.xmlAttributes + 1 }, (_, i) => ` a${i}="1"`).join('');
    expectProblem(await read(`<a${attributes}/>`), 'refused', 'xml-too-many-attributes');
    expectProblem(await read(`<a>${'<b/>'.repeat(limits.xmlElements)}</a>`), 'refused', 'xml-too-many-elements');
  });

  it('calls malformed XML damaged, with its line', async () => {
    expectProblem(await read(ublInvoice().replace('<cbc:ID>FX', '<cbc:ID a="1" a="2">FX')), 'unreadable', 'xml-malformed');
    expectProblem(await read(ublInvoice().slice(0, 4000)), 'unreadable', 'xml-malformed');
    expectProblem(await read(ublInvoice().replace('</cbc:IssueDate>', '</cbc:DueDate>')), 'unreadable', 'xml-malformed');
    expectProblem(await read(ublInvoice().replace('xmlns:cac', 'xmlns:other')), 'unreadable', 'xml-malformed');
    expect(await read('<a>\n\n<b></a>')).toMatchObject({ problem: { params: { line: 3 } } });
  });

  it('refuses XML that is no invoice, and says what it is', async () => {
    const outcome = await read('<testSet xmlns="http://example.org/t"><Invoice/></testSet>');
    expectProblem(outcome, 'refused', 'xml-not-invoice');
    expect(outcome).toMatchObject({ kind: 'xml', problem: { params: { root: 'testSet' } } });
  });

  it('says of a bank statement where it is taken in', async () => {
    const outcome = await read('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt/></Document>');
    expectProblem(outcome, 'refused', 'xml-bank-statement');
  });
});
