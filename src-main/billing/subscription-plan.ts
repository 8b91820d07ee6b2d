/**
 * A subscription through time: what was agreed, what was changed since, and the periods that come of it, each with what it should cost. A
 * change has a day on which it takes effect; before that day it is pending, and nothing has to be done for it to become effective.
 */
import { addDays } from './cycle.ts';
import type { Prorata, ProrataConvention } from './prorata.ts';
import {
  addMonths,
  costOfQuantity,
  type Interval,
  intervals,
  lastDayOfNotice,
  type Notice,
  type PaidPeriod,
  priceOfPeriod,
  renewalDate,
  restOfPeriod,
  type SubscriptionPrice,
  type SubscriptionTerms,
} from './subscription.ts';

/** From a day (ISO) on, the first of the new quantity or of the new interval; in the order of their days. */
export type PlanChange = { readonly on: string } & ({ readonly quantity: number } | { readonly interval: Interval });

export interface Plan {
  readonly terms: Omit<SubscriptionTerms, 'interval' | 'discount'>;
  /** For paying by the year. */
  readonly yearDiscount: SubscriptionTerms['discount'];
  readonly convention: ProrataConvention;
  /** The first day of the first period; its quantity and interval. */
  readonly began: string;
  readonly quantity: number;
  readonly interval: Interval;
  /** What is committed to, counted from the beginning or from the last change of interval: a number of months, at least those of the interval. */
  readonly termMonths: number;
  readonly autoRenew: boolean;
  readonly notice: Notice;
  readonly changes: readonly PlanChange[];
  /** The last day, where it was cancelled. */
  readonly endsOn: string | null;
}

export interface ChangeWithin {
  readonly on: string;
  readonly quantity: number;
  readonly newQuantity: number;
  readonly credit: Prorata;
  readonly charge: Prorata;
}

export interface PlannedPeriod extends PaidPeriod {
  readonly interval: Interval;
  /** On its first day. */
  readonly quantity: number;
  readonly lastQuantity: number;
  readonly price: SubscriptionPrice;
  readonly changes: readonly ChangeWithin[];
  /** Given back because the subscription went over to another interval, or ended, within the period. */
  readonly endCredit: Prorata | null;
  /** The price with the proratas of what changed within it. */
  readonly netMinor: number;
}

/** As many as a subscription by the month has in a hundred years. */
const mostPeriods = 1200;

export function termsBy(plan: Plan, interval: Interval): SubscriptionTerms {
  return { ...plan.terms, interval, discount: interval === 'year' ? plan.yearDiscount : null };
}

/** The last day of the subscription, where it has one: cancelled, or at the end of a term that is not renewed. */
export function lastDay(plan: Plan): string | null {
  if (plan.endsOn !== null) return plan.endsOn;
  if (plan.autoRenew) return null;
  const { start, months } = termBase(plan, '9999-12-31');
  return addDays(addMonths(start, months), -1);
}

/** The periods that begin until a day, that day included. */
export function periodsUntil(plan: Plan, until: string): PlannedPeriod[] {
  const ends = lastDay(plan);
  const changes = [...plan.changes];
  const periods: PlannedPeriod[] = [];
  let { began: anchor, quantity, interval } = plan;
  let renewals = 0;
  for (let index = 0; index < mostPeriods; index++) {
    const from = renewalDate(anchor, interval, renewals);
    while (changes[0] && changes[0].on <= from) {
      const change = changes.shift();
      if (!change) break;
      if ('quantity' in change) quantity = change.quantity;
      else [anchor, interval, renewals] = [from, change.interval, 0];
    }
    if (from > until || (ends !== null && from > ends)) break;
    const terms = termsBy(plan, interval);
    const period: PaidPeriod = { from, to: addDays(renewalDate(anchor, interval, renewals + 1), -1), index };
    const within: ChangeWithin[] = [];
    let now = quantity;
    let cut: string | null = null;
    while (changes[0] && changes[0].on <= period.to && cut === null) {
      const change = changes.shift();
      if (!change) break;
      if ('quantity' in change) {
        const { credit, charge } = costOfQuantity(terms, {
          quantity: now,
          newQuantity: change.quantity,
          on: change.on,
          period,
          convention: plan.convention,
        });
        within.push({ on: change.on, quantity: now, newQuantity: change.quantity, credit, charge });
        now = change.quantity;
      } else {
        cut = change.on;
        interval = change.interval;
      }
    }
    const price = priceOfPeriod(terms, quantity, index);
    const ending = cut ?? (ends !== null && ends < period.to ? addDays(ends, 1) : null);
    const endCredit = ending === null ? null : restOfPeriod(terms, now, period, ending, plan.convention);
    const proratas = within.reduce((sum, { credit, charge }) => sum + charge.amount - credit.amount, 0);
    periods.push({
      ...period,
      interval: terms.interval,
      quantity,
      lastQuantity: now,
      price,
      changes: within,
      endCredit,
      netMinor: price.netMinor + proratas - (endCredit?.amount ?? 0),
    });
    quantity = now;
    if (cut === null) renewals += 1;
    else [anchor, renewals] = [cut, 0];
  }
  return periods;
}

/** The quantity and the interval on a day. */
export function stateOn({ quantity, interval, changes }: Plan, day: string): { readonly quantity: number; readonly interval: Interval } {
  const state = { quantity, interval };
  for (const change of changes) {
    if (change.on > day) break;
    if ('quantity' in change) state.quantity = change.quantity;
    else state.interval = change.interval;
  }
  return state;
}

/** From when terms are counted on a day, and how long each is: a change of interval begins a new one, no shorter than the interval. */
function termBase({ began, interval, termMonths, changes }: Plan, day: string): { readonly start: string; readonly months: number } {
  let base = { start: began, months: Math.max(termMonths, intervals[interval]) };
  let present = interval;
  for (const change of changes) {
    if (change.on > day || 'quantity' in change) continue;
    const months = base.months === intervals[present] ? intervals[change.interval] : Math.max(base.months, intervals[change.interval]);
    base = { start: change.on, months };
    present = change.interval;
  }
  return base;
}

export interface Term {
  readonly from: string;
  readonly to: string;
  /** The first day of the next one. */
  readonly renewal: string;
  readonly lastDayOfNotice: string;
}

/** The term of a day; before the subscription began, its first. */
export function termOn(plan: Plan, day: string): Term {
  const { start, months } = termBase(plan, day);
  let count = 0;
  while (count < mostPeriods && addMonths(start, (count + 1) * months) <= day) count += 1;
  return termAt(start, months, count, plan.notice);
}

function termAt(start: string, months: number, count: number, notice: Notice): Term {
  const renewal = addMonths(start, (count + 1) * months);
  return { from: addMonths(start, count * months), to: addDays(renewal, -1), renewal, lastDayOfNotice: lastDayOfNotice(renewal, notice) };
}

/** The first term whose end can still be given notice of on a day. */
export function termToCancel(plan: Plan, day: string): Term {
  const { start, months } = termBase(plan, day);
  for (let count = 0; count < mostPeriods; count++) {
    const term = termAt(start, months, count, plan.notice);
    if (term.lastDayOfNotice >= day && term.to >= day) return term;
  }
  throw new RangeError(`no term of ${plan.began} to cancel on ${day}`);
}

/** What a year costs from a day on, by what is agreed for then and without what is only for the first periods. */
export function yearlyCost(plan: Plan, day: string): number {
  const { quantity, interval } = stateOn(plan, day);
  const terms = termsBy(plan, interval);
  const coupon = terms.coupon?.periods === null ? terms.coupon : null;
  return priceOfPeriod({ ...terms, coupon }, quantity, 0).netMinor * (12 / intervals[interval]);
}
