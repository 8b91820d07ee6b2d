/** A month held against those before it: what became of each group, in whole numbers that add up. */
import { type Change, type ChangeKind, changeKinds, type Sums } from '../../src-preload/contract/analysis.ts';

export interface ComparedGroup {
  readonly currency: string;
  readonly now: Sums;
  /** Of all the months before together. */
  readonly before: Sums;
}

/** When a change is told. */
export interface JumpRule {
  /** From how many per cent of the average on. */
  readonly percent: number;
  /** Above which amount, in micros. */
  readonly aboveMicros: number;
}

export type GroupChange = Omit<Change, 'key' | 'label'>;
export type ComparedTotal = Omit<GroupChange, 'kind'>;

export interface Comparison {
  /** In the order of the groups. */
  readonly changes: GroupChange[];
  readonly counts: Record<ChangeKind, number>;
  /** One for each currency, in the order of their codes. */
  readonly totals: ComparedTotal[];
}

/**
 * @param months how many months stand in `before`; 0: none is known, and all is new
 */
export function compareMonths(groups: readonly ComparedGroup[], months: number, rule: JumpRule): Comparison {
  const counts = Object.fromEntries(changeKinds.map((kind) => [kind, 0])) as Record<ChangeKind, number>;
  const byCurrency = new Map<string, { now: Sums; before: Sums; shared: Sums }>();
  const changes = groups.map(({ currency, now, before }): GroupChange => {
    const total = byCurrency.get(currency) ?? { now: nothing, before: nothing, shared: nothing };
    // Each average takes what the one before it left over: every one is within a unit, and all together are the average of the total.
    const sum = combine(total.before, before, (a, b) => a + b);
    const shared = combine(sum, sum, (a) => average(a, months));
    const its = combine(shared, total.shared, (a, b) => a - b);
    byCurrency.set(currency, { now: combine(total.now, now, (a, b) => a + b), before: sum, shared });
    const kind = kindOf(now, before, months, rule);
    counts[kind]++;
    return { ...compared(currency, now, before, its, months), kind };
  });
  const totals = [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, { now, before, shared }]) => compared(currency, now, before, shared, months));
  return { changes, counts, totals };
}

const nothing: Sums = { lines: 0, seconds: 0, kilobytes: 0, amountMicros: 0 };

function combine(a: Sums, b: Sums, of: (a: number, b: number) => number): Sums {
  return {
    lines: of(a.lines, b.lines),
    seconds: of(a.seconds, b.seconds),
    kilobytes: of(a.kilobytes, b.kilobytes),
    amountMicros: of(a.amountMicros, b.amountMicros),
  };
}

/** Rounded half up. */
function average(sum: number, months: number): number {
  if (months === 0) return 0;
  const floor = Math.floor(sum / months);
  return floor + (2 * (sum - floor * months) >= months ? 1 : 0);
}

function compared(currency: string, now: Sums, before: Sums, its: Sums, months: number): ComparedTotal {
  return {
    currency,
    now,
    average: its,
    difference: combine(now, its, (a, b) => a - b),
    changeBp: changeBp(now.amountMicros, before.amountMicros, months),
  };
}

/** What months of `before` per month differ from `now` by, in hundredths of a per cent, away from zero; null where there is nothing to hold it against. */
function changeBp(now: number, before: number, months: number): number | null {
  return ratioBp(BigInt(now) * BigInt(months) - BigInt(before), BigInt(before));
}

/** difference ÷ |of| in hundredths of a per cent, the half away from zero; null where `of` is 0. */
export function ratioBp(difference: bigint, of: bigint): number | null {
  if (of === 0n) return null;
  const [above, below] = [difference < 0n ? -difference : difference, of < 0n ? -of : of];
  const rounded = Number((20_000n * above + below) / (2n * below));
  return Math.min(rounded, Number.MAX_SAFE_INTEGER) * (difference < 0n ? -1 : 1) || 0;
}

function kindOf(now: Sums, before: Sums, months: number, { percent, aboveMicros }: JumpRule): ChangeKind {
  if (before.lines === 0) return now.lines === 0 ? 'same' : 'new';
  if (now.lines === 0) return 'gone';
  // Both times `months`, so that nothing is rounded.
  const amount = BigInt(now.amountMicros) * BigInt(months);
  const usual = BigInt(before.amountMicros);
  const floor = BigInt(aboveMicros) * BigInt(months);
  if (amount > floor && amount * 100n > usual * BigInt(percent)) return 'jump';
  if (usual > floor && usual * 100n > amount * BigInt(percent)) return 'fall';
  return 'same';
}
