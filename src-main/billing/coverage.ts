/** Days that what is billed by periods leaves out between two of them, and days that it bills twice. Days are ISO, both ends included. */
import { addDays, daysBetween } from './cycle.ts';

export interface Covered {
  readonly from: string;
  readonly to: string;
  readonly invoiceId: number;
}

export interface CoverageGap {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** The invoices on either side. */
  readonly invoiceIds: readonly [number, number];
}

/** A thing is billed throughout where at least so much of its time is covered; what comes now and then has no gaps. */
const leastCovered = 0.75;
const leastPeriods = 4;

/** Days between the first and the last period that none covers. */
export function uncoveredDays(periods: readonly Covered[]): CoverageGap[] {
  const ordered = periods.filter(({ from, to }) => from <= to).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const [first] = ordered;
  if (!first || new Set(ordered.map(({ from }) => from)).size < leastPeriods) return [];
  const gaps: CoverageGap[] = [];
  let reached = first;
  for (const next of ordered.slice(1)) {
    const days = daysBetween(reached.to, next.from) - 1;
    if (days > 0)
      gaps.push({ from: addDays(reached.to, 1), to: addDays(next.from, -1), days, invoiceIds: [reached.invoiceId, next.invoiceId] });
    if (next.to > reached.to) reached = next;
  }
  const whole = daysBetween(first.from, reached.to) + 1;
  const open = gaps.reduce((sum, { days }) => sum + days, 0);
  return whole - open >= leastCovered * whole ? gaps : [];
}

/** Days that two invoices bill of the same thing, each pair of neighbours once. */
export function daysBilledTwice(periods: readonly Covered[]): CoverageGap[] {
  const ordered = periods.filter(({ from, to }) => from <= to).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const found: CoverageGap[] = [];
  for (const [at, next] of ordered.entries()) {
    const before = ordered[at - 1];
    if (!before || before.invoiceId === next.invoiceId || next.from > before.to) continue;
    const to = next.to < before.to ? next.to : before.to;
    found.push({ from: next.from, to, days: daysBetween(next.from, to) + 1, invoiceIds: [before.invoiceId, next.invoiceId] });
  }
  return found;
}
