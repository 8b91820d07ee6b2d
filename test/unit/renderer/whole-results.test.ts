/** Results that go to a file or to the clipboard: every row or none, and amounts of one currency at a time. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GridQuery, PageRequest, Selection } from '../../../src-preload/contract/grid.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { createFormat } from '../../../src-renderer/app/format.ts';
import { type TopsChoice, usualTops } from '../../../src-renderer/features/consumption/choices.ts';
import { currencyOf } from '../../../src-renderer/features/consumption/currencies.ts';
import { askedOf, tops } from '../../../src-renderer/features/consumption/tops.ts';
import { everyRow } from '../../../src-renderer/features/shared/grid-table.ts';
import { rankedRows } from '../../../src-renderer/grid/rows.ts';
import { selectedTest } from '../../../src-renderer/grid/selection.ts';

const query: GridQuery = { sort: [], filters: [], search: '' };

/** A ledger that finds so many rows, each with its rank as its id. */
function finding(total: number) {
  const asked: PageRequest[] = [];
  const fetchPage = async (request: PageRequest) => {
    asked.push(request);
    const { offset, limit } = request;
    return { total, rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index) => [offset + index]) };
  };
  return { fetchPage, asked };
}

describe('every row of a result', () => {
  test('all of them, however many pages that takes', async () => {
    const { fetchPage } = finding(25_001);
    expect((await everyRow(fetchPage, query)).map(([id]) => id)).toEqual(Array.from({ length: 25_001 }, (_, id) => id));
  });

  test('none beyond what a file holds, and the limit is said', async () => {
    const { fetchPage, asked } = finding(100_001);
    await expect(everyRow(fetchPage, query)).rejects.toEqual(new ProblemError('too-many-totals', { most: 100_000 }));
    expect(asked).toHaveLength(1);
    await expect(everyRow(finding(100_000).fetchPage, query)).resolves.toHaveLength(100_000);
  });
});

test('chosen rows are copied wherever they stand', async () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 7999 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(ids, fc.boolean(), async (named, all) => {
      const total = all ? 5000 + named.length : 8000;
      const within = named.filter((id) => id < total);
      const selection: Selection = all ? { mode: 'all', query, except: within } : { mode: 'some', ids: within };
      const isSelected = selectedTest(selection);
      const chosen = Array.from({ length: total }, (_, id) => id)
        .filter(isSelected)
        .slice(0, 5000);
      expect((await rankedRows(finding(total).fetchPage, query, selection)).map(([id]) => id).slice(0, 5000)).toEqual(chosen);
    }),
    { numRuns: 30 },
  );
});

describe('rankings of amounts in several currencies', () => {
  const currencies = [
    { currency: 'CAD', lines: 3 },
    { currency: 'EUR', lines: 40 },
  ];
  const words = (key: string, given: Record<string, unknown> = {}) => [key, ...Object.values(given)].join(' ');
  const asked = (choice: TopsChoice, found = currencies) =>
    tops.map((top) => ({ top, ...askedOf(top, query, choice, found, words as never, createFormat('fr', 'fr-FR')) }));

  test('are of the chosen one, else of that of most lines, which their titles name', () => {
    expect(currencyOf(currencies, null)).toBe('EUR');
    expect(currencyOf(currencies, 'CAD')).toBe('CAD');
    expect(currencyOf(currencies, 'USD')).toBe('EUR');
    const dearest = asked({ ...usualTops, currency: 'CAD' }).find(({ top }) => top.id === 'dearest');
    expect(dearest?.query.filters).toEqual([{ column: 'currency', operator: 'equals', value: 'CAD' }]);
    expect(dearest?.title).toContain('CAD');
    for (const { top, title } of asked(usualTops)) {
      if (top.ranked === undefined) expect(title).toContain('EUR');
    }
  });

  test('rankings of anything else, and those of one currency, are of all lines', () => {
    const others = asked({ ...usualTops, ranking: 'seconds' }).filter(({ top }) => top.ranked !== 'amount');
    const one = asked(usualTops, [{ currency: 'EUR', lines: 40 }]);
    for (const { query: found } of [...others, ...one]) expect(found.filters).toEqual([]);
  });
});
