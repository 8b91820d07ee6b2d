/** A stored subscription as it is looked at: its plan through time, its figures of today, what was invoiced of it beside what was expected. */
import type { BilledPeriod, Subscription, SubscriptionChange } from '../../src-preload/contract/subscriptions.ts';
import { addDays } from '../billing/cycle.ts';
import { type SalesTax, taxesOf } from '../billing/sales-tax.ts';
import { roundedShare } from '../billing/share.ts';
import { addMonths } from '../billing/subscription.ts';
import { type Invoicing, invoicesAfter } from '../billing/subscription-change.ts';
import { type Compared, compareBilled } from '../billing/subscription-compare.ts';
import { lastDay, type Plan, type PlanChange, stateOn, termOn, yearlyCost } from '../billing/subscription-plan.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { billedLines } from '../ledger/subscription-lines.ts';
import { changesOf, licencesOf, type StoredChange, type StoredSubscription } from '../ledger/subscriptions.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** @param changes those taken back are left out */
export function planOf({ fields }: StoredSubscription, changes: readonly StoredChange[]): Plan {
  const made = changes.filter(({ undoneAt }) => undoneAt === null);
  const cancelled = made.find(({ kind }) => kind === 'cancel');
  return {
    terms: {
      currency: fields.currency,
      price: { micros: fields.priceMicros, months: fields.priceMonths },
      coupon: fields.coupon,
    },
    yearDiscount: fields.yearDiscount,
    convention: fields.convention,
    began: fields.began,
    quantity: fields.quantity,
    interval: fields.interval,
    termMonths: fields.termMonths,
    autoRenew: fields.autoRenew,
    notice: { count: fields.noticeCount, unit: fields.noticeUnit },
    changes: made.flatMap(({ kind, effectiveOn, quantityAfter, intervalAfter }): PlanChange[] => {
      if (kind === 'quantity') return [{ on: effectiveOn, quantity: quantityAfter }];
      return kind === 'interval' ? [{ on: effectiveOn, interval: intervalAfter }] : [];
    }),
    endsOn: cancelled ? addDays(cancelled.effectiveOn, -1) : null,
  };
}

/** When it is invoiced and with which taxes: those of its place on the day, or at the rate that was typed. */
export function invoicingOf({ fields, supplierCountry }: StoredSubscription): Invoicing {
  const { taxPpm, country, subdivision, billed } = fields;
  const typed: readonly SalesTax[] | null = taxPpm === null ? null : [{ code: 'VAT', ratePpm: taxPpm }];
  const buyer = { country, subdivision };
  const known = country !== '' && supplierCountry !== '';
  return { billed, taxesOn: (day) => typed ?? (known ? taxesOf({ country: supplierCountry }, buyer, day) : null) };
}

/** One subscription with all that is worked out of it. */
export interface Looked {
  readonly stored: StoredSubscription;
  readonly plan: Plan;
  readonly invoicing: Invoicing;
  readonly changes: readonly StoredChange[];
  readonly used: number;
  readonly tracked: boolean;
}

export function lookAt(reader: Reader, stored: StoredSubscription): Looked {
  const changes = changesOf(reader, stored.id);
  return { stored, plan: planOf(stored, changes), invoicing: invoicingOf(stored), changes, ...licencesOf(reader, stored.id) };
}

/** Lines of invoices that came before the first period belong to what was before. */
const aheadDays = 60;

export function comparedOf(reader: Reader, { stored, plan, invoicing }: Looked, today: string): Compared[] {
  const { supplierId, accountId, currency, item, description, began } = stored.fields;
  const lines = billedLines(reader, { supplierId, accountId, currency, item, description, since: addDays(began, -aheadDays) });
  return compareBilled({ plan, lines, ...invoicing, today });
}

export function billedPeriod(subscriptionId: number, { lines, ...compared }: Compared): BilledPeriod {
  const invoices = new Map(lines.map(({ invoiceId: id, number, issueDate, isCredit }) => [id, { id, number, issueDate, isCredit }]));
  const { from, to, state, expected, billed, differenceMinor, reasons } = compared;
  return { subscriptionId, from, to, state, expected, billed, differenceMinor, reasons: [...reasons], invoices: [...invoices.values()] };
}

/** Of the last twelve months. */
export function recent(compared: readonly Compared[], today: string): Compared[] {
  const since = addMonths(today, -12);
  return compared.filter(({ to }) => to >= since);
}

export function isDifference({ state }: Pick<Compared, 'state'>): boolean {
  return state === 'differs' || state === 'missing' || state === 'unexpected';
}

export function summaryOf(looked: Looked, compared: readonly Compared[], today: string): Subscription {
  const { stored, plan, invoicing, used, tracked } = looked;
  const { fields } = stored;
  const ends = lastDay(plan);
  const over = ends !== null && ends < today;
  const { quantity: available, interval } = stateOn(plan, today);
  const coming = plan.changes.find((change) => change.on > today && 'quantity' in change);
  const term = termOn(plan, today);
  const [next] = over ? [] : invoicesAfter(plan, invoicing, today);
  const yearlyMinor = over ? 0 : yearlyCost(plan, today);
  const unused = Math.max(0, available - used);
  return {
    id: stored.id,
    supplierId: fields.supplierId,
    supplier: stored.supplier,
    account: stored.account,
    plan: fields.plan,
    currency: fields.currency,
    state: over ? 'ended' : plan.began > today ? 'upcoming' : ends !== null ? 'ending' : 'active',
    available: over ? 0 : available,
    used,
    tracked,
    pending: coming && 'quantity' in coming ? { quantity: coming.quantity, on: coming.on } : null,
    interval,
    priceMicros: fields.priceMicros,
    priceMonths: fields.priceMonths,
    next: next ? { from: next.from, to: next.to, netMinor: next.netMinor, taxes: [...next.taxes], totalMinor: next.totalMinor } : null,
    taxesKnown: invoicing.taxesOn(today) !== null,
    renewal: ends === null ? term.renewal : null,
    lastDayOfNotice: ends === null ? term.lastDayOfNotice : null,
    endsOn: ends,
    autoRenew: fields.autoRenew,
    yearlyMinor,
    unusedMinor: tracked && available > 0 ? roundedShare(yearlyMinor, unused, available) : 0,
    differences: recent(compared, today).filter(isDifference).length,
  };
}

export function changeSeen(change: StoredChange, today: string): SubscriptionChange {
  const { subscriptionId: _of, message, sentAt, sentBy, ...rest } = change;
  const state = change.undoneAt !== null ? 'undone' : change.effectiveOn > today ? 'pending' : 'effective';
  return { ...rest, state, message: { ...message, sentAt, sentBy } };
}
