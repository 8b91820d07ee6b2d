import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provinceOf, type SalesTax, type TaxPlace, taxAmounts, taxesOf } from '../../../src-main/billing/sales-tax.ts';
import {
  addMonths,
  costOfQuantity,
  intervals,
  lastDayOfNotice,
  priceOfPeriod,
  renewalDate,
  type SubscriptionTerms,
  withTaxes,
} from '../../../src-main/billing/subscription.ts';

const quebec = { country: 'CA', subdivision: 'QC' };
const france = { country: 'FR', subdivision: '' };
const day = '2026-11-22';

describe('the taxes between two companies', () => {
  it.each<[string, [TaxPlace, TaxPlace, string], readonly (readonly [string, number])[] | null]>([
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
    ['Quebec before 2013, when the TVQ was on the price with the TPS (T-0.1, s. 16)', [quebec, quebec, '2012-12-31'], null],
    ['British Columbia under HST, until 31 March 2013', [quebec, { country: 'CA', subdivision: 'BC' }, '2013-03-31'], [['HST', 120_000]]],
    [
      'Luxembourg in 2023 (loi du 26 octobre 2022)',
      [{ country: 'LU', subdivision: '' }, { country: 'LU', subdivision: '' }, '2023-06-30'],
      [['VAT', 160_000]],
    ],
    ['from Canada to France: the buyer accounts for it (CGI art. 283-1)', [quebec, france, day], [['reverse-charge', 0]]],
    ['a place whose rates are not known', [{ country: 'JP', subdivision: '' }, { country: 'JP', subdivision: '' }, day], null],
  ])('%s', (_, places, expected) => {
    expect(taxesOf(...places)?.map(({ code, ratePpm }) => [code, ratePpm]) ?? null).toEqual(expected);
  });

  it.each([
    ['TPS 5 % of 100.00 (Excise Tax Act s. 165) and TVQ 9.975 % on the price without it', [10_000], 500, 998],
    ['of 42.00', [4_200], 210, 419],
    ['of 0.10', [10], 1, 1],
  ])('Quebec: %s', (_, nets, gst, qst) => {
    const amounts = taxAmounts(nets, taxesOf(quebec, quebec, day) ?? [], 'total').map(({ amount }) => amount);
    expect(amounts).toEqual([gst, qst]);
  });

  it('Quebec’s two differ by a cent between rounding on each line and on the total', () => {
    const both = taxesOf(quebec, quebec, day) ?? [];
    const nets = [1_010, 1_010];
    // 5 % of 10.10 is 0.505: 0.51 twice, yet 1.01 of 20.20.
    expect(taxAmounts(nets, both, 'line').map(({ amount }) => amount)).toEqual([102, 202]);
    expect(taxAmounts(nets, both, 'total').map(({ amount }) => amount)).toEqual([101, 201]);
  });

  it.each([
    ['Québec', 'QC'],
    ['qc', 'QC'],
    ['Île-du-Prince-Édouard', 'PE'],
    ['British Columbia', 'BC'],
    ['Bretagne', ''],
  ])('know the province that people write %s', (written, letters) => expect(provinceOf(written)).toBe(letters));

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
  currency: 'CAD',
  price: { micros: 50_000_000, months: 1 },
  interval: 'month',
  discount: null,
  coupon: null,
  ...rest,
});
const anyTerms = fc
  .record({
    price: fc.record({ micros: fc.integer({ min: 0, max: 1_000_000_000 }), months: fc.constantFrom(1, 3, 12) }),
    interval: fc.constantFrom('month', 'quarter', 'year'),
    discount: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('percent'), ppm: fc.integer({ min: 0, max: 1_000_000 }) }),
        fc.record({ kind: fc.constant('price'), micros: fc.integer({ min: 0, max: 1_000_000_000 }) }),
      ),
    ),
    coupon: fc.option(
      fc.record({
        kind: fc.constant('amount'),
        minor: fc.integer({ min: 0, max: 500_000 }),
        periods: fc.option(fc.integer({ min: 1, max: 5 })),
      }),
    ),
  })
  .map((drawn) => seats(drawn as Partial<SubscriptionTerms>));

describe('the price of a subscription', () => {
  it.each<[string, SubscriptionTerms['discount']]>([
    ['16 % off', { kind: 'percent', ppm: 160_000 }],
    ['42 a month instead', { kind: 'price', micros: 42_000_000 }],
  ])('by the year instead of by the month: a unit of 50 a month with %s', (_, discount) => {
    expect(priceOfPeriod(seats({ interval: 'year', discount }), 7, 0)).toMatchObject({
      listMinor: 50_00 * 12 * 7,
      netMinor: 42_00 * 12 * 7,
    });
  });

  it.each([
    ['of three decimals, rounded once for all units', { price: { micros: 833_300, months: 1 } }, 7, 583],
    ['for a year, paid by the month', { price: { micros: 500_000_000, months: 12 } }, 3, 125_00],
    ['in a currency without cents', { currency: 'JPY', price: { micros: 1_500_000_000, months: 1 } }, 2, 3000],
    ['with 10 % off by a coupon', { coupon: { kind: 'percent', ppm: 100_000, periods: null } }, 3, 135_00],
    ['with a coupon above it', { coupon: { kind: 'amount', minor: 999_999, periods: null } }, 3, 0],
  ] as const)('of a unit %s', (_, rest, quantity, net) => {
    expect(priceOfPeriod(seats(rest), quantity, 0).netMinor).toBe(net);
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
        const exact = (terms.price.micros * quantity * intervals[terms.interval]) / terms.price.months / 10_000;
        expect(Math.abs(listMinor - exact)).toBeLessThanOrEqual(0.51);
        expect(discountMinor + couponMinor + netMinor).toBe(listMinor);
        expect(Math.min(discountMinor, couponMinor, netMinor)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(() => priceOfPeriod(seats(), -1, 0)).toThrow(RangeError);
    expect(() => priceOfPeriod(seats(), 1.5, 0)).toThrow(RangeError);
  });
});

describe('a change of quantity', () => {
  const october = { from: '2026-10-01', to: '2026-10-31', index: 3 };
  const change = (rest: Partial<Parameters<typeof costOfQuantity>[1]>) =>
    costOfQuantity(seats(), { quantity: 10, newQuantity: 12, on: '2026-10-01', period: october, convention: 'actual-days', ...rest });

  it('on the first day costs the price of the units added, after the last nothing until the renewal', () => {
    expect(change({}).netMinor).toBe(priceOfPeriod(seats(), 2, 3).netMinor);
    expect(change({ on: '2026-11-01' }).netMinor).toBe(0);
  });

  it.each([
    ['in a month of 31 days', october, '2026-10-17', 'actual-days', [15, 31], 48_38],
    ['in a month of 30 days', { from: '2026-11-01', to: '2026-11-30', index: 0 }, '2026-11-16', 'actual-days', [15, 30], 50_00],
    ['in February of a leap year', { from: '2028-02-01', to: '2028-02-29', index: 0 }, '2028-02-29', 'actual-days', [1, 29], 3_45],
    ['by thirtieths in a month of 31 days', october, '2026-10-17', 'thirty-days', [14, 30], 46_67],
    ['where a period begun is due whole', october, '2026-10-31', 'whole-period', [1, 1], 100_00],
  ] as const)('%s', (_, period, on, convention, [days, ofDays], net) => {
    const { charge, netMinor } = change({ period, on, convention });
    expect([charge.days, charge.ofDays, netMinor]).toEqual([days, ofDays, net]);
  });

  it('to the same quantity costs nothing; to fewer gives back; there and back on one day evens out, taxes included', () => {
    const taxes = taxesOf(quebec, quebec, day) ?? [];
    expect(change({ newQuantity: 10, on: '2026-10-17' }).netMinor).toBe(0);
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.integer({ min: 1, max: 31 }), (quantity, newQuantity, date) => {
        const on = `2026-10-${String(date).padStart(2, '0')}`;
        const there = change({ quantity, newQuantity, on });
        const back = change({ quantity: newQuantity, newQuantity: quantity, on });
        expect(withTaxes(there.netMinor, taxes).totalMinor + withTaxes(back.netMinor, taxes).totalMinor).toBe(0);
        expect(Math.sign(there.netMinor)).toBe(Math.sign(newQuantity - quantity));
        expect(there.charge.amount - there.credit.amount).toBe(there.netMinor);
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

  it.each([
    ['30 days before the end of the year', '2027-01-01', { count: 30, unit: 'day' }, '2026-12-01'],
    ['three months before the end of the year', '2027-01-01', { count: 3, unit: 'month' }, '2026-09-30'],
    ['a month before the end of February', '2027-03-01', { count: 1, unit: 'month' }, '2027-01-31'],
    ['none: the last day itself', '2027-01-01', { count: 0, unit: 'day' }, '2026-12-31'],
  ] as const)('the last day of notice, %s', (_, renewal, notice, last) => expect(lastDayOfNotice(renewal, notice)).toBe(last));

  it('months are added without a clock: the last evening of a month is no other day elsewhere', () => {
    const zone = process.env.TZ;
    for (const other of ['America/Montreal', 'Pacific/Auckland', 'Europe/Paris']) {
      process.env.TZ = other;
      expect(addMonths('2026-10-31', 1)).toBe('2026-11-30');
      expect(addMonths('2026-03-29', 12)).toBe('2027-03-29');
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
});
