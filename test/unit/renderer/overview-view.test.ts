import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakdowns, shownMonths } from '../../../src-preload/contract/overview.ts';
import {
  addMonths,
  changeTenths,
  comparable,
  firstView,
  invoicesOf,
  monthsOf,
  narrowedView,
  periodLengths,
  shareTenths,
  upcomingInvoices,
} from '../../../src-renderer/features/overview/view.ts';

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 0, max: 11 }))
  .map(([year, at]) => addMonths(`${year}-01`, at));
const period = { currency: 'EUR', from: '2026-01', to: '2026-02' };

describe('the period', () => {
  it('lies within the months shown, wherever it is', () => {
    fc.assert(
      fc.property(month, fc.option(month), fc.constantFrom(...periodLengths), (newest, to, length) => {
        const found = monthsOf({ to, length }, newest);
        expect(found.to).toBe(to ?? newest);
        expect(addMonths(found.from, length - 1)).toBe(found.to);
        expect(found.from > addMonths(found.last, -shownMonths) && found.to <= found.last).toBe(true);
      }),
    );
  });

  it('ends with the newest month as long as it can', () => {
    expect(monthsOf({ to: '2025-01', length: 1 }, '2026-12').last).toBe('2026-12');
    expect(monthsOf({ to: '2025-01', length: 3 }, '2026-12').last).toBe('2025-01');
  });

  it('goes over the ends of years both ways', () => {
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    fc.assert(
      fc.property(month, fc.integer({ min: -60, max: 60 }), (start, by) => {
        expect(addMonths(addMonths(start, by), -by)).toBe(start);
      }),
    );
  });
});

describe('a figure', () => {
  it('leads to its invoices: of its row, its period and its currency', () => {
    const view = { ...firstView, filters: [{ column: 'supplier', operator: 'equals', value: 'Télécom Exemple' }] } as const;
    const filtersOf = (...args: Parameters<typeof invoicesOf>) => invoicesOf(...args).filters;
    const [supplier] = view.filters;
    const dates = { column: 'issueDate', operator: 'between', from: '2026-01-01', to: '2026-02-28' };
    const currency = { column: 'currency', operator: 'in', values: ['EUR'] };
    expect(filtersOf({ view, ...period })).toEqual([supplier, dates, currency]);
    const account = { column: 'account', operator: 'equals', value: 'A-1' };
    expect(filtersOf({ view, ...period }, { by: 'account', key: 'A-1' })).toEqual([supplier, account, dates, currency]);
    // Its own supplier instead of the one before.
    const other = { column: 'supplier', operator: 'blank' };
    expect(filtersOf({ view, ...period }, { by: 'supplier', key: '' })).toEqual([other, dates, currency]);
    const february = { ...dates, from: '2026-02-01' };
    expect(filtersOf({ view, ...period }, { by: 'month', key: '2026-02' })).toEqual([supplier, february, currency]);
    const section = { column: 'sections', operator: 'contains', value: 'Abonnements' };
    expect(filtersOf({ view, ...period }, { by: 'section', key: 'Abonnements' })).toEqual([supplier, section, dates, currency]);
    // What has no section is in invoices of every kind.
    expect(filtersOf({ view, ...period }, { by: 'section', key: '' })).toEqual([supplier, dates, currency]);
    expect(upcomingInvoices({ view, currency: 'EUR' }, '2026-02-03').filters[1]).toMatchObject({
      column: 'dueDate',
      from: '2026-02-03',
      to: null,
    });
  });

  it('opens what it is made of, more closely each time', () => {
    for (const by of breakdowns) {
      const next = narrowedView({ ...firstView, by }, by, by === 'month' ? '2026-02' : 'x');
      expect(next.by).not.toBe(by);
      expect({ ...next, by }).not.toEqual({ ...firstView, by });
    }
    expect(narrowedView(firstView, 'month', '2026-02')).toMatchObject({ to: '2026-02', length: 1, filters: [] });
    expect(narrowedView(firstView, 'section', '')).toMatchObject({ section: '' });
  });
});

describe('a change', () => {
  it('is in tenths of a percent, up or down, and none where there was nothing', () => {
    expect(changeTenths(150, 100)).toBe(500);
    expect(changeTenths(50, 100)).toBe(-500);
    expect(changeTenths(-50, -100)).toBe(500);
    expect(changeTenths(10, 0)).toBeNull();
    expect(comparable('2026-01', 1, '2025-01')).toEqual({ before: true, yearBefore: true });
    expect(comparable('2026-01', 12, '2025-02')).toEqual({ before: false, yearBefore: false });
    expect(comparable('2026-01', 3, '2025-02')).toEqual({ before: true, yearBefore: false });
    expect(shareTenths(1, 3)).toBe(333);
    expect(shareTenths(1, 0)).toBeNull();
  });
});
