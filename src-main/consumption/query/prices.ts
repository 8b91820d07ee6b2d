/** What a minute cost in a month and in those before it: by supplier, nature and country dialled. */
import type { z } from 'zod';
import type { analysis, PriceChange, Sums } from '../../../src-preload/contract/analysis.ts';
import { ratioBp } from '../compare-months.ts';
import { type EntryPlace, groupPlaceOf } from './columns.ts';
import { inMonths, monthsBefore, sumsAt, thisMonth } from './compare.ts';
import { currencyNumbering, entryNumbering, sourceFor, textsOf } from './groups.ts';
import type { State } from './state.ts';
import { addUp, type Measured, type Numbering } from './sums.ts';

export type PricesRequest = z.output<typeof analysis.prices.input>;
export type PricesResult = z.output<typeof analysis.prices.output>;

/** Of each of the three, the most called are looked at: what people write into a column has no end. */
const mostEntries = { supplier: 50, nature: 100, country: 250 } as const;
const timed = { column: 'durationSeconds', operator: 'between', from: 1, to: null } as const;

/** @throws ProblemError invalid-arguments, detail-sum-too-large */
export function priceChanges(state: State, { query, month, before, percent, offset, limit }: PricesRequest): PricesResult {
  const months = monthsBefore(state, month, before);
  const narrowed = inMonths(query, month, before);
  const conditions = state.conditions({ ...narrowed, filters: [...narrowed.filters, timed] });
  const { lines, measured, among } = sourceFor(state, conditions, ['month', 'kind', 'destination']);
  const entries = (by: keyof typeof mostEntries): Entries => {
    const place = groupPlaceOf(by);
    if ('figure' in place) throw new Error(`${by} is no entry`);
    return mostCalled(measured, among, place, entryNumbering(state, place, lines), mostEntries[by]);
  };
  const [supplier, nature, country] = [entries('supplier'), entries('nature'), entries('country')];
  const currencies = currencyNumbering(state, lines);
  const period: Numbering = { codes: lines.column('month'), groups: thisMonth(month), least: 0, count: 2 };
  const places = [supplier, nature, country] as const;
  const sums = addUp(measured, among, [...places.map((of) => of.numbering), ...currencies.numbering, period]);

  const names = places.map(({ place, whole, kept }) => {
    const texts = textsOf(state, place, whole, kept);
    return kept.map((entry) => texts.get(entry)?.key ?? '');
  });
  const rows: PriceChange[] = [];
  for (let at = 0; at < sums.seconds.length; at += 2) {
    const change = changeOf(sumsAt(sums, at), sumsAt(sums, at + 1), percent);
    if (!change) continue;
    const numbers = digits(at / 2, [...places.map(({ numbering }) => numbering.count), currencies.names.length]);
    const [ofSupplier, ofNature, ofCountry] = names.map((its, index) => its[numbers[index] ?? -1]);
    // Among all others, prices of many kinds are mixed.
    if (ofSupplier === undefined || ofNature === undefined || ofCountry === undefined) continue;
    const currency = currencies.names[numbers[3] ?? 0] ?? '';
    rows.push({ supplier: ofSupplier, nature: ofNature, country: ofCountry, currency, ...change });
  }
  const size = ({ changeBp }: PriceChange): number => (changeBp === null ? Number.POSITIVE_INFINITY : Math.abs(changeBp));
  rows.sort((a, b) => (size(a) === size(b) ? b.now.amountMicros - a.now.amountMicros : size(b) - size(a)));
  return { months, rows: rows.slice(offset, offset + limit), total: rows.length };
}

/** How the price of a minute changed; null where it did not, by so many per cent or more, or where nothing was called. */
function changeOf(
  before: Sums,
  now: Sums,
  percent: number,
): Pick<PriceChange, 'now' | 'before' | 'nowMicros' | 'beforeMicros' | 'changeBp'> | null {
  if (before.seconds === 0 || now.seconds === 0) return null;
  // The prices are held against each other exactly, not by their rounded minutes.
  const usual = BigInt(before.amountMicros) * BigInt(now.seconds);
  const difference = BigInt(now.amountMicros) * BigInt(before.seconds) - usual;
  const changeBp = ratioBp(difference, usual);
  if (difference === 0n || (changeBp !== null && Math.abs(changeBp) < percent * 100)) return null;
  return { now, before, nowMicros: ofMinute(now), beforeMicros: ofMinute(before), changeBp };
}

/** A number by the digits it was put together from, the first weighing most. */
function digits(of: number, counts: readonly number[]): number[] {
  let rest = of;
  return counts
    .toReversed()
    .map((count) => {
      const digit = rest % count;
      rest = Math.floor(rest / count);
      return digit;
    })
    .reverse();
}

/** In micros, the half away from zero. */
function ofMinute({ amountMicros, seconds }: Sums): number {
  const [amount, time] = [BigInt(Math.abs(amountMicros)) * 60n, BigInt(seconds)];
  return Number((2n * amount + time) / (2n * time)) * (amountMicros < 0 ? -1 : 1) || 0;
}

interface Entries {
  readonly place: EntryPlace;
  /** Of all entries. */
  readonly whole: Numbering;
  /** By new number: the number among all. */
  readonly kept: readonly number[];
  /** Of those kept, and one more for all others. */
  readonly numbering: Numbering;
}

/** Numbers the entries with the most lines anew, so that their combinations stay few. */
function mostCalled(measured: Measured, among: Int32Array | null, place: EntryPlace, whole: Numbering, most: number): Entries {
  const { lines } = addUp(measured, among, [whole]);
  const kept = [...lines.keys()]
    .filter((entry) => (lines[entry] ?? 0) > 0)
    .sort((a, b) => (lines[b] ?? 0) - (lines[a] ?? 0) || a - b)
    .slice(0, most);
  const renumbered = new Int32Array(whole.count).fill(kept.length);
  kept.forEach((entry, number) => {
    renumbered[entry] = number;
  });
  const groups = (whole.groups ?? new Int32Array(0)).map((entry) => renumbered[entry] ?? kept.length);
  return { place, whole, kept, numbering: { codes: whole.codes, groups, least: 0, count: kept.length + 1 } };
}
