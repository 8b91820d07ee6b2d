/** Subscriptions recognised in invoices: a line of one supplier that comes again, period after period, at the same price of a unit. */
import { addDays, daysBetween } from './cycle.ts';
import { addMonths, type Interval, intervals, type UnitPrice } from './subscription.ts';

/** A line of an invoice that bills whole units. */
export interface SeenLine {
  readonly invoiceId: number;
  readonly issueDate: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly quantityMilli: number;
  readonly priceMicros: number;
  /** What the invoice takes off as a whole, in parts per million of it; null where it takes nothing off by a percentage. */
  readonly allowancePpm: number | null;
}

export interface Recognised {
  readonly interval: Interval;
  readonly price: UnitPrice;
  readonly quantity: number;
  readonly allowancePpm: number | null;
  /** The first day of the first period billed as the last one was. */
  readonly began: string;
  readonly billed: 'advance' | 'arrears';
  /** On how many invoices in a row it stands at this price. */
  readonly times: number;
  readonly lastInvoiceId: number;
}

/** So often must it have come. */
const leastTimes: Readonly<Record<Interval, number>> = { month: 3, quarter: 2, year: 2 };
/** How far from their months invoices without a period may come apart. */
const jitterDays = 4;

interface Placed extends SeenLine {
  readonly interval: Interval;
  readonly start: string;
  readonly end: string;
}

/**
 * @param lines of one item of one account
 * @param latest the day of the account's latest invoice: what has not come for longer than two periods before it is over
 * @returns null where nothing repeats
 */
export function recognise(lines: readonly SeenLine[], latest: string): Recognised | null {
  const whole = lines.filter(({ quantityMilli, priceMicros }) => quantityMilli > 0 && quantityMilli % 1000 === 0 && priceMicros > 0);
  const sorted = [...whole].sort((a, b) => ((a.from ?? a.issueDate) < (b.from ?? b.issueDate) ? -1 : 1));
  const placed = sorted.flatMap((line, at) => placeOf(line, sorted[at - 1] ?? sorted[at + 1]));
  const last = placed.at(-1);
  if (!last) return null;
  const months = intervals[last.interval];
  if (addMonths(last.issueDate, 2 * months) < latest) return null;
  const run = backwards(
    placed,
    (line, next) => line.interval === last.interval && line.priceMicros === last.priceMicros && follows(line, next),
  );
  if (run.length < leastTimes[last.interval]) return null;
  const same = backwards(run, (line) => line.quantityMilli === last.quantityMilli && line.allowancePpm === last.allowancePpm);
  return {
    interval: last.interval,
    price: { micros: last.priceMicros, months },
    quantity: last.quantityMilli / 1000,
    allowancePpm: last.allowancePpm,
    began: same[0]?.start ?? last.start,
    billed: 2 * daysBetween(last.start, last.issueDate) <= daysBetween(last.start, last.end) ? 'advance' : 'arrears',
    times: run.length,
    lastInvoiceId: last.invoiceId,
  };
}

/** The last lines for as long as each goes with the one after it. */
function backwards(lines: readonly Placed[], goes: (line: Placed, next: Placed | undefined) => boolean): Placed[] {
  const run: Placed[] = [];
  for (const line of lines.toReversed()) {
    if (!goes(line, run[0])) break;
    run.unshift(line);
  }
  return run;
}

function follows(line: Placed, next: Placed | undefined): boolean {
  return next === undefined || Math.abs(daysBetween(addDays(line.end, 1), next.start)) <= jitterDays;
}

/** The period of a line that is billed whole; of one without a period, by how far it is from the one before. */
function placeOf(line: SeenLine, beside: SeenLine | undefined): Placed[] {
  const { from, to, issueDate } = line;
  if (from !== null && to !== null) {
    const interval = intervalOf(from, addDays(to, 1), 0);
    return interval ? [{ ...line, interval, start: from, end: to }] : [];
  }
  if (!beside) return [];
  const [first, second] = [issueDate, beside.issueDate].sort();
  const interval = first && second ? intervalOf(first, second, jitterDays) : null;
  return interval ? [{ ...line, interval, start: issueDate, end: addDays(addMonths(issueDate, intervals[interval]), -1) }] : [];
}

function intervalOf(from: string, next: string, jitter: number): Interval | null {
  const found = Object.entries(intervals).find(([, months]) => Math.abs(daysBetween(addMonths(from, months), next)) <= jitter);
  return found ? (found[0] as Interval) : null;
}
