import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareFrench, foldText } from '../../../src-main/billing/text.ts';
import { compileGrid, type GridSpec, instantSeconds, selectionWhere } from '../../../src-main/ledger/grid-query.ts';
import { registerTextFunctions } from '../../../src-main/ledger/text-functions.ts';
import { type Filter, type GridQuery, gridQuerySchema, type Selection } from '../../../src-preload/contract/grid.ts';

interface Row {
  id: number;
  name: string | null;
  amount: number | null;
  day: string | null;
  started: number;
}

const spec: GridSpec = {
  columns: {
    id: { type: 'id', sql: 'sample.id' },
    name: { type: 'text', sql: 'sample.name' },
    amount: { type: 'minor', sql: 'sample.amount' },
    day: { type: 'date', sql: 'sample.day' },
    started: { type: 'instant', sql: 'sample.started' },
  },
  from: 'sample',
  searchColumns: ['fold(sample.name)', 'sample.day'],
  idSql: 'sample.id',
};

const words = ['Émilie', 'emilie', 'Cœur', 'coeur', 'Zoé Côté', 'zoe', '', 'Ångström 100%', "d'Été", 'd’été'];
const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2025-12-31'];
const instant = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19);

const rowArbitrary = fc.record({
  name: fc.option(fc.constantFrom(...words)),
  amount: fc.option(fc.integer({ min: -3, max: 3 })),
  day: fc.option(fc.constantFrom(...days)),
  started: fc.constantFrom(...[0, 86_399, 86_400, 1_700_000_000]),
});
const bound = (values: readonly (string | number)[]) => fc.option(fc.constantFrom(...values));
const instants = ['1970-01-01', '1970-01-02', '1970', '2023-11', '1970-01-01T23:59', '2023-11-14T22:13:20'];
const filterArbitrary: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({
    column: fc.constantFrom('name', 'day', 'started'),
    operator: fc.constantFrom('contains', 'startsWith', 'equals', 'notEquals'),
    value: fc.constantFrom(...words, ...days, 'E', '%', '_', '2026', "'", 'œ'),
  }),
  fc.record({ column: fc.constant('amount'), operator: fc.constantFrom('equals', 'notEquals'), value: fc.constantFrom('-1', '0', '2') }),
  fc.record({ column: fc.constant('name'), operator: fc.constant('between' as const), from: bound(words), to: bound(words) }),
  fc.record({ column: fc.constant('amount'), operator: fc.constant('between' as const), from: bound([-2, 0]), to: bound([0, '2']) }),
  fc.record({
    column: fc.constant('day'),
    operator: fc.constant('between' as const),
    from: bound(days),
    to: bound([...days, '2026-02', '2025']),
  }),
  fc.record({ column: fc.constant('started'), operator: fc.constant('between' as const), from: bound(instants), to: bound(instants) }),
  fc.record({ column: fc.constant('name'), operator: fc.constant('in' as const), values: fc.subarray(words) }),
  fc.record({ column: fc.constant('amount'), operator: fc.constant('in' as const), values: fc.subarray([-1, 0, 1, '2']) }),
  fc.record({ column: fc.constantFrom('name', 'amount', 'day', 'started'), operator: fc.constantFrom('blank', 'notBlank') }),
);
const queryArbitrary = fc.record({
  sort: fc.array(fc.record({ column: fc.constantFrom('id', 'name', 'amount', 'day', 'started'), descending: fc.boolean() }), {
    maxLength: 4,
  }),
  filters: fc.array(filterArbitrary, { maxLength: 3 }),
  search: fc.constantFrom('', '', 'EMILIE', 'zoé cote', '2026-02 oeu', '  '),
});

/** The same rules over arrays. */
function passes(row: Row, filter: Filter): boolean {
  if (filter.column === 'amount') {
    const value = row.amount;
    switch (filter.operator) {
      case 'equals':
        return value === Number(filter.value);
      case 'notEquals':
        return value !== Number(filter.value);
      case 'in':
        return value !== null && filter.values.map(Number).includes(value);
      case 'between':
        if (filter.from === null && filter.to === null) return true;
        return (
          value !== null && (filter.from === null || value >= Number(filter.from)) && (filter.to === null || value <= Number(filter.to))
        );
      default:
        return (value === null) === (filter.operator === 'blank');
    }
  }
  const prepare = filter.column === 'name' ? foldText : (text: string) => text;
  const text = prepare(filter.column === 'started' ? instant(row.started) : ((filter.column === 'name' ? row.name : row.day) ?? ''));
  switch (filter.operator) {
    case 'contains':
      return text.includes(prepare(filter.value));
    case 'startsWith':
      return text.startsWith(prepare(filter.value));
    case 'equals':
      return text === prepare(filter.value);
    case 'notEquals':
      return text !== prepare(filter.value);
    case 'in':
      return filter.values.map((value) => prepare(String(value))).includes(text);
    case 'between': {
      const [from, to] = [filter.from, filter.to].map((value) => (value === null ? null : prepare(String(value))));
      if (from === null && to === null) return true;
      if (filter.column !== 'name' && text === '') return false;
      const start = filter.column === 'name' || typeof to !== 'string' ? text : text.slice(0, to.length);
      return (typeof from !== 'string' || text >= from) && (typeof to !== 'string' || start <= to);
    }
    default:
      return (text === '') === (filter.operator === 'blank');
  }
}

function reference(rows: readonly Row[], query: GridQuery): number[] {
  const searched = foldText(query.search).split(/\s+/).filter(Boolean);
  return rows
    .filter((row) => query.filters.every((filter) => passes(row, filter)))
    .filter((row) => searched.every((word) => [foldText(row.name ?? ''), row.day ?? ''].some((text) => text.includes(word))))
    .toSorted((a, b) => {
      for (const { column, descending } of query.sort) {
        const order = compareCells(column, a, b);
        if (order !== 0) return descending ? -order : order;
      }
      return a.id - b.id;
    })
    .map(({ id }) => id);
}

function compareCells(column: string, a: Row, b: Row): number {
  if (column === 'name') return compareFrench(a.name ?? '', b.name ?? '');
  if (column === 'day') return (a.day ?? '') < (b.day ?? '') ? -1 : (a.day ?? '') > (b.day ?? '') ? 1 : 0;
  const [left, right] = [a, b].map((row) =>
    column === 'amount' ? (row.amount ?? Number.NEGATIVE_INFINITY) : column === 'id' ? row.id : row.started,
  );
  return left === right ? 0 : (left ?? 0) < (right ?? 0) ? -1 : 1;
}

describe('a grid query over SQL', () => {
  const sqlite = new Database(':memory:');
  beforeAll(() => {
    registerTextFunctions(sqlite);
    sqlite.exec('CREATE TABLE sample (id INTEGER PRIMARY KEY, name TEXT, amount INTEGER, day TEXT, started TEXT NOT NULL)');
  });
  afterAll(() => sqlite.close());

  const fill = (cells: readonly Omit<Row, 'id'>[]): Row[] => {
    sqlite.exec('DELETE FROM sample');
    const insert = sqlite.prepare('INSERT INTO sample VALUES (?, ?, ?, ?, ?)');
    const rows = cells.map((row, index) => ({ id: index + 1, ...row }));
    for (const row of rows) insert.run(row.id, row.name, row.amount, row.day, instant(row.started));
    return rows;
  };
  const find = (query: GridQuery): unknown[] => {
    const { where, params, orderBy } = compileGrid(spec, query);
    return sqlite
      .prepare(`SELECT sample.id FROM ${spec.from} WHERE ${where} ORDER BY ${orderBy}`)
      .pluck()
      .all(...params);
  };
  const select = (selection: Selection): unknown[] => {
    const { where, params } = selectionWhere(spec, selection);
    return sqlite
      .prepare(`SELECT sample.id FROM ${spec.from} WHERE ${where} ORDER BY id`)
      .pluck()
      .all(...params);
  };

  it('finds and sorts as arrays would', () => {
    fc.assert(
      fc.property(fc.array(rowArbitrary, { maxLength: 25 }), queryArbitrary, (cells, query) => {
        const rows = fill(cells);
        expect(find(query)).toEqual(reference(rows, query));
      }),
      { numRuns: 1000 },
    );
  });

  it('finds with a filter what it does not find with its complement', () => {
    fc.assert(
      fc.property(
        fc.array(rowArbitrary, { maxLength: 25 }),
        fc.constantFrom(...words),
        fc.constantFrom('name', 'day'),
        (cells, value, column) => {
          const rows = fill(cells);
          for (const [one, other] of [
            [
              { column, operator: 'equals', value },
              { column, operator: 'notEquals', value },
            ],
            [
              { column, operator: 'blank' },
              { column, operator: 'notBlank' },
            ],
          ] as const) {
            const [found, left] = [one, other].map((filter) => find({ sort: [], filters: [filter], search: '' }));
            expect([...(found ?? []), ...(left ?? [])].toSorted((a, b) => Number(a) - Number(b))).toEqual(rows.map(({ id }) => id));
          }
        },
      ),
    );
  });

  it('selects some rows, or all that is found but some', () => {
    fc.assert(
      fc.property(
        fc.array(rowArbitrary, { maxLength: 25 }),
        queryArbitrary,
        fc.uniqueArray(fc.integer({ min: 1, max: 25 })),
        (cells, query, ids) => {
          const rows = fill(cells);
          const known = rows.map(({ id }) => id);
          expect(select({ mode: 'some', ids })).toEqual(known.filter((id) => ids.includes(id)));
          const found = reference(rows, { ...query, sort: [] });
          expect(select({ mode: 'all', query, except: ids })).toEqual(found.filter((id) => !ids.includes(id)));
        },
      ),
    );
  });

  it.each([
    { sort: [{ column: 'name; DROP TABLE sample', descending: false }] },
    { sort: [{ column: 'constructor', descending: false }] },
    { filters: [{ column: 'other', operator: 'blank' }] },
    { filters: [{ column: 'amount', operator: 'equals', value: 'twelve' }] },
    { filters: [{ column: 'started', operator: 'between', from: 'yesterday', to: null }] },
  ])('refuses what is no column or no value of it: %j', (query) => {
    fill([]);
    expect(() => find(gridQuerySchema.parse(query))).toThrowError(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'invalid-arguments' }) }),
    );
  });

  it('takes a year, a month or a day as all its seconds', () => {
    const day = 86_400;
    expect(instantSeconds('2024')).toEqual({ first: Date.UTC(2024, 0) / 1000, last: Date.UTC(2025, 0) / 1000 - 1 });
    expect(instantSeconds('2024-02').last - instantSeconds('2024-02').first).toBe(29 * day - 1);
    expect(instantSeconds('2024-12-31').last + 1).toBe(instantSeconds('2025').first);
  });
});
