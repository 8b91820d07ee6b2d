/** What a change of a subscription would cost, before it is made: what is due at once, what is invoiced next, and what a cancellation leaves to be paid. */
import { addDays } from './cycle.ts';
import type { Prorata } from './prorata.ts';
import type { SalesTax } from './sales-tax.ts';
import { addMonths, type Interval, intervals, restOfPeriod, type TaxedAmount, withTaxes } from './subscription.ts';
import {
  lastDay,
  type Plan,
  type PlanChange,
  type PlannedPeriod,
  periodsUntil,
  stateOn,
  termOn,
  termsBy,
  termToCancel,
} from './subscription-plan.ts';

export type AskedChange =
  | { readonly kind: 'quantity'; readonly quantity: number; readonly when: 'now' | 'renewal' }
  | { readonly kind: 'interval'; readonly interval: Interval; readonly when: 'now' | 'renewal' }
  | { readonly kind: 'cancel' };

export interface CostLine {
  readonly kind: 'credit' | 'charge';
  readonly quantity: number;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly ofDays: number;
  readonly convention: Prorata['convention'];
  /** Negative for a credit. */
  readonly amountMinor: number;
}

export interface InvoiceToCome extends TaxedAmount {
  /** When it is issued. */
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

export interface Cancellation {
  readonly lastDayOfNotice: string;
  readonly endsOn: string;
  readonly remaining: readonly InvoiceToCome[];
}

export interface Preview {
  readonly effectiveOn: string;
  readonly lines: readonly CostLine[];
  readonly now: TaxedAmount;
  /** What is invoiced next as things are, and after the change. */
  readonly nextBefore: InvoiceToCome | null;
  readonly next: InvoiceToCome | null;
  /** The first invoice of the change, where that is a later one. */
  readonly later: InvoiceToCome | null;
  readonly cancel: Cancellation | null;
}

export interface Invoicing {
  readonly billed: 'advance' | 'arrears';
  readonly taxesOn: (day: string) => readonly SalesTax[] | null;
}

/** The plan with one more change. */
export function changed(plan: Plan, change: PlanChange): Plan {
  return { ...plan, changes: [...plan.changes, change].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) };
}

/** The invoices that a plan will have after a day, within a year and two months of it. */
export function invoicesAfter(plan: Plan, { billed, taxesOn }: Invoicing, day: string): InvoiceToCome[] {
  return periodsUntil(plan, addMonths(day, 14))
    .map((period) => ({ period, on: invoicedOn(period, billed) }))
    .filter(({ on }) => on > day)
    .map(({ period: { from, to, netMinor }, on }) => ({ on, from, to, ...withTaxes(netMinor, taxesOn(on) ?? []) }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

const invoicedOn = ({ from, to }: PlannedPeriod, billed: Invoicing['billed']): string => (billed === 'advance' ? from : addDays(to, 1));

/**
 * @param plan as it is, cancelled nowhere before the change; its first period has begun
 * @param replaced the plan without a pending change that this one takes the place of
 */
export function previewChange(plan: Plan, asked: AskedChange, today: string, invoicing: Invoicing, replaced: Plan = plan): Preview {
  const nextBefore = invoicesAfter(plan, invoicing, today)[0] ?? null;
  if (asked.kind === 'cancel') return { ...previewCancel(plan, today, invoicing), nextBefore };
  const effectiveOn = effectiveDay(replaced, asked.when, today);
  const change: PlanChange =
    asked.kind === 'quantity' ? { on: effectiveOn, quantity: asked.quantity } : { on: effectiveOn, interval: asked.interval };
  const after = changed(replaced, change);
  const lines = asked.when === 'now' ? linesOf(replaced, after, today) : [];
  // In arrears nothing is due at once: the same lines come with the invoice of the period.
  const dueNow = invoicing.billed === 'advance' ? lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0) : 0;
  const invoices = invoicesAfter(after, invoicing, today);
  const next = invoices[0] ?? null;
  const first = invoices.find(({ to }) => to >= effectiveOn) ?? null;
  return {
    effectiveOn,
    lines,
    now: withTaxes(dueNow, invoicing.taxesOn(today) ?? []),
    nextBefore,
    next,
    later: asked.when === 'renewal' && first !== next ? first : null,
    cancel: null,
  };
}

export function effectiveDay(plan: Plan, when: 'now' | 'renewal', today: string): string {
  return when === 'now' ? today : termOn(plan, today).renewal;
}

/** What a change of today gives back and what it costs, with the days that each is for. */
function linesOf(before: Plan, after: Plan, today: string): CostLine[] {
  const [paid, anew] = [before, after].map((plan) => periodsUntil(plan, today).at(-1));
  if (!paid || !anew) return [];
  const line = (kind: CostLine['kind'], plan: Plan, period: PlannedPeriod): CostLine => {
    const { quantity } = stateOn(plan, today);
    const { days, ofDays, convention, amount } = restOfPeriod(termsBy(plan, period.interval), quantity, period, today, plan.convention);
    return { kind, quantity, from: today, to: period.to, days, ofDays, convention, amountMinor: kind === 'credit' ? -amount : amount };
  };
  return [line('credit', before, paid), line('charge', after, anew)];
}

function previewCancel(plan: Plan, today: string, invoicing: Invoicing): Omit<Preview, 'nextBefore'> {
  const term = termToCancel(plan, today);
  const after = { ...plan, endsOn: term.to };
  const remaining = invoicesAfter(after, invoicing, today);
  return {
    effectiveOn: term.renewal,
    lines: [],
    now: withTaxes(0, invoicing.taxesOn(today) ?? []),
    next: remaining[0] ?? null,
    later: null,
    cancel: { lastDayOfNotice: term.lastDayOfNotice, endsOn: term.to, remaining },
  };
}

/** Why a change cannot be made, if it cannot. */
export function refusal(plan: Plan, asked: AskedChange, today: string): 'not-begun' | 'ended' | 'same' | 'longer-only' | null {
  if (plan.began > today) return 'not-begun';
  const ends = lastDay(plan);
  if (ends !== null && (asked.kind === 'cancel' || ends < effectiveDay(plan, asked.when, today))) return 'ended';
  if (asked.kind === 'cancel') return null;
  const state = stateOn(plan, effectiveDay(plan, asked.when, today));
  if (asked.kind === 'quantity') return asked.quantity === state.quantity ? 'same' : null;
  if (asked.interval === state.interval) return 'same';
  return asked.when === 'now' && intervals[asked.interval] < intervals[state.interval] ? 'longer-only' : null;
}
