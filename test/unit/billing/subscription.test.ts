import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SalesTax, taxAmounts, taxesOf } from '../../../src-main/billing/sales-tax.ts';
import { costOfChange, intervals, priceOfPeriod, renewalDate, type SubscriptionTerms } from '../../../src-main/billing/subscription.ts';

const quebec = { country: 'CA', subdivision: 'QC' };
const france = { country: 'FR', subdivision: '' };
const day = '2026-11-22';

describe('the taxes between two companies', () => {
  it.each<[string, Parameters<typeof taxesOf>, readonly (readonly [string, number])[] | null]>([
    ['France (CGI art. 278)', [france, france, day], [['VAT', 200_000]]],
    ['Belgium (AR n° 20)', [{ country: 'BE', subdivision: '' }, { country: 'BE', subdivision: '' }, day], [['VAT', 210_000]]],
    [
      'from Belgium to France: reverse charge (2006/112/CE art. 196)',
      [{ country: 'BE', subdivision: '' }, france, day],
      [['reverse-charge', 0]],
    ],
    [
      'from Ontario to Quebec: where the buyer is',
      [{ country: 'CA', subdivision: 'ON' }, quebec, day],
      [
        ['GST', 50_000],
        ['QST', 99_750],
      ],
    ],
    ['Ontario', [quebec, { country: 'CA', subdivision: 'ON' }, day], [['HST', 130_000]]],
    ['Nova Scotia on 31 March 2025', [quebec, { country: 'CA', subdivision: 'NS' }, '2025-03-31'], [['HST', 150_000]]],
    ['Nova Scotia on 1 April 2025', [quebec, { country: 'CA', subdivision: 'NS' }, '2025-04-01'], [['HST', 140_000]]],
    [
      'British Columbia',
      [quebec, { country: 'CA', subdivision: 'BC' }, day],
      [
        ['GST', 50_000],
        ['PST', 70_000],
      ],
    ],
    ['a place whose rates are not known', [{ country: 'JP', subdivision: '' }, { country: 'JP', subdivision: '' }, day], null],
  ])('%s', (_, places, expected) => {
    expect(taxesOf(...places)?.map(({ code, ratePpm }) => [code, ratePpm]) ?? null).toEqual(expected);
  });

  it('are rounded each by itself: Quebec’s two may differ by a cent from one of 14.975 %', () => {
    const both = taxesOf(quebec, quebec, day) ?? [];
    const together: SalesTax = { code: 'QST', ratePpm: both.reduce((sum, { ratePpm }) => sum + ratePpm, 0) };
    const sum = (net: number, taxes: readonly SalesTax[]) =>
      taxAmounts([net], taxes, 'total').reduce((total, { amount }) => total + amount, 0);
    const differences = Array.from({ length: 10_000 }, (_, net) => sum(net, both) - sum(net, [together]));
    expect(new Set(differences)).toEqual(new Set([-1, 0, 1]));
  });

  it('rounded on each line are within half a unit a line of those rounded once', () => {
    const both = taxesOf(quebec, quebec, day) ?? [];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e7, max: 1e7 }), { maxLength: 20 }), (nets) => {
        const [byLine, once] = [taxAmounts(nets, both, 'line'), taxAmounts(nets, both, 'total')];
        byLine.forEach(({ amount }, place) => {
          expect(Math.abs(amount - (once[place]?.amount ?? Number.NaN))).toBeLessThanOrEqual((nets.length + 1) / 2);
        });
      }),
    );
  });
});

const seats = (rest: Partial<SubscriptionTerms> = {}): SubscriptionTerms => ({
  monthlyPriceMinor: 5000,
  interval: 'month',
  discount: null,
  coupon: null,
  taxes: taxesOf(quebec, quebec, day) ?? [],
  ...rest,
});
const anyTerms = fc
  .record({
    monthlyPriceMinor: fc.integer({ min: 0, max: 100_000 }),
    interval: fc.constantFrom('month', 'quarter', 'year'),
    discount: fc.option(fc.record({ kind: fc.constant('percent'), ppm: fc.integer({ min: 0, max: 1_000_000 }) })),
    coupon: fc.option(
      fc.record({
        kind: fc.constant('amount'),
        minor: fc.integer({ min: 0, max: 500_000 }),
        periods: fc.option(fc.integer({ min: 0, max: 5 })),
      }),
    ),
  })
  .map((drawn) => seats(drawn as Partial<SubscriptionTerms>));

describe('the price of a subscription', () => {
  it('by the year instead of by the month: 42 a month for a unit of 50 with 16 % off', () => {
    const year = priceOfPeriod(seats({ interval: 'year', discount: { kind: 'percent', ppm: 160_000 } }), 7, 0);
    expect(year.netMinor).toBe(42_00 * 12 * 7);
  });

  it.each([
    ['for the first two periods', 2, [true, true, false]],
    ['for ever', null, [true, true, true]],
  ])('with a coupon %s', (_, periods, taken) => {
    const terms = seats({ coupon: { kind: 'amount', minor: 1000, periods } });
    expect(taken.map((__, period) => priceOfPeriod(terms, 1, period).couponMinor > 0)).toEqual(taken);
  });

  it('is what is left of the list price, and never negative', () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(500), fc.nat(6), (terms, quantity, period) => {
        const { listMinor, discountMinor, couponMinor, netMinor } = priceOfPeriod(terms, quantity, period);
        expect(listMinor).toBe(terms.monthlyPriceMinor * quantity * intervals[terms.interval]);
        expect(discountMinor + couponMinor + netMinor).toBe(listMinor);
        expect(Math.min(discountMinor, couponMinor, netMinor)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(() => priceOfPeriod(seats(), -1, 0)).toThrow(RangeError);
    expect(() => priceOfPeriod(seats(), 1.5, 0)).toThrow(RangeError);
  });
});

describe('a change of quantity', () => {
  const october = { from: '2026-10-01', to: '2026-10-31' };
  const change = (rest: Partial<Parameters<typeof costOfChange>[1]>) =>
    costOfChange(seats(), {
      quantity: 10,
      newQuantity: 12,
      on: '2026-10-01',
      period: october,
      periodIndex: 3,
      convention: 'actual-days',
      ...rest,
    });

  it('on the first day costs the price of the units added, after the last nothing until the renewal', () => {
    const first = change({});
    expect(first.netNowMinor).toBe(priceOfPeriod(seats(), 2, 3).netMinor);
    expect(change({ on: '2026-11-01' }).totalNowMinor).toBe(0);
  });

  it('to the same quantity costs nothing; to fewer gives back; there and back on one day evens out', () => {
    expect(change({ newQuantity: 10, on: '2026-10-17' }).totalNowMinor).toBe(0);
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 31 }), (quantity, newQuantity, date) => {
        const on = `2026-10-${String(date).padStart(2, '0')}`;
        const there = change({ quantity, newQuantity, on });
        const back = change({ quantity: newQuantity, newQuantity: quantity, on });
        expect(there.totalNowMinor + back.totalNowMinor).toBe(0);
        expect(Math.sign(there.netNowMinor)).toBe(Math.sign(newQuantity - quantity));
        expect(there.chargeMinor - there.creditMinor).toBe(there.netNowMinor);
        const taxes = there.nextTaxes.reduce((sum, { amount }) => sum + amount, 0);
        expect(there.nextTotalMinor).toBe(priceOfPeriod(seats(), newQuantity, 4).netMinor + taxes);
      }),
    );
  });
});

describe('renewals', () => {
  it('fall on the day the subscription began, or the last of a shorter month, and do not drift', () => {
    const dates = (began: string, interval: 'month' | 'quarter' | 'year', count: number) =>
      Array.from({ length: count }, (_, renewals) => renewalDate(began, interval, renewals));
    expect(dates('2026-01-31', 'month', 4)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
    expect(dates('2028-02-29', 'year', 5)).toEqual(['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']);
    expect(dates('2026-11-30', 'quarter', 3)).toEqual(['2026-11-30', '2027-02-28', '2027-05-30']);
  });
});
