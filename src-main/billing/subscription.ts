/**
 * What a subscription by units (licences, seats, lines) costs, and what a change of their number or of its interval costs until the next
 * period. Amounts are in minor units of one currency and are rounded once a line: the price of all units, the reduction, the coupon.
 */
import { addDays } from './cycle.ts';
import { minorDigits } from './money.ts';
import { type Days, type Prorata, type ProrataConvention, prorate } from './prorata.ts';
import { type SalesTax, type TaxAmount, taxAmounts } from './sales-tax.ts';
import { roundedShare } from './share.ts';

/** Months of each. */
export const intervals = { month: 1, quarter: 3, year: 12 } as const;
export type Interval = keyof typeof intervals;

/** `percent`: parts per million of the price; `amount`: minor units, for the whole line. Never more than what it is taken from. */
export type Reduction = { readonly kind: 'percent'; readonly ppm: number } | { readonly kind: 'amount'; readonly minor: number };

/** What a unit costs for so many months: as the supplier prints it, in 1e-6 of the currency. */
export interface UnitPrice {
  readonly micros: number;
  readonly months: number;
}

export interface SubscriptionTerms {
  readonly currency: string;
  readonly price: UnitPrice;
  readonly interval: Interval;
  /** For committing to the interval, such as a year instead of a month; `price`: what a unit then costs a month. */
  readonly discount: Reduction | { readonly kind: 'price'; readonly micros: number } | null;
  /** Taken after the discount, for the first periods or (null) for ever. */
  readonly coupon: (Reduction & { readonly periods: number | null }) | null;
}

export interface SubscriptionPrice {
  readonly listMinor: number;
  readonly discountMinor: number;
  readonly couponMinor: number;
  readonly netMinor: number;
}

/** The price of a whole period. @param period 0 for the first one since the subscription began */
export function priceOfPeriod(
  { currency, price, interval, discount, coupon }: SubscriptionTerms,
  quantity: number,
  period: number,
): SubscriptionPrice {
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new RangeError(`a quantity of ${quantity}`);
  const units = quantity * intervals[interval];
  const listMinor = amountOf(price, units, currency);
  const discountMinor =
    discount?.kind === 'price'
      ? Math.max(0, listMinor - amountOf({ micros: discount.micros, months: 1 }, units, currency))
      : taken(discount, listMinor);
  const applies = coupon !== null && (coupon.periods === null || period < coupon.periods);
  const couponMinor = applies ? taken(coupon, listMinor - discountMinor) : 0;
  return { listMinor, discountMinor, couponMinor, netMinor: listMinor - discountMinor - couponMinor };
}

/** @param units units times months */
function amountOf({ micros, months }: UnitPrice, units: number, currency: string): number {
  return roundedShare(micros, units, months * 10 ** (6 - minorDigits(currency)));
}

function taken(reduction: Reduction | null, from: number): number {
  if (reduction === null) return 0;
  const amount = reduction.kind === 'percent' ? roundedShare(from, reduction.ppm, 1_000_000) : reduction.minor;
  return Math.max(0, Math.min(amount, from));
}

/** A period that is paid for, its price and its place since the subscription began. */
export interface PaidPeriod extends Days {
  readonly index: number;
}

/** What some units cost from a day of a period until its end; what a day before its beginning costs is the whole. */
export function restOfPeriod(
  terms: SubscriptionTerms,
  quantity: number,
  { index, ...period }: PaidPeriod,
  from: string,
  convention: ProrataConvention,
): Prorata {
  const price = priceOfPeriod(terms, quantity, index).netMinor;
  return prorate(
    { price, period, months: intervals[terms.interval], activation: from, termination: null, terminationDayDue: true },
    convention,
  );
}

export interface QuantityChange {
  readonly quantity: number;
  readonly newQuantity: number;
  /** ISO; the first day of the new quantity. */
  readonly on: string;
  /** The period already invoiced. */
  readonly period: PaidPeriod;
  readonly convention: ProrataConvention;
}

/** What was paid for days that are left, given back; and what these days cost anew. Neither is negative. */
export interface ChangeCost {
  readonly credit: Prorata;
  readonly charge: Prorata;
  readonly netMinor: number;
}

/** What a change of quantity costs now. */
export function costOfQuantity(terms: SubscriptionTerms, { quantity, newQuantity, on, period, convention }: QuantityChange): ChangeCost {
  const credit = restOfPeriod(terms, quantity, period, on, convention);
  const charge = restOfPeriod(terms, newQuantity, period, on, convention);
  return { credit, charge, netMinor: charge.amount - credit.amount };
}

export interface TaxedAmount {
  readonly netMinor: number;
  readonly taxes: readonly TaxAmount[];
  readonly totalMinor: number;
}

/** An amount with its taxes, each rounded once. */
export function withTaxes(netMinor: number, taxes: readonly SalesTax[]): TaxedAmount {
  const amounts = taxAmounts([netMinor], taxes, 'total');
  return { netMinor, taxes: amounts, totalMinor: amounts.reduce((sum, { amount }) => sum + amount, netMinor) };
}

/**
 * The same day of the month some months later, or the last of a shorter month: 31 January and a month is 28 February. Count from the day
 * itself, not step by step, so that it does not drift (31 January, 28 February, 31 March).
 */
export function addMonths(day: string, months: number): string {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number);
  const later = month - 1 + months;
  const lastOfMonth = new Date(Date.UTC(year, later + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, later, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

/**
 * The renewals of a subscription: the same day of the month as it began, or the last of a shorter month, without drifting.
 * @param began ISO; @param renewals 0 gives the beginning itself
 */
export function renewalDate(began: string, interval: Interval, renewals: number): string {
  return addMonths(began, renewals * intervals[interval]);
}

export interface Notice {
  readonly count: number;
  readonly unit: 'day' | 'month';
}

/** The last day on which notice can be given, for a term that ends with the day before `renewal`. */
export function lastDayOfNotice(renewal: string, { count, unit }: Notice): string {
  return addDays(unit === 'day' ? addDays(renewal, -count) : addMonths(renewal, -count), -1);
}
