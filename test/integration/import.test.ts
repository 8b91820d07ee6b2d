import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { sentence } from '../../src-preload/contract/problem.ts';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { writeConsumption } from '../support/make-consumption.ts';
import { makeZip } from '../unit/intake/samples.ts';

const fixtures = join(import.meta.dirname, '../fixtures/intake');
const ubl = join(fixtures, 'invoice.ubl.xml');
const corpus = join(import.meta.dirname, '../../../shared/corpus');

describe('an import', () => {
  it('keeps the original byte for byte and read-only, and shows the figures as printed', async () => {
    const desk = await temporaryDesk();
    const { items } = await desk.importPaths(ubl);
    expect(items).toMatchObject([{ status: 'imported', kind: 'ubl', problem: null }]);
    const detail = await desk.handlers.invoices.get({ id: items[0]?.invoiceId ?? 0 });
    const original = detail.documents.find(({ role }) => role === 'original');
    const { content } = await desk.handlers.documents.original({ documentId: original?.id ?? 0 });
    expect(Buffer.from(content).equals(readFileSync(ubl))).toBe(true);
    const stored = join(desk.ledger.originalsFolder, original?.sha256.slice(0, 2) ?? '', original?.sha256 ?? '');
    expect(statSync(stored).mode & 0o222).toBe(0);
    const printed = (name: string) => new RegExp(`<cbc:${name}[^>]*>([^<]*)<`).exec(readFileSync(ubl, 'utf8'))?.[1];
    expect(detail.totals.taxInclusive).toBe(printed('TaxInclusiveAmount'));
    expect(detail.totals.payable).toBe(printed('PayableAmount'));
  });

  it('changes nothing the second time, and says of each file that it is a duplicate', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    copyFileSync(ubl, join(folder, 'a.xml'));
    writeFileSync(join(folder, 'b.txt'), 'Bonjour, ceci n’est pas une facture.');
    writeConsumption({ layout: 'bell', rows: 200, seed: 3, out: join(folder, 'c.csv') });
    const first = await desk.importPaths(folder);
    expect(first.items.map(({ status }) => status)).toEqual(['imported', 'refused', 'imported']);
    const before = await desk.handlers.ledger.status(undefined);
    const second = await desk.importPaths(folder);
    expect(second.items.map(({ status }) => status)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(await desk.handlers.ledger.status(undefined)).toEqual(before);
  });

  it('takes another copy of a known invoice as a document of it, and says where figures differ', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    const text = readFileSync(ubl, 'utf8');
    writeFileSync(join(folder, '1.xml'), text);
    writeFileSync(join(folder, '2.xml'), `${text}\n<!-- another copy -->`);
    writeFileSync(join(folder, '3.xml'), text.replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$11.00'));
    const { items } = await desk.importPaths(folder);
    expect(items.map(({ status }) => status)).toEqual(['imported', 'duplicate', 'duplicate']);
    expect(items.map(({ problem }) => problem && JSON.parse(problem).code)).toEqual([null, 'same-invoice', 'same-invoice-other-figures']);
    const detail = await desk.handlers.invoices.get({ id: items[0]?.invoiceId ?? 0 });
    expect(detail.documents.filter(({ role }) => role !== 'attachment').map(({ role }) => role)).toEqual(['original', 'copy', 'copy']);
    expect((await desk.handlers.ledger.status(undefined)).invoices).toBe(1);
  });

  it('gives each hostile or damaged file its sentence, and lets nothing else be affected', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
    const good = readFileSync(ubl);
    put('00-good.xml', good);
    put('01-doctype.xml', `<?xml version="1.0"?><!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]>${good}`);
    put('02-laughs.xml', `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>`);
    put('03-truncated.xml', good.subarray(0, good.length / 2));
    put('04-empty.pdf', '');
    put('05-slip.zip', makeZip([{ name: '../outside.xml', content: good }]));
    put('06-bomb.zip', makeZip([{ name: 'bomb.xml', content: Buffer.alloc(300 * 1024 * 1024) }]));
    writeConsumption({ layout: 'multi-cf', rows: 400, seed: 4, out: join(folder, '07-broken-line.csv') });
    const csv = readFileSync(join(folder, '07-broken-line.csv'), 'latin1').split('\r\n');
    csv[200] = 'R001;CF0001;pas une ligne';
    put('07-broken-line.csv', Buffer.from(csv.join('\r\n'), 'latin1'));
    put(
      '08-encoding.xml',
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?>'), Buffer.from('<Invoice>\xe9</Invoice>', 'latin1')]),
    );
    put('09-good.zip', makeZip([{ name: 'inside.xml', content: readFileSync(join(fixtures, 'credit-note.ubl.xml')) }]));

    const { run, items } = await desk.importPaths(folder);
    expect(run.state).toBe('done');
    const outcome = new Map(items.map((item) => [item.name.replace(/^[^/]*\//, ''), item]));
    const imported = [...outcome].filter(([, { status }]) => status === 'imported').map(([name]) => name);
    expect(imported).toEqual(expect.arrayContaining(['00-good.xml', '09-good.zip', '09-good.zip/inside.xml']));
    for (const name of [
      '01-doctype.xml',
      '02-laughs.xml',
      '03-truncated.xml',
      '04-empty.pdf',
      '05-slip.zip/../outside.xml',
      '07-broken-line.csv',
      '08-encoding.xml',
    ]) {
      const item = outcome.get(name);
      expect(item?.status, name).toMatch(/^(refused|unreadable)$/);
      const problem = JSON.parse(item?.problem ?? 'null');
      for (const language of ['fr', 'en'] as const) {
        const said = sentence(problem, language);
        expect(said.length, name).toBeGreaterThan(20);
        expect(said, name).not.toContain('?');
      }
    }
    expect([...outcome].some(([name, { status }]) => name.startsWith('06-bomb') && status === 'refused')).toBe(true);
    expect(existsSync(join(folder, '..', 'outside.xml'))).toBe(false);
    expect((await desk.handlers.ledger.status(undefined)).invoices).toBe(imported.filter((name) => !name.endsWith('.zip')).length);
    expect((await desk.handlers.ledger.status(undefined)).consumptionLines).toBe(0);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it('lists what it did not get to when cancelled, and a retry brings it in', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    const text = readFileSync(ubl, 'utf8');
    for (let i = 10; i < 40; i++) writeFileSync(join(folder, `${i}.xml`), text.replaceAll('FX-2026-0042', `FX-${i}`));
    const { runId } = await desk.handlers.imports.start({ grants: [desk.grant(folder)], profile: null });
    desk.handlers.runs.cancel({ id: runId });
    const run = await desk.ended(runId);
    expect(run.state).toBe('cancelled');
    const items = await desk.items(runId);
    expect(items).toHaveLength(30);
    expect(items.some(({ status }) => status === 'cancelled')).toBe(true);
    const again = await desk.handlers.imports.retry({ runId });
    expect((await desk.ended(again.runId)).state).toBe('done');
    expect((await desk.handlers.ledger.status(undefined)).invoices).toBe(30);
  });

  it('lets call detail wait for its invoice, whichever comes first', async () => {
    for (const order of [
      ['detail.csv', 'invoice.xml'],
      ['invoice.xml', 'detail.csv'],
    ]) {
      const desk = await temporaryDesk();
      const folder = temporaryFolder();
      writeConsumption({ layout: 'multi-cf', rows: 300, seed: 5, out: join(folder, 'detail.csv') });
      const [, line = ''] = readFileSync(join(folder, 'detail.csv'), 'latin1').split('\r\n');
      const number = line.split(';')[2] ?? '';
      writeFileSync(join(folder, 'invoice.xml'), readFileSync(ubl, 'utf8').replaceAll('FX-2026-0042', number));
      for (const name of order) await desk.importPaths(join(folder, name));
      const { rows } = await desk.handlers.invoices.page({ sort: [], filters: [], search: number, offset: 0, limit: 10 });
      const detail = await desk.handlers.invoices.get({ id: Number(rows[0]?.[0]) });
      const lines = readFileSync(join(folder, 'detail.csv'), 'latin1')
        .split('\r\n')
        .filter((one) => one.split(';')[2] === number).length;
      expect(detail.consumption.lines).toBe(lines);
    }
  });

  it('asks for the figures of a PDF without data, and takes those typed', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    const { PDF } = await import('@libpdf/core');
    const pdf = PDF.create();
    pdf.addPage();
    writeFileSync(join(folder, 'scan.pdf'), await pdf.save());
    const { items } = await desk.importPaths(folder);
    expect(items).toMatchObject([{ status: 'imported', kind: 'pdf', pages: 1 }]);
    const id = items[0]?.invoiceId ?? 0;
    expect((await desk.handlers.invoices.get({ id })).status).toBe('to-complete');
    const figures = {
      id,
      supplierName: 'Imprimeur Exemple',
      supplierVatId: null,
      number: 'IE-7',
      kind: 'invoice',
      issueDate: '2026-10-05',
      dueDate: null,
      currency: 'EUR',
      taxExclusive: '100.00',
      tax: '20.00',
      taxInclusive: '120.00',
      purchaseOrder: null,
    } as const;
    await desk.handlers.invoices.completeFigures(figures);
    const detail = await desk.handlers.invoices.get({ id });
    expect(detail).toMatchObject({
      status: 'complete',
      number: 'IE-7',
      supplierName: 'Imprimeur Exemple',
      totals: { taxInclusive: '120.00' },
    });
    const summary = await desk.handlers.invoices.summary({ query: { sort: [], filters: [], search: '' }, selection: null });
    expect(summary.currencies).toMatchObject([{ currency: 'EUR', taxInclusiveMinor: 12000 }]);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it('previews what it would do, and stores nothing', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    copyFileSync(ubl, join(folder, 'a.xml'));
    writeFileSync(join(folder, 'b.xml'), '<other/>');
    writeConsumption({ layout: 'teams-pstn', rows: 50, seed: 6, out: join(folder, 'c.csv') });
    const { items } = await desk.handlers.imports.preview({ grants: [desk.grant(folder)] });
    expect(items).toMatchObject([
      { kind: 'ubl', status: 'new', number: 'FX-2026-0042' },
      { status: 'refused' },
      { kind: 'csv', status: 'new', profile: 'teams-pstn' },
    ]);
    expect((await desk.handlers.ledger.status(undefined)).empty).toBe(true);
  });

  it('tells of an original that was altered or lost', async () => {
    const desk = await temporaryDesk();
    const { items } = await desk.importPaths(ubl, join(fixtures, 'credit-note.ubl.xml'));
    expect(items).toHaveLength(2);
    const paths = (
      desk.ledger.reader.sqlite.prepare("SELECT sha256 FROM document WHERE outcome = 'imported' ORDER BY id").pluck().all() as string[]
    ).map((sha256) => join(desk.ledger.originalsFolder, sha256.slice(0, 2), sha256));
    chmodSync(paths[0] ?? '', 0o600);
    truncateSync(paths[0] ?? '', 10);
    rmSync(paths[1] ?? '', { force: true });
    const codes = (await verifyLedger(desk.ledger)).problems.map(({ code }) => code);
    expect(codes.sort()).toEqual(['original-altered', 'original-missing']);
  });

  it.skipIf(!existsSync(corpus))(
    'accounts for every file of the corpus, and says duplicate of each the second time (where ../shared/corpus is)',
    async () => {
      const desk = await temporaryDesk();
      const { items } = await desk.importPaths(corpus);
      const invoices = items.filter(({ path }) => /\/(cen-ubl|cen-cii|peppol|zugferd-\w+|fnfe-facturx)\//.test(path));
      expect(invoices.length).toBeGreaterThan(100);
      expect(invoices.filter(({ status }) => status !== 'imported' && status !== 'duplicate')).toEqual([]);
      const again = await desk.importPaths(corpus);
      expect(again.items).toHaveLength(items.length);
      expect(again.items.filter(({ status }) => status !== 'duplicate')).toEqual([]);
      expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
    },
  );
});
