/** Periods of the analysis: filters on the time of a line, in whole months where they are some. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormat } from '../../../src-renderer/app/format.ts';
import {
  lastMonths,
  monthSpan,
  periodFilter,
  periodOf,
  periodText,
  shiftedPeriod,
  wholeMonths,
} from '../../../src-renderer/features/consumption/period.ts';
import { heldTo, turned, valuesFilter, valuesOf } from '../../../src-renderer/features/consumption/values.ts';
import { startI18n } from '../../../src-renderer/i18n/index.ts';

const month = fc
  .tuple(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
const months = fc.integer({ min: 1, max: 40 });

describe('a period', () => {
  test('is found again in its filter, and a period after the one before is itself', () => {
    fc.assert(
      fc.property(month, months, (first, count) => {
        const period = monthSpan(first, count);
        expect(periodOf([periodFilter(period)])).toEqual(period);
        expect(wholeMonths(period)).toEqual({ first, months: count });
        const before = shiftedPeriod(period, -1);
        expect(before && shiftedPeriod(before, 1)).toEqual(period);
        expect(before && (before.to ?? '') < (period.from ?? '')).toBe(true);
      }),
    );
  });

  test('of days moves by as many days, whatever the months', () => {
    expect(shiftedPeriod({ from: '2028-02-20', to: '2028-03-05' }, -1)).toEqual({ from: '2028-02-05', to: '2028-02-19' });
    expect(shiftedPeriod({ from: '2028-02-20', to: null }, 1)).toBeNull();
  });

  test('of the last months ends with the month named', () => {
    expect(lastMonths('2026-02', 3)).toEqual({ from: '2025-12-01', to: '2026-02-28' });
  });

  test('is said as a person says it', async () => {
    const { getFixedT } = await startI18n('fr');
    const t = getFixedT('fr', 'consumption');
    const format = createFormat('fr', 'fr-FR');
    const said = (period: Parameters<typeof periodText>[0]) => periodText(period, t, format);
    expect(said(monthSpan('2026-01', 12))).toBe('2026');
    expect(said(monthSpan('2026-07', 3))).toBe('T3 2026');
    expect(said(monthSpan('2026-10'))).toBe('octobre 2026');
    expect(said(monthSpan('2026-09', 2))).toBe('septembre 2026 – octobre 2026');
    expect(said({ from: '2026-10-02', to: '2026-10-15' })).toBe('02/10/2026 – 15/10/2026');
    expect(said({ from: '2026-10-02', to: null })).toBe('depuis le 02/10/2026');
  });
});

describe('values chosen of a column', () => {
  test('are found again in their filter, the empty one among them', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('', 'mobile', 'fixed', 'premium'), { minLength: 1 }), (values) => {
        const filter = valuesFilter('numberType', values);
        expect(filter && valuesOf([filter], 'numberType')).toEqual(values);
      }),
    );
    expect(valuesFilter('usage', [])).toBeNull();
    expect(turned(turned(['call'], 'sms'), 'call')).toEqual(['sms']);
  });

  test('within those held to before are what both share; none where they share nothing', () => {
    const [before] = [valuesFilter('usage', ['call', 'data'])];
    expect(before && heldTo([before], 'usage', ['call', 'sms'])).toEqual([valuesFilter('usage', ['call'])]);
    expect(before && heldTo([before], 'usage', ['sms'])).toBeNull();
    expect(heldTo([], 'usage', ['sms'])).toEqual([valuesFilter('usage', ['sms'])]);
  });
});
