import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTold, periodOf } from '../../../src-main/billing/message-periods.ts';

const anyDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const later = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

describe('what is collected into one message', () => {
  it.each([
    // ISO 8601: 2026-11-16 is a Monday, week 53 of 2026 ends on 2027-01-03; 2028 is a leap year.
    ['2026-11-22', 'daily', '2026-11-22', '2026-11-22'],
    ['2026-11-22', 'weekly', '2026-11-16', '2026-11-22'],
    ['2026-11-23', 'weekly', '2026-11-23', '2026-11-29'],
    ['2027-01-01', 'weekly', '2026-12-28', '2027-01-03'],
    ['2026-12-31', 'monthly', '2026-12-01', '2026-12-31'],
    ['2028-02-10', 'monthly', '2028-02-01', '2028-02-29'],
    ['2026-11-22', 'each-event', '2026-11-22', '2026-11-22'],
  ] as const)('of %s, %s: from %s to %s', (day, frequency, first, last) => {
    expect(periodOf(day, frequency)).toEqual({ first, last });
  });

  it('is the same for all its days, and nothing lies between two', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('daily', 'weekly', 'monthly'), (day, frequency) => {
        const { first, last } = periodOf(day, frequency);
        expect(first <= day && day <= last).toBe(true);
        expect(periodOf(first, frequency)).toEqual({ first, last });
        expect(periodOf(last, frequency)).toEqual({ first, last });
        expect(periodOf(later(last, 1), frequency).first).toBe(later(last, 1));
        expect(isTold({ first, last }, frequency, last)).toBe(false);
        expect(isTold({ first, last }, frequency, later(last, 1))).toBe(true);
      }),
    );
  });

  it('is told at once for who is written to at each event', () => {
    expect(isTold(periodOf('2026-11-22', 'each-event'), 'each-event', '2026-11-22')).toBe(true);
  });
});
