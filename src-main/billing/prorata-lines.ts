/**
 * Lines that bill a part of a period, recomputed from their dates: against the price of whole periods on neighbouring invoices, by each way
 * suppliers count days. The supplier's figure stands; what we find is shown beside it.
 */
import { dayOf } from './calendar.ts';
import { addDays, daysBetween } from './cycle.ts';
import { minorDigits } from './money.ts';
import { type Days, explainProrata, type ProrataConvention } from './prorata.ts';
import { foldText } from './text.ts';

export interface PeriodLine extends Days {
  readonly invoiceId: number;
  readonly description: string;
  readonly section: string;
  /** As printed, in thousandths; 1 where none is printed. */
  readonly quantityMilli: number;
  readonly priceMicros: number | null;
  readonly netMinor: number;
}

/** A price of whole periods that a line may be a part of. */
export interface WholePrice {
  readonly description: string;
  readonly priceMicros: number;
  readonly months: number;
  /** The whole period that holds the line's days. */
  readonly period: Days;
  /** Bears the line's own name. */
  readonly sameItem: boolean;
}

/** How a supplier's figure comes about, as nearly as a price and a convention give it. */
export interface Explanation extends WholePrice {
  readonly convention: ProrataConvention;
  readonly days: number;
  readonly ofDays: number;
  readonly expectedMinor: number;
  /** The supplier's figure less the expected one; 0: to the cent. */
  readonly differenceMinor: number;
}

const prorataWords = /\bpro ?rata\b|\bprorated?\b|\bproportionn?(el|al)/;

/** Months of a period from a day of one month to the day before it in another; null where it is no whole number of them. */
export function wholeMonths({ from, to }: Days): number | null {
  const after = addDays(to, 1);
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [afterYear = 0, afterMonth = 0, afterDay = 0] = after.split('-').map(Number);
  const months = (afterYear - fromYear) * 12 + afterMonth - fromMonth;
  // From 31 January to 27 February is a month: February has no 31st.
  const sameDay = afterDay === fromDay || (fromDay > afterDay && afterDay === lastDay(afterYear, afterMonth));
  return sameDay && months > 0 ? months : null;
}

/** Whether a line bills a part of a period: it says so, or its days are no whole months. */
export function isProrata({ description, from, to }: Pick<PeriodLine, 'description'> & Days): boolean {
  return from <= to && (prorataWords.test(foldText(description)) || (wholeMonths({ from, to }) === null && daysBetween(from, to) < 366));
}

/** The prices of whole periods among other lines that the line may be a part of: each price and item once, those of its own name first. */
export function wholePrices(line: PeriodLine, others: readonly PeriodLine[]): WholePrice[] {
  const own = itemName(line.description);
  const found = new Map<string, WholePrice>();
  for (const other of others) {
    const months = wholeMonths(other);
    if (months === null || other.priceMicros === null || other.priceMicros <= 0 || isProrata(other)) continue;
    if (foldText(other.section) !== foldText(line.section)) continue;
    const period = periodAround(line, other.from, months);
    if (period === null) continue;
    const key = `${itemName(other.description)}|${other.priceMicros}|${months}`;
    const { description, priceMicros } = other;
    if (!found.has(key))
      found.set(key, { description, priceMicros, months, period, sameItem: own !== '' && itemName(description) === own });
  }
  return [...found.values()].sort((a, b) => Number(b.sameItem) - Number(a.sameItem));
}

/**
 * The explanation nearest to the supplier's figure, or null where no price is known. Of several that give it to the cent, that of the line's
 * own item, then of the usual convention. A price of another item counts only where it gives the figure to the cent: nothing says that it is meant.
 */
export function explainLine(line: PeriodLine, prices: readonly WholePrice[], currency: string): Explanation | null {
  const perMinor = 10 ** (6 - minorDigits(currency));
  const explained = prices.flatMap((whole): Explanation[] => {
    const price = roundedTo(whole.priceMicros * line.quantityMilli, 1000);
    if (!Number.isSafeInteger(price)) return [];
    const { period, months } = whole;
    const activation = line.from > period.from ? line.from : null;
    const termination = line.to < period.to ? line.to : null;
    const sign = line.netMinor < 0 ? -1 : 1;
    const given = { price, period, months, activation, termination, terminationDayDue: true };
    return explainProrata(given, Math.abs(line.netMinor) * perMinor).map(({ convention, days, ofDays, amount }) => {
      const expectedMinor = sign * roundedTo(amount, perMinor);
      return { ...whole, convention, days, ofDays, expectedMinor, differenceMinor: line.netMinor - expectedMinor };
    });
  });
  const exact = explained.find(({ differenceMinor }) => differenceMinor === 0);
  if (exact) return exact;
  const own = explained.filter(({ sameItem }) => sameItem);
  return own.toSorted((a, b) => Math.abs(a.differenceMinor) - Math.abs(b.differenceMinor))[0] ?? null;
}

/** What a line bills, without the words that say that it is a part. */
function itemName(description: string): string {
  return foldText(description)
    .replace(/\([^()]{0,80}\)/g, ' ')
    .replace(/\b(au|en|du|de|le|la|l|a|per|pro rata temporis)\b/g, ' ')
    .replace(prorataWords, ' ')
    .replace(/\b\d{1,2}\/\d{1,2}(\/\d{2,4})?\b/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The period of so many months that begins on the day of `anchor` and holds all of the line's days; null where none does. */
function periodAround(line: Days, anchor: string, months: number): Days | null {
  const day = Number(anchor.slice(8));
  const [year = 0, month = 0] = line.from.split('-').map(Number);
  const [anchorYear = 0, anchorMonth = 0] = anchor.split('-').map(Number);
  const since = (year - anchorYear) * 12 + month - anchorMonth;
  for (const later of [0, -1]) {
    const start = (Math.floor(since / months) + later) * months;
    const from = dayIn(anchorYear, anchorMonth + start, day);
    if (from > line.from) continue;
    const to = addDays(dayIn(anchorYear, anchorMonth + start + months, day), -1);
    return to >= line.to ? { from, to } : null;
  }
  return null;
}

function dayIn(year: number, month: number, day: number): string {
  const [inYear, inMonth] = [year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1];
  const number = dayOf(inYear, inMonth, Math.min(day, lastDay(inYear, inMonth)));
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

function lastDay(year: number, month: number): number {
  return new Date(dayOf(year, month + 1, 0) * 86_400_000).getUTCDate();
}

/** Half away from zero. */
function roundedTo(value: number, unit: number): number {
  return Math.sign(value) * Math.round(Math.abs(value) / unit);
}
