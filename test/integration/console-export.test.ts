/** `export` and the totals of `consumption` from the console: what they write, what they print, and how they end. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatMicros, microsDigits, parseDecimal } from '../../src-main/billing/money.ts';
import type { Grouping } from '../../src-preload/contract/consumption.ts';
import type { Manifest } from '../../src-preload/contract/exports.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { consumptionFile } from '../support/make-consumption.ts';
import { readXlsx } from '../support/read-xlsx.ts';

const program = join(import.meta.dirname, '../../src-main/console/main.ts');
const invoiceSample = readFileSync(join(import.meta.dirname, '../fixtures/intake/invoice.ubl.xml'), 'utf8');
const rows = 1_200;
const detail = consumptionFile({ layout: 'multi-cf', rows, months: 2 });
const other = consumptionFile({ layout: 'bell', rows: 300 });
const facts = [...detail.facts, ...other.facts];

let folder: string;
let ledger: string;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

function runConsole(...args: string[]): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--ledger', ledger], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'fr_FR.UTF-8' },
    maxBuffer: 1 << 28,
  });
  return { code: status, out: stdout, said: stderr };
}

/** The one JSON document that a command printed, with its exit code. */
function asJson<T>(...args: string[]): { code: number | null; json: T } {
  const { code, out } = runConsole(...args, '--json');
  return { code, json: JSON.parse(out) as T };
}

interface Exported {
  readonly out: string;
  readonly state: string;
  readonly rows: number;
  readonly reason: string | null;
  readonly manifest: Manifest | null;
}

const exported = (...args: string[]) => asJson<Exported>('export', ...args);

function records(path: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').trimEnd(), { header: true, delimiter: ';' });
  expect(errors).toEqual([]);
  return data;
}

function micros(text: string | undefined): number {
  const parsed = parseDecimal((text ?? '').replace(',', '.'), microsDigits);
  if (!parsed?.exact) throw new Error(`not a number: ${text}`);
  return parsed.value;
}

const summed = (some: readonly { amount: number }[]) => some.reduce((sum, { amount }) => sum + amount, 0);
const sumOf = (some: readonly Record<string, string>[]) => some.reduce((sum, row) => sum + micros(row['Montant HT']), 0);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'facturier-console-test-'));
  ledger = join(folder, 'ledger');
  const files = mkdtempSync(join(folder, 'files-'));
  writeFileSync(join(files, 'a.csv'), detail.bytes);
  writeFileSync(join(files, 'b.csv'), other.bytes);
  writeFileSync(join(files, 'c.xml'), invoiceSample);
  expect(asJson('import', files).code).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('export consumption', () => {
  it('writes every detail line to CSV, and says in JSON what it wrote', () => {
    const out = join(temporaryFolder(), 'détail.csv');
    const { code, json } = exported('consumption', '--format', 'csv', '--detail', 'lines', '--out', out);
    expect([code, json.state, json.rows, json.reason, json.out]).toEqual([0, 'done', facts.length, null, out]);
    const written = records(out);
    expect(written).toHaveLength(facts.length);
    for (const [currency, layout] of [
      ['EUR', detail.facts],
      ['CAD', other.facts],
    ] as const) {
      const ofCurrency = written.filter(({ Devise }) => Devise === currency);
      expect([ofCurrency.length, sumOf(ofCurrency)]).toEqual([layout.length, summed(layout)]);
      const total = json.manifest?.total.currencies.find((one) => one.currency === currency);
      expect(total?.sums.amount).toBe(formatMicros(summed(layout)));
    }
    expect(existsSync(join(out, '..', `${basename(out, '.csv')} - manifeste.csv`))).toBe(true);
  });

  it('writes a workbook with the same lines and the same sum', async () => {
    const out = join(temporaryFolder(), 'détail.xlsx');
    expect(exported('consumption', '--format', 'xlsx', '--out', out)).toMatchObject({ code: 0, json: { rows: facts.length } });
    const [sheet] = await readXlsx(readFileSync(out));
    const [headings = [], ...lines] = sheet?.rows ?? [];
    const column = headings.find(({ value }) => value === 'Montant HT')?.place.replace(/\d/g, '');
    const amounts = lines.map((cells) => cells.find(({ place }) => place.replace(/\d/g, '') === column)?.value);
    expect(amounts.reduce((sum, amount) => sum + micros(amount), 0)).toBe(summed(facts));
  });

  it('takes the centres that are named, by root, by centre or by both, into a file each', () => {
    const [first = '', second = ''] = [...new Set(detail.facts.map(({ centre }) => centre))];
    const out = join(temporaryFolder(), 'centres');
    const { code, json } = exported('consumption', '--centres', `${first},R001/${second}`, '--files', 'folder', '--out', out);
    expect([code, json.manifest?.files.map(({ centre }) => centre).sort()]).toEqual([0, [first, second].sort()]);
    const own = detail.facts.filter(({ centre }) => [first, second].includes(centre));
    const names = readdirSync(out).filter((name) => name !== 'manifeste.csv');
    const written = names.flatMap((name) => records(join(out, name)));
    expect([names.length, written.length, sumOf(written)]).toEqual([2, own.length, summed(own)]);
    expect(
      exported('consumption', '--centres', 'r001', '--detail', 'summary', '--out', join(out, '..', 'a.csv')).json.manifest?.total,
    ).toEqual(
      expect.objectContaining({
        currencies: [expect.objectContaining({ sums: expect.objectContaining({ amount: formatMicros(summed(detail.facts)) }) })],
      }),
    );
  });

  it('adds up alike at every level of detail, and in every form of CSV', () => {
    const target = temporaryFolder();
    for (const level of ['summary', 'sections', 'users', 'lines']) {
      const form = level === 'users' ? ['--encoding', 'windows-1252', '--separator', ',', '--decimal', '.'] : [];
      const { code, json } = exported('consumption', '--detail', level, ...form, '--out', join(target, `${level}.csv`));
      const sums = json.manifest?.total.currencies.map(({ currency, sums }) => [currency, sums.amount]).sort();
      expect([level, code, sums]).toEqual([
        level,
        0,
        [
          ['CAD', formatMicros(summed(other.facts))],
          ['EUR', formatMicros(summed(detail.facts))],
        ],
      ]);
    }
  });

  it('ends with 1 and a sentence, and leaves nothing, where it cannot be done', () => {
    const target = temporaryFolder();
    const away = exported('consumption', '--out', join(target, 'pas', 'là.csv'));
    expect([away.code, away.json.state, away.json.manifest]).toEqual([1, 'failed', null]);
    expect(away.json.reason).toMatch(/là\.csv/);
    const unknown = runConsole('export', 'consumption', '--centres', 'nulle part', '--out', join(target, 'a.csv'));
    expect([unknown.code, unknown.out]).toEqual([1, '']);
    expect(unknown.said).toMatch(/nulle part/);
    expect(readdirSync(target)).toEqual([]);
  });
});

describe('export invoices', () => {
  it('writes the invoices that are in the ledger', () => {
    const out = join(temporaryFolder(), 'factures.csv');
    const { code, json } = exported('invoices', '--format', 'csv', '--out', out);
    expect([code, json.rows]).toEqual([0, 1]);
    const [listed] = asJson<{ invoices: { number: string }[] }>('invoices').json.invoices;
    expect(records(out).map((row) => row['N° facture'])).toEqual([listed?.number]);
  });
});

describe('wrong usage', () => {
  const out = join(tmpdir(), 'facturier-jamais.csv');
  it.each([
    ['no subject', ['export']],
    ['a subject that is none', ['export', 'payments', '--out', out]],
    ['nowhere to write', ['export', 'consumption']],
    ['a format that is none', ['export', 'consumption', '--format', 'ods', '--out', out]],
    ['a level of detail that the subject lacks', ['export', 'invoices', '--detail', 'users', '--out', out]],
    ['a form of CSV for a workbook', ['export', 'consumption', '--format', 'xlsx', '--separator', ';', '--out', out]],
    ['a date that is none', ['export', 'consumption', '--from', '28/10/2026', '--out', out]],
    ['an option of another command', ['export', 'consumption', '--sort', 'user', '--out', out]],
    ['totals by what is no grouping', ['consumption', '--group', 'colour']],
    ['an order by what is no column', ['consumption', '--sort', 'colour']],
  ])('is exit code 2 with the usage, and nothing on standard output: %s', (_, args) => {
    const { code, out: printed, said } = runConsole(...args, '--json');
    expect([code, printed]).toEqual([2, '']);
    expect(said).toContain('facturier');
    expect(existsSync(out)).toBe(false);
  });
});

describe('consumption --group', () => {
  interface Group {
    readonly key: string;
    readonly label: string;
    readonly currency: string;
    readonly lines: number;
    readonly seconds: number;
    readonly amount: string;
  }

  const some = ['user', 'holder', 'country', 'weekday', 'month'] satisfies Grouping[];

  it.each(some)('adds up to all lines by %s', (by) => {
    const { code, json } = asJson<Group[]>('consumption', '--group', by);
    expect(code).toBe(0);
    for (const [currency, own] of [
      ['EUR', detail.facts],
      ['CAD', other.facts],
    ] as const) {
      const groups = json.filter((group) => group.currency === currency);
      expect(groups.reduce((sum, { lines }) => sum + lines, 0)).toBe(own.length);
      expect(groups.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(
        own.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
      );
      expect(groups.reduce((sum, { amount }) => sum + micros(amount), 0)).toBe(summed(own));
    }
  });
});
