import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedGroup, compareMonths } from '../../../src-main/consumption/compare-months.ts';
import type { Sums } from '../../../src-preload/contract/analysis.ts';

const euro = 1_000_000;
const none: Sums = { lines: 0, seconds: 0, kilobytes: 0, amountMicros: 0 };
const spent = (amountMicros: number, lines = 1): Sums => ({ ...none, lines, amountMicros });
const group = (now: Sums, before: Sums): ComparedGroup => ({ currency: 'EUR', now, before });
const rule = { percent: 150, aboveMicros: 10 * euro };

describe('what became of a group', () => {
  it.each([
    ['nothing before', spent(5 * euro), none, 'new'],
    ['nothing now', none, spent(30 * euro), 'gone'],
    ['half as much again, no more', spent(30 * euro), spent(60 * euro), 'same'],
    ['a little more than half as much again', spent(30 * euro + 1), spent(60 * euro), 'jump'],
    ['much more, but under the floor', spent(10 * euro), spent(1 * euro), 'same'],
    ['less by a third', spent(20 * euro), spent(90 * euro), 'same'],
    ['a little less than that', spent(20 * euro - 1), spent(90 * euro), 'fall'],
    ['much less, but what it was is under the floor', spent(1), spent(30 * euro), 'same'],
    ['a credit before', spent(20 * euro), spent(-30 * euro), 'jump'],
    ['a credit now', spent(-20 * euro), spent(90 * euro), 'fall'],
  ])('%s', (_, now, before, expected) => {
    expect(compareMonths([group(now, before)], 3, rule).changes[0]?.kind).toBe(expected);
  });

  it('says how much it changed, in hundredths of a per cent of the average', () => {
    const change = (now: number, before: number) => compareMonths([group(spent(now), spent(before))], 3, rule).changes[0]?.changeBp;
    expect(change(150, 300)).toBe(5_000);
    expect(change(50, 300)).toBe(-5_000);
    expect(change(100, 300)).toBe(0);
    expect(change(200, 300_000)).toBe(-9_980);
    // Against a credit of 100.
    expect(change(100, -300)).toBe(20_000);
    expect(change(-200, -300)).toBe(-10_000);
    expect(change(100, 0)).toBeNull();
  });

  it('is all new where no month before is known', () => {
    const { changes, totals } = compareMonths([group(spent(7), none)], 0, rule);
    expect(changes[0]).toMatchObject({ kind: 'new', average: none, difference: spent(7), changeBp: null });
    expect(totals[0]).toMatchObject({ average: none, difference: spent(7), changeBp: null });
  });
});

describe('a comparison', () => {
  const amount = fc.integer({ min: -1e14, max: 1e14 });
  const figure = fc.integer({ min: 0, max: 1e12 });
  const sums = fc.oneof(
    fc.constant(none),
    fc.record({ lines: fc.integer({ min: 1, max: 1e8 }), seconds: figure, kilobytes: figure, amountMicros: amount }),
  );
  const groups = fc.array(fc.record({ currency: fc.constantFrom('EUR', 'CAD'), now: sums, before: sums }), { maxLength: 40 });
  const measures = ['lines', 'seconds', 'kilobytes', 'amountMicros'] as const;
  const total = (rows: readonly Sums[], of: (typeof measures)[number]) => rows.reduce((sum, row) => sum + row[of], 0);

  it('adds up: the differences of the groups are the difference of the totals, in each currency and measure', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 12 }), (given, months) => {
        const { changes, totals, counts } = compareMonths(given, months, rule);
        expect(totals.map(({ currency }) => currency)).toEqual([...new Set(given.map(({ currency }) => currency))].sort());
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(given.length);
        for (const whole of totals) {
          const rows = changes.filter(({ currency }) => currency === whole.currency);
          const its = given.filter(({ currency }) => currency === whole.currency);
          for (const of of measures) {
            for (const part of ['now', 'average', 'difference'] as const) {
              expect(
                total(
                  rows.map((row) => row[part]),
                  of,
                ),
              ).toBe(whole[part][of]);
            }
            expect(whole.now[of]).toBe(
              total(
                its.map(({ now }) => now),
                of,
              ),
            );
            const exact =
              total(
                its.map(({ before }) => before),
                of,
              ) / months;
            expect(Math.abs(whole.average[of] - exact)).toBeLessThanOrEqual(0.5);
          }
        }
      }),
    );
  });

  it('shows for each group its own figures, its average to less than a unit', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 12 }), (given, months) => {
        compareMonths(given, months, rule).changes.forEach(({ now, average, difference }, index) => {
          const its = given[index];
          if (!its) throw new Error('more changes than groups');
          expect(now).toEqual(its.now);
          for (const of of measures) {
            expect(difference[of]).toBe(now[of] - average[of]);
            expect(Math.abs(average[of] - its.before[of] / months)).toBeLessThan(1.001);
          }
        });
      }),
    );
  });
});
