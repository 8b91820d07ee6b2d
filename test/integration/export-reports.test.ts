import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { microsDigits, parseDecimal } from '../../src-main/billing/money.ts';
import { ConsumptionPages } from '../../src-main/consumption/pages.ts';
import { readColumn } from '../../src-main/consumption/segments.ts';
import { type Desk, type Grant, openDesk } from '../../src-main/desk/desk.ts';
import { invoiceSummary } from '../../src-main/ledger/invoice-grid.ts';
import {
  type Centre,
  csvEncodings,
  csvSeparators,
  decimalMarks,
  excelForms,
  type Manifest,
  type ReportRequest,
  reportDetails,
} from '../../src-preload/contract/exports.ts';
import { gridQuerySchema } from '../../src-preload/contract/grid.ts';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { consumptionFile } from '../support/make-consumption.ts';
import { readXlsx, unzip } from '../support/read-xlsx.ts';

const everything = gridQuerySchema.parse({});
const french = { kind: 'csv', form: excelForms.fr } as const;
const allLines: ReportRequest = {
  subject: 'consumption',
  detail: 'lines',
  centres: null,
  from: null,
  to: null,
  packing: 'one',
  format: french,
  language: 'fr',
};
const reports = [
  ...reportDetails.invoices.map((detail) => ({ subject: 'invoices', detail }) as const),
  ...reportDetails.consumption.map((detail) => ({ subject: 'consumption', detail }) as const),
];

let desk: Desk;
let folder: string;
const grants = new Map<string, Grant>();
let grantCount = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'facturier-export-test-'));
  desk = await openDesk({ folder, tell: () => undefined, resolveGrant: (id) => grants.get(id), watch: false });
  const { runId } = await desk.handlers.imports.openExample(undefined);
  expect((await desk.ended(runId)).state).toBe('done');
});

afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function report(request: ReportRequest, path: string, on: Desk = desk): Promise<{ manifest: Manifest; out: string; runId: number }> {
  const target = `grant ${++grantCount}`;
  grants.set(target, { path, kind: request.packing === 'folder' ? 'output-folder' : 'target' });
  const { runId } = await on.handlers.exports.report({ ...request, target });
  const run = await on.ended(runId);
  if (run.problem) throw Object.assign(new Error(run.problem.code), { problem: run.problem });
  const manifest = await on.handlers.exports.manifest({ runId });
  if (!manifest) throw new Error('no manifest');
  return { manifest, out: on.runOutputPath(runId) ?? '', runId };
}

function records(text: string, delimiter = ';'): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text.replace(/\r?\n$/, ''), { header: true, delimiter });
  expect(errors).toEqual([]);
  return data;
}

const read = (path: string) => records(readFileSync(path, 'utf8'));

function micros(text: string | undefined): number {
  const parsed = parseDecimal((text ?? '').replace(',', '.'), microsDigits);
  if (!parsed?.exact) throw new Error(`not a number: ${text}`);
  return parsed.value;
}

const sumOf = (rows: readonly Record<string, string>[], column: string) => rows.reduce((sum, row) => sum + micros(row[column] || '0'), 0);
const ledgerLines = () => new ConsumptionPages(desk.ledger.reader.sqlite).summary(everything);

describe('centres', () => {
  it('take in every invoice and every detail line once, an operator’s invoices beside their detail', async () => {
    const centres = await desk.handlers.exports.centres(undefined);
    expect(centres.reduce((sum, { lines }) => sum + lines, 0)).toBe(ledgerLines().lines);
    expect(centres.reduce((sum, { invoices }) => sum + invoices, 0)).toBe(invoiceSummary(desk.ledger.reader, everything, null).count);
    for (const { supplier, invoices, root, centre } of centres.filter(({ lines }) => lines > 0)) {
      const ofCentre = { column: 'centre', operator: 'equals', value: centre } as const;
      expect(invoices).toBe(invoiceSummary(desk.ledger.reader, { ...everything, filters: [ofCentre] }, null).count);
      expect([supplier, root, centre].every(Boolean)).toBe(true);
    }
  });
});

describe('reports', () => {
  it('add up to the ledger at every level of detail, in every form of CSV and in XLSX', async () => {
    for (const { subject, detail } of reports) {
      for (const encoding of csvEncodings) {
        const out = join(temporaryFolder(), 'export.csv');
        const form = { encoding, separator: csvSeparators[1], decimal: decimalMarks[1] };
        const { manifest } = await report({ ...allLines, subject, detail, format: { kind: 'csv', form } }, out);
        const rows = records(new TextDecoder(encoding).decode(readFileSync(out)), ',');
        expect(rows).toHaveLength(manifest.total.rows);
        for (const { currency, sums } of manifest.total.currencies) {
          const net = sums.amount ?? sums.net ?? sums.taxExclusive;
          expect(
            sumOf(
              rows.filter(({ Devise }) => Devise === currency),
              'Montant HT',
            ),
          ).toBe(micros(net));
        }
      }
      const out = join(temporaryFolder(), 'export.xlsx');
      const { manifest } = await report({ ...allLines, subject, detail, format: { kind: 'xlsx' } }, out);
      const [sheet] = await readXlsx(readFileSync(out));
      expect(sheet?.formulas).toBe(0);
      expect(sheet?.rows).toHaveLength(manifest.total.rows + 1);
      const headings = sheet?.rows[0] ?? [];
      const letter = (heading: string) => headings.find(({ value }) => value === heading)?.place.replace(/\d/g, '');
      const cell = (row: (typeof headings)[number][] | readonly (typeof headings)[number][], heading: string) =>
        row.find(({ place }) => place.replace(/\d/g, '') === letter(heading));
      for (const { currency, sums } of manifest.total.currencies.filter(({ currency }) => currency !== '')) {
        const ofCurrency = sheet?.rows.slice(1).filter((row) => cell(row, 'Devise')?.value === currency) ?? [];
        const figures = ofCurrency.map((row) => cell(row, 'Montant HT'));
        for (const figure of figures) expect(figure).toMatchObject({ type: '', format: expect.stringMatching(/^#,##0\.00/) });
        expect(figures.reduce((sum, figure) => sum + micros(figure?.value), 0)).toBe(micros(sums.amount ?? sums.net ?? sums.taxExclusive));
      }
    }
  });

  it('are the same lines whether in one file or one a centre, in a folder or an archive, with a manifest that says so', async () => {
    const one = join(temporaryFolder(), 'tout.csv');
    await report(allLines, one);
    const lines = (rows: readonly Record<string, string>[]) => rows.map((row) => JSON.stringify(row)).sort();
    const all = lines(read(one));
    expect(all).toHaveLength(ledgerLines().lines);

    const { manifest, out } = await report({ ...allLines, packing: 'folder' }, join(temporaryFolder(), 'par centre'));
    const names = manifest.files.map(({ name }) => name);
    expect(readdirSync(out).sort()).toEqual([...names, 'manifeste.csv'].sort());
    expect(lines(names.flatMap((name) => read(join(out, name))))).toEqual(all);
    for (const { name, sha256, bytes, root, centre } of manifest.files) {
      const content = readFileSync(join(out, name));
      expect([createHash('sha256').update(content).digest('hex'), content.length]).toEqual([sha256, bytes]);
      for (const row of read(join(out, name))) expect([row.Radical, row['Centre de facturation']]).toEqual([root, centre]);
    }
    const listed = read(join(out, 'manifeste.csv'));
    const total = listed.find(({ Fichier }) => Fichier === 'Total');
    const files = listed.filter(({ Fichier }) => Fichier !== 'Total');
    expect(files.map((row) => row['SHA-256'])).toEqual(manifest.files.map(({ sha256 }) => sha256));
    for (const row of listed) expect(row['Montant HT']).toBe(row['Registre : Montant HT']);
    expect(micros(total?.['Montant HT'])).toBe(ledgerLines().currencies[0]?.amountMicros);
    expect(sumOf(files, 'Lignes du fichier')).toBe(micros(total?.['Lignes du fichier']));

    const zip = join(temporaryFolder(), 'export.zip');
    await report({ ...allLines, packing: 'zip' }, zip);
    const members = await unzip(readFileSync(zip));
    expect([...members.keys()].sort()).toEqual([...names, 'manifeste.csv'].sort());
    for (const name of names) expect(members.get(name)?.equals(readFileSync(join(out, name)))).toBe(true);
  });

  it('show before what they then write', async () => {
    for (const { subject, detail } of reports) {
      const request = { ...allLines, subject, detail, packing: 'folder' } as const;
      const preview = await desk.handlers.exports.preview(request);
      const { manifest } = await report(request, join(temporaryFolder(), 'dossier'));
      expect(preview.files).toEqual(manifest.files.map(({ name, rows, currencies }) => ({ name, rows, currencies })));
      expect(preview).toMatchObject({ fileCount: manifest.files.length, ...manifest.total });
    }
  });

  it('split by any choice of centres and any day into parts that add up to the whole', async () => {
    const centres = await desk.handlers.exports.centres(undefined);
    const days = [...new Set(centres.flatMap(({ from, to }) => [from, to]))].filter((day): day is string => day !== null).sort();
    const [first = ''] = days;
    const preview = (wanted: Partial<ReportRequest>) => desk.handlers.exports.preview({ ...allLines, ...wanted });
    const key = ({ supplierId, root, centre }: Centre) => ({ supplierId, root, centre });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...reports),
        fc.subarray(centres),
        fc.integer({ min: 0, max: 420 }),
        async (level, chosen, offset) => {
          const all = await preview(level);
          const some = await preview({ ...level, centres: chosen.map(key) });
          const others = await preview({ ...level, centres: centres.filter((one) => !chosen.includes(one)).map(key) });
          expect(some.rows + others.rows).toBe(all.rows);
          const day = (shift: number) => new Date(Date.parse(first) + shift * 86_400_000).toISOString().slice(0, 10);
          const before = await preview({ ...level, to: day(offset) });
          const after = await preview({ ...level, from: day(offset + 1) });
          // An invoice whose date nobody has typed yet is in no period.
          const undated = level.subject === 'invoices' && level.detail === 'summary' ? 1 : 0;
          expect(before.rows + after.rows + undated).toBe(all.rows);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('write nothing when cancelled, or where something else is in the way', async () => {
    const target = temporaryFolder();
    writeFileSync(join(target, 'ancien.zip'), 'ancien');
    for (const packing of ['one', 'zip', 'folder'] as const) {
      const path = join(target, packing === 'zip' ? 'ancien.zip' : packing);
      grants.set('cancelled', { path, kind: packing === 'folder' ? 'output-folder' : 'target' });
      const { runId } = await desk.handlers.exports.report({ ...allLines, packing, target: 'cancelled' });
      await desk.handlers.runs.cancel({ id: runId });
      expect((await desk.ended(runId)).state).toBe('cancelled');
    }
    expect(readdirSync(target)).toEqual(['ancien.zip']);
    expect(readFileSync(join(target, 'ancien.zip'), 'utf8')).toBe('ancien');
    await expect(report(allLines, join(target, 'pas', 'là.csv'))).rejects.toMatchObject({ problem: { code: 'output-not-written' } });
    await expect(report({ ...allLines, packing: 'zip', from: '2100-01-01' }, join(target, 'vide.zip'))).rejects.toMatchObject({
      problem: { code: 'export-nothing' },
    });
    expect(readdirSync(target)).toEqual(['ancien.zip']);
    // A folder with something in it is added to, not written over.
    const { out } = await report({ ...allLines, packing: 'folder' }, target);
    expect(out.startsWith(join(target, 'Consommation '))).toBe(true);
    expect(readdirSync(target)).toHaveLength(2);
  });

  it('fail with a sentence where the ledger’s own sums say otherwise, and keep nothing', async () => {
    const spoilt = await temporaryDesk();
    const path = join(temporaryFolder(), 'detail.csv');
    writeFileSync(path, consumptionFile({ layout: 'multi-cf', rows: 300 }).bytes);
    await spoilt.importPaths(path);
    await spoilt.ledger.write(
      async ({ sqlite }) => void sqlite.exec('UPDATE detail_batch SET amount_micros = amount_micros + 1 WHERE id = 7'),
    );
    const target = temporaryFolder();
    const outcome = async (packing: 'one' | 'zip', name: string) => {
      const { runId } = await spoilt.handlers.exports.report({ ...allLines, packing, target: spoilt.grant(join(target, name), 'target') });
      return spoilt.ended(runId);
    };
    expect(await outcome('one', 'a.csv')).toMatchObject({ state: 'failed', problem: { code: 'export-sum-mismatch' } });
    expect(await outcome('zip', 'a.zip')).toMatchObject({ state: 'failed', problem: { code: 'export-sum-mismatch' } });
    expect(readdirSync(target)).toEqual([]);
  });

  it('say of each line who held it on that day, whether its lines lie alone or among others', async () => {
    const held = await temporaryDesk();
    const path = join(temporaryFolder(), 'detail.csv');
    const { bytes, facts } = consumptionFile({ layout: 'multi-cf', rows: 600 });
    writeFileSync(path, bytes);
    await held.importPaths(path);
    const [{ line = '' } = {}] = facts;
    const from = '2026-10-14';
    await held.ledger.write(({ sqlite }) => {
      const key = sqlite.prepare("SELECT coalesce(nullif(e164, ''), number) FROM fleet_line WHERE number = ?").pluck().get(line);
      sqlite
        .prepare('INSERT INTO fleet_assignment (line_key, number, holder, cost_centre, team, from_date) VALUES (?, ?, ?, ?, ?, ?)')
        .run(key, line, 'Inès Modèle', 'CC 12', 'Achats', from);
    });
    const target = temporaryFolder();
    for (const packing of ['one', 'folder'] as const) {
      const kind = packing === 'one' ? 'target' : 'output-folder';
      const { runId } = await held.handlers.exports.report({ ...allLines, packing, target: held.grant(join(target, packing), kind) });
      expect((await held.ended(runId)).state).toBe('done');
      const files = (await held.handlers.exports.manifest({ runId }))?.files ?? [];
      const rows = files.flatMap(({ name }) => read(packing === 'one' ? join(target, packing) : join(target, packing, name)));
      expect(rows).toHaveLength(facts.length);
      for (const row of rows) {
        const isHeld = row['N° ligne'] === line && (row.Date ?? '').split('/').reverse().join('-') >= from;
        expect([row.Titulaire, row['Centre de coûts'], row.Équipe]).toEqual(isHeld ? ['Inès Modèle', 'CC 12', 'Achats'] : ['', '', '']);
      }
    }
  });

  it('say what Windows-1252 could not hold', async () => {
    const strange = await temporaryDesk();
    const path = join(temporaryFolder(), 'detail.csv');
    const { bytes } = consumptionFile({ layout: 'multi-cf', rows: 50 });
    const text = new TextDecoder('windows-1252').decode(bytes).replaceAll('Loïc', 'Łukasz漢');
    const replaced = (text.match(/Łukasz漢/g) ?? []).length * 2;
    expect(replaced).toBeGreaterThan(0);
    writeFileSync(path, text);
    expect((await strange.importPaths(path)).run.failed).toBe(0);
    const format = { kind: 'csv', form: { ...excelForms.fr, encoding: 'windows-1252' } } as const;
    const target = strange.grant(join(temporaryFolder(), 'a.csv'), 'target');
    const { runId } = await strange.handlers.exports.report({ ...allLines, format, target });
    expect((await strange.ended(runId)).state).toBe('done');
    expect((await strange.handlers.exports.manifest({ runId }))?.files[0]?.altered).toBe(replaced);
    const [item] = await strange.items(runId);
    expect(JSON.parse(item?.problem ?? '{}')).toMatchObject({ code: 'export-characters-replaced', params: { count: replaced } });
  });
});

describe('detail lines of our own CSV', () => {
  it('are the same once imported into another ledger, hostile names and numbers among them', async () => {
    const origin = await temporaryDesk();
    const path = join(temporaryFolder(), 'detail.csv');
    const { bytes } = consumptionFile({ layout: 'multi-cf', rows: 2_000, months: 3 });
    const text = new TextDecoder('windows-1252')
      .decode(bytes)
      .replaceAll('Émilie', '=HYPERLINK(A1)')
      .replaceAll('Zoé', "'-Zoé")
      .replace(/;(336\d{8});/g, ';+$1;')
      .replace(/;0(6\d{8});/g, ';+33$1;');
    writeFileSync(path, text);
    expect((await origin.importPaths(path)).run.failed).toBe(0);
    const out = join(temporaryFolder(), 'export.csv');
    const { runId } = await origin.handlers.exports.report({ ...allLines, target: origin.grant(out, 'target') });
    expect((await origin.ended(runId)).state).toBe('done');
    for (const cell of records(readFileSync(out, 'utf8')).flatMap((row) => [row.Utilisateur, row['N° ligne'], row['N° destinataire']]))
      expect(cell).not.toMatch(/^[=+\-@]/);

    const copy = await temporaryDesk();
    expect((await copy.importPaths(out)).run.failed).toBe(0);
    const lines = ({ ledger }: Desk) => {
      const rows = new ConsumptionPages(ledger.reader.sqlite).rows(everything);
      return [...rows].map(([, ...cells]) => cells);
    };
    const ours = lines(origin);
    expect(ours.flat()).toContainEqual(expect.stringMatching(/^=HYPERLINK/));
    expect(lines(copy)).toEqual(ours);
    const rates = ({ ledger }: Desk) => [...readColumn(ledger.reader.sqlite, 'vatRateBp')].flatMap(({ cells }) => [...cells]);
    expect(rates(copy)).toEqual(rates(origin));
  });
});

const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

describe.skipIf(!office)('a spreadsheet program (skipped where LibreOffice is not installed)', () => {
  it('reads as many rows and the same sum from our CSV and our XLSX', { timeout: 180_000 }, async () => {
    const target = temporaryFolder();
    for (const format of [french, { kind: 'xlsx' }] as const) {
      const { manifest } = await report({ ...allLines, format }, join(target, `export.${format.kind}`));
      const outFolder = join(target, `from-${format.kind}`);
      mkdirSync(outFolder);
      // Its CSV filter: separator ";", quote, UTF-8, first line, and (reading) dates day first.
      const asRead = format.kind === 'csv' ? ['--infilter=CSV:59,34,76,1'] : [];
      const profile = `-env:UserInstallation=file://${join(target, 'profile')}`;
      const convert = ['--convert-to', 'csv:Text - txt - csv (StarCalc):59,34,76,1,,1036,false,false', '--outdir', outFolder];
      const environment = { ...process.env, LC_ALL: 'fr_FR.UTF-8' };
      execFileSync(office ?? '', [profile, '--headless', ...asRead, ...convert, join(target, `export.${format.kind}`)], {
        env: environment,
        stdio: 'ignore',
      });
      const rows = read(join(outFolder, 'export.csv'));
      expect(rows).toHaveLength(manifest.total.rows);
      expect(sumOf(rows, 'Montant HT')).toBe(micros(manifest.total.currencies[0]?.sums.amount));
    }
  });
});
