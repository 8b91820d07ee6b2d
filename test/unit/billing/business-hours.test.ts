import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hourClassifier } from '../../../src-main/billing/business-hours.ts';
import { publicHolidays } from '../../../src-main/billing/calendar.ts';
import { isTimeZone, wallClock } from '../../../src-main/billing/time-zone.ts';
import { type BusinessHours, holidayCalendars } from '../../../src-preload/contract/analysis.ts';
import { hourClasses } from '../../../src-preload/contract/consumption.ts';

const office: BusinessHours = { timeZone: 'Europe/Paris', days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00', holidays: 'FR' };
const seconds = (wall: string) => Date.parse(`${wall}Z`) / 1000;

function told(settings: BusinessHours, moments: readonly number[]) {
  const [hours, weekday, hour] = [0, 0, 0].map(() => new Uint8Array(moments.length)) as [Uint8Array, Uint8Array, Uint8Array];
  hourClassifier(settings).classify(Float64Array.from(moments), { hours, weekday, hour });
  return moments.map((_, at) => ({ class: hourClasses[hours[at] ?? 0], weekday: weekday[at], hour: hour[at] }));
}
const classOf = (settings: BusinessHours, wall: string) => told(settings, [seconds(wall)])[0]?.class;

/** The same, said plainly over dates, minute by minute. */
function reference({ days, from, to, holidays }: BusinessHours, moment: number) {
  const date = new Date(moment * 1000);
  const weekdayAt = (at: Date) => at.getUTCDay() || 7;
  const isHoliday = (at: Date) => publicHolidays(holidays, at.getUTCFullYear()).includes(Math.floor(at.getTime() / 86_400_000));
  const works = (at: Date) => days.includes(weekdayAt(at)) && !isHoliday(at);
  const time = date.toISOString().slice(11, 19);
  const dayBefore = new Date(date.getTime() - 86_400_000);
  const inShift =
    from < to
      ? works(date) && time >= `${from}:00` && time < `${to}:00`
      : (works(date) && time >= `${from}:00`) || (works(dayBefore) && time < `${to}:00`);
  const otherwise = isHoliday(date) ? 'holiday' : days.includes(weekdayAt(date)) ? 'outside' : 'weekend';
  return { class: inShift ? 'business' : otherwise, weekday: weekdayAt(date), hour: date.getUTCHours() };
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const anySettings: fc.Arbitrary<BusinessHours> = fc.record({
  timeZone: fc.constant('Europe/Paris'),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: time,
  to: time,
  holidays: fc.constantFrom(...holidayCalendars),
});

describe('business hours', () => {
  it.each([
    ['2026-11-20T08:00:00', 'business'],
    ['2026-11-20T17:59:59', 'business'],
    ['2026-11-20T07:59:59', 'outside'],
    ['2026-11-20T18:00:00', 'outside'],
    ['2026-11-21T10:00:00', 'weekend'],
    ['2026-11-11T10:00:00', 'holiday'],
    // 15 August 2026 is a Saturday.
    ['2026-08-15T10:00:00', 'holiday'],
  ])('in an office at %s: %s', (wall, expected) => {
    expect(classOf(office, wall)).toBe(expected);
  });

  it.each([
    ['2026-11-20T20:00:00', 'business'],
    // Friday's night ends on Saturday.
    ['2026-11-21T05:59:59', 'business'],
    ['2026-11-21T06:00:00', 'weekend'],
    // No shift began on Sunday.
    ['2026-11-23T03:00:00', 'outside'],
    // The night before a holiday goes on into it, that of the holiday does not begin.
    ['2026-11-11T05:00:00', 'business'],
    ['2026-11-11T21:00:00', 'holiday'],
    ['2026-11-12T05:00:00', 'outside'],
  ])('by night at %s: %s', (wall, expected) => {
    expect(classOf({ ...office, from: '20:00', to: '06:00' }, wall)).toBe(expected);
  });

  it('is the whole day where both times are the same', () => {
    const around = { ...office, from: '00:00', to: '00:00' };
    expect(classOf(around, '2026-11-20T00:00:00')).toBe('business');
    expect(classOf(around, '2026-11-20T23:59:59')).toBe('business');
    expect(classOf(around, '2026-11-21T00:00:00')).toBe('weekend');
  });

  it('agrees with dates for any settings and any moments, also in part and in any order', () => {
    const moment = fc.integer({ min: seconds('1970-01-02T00:00:00'), max: seconds('2099-12-31T23:59:59') });
    fc.assert(
      fc.property(anySettings, fc.array(moment, { maxLength: 20 }), (settings, moments) => {
        expect(told(settings, moments)).toEqual(moments.map((at) => reference(settings, at)));
      }),
    );
  });

  it('tells hour and weekday of any moment, and its class by the weekday alone where no holidays are known', () => {
    fc.assert(
      fc.property(fc.integer({ min: seconds('0001-01-01T00:00:00'), max: seconds('9999-12-31T23:59:59') }), (at) => {
        expect(told({ ...office, holidays: 'none' }, [at])).toEqual([reference({ ...office, holidays: 'none' }, at)]);
      }),
    );
  });

  it('tells only the part that is asked for', () => {
    const moments = Float64Array.from(['2026-11-20T09:00:00', '2026-11-21T09:00:00', '2026-11-11T09:00:00'].map(seconds));
    const into = { hours: new Uint8Array(3).fill(9), weekday: new Uint8Array(3).fill(9), hour: new Uint8Array(3).fill(99) };
    hourClassifier(office).classify(moments, into, 1, 2);
    expect(into).toEqual({ hours: Uint8Array.of(9, 2, 9), weekday: Uint8Array.of(9, 6, 9), hour: Uint8Array.of(99, 9, 99) });
  });
});

describe('the clock on the wall', () => {
  const zones = ['Europe/Paris', 'Europe/Brussels', 'America/Toronto', 'America/St_Johns', 'America/Regina', 'Africa/Casablanca', 'UTC'];
  const [first, last] = [seconds('2015-01-01T00:00:00'), seconds('2030-12-31T23:59:59')];
  const clocks = new Map(zones.map((zone) => [zone, wallClock(zone, first, last)]));

  const shown = (zone: string, utc: number) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(utc * 1000).replace(' ', 'T');
  const wall = (zone: string, utc: number) => new Date((clocks.get(zone)?.(utc) ?? 0) * 1000).toISOString().slice(0, 19);

  it('agrees with Intl at any moment, in any order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(fc.integer({ min: first, max: last }), { maxLength: 30 }), (zone, moments) => {
        for (const utc of moments) expect(wall(zone, utc)).toBe(shown(zone, utc));
      }),
    );
  });

  it.each([
    // Directive 2000/84/EC: at 01:00 UTC on the last Sundays of March and October.
    ['Europe/Paris', '2026-03-29T00:59:59', '2026-03-29T01:59:59'],
    ['Europe/Paris', '2026-03-29T01:00:00', '2026-03-29T03:00:00'],
    ['Europe/Paris', '2026-10-25T00:59:59', '2026-10-25T02:59:59'],
    ['Europe/Paris', '2026-10-25T01:00:00', '2026-10-25T02:00:00'],
    // The second Sunday of March and the first of November, at 02:00 local time.
    ['America/Toronto', '2026-03-08T06:59:59', '2026-03-08T01:59:59'],
    ['America/Toronto', '2026-03-08T07:00:00', '2026-03-08T03:00:00'],
    ['America/Toronto', '2026-11-01T05:59:59', '2026-11-01T01:59:59'],
    ['America/Toronto', '2026-11-01T06:00:00', '2026-11-01T01:00:00'],
  ])('in %s at %s UTC shows %s', (zone, utc, expected) => {
    expect(wall(zone, seconds(utc))).toBe(expected);
  });

  it('knows the zones there are', () => {
    for (const zone of zones) expect(isTimeZone(zone)).toBe(true);
    for (const name of ['', 'Europe/Atlantide', '+01:00', 'Paris', ' ']) expect(isTimeZone(name)).toBe(false);
  });
});
