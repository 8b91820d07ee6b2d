/** The laws of consumption's grid and totals, for every column, operator, order and grouping of the contract. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareFrench, foldText } from '../../src-main/billing/text.ts';
import { importDetail } from '../../src-main/consumption/import-detail.ts';
import { iterateDetail } from '../../src-main/consumption/iterate-detail.ts';
import { ConsumptionPages, type GroupsRequest } from '../../src-main/consumption/pages.ts';
import { removeDetail } from '../../src-main/consumption/remove-detail.ts';
import { type Ledger, openLedger } from '../../src-main/ledger/ledger.ts';
import { unwatched } from '../../src-main/ledger/work.ts';
import {
  consumptionColumns,
  type Grouping,
  groupings,
  hourClasses,
  measures,
  type reaches,
  type usages,
} from '../../src-preload/contract/consumption.ts';
import { type Cell, columnKeys, type Filter, type GridQuery } from '../../src-preload/contract/grid.ts';
import { meets, type ReferenceRow, sorted } from '../support/grid-reference.ts';
import { type CallFacts, consumptionFile, type Layout } from '../support/make-consumption.ts';

const keys = columnKeys(consumptionColumns);
const everything: GridQuery = { sort: [], filters: [], search: '' };
const wholeList = { over: null, sort: 'key' as const, descending: false, offset: 0, limit: 1_000_000 };
/** Texts that sort by code point. */
const plain = ['line', 'destination', 'e164'];
const zone = 'America/Toronto';

interface Assignment {
  readonly line: string;
  readonly holder: string;
  readonly costCentre: string;
  readonly team: string;
  readonly from: string | null;
  readonly to: string | null;
}

let ledger: Ledger;
let pages: ConsumptionPages;
/** As the grid gives them. */
let rows: ReferenceRow[];
/** As the files say them, in the same order. */
let facts: (CallFacts & { readonly layout: Layout })[];
let assignments: Assignment[];
/** A line is the same however its number is printed. */
let lineKeys: Map<string, string>;
let placeOfNumber: Map<string, string>;

async function load(layout: Layout, lines: number, seed: number, months: number): Promise<void> {
  const file = consumptionFile({ layout, rows: lines, seed, months });
  await ledger.write(async (writer) => {
    const added = writer.sqlite
      .prepare(
        `INSERT INTO document (sha256, bytes, media_type, name, received_at, outcome, reader_version)
         VALUES (?, ?, 'text/csv', 'detail.csv', '2026-11-01', 'imported', 1)`,
      )
      .run(`${layout} ${seed}`, file.bytes.length);
    return importDetail(writer, { bytes: file.bytes, documentId: Number(added.lastInsertRowid) }, unwatched());
  });
  facts.push(...file.facts.map((fact) => ({ ...fact, layout })));
}

/** Lines held for ever, for a while, one after another, and by no one. */
function assign(numbers: readonly string[]): Assignment[] {
  const holders = ['Zoé Côté', 'Zoe Cote', 'Œdipe Exemple', 'anaïs', ''];
  return numbers.flatMap((line, i): Assignment[] => {
    const of = (turn: number, from: string | null, to: string | null): Assignment => ({
      line,
      holder: holders[(i + turn) % holders.length] ?? '',
      costCentre: `CC${(i + turn) % 4}`,
      team: ['Ventes', 'Études', ''][(i + turn) % 3] ?? '',
      from,
      to,
    });
    switch (i % 4) {
      case 0:
        return [of(0, null, null)];
      case 1:
        return [of(0, null, '2026-10-09'), of(1, '2026-10-10', '2026-10-20'), of(2, '2026-10-25', null)];
      case 2:
        return [of(0, '2026-10-05', '2026-10-05')];
      default:
        return [];
    }
  });
}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'facturier-test-'));
  ledger = await openLedger(folder);
  facts = [];
  await load('bell', 300, 1, 1);
  await load('teams-pstn', 300, 2, 2);
  // So many lines of so few users that their sums answer for them.
  await load('multi-cf', 4000, 3, 1);
  await load('multi-cf', 400, 4, 1);
  const lines = ledger.reader.sqlite.prepare(`SELECT number, coalesce(nullif(e164, ''), number) FROM fleet_line ORDER BY id`).raw();
  lineKeys = new Map(lines.all() as [string, string][]);
  assignments = assign([...new Set(lineKeys.values())]);
  await ledger.write(({ sqlite }) => {
    const add = sqlite.prepare(
      'INSERT INTO fleet_assignment (line_key, number, holder, cost_centre, team, from_date, to_date) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    for (const { line, holder, costCentre, team, from, to } of assignments) add.run(line, line, holder, costCentre, team, from, to);
    sqlite
      .prepare('INSERT INTO setting (key, value) VALUES (?, ?)')
      .run('business-hours', JSON.stringify({ timeZone: zone, days: [1, 2, 3, 4, 5], from: '08:30', to: '17:00', holidays: 'QC' }));
    sqlite.exec(`INSERT INTO supplier (id, identity, name) VALUES (1, 'one', 'Télécom Exemple'), (2, 'two', 'telecom fictive');
      INSERT INTO invoice (id, supplier_id, status, kind, type_code, number, issue_date, format, profile, as_given, search_text, received_at)
        VALUES (7, 1, 'complete', 'invoice', '380', 'A-7', '2026-10-28', 'ubl', '', '{}', '', '2026-11-01'),
          (8, 2, 'complete', 'invoice', '380', 'A-8', '2026-10-28', 'ubl', '', '{}', '', '2026-11-01');
      UPDATE detail_batch SET invoice_id = 7 + id % 2 WHERE id % 3 > 0`);
  });
  const { sqlite } = ledger.reader;
  pages = new ConsumptionPages(sqlite);
  rows = [...iterateDetail(sqlite, everything)].map(asRow);
  placeOfNumber = new Map(sqlite.prepare('SELECT number, place FROM destination').raw().all() as [string, string][]);
  return async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  };
});

const asRow = (cells: readonly Cell[]): ReferenceRow => Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? null]));
const idsOf = (query: GridQuery) => [...iterateDetail(ledger.reader.sqlite, query)].map(([id]) => id);

const searched = [
  'user', 'line', 'holder', 'costCentre', 'team', 'destination', 'e164', 'place', 'section', 'nature', 'root', 'centre', 'invoiceNumber', 'supplier',
]; // biome-ignore format: a list
function found({ filters, search }: Pick<GridQuery, 'filters' | 'search'>): ReferenceRow[] {
  const words = foldText(search).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      filters.every((filter) => meets(row, filter, consumptionColumns)) &&
      words.every((word) => searched.some((column) => foldText(String(row[column] ?? '')).includes(word))),
  );
}

/** Filters with values that are there, parts of them, or nothing. */
const filterArbitrary: fc.Arbitrary<Filter> = fc
  .record({
    column: fc.constantFrom(...keys),
    operator: fc.constantFrom('contains', 'startsWith', 'equals', 'notEquals', 'between', 'in', 'blank', 'notBlank'),
    places: fc.array(fc.nat(), { minLength: 2, maxLength: 3 }),
    cut: fc.integer({ min: 1, max: 10 }),
    open: fc.constantFrom('none', 'from', 'to', 'both'),
  })
  .map(({ column, operator, places, cut, open }): Filter => {
    const cells = places.map((place) => rows[place % rows.length]?.[column] ?? (consumptionColumns[column] === 'integer' ? 7 : ''));
    const [cell = '', other = ''] = cells;
    switch (operator) {
      case 'contains':
        return { column, operator, value: String(cell).slice(cut % 3, cut + 2) };
      case 'startsWith':
        return { column, operator, value: String(cell).slice(0, cut) };
      case 'equals':
      case 'notEquals':
        return { column, operator, value: String(cell) };
      case 'in':
        return { column, operator, values: cells.map((value) => value ?? '') };
      case 'between': {
        const length = [4, 7, 10, 16, 19][cut % 5] ?? 19;
        const bound = (value: Cell) => (consumptionColumns[column] === 'instant' ? String(value).slice(0, length) : value);
        return {
          column,
          operator,
          from: open === 'from' || open === 'both' ? null : bound(cell),
          to: open === 'to' || open === 'both' ? null : bound(other),
        };
      }
      default:
        return { column, operator };
    }
  });
const sortArbitrary = fc.array(fc.record({ column: fc.constantFrom<string>(...keys), descending: fc.boolean() }), { maxLength: 4 });
const narrowed = fc.record({
  filters: fc.array(filterArbitrary, { maxLength: 2 }),
  search: fc.constantFrom('', '', '', '', 'zoe', 'CÔTÉ suisse', '+336', 'ventes france', 'nulle part'),
});

describe('a line', () => {
  it('is held by whom the fleet says held it on that day', () => {
    for (const [i, { line, startedAt }] of facts.entries()) {
      const day = startedAt.slice(0, 10);
      const its = assignments.find((held) => held.line === lineKeys.get(line) && (held.from ?? '') <= day && day <= (held.to ?? '9'));
      expect(rows[i]).toMatchObject({ holder: its?.holder ?? '', costCentre: its?.costCentre ?? '', team: its?.team ?? '' });
    }
  });

  it('says what it is for and how far it reaches, from the words of its supplier or else from its figures', () => {
    const meaning: Readonly<Record<string, { usage: (typeof usages)[number]; reach?: (typeof reaches)[number] }>> = {
      'Appel national': { usage: 'call' },
      'Appel international': { usage: 'call', reach: 'international' },
      'Appel en itinérance': { usage: 'call', reach: 'roaming' },
      SMS: { usage: 'sms' },
      'Numéro spécial': { usage: 'call' },
      Data: { usage: 'data', reach: 'national' },
    };
    for (const [i, { nature, layout }] of facts.entries()) if (layout !== 'bell') expect(rows[i]).toMatchObject(meaning[nature] ?? {});
    for (const { country, reach, nature } of rows) {
      if (nature === 'Appel national' || nature === '')
        expect(reach).toBe(country === '' || country === 'FR' ? 'national' : 'international');
    }
  });

  it('is told by the clock of the company, whose zone is looked up where the supplier prints UTC', () => {
    const local = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const utc = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'UTC',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    for (const [i, { startedAt, layout }] of facts.entries()) {
      const shown = (layout === 'teams-pstn' ? local : utc).formatToParts(Date.parse(`${startedAt}Z`));
      const part = (type: string) => shown.find((its) => its.type === type)?.value ?? '';
      const [weekday, clock] = [weekdays.indexOf(part('weekday')) + 1, `${part('hour')}:${part('minute')}`];
      expect(rows[i]).toMatchObject({ weekday, hour: Number(part('hour')) });
      const open = weekday <= 5 && clock >= '08:30' && clock < '17:00';
      // Thanksgiving, the second Monday of October, is the one holiday of these months in Quebec, with Labour Day.
      if (rows[i]?.hours !== 'holiday') expect(rows[i]?.hours).toBe(open ? 'business' : weekday > 5 ? 'weekend' : 'outside');
    }
    expect(new Set(rows.map(({ hours }) => hours))).toEqual(new Set(hourClasses));
  });

  it('has the number, country and type that the ledger knows of its destination', () => {
    const known = ledger.reader.sqlite.prepare(
      `SELECT coalesce(e164, '') AS e164, coalesce(country, '') AS country, coalesce(nullif(number_type, ''), 'none') AS numberType
       FROM destination WHERE number = ?`,
    );
    for (const row of rows) expect(row).toMatchObject(known.get(row.destination) as object);
  });
});

describe('the grid of consumption', () => {
  it('shows any page in any order of several keys', () => {
    fc.assert(
      fc.property(sortArbitrary, fc.nat(), fc.integer({ min: 1, max: 300 }), (sort, place, limit) => {
        const offset = place % (rows.length + 10);
        const page = pages.page({ ...everything, sort, offset, limit });
        expect(page.total).toBe(rows.length);
        expect(page.rows.map(asRow)).toEqual(sorted(rows, sort, consumptionColumns, plain).slice(offset, offset + limit));
      }),
      { numRuns: 60 },
    );
  });

  it('finds by any filter and word what a look at every row finds, in order', () => {
    fc.assert(
      fc.property(narrowed, fc.oneof(fc.constant<GridQuery['sort']>([]), sortArbitrary), (what, sort) => {
        const expected = sorted(found(what), sort, consumptionColumns, plain).map(({ id }) => id);
        expect(idsOf({ ...what, sort })).toEqual(expected);
        expect(pages.page({ ...what, sort, offset: 0, limit: 20 })).toMatchObject({ total: expected.length });
      }),
      { numRuns: 150 },
    );
  });

  it('finds with a filter and with its contrary every line once', () => {
    const contrary: Readonly<Record<string, string>> = { equals: 'notEquals', notEquals: 'equals', blank: 'notBlank', notBlank: 'blank' };
    fc.assert(
      fc.property(
        filterArbitrary.filter(({ operator }) => operator in contrary),
        (filter) => {
          const other = { ...filter, operator: contrary[filter.operator] } as Filter;
          const both = [filter, other].flatMap((its) => idsOf({ ...everything, filters: [its] }));
          expect(both.toSorted((a, b) => Number(a) - Number(b))).toEqual(rows.map(({ id }) => id));
        },
      ),
      { numRuns: 60 },
    );
  });
});

const figure = (row: ReferenceRow, column: string) => Number(row[column]);
const sumOf = (of: readonly ReferenceRow[]) => {
  const sum = (column: string) => of.reduce((total, row) => total + figure(row, column), 0);
  return { lines: of.length, seconds: sum('durationSeconds'), kilobytes: sum('volumeKilobytes'), amountMicros: sum('amount') };
};

function groupOf(row: ReferenceRow, by: Grouping): { key: string; label: string } {
  const text = (column: string) => String(row[column] ?? '');
  switch (by) {
    case 'user':
      return { key: text('line'), label: text('user') };
    case 'destination':
      return { key: text('destination'), label: placeOfNumber.get(text('destination')) ?? '' };
    case 'month':
    case 'day': {
      const key = text('startedAt').slice(0, by === 'month' ? 7 : 10);
      return { key, label: key };
    }
    default:
      return { key: text(by), label: text(by) };
  }
}

describe('totals of consumption', () => {
  it('are those of the lines found, by any grouping', () => {
    fc.assert(
      fc.property(narrowed, fc.constantFrom(...groupings), (what, by) => {
        const expected = Map.groupBy(found(what), (row) => {
          const { key, label } = groupOf(row, by);
          return JSON.stringify([key, label, row.currency]);
        });
        const { groups, total } = pages.groups({ ...wholeList, by, query: { ...what, sort: [] } });
        expect(total).toBe(expected.size);
        expect(
          Object.fromEntries(groups.map(({ key, label, currency, ...sums }) => [JSON.stringify([key, label, currency]), sums])),
        ).toEqual(Object.fromEntries([...expected].map(([name, its]) => [name, sumOf(its)])));
      }),
      { numRuns: 150 },
    );
  });

  it.each(groupings)('by %s add up to the whole', (by) => {
    const { groups } = pages.groups({ ...wholeList, by, query: everything });
    const { currencies, lines, seconds, kilobytes } = pages.summary(everything);
    const sum = (of: typeof groups, measure: 'lines' | 'seconds' | 'kilobytes' | 'amountMicros') =>
      of.reduce((total, group) => total + group[measure], 0);
    expect({ lines: sum(groups, 'lines'), seconds: sum(groups, 'seconds'), kilobytes: sum(groups, 'kilobytes') }).toEqual({
      lines,
      seconds,
      kilobytes,
    });
    for (const { currency, amountMicros } of currencies)
      expect(
        sum(
          groups.filter((group) => group.currency === currency),
          'amountMicros',
        ),
      ).toBe(amountMicros);
  });

  it('of what is found are those of its lines', () => {
    fc.assert(
      fc.property(narrowed, (what) => {
        const { currencies, ...whole } = pages.summary({ ...what, sort: [] });
        const { amountMicros: _, ...expected } = sumOf(found(what));
        expect(whole).toEqual(expected);
        const byCurrency = Map.groupBy(found(what), ({ currency }) => String(currency));
        expect(currencies).toEqual(
          [...byCurrency.keys()].toSorted().map((currency) => {
            const { lines, amountMicros } = sumOf(byCurrency.get(currency) ?? []);
            return { currency, lines, amountMicros };
          }),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('come in any order, above any limit, a page at a time', () => {
    const measured = { lines: 'lines', seconds: 'seconds', kilobytes: 'kilobytes', amount: 'amountMicros' } as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...groupings),
        fc.constantFrom('key' as const, 'label' as const, ...measures),
        fc.boolean(),
        fc.option(fc.record({ measure: fc.constantFrom(...measures), value: fc.constantFrom(0, 10, 5000, 1e7) })),
        fc.nat({ max: 30 }),
        (by, sort, descending, over, offset) => {
          const request: GroupsRequest = { by, query: everything, over, sort, descending, offset: 0, limit: 1_000_000 };
          const all = pages.groups({ ...wholeList, by, query: everything }).groups;
          const { groups, total } = pages.groups(request);
          const expected = all.filter((group) => !over || group[measured[over.measure]] > over.value);
          const names = (of: typeof all) => of.map(({ key, label, currency }) => JSON.stringify([key, label, currency])).toSorted();
          expect(names(groups)).toEqual(names(expected));
          expect(total).toBe(expected.length);
          if (sort === 'label') {
            const labels = groups.map(({ label }) => label);
            const figures = by === 'weekday' || by === 'hour';
            expect(labels).toEqual(
              labels.toSorted((a, b) => (descending ? -1 : 1) * (figures ? Number(a) - Number(b) : compareFrench(a, b))),
            );
          } else if (sort !== 'key') {
            const values = groups.map((group) => group[measured[sort]]);
            expect(values).toEqual(values.toSorted((a, b) => (descending ? b - a : a - b)));
          }
          expect(pages.groups({ ...request, offset, limit: 7 })).toEqual({ groups: groups.slice(offset, offset + 7), total });
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a ledger that changes', () => {
  it('shows at once what is said anew of its lines', async () => {
    const [{ line } = { line: '' }] = assignments;
    const held = (holder: string) =>
      pages.summary({ ...everything, filters: [{ column: 'holder', operator: 'equals', value: holder }] }).lines;
    const before = held('Personne Nouvelle');
    await ledger.write(({ sqlite }) => {
      sqlite.prepare('UPDATE fleet_assignment SET holder = ? WHERE number = ?').run('Personne Nouvelle', line);
    });
    expect([before, held('Personne Nouvelle')]).toEqual([0, facts.filter((fact) => lineKeys.get(fact.line) === line).length]);
    await ledger.write(({ sqlite }) => sqlite.exec(`UPDATE supplier SET name = 'Autre Exemple' WHERE id = 1`));
    const named = pages.groups({ ...wholeList, by: 'supplier', query: everything }).groups.map(({ key }) => key);
    expect(named).toContain('Autre Exemple');
  });

  it('shows the lines that are left when a file is taken out, and those of one that comes after', async () => {
    const first = ledger.reader.sqlite.prepare('SELECT min(id) FROM document').pluck().get() as number;
    const orders = [[], ['user', 'destination'], ['holder', 'amount'], ['startedAt']].map((columns) => ({
      ...everything,
      sort: columns.map((column) => ({ column, descending: true })),
      offset: 0,
      limit: 1000,
    }));
    const asBefore = () => {
      const fresh = new ConsumptionPages(ledger.reader.sqlite);
      for (const request of orders) expect(pages.page(request)).toEqual(fresh.page(request));
      for (const by of groupings) {
        const request = { ...wholeList, by, query: everything };
        expect(pages.groups(request)).toEqual(fresh.groups(request));
      }
      return pages.summary(everything).lines;
    };
    const before = asBefore();
    const { lines } = await ledger.write((writer) => removeDetail(writer, first, null, unwatched()));
    expect(asBefore()).toBe(before - lines);
    await load('bell', 350, 9, 1);
    expect(asBefore()).toBe(before - lines + 350);
  });
});
