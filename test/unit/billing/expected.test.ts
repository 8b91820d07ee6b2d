import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Covered, daysBilledTwice, uncoveredDays } from '../../../src-main/billing/coverage.ts';
import { addDays, issuesBetween } from '../../../src-main/billing/cycle.ts';
import { expectedInvoices, type Series } from '../../../src-main/billing/expected.ts';
import { numberGaps } from '../../../src-main/billing/number-series.ts';

const third = { interval: 'month', day: 3, phase: 0 } as const;
const series = (dates: string[], more: Partial<Series> = {}): Series => ({
  dates,
  cycle: third,
  availableAfterDays: 2,
  dropped: [],
  closedOn: null,
  ...more,
});
const told = (given: Series, today: string) =>
  expectedInvoices(given, today).map(({ issueDate, state, daysLate }) => [issueDate, state, daysLate]);

describe('expected invoices', () => {
  const came = ['2026-07-03', '2026-08-03', '2026-09-03'];
  it.each<[string, Series, string, unknown[]]>([
    ['the next alone where all came', series(came), '2026-09-20', [['2026-10-03', 'upcoming', 0]]],
    [
      'issued today, not to be had yet',
      series(came),
      '2026-10-03',
      [
        ['2026-10-03', 'awaited', 0],
        ['2026-11-03', 'upcoming', 0],
      ],
    ],
    [
      'on the day it can be had it is not late',
      series(came),
      '2026-10-05',
      [
        ['2026-10-03', 'awaited', 0],
        ['2026-11-03', 'upcoming', 0],
      ],
    ],
    [
      'late a day after',
      series(came),
      '2026-10-06',
      [
        ['2026-10-03', 'late', 1],
        ['2026-11-03', 'upcoming', 0],
      ],
    ],
    [
      'available at once',
      series(came, { availableAfterDays: 0 }),
      '2026-10-04',
      [
        ['2026-10-03', 'late', 1],
        ['2026-11-03', 'upcoming', 0],
      ],
    ],
    [
      'several late',
      series(came),
      '2026-11-10',
      [
        ['2026-10-03', 'late', 36],
        ['2026-11-03', 'late', 5],
        ['2026-12-03', 'upcoming', 0],
      ],
    ],
    [
      'one in between never came',
      series(['2026-07-03', '2026-09-03']),
      '2026-09-10',
      [
        ['2026-08-03', 'missing', 36],
        ['2026-10-03', 'upcoming', 0],
      ],
    ],
    ['moved off a weekend it came', series([...came, '2026-10-05']), '2026-10-10', [['2026-11-03', 'upcoming', 0]]],
    [
      'not expected for a while',
      series(came, { dropped: [{ from: '2026-10-01', to: '2026-10-31' }] }),
      '2026-11-01',
      [
        ['2026-10-03', 'dropped', 0],
        ['2026-11-03', 'upcoming', 0],
      ],
    ],
    [
      'nor for good',
      series(came, { dropped: [{ from: '2026-10-01', to: null }] }),
      '2026-11-04',
      [
        ['2026-10-03', 'dropped', 0],
        ['2026-11-03', 'dropped', 0],
        ['2026-12-03', 'dropped', 0],
      ],
    ],
    ['nothing after the account was closed', series(came, { closedOn: '2026-09-30' }), '2026-11-10', []],
    ['what was due before it was closed', series(came, { closedOn: '2026-10-03' }), '2026-11-10', [['2026-10-03', 'late', 36]]],
    ['nothing where nothing came', series([]), '2026-11-10', []],
  ])('%s', (_name, given, today, expected) => {
    expect(told(given, today)).toEqual(expected);
  });

  it('together with those that came, are every issue of the rhythm once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 0, max: 20 }),
        (cameOf, day, after) => {
          const cycle = { interval: 'month', day, phase: 0 } as const;
          const all = issuesBetween(cycle, '2023-01-01', '2026-12-31').slice(0, cameOf.length + 1);
          const dates = all.filter((_, at) => at === 0 || cameOf[at - 1]);
          const today = addDays(all.at(-1) ?? '', after);
          const found = expectedInvoices(series(dates, { cycle }), today);
          const open = found.filter(({ state }) => state !== 'upcoming').map(({ issueDate }) => issueDate);
          expect([...dates, ...open].sort()).toEqual(issuesBetween(cycle, all[0] ?? '', today));
          expect(found.filter(({ state }) => state === 'upcoming')).toHaveLength(1);
        },
      ),
    );
  });
});

describe('missing numbers', () => {
  const numbered = (numbers: readonly string[], days = 30) =>
    numbers.map((number, at) => ({ number, issueDate: addDays('2025-01-05', at * days) }));
  const gaps = (numbers: readonly string[], days?: number) =>
    numberGaps(numbered(numbers, days)).map(({ after, missing }) => [after, missing]);
  const run = (from: number, to: number, text: (count: number) => string) =>
    Array.from({ length: to - from + 1 }, (_, at) => text(from + at));

  it('are told of a series without another customer in it', () => {
    const all = run(1, 9, (count) => `F-${String(count).padStart(4, '0')}`);
    expect(gaps(all)).toEqual([]);
    expect(gaps(all.toSpliced(4, 1))).toEqual([['F-0004', ['F-0005']]]);
    expect(gaps(all.toSpliced(3, 2))).toEqual([['F-0003', ['F-0004', 'F-0005']]]);
  });

  it('are told over the turn of a year that is in the number', () => {
    const all = run(100, 112, (count) => `LF-${count < 106 ? 2024 : 2025}-${count}`).map((number, at) => ({
      number,
      issueDate: at < 6 ? `2024-0${at + 4}-01` : `2025-0${at - 5}-01`,
    }));
    expect(numberGaps(all)).toEqual([]);
    expect(numberGaps(all.toSpliced(8, 1)).map(({ missing }) => missing)).toEqual([['LF-2025-108']]);
    expect(numberGaps(all.toSpliced(6, 1)).map(({ missing }) => missing)).toEqual([['…106']]);
  });

  it.each([
    ['numbers that many customers share', ['100234', '101877', '103011', '104990', '106120', '107455', '109002']],
    [
      'a month and a centre',
      ['TE202501-CF0001', 'TE202502-CF0001', 'TE202503-CF0001', 'TE202504-CF0001', 'TE202505-CF0001', 'TE202506-CF0001'],
    ],
    ['too few to tell', ['F-1', 'F-2', 'F-4']],
    ['a series begun anew', [...run(1, 6, (count) => `F-${count}`), ...run(50, 56, (count) => `F-${count}`)]],
    ['no digits', ['A', 'B', 'C', 'D', 'E', 'F']],
  ])('are not told of %s', (_name, numbers) => {
    expect(gaps(numbers)).toEqual([]);
  });

  it('are exactly those taken out of any series', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 20, max: 60 }),
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 1, max: 3 }),
        (from, length, at, count) => {
          const all = run(from, from + length, (number) => `N${number}`);
          expect(numberGaps(numbered(all.toSpliced(at, count))).flatMap(({ missing }) => missing)).toEqual(all.slice(at, at + count));
        },
      ),
    );
  });
});

describe('periods', () => {
  const period = (from: string, to: string, invoiceId: number): Covered => ({ from, to, invoiceId });
  const months = [
    period('2026-01-01', '2026-01-31', 1),
    period('2026-02-01', '2026-02-28', 2),
    period('2026-03-01', '2026-03-31', 3),
    period('2026-04-01', '2026-04-30', 4),
    period('2026-05-01', '2026-05-31', 5),
    period('2026-06-01', '2026-06-30', 6),
  ];
  it('that follow one another leave nothing out and bill nothing twice', () => {
    expect(uncoveredDays(months)).toEqual([]);
    expect(daysBilledTwice(months)).toEqual([]);
  });
  it('tell the days of a month that is missing, and the invoices beside it', () => {
    expect(uncoveredDays(months.toSpliced(2, 1))).toEqual([{ from: '2026-03-01', to: '2026-03-31', days: 31, invoiceIds: [2, 4] }]);
  });
  it('tell days that two invoices bill, the first and last included', () => {
    expect(daysBilledTwice(months.with(2, period('2026-02-27', '2026-03-31', 3)))).toEqual([
      { from: '2026-02-27', to: '2026-02-28', days: 2, invoiceIds: [2, 3] },
    ]);
  });
  it('tell nothing of what is billed now and then, of few periods, or of lines of one invoice', () => {
    expect(uncoveredDays(months.filter(({ invoiceId }) => invoiceId % 3 === 0))).toEqual([]);
    expect(uncoveredDays([months[0], months[2], months[4]].flatMap((one) => one ?? []))).toEqual([]);
    expect(daysBilledTwice([...months, period('2026-06-10', '2026-06-20', 6)])).toEqual([]);
  });
});
