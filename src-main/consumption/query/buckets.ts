/** Lines dealt into buckets by one key, in a pass that counts and a pass that deals; lines of a bucket keep their order. */
import type { Numbers } from './detail-columns.ts';
import { meeting, passing } from './filters.ts';

export type SortKey =
  /** By the rank of the entry that the line points to; `count` ranks, from 0. */
  | { readonly kind: 'rank'; readonly codes: Numbers; readonly ranks: Int32Array; readonly count: number }
  /** By a whole number. */
  | { readonly kind: 'figure'; readonly figures: Numbers; readonly descending: boolean };

type RankKey = Extract<SortKey, { kind: 'rank' }>;
type FigureKey = Extract<SortKey, { kind: 'figure' }>;

/** Lines looked at to guess where a few lie among many. */
const sampleLines = 1 << 16;

/** Figures are dealt into fewer buckets than this, by their highest digits. */
const figureBuckets = 1 << 16;

export interface Buckets {
  /** Where each begins, counted from the first line, and the end. */
  readonly starts: Int32Array;
  /** Lines of a bucket are equal in the key. */
  readonly exact: boolean;
  /** The lines of some buckets that follow one another, in their own order. */
  collect(first: number, last: number): Int32Array;
  /** Writes every line at its place, the first bucket from `from` on. */
  deal(into: Int32Array, from: number): void;
}

/** @param lines null: all @returns null where the lines are all equal in the key */
export function bucketsBy(key: SortKey, lines: Int32Array | null): Buckets | null {
  return key.kind === 'rank' ? byRank(key, lines) : byFigure(key, lines);
}

function byRank({ codes, ranks, count }: RankKey, lines: Int32Array | null): Buckets | null {
  if (count < 2) return null;
  const counts = new Int32Array(count);
  if (lines) countRanks(codes, ranks, lines, counts);
  else countAllRanks(codes, ranks, counts);
  const starts = startsOf(counts);
  return {
    starts,
    exact: true,
    collect: (first, last) =>
      passing(
        codes,
        Uint8Array.from(ranks, (rank) => (rank >= first && rank <= last ? 1 : 0)),
        lines,
      ),
    deal: (into, from) => {
      const next = starts.map((start) => start + from);
      const total = lines?.length ?? codes.length;
      for (let i = 0; i < total; i++) {
        const line = lines ? (lines[i] ?? 0) : i;
        const rank = ranks[codes[line] ?? 0] ?? 0;
        const place = next[rank] ?? 0;
        into[place] = line;
        next[rank] = place + 1;
      }
    },
  };
}

function countAllRanks(codes: Numbers, ranks: Int32Array, counts: Int32Array): void {
  for (let line = 0; line < codes.length; line++) {
    const rank = ranks[codes[line] ?? 0] ?? 0;
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
}

function countRanks(codes: Numbers, ranks: Int32Array, lines: Int32Array, counts: Int32Array): void {
  for (let i = 0; i < lines.length; i++) {
    const rank = ranks[codes[lines[i] ?? 0] ?? 0] ?? 0;
    counts[rank] = (counts[rank] ?? 0) + 1;
  }
}

function byFigure({ figures, descending }: FigureKey, lines: Int32Array | null): Buckets | null {
  const { least, most } = extent(figures, lines);
  if (least >= most) return null;
  let width = 1;
  while ((most - least) / width >= figureBuckets) width *= 2;
  // A power of two, so that multiplying by it is as exact as dividing by the width.
  const share = 1 / width;
  const base = descending ? most : least;
  const sign = descending ? -1 : 1;
  const counts = new Int32Array(Math.floor((most - least) * share) + 1);
  const total = lines?.length ?? figures.length;
  for (let i = 0; i < total; i++) {
    const bucket = Math.floor(sign * ((figures[lines ? (lines[i] ?? 0) : i] ?? 0) - base) * share);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  const starts = startsOf(counts);
  return {
    starts,
    exact: width === 1,
    collect: (first, last) => {
      const [near, far] = [base + sign * first * width, base + sign * ((last + 1) * width - 1)];
      return meeting(figures, { kind: 'range', from: Math.min(near, far), to: Math.max(near, far) }, lines);
    },
    deal: (into, from) => {
      const next = starts.map((start) => start + from);
      for (let i = 0; i < total; i++) {
        const line = lines ? (lines[i] ?? 0) : i;
        const bucket = Math.floor(sign * ((figures[line] ?? 0) - base) * share);
        const place = next[bucket] ?? 0;
        into[place] = line;
        next[bucket] = place + 1;
      }
    },
  };
}

/**
 * Lines that come before all others by a figure, in their own order: a bound is guessed from a sample.
 * @returns null where the guess gave fewer than `count`, or much of the whole
 */
export function firstBy({ figures, descending }: FigureKey, lines: Int32Array | null, count: number): Int32Array | null {
  const total = lines?.length ?? figures.length;
  const step = Math.max(1, Math.floor(total / sampleLines));
  const sign = descending ? -1 : 1;
  const sample = new Float64Array(Math.floor(total / step));
  for (let i = 0; i < sample.length; i++) sample[i] = sign * (figures[lines ? (lines[i * step] ?? 0) : i * step] ?? 0);
  sample.sort();
  // Well above the share that is asked for.
  const bound = sample[Math.min(sample.length - 1, Math.ceil((count / total) * sample.length) * 4 + 16)] ?? 0;
  const range = descending ? { from: -bound, to: Number.POSITIVE_INFINITY } : { from: Number.NEGATIVE_INFINITY, to: bound };
  const found = meeting(figures, { kind: 'range', ...range }, lines);
  return found.length >= count && found.length * 4 <= total ? found : null;
}

/** By what a key sorts each of some lines, rising. */
export function valuesOf(key: SortKey, lines: Int32Array): Float64Array {
  const values = new Float64Array(lines.length);
  if (key.kind === 'rank') {
    const { codes, ranks } = key;
    for (let i = 0; i < values.length; i++) values[i] = ranks[codes[lines[i] ?? 0] ?? 0] ?? 0;
  } else {
    const { figures, descending } = key;
    const sign = descending ? -1 : 1;
    for (let i = 0; i < values.length; i++) values[i] = sign * (figures[lines[i] ?? 0] ?? 0);
  }
  return values;
}

/** The least and the greatest of some figures; least above most where there are none. */
export function extent(figures: Numbers, lines: Int32Array | null): { least: number; most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const total = lines?.length ?? figures.length;
  for (let i = 0; i < total; i++) {
    const figure = figures[lines ? (lines[i] ?? 0) : i] ?? 0;
    if (figure < least) least = figure;
    if (figure > most) most = figure;
  }
  return { least, most };
}

function startsOf(counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  for (let bucket = 0; bucket < counts.length; bucket++) starts[bucket + 1] = (starts[bucket] ?? 0) + (counts[bucket] ?? 0);
  return starts;
}

/** The bucket in which a place lies. */
export function bucketAt(starts: Int32Array, place: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
