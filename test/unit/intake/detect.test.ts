import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { detect, detectFile } from '../../../src-main/intake/detect.ts';
import { limits } from '../../../src-main/intake/limits.ts';
import { fixture, makeZip, pdfWith, ublInvoice } from './samples.ts';

const of = (text: string) => detect(Buffer.from(text));
const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('detect', () => {
  it('tells invoices by their root element and namespace', () => {
    expect(detect(fixture('invoice.ubl.xml'))).toBe('ubl');
    expect(detect(fixture('credit-note.ubl.xml'))).toBe('ubl');
    expect(detect(fixture('invoice.cii.xml'))).toBe('cii');
  });

  it('looks past a byte order mark, comments, instructions and white space, and through any prefix', () => {
    const root = '<q:Invoice xmlns:q="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>';
    expect(of(`\ufeff<?xml version="1.0"?>\n<!-- <Invoice> --><?style x?>\n${root}`)).toBe('ubl');
    expect(of(`  \n${root}`)).toBe('ubl');
  });

  it('tells UTF-16 of both byte orders', () => {
    expect(detect(utf16(ublInvoice(), false))).toBe('ubl');
    expect(detect(utf16(ublInvoice(), true))).toBe('ubl');
  });

  it('takes no invoice from a name alone: the same words in another namespace are other XML', () => {
    expect(of('<Invoice xmlns="urn:example:orders"><ID>1</ID></Invoice>')).toBe('xml');
    expect(of('<Invoice/>')).toBe('xml');
    expect(of('<!DOCTYPE html><html></html>')).toBe('xml');
  });

  it('tells a PDF, also behind a few bytes of something else', async () => {
    const pdf = await pdfWith({});
    expect(detect(pdf)).toBe('pdf');
    expect(detect(Buffer.concat([Buffer.from('\r\n\x00junk'), pdf]))).toBe('pdf');
  });

  it('tells an archive from a workbook', () => {
    expect(detect(makeZip([{ name: 'facture.xml', content: 'x' }]))).toBe('zip');
    expect(detect(makeZip([]))).toBe('zip');
    expect(detect(makeZip([{ name: '[Content_Types].xml', content: 'x' }]))).toBe('unknown');
  });

  it('tells call detail by its separators, in any encoding', () => {
    const rows = 'Utilisateur;Numéro;Montant\r\n"Roy; Fils";0612345678;1,25\r\nÉmilie;0612345679;0,00\r\n';
    expect(of(rows)).toBe('csv');
    expect(of(`\ufeff${rows.replaceAll(',', '.').replaceAll(';', ',')}`)).toBe('csv');
    expect(detect(Buffer.from(rows, 'latin1'))).toBe('csv');
    expect(detect(utf16(rows.replaceAll(';', '\t'), false))).toBe('csv');
    expect(of(`Détail des communications\r\n\r\n${rows}${rows}${rows}`)).toBe('csv');
    expect(of('Utilisateur;Numéro;Montant\r\n')).toBe('csv');
  });

  it('tells an e-mail', () => {
    expect(of('Received: from a.example.org\r\n by b.example.org\r\nFrom: a@example.org\r\nSubject: Facture\r\n\r\nBonjour')).toBe('eml');
  });

  it('says so when there is nothing, or nothing known', () => {
    expect(of('')).toBe('empty');
    expect(of('Bonjour, voici la facture.\nMerci, et à bientôt.\n')).toBe('unknown');
    expect(of('{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n')).toBe('unknown');
    expect(of("const magic = '%PDF-';\n")).toBe('unknown');
    expect(detect(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2))).toBe('unknown');
  });

  it('tells a table with a stray control character, a broken value in quotes, or a last line without end', async () => {
    const lines = Array.from({ length: 50 }, (_, i) => `06000000${i};Zoé Exemple;Appel;${i},50`);
    expect(of(lines.join('\n').replace('Appel', 'App\0el'))).toBe('csv');
    expect(of(lines.map((line) => line.replace('Appel', '"Appel\nvers\nl’étranger"')).join('\n'))).toBe('csv');
    expect(of(`\0\u0001\u0002${lines[0]}\0\0\u0003`)).toBe('unknown');
    const folder = mkdtempSync(join(tmpdir(), 'facturier-test-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'long'), `${lines.slice(0, 2).join('\n')}\n${'x'.repeat(limits.headBytes)}`);
    expect(await detectFile(join(folder, 'long'))).toBe('csv');
  });
});
