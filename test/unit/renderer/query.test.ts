import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Filter } from '../../../src-preload/contract/grid.ts';
import { drillFilter } from '../../../src-renderer/features/consumption/groups.ts';
import { filtersOf, modelOf } from '../../../src-renderer/grid/filter-model.ts';
import { narrowed } from '../../../src-renderer/grid/query.ts';

const end = fc.option(fc.integer({ min: 0, max: 30 }));
const meets = (value: number, filters: readonly Filter[]) =>
  filters.every(
    (filter) =>
      filter.operator === 'between' &&
      (filter.from === null || value >= Number(filter.from)) &&
      (filter.to === null || value <= Number(filter.to)),
  );

describe('the way from a total to its lines', () => {
  test('a range within a range finds what both would find', () => {
    fc.assert(
      fc.property(end, end, end, end, fc.integer({ min: 0, max: 30 }), (from, to, from2, to2, value) => {
        const first: Filter = { column: 'amount', operator: 'between', from, to };
        const second: Filter = { column: 'amount', operator: 'between', from: from2, to: to2 };
        const both = narrowed([first], second);
        expect(both).toHaveLength(1);
        expect(meets(value, both)).toBe(meets(value, [first]) && meets(value, [second]));
      }),
    );
  });

  test('filters of other columns stay, one of the same column gives way', () => {
    const user: Filter = { column: 'user', operator: 'contains', value: 'zoé' };
    const line: Filter = { column: 'line', operator: 'equals', value: '0600000000' };
    expect(narrowed([user], line)).toEqual([user, line]);
    expect(narrowed([user, line], { ...line, value: '0600000001' })).toEqual([user, { ...line, value: '0600000001' }]);
  });

  test('a month opens all of its days, a total without a name the lines that have none', () => {
    expect(drillFilter('month', { key: '2028-02' })).toEqual({
      column: 'startedAt',
      operator: 'between',
      from: '2028-02-01',
      to: '2028-02-29T23:59:59',
    });
    expect(drillFilter('user', { key: '' })).toEqual({ column: 'line', operator: 'blank' });
    expect(drillFilter('destination', { key: '+331' })).toEqual({ column: 'destination', operator: 'equals', value: '+331' });
  });

  test('the grid’s own form of filters keeps each of them', () => {
    const filters: Filter[] = [
      { column: 'user', operator: 'startsWith', value: 'z' },
      { column: 'amount', operator: 'between', from: null, to: 12 },
      { column: 'id', operator: 'in', values: [1, 2] },
      { column: 'place', operator: 'notBlank' },
    ];
    expect(filtersOf(modelOf(filters))).toEqual(filters);
  });
});
