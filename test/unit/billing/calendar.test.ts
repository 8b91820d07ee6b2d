import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, easterOf, publicHolidays, weekdayOf } from '../../../src-main/billing/calendar.ts';
import { type HolidayCalendar, holidayCalendars } from '../../../src-preload/contract/analysis.ts';

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const year = fc.integer({ min: 1583, max: 4099 });
const calendar = fc.constantFrom(...holidayCalendars);

describe('days and weekdays', () => {
  it('agree with the calendar of the machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 2_000_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        expect(weekdayOf(day) % 7).toBe(date.getUTCDay());
        expect(dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
      }),
    );
  });
});

describe('Easter', () => {
  // US Naval Observatory, « The Date of Easter »; the earliest and the latest that are possible.
  it.each([
    '1818-03-22',
    '1943-04-25',
    '1954-04-18',
    '1981-04-19',
    '2000-04-23',
    '2008-03-23',
    '2019-04-21',
    '2020-04-12',
    '2021-04-04',
    '2022-04-17',
    '2023-04-09',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2027-03-28',
    '2028-04-16',
    '2029-04-01',
    '2030-04-21',
    '2038-04-25',
    '2049-04-18',
  ])('fell or falls on %s', (date) => {
    expect(iso(easterOf(Number(date.slice(0, 4))))).toBe(date);
  });

  it('is always a Sunday from 22 March to 25 April', () => {
    fc.assert(
      fc.property(year, (of) => {
        const day = easterOf(of);
        expect(weekdayOf(day)).toBe(7);
        expect(day).toBeGreaterThanOrEqual(dayOf(of, 3, 22));
        expect(day).toBeLessThanOrEqual(dayOf(of, 4, 25));
      }),
    );
  });
});

describe('public holidays', () => {
  const cases: [HolidayCalendar, number, string][] = [
    // service-public.fr, « Jours fériés ».
    ['FR', 2024, '01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25'],
    ['FR', 2026, '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25'],
    // Ascension Day and 8 May on the same day: one day the less.
    ['FR', 1997, '01-01 03-31 05-01 05-08 05-19 07-14 08-15 11-01 11-11 12-25'],
    // SPF Emploi, « Jours fériés légaux ».
    ['BE', 2025, '01-01 04-21 05-01 05-29 06-09 07-21 08-15 11-01 11-11 12-25'],
    ['BE', 2026, '01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25'],
    // CNESST, « Jours fériés ».
    ['QC', 2025, '01-01 04-18 05-19 06-24 07-01 09-01 10-13 12-25'],
    ['QC', 2026, '01-01 04-03 05-18 06-24 07-01 09-07 10-12 12-25'],
    // 24 June and 1 July on a Sunday.
    ['QC', 2018, '01-01 03-30 05-21 06-24 06-25 07-01 07-02 09-03 10-08 12-25'],
    // Canada Revenue Agency, « Public holidays ».
    ['CA', 2025, '01-01 04-18 05-19 07-01 09-01 09-30 10-13 11-11 12-25 12-26'],
    // Christmas on a Sunday is kept on Tuesday: Monday is Boxing Day.
    ['CA', 2022, '01-01 01-03 04-15 05-23 07-01 09-05 09-30 10-10 11-11 12-25 12-26 12-27'],
    // Christmas on Saturday, Boxing Day on Sunday; before the day for truth and reconciliation.
    ['CA', 2020, '01-01 04-10 05-18 07-01 09-07 10-12 11-11 12-25 12-26 12-28'],
    ['CA', 2021, '01-01 04-02 05-24 07-01 09-06 09-30 10-11 11-11 12-25 12-26 12-27 12-28'],
    ['none', 2026, ''],
  ];
  it.each(cases)('of %s in %i', (of, during, days) => {
    expect(publicHolidays(of, during).map(iso)).toEqual(days.split(' ').flatMap((day) => (day === '' ? [] : `${during}-${day}`)));
  });

  it('lie in their year, ascending, each once', () => {
    fc.assert(
      fc.property(calendar, year, (of, during) => {
        const days = publicHolidays(of, during);
        expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
        for (const day of days) expect(iso(day).slice(0, 4)).toBe(String(during));
      }),
    );
  });
});
