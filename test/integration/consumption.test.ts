import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareFrench, foldText } from '../../src-main/billing/text.ts';
import { type DetailOutcome, importDetail } from '../../src-main/consumption/import-detail.ts';
import { detailOfInvoice, iterateDetail } from '../../src-main/consumption/iterate-detail.ts';
import { joinDetail } from '../../src-main/consumption/join-detail.ts';
import { ConsumptionPages } from '../../src-main/consumption/pages.ts';
import { openConsumptionReader } from '../../src-main/consumption/reader.ts';
import { verifyDetail } from '../../src-main/consumption/verify-detail.ts';
import { type Ledger, openLedger } from '../../src-main/ledger/ledger.ts';
import { unwatched, type Work } from '../../src-main/ledger/work.ts';
import { consumptionColumns } from '../../src-preload/contract/consumption.ts';
import { columnKeys, type Filter, type GridQuery } from '../../src-preload/contract/grid.ts';
import { temporaryFolder, temporaryLedger } from '../support/ledger.ts';
import { type CallFacts, consumptionFile, layouts, makeConsumption, windows1252 } from '../support/make-consumption.ts';

const keys = columnKeys(consumptionColumns);
const everything: GridQuery = { sort: [], filters: [], search: '' };
let documents = 0;

/** Loads a file as the import does: one transaction, its document in it. */
function load(ledger: Ledger, bytes: Uint8Array, work: Work = unwatched()): Promise<DetailOutcome> {
  return ledger.write(async (writer) => {
    const added = writer.sqlite
      .prepare(
        `INSERT INTO document (sha256, bytes, media_type, name, received_at, outcome, reader_version)
         VALUES (?, ?, 'text/csv', 'detail.csv', '2026-11-01', 'imported', 1)`,
      )
      .run(`document ${++documents}`, bytes.length);
    return importDetail(writer, { bytes, documentId: Number(added.lastInsertRowid) }, work);
  });
}

type Row = CallFacts & { readonly id: number };
const asRow = (cells: readonly unknown[]) => Object.fromEntries(keys.map((key, index) => [key, cells[index]])) as unknown as Row;
const rowsOf = (ledger: Ledger, query = everything) => [...iterateDetail(ledger.reader.sqlite, query)].map(asRow);
const tables = [
  'detail_segment',
  'detail_column',
  'detail_batch',
  'detail_user_summary',
  'detail_destination_summary',
  'fleet_user',
  'destination',
  'document',
];
const counts = (ledger: Ledger) => tables.map((table) => ledger.reader.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

describe.each(layouts)('a file of layout %s', (layout) => {
  it('is in the ledger line by line, adds up, and is whole', async () => {
    const ledger = await temporaryLedger();
    const { bytes, facts } = consumptionFile({ layout, rows: 4000, months: 2 });
    const outcome = await load(ledger, bytes);
    const amountMicros = facts.reduce((sum, { amount }) => sum + amount, 0);
    expect(outcome).toMatchObject({ profile: layout, lines: facts.length, amountMicros, currency: facts[0]?.currency });
    const rows = rowsOf(ledger);
    expect(rows).toEqual(facts.map((fact) => expect.objectContaining(fact)));
    expect(verifyDetail(ledger.reader.sqlite)).toEqual([]);
    // Identical calls were written, and are kept.
    expect(new Set(facts.map((fact) => JSON.stringify(fact))).size).toBeLessThan(rows.length);
  });
});

const otherGenerator = resolve('../shared/tools/make-consumption.mjs');

describe.skipIf(!existsSync(otherGenerator))('files written by ../shared/tools/make-consumption.mjs, where it is there', () => {
  it.each(layouts)('add up to the last micro: %s', async (layout) => {
    const ledger = await temporaryLedger();
    const path = join(temporaryFolder(), 'detail.csv');
    const printed = execFileSync(process.execPath, [otherGenerator, '--layout', layout, '--rows', '3000', '--months', '2', '--out', path], {
      encoding: 'utf8',
    });
    const { rows, amountMicros, destinations } = JSON.parse(printed) as { rows: number; amountMicros: number; destinations: number };
    expect(await load(ledger, readFileSync(path))).toMatchObject({ profile: layout, lines: rows, amountMicros });
    const { total } = new ConsumptionPages(ledger.reader.sqlite).groups({
      by: 'destination',
      query: everything,
      over: null,
      sort: 'key',
      descending: false,
      offset: 0,
      limit: 1,
    });
    expect(total).toBe(destinations);
  });
});

describe('a file that does not come in', () => {
  const { header, calls } = makeConsumption({ layout: 'multi-cf', rows: 20_000 });
  const lines = [...calls].map(({ text }) => text);
  const file = (place: number, line: string) => windows1252(header + lines.with(place, line).join(''));

  it.each([
    ['a broken line in the middle', file(10_000, 'R001;CF0001;no line\r\n'), 'detail-line-columns'],
    [
      'an amount with a seventh decimal',
      file(19_999, (lines[19_999] ?? '').replace(/;[^;]*;20,0/, ';0,0000001;20,0')),
      'detail-line-value',
    ],
    ['a NUL byte', file(15_000, `\0${lines[15_000]}`), 'detail-line-control'],
    ['an unclosed quote', file(10, `"${lines[10]}`), 'detail-line-quote'],
    ['UTF-8 with a line in Windows-1252', Buffer.concat([Buffer.from(header), windows1252(lines.join(''))]), 'detail-encoding'],
    ['nothing in it', Buffer.alloc(0), 'detail-empty'],
    ['a header alone', windows1252(header), 'detail-empty'],
  ])('leaves nothing behind: %s', async (_, bytes, code) => {
    const ledger = await temporaryLedger();
    await load(ledger, consumptionFile({ layout: 'bell', rows: 500 }).bytes);
    const before = counts(ledger);
    await expect(load(ledger, bytes)).rejects.toMatchObject({ problem: { code } });
    expect(counts(ledger)).toEqual(before);
    expect(verifyDetail(ledger.reader.sqlite)).toEqual([]);
    await load(ledger, file(10_000, lines[10_000] ?? ''));
    expect(ledger.reader.sqlite.prepare('SELECT sum(lines) FROM detail_segment').pluck().get()).toBe(500 + lines.length);
  });

  it('leaves nothing behind when cancelled in the middle', async () => {
    const ledger = await temporaryLedger();
    const before = counts(ledger);
    const bytes = file(0, lines[0] ?? '');
    for (const when of [1, 6000, 12_000]) {
      const cancel = new AbortController();
      let seen = 0;
      const work: Work = {
        signal: cancel.signal,
        progress: ({ lines: done = 0, total }) => {
          expect(total).toBe(bytes.length);
          expect(done).toBeGreaterThan(seen);
          seen = done;
          if (done >= when) cancel.abort();
        },
      };
      await expect(load(ledger, bytes, work)).rejects.toMatchObject({ problem: { code: 'cancelled' } });
      expect(seen).toBeLessThan(lines.length);
      expect(counts(ledger)).toEqual(before);
    }
    const cancelled = AbortSignal.abort();
    await expect(load(ledger, bytes, { ...unwatched(), signal: cancelled })).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  });
});

describe('lines of several files', () => {
  let ledger: Ledger;
  let rows: Row[];
  let pages: ConsumptionPages;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'facturier-test-'));
    ledger = await openLedger(folder);
    const files = layouts.map((layout, index) => consumptionFile({ layout, rows: 700, seed: index + 1, months: 3 }));
    // The same names written with separate accents: other users, equal in the order.
    const { header, calls } = makeConsumption({ layout: 'multi-cf', rows: 300, seed: 7 });
    const apart = [...calls];
    const decomposed = {
      bytes: Buffer.from(
        header +
          apart
            .map(({ text }) => text)
            .join('')
            .normalize('NFD')
            .replaceAll('N° ', 'N° '),
      ),
      facts: apart.map(
        ({ facts }) =>
          Object.fromEntries(
            Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? value.normalize('NFD') : value]),
          ) as unknown as CallFacts,
      ),
    };
    for (const { bytes } of [...files, decomposed]) await load(ledger, bytes);
    rows = [...files, decomposed].flatMap(({ facts }) => facts).map((facts, index) => ({ ...facts, id: index + 1 }));
    pages = new ConsumptionPages(ledger.reader.sqlite);
    return async () => {
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    };
  });

  const text = (row: Row, column: string) => String(row[column as keyof Row] ?? '');
  const sortable = [
    'id',
    'user',
    'line',
    'destination',
    'place',
    'section',
    'nature',
    'startedAt',
    'durationSeconds',
    'volumeKilobytes',
    'amount',
    'currency',
    'root',
    'centre',
    'invoiceNumber',
  ];
  const plain = ['line', 'destination', 'startedAt', 'currency'];

  function compare(a: Row, b: Row, column: string): number {
    const [left, right] = [a[column as keyof Row], b[column as keyof Row]];
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    if (plain.includes(column)) return text(a, column) < text(b, column) ? -1 : text(a, column) > text(b, column) ? 1 : 0;
    return compareFrench(text(a, column), text(b, column));
  }

  function passes(row: Row, filter: Filter): boolean {
    switch (filter.operator) {
      case 'between': {
        const value = filter.column === 'startedAt' ? row.startedAt : Number(row[filter.column as keyof Row]);
        if (typeof value === 'string')
          return (
            (filter.from === null || value >= String(filter.from)) &&
            (filter.to === null || value.slice(0, String(filter.to).length) <= String(filter.to))
          );
        return (filter.from === null || value >= Number(filter.from)) && (filter.to === null || value <= Number(filter.to));
      }
      case 'equals':
        return foldText(text(row, filter.column)) === foldText(filter.value);
      case 'notEquals':
        return foldText(text(row, filter.column)) !== foldText(filter.value);
      case 'contains':
        return foldText(text(row, filter.column)).includes(foldText(filter.value));
      case 'in':
        return filter.values.some((value) => foldText(String(value)) === foldText(text(row, filter.column)));
      default:
        return (text(row, filter.column) === '') === (filter.operator === 'blank');
    }
  }

  const searched = ['user', 'line', 'destination', 'place', 'section', 'nature', 'root', 'centre', 'invoiceNumber'];
  function found({ filters, search }: GridQuery): Row[] {
    const words = foldText(search).split(/\s+/).filter(Boolean);
    return rows.filter(
      (row) =>
        filters.every((filter) => passes(row, filter)) &&
        words.every((word) => searched.some((column) => foldText(text(row, column)).includes(word))),
    );
  }
  function reference(query: GridQuery): number[] {
    return found(query)
      .toSorted((a, b) => {
        for (const { column, descending } of query.sort) {
          const order = compare(a, b, column);
          if (order !== 0) return descending ? -order : order;
        }
        return a.id - b.id;
      })
      .map(({ id }) => id);
  }

  const filterArbitrary: fc.Arbitrary<Filter> = fc.oneof(
    fc.record({
      column: fc.constantFrom('user', 'line', 'destination', 'place', 'section', 'nature', 'root', 'centre', 'invoiceNumber', 'currency'),
      operator: fc.constantFrom('equals', 'notEquals', 'contains'),
      value: fc.constantFrom('zoé', 'Zoé Côté', 'CF0003', '+336', '', 'suisse', 'EUR', 'F2026', '0600007919', 'communications'),
    }),
    fc.record({
      column: fc.constant('startedAt'),
      operator: fc.constant('between' as const),
      from: fc.option(fc.constantFrom('2026-09', '2026-10-01', '2026-09-15', '2026')),
      to: fc.option(fc.constantFrom('2026-09', '2026-09-30', '2026-10-10', '2026-10-10T12:00')),
    }),
    fc.record({
      column: fc.constantFrom('amount', 'durationSeconds'),
      operator: fc.constant('between' as const),
      from: fc.option(fc.constantFrom(0, 600)),
      to: fc.option(fc.constant(1e6)),
    }),
    fc.record({ column: fc.constantFrom('section', 'destination', 'centre'), operator: fc.constantFrom('blank', 'notBlank') }),
    fc.record({
      column: fc.constant('nature'),
      operator: fc.constant('in' as const),
      values: fc.subarray(['SMS', 'data', 'Appel en itinérance']),
    }),
  );
  const sortArbitrary = fc.array(fc.record({ column: fc.constantFrom(...sortable), descending: fc.boolean() }), { maxLength: 3 });
  const counted = fc
    .tuple(
      fc.constantFrom(
        ['user', 'destination'],
        ['destination', 'user'],
        ['user'],
        ['destination'],
        ['user', 'amount'],
        ['destination', 'user', 'startedAt'],
      ),
      fc.boolean(),
      fc.boolean(),
    )
    .map(([columns, first, second]) => columns.map((column, index) => ({ column, descending: index === 0 ? first : second })));
  const narrowed = fc.record({
    filters: fc.array(filterArbitrary, { maxLength: 2 }),
    search: fc.constantFrom('', '', '', 'zoe', 'CÔTÉ suisse'),
  });

  it('come in the order of the grid, any page of it', () => {
    fc.assert(
      fc.property(fc.oneof(counted, sortArbitrary), fc.nat(), fc.integer({ min: 1, max: 300 }), (sort, place, limit) => {
        const query = { ...everything, sort };
        const offset = place % (rows.length + 10);
        const expected = reference(query);
        const page = pages.page({ ...query, offset, limit });
        expect(page.total).toBe(expected.length);
        expect(page.rows.map(([id]) => id)).toEqual(expected.slice(offset, offset + limit));
      }),
      { numRuns: 60 },
    );
  });

  it('come filtered and searched in that order too', () => {
    fc.assert(
      fc.property(narrowed, fc.oneof(counted, sortArbitrary), (what, sort) => {
        const query = { ...what, sort };
        expect([...iterateDetail(ledger.reader.sqlite, query)].map(([id]) => id)).toEqual(reference(query));
      }),
      { numRuns: 60 },
    );
  });

  it('add up to what is found, and to nothing else', () => {
    fc.assert(
      fc.property(narrowed, (what) => {
        const expected = found({ ...what, sort: [] });
        const sum = (key: 'amount' | 'durationSeconds' | 'volumeKilobytes', of = expected) =>
          of.reduce((total, row) => total + row[key], 0);
        const summary = pages.summary({ ...what, sort: [] });
        expect(summary).toMatchObject({ lines: expected.length, seconds: sum('durationSeconds'), kilobytes: sum('volumeKilobytes') });
        for (const { currency, lines, amountMicros } of summary.currencies) {
          const own = expected.filter((row) => row.currency === currency);
          expect([lines, amountMicros]).toEqual([own.length, sum('amount', own)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are grouped under their line, number, section or month, every line once', () => {
    const keyOf = {
      user: (row: Row) => row.line,
      destination: (row: Row) => row.destination,
      section: (row: Row) => row.section,
      month: (row: Row) => row.startedAt.slice(0, 7),
    };
    fc.assert(
      fc.property(narrowed, fc.constantFrom(...(Object.keys(keyOf) as (keyof typeof keyOf)[])), (what, by) => {
        const query = { ...what, sort: [] };
        const { groups, total } = pages.groups({ by, query, over: null, sort: 'amount', descending: true, offset: 0, limit: 10_000 });
        expect(total).toBe(groups.length);
        const labelled = (row: Row) => JSON.stringify([keyOf[by](row), by === 'user' ? row.user : '', row.currency]);
        const expected = Map.groupBy(found(query), labelled);
        const actual = groups.map(({ key, label, currency, lines, seconds, amountMicros }) => [
          JSON.stringify([key, by === 'user' ? label : '', currency]),
          { lines, seconds, amountMicros },
        ]);
        expect(Object.fromEntries(actual)).toEqual(
          Object.fromEntries(
            [...expected].map(([key, own]) => [
              key,
              {
                lines: own.length,
                seconds: own.reduce((sum, row) => sum + row.durationSeconds, 0),
                amountMicros: own.reduce((sum, row) => sum + row.amount, 0),
              },
            ]),
          ),
        );
        const amounts = groups.map(({ amountMicros }) => amountMicros);
        expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
      }),
      { numRuns: 60 },
    );
  });

  it('have their groups sorted and cut into pages', () => {
    const all = pages.groups({ by: 'user', query: everything, over: null, sort: 'label', descending: false, offset: 0, limit: 1000 });
    const labels = all.groups.map(({ label }) => label);
    expect(labels).toEqual(labels.toSorted(compareFrench));
    const third = pages.groups({ by: 'user', query: everything, over: null, sort: 'label', descending: false, offset: 3, limit: 5 });
    expect(third).toEqual({ groups: all.groups.slice(3, 8), total: all.total });
    const beyond = pages.groups({ by: 'user', query: everything, over: null, sort: 'label', descending: false, offset: 5000, limit: 5 });
    expect(beyond).toEqual({ groups: [], total: all.total });
  });

  it('refuse a column that does not exist', () => {
    for (const query of [
      {
        ...everything,
        sort: [
          { column: 'user', descending: false },
          { column: 'other', descending: false },
        ],
      },
      { ...everything, filters: [{ column: 'toString', operator: 'blank' as const }] },
    ]) {
      expect(() => pages.page({ ...query, offset: 0, limit: 1 })).toThrowError(
        expect.objectContaining({ problem: expect.objectContaining({ code: 'invalid-arguments' }) }),
      );
    }
  });

  it('are read the same from a thread', async () => {
    const reader = openConsumptionReader(ledger.databasePath);
    const request = { ...everything, sort: [{ column: 'user', descending: true }], offset: 40, limit: 30 };
    expect(await reader.page(request)).toEqual(pages.page(request));
    expect(await reader.summary(everything)).toEqual(pages.summary(everything));
    const grouped = { by: 'month' as const, query: everything, over: null, sort: 'key' as const, descending: false, offset: 0, limit: 10 };
    expect(await reader.groups(grouped)).toEqual(pages.groups(grouped));
    await expect(reader.page({ ...request, sort: [{ column: 'x', descending: false }] })).rejects.toMatchObject({
      problem: { code: 'invalid-arguments' },
    });
    const unanswered = expect(reader.page(request)).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    await reader.close();
    await unanswered;
  });
});

describe('a ledger that grows', () => {
  it('shows what a second file brings in its place, and proves itself whole', async () => {
    const ledger = await temporaryLedger();
    const pages = new ConsumptionPages(ledger.reader.sqlite);
    const query = { ...everything, sort: ['user', 'destination'].map((column) => ({ column, descending: false })) };
    const facts: CallFacts[] = [];
    for (const [seed, rows] of [
      [1, 200],
      [2, 900],
      [1, 200],
    ] as const) {
      const file = consumptionFile({ layout: 'multi-cf', rows, seed });
      await load(ledger, file.bytes);
      facts.push(...file.facts);
      const users = pages
        .page({ ...query, offset: 0, limit: 1000 })
        .rows.map(asRow)
        .map(({ user }) => user);
      expect(users).toEqual(
        facts
          .map(({ user }) => user)
          .toSorted(compareFrench)
          .slice(0, 1000),
      );
      expect(pages.summary(everything).lines).toBe(facts.length);
    }
    expect(verifyDetail(ledger.reader.sqlite)).toEqual([]);
  });
});

describe('call detail and its invoice', () => {
  const invoice = (ledger: Ledger, number: string, issueDate: string, accountId: number | null = null) =>
    ledger.write(({ sqlite }) =>
      Number(
        sqlite
          .prepare(
            `INSERT INTO invoice (supplier_id, account_id, status, kind, type_code, number, issue_date, format, profile, as_given, search_text, received_at)
             VALUES (NULL, ?, 'complete', 'invoice', '380', ?, ?, 'ubl', '', '{}', '', '2026-11-01')`,
          )
          .run(accountId, number, issueDate).lastInsertRowid,
      ),
    );

  it('meet by number, whichever came first, and stay together', async () => {
    const ledger = await temporaryLedger();
    const { bytes, facts } = consumptionFile({ layout: 'multi-cf', rows: 500 });
    const [one = '', other = ''] = new Set(facts.map(({ invoiceNumber }) => invoiceNumber));
    const first = await invoice(ledger, one, '2026-10-28');
    await load(ledger, bytes);
    expect(await ledger.write(joinDetail)).toBe(1);
    const second = await invoice(ledger, other, '2026-10-28');
    expect(await ledger.write(joinDetail)).toBe(1);
    expect(await ledger.write(joinDetail)).toBe(0);
    for (const [id, number] of [
      [first, one],
      [second, other],
    ] as const) {
      const own = facts.filter(({ invoiceNumber }) => invoiceNumber === number);
      const users = [...detailOfInvoice(ledger.reader.sqlite, id)];
      expect(users.flatMap(({ lines }) => lines)).toHaveLength(own.length);
      expect(users.reduce((sum, { amountMicros }) => sum + amountMicros, 0)).toBe(own.reduce((sum, { amount }) => sum + amount, 0));
      expect(users.map(({ user }) => user)).toEqual(users.map(({ user }) => user).toSorted(compareFrench));
      expect(new Set(users.map(({ user, line }) => `${user} ${line}`)).size).toBe(users.length);
    }
  });

  it('wait where two invoices have the number, unless the date tells them apart', async () => {
    const ledger = await temporaryLedger();
    const { bytes, facts } = consumptionFile({ layout: 'multi-cf', rows: 300 });
    const [one = '', other = ''] = new Set(facts.map(({ invoiceNumber }) => invoiceNumber));
    await invoice(ledger, one, '2025-10-28');
    await invoice(ledger, one, '2024-10-28');
    await invoice(ledger, other, '2025-10-28');
    const right = await invoice(ledger, other, '2026-10-28');
    await load(ledger, bytes);
    expect(await ledger.write(joinDetail)).toBe(1);
    expect(rowsOf(ledger, { ...everything, filters: [{ column: 'invoiceId', operator: 'notBlank' }] }).length).toBe(
      rowsOf(ledger, { ...everything, filters: [{ column: 'invoiceId', operator: 'equals', value: String(right) }] }).length,
    );
  });

  it('meet by account and date where the layout has no number', async () => {
    const ledger = await temporaryLedger();
    const { bytes, facts } = consumptionFile({ layout: 'bell', rows: 300 });
    await load(ledger, bytes);
    const root = facts[0]?.root ?? '';
    const accountId = await ledger.write(({ sqlite }) => {
      sqlite.exec("INSERT INTO supplier (id, identity, name) VALUES (1, 'x', 'Télécom Exemple')");
      return Number(sqlite.prepare('INSERT INTO billing_account (supplier_id, number) VALUES (1, ?)').run(root).lastInsertRowid);
    });
    const id = await invoice(ledger, 'B-1', '2026-10-28', accountId);
    expect(await ledger.write(joinDetail)).toBe(1);
    const joined = rowsOf(ledger, { ...everything, filters: [{ column: 'invoiceId', operator: 'equals', value: String(id) }] });
    expect(joined.map(({ invoiceNumber, root: account }) => [invoiceNumber, account])).toEqual(
      facts.filter((row) => row.root === root).map(() => ['B-1', root]),
    );
  });
});
