import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taxesOf } from '../../../src-main/billing/sales-tax.ts';
import { changed, previewChange, refusal } from '../../../src-main/billing/subscription-change.ts';
import { type BilledLine, compareBilled } from '../../../src-main/billing/subscription-compare.ts';
import { type Plan, periodsUntil, termOn, termToCancel, yearlyCost } from '../../../src-main/billing/subscription-plan.ts';
import { recognise, type SeenLine } from '../../../src-main/billing/subscription-recognise.ts';

const plan = (rest: Partial<Plan> = {}): Plan => ({
  terms: { currency: 'CAD', price: { micros: 50_000_000, months: 1 }, coupon: null },
  yearDiscount: { kind: 'price', micros: 42_000_000 },
  convention: 'actual-days',
  began: '2026-01-01',
  quantity: 10,
  interval: 'month',
  termMonths: 1,
  autoRenew: true,
  notice: { count: 0, unit: 'day' },
  changes: [],
  endsOn: null,
  ...rest,
});
const quebec = { country: 'CA', subdivision: 'QC' };
const invoicing = { billed: 'advance', taxesOn: (day: string) => taxesOf(quebec, quebec, day) } as const;

describe('the periods of a subscription', () => {
  it('follow one another without a gap, whatever was changed, and cost at least nothing', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
    const change = fc.oneof(
      fc.record({ on: day, quantity: fc.nat(50) }),
      fc.record({ on: day, interval: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const) }),
    );
    const convention = fc.constantFrom('actual-days' as const, 'thirty-days' as const, 'days-of-365' as const, 'whole-period' as const);
    const began = fc.constantFrom('2026-01-01', '2025-12-31', '2024-02-29');
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), convention, began, (changes, counted, begins) => {
        const whole = changes.reduce<Plan>(changed, plan({ convention: counted, began: begins }));
        const periods = periodsUntil(whole, '2028-06-30');
        for (const [at, { from, to, netMinor, endCredit }] of periods.entries()) {
          expect(from <= to).toBe(true);
          expect(netMinor).toBeGreaterThanOrEqual(0);
          const next = periods[at + 1];
          if (!next) continue;
          const after = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
          // Where the interval changes within a period the next begins that day, and the rest is given back.
          expect(endCredit === null ? next.from === after : next.from > from && next.from <= to).toBe(true);
        }
      }),
    );
  });

  it('cost in parts what they cost whole: each day of a month belongs to one part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 31 }), fc.nat(40), fc.nat(40), (date, before, after) => {
        const on = `2026-10-${String(date).padStart(2, '0')}`;
        const [changedOnce] = periodsUntil(changed(plan({ began: '2026-10-01', quantity: before }), { on, quantity: after }), '2026-10-01');
        const exact = (5000 * (before * (date - 1) + after * (32 - date))) / 31;
        expect(Math.abs((changedOnce?.netMinor ?? Number.NaN) - exact)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('give back no more than was charged, and nothing there and back on one day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), fc.nat(60), (date, quantity) => {
        const on = `2026-10-${String(date).padStart(2, '0')}`;
        const { lines, now } = previewChange(plan(), { kind: 'quantity', quantity, when: 'now' }, on, invoicing);
        const [credit, charge] = lines;
        expect(-(credit?.amountMinor ?? 0)).toBeLessThanOrEqual(10 * 5000);
        expect(now.netMinor).toBe((credit?.amountMinor ?? 0) + (charge?.amountMinor ?? 0));
        const there = changed(plan(), { on, quantity });
        const back = previewChange(there, { kind: 'quantity', quantity: 10, when: 'now' }, on, invoicing);
        expect(now.totalMinor + back.now.totalMinor).toBe(0);
        expect(back.next).toEqual(previewChange(plan(), { kind: 'cancel' }, on, invoicing).nextBefore);
      }),
    );
  });

  it('end with the last day of a cancelled one: the days after it are not due', () => {
    const ended = periodsUntil(plan({ endsOn: '2026-03-10' }), '2026-12-31');
    expect(ended.map(({ from, netMinor }) => [from, netMinor])).toEqual([
      ['2026-01-01', 50_000],
      ['2026-02-01', 50_000],
      ['2026-03-01', Math.round((50_000 * 10) / 31)],
    ]);
    // Terminated before it was ever in service: nothing.
    expect(periodsUntil(plan({ endsOn: '2025-12-31' }), '2026-12-31')).toEqual([]);
  });
});

describe('terms and their notice', () => {
  const yearly = plan({ began: '2025-02-15', termMonths: 12, notice: { count: 3, unit: 'month' } });
  it.each([
    ['in the first term', '2025-11-14', '2026-02-14'],
    ['on the last day of notice', '2025-11-14', '2026-02-14'],
    ['a day later: the next term', '2025-11-15', '2027-02-14'],
    ['in the second', '2026-11-14', '2027-02-14'],
  ])('a cancellation given %s ends with a term', (_, day, end) => expect(termToCancel(yearly, day).to).toBe(end));

  it('begin anew with a change of interval, as long as the new one', () => {
    const after = changed(plan(), { on: '2026-05-10', interval: 'year' });
    expect(termOn(after, '2026-05-09')).toMatchObject({ from: '2026-05-01', renewal: '2026-06-01' });
    expect(termOn(after, '2026-05-10')).toMatchObject({ from: '2026-05-10', renewal: '2027-05-10' });
  });

  it('a year costs twelve months, or a year at its discount; a coupon for some periods alone counts for nothing', () => {
    const coupon = { kind: 'percent', ppm: 500_000, periods: 2 } as const;
    expect(yearlyCost(plan({ terms: { ...plan().terms, coupon } }), '2026-01-01')).toBe(10 * 50_00 * 12);
    expect(yearlyCost(plan({ interval: 'year', termMonths: 12 }), '2026-01-01')).toBe(10 * 42_00 * 12);
  });
});

describe('a change before it is made', () => {
  it('of quantity now: credit and charge of the days left, both Quebec taxes, and what comes next', () => {
    const shown = previewChange(plan(), { kind: 'quantity', quantity: 12, when: 'now' }, '2026-10-17', invoicing);
    expect(shown.lines).toMatchObject([
      { kind: 'credit', quantity: 10, from: '2026-10-17', to: '2026-10-31', days: 15, ofDays: 31, amountMinor: -24_194 },
      { kind: 'charge', quantity: 12, days: 15, ofDays: 31, amountMinor: 29_032 },
    ]);
    expect(shown.now).toMatchObject({ netMinor: 4838, taxes: [{ amount: 242 }, { amount: 483 }], totalMinor: 5563 });
    expect(shown.nextBefore).toMatchObject({ on: '2026-11-01', netMinor: 50_000 });
    expect(shown.next).toMatchObject({ on: '2026-11-01', netMinor: 60_000 });
    expect(shown.later).toBeNull();
  });

  it('in arrears nothing is due at once: the invoice of the period carries it', () => {
    const shown = previewChange(plan(), { kind: 'quantity', quantity: 12, when: 'now' }, '2026-10-17', { ...invoicing, billed: 'arrears' });
    expect(shown.now.totalMinor).toBe(0);
    expect(shown.next).toMatchObject({ on: '2026-11-01', netMinor: 50_000 + 4838 });
  });

  it('at the renewal of a yearly term billed by the month: nothing until then', () => {
    const yearly = plan({ termMonths: 12 });
    const shown = previewChange(yearly, { kind: 'quantity', quantity: 4, when: 'renewal' }, '2026-10-17', invoicing);
    expect(shown).toMatchObject({ effectiveOn: '2027-01-01', lines: [], now: { totalMinor: 0 } });
    expect(shown.next?.netMinor).toBe(50_000);
    expect(shown.later).toMatchObject({ on: '2027-01-01', netMinor: 20_000 });
  });

  it('from the month to the year: the days left are given back, a year begins today at its price', () => {
    const shown = previewChange(plan(), { kind: 'interval', interval: 'year', when: 'now' }, '2026-10-17', invoicing);
    expect(shown.lines).toMatchObject([
      { kind: 'credit', amountMinor: -24_194, to: '2026-10-31' },
      { kind: 'charge', amountMinor: 10 * 42_00 * 12, from: '2026-10-17', to: '2027-10-16' },
    ]);
    expect(shown.next?.on).toBe('2027-10-17');
  });

  it('of a cancellation: what is still invoiced until the end', () => {
    const yearly = plan({ termMonths: 12, notice: { count: 30, unit: 'day' } });
    const { cancel } = previewChange(yearly, { kind: 'cancel' }, '2026-10-17', invoicing);
    expect(cancel).toMatchObject({ lastDayOfNotice: '2026-12-01', endsOn: '2026-12-31' });
    expect(cancel?.remaining.map(({ on }) => on)).toEqual(['2026-11-01', '2026-12-01']);
  });

  it.each([
    ['before it begins', plan({ began: '2027-01-01' }), { kind: 'cancel' }, 'not-begun'],
    ['once cancelled', plan({ endsOn: '2026-10-31' }), { kind: 'cancel' }, 'ended'],
    ['that changes nothing', plan(), { kind: 'quantity', quantity: 10, when: 'now' }, 'same'],
    [
      'to a shorter interval within the present one',
      plan({ interval: 'year' }),
      { kind: 'interval', interval: 'month', when: 'now' },
      'longer-only',
    ],
    ['that can be made', plan({ interval: 'year' }), { kind: 'interval', interval: 'month', when: 'renewal' }, null],
  ] as const)('is refused %s', (_, of, asked, why) => expect(refusal(of, asked, '2026-10-17')).toBe(why));
});

const line = (rest: Partial<BilledLine>): BilledLine => ({
  invoiceId: 1,
  number: 'L-1',
  isCredit: false,
  issueDate: '2026-03-01',
  from: '2026-03-01',
  to: '2026-03-31',
  quantityMilli: 10_000,
  priceMicros: 50_000_000,
  netMinor: 50_000,
  ratePpm: 149_750,
  taxMinor: null,
  ...rest,
});
const march = (lines: readonly BilledLine[], of = plan({ began: '2026-03-01' })) =>
  compareBilled({ plan: of, lines, ...invoicing, today: '2026-03-20' }).find(({ from }) => from === '2026-03-01');

describe('what is invoiced beside what was expected', () => {
  it.each<[string, readonly BilledLine[], string, number, readonly string[]]>([
    ['equal to the cent', [line({})], 'equal', 0, []],
    ['two licences too many', [line({ quantityMilli: 12_000, netMinor: 60_000 })], 'differs', 11_497, ['quantity']],
    ['another price', [line({ priceMicros: 51_000_000, netMinor: 51_000 })], 'differs', 1_149, ['price']],
    ['a reduction that was not given', [line({ netMinor: 49_000 })], 'differs', -1_150, ['reduction']],
    ['a cent', [line({ netMinor: 50_001 })], 'differs', 1, ['rounding']],
    ['another rate', [line({ ratePpm: 130_000 })], 'differs', -988, ['tax']],
    ['the invoice’s own tax, a cent beside', [line({ taxMinor: 7_487 })], 'differs', -1, ['rounding']],
    [
      'a prorata of nothing agreed',
      [line({}), line({ from: '2026-03-11', quantityMilli: 1_000, netMinor: 3_387 })],
      'differs',
      3_893,
      ['prorata'],
    ],
    ['a credit note', [line({}), line({ isCredit: true, quantityMilli: 2_000, netMinor: -10_000 })], 'differs', -11_498, ['credit']],
    ['missing', [], 'missing', -57_488, []],
  ])('%s', (_, lines, state, difference, reasons) => {
    expect(march(lines)).toMatchObject({ state, differenceMinor: difference, reasons });
  });

  it('expects the proratas of changes in the period of their days', () => {
    const of = changed(plan({ began: '2026-03-01' }), { on: '2026-03-11', quantity: 11 });
    const prorata = Math.round((55_000 * 21) / 31) - Math.round((50_000 * 21) / 31);
    expect(march([line({}), line({ from: '2026-03-11', quantityMilli: 1_000, netMinor: prorata })], of)?.state).toBe('equal');
    expect(march([line({})], of)).toMatchObject({ state: 'differs', reasons: ['prorata'] });
  });

  it('awaits what may still come, and calls what comes after the end unexpected', () => {
    const compared = compareBilled({
      plan: plan({ began: '2026-03-01', endsOn: '2026-03-31' }),
      lines: [line({}), line({ invoiceId: 2, from: '2026-04-01', to: '2026-04-30' })],
      ...invoicing,
      today: '2026-04-05',
    });
    expect(compared.map(({ from, state }) => [from, state])).toEqual([
      ['2026-04-01', 'unexpected'],
      ['2026-03-01', 'equal'],
    ]);
    const [april] = compareBilled({ plan: plan({ began: '2026-03-01' }), lines: [line({})], ...invoicing, today: '2026-04-05' });
    expect(april).toMatchObject({ from: '2026-04-01', state: 'awaited' });
  });

  it('places a line without a period by the day of its invoice', () => {
    expect(march([line({ from: null, to: null, issueDate: '2026-02-26' })])?.state).toBe('equal');
  });
});

describe('what repeats in invoices', () => {
  const month = (index: number, rest: Partial<SeenLine> = {}): SeenLine => ({
    invoiceId: index + 1,
    issueDate: `2026-0${index + 1}-01`,
    from: `2026-0${index + 1}-01`,
    to: new Date(Date.UTC(2026, index + 1, 0)).toISOString().slice(0, 10),
    quantityMilli: 14_000,
    priceMicros: 21_900_000,
    allowancePpm: null,
    ...rest,
  });
  const months = (count: number, rest: (index: number) => Partial<SeenLine> = () => ({})) =>
    Array.from({ length: count }, (_, index) => month(index, rest(index)));

  it('three months at one price are a subscription; the quantity may have grown meanwhile', () => {
    const found = recognise(
      months(6, (index) => ({ quantityMilli: index < 4 ? 14_000 : 17_000 })),
      '2026-06-01',
    );
    expect(found).toMatchObject({
      interval: 'month',
      price: { micros: 21_900_000, months: 1 },
      quantity: 17,
      began: '2026-05-01',
      times: 6,
    });
    expect(found?.billed).toBe('advance');
  });

  it.each<[string, SeenLine[], string]>([
    ['two months', months(2), '2026-02-01'],
    [
      'a gap',
      months(5)
        .filter((_, index) => index !== 2)
        .slice(0, 3),
      '2026-05-01',
    ],
    ['another price each time', months(4, (index) => ({ priceMicros: 1_000_000 + index })), '2026-04-01'],
    ['parts of units', months(4, () => ({ quantityMilli: 500 })), '2026-04-01'],
    ['what came last long ago', months(4), '2026-08-01'],
  ])('%s are not', (_, lines, latest) => expect(recognise(lines, latest)).toBeNull());

  it('without periods, invoices a year apart are a yearly one', () => {
    const yearly = ['2024-06-10', '2025-06-11', '2026-06-10'].map((issueDate, index) => month(index, { issueDate, from: null, to: null }));
    expect(recognise(yearly, '2026-06-10')).toMatchObject({ interval: 'year', price: { months: 12 }, times: 3, lastInvoiceId: 3 });
  });

  it('invoiced after the period it is for', () => {
    const late = months(3, (index) => ({ issueDate: `2026-0${index + 2}-03` }));
    expect(recognise(late, '2026-04-03')?.billed).toBe('arrears');
  });
});
