/** Public holidays by law, computed for any year of the Gregorian calendar. Days are counted from 1970-01-01, which is day 0. */
import type { HolidayCalendar } from '../../src-preload/contract/analysis.ts';

/** The day of a date; months are counted from 1. */
export function dayOf(year: number, month: number, date: number): number {
  // Date.UTC takes the years 0 to 99 for those of the 20th century.
  return new Date(0).setUTCFullYear(year, month - 1, date) / 86_400_000;
}

/** 1 Monday to 7 Sunday. Day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Easter Sunday, by the anonymous Gregorian computation (J. Meeus, Astronomical Algorithms, chapter 8). */
export function easterOf(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const days = epact + sunday - 7 * late + 114;
  return dayOf(year, Math.floor(days / 31), (days % 31) + 1);
}

/** The days of a year on which a holiday is kept. */
type Holiday = (year: number) => readonly number[];

const on =
  (month: number, date: number): Holiday =>
  (year) => [dayOf(year, month, date)];

const fromEaster =
  (days: number): Holiday =>
  (year) => [easterOf(year) + days];

const goodFriday = fromEaster(-2);
const easterMonday = fromEaster(1);
const ascension = fromEaster(39);
const whitMonday = fromEaster(50);

/** The nth Monday of a month. */
const monday =
  (nth: number, month: number): Holiday =>
  (year) => {
    const first = dayOf(year, month, 1);
    return [first + ((8 - weekdayOf(first)) % 7) + 7 * (nth - 1)];
  };

/** The Monday preceding 25 May: Victoria Day, in Quebec the Journée nationale des patriotes. */
const mondayBefore25May: Holiday = (year) => {
  const eve = dayOf(year, 5, 24);
  return [eve - weekdayOf(eve) + 1];
};

/** Where the day is a Sunday, the Monday is kept too. */
const orMonday =
  (holiday: Holiday): Holiday =>
  (year) =>
    holiday(year).flatMap((day) => (weekdayOf(day) === 7 ? [day, day + 1] : [day]));

const since =
  (first: number, holiday: Holiday): Holiday =>
  (year) =>
    year >= first ? holiday(year) : [];

const calendars: Readonly<Record<HolidayCalendar, readonly Holiday[]>> = {
  none: [],
  // Code du travail, art. L3133-1; the two more days of Alsace-Moselle (art. L3134-13) are left out.
  FR: [on(1, 1), easterMonday, on(5, 1), on(5, 8), ascension, whitMonday, on(7, 14), on(8, 15), on(11, 1), on(11, 11), on(12, 25)],
  // Arrêté royal du 18 avril 1974, art. 1. Which day replaces one that falls on a Sunday is each company's choice.
  BE: [on(1, 1), easterMonday, on(5, 1), ascension, whitMonday, on(7, 21), on(8, 15), on(11, 1), on(11, 11), on(12, 25)],
  // Loi sur les normes du travail (RLRQ N-1.1), art. 60, and Loi sur la fête nationale (RLRQ F-1.1), art. 2. The employer chooses
  // between Good Friday and Easter Monday: Good Friday, which the rest of Canada keeps, is taken.
  QC: [on(1, 1), goodFriday, mondayBefore25May, orMonday(on(6, 24)), orMonday(on(7, 1)), monday(1, 9), monday(2, 10), on(12, 25)],
  // Canada Labour Code (R.S.C. 1985, c. L-2), s. 166; 30 September since S.C. 2021, c. 11. Days that fall on a day off: see `replaced`.
  CA: [
    on(1, 1),
    goodFriday,
    mondayBefore25May,
    on(7, 1),
    monday(1, 9),
    since(2021, on(9, 30)),
    monday(2, 10),
    on(11, 11),
    on(12, 25),
    on(12, 26),
  ],
};

/**
 * The days of public holidays in a year, ascending, each once.
 * @param year 1583 or later
 */
export function publicHolidays(calendar: HolidayCalendar, year: number): number[] {
  const days = new Set(calendars[calendar].flatMap((holiday) => holiday(year)));
  if (calendar === 'CA') for (const day of [...days].sort((a, b) => a - b)) if (weekdayOf(day) > 5) days.add(replaced(day, days));
  return [...days].sort((a, b) => a - b);
}

/**
 * The working day kept for a federal holiday that falls on a Saturday or Sunday. The law (Canada Labour Code, s. 193(2)) lets the employer
 * take the working day before or after; the day after is taken, as the federal administration does.
 */
function replaced(day: number, taken: ReadonlySet<number>): number {
  let kept = day + 1;
  while (weekdayOf(kept) > 5 || taken.has(kept)) kept++;
  return kept;
}
