import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fingerprint, readOriginal } from '../../src-main/documents/archive.ts';
import { type PrintItem, type PrintOrder, printInvoices } from '../../src-main/documents/bulk-print.ts';
import { completePdf } from '../../src-main/documents/complete-pdf.ts';
import { setInvoice } from '../../src-main/documents/invoice/set-invoice.ts';
import type { ThreadLimits } from '../../src-main/intake/ask-thread.ts';
import { unwatched } from '../../src-main/ledger/work.ts';
import { squeezed, textOfPages } from '../unit/documents/pdf-text.ts';
import { sampleDetail, sampleInvoice } from '../unit/documents/sample-invoice.ts';
import { enterInvoice, openSampleLedger, type SampleLedger } from '../unit/documents/sample-ledger.ts';

let sample: SampleLedger;
/** Pages that each of the supplier's own PDFs has. */
const ownPages = 3;
const ids: Record<'own' | 'set' | 'credit' | 'damaged' | 'other', number> = { own: 0, set: 0, credit: 0, damaged: 0, other: 0 };
let outputs = 0;

beforeAll(async () => {
  sample = await openSampleLedger();
  const { ledger } = sample;
  const own = await setInvoice(sampleInvoice({ number: 'PROPRE-1' }, { detail: [sampleDetail(100)] }), 'fr');
  expect(own.pages).toBe(ownPages);
  ids.own = await enterInvoice(ledger, { number: 'PROPRE-1', supplier: 'Télécom Exemple SA', account: 'CPT-1', ownPdf: own.content });
  ids.set = await enterInvoice(ledger, { number: 'COMPOSEE-1', supplier: 'Logiciels Fictifs SAS' });
  ids.credit = await enterInvoice(ledger, {
    number: 'AVOIR-1',
    supplier: 'Télécom Exemple SA',
    account: 'CPT-2',
    sign: -1,
    payableMinor: 2_500,
  });
  ids.damaged = await enterInvoice(ledger, {
    number: 'ABIMEE-1',
    supplier: 'Télécom Exemple SA',
    account: 'CPT-1',
    ownPdf: own.content.subarray(0, own.content.length / 2),
  });
  ids.other = await enterInvoice(ledger, { number: 'CAD-1', supplier: 'Plateforme Imaginaire Inc.', currency: 'CAD' });
});
afterAll(() => sample.close());

/** A page whose font dictionary has a stray brace in it, over which a lenient parser trips for ever. */
function swellingPdf(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Resources << /Font << /F 4 0 R >> >> >>',
    '<< } /Type /Font >>',
  ];
  let text = '%PDF-1.4\n';
  const entries = ['0000000000 65535 f \n'];
  for (const [index, object] of objects.entries()) {
    entries.push(`${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const trailer = `trailer\n<< /Size ${entries.length} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${entries.length}\n${entries.join('')}${trailer}`, 'latin1');
}

async function print(invoiceIds: readonly number[], rest: Partial<PrintOrder> = {}, limits?: ThreadLimits) {
  const outPath = join(sample.folder, `print-${outputs++}.pdf`);
  let items: readonly PrintItem[] = [];
  const order: PrintOrder = {
    ledger: sample.ledger,
    invoiceIds,
    separator: 'none',
    language: 'fr',
    pages: 'supplier',
    outPath,
    work: unwatched(),
    ...rest,
  };
  const outcome = await printInvoices(
    order,
    (list) => {
      expect(items).toEqual([]);
      items = list;
    },
    limits,
  ).catch((error: unknown) => error);
  const texts = existsSync(outPath) ? (await textOfPages(await readFile(outPath))).map(squeezed) : null;
  expect((await readdir(sample.folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  return { outcome, items, texts };
}

describe('the complete PDF of an invoice', () => {
  it('is the supplier’s own, byte for byte, where there is one', async () => {
    const read = (sha256: string) => readOriginal(sample.ledger.originalsFolder, sha256);
    const own = await completePdf(sample.ledger.reader, read, { invoiceId: ids.own, language: 'fr', pages: 'supplier' });
    expect(own.ownPdf).toBe(true);
    const stored = sample.ledger.reader.sqlite.prepare('SELECT sha256 FROM document WHERE name = ?').pluck().get('PROPRE-1.pdf');
    expect(fingerprint(own.content).sha256).toBe(stored);
    const set = await completePdf(sample.ledger.reader, read, { invoiceId: ids.credit, language: 'fr', pages: 'supplier' });
    expect(set).toMatchObject({ ownPdf: false, pages: 1 });
    expect(set.name).toBe('Avoir AVOIR-1 Télécom Exemple SA.pdf');
    const data = await completePdf(sample.ledger.reader, read, { invoiceId: ids.own, language: 'fr', pages: 'data' });
    expect(data.ownPdf, 'the page of the data can be had beside the supplier’s own').toBe(false);
    expect(data.pages).toBeGreaterThan(0);
    await expect(completePdf(sample.ledger.reader, read, { invoiceId: 999, language: 'fr', pages: 'supplier' })).rejects.toMatchObject({
      problem: { code: 'invoice-not-found' },
    });
  });
});

describe('bulk print', () => {
  it('puts invoices into one file in the order asked for; its pages are those of the list', async () => {
    const { outcome, items, texts } = await print([ids.set, ids.own, ids.credit]);
    expect(items.map(({ number, pages, status }) => [number, pages, status])).toEqual([
      ['COMPOSEE-1', 1, 'done'],
      ['PROPRE-1', ownPages, 'done'],
      ['AVOIR-1', 1, 'done'],
    ]);
    expect(outcome).toMatchObject({ pages: ownPages + 2, separatorPages: 0 });
    expect(texts).toHaveLength(ownPages + 2);
    expect(texts?.[0]).toContain('COMPOSEE-1');
    expect(texts?.[1]).toContain('PROPRE-1');
    expect(texts?.at(-1)).toContain('AVOIR-1');
  });

  it('leaves out a damaged PDF and one that is gone, says why, and prints the rest', async () => {
    const { items, texts } = await print([ids.damaged, ids.own, 12_345]);
    expect(items.map(({ status, pages, problem }) => [status, pages, problem?.code ?? null])).toEqual([
      ['failed', 0, 'pdf-damaged'],
      ['done', ownPages, null],
      ['failed', 0, 'invoice-not-found'],
    ]);
    expect(texts).toHaveLength(ownPages);
  });

  it('puts a sheet before each supplier with its list and its sums', async () => {
    const { outcome, items, texts } = await print([ids.own, ids.set, ids.credit, ids.damaged], { separator: 'supplier' });
    expect(items.map(({ number }) => number)).toEqual(['PROPRE-1', 'AVOIR-1', 'ABIMEE-1', 'COMPOSEE-1']);
    expect(outcome).toMatchObject({ separatorPages: 2, pages: 2 + ownPages + 2 });
    const [first = ''] = texts ?? [];
    for (const said of ['Télécom Exemple SA', '2 factures', 'PROPRE-1', 'AVOIR-1', '-25,00', 'ABIMEE-1', 'non imprimée']) {
      expect(first).toContain(squeezed(said));
    }
    expect(first).toContain(squeezed(`Total EUR 95,00 95,00 ${ownPages + 1}`)); // 100.00 - 5.00 and 120.00 - 25.00, what failed apart
    expect(texts?.[1 + ownPages + 1]).toContain(squeezed('Logiciels Fictifs SAS'));
  });

  it('puts a sheet before each account', async () => {
    const { outcome, texts } = await print([ids.own, ids.credit, ids.other], { separator: 'account', language: 'en' });
    expect(outcome).toMatchObject({ separatorPages: 3 });
    expect(texts?.[0]).toContain('CPT-1');
    expect(texts?.[1 + ownPages]).toContain('CPT-2');
    expect(texts?.[1 + ownPages + 2]).toContain(squeezed('No billing account'));
  });

  it('writes nothing where nothing could be printed', async () => {
    const { outcome, items, texts } = await print([ids.damaged]);
    expect(outcome).toMatchObject({ problem: { code: 'print-nothing' } });
    expect(items.map(({ status, problem }) => [status, problem?.code])).toEqual([['failed', 'pdf-damaged']]);
    expect(texts).toBeNull();
  });

  it('gives up a PDF that swells without end, and prints the others', async () => {
    const swelling = await enterInvoice(sample.ledger, { number: 'ENFLE-1', supplier: 'Télécom Exemple SA', ownPdf: swellingPdf() });
    const { items, texts } = await print([swelling, ids.own], {}, { timeoutMs: 60_000, memoryMb: 256 });
    expect(items.map(({ status, problem }) => [status, problem?.code ?? null])).toEqual([
      ['failed', 'reader-out-of-memory'],
      ['done', null],
    ]);
    expect(texts).toHaveLength(ownPages);
  });

  it('gives up a PDF that takes too long', async () => {
    const { outcome, items } = await print([ids.own, ids.set], {}, { timeoutMs: 1, memoryMb: 256 });
    expect(outcome).toMatchObject({ problem: { code: 'print-nothing' } });
    expect(items.map(({ problem }) => problem?.code)).toEqual(['reader-timeout', 'reader-timeout']);
  });

  it('leaves nothing when it is cancelled, and says so of every item', async () => {
    const abort = new AbortController();
    const work = { signal: abort.signal, progress: ({ done }: { done: number }) => done === 1 && abort.abort() };
    const { outcome, items, texts } = await print([ids.own, ids.set, ids.credit], { work });
    expect(outcome).toMatchObject({ problem: { code: 'cancelled' } });
    expect(items.map(({ status, pages }) => [status, pages])).toEqual([
      ['cancelled', 0],
      ['cancelled', 0],
      ['cancelled', 0],
    ]);
    expect(texts).toBeNull();
  });

  it('keeps a file that was there when it cannot write its own', async () => {
    const outPath = join(sample.folder, 'no', 'such', 'folder.pdf');
    const { outcome, items } = await print([ids.own], { outPath });
    expect(outcome).toMatchObject({ problem: { code: 'output-not-written' } });
    expect(items).toMatchObject([{ status: 'failed', problem: { code: 'output-not-written' } }]);
  });
});
