import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainText } from '../../src-main/billing/formula-text.ts';
import { microsDigits, parseDecimal } from '../../src-main/billing/money.ts';
import { type Desk, openDesk } from '../../src-main/desk/desk.ts';
import { printInvoices } from '../../src-main/documents/bulk-print.ts';
import { exampleFiles } from '../../src-main/example/index.ts';
import { inExportThread } from '../../src-main/exports/export-thread.ts';
import { exportInvoices } from '../../src-main/exports/invoices.ts';
import { invoiceSummary, selectedInvoices } from '../../src-main/ledger/invoice-grid.ts';
import { unwatched } from '../../src-main/ledger/work.ts';
import { consumptionColumns } from '../../src-preload/contract/consumption.ts';
import { fleetColumns } from '../../src-preload/contract/fleet.ts';
import { columnKeys, gridQuerySchema, type Selection } from '../../src-preload/contract/grid.ts';
import { invoiceColumns } from '../../src-preload/contract/invoices.ts';
import { detailLines } from '../support/detail-lines.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { squeezed, textOfPages } from '../unit/documents/pdf-text.ts';

const everything = gridQuerySchema.parse({});
const all: Selection = { mode: 'all', query: everything, except: [] };
const oldestFirst = [{ column: 'issueDate', descending: false }];
let desk: Desk;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'facturier-example-test-'));
  desk = await openDesk({ folder, tell: () => undefined, resolveGrant: () => undefined, watch: false });
  const { runId } = await desk.handlers.imports.openExample(undefined);
  const run = await desk.ended(runId);
  expect(run).toMatchObject({ state: 'done', failed: 0, duplicates: 0, items: exampleFiles().length, succeeded: exampleFiles().length });
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const sqlite = () => desk.ledger.reader.sqlite;
const count = (sql: string) => sqlite().prepare(sql).pluck().get() as number;

describe('the example ledger', () => {
  it('holds two years of three suppliers: 60 operator invoices, 25 software documents, 12 of the platform, and a scan to complete', () => {
    expect(count(`SELECT count(*) FROM invoice WHERE status = 'complete'`)).toBe(60 + 25 + 12);
    expect(count('SELECT count(DISTINCT substr(issue_date, 1, 7)) FROM invoice')).toBe(24);
    expect(count(`SELECT count(*) FROM invoice WHERE status = 'to-complete'`)).toBe(1);
    expect(count('SELECT count(*) FROM supplier')).toBe(3);
    expect(count(`SELECT count(*) FROM invoice WHERE kind = 'credit-note'`)).toBe(1);
  });

  it('follows subscriptions in two currencies, one with licences that nobody uses and fewer of them asked for, one that ends', async () => {
    const followed = await desk.handlers.subscriptions.list(undefined);
    expect(new Set(followed.map(({ currency }) => currency))).toEqual(new Set(['EUR', 'CAD']));
    const suite = followed.find(({ tracked }) => tracked);
    expect(suite).toMatchObject({ available: 24, used: 20, pending: { quantity: 21 } });
    expect(suite?.unusedMinor).toBeGreaterThan(0);
    expect(followed.map(({ state }) => state)).toContain('ending');
    const periods = (await Promise.all(followed.map(({ id }) => desk.handlers.subscriptions.get({ id })))).flatMap((one) => one.periods);
    // The credit note of May is what differs; the rest of what came is as expected to the cent.
    expect(periods.filter(({ state }) => state === 'differs').map(({ reasons }) => reasons)).toEqual([['credit']]);
    expect(periods.filter(({ state }) => state === 'equal').length).toBeGreaterThan(30);
  });

  it('has paid its older invoices, one of which the bank refused, and has a card that expires soon', async () => {
    const { statuses } = await desk.handlers.payments.summary(everything);
    expect(statuses).toMatchObject({ failed: 1, cancelled: 0 });
    expect(statuses.confirmed).toBeGreaterThan(40);
    const { methods } = await desk.handlers.paymentMethods.list(undefined);
    expect(methods.map(({ details, expiry }) => [details.kind, expiry])).toContainEqual(['card', 'soon']);
    expect(count(`SELECT count(*) FROM invoice WHERE status = 'complete'`)).toBeGreaterThan(
      count(
        `SELECT count(DISTINCT invoice_id) FROM payment_part JOIN payment ON payment.id = payment_id WHERE payment.status = 'confirmed'`,
      ),
    );
  });

  it('has a fleet with every kind of line that one meets', async () => {
    const { rows } = await desk.handlers.fleet.page({
      sort: [{ column: 'number', descending: false }],
      filters: [],
      search: '',
      offset: 0,
      limit: 100,
    });
    const [holder, state, userName, lines] = (['holder', 'state', 'userName', 'lines'] as const).map((key) =>
      columnKeys(fleetColumns).indexOf(key),
    );
    const of = (wanted: string) => rows.filter((row) => row[state ?? 0] === wanted).map((row) => [row[holder ?? 0], row[userName ?? 0]]);
    expect(of('unknown')).toEqual([['', 'Inès Martin']]);
    expect(of('unused')).toEqual([
      ['Jérôme Müller', 'Jérôme Müller'],
      ['Paul Lemaire', ''],
    ]);
    expect(of('unassigned')).toEqual([['', '']]);
    expect(of('ended')).toEqual([
      ['Noël Tremblay', 'Noël Tremblay'],
      ['Sarah Nguyen', ''],
    ]);
    // The supplier has not been told of the one who came after.
    expect(of('active').filter(([held, billed]) => held !== billed)).toEqual([['Camille Renaud', 'Loïc Desrosiers']]);
    expect(rows.filter((row) => row[state ?? 0] === 'active').every((row) => Number(row[lines ?? 0]) > 0)).toBe(true);
  });

  it('has call detail that joins every operator invoice and adds up to its calls and subscriptions, to the cent', () => {
    const rows = sqlite()
      .prepare(
        `SELECT (SELECT sum(net_minor) FROM invoice_line WHERE invoice_id = invoice.id
            AND (section = 'Communications' OR description LIKE 'Forfait mobile %')) AS billed,
          (SELECT sum(amount_micros) FROM detail_batch WHERE invoice_id = invoice.id) AS used
        FROM invoice WHERE format = 'ubl'`,
      )
      .all() as { billed: number; used: number }[];
    expect(rows).toHaveLength(60);
    for (const { billed, used } of rows) expect(used).toBe(billed * 10_000);
    expect(count('SELECT count(*) FROM detail_batch WHERE invoice_id IS NULL')).toBe(0);
  });

  it('bills every section an operator has', () => {
    const sections = sqlite().prepare('SELECT DISTINCT section FROM invoice_line WHERE section IS NOT NULL ORDER BY 1').pluck().all();
    expect(sections).toEqual(['Abonnements', 'Actes ponctuels', 'Communications', 'Services en option', 'Équipements']);
  });

  it('changes nothing when it is opened again', async () => {
    const before = invoiceSummary({ sqlite: sqlite() }, everything, null);
    const { runId } = await desk.handlers.imports.openExample(undefined);
    const run = await desk.ended(runId);
    expect(run).toMatchObject({ state: 'done', failed: 0, succeeded: 0, duplicates: exampleFiles().length });
    expect(invoiceSummary({ sqlite: sqlite() }, everything, null)).toEqual(before);
  });

  it('prints whole, the operator’s call detail with it', async () => {
    const outPath = join(temporaryFolder(), 'tout.pdf');
    const invoiceIds = selectedInvoices(desk.ledger.reader, all, oldestFirst);
    const order = {
      ledger: desk.ledger,
      invoiceIds,
      separator: 'supplier',
      language: 'fr',
      pages: 'supplier',
      outPath,
      work: unwatched(),
    } as const;
    const { items, pages, separatorPages } = await printInvoices(order, () => undefined);
    expect(items.map(({ status }) => status)).toEqual(invoiceIds.map(() => 'done'));
    const texts = await textOfPages(readFileSync(outPath));
    expect(texts).toHaveLength(pages);
    expect(items.reduce((sum, item) => sum + item.pages, separatorPages)).toBe(pages);
    const text = squeezed(texts.join(''));
    for (const { number } of items) expect(text).toContain(squeezed(number));
    expect(text).toContain(squeezed('Maëlle Van den Broeck'));
    expect(text).toContain(squeezed('Total du détail'));
  });
});

/** What a spreadsheet reads of an exported file: records by heading. */
function reread(path: string, delimiter: string): Record<string, string>[] {
  const text = readFileSync(path, 'utf8').replace(/\r\n$/, '');
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, delimiter });
  expect(errors).toEqual([]);
  return data;
}

function micros(text: string | undefined): number {
  const parsed = parseDecimal((text ?? '').replace(',', '.'), microsDigits);
  if (!parsed?.exact) throw new Error(`not a number: ${text}`);
  return parsed.value;
}

describe('exports', () => {
  it('write every invoice with sums that are those of the ledger, in both styles', async () => {
    for (const [style, delimiter] of [
      ['fr', ';'],
      ['en', ','],
    ] as const) {
      const outPath = join(temporaryFolder(), 'factures.csv');
      const columns = columnKeys(invoiceColumns);
      const wanted = { query: everything, selection: null, columns, style, language: 'fr', outPath } as const;
      const { rows, sums } = await exportInvoices(desk.ledger, wanted, unwatched());
      const records = reread(outPath, delimiter);
      expect(records).toHaveLength(rows);
      expect(sums).toEqual(invoiceSummary({ sqlite: sqlite() }, everything, null).currencies);
      for (const { currency, taxInclusiveMinor } of sums.filter(({ currency }) => currency !== '')) {
        const written = records.filter(({ Devise }) => Devise === currency).map((record) => micros(record['Montant TTC']));
        expect(written.reduce((a, b) => a + b, 0)).toBe(taxInclusiveMinor * 10_000);
      }
      const credit = records.find(({ Type }) => Type === 'Avoir');
      expect(micros(credit?.['Montant HT'])).toBeLessThan(0);
    }
  });

  it('write a selection in the order of its grid', async () => {
    const outPath = join(temporaryFolder(), 'selection.csv');
    const query = { ...everything, sort: [{ column: 'number', descending: true }] };
    const selection = { mode: 'some', ids: selectedInvoices(desk.ledger.reader, all, oldestFirst).slice(0, 5) } as const;
    await exportInvoices(desk.ledger, { query, selection, columns: ['number'], style: 'en', language: 'en', outPath }, unwatched());
    const numbers = reread(outPath, ',').map((record) => record['Invoice number'] ?? '');
    expect(numbers).toHaveLength(5);
    expect(numbers).toEqual([...numbers].sort().reverse());
  });

  it('write every line of call detail, the same rows once read back', async () => {
    const outPath = join(temporaryFolder(), 'consommation.csv');
    const columns = columnKeys(consumptionColumns);
    const wanted = { query: everything, columns, style: 'fr', language: 'fr', outPath } as const;
    const { rows, sums } = await inExportThread(desk.ledger.databasePath, 'consumption', wanted);
    const records = reread(outPath, ';');
    expect(rows).toBe(count('SELECT sum(lines) FROM detail_segment'));
    expect(records).toHaveLength(rows);
    expect(records.reduce((sum, record) => sum + micros(record['Montant HT']), 0)).toBe(sums[0]?.amountMicros);
    const named = (sql: string) => new Map(sqlite().prepare(sql).raw().all() as [number, string][]);
    const users = named('SELECT holding.id, name FROM fleet_holding AS holding JOIN fleet_user AS user ON user.id = holding.user_id');
    const numbers = named('SELECT id, number FROM destination');
    const stored = detailLines(sqlite()).map(({ holding, destination }) => `${users.get(holding)}|${numbers.get(destination)}`);
    const written = records.map((record) => `${plainText(record.Utilisateur ?? '')}|${plainText(record['N° destinataire'] ?? '')}`);
    expect(written.sort()).toEqual(stored.sort());
  });

  it('leave nothing when cancelled, and keep the file that was there', async () => {
    const target = temporaryFolder();
    const outPath = join(target, 'ancien.csv');
    writeFileSync(outPath, 'ancien');
    const work = { signal: AbortSignal.abort(), progress: () => undefined };
    const rest = { query: everything, style: 'fr', language: 'fr', outPath } as const;
    const cancelled = { problem: { code: 'cancelled' } };
    await expect(exportInvoices(desk.ledger, { ...rest, selection: null, columns: ['number'] }, work)).rejects.toMatchObject(cancelled);
    const { databasePath } = desk.ledger;
    await expect(inExportThread(databasePath, 'consumption', { ...rest, columns: ['user'] }, work)).rejects.toMatchObject(cancelled);
    expect(readdirSync(target)).toEqual(['ancien.csv']);
    expect(readFileSync(outPath, 'utf8')).toBe('ancien');
  });

  it('refuse a column that the grid does not have', async () => {
    const wanted = { query: everything, selection: null, columns: ['number', 'password'], style: 'fr', language: 'fr' } as const;
    const outPath = join(temporaryFolder(), 'refus.csv');
    await expect(exportInvoices(desk.ledger, { ...wanted, outPath }, unwatched())).rejects.toMatchObject({
      problem: { code: 'invalid-arguments' },
    });
  });
});
