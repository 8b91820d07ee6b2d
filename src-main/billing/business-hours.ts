/**
 * When a call was made, by the business hours of the company: its class, its weekday and its hour, for millions of lines at once.
 *
 * Moments are seconds since 1970 of a wall clock, as if it were UTC: what suppliers print is already the local time, and is taken as it
 * is. Those printed in UTC go through `wallClock` (time-zone.ts) before. Days are looked up in a table made once; nothing is allocated
 * for a line.
 *
 * A shift belongs to the day on which it begins: with 20:00–06:00 from Monday to Friday, Saturday at 03:00 is within Friday's hours, and
 * Monday at 03:00 is outside. What lies in no shift is a holiday or a weekend by its own day, else outside hours. A holiday that falls on
 * a weekend is a holiday.
 */
import type { BusinessHours } from '../../src-preload/contract/analysis.ts';
import { hourClasses } from '../../src-preload/contract/consumption.ts';
import { dayOf, publicHolidays, weekdayOf } from './calendar.ts';

/** Numbers of the classes: their places in `hourClasses` of the contract. */
const business = hourClasses.indexOf('business');
const outside = hourClasses.indexOf('outside');
const weekend = hourClasses.indexOf('weekend');
const holiday = hourClasses.indexOf('holiday');

const secondsPerDay = 86_400;

/** Years whose holidays are known; beyond them days are told by their weekday alone. */
const firstYear = 1970;
const lastYear = 2099;

/** Written by `classify`, each at the place of its moment. */
export interface HourColumns {
  /** Place in `hourClasses`: 0 business, 1 outside, 2 weekend, 3 holiday. */
  readonly hours: Uint8Array | Int8Array;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: Uint8Array | Int8Array;
  /** 0 to 23. */
  readonly hour: Uint8Array | Int8Array;
}

export interface HourClassifier {
  /** Tells the moments from place `from` up to, not including, place `to`. */
  classify(seconds: Int32Array | Float64Array, into: HourColumns, from?: number, to?: number): void;
}

/** @param settings checked before: the times are HH:MM */
export function hourClassifier(settings: BusinessHours): HourClassifier {
  const start = secondsOf(settings.from);
  const end = secondsOf(settings.to);
  const pastMidnight = end <= start;
  /** By weekday, 1 to 7: what a time of that day outside any shift is, and whether a shift begins on it. */
  const weekdayClass = new Uint8Array(8).fill(weekend);
  for (const day of settings.days) weekdayClass[day] = outside;

  // The same by day, with the holidays. One day more at each end: a time past midnight looks at the day before.
  const firstDay = dayOf(firstYear, 1, 1) - 1;
  const dayClass = new Uint8Array(dayOf(lastYear + 1, 1, 1) - firstDay + 1);
  for (let at = 0; at < dayClass.length; at++) dayClass[at] = weekdayClass[weekdayOf(firstDay + at)] ?? weekend;
  for (let year = firstYear - 1; year <= lastYear; year++) {
    for (const day of publicHolidays(settings.holidays, year)) if (day >= firstDay) dayClass[day - firstDay] = holiday;
  }
  const classOf = (day: number): number => dayClass[day - firstDay] ?? weekdayClass[weekdayOf(day)] ?? weekend;

  return {
    classify(seconds, { hours, weekday, hour }, from = 0, to = seconds.length) {
      // Neighbours often fall on the same day.
      let day = Number.NaN;
      let [ofDay, dayBefore, ofWeek] = [weekend, weekend, 1];
      for (let at = from; at < to; at++) {
        const moment = seconds[at] ?? 0;
        const itsDay = Math.floor(moment / secondsPerDay);
        if (itsDay !== day) {
          day = itsDay;
          ofDay = classOf(day);
          dayBefore = classOf(day - 1);
          ofWeek = weekdayOf(day);
        }
        const time = moment - day * secondsPerDay;
        const within = pastMidnight
          ? (time >= start && ofDay === outside) || (time < end && dayBefore === outside)
          : time >= start && time < end && ofDay === outside;
        hours[at] = within ? business : ofDay;
        weekday[at] = ofWeek;
        hour[at] = Math.floor(time / 3600);
      }
    },
  };
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60;
}
