/**
 * What a subscription by units (licences, seats, lines) costs, and what a change of their number costs until the next renewal. Amounts are
 * in minor units of one currency and are rounded once a line: the price of all units, the reduction, the coupon.
 */
import { type Days, type ProrataConvention, prorate } from './prorata.ts';
import { type SalesTax, type TaxAmount, taxAmounts } from './sales-tax.ts';
import { roundedShare } from './share.ts';

export const intervals = { month: 1, quarter: 3, year: 12 } as const;
export type Interval = keyof typeof intervals;

/** `percent`: parts per million of the price; `amount`: minor units, for the whole line. Never more than what it is taken from. */
export type Reduction = { readonly kind: 'percent'; readonly ppm: number } | { readonly kind: 'amount'; readonly minor: number };

export interface SubscriptionTerms {
  /** Of one unit for one month, in minor units. */
  readonly monthlyPriceMinor: number;
  readonly interval: Interval;
  /** For committing to the interval, such as a year instead of a month. */
  readonly discount: Reduction | null;
  /** Taken after the discount, for the first periods or (null) for ever. */
  readonly coupon: (Reduction & { readonly periods: number | null }) | null;
  readonly taxes: readonly SalesTax[];
}

export interface SubscriptionPrice {
  readonly listMinor: number;
  readonly discountMinor: number;
  readonly couponMinor: number;
  readonly netMinor: number;
}

/** The price of a whole period. @param period 0 for the first one since the subscription began */
export function priceOfPeriod(
  { monthlyPriceMinor, interval, discount, coupon }: SubscriptionTerms,
  quantity: number,
  period: number,
): SubscriptionPrice {
  if (!Number.isSafeInteger(quantity) || quantity < 0) throw new RangeError(`a quantity of ${quantity}`);
  const listMinor = monthlyPriceMinor * quantity * intervals[interval];
  const discountMinor = taken(discount, listMinor);
  const applies = coupon !== null && (coupon.periods === null || period < coupon.periods);
  const couponMinor = applies ? taken(coupon, listMinor - discountMinor) : 0;
  return { listMinor, discountMinor, couponMinor, netMinor: listMinor - discountMinor - couponMinor };
}

function taken(reduction: Reduction | null, from: number): number {
  if (reduction === null) return 0;
  const amount = reduction.kind === 'percent' ? roundedShare(from, reduction.ppm, 1_000_000) : reduction.minor;
  return Math.max(0, Math.min(amount, from));
}

export interface QuantityChange {
  readonly quantity: number;
  readonly newQuantity: number;
  /** ISO; the first day of the new quantity. */
  readonly on: string;
  /** The period already invoiced, and its place since the subscription began. */
  readonly period: Days;
  readonly periodIndex: number;
  readonly convention: ProrataConvention;
}

export interface QuantityChangeCost {
  /** What was paid for days that are left, given back; and what these days cost anew. Neither is negative. */
  readonly creditMinor: number;
  readonly chargeMinor: number;
  readonly netNowMinor: number;
  readonly taxesNow: readonly TaxAmount[];
  readonly totalNowMinor: number;
  /** At the next renewal. */
  readonly nextPrice: SubscriptionPrice;
  readonly nextTaxes: readonly TaxAmount[];
  readonly nextTotalMinor: number;
}

/** What a change of quantity costs now, and what the next period then costs. */
export function costOfChange(
  terms: SubscriptionTerms,
  { quantity, newQuantity, on, period, periodIndex, convention }: QuantityChange,
): QuantityChangeCost {
  const left = (units: number) =>
    prorate(
      {
        price: priceOfPeriod(terms, units, periodIndex).netMinor,
        period,
        months: intervals[terms.interval],
        activation: on,
        termination: null,
        terminationDayDue: true,
      },
      convention,
    ).amount;
  const [creditMinor, chargeMinor] = [left(quantity), left(newQuantity)];
  const netNowMinor = chargeMinor - creditMinor;
  const taxesNow = taxAmounts([netNowMinor], terms.taxes, 'total');
  const nextPrice = priceOfPeriod(terms, newQuantity, periodIndex + 1);
  const nextTaxes = taxAmounts([nextPrice.netMinor], terms.taxes, 'total');
  return {
    creditMinor,
    chargeMinor,
    netNowMinor,
    taxesNow,
    totalNowMinor: withTaxes(netNowMinor, taxesNow),
    nextPrice,
    nextTaxes,
    nextTotalMinor: withTaxes(nextPrice.netMinor, nextTaxes),
  };
}

function withTaxes(net: number, taxes: readonly TaxAmount[]): number {
  return taxes.reduce((sum, { amount }) => sum + amount, net);
}

/**
 * The renewals of a subscription: the same day of the month as it began, or the last of a shorter month, without drifting (31 January, 28
 * February, 31 March).
 * @param began ISO; @param renewals 0 gives the beginning itself
 */
export function renewalDate(began: string, interval: Interval, renewals: number): string {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = began.split('-').map(Number);
  const months = month - 1 + renewals * intervals[interval];
  const lastOfMonth = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}
