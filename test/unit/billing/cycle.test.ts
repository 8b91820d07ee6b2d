import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  type Cycle,
  cycleSet,
  daysBetween,
  issueAfter,
  issuesBetween,
  learnCycle,
  unanswered,
} from '../../../src-main/billing/cycle.ts';

const iso = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
/** The days of so many months, each its `day` or the last it has. */
const monthly = (count: number, day: number, step = 1, year = 2025, month = 1) =>
  Array.from({ length: count }, (_, at) =>
    iso(year, month + at * step, Math.min(day, new Date(Date.UTC(year, month + at * step, 0)).getUTCDate())),
  );
const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
/** Off a weekend to the Monday after. */
const toMonday = (day: string) => addDays(day, weekday(day) === 6 ? 2 : weekday(day) === 0 ? 1 : 0);

describe('the rhythm of an account', () => {
  it.each<[string, string[], Pick<Cycle, 'interval' | 'day'> | null]>([
    ['the 3rd of each month', monthly(12, 3), { interval: 'month', day: 3 }],
    ['three months are enough', monthly(3, 12), { interval: 'month', day: 12 }],
    ['two are not', monthly(2, 12), null],
    ['the end of each month (31, 28, 31, 30…)', monthly(12, 31), { interval: 'month', day: 31 }],
    ['the 30th, the 28th in February', monthly(12, 30), { interval: 'month', day: 30 }],
    ['the 29th of a leap year', monthly(6, 29, 1, 2028), { interval: 'month', day: 29 }],
    ['moved off weekends to the Monday', monthly(12, 1).map(toMonday), { interval: 'month', day: 1 }],
    ['two months missing', monthly(12, 3).filter((_, at) => at !== 4 && at !== 8), { interval: 'month', day: 3 }],
    ['one invoice in between', [...monthly(8, 3), '2025-04-17'], { interval: 'month', day: 3 }],
    ['twice on the same day', [...monthly(6, 3), ...monthly(6, 3)], { interval: 'month', day: 3 }],
    ['each quarter', monthly(5, 1, 3), { interval: 'quarter', day: 1 }],
    ['a quarter missing', monthly(6, 1, 3).filter((_, at) => at !== 2), { interval: 'quarter', day: 1 }],
    ['each year', monthly(2, 15, 12), { interval: 'year', day: 15 }],
    ['each year on 29 February', ['2024-02-29', '2025-02-28', '2026-02-28'], { interval: 'year', day: 29 }],
    ['monthly now, by the quarter long ago', [...monthly(4, 1, 3, 2023), ...monthly(13, 5, 1, 2025)], { interval: 'month', day: 5 }],
    ['now and then', ['2025-01-03', '2025-01-19', '2025-02-26', '2025-05-11', '2025-05-30', '2025-09-08'], null],
    ['every day', Array.from({ length: 40 }, (_, at) => addDays('2025-01-01', at)), null],
    ['every other month', monthly(8, 3, 2), null],
    ['every other month, three times', monthly(3, 3, 2), null],
    ['one', ['2025-01-03'], null],
    ['none', [], null],
  ])('%s', (_name, dates, expected) => {
    const found = learnCycle(dates);
    expect(found && { interval: found.interval, day: found.day }).toEqual(expected);
  });

  it('finds any regular rhythm again, whatever the order of the dates', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 3, 12),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 2000, max: 2098 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 4, max: 10 }),
        (step, day, year, month, count) => {
          const dates = monthly(count, day, step, year, month);
          const found = learnCycle(dates.toReversed());
          expect(found).toMatchObject({ interval: { 1: 'month', 3: 'quarter', 12: 'year' }[step], day });
          // The next is one interval after the last.
          if (found) expect(issueAfter(found, dates.at(-1) ?? '')).toBe(monthly(count + 1, day, step, year, month).at(-1));
        },
      ),
    );
  });

  it('gives dates that are all of the rhythm, ascending, none left out and none twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 0, max: 900 }),
        (day, start, length) => {
          const from = addDays('2005-01-01', start);
          const to = addDays(from, length);
          const found = issuesBetween({ interval: 'month', day, phase: 0 }, from, to);
          const expected = [];
          for (let date = from; date <= to; date = addDays(date, 1)) {
            const last = addDays(date, 1).endsWith('-01');
            const inMonth = Number(date.slice(8));
            if (inMonth === day || (last && inMonth < day)) expected.push(date);
          }
          expect(found).toEqual(expected);
        },
      ),
    );
  });
});

describe('the next issue', () => {
  // Month ends by the Gregorian calendar: 2028 is a leap year, 2100 is none.
  it.each<[string, number, string, string]>([
    ['after a day in the month', 15, '2026-11-03', '2026-11-15'],
    ['on the day itself is the next month', 15, '2026-11-15', '2026-12-15'],
    ['over the end of a year', 3, '2026-12-10', '2027-01-03'],
    ['31 is 28 February', 31, '2026-01-31', '2026-02-28'],
    ['31 is 29 February in a leap year', 31, '2028-01-31', '2028-02-29'],
    ['30 is 28 February in 2100', 30, '2100-01-30', '2100-02-28'],
    ['31 is 30 April', 31, '2026-03-31', '2026-04-30'],
    ['after 30 April comes 31 May', 31, '2026-04-30', '2026-05-31'],
  ])('%s', (_name, day, after, expected) => {
    expect(issueAfter({ interval: 'month', day, phase: 0 }, after)).toBe(expected);
  });

  it.each([
    ['quarter', '2026-08-03', '2026-11-03'],
    ['quarter', '2026-08-02', '2026-11-03'],
    ['year', '2026-03-03', '2027-03-03'],
  ] as const)('set by hand to each %s keeps the months of the last invoice (%s)', (interval, last, next) => {
    expect(issueAfter(cycleSet(interval, 3, last), last > '2026-08-02' ? last : addDays(last, 5))).toBe(next);
  });

  it('set to the 1st by hand takes an invoice of the 31st before for that of the 1st', () => {
    expect(issueAfter(cycleSet('quarter', 1, '2026-07-31'), '2026-08-01')).toBe('2026-11-01');
  });
});

describe('in every time zone', () => {
  const own = process.env.TZ;
  afterEach(() => {
    process.env.TZ = own;
  });
  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Montreal', 'Europe/Paris'])('%s the end of a month is the same', (zone) => {
    process.env.TZ = zone;
    const dates = monthly(12, 31);
    const cycle = learnCycle(dates);
    expect(cycle).toMatchObject({ interval: 'month', day: 31 });
    expect(cycle && issueAfter(cycle, '2026-02-27')).toBe('2026-02-28');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  });
});

it('takes an invoice for one expected day at most', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('month', 'quarter', 'year'),
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 0, max: 3000 }),
      (interval, day, at) => {
        const issued = addDays('2020-01-01', at);
        const expected = issuesBetween({ interval, day, phase: 0 }, addDays(issued, -400), addDays(issued, 400));
        expect(expected.length - unanswered(interval, expected, [issued]).length).toBeLessThanOrEqual(1);
      },
    ),
  );
});
