import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../src-preload/contract/grid.ts';
import { columnKeys } from '../../../src-preload/contract/grid.ts';
import { itemStatuses, type Run, runItemColumns } from '../../../src-preload/contract/runs.ts';
import { countsOf, groupStatuses, itemOf, problemOf, totalsOf } from '../../../src-renderer/features/reception/run-items.ts';
import { wallClock } from '../../../src-renderer/features/shared/local-time.ts';

const row = (cells: Partial<Record<keyof typeof runItemColumns, Cell>>) => columnKeys(runItemColumns).map((key) => cells[key] ?? null);
const run = (counts: Pick<Run, 'items' | 'succeeded' | 'duplicates' | 'failed'>): Run => ({
  id: 1,
  kind: 'import',
  title: 'x',
  sourceId: null,
  state: 'done',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  outputName: null,
  problem: null,
  ...counts,
});

describe('the items of a run', () => {
  test('a row is read by the names of its columns', () => {
    const item = itemOf(
      row({
        id: 5,
        position: 2,
        name: 'f.xml',
        status: 'duplicate',
        invoiceId: 9,
        amount: -12_340_000,
        currency: 'EUR',
        problemCode: 'path-not-reachable',
        problemParams: '{"name":"f.xml"}',
      }),
    );
    expect(item).toMatchObject({ id: 5, position: 2, status: 'duplicate', invoiceId: 9, amountMicros: -12_340_000, currency: 'EUR' });
    expect(item.problem).toEqual({ code: 'path-not-reachable', params: { name: 'f.xml' } });
  });

  test('every status belongs to exactly one group', () => {
    const grouped = Object.values(groupStatuses).flat();
    expect([...grouped].sort()).toEqual([...itemStatuses].sort());
  });

  test('counts taken from the items are those the run tells, and add up; invoices and their detail are summed apart', () => {
    const anyItem = fc.record({
      status: fc.constantFrom(...itemStatuses),
      kind: fc.constantFrom('ubl', 'pdf', 'csv'),
      lines: fc.nat(1000),
      amount: fc.integer(),
      currency: fc.constantFrom('EUR', 'CAD'),
    });
    fc.assert(
      fc.property(fc.array(anyItem), (given) => {
        const items = given.map((cells, position) => itemOf(row({ id: position, position, name: 'f', ...cells })));
        const totals = totalsOf(items);
        const { succeeded, duplicates, failed, cancelled } = totals.counts;
        expect(succeeded + duplicates + failed + cancelled).toBe(items.length);
        expect(countsOf(run({ items: items.length, succeeded, duplicates, failed }))).toEqual(totals.counts);
        const good = items.filter(({ status }) => status === 'imported' || status === 'done');
        expect(totals.invoices.items + totals.detail.items).toBe(good.length);
        const detail = good.filter(({ kind }) => kind === 'csv');
        expect(totals.detail.lines).toBe(detail.reduce((sum, item) => sum + item.lines, 0));
        for (const { currency, amountMicros } of totals.detail.amounts)
          expect(amountMicros).toBe(
            detail.filter((item) => item.currency === currency).reduce((sum, item) => sum + (item.amountMicros ?? 0), 0),
          );
      }),
    );
  });

  test('a reason that cannot be read is still told', () => {
    expect(problemOf('no-such-code', '{}')).toEqual({ code: 'unexpected', params: { message: 'no-such-code' } });
    expect(problemOf('cancelled', 'not json')).toEqual({ code: 'unexpected', params: { message: 'cancelled' } });
    expect(problemOf(null, null)).toBeNull();
  });
});

describe('the wall clock of this machine', () => {
  test('shows a recorded moment in local time and leaves a wall clock alone', () => {
    const moment = new Date(2026, 2, 5, 7, 8, 9);
    expect(wallClock(moment.toISOString())).toBe('2026-03-05T07:08:09');
    expect(wallClock('2026-03-05T07:08:09')).toBe('2026-03-05T07:08:09');
    expect(wallClock('not a moment Z')).toBe('not a moment Z');
  });
});
