/**
 * What a supplier invoiced of a subscription beside what was expected, period by period: the supplier's figures are kept as given, and a
 * difference is told to the cent with what it comes from.
 */
import { addDays, daysBetween } from './cycle.ts';
import { type SalesTax, taxAmounts } from './sales-tax.ts';
import { roundedShare } from './share.ts';
import { intervals, withTaxes } from './subscription.ts';
import { type Plan, type PlannedPeriod, periodsUntil, termsBy } from './subscription-plan.ts';

/** A line of an invoice or credit note that is of the subscription. Amounts are negative where they are given back. */
export interface BilledLine {
  readonly invoiceId: number;
  readonly number: string;
  readonly isCredit: boolean;
  readonly issueDate: string | null;
  /** What it is for: the line's period, else its invoice's. */
  readonly from: string | null;
  readonly to: string | null;
  readonly quantityMilli: number | null;
  readonly priceMicros: number | null;
  /** With its share of what the invoice takes off or adds as a whole. */
  readonly netMinor: number;
  readonly ratePpm: number | null;
  /** The invoice's own tax, where nothing else on it is taxed. */
  readonly taxMinor: number | null;
}

export const differenceReasons = ['quantity', 'price', 'reduction', 'prorata', 'credit', 'tax', 'rounding'] as const;
export type DifferenceReason = (typeof differenceReasons)[number];
/** `awaited`: its invoice may still come; `unexpected`: invoiced although nothing was due. */
export const comparedStates = ['equal', 'differs', 'missing', 'awaited', 'unexpected'] as const;
export type ComparedState = (typeof comparedStates)[number];

/** Tax null where the rates are not known. */
export interface Figures {
  readonly quantityMilli: number | null;
  readonly netMinor: number;
  readonly taxMinor: number | null;
}

export interface Compared {
  readonly from: string;
  readonly to: string;
  readonly state: ComparedState;
  readonly expected: Figures | null;
  readonly billed: Figures | null;
  /** Billed less expected, tax included where both taxes are known. */
  readonly differenceMinor: number;
  readonly reasons: readonly DifferenceReason[];
  readonly lines: readonly BilledLine[];
}

export interface Asked {
  readonly plan: Plan;
  readonly lines: readonly BilledLine[];
  /** Invoiced before or after the period it is for. */
  readonly billed: 'advance' | 'arrears';
  readonly taxesOn: (day: string) => readonly SalesTax[] | null;
  readonly today: string;
}

/** Days after which an invoice that has not come is missing. */
const graceDays = 10;
/** An invoice in advance may come so long before its period. */
const aheadDays = 45;

/** Periods since the beginning, the last first. */
export function compareBilled({ plan, lines, billed, taxesOn, today }: Asked): Compared[] {
  const periods = periodsUntil(plan, addDays(today, aheadDays));
  const byPeriod = new Map<PlannedPeriod, BilledLine[]>();
  const outside: BilledLine[] = [];
  for (const line of lines) {
    const period = placeOf(line, periods, billed);
    if (period) byPeriod.set(period, [...(byPeriod.get(period) ?? []), line]);
    else if ((line.from ?? line.issueDate ?? '') >= plan.began) outside.push(line);
  }
  const compared = periods.flatMap((period) => {
    const due = billed === 'advance' ? period.from : addDays(period.to, 1);
    const taxes = taxesOn(due);
    const of = byPeriod.get(period) ?? [];
    if (of.length === 0) return due > today ? [] : [unbilled(period, taxes, addDays(due, graceDays) < today)];
    return [comparePeriod(plan, period, of, taxes)];
  });
  return [...compared, ...unexpected(outside, taxesOn)].sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
}

/** The period that a line is for: by the first day of its own, else the one that begins (or ended) nearest to the invoice's date. */
function placeOf(line: BilledLine, periods: readonly PlannedPeriod[], billed: Asked['billed']): PlannedPeriod | undefined {
  const { from, issueDate } = line;
  if (from !== null) return periods.findLast((period) => period.from <= from && from <= period.to);
  if (issueDate === null) return undefined;
  const distance = (period: PlannedPeriod) => Math.abs(daysBetween(billed === 'advance' ? period.from : period.to, issueDate));
  const nearest = periods.reduce<PlannedPeriod | undefined>(
    (best, period) => (best && distance(best) <= distance(period) ? best : period),
    undefined,
  );
  // Further away than half a period it is of none: before the beginning, or after the end.
  return nearest && 2 * distance(nearest) <= daysBetween(nearest.from, nearest.to) + 1 ? nearest : undefined;
}

function unbilled(period: PlannedPeriod, taxes: readonly SalesTax[] | null, late: boolean): Compared {
  const expected = expectedOf(period, taxes);
  const nothing = expected.netMinor === 0;
  return {
    from: period.from,
    to: period.to,
    state: nothing ? 'equal' : late ? 'missing' : 'awaited',
    expected,
    billed: null,
    differenceMinor: nothing ? 0 : -(expected.netMinor + (expected.taxMinor ?? 0)),
    reasons: [],
    lines: [],
  };
}

function expectedOf({ quantity, netMinor }: PlannedPeriod, taxes: readonly SalesTax[] | null): Figures {
  return { quantityMilli: quantity * 1000, netMinor, taxMinor: taxes && withTaxes(netMinor, taxes).totalMinor - netMinor };
}

function unexpected(lines: readonly BilledLine[], taxesOn: Asked['taxesOn']): Compared[] {
  const byInvoice = Map.groupBy(lines, ({ invoiceId }) => invoiceId);
  return [...byInvoice.values()].map((of) => {
    const day = of[0]?.from ?? of[0]?.issueDate ?? '';
    const billed = billedOf(of, taxesOn(day), of);
    return {
      from: day,
      to: of[0]?.to ?? day,
      state: 'unexpected' as const,
      expected: null,
      billed,
      differenceMinor: billed.netMinor + (billed.taxMinor ?? 0),
      reasons: [],
      lines: of,
    };
  });
}

const ppmOf = (taxes: readonly SalesTax[]) => taxes.reduce((sum, { ratePpm }) => sum + ratePpm, 0);
const sumOf = (lines: readonly BilledLine[]) => lines.reduce((sum, { netMinor }) => sum + netMinor, 0);

/** @param regular the lines whose quantity counts */
function billedOf(lines: readonly BilledLine[], taxes: readonly SalesTax[] | null, regular: readonly BilledLine[]): Figures {
  const quantities = regular.map(({ quantityMilli }) => quantityMilli);
  const whole = quantities.every((quantity) => quantity !== null);
  return {
    quantityMilli: whole ? quantities.reduce<number>((sum, quantity) => sum + (quantity ?? 0), 0) : null,
    netMinor: sumOf(lines),
    taxMinor: billedTax(lines, taxes),
  };
}

/**
 * An invoice that bills other things too rounds its tax on all of them: of those the tax follows from the rate, as it would be expected,
 * so that only another rate differs.
 */
function billedTax(lines: readonly BilledLine[], taxes: readonly SalesTax[] | null): number | null {
  let sum = 0;
  const shared: BilledLine[] = [];
  for (const line of lines) {
    if (line.taxMinor !== null) sum += line.taxMinor;
    else if (line.ratePpm === null) return null;
    else if (taxes && line.ratePpm === ppmOf(taxes)) shared.push(line);
    else sum += roundedShare(line.netMinor, line.ratePpm, 1_000_000);
  }
  return sum + taxAmounts([sumOf(shared)], taxes ?? [], 'total').reduce((total, { amount }) => total + amount, 0);
}

function comparePeriod(plan: Plan, period: PlannedPeriod, lines: readonly BilledLine[], taxes: readonly SalesTax[] | null): Compared {
  const expected = expectedOf(period, taxes);
  const credits = lines.filter(({ isCredit }) => isCredit);
  const partial = lines.filter((line) => !line.isCredit && isPartial(line, period));
  const regular = lines.filter((line) => !line.isCredit && !isPartial(line, period));
  const billed = billedOf(lines, taxes, regular);
  const netDifference = billed.netMinor - expected.netMinor;
  const taxDifference = billed.taxMinor === null || expected.taxMinor === null ? 0 : billed.taxMinor - expected.taxMinor;
  const reasons = new Set<DifferenceReason>();
  if (netDifference !== 0) {
    if (credits.length > 0) reasons.add('credit');
    const regularDifference = sumOf(regular) - period.price.netMinor;
    const others = netDifference - regularDifference - sumOf(credits);
    if (regularDifference !== 0) for (const reason of whyRegular(plan, period, regular, regularDifference)) reasons.add(reason);
    if (others !== 0 || (partial.length === 0 && period.netMinor !== period.price.netMinor)) reasons.add('prorata');
  }
  const otherRate = taxes !== null && lines.some(({ ratePpm }) => ratePpm !== null && ratePpm !== ppmOf(taxes));
  if (taxDifference !== 0 && otherRate) reasons.add('tax');
  else if (taxDifference !== 0 && netDifference === 0) reasons.add('rounding');
  const equal = netDifference === 0 && taxDifference === 0;
  return {
    from: period.from,
    to: period.to,
    state: equal ? 'equal' : 'differs',
    expected,
    billed,
    differenceMinor: netDifference + taxDifference,
    reasons: differenceReasons.filter((reason) => reasons.has(reason)),
    lines,
  };
}

/** For but a part of the period: what a prorata is billed for. */
function isPartial({ from, to }: BilledLine, period: PlannedPeriod): boolean {
  return (from !== null && from > period.from) || (to !== null && to < period.to);
}

/** Why the lines for the whole period do not come to its price. */
function whyRegular(plan: Plan, period: PlannedPeriod, lines: readonly BilledLine[], difference: number): DifferenceReason[] {
  const reasons: DifferenceReason[] = [];
  const quantity = lines.reduce((sum, { quantityMilli }) => sum + (quantityMilli ?? 0), 0);
  if (quantity !== period.quantity * 1000) reasons.push('quantity');
  const known = pricesOf(plan, period);
  if (lines.some(({ priceMicros }) => priceMicros !== null && !known.includes(priceMicros))) reasons.push('price');
  if (reasons.length > 0) return reasons;
  return [Math.abs(difference) <= lines.length ? 'rounding' : 'reduction'];
}

/** What the supplier may print as the price of a unit for the period: with or without its discount. */
function pricesOf(plan: Plan, { interval }: PlannedPeriod): number[] {
  const { price, discount } = termsBy(plan, interval);
  const months = intervals[interval];
  const list = roundedShare(price.micros, months, price.months);
  if (discount?.kind === 'price') return [list, discount.micros * months];
  if (discount?.kind === 'percent') return [list, roundedShare(list, 1_000_000 - discount.ppm, 1_000_000)];
  return [list];
}
