/** The laws that call detail keeps, from the files a person drops to what the screens show and the exports write. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Desk, type Grant, openDesk } from '../../src-main/desk/desk.ts';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { consumptionColumns, groupings } from '../../src-preload/contract/consumption.ts';
import { excelForms } from '../../src-preload/contract/exports.ts';
import { type Cell, columnKeys, type Filter, gridQuerySchema } from '../../src-preload/contract/grid.ts';
import { mappingOf } from '../../src-preload/contract/mapping.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { type CallFacts, consumptionFile, layouts } from '../support/make-consumption.ts';

const keys = columnKeys(consumptionColumns);
type Key = (typeof keys)[number];
const at = Object.fromEntries(keys.map((key, index) => [key, index])) as Readonly<Record<Key, number>>;
const everything = gridQuerySchema.parse({});

interface File {
  readonly bytes: Buffer;
  readonly facts: readonly CallFacts[];
}

/** A file of any layout; one of them bills in several currencies. */
const anyFile: fc.Arbitrary<File> = fc
  .record({
    layout: fc.constantFrom(...layouts),
    rows: fc.integer({ min: 1, max: 400 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
    months: fc.integer({ min: 1, max: 14 }),
    currencies: fc.subarray(['EUR', 'CAD', 'CHF', 'JPY'], { minLength: 1 }),
  })
  .map(({ currencies, ...options }) => {
    const { bytes, facts } = consumptionFile(options);
    if (options.layout !== 'teams-pstn') return { bytes, facts };
    const currencyOf = (line: number) => currencies[line % currencies.length] ?? 'EUR';
    const lines = bytes.toString().split('\n');
    const changed = lines.map((line, index) => line.replace(',EUR,', `,${currencyOf(index - 1)},`));
    return { bytes: Buffer.from(changed.join('\n')), facts: facts.map((fact, index) => ({ ...fact, currency: currencyOf(index) })) };
  });

interface Sums {
  readonly lines: number;
  readonly seconds: number;
  readonly kilobytes: number;
  readonly amounts: Readonly<Record<string, string>>;
}

function sumsOf(facts: readonly CallFacts[]): Sums {
  const amounts = new Map<string, bigint>();
  for (const { currency, amount } of facts) amounts.set(currency, (amounts.get(currency) ?? 0n) + BigInt(amount));
  return {
    lines: facts.length,
    seconds: facts.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
    kilobytes: facts.reduce((sum, { volumeKilobytes }) => sum + volumeKilobytes, 0),
    amounts: Object.fromEntries([...amounts].sort().map(([currency, amount]) => [currency, `${amount}`])),
  };
}

interface Told {
  readonly currency: string;
  readonly amountMicros: number;
}
/** Sums of currencies that come in several parts. */
function together(parts: readonly { lines: number; seconds: number; kilobytes: number; told: readonly Told[] }[]): Sums {
  const sum = (key: 'lines' | 'seconds' | 'kilobytes') => parts.reduce((total, part) => total + part[key], 0);
  const amounts = new Map<string, bigint>();
  for (const { currency, amountMicros } of parts.flatMap(({ told }) => told))
    amounts.set(currency, (amounts.get(currency) ?? 0n) + BigInt(amountMicros));
  const named = [...amounts].sort().map(([currency, amount]): [string, string] => [currency, `${amount}`]);
  return { lines: sum('lines'), seconds: sum('seconds'), kilobytes: sum('kilobytes'), amounts: Object.fromEntries(named) };
}

type Handlers = Pick<Desk, 'handlers'>;

async function summed({ handlers }: Handlers, filters: Filter[] = [], search = '') {
  const { currencies, ...sums } = await handlers.consumption.summary({ ...everything, filters, search });
  return { ...sums, told: currencies };
}

const summary = async (desk: Handlers, filters: Filter[] = []) => together([await summed(desk, filters)]);

/** Every line that a query finds, taken page by page. */
async function linesOf({ handlers }: Handlers, query: Partial<typeof everything> = {}, limit = 1000): Promise<Cell[][]> {
  const rows: Cell[][] = [];
  for (;;) {
    const page = await handlers.consumption.page({ ...everything, ...query, offset: rows.length, limit });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

function write(files: readonly File[]): string {
  const folder = temporaryFolder();
  for (const [index, { bytes }] of files.entries()) writeFileSync(join(folder, `${String(index).padStart(3, '0')}.csv`), bytes);
  return folder;
}

describe('an import', () => {
  it('brings in what the files say, to the last unit of each currency, and nothing more when repeated', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyFile, { minLength: 1, maxLength: 4, selector: ({ bytes }) => bytes.toString('latin1') }),
        async (files) => {
          const desk = await temporaryDesk();
          const folder = write(files);
          const { items } = await desk.importPaths(folder);
          expect(items.map(({ status, lines }) => [status, lines])).toEqual(files.map(({ facts }) => ['imported', facts.length]));
          const expected = sumsOf(files.flatMap(({ facts }) => facts));
          expect(await summary(desk)).toEqual(expected);
          expect((await linesOf(desk)).map((row) => row[at.amount])).toEqual(
            files.flatMap(({ facts }) => facts.map(({ amount }) => amount)),
          );
          const again = await desk.importPaths(folder);
          expect(new Set(again.items.map(({ status }) => status))).toEqual(new Set(['duplicate']));
          expect(await summary(desk)).toEqual(expected);
          expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
          await desk.close();
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('lines of many files', () => {
  let desk: Desk;
  let rows: Cell[][];
  let whole: Sums;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'facturier-laws-test-'));
    const files = mkdtempSync(join(folder, 'files-'));
    for (const [index, layout] of [...layouts, ...layouts].entries())
      writeFileSync(join(files, `${index}.csv`), consumptionFile({ layout, rows: 500, seed: index + 1, months: 5 }).bytes);
    const grants = new Map<string, Grant>([['files', { path: files, kind: 'folder' }]]);
    desk = await openDesk({ folder: join(folder, 'ledger'), tell: () => undefined, resolveGrant: (id) => grants.get(id), watch: false });
    const { runId } = await desk.handlers.imports.start({ grants: ['files'], profile: null });
    expect(await desk.ended(runId)).toMatchObject({ state: 'done', failed: 0 });
    // Half of the lines have a holder, some for some of the time.
    await desk.ledger.write(({ sqlite }) => {
      sqlite.exec(`INSERT INTO fleet_assignment (line_key, number, holder, cost_centre, team, from_date, to_date)
        SELECT coalesce(nullif(e164, ''), number), number, 'Titulaire ' || (id % 5), 'CC ' || (id % 3), CASE id % 2 WHEN 0 THEN 'Équipe É' ELSE 'équipe e' END,
          CASE id % 3 WHEN 0 THEN '2026-08-10' END, CASE id % 4 WHEN 0 THEN '2026-09-20' END
        FROM fleet_line WHERE id % 2 = 0 GROUP BY 1`);
    });
    rows = await linesOf(desk);
    expect(rows).toHaveLength(2 * layouts.length * 500);
    whole = await summary(desk);
    return async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  const figures = keys.filter((key) => ['integer', 'micros', 'seconds', 'id'].includes(consumptionColumns[key]));
  const texts = keys.filter((key) => ['text', 'code'].includes(consumptionColumns[key]));
  /** A condition and its opposite. */
  const anyParting: fc.Arbitrary<[Filter, Filter]> = fc.oneof(
    fc.constantFrom(...texts).map((column): [Filter, Filter] => [
      { column, operator: 'blank' },
      { column, operator: 'notBlank' },
    ]),
    fc.tuple(fc.constantFrom(...texts), fc.nat()).map(([column, place]): [Filter, Filter] => {
      const value = String(rows[place % rows.length]?.[at[column]] ?? '');
      return [
        { column, operator: 'equals', value },
        { column, operator: 'notEquals', value },
      ];
    }),
    fc.tuple(fc.constantFrom(...figures.filter((key) => key !== 'invoiceId')), fc.nat()).map(([column, place]): [Filter, Filter] => {
      const value = Number(rows[place % rows.length]?.[at[column]] ?? 0);
      return [
        { column, operator: 'between', from: null, to: value },
        { column, operator: 'between', from: value + 1, to: null },
      ];
    }),
    fc.integer({ min: 1, max: 150 }).map((days): [Filter, Filter] => {
      const day = (shift: number) => new Date(Date.UTC(2026, 5, 1) + shift * 86_400_000).toISOString().slice(0, 10);
      return [
        { column: 'startedAt', operator: 'between', from: null, to: day(days) },
        { column: 'startedAt', operator: 'between', from: day(days + 1), to: null },
      ];
    }),
  );

  it('are parted by any condition and its opposite, also within any other', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          anyParting.map(([one]) => one),
          { maxLength: 2 },
        ),
        anyParting,
        async (others, [one, opposite]) => {
          const parts = [await summed(desk, [...others, one]), await summed(desk, [...others, opposite])];
          expect(together(parts)).toEqual(await summary(desk, others));
          expect((await linesOf(desk, { filters: [...others, one] })).length).toBe(parts[0]?.lines);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(groupings)('add up to the whole in groups by %s, whatever was filtered', async (by) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          anyParting.map(([one]) => one),
          { maxLength: 1 },
        ),
        fc.integer({ min: 1, max: 200 }),
        async (filters, limit) => {
          const parts: Awaited<ReturnType<typeof summed>>[] = [];
          for (let offset = 0; ; ) {
            const { groups, total } = await desk.handlers.consumption.groups({
              ...{ by, query: { ...everything, filters }, over: null, sort: 'key', descending: false },
              ...{ offset, limit },
            });
            parts.push(
              ...groups.map(({ currency, amountMicros, ...sums }) => ({ ...sums, told: [{ currency, lines: sums.lines, amountMicros }] })),
            );
            offset += groups.length;
            if (groups.length === 0 || offset >= total) break;
          }
          expect(together(parts)).toEqual(filters.length === 0 ? whole : await summary(desk, filters));
        },
      ),
      { numRuns: 4 },
    );
  });

  it('come in the order of a spreadsheet in French by any columns, the first to come first among equals', async () => {
    const french = new Intl.Collator('fr');
    const asPrinted: readonly Key[] = ['line', 'destination', 'e164'];
    const compare = (column: Key, a: Cell, b: Cell): number => {
      if (a === b) return 0;
      // What is not there comes first.
      if (a === null || b === null) return a === null ? -1 : 1;
      if (typeof a === 'number' && typeof b === 'number') return a - b;
      const bytes = asPrinted.includes(column) || consumptionColumns[column] !== 'text';
      return bytes ? (String(a) < String(b) ? -1 : 1) : french.compare(String(a), String(b));
    };
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ column: fc.constantFrom(...keys), descending: fc.boolean() }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ column }) => column,
        }),
        fc.option(anyParting, { nil: null }),
        async (sort, parting) => {
          const filters = parting === null ? [] : [parting[0]];
          const found = parting === null ? rows : await linesOf(desk, { filters });
          const expected = found.toSorted((a, b) => {
            for (const { column, descending } of sort) {
              const order = compare(column, a[at[column]] ?? null, b[at[column]] ?? null);
              if (order !== 0) return descending ? -order : order;
            }
            return Number(a[at.id]) - Number(b[at.id]);
          });
          const actual = await linesOf(desk, { sort, filters }, 700);
          expect(actual.map((row) => row[at.id])).toEqual(expected.map((row) => row[at.id]));
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('our own export of detail lines', () => {
  it('is read again through a description of its columns as the same lines with the same sums', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyFile, { minLength: 1, maxLength: 2 }),
        fc.constantFrom('fr', 'en'),
        fc.constantFrom('utf-8', 'windows-1252'),
        async (files, style, encoding) => {
          const origin = await temporaryDesk();
          await origin.importPaths(write(files));
          const out = join(temporaryFolder(), 'détail.csv');
          await exportLines(origin, out, style, encoding);

          const copy = await temporaryDesk();
          const source = { grants: [copy.grant(out, 'file')], name: 'détail.csv' };
          const { guess } = await copy.handlers.mapping.look({ source, sheet: null, encoding: null, separator: null, headerRecord: null });
          const mapping = mappingOf(guess as Parameters<typeof mappingOf>[0], 'Notre export');
          await copy.handlers.mapping.save({ mapping, replaces: null });
          const { runId } = await copy.handlers.mapping.start({ source, name: mapping.name, leaveOutBroken: false });
          await copy.ended(runId);
          expect((await copy.items(runId)).map(({ status }) => status)).toEqual(['imported']);
          expect(await summary(copy)).toEqual(await summary(origin));
          const said = async (desk: TestDesk) => (await linesOf(desk)).map((row) => readAgain.map((key) => row[at[key]]));
          expect(await said(copy)).toEqual(await said(origin));
          await origin.close();
          await copy.close();
        },
      ),
      { numRuns: 6 },
    );
  });
});

/** What a file of lines says of them. */
const readAgain: readonly Key[] = [
  ...(['root', 'centre', 'invoiceNumber', 'line', 'user', 'section', 'nature', 'place', 'destination'] as const),
  ...(['startedAt', 'durationSeconds', 'volumeKilobytes', 'amount', 'currency'] as const),
];

async function exportLines(desk: TestDesk, out: string, style: 'fr' | 'en', encoding: 'utf-8' | 'windows-1252'): Promise<void> {
  const form = { ...excelForms[style], encoding };
  const { runId } = await desk.handlers.exports.report({
    ...{ subject: 'consumption', detail: 'lines', centres: null, from: null, to: null, packing: 'one', language: style },
    ...{ format: { kind: 'csv', form }, target: desk.grant(out, 'target') },
  });
  expect(await desk.ended(runId)).toMatchObject({ state: 'done' });
  expect(readFileSync(out).length).toBeGreaterThan(0);
}
