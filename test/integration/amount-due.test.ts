import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listInvoices } from '../../src-main/console/commands/invoices.ts';
import { withPdf } from '../../src-main/intake/read/pdf.ts';
import { columnKeys } from '../../src-preload/contract/grid.ts';
import { invoiceColumns } from '../../src-preload/contract/invoices.ts';
import { correctionOf } from '../support/correction.ts';
import { temporaryDesk } from '../support/desk.ts';
import { textOfPages } from '../unit/documents/pdf-text.ts';

const sample = join(import.meta.dirname, '../fixtures/intake/summary-line.ubl.xml');
const query = { sort: [], filters: [], search: '' };

describe('an operator’s invoice of 25.48 whose rounding (BT-114) makes 25.47 due', () => {
  it('is 25.47 wherever an amount due is shown or summed', async () => {
    const desk = await temporaryDesk();
    const { items } = await desk.importPaths(sample);
    expect(items).toMatchObject([{ status: 'imported', amountMicros: 25_470_000, problem: null }]);
    const { rows } = await desk.handlers.invoices.page({ ...query, offset: 0, limit: 10 });
    const cell = (column: keyof typeof invoiceColumns) => rows[0]?.[columnKeys(invoiceColumns).indexOf(column)];
    expect([cell('payable'), cell('taxInclusive')]).toEqual([2547, 2548]);
    const { currencies } = await desk.handlers.invoices.summary({ query, selection: null });
    expect(currencies).toMatchObject([{ payableMinor: 2547 }]);
    expect(await listInvoices(desk, query)).toMatchObject([{ payable: '25.47', taxInclusive: '25.48' }]);
    const { totals } = await desk.handlers.invoices.get({ id: items[0]?.invoiceId ?? 0 });
    expect(totals).toMatchObject({ taxInclusive: '25.48', rounding: '-0.01', payable: '25.47' });
    expect(await desk.handlers.invoices.find({ text: '25.47', limit: 5 })).toHaveLength(1);
    const { body } = await correctionOf(desk, items[0]?.invoiceId ?? 0, 'fr', 'worth');
    expect(body).toContain('25,47');
  });

  it('keeps its PDF as a document, which is its complete invoice; the one set from the data asks for 25.47', async () => {
    const desk = await temporaryDesk();
    const { items } = await desk.importPaths(sample);
    const invoiceId = items[0]?.invoiceId ?? 0;
    const { documents } = await desk.handlers.invoices.get({ id: invoiceId });
    const attached = documents.find(({ role }) => role === 'attachment');
    expect(attached).toMatchObject({ name: 'TE-2026-10-0042.pdf', mediaType: 'application/pdf' });
    const { content: kept } = await desk.handlers.documents.original({ documentId: attached?.id ?? 0 });
    expect(await withPdf(kept, (pdf) => pdf.getPageCount())).toBe(1);
    const own = await desk.handlers.documents.complete({ invoiceId, language: 'fr', pages: 'supplier' });
    expect(own.ownPdf).toBe(true);
    expect(Buffer.compare(own.content, kept)).toBe(0);
    const { content: set } = await desk.handlers.documents.complete({ invoiceId, language: 'fr', pages: 'data' });
    const said = (await textOfPages(Buffer.from(set))).join(' ').replace(/\s/g, '');
    expect(said).toContain('Netàpayer25,47EUR');
    expect(said).toContain('-0,01');
  });
});
