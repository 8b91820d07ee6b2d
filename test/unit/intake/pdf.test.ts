import { deflateSync } from 'node:zlib';
import { PDF } from '@libpdf/core';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src-main/intake/limits.ts';
import { readFile } from '../../../src-main/intake/read-file.ts';
import { expectProblem, fixture, invoiceOf, pdfWith, ublInvoice } from './samples.ts';

const cii = () => fixture('invoice.cii.xml');

describe('a PDF', () => {
  it('without data gives its pages and what is embedded in it', async () => {
    const outcome = await readFile(await pdfWith({ 'conditions.txt': Buffer.from('Conditions') }, 4));
    expect(outcome).toMatchObject({ status: 'read', kind: 'pdf', pageCount: 4, remarks: [] });
    if (outcome.kind !== 'pdf' || outcome.status !== 'read') return;
    expect(outcome.attachments.map(({ name, content }) => [name, Buffer.from(content ?? []).toString()])).toEqual([
      ['conditions.txt', 'Conditions'],
    ]);
  });

  it.each(['factur-x.xml', 'ZUGFeRD-invoice.xml', 'zugferd-invoice.xml', 'xrechnung.xml', 'something else.xml'])(
    'with %s in it is an invoice, and the other files are attached to it',
    async (name) => {
      const outcome = await invoiceOf(await pdfWith({ 'annexe.txt': Buffer.from('Annexe'), [name]: cii() }, 2));
      expect(outcome).toMatchObject({ kind: 'facturx', pageCount: 2, invoice: { format: 'facturx', number: 'FX-2026-0042' } });
      expect(outcome.invoice.attachments.map((attachment) => attachment.name)).toEqual(['detail.csv', 'CGV', 'annexe.txt']);
    },
  );

  it('may carry UBL as well', async () => {
    expect((await invoiceOf(await pdfWith({ 'facture.xml': Buffer.from(ublInvoice()) }))).invoice.format).toBe('facturx');
  });

  it('prefers the name the standard gives over another invoice beside it', async () => {
    const other = ublInvoice().replace('FX-2026-0042', 'AUTRE');
    const { invoice, remarks } = await invoiceOf(await pdfWith({ 'a.xml': Buffer.from(other), 'factur-x.xml': cii() }));
    expect(invoice.number).toBe('FX-2026-0042');
    expect(invoice.attachments.map(({ name }) => name)).toContain('a.xml');
    expect(remarks).toContainEqual({ code: 'pdf-several-invoices', params: { name: 'factur-x.xml', others: 'a.xml' } });
  });

  it('with several invoices under other names gives the first, and any other XML as an attachment', async () => {
    const other = Buffer.from(ublInvoice().replace('FX-2026-0042', 'AUTRE'));
    const { invoice, remarks } = await invoiceOf(await pdfWith({ '0.xml': Buffer.from('<commande/>'), 'a.xml': cii(), 'b.xml': other }));
    expect(invoice.number).toBe('FX-2026-0042');
    expect(invoice.attachments.map(({ name }) => name)).toEqual(['detail.csv', 'CGV', '0.xml', 'b.xml']);
    expect(remarks.map(({ code }) => code)).toEqual(['pdf-several-invoices']);
  });

  it('may have its invoice pinned to a page', async () => {
    const pinned = rawPdf(deflateSync(cii()), '', '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 4 0 R >>]');
    expect((await invoiceOf(pinned)).invoice.number).toBe('FX-2026-0042');
  });

  it('fills the references of the invoice with the files they name, once', async () => {
    const referring = cii().toString().replace('https://telecom-exemple.example.com/cgv.pdf', '#ef=cgv.txt');
    const { invoice } = await invoiceOf(await pdfWith({ 'factur-x.xml': Buffer.from(referring), 'cgv.txt': Buffer.from('Conditions') }));
    expect(invoice.attachments.map(({ name }) => name)).toEqual(['detail.csv', 'cgv.txt']);
    expect(Buffer.from(invoice.attachments[1]?.content ?? []).toString()).toBe('Conditions');
  });
});

describe('a hostile or damaged PDF', () => {
  it('with nothing in it', async () => {
    expectProblem(await readFile(new Uint8Array()), 'unreadable', 'file-empty');
  });

  it('cut off at any tenth of its length is never taken for a whole one', async () => {
    const pdf = await pdfWith({ 'factur-x.xml': cii() }, 5);
    for (let tenth = 1; tenth < 10; tenth += 1) {
      expectProblem(await readFile(pdf.subarray(0, Math.floor((pdf.length * tenth) / 10))), 'unreadable', 'pdf-damaged');
    }
  });

  it('with a damaged index is read, and says so', async () => {
    const pdf = Buffer.from(await pdfWith({ 'factur-x.xml': cii() }, 2));
    const at = pdf.lastIndexOf('startxref');
    pdf.fill('9', at + 10, at + 12);
    const outcome = await invoiceOf(pdf);
    expect(outcome.remarks.map(({ code }) => code)).toEqual(['pdf-repaired']);
    expect(outcome).toMatchObject({ pageCount: 2, invoice: { number: 'FX-2026-0042' } });
  });

  it('that asks for a password', async () => {
    expectProblem(await readFile(await pdfWith({ 'factur-x.xml': cii() }, 1, 'secret')), 'unreadable', 'pdf-encrypted');
  });

  it('that only its owner may change is read all the same', async () => {
    const pdf = PDF.create();
    pdf.addPage({ size: 'a4' });
    pdf.addAttachment('factur-x.xml', cii());
    pdf.setProtection({ ownerPassword: 'owner' });
    expect((await invoiceOf(await pdf.save())).invoice.number).toBe('FX-2026-0042');
  });

  it('with hostile XML in it', async () => {
    const doctype = Buffer.from('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>');
    const outcome = await readFile(await pdfWith({ 'factur-x.xml': doctype }));
    expectProblem(outcome, 'refused', 'xml-doctype');
    expect(outcome.kind).toBe('facturx');
  });

  it('with a file in it that swells beyond measure', async () => {
    const packed = deflateSync(Buffer.alloc(limits.pdfEmbeddedBytes + 1), { level: 9 });
    expectProblem(await readFile(rawPdf(packed)), 'refused', 'pdf-embedded-too-much');
  });

  it('whose name tree leads back to itself', async () => {
    const looped = rawPdf(deflateSync('A'), '/Kids [3 0 R 3 0 R]');
    expect(await readFile(looped)).toMatchObject({ status: 'read', kind: 'pdf', pageCount: 1 });
  });
});

/** A PDF of one page written by hand, with one embedded file given as its compressed bytes. */
function rawPdf(packed: Uint8Array, names = '/Names [(a.txt) 4 0 R]', page = ''): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>',
    '<< /Type /Pages /Kids [6 0 R] /Count 1 >>',
    `<< ${names} >>`,
    '<< /Type /Filespec /F (a.txt) /UF (a.txt) /EF << /F 5 0 R >> >>',
    null,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} >>`,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [i, object] of objects.entries()) {
    offsets.push(length());
    const body =
      object === null
        ? [
            Buffer.from(`<< /Type /EmbeddedFile /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
            packed,
            Buffer.from('\nendstream'),
          ]
        : [Buffer.from(object)];
    parts.push(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), ...body, Buffer.from('\nendobj\n')]));
  }
  const xref = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}
