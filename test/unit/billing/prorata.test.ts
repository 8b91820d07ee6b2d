import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainProrata,
  type ProrataCase,
  type ProrataConvention,
  prorataConventions,
  prorate,
} from '../../../src-main/billing/prorata.ts';
import { roundedShare } from '../../../src-main/billing/share.ts';

const month = (from: string, to: string, rest: Partial<ProrataCase> = {}): ProrataCase => ({
  price: 31_000,
  period: { from, to },
  months: 1,
  activation: null,
  termination: null,
  terminationDayDue: true,
  ...rest,
});
const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('a prorata', () => {
  it.each<[string, ProrataConvention, ProrataCase, days: number, ofDays: number]>([
    ['a month of 31 days, from the 17th', 'actual-days', month('2026-10-01', '2026-10-31', { activation: '2026-10-17' }), 15, 31],
    ['a month of 30 days, from the 16th', 'actual-days', month('2026-11-01', '2026-11-30', { activation: '2026-11-16' }), 15, 30],
    ['February of a leap year, from the 15th', 'actual-days', month('2028-02-01', '2028-02-29', { activation: '2028-02-15' }), 15, 29],
    ['February of another year, from the 15th', 'actual-days', month('2027-02-01', '2027-02-28', { activation: '2027-02-15' }), 14, 28],
    [
      'activated on the last day, that of the invoice',
      'actual-days',
      month('2026-10-28', '2026-11-27', { activation: '2026-11-27' }),
      1,
      31,
    ],
    ['activated on the first day', 'actual-days', month('2026-10-28', '2026-11-27', { activation: '2026-10-28' }), 31, 31],
    ['activated after the period', 'actual-days', month('2026-10-01', '2026-10-31', { activation: '2026-11-01' }), 0, 31],
    ['ended before the period', 'actual-days', month('2026-10-01', '2026-10-31', { termination: '2026-09-30' }), 0, 31],
    ['ended on the 10th, that day due', 'actual-days', month('2026-10-01', '2026-10-31', { termination: '2026-10-10' }), 10, 31],
    [
      'ended on the 10th, that day free',
      'actual-days',
      month('2026-10-01', '2026-10-31', { termination: '2026-10-10', terminationDayDue: false }),
      9,
      31,
    ],
    [
      'ended before it began',
      'actual-days',
      month('2026-10-01', '2026-10-31', { activation: '2026-10-20', termination: '2026-10-10' }),
      0,
      31,
    ],
    [
      'ended before the period, and so before it began',
      'whole-period',
      month('2026-10-01', '2026-10-31', { activation: '2026-10-20', termination: '2026-09-10' }),
      0,
      1,
    ],
    ['thirty days to October, from the 17th', 'thirty-days', month('2026-10-01', '2026-10-31', { activation: '2026-10-17' }), 14, 30],
    ['the 31st alone is the thirtieth', 'thirty-days', month('2026-10-01', '2026-10-31', { activation: '2026-10-31' }), 1, 30],
    ['thirty days to February too', 'thirty-days', month('2027-02-01', '2027-02-28', { activation: '2027-02-15' }), 16, 30],
    ['across the end of a month', 'thirty-days', month('2026-10-28', '2026-11-27', { activation: '2026-11-01' }), 27, 30],
    [
      'a year, from 1 March of a leap year',
      'actual-days',
      month('2028-01-01', '2028-12-31', { months: 12, activation: '2028-03-01' }),
      306,
      366,
    ],
    ['a 365th of the year a day', 'days-of-365', month('2026-01-01', '2026-12-31', { months: 12, activation: '2026-12-31' }), 1, 365],
    ['a period that was begun', 'whole-period', month('2026-10-01', '2026-10-31', { activation: '2026-10-31' }), 1, 1],
  ])('%s (%s)', (_, convention, given, days, ofDays) => {
    expect(prorate(given, convention)).toEqual({ convention, days, ofDays, amount: Math.round((given.price * days) / ofDays) });
  });

  const anyCase = fc
    .record({
      price: fc.integer({ min: -1e9, max: 1e9 }),
      first: fc.integer({ min: 15_000, max: 30_000 }),
      length: fc.integer({ min: 27, max: 30 }),
      convention: fc.constantFrom(...prorataConventions),
    })
    .map(({ price, first, length, convention }) => ({
      convention,
      first,
      length,
      given: month(iso(first), iso(first + length), { price }),
    }));

  it('of a whole period is its price, of a service outside it nothing', () => {
    fc.assert(
      fc.property(anyCase, ({ given, convention, first }) => {
        expect(prorate(given, convention).amount).toBe(given.price);
        expect(prorate({ ...given, termination: iso(first - 1) }, convention).amount).toBe(0);
      }),
    );
  });

  it('of two services that follow one another adds up to the price, but for the rounding of each', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 26 }), ({ given, first }, at) => {
        const before = prorate({ ...given, termination: iso(first + at - 1) }, 'actual-days').amount;
        const after = prorate({ ...given, activation: iso(first + at) }, 'actual-days').amount;
        expect(Math.abs(before + after - given.price)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never shrinks with a day more of service, and never exceeds the price', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 26 }), ({ given, convention, first }, at) => {
        const price = Math.abs(given.price);
        const longer = prorate({ ...given, price, activation: iso(first + at - 1) }, convention).amount;
        const shorter = prorate({ ...given, price, activation: iso(first + at) }, convention).amount;
        expect(shorter).toBeLessThanOrEqual(longer);
        expect(longer).toBeLessThanOrEqual(price);
      }),
    );
  });

  it('is explained by the convention that gives the figure of the supplier', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 26 }), ({ given, convention, first }, at) => {
        const served = { ...given, activation: iso(first + at) };
        const [nearest] = explainProrata(served, prorate(served, convention).amount);
        expect(nearest?.difference).toBe(0);
      }),
    );
  });

  it.each([
    ['a period that ends before it begins', month('2026-10-31', '2026-10-01')],
    ['a day that is none', month('2026-02-01', '2026-02-30')],
  ])('is refused for %s', (_, given) => {
    expect(() => prorate(given, 'actual-days')).toThrow(RangeError);
  });
});

describe('a share of an amount', () => {
  it('is rounded half away from zero, whatever its sign', () => {
    expect([roundedShare(1, 1, 2), roundedShare(-1, 1, 2), roundedShare(5, 1, 10), roundedShare(4, 1, 10)]).toEqual([1, -1, 1, 0]);
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 1000 }), (amount, numerator) => {
        const share = roundedShare(amount, numerator, 1000);
        expect(roundedShare(-amount, numerator, 1000)).toBe(share === 0 ? 0 : -share);
        const error = 1000n * BigInt(share) - BigInt(amount) * BigInt(numerator);
        expect(2n * (error < 0n ? -error : error) <= 1000n).toBe(true);
      }),
    );
  });
});
