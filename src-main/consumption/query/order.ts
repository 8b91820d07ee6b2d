/**
 * Lines in the order of some keys, sorted no further than is looked at. A run of lines is split by one key into buckets with a counting
 * sort, which keeps the order of equal lines; a bucket is split by the next key only when one of its lines is asked for.
 */
import type { Numbers } from './detail-columns.ts';

export type SortKey =
  /** By the rank of the entry that the line points to; `count` ranks, from 0. */
  | { readonly kind: 'rank'; readonly codes: Numbers; readonly ranks: Int32Array; readonly count: number }
  /** By a whole number. */
  | { readonly kind: 'figure'; readonly figures: Numbers; readonly descending: boolean };

/** Runs up to this are sorted at once, by comparing lines. */
const smallRun = 4096;
/** Buckets that figures are split into at a time. */
const figureBuckets = 1 << 16;
/** Where there are more lines, a first page looks for its own buckets alone. */
const largeOrder = 1 << 18;
/** Runs that are worth splitting before anyone asks. */
const largeRun = 1 << 17;

/** A stretch of the order whose lines are equal in all keys before `key`. */
class Run {
  readonly from: number;
  readonly to: number;
  readonly key: number;
  /** In order, whole. */
  settled = false;
  /** Where its parts begin once it is split, and its end; by which key they go on. */
  starts: Int32Array | null = null;
  nextKey = 0;
  readonly #parts = new Map<number, Run>();

  constructor(from: number, to: number, key: number) {
    this.from = from;
    this.to = to;
    this.key = key;
  }

  part(index: number): Run {
    const known = this.#parts.get(index);
    if (known) return known;
    const part = new Run(this.starts?.[index] ?? 0, this.starts?.[index + 1] ?? 0, this.nextKey);
    this.#parts.set(index, part);
    return part;
  }
}

/** Which bucket each line of a run belongs to. */
interface Buckets {
  readonly of: Int32Array;
  readonly count: number;
  /** Lines of a bucket are equal in the key. */
  readonly exact: boolean;
  readonly key: number;
}

export class Order {
  readonly total: number;
  readonly #keys: readonly SortKey[];
  readonly #root: Run;
  readonly #unprepared: Run[];
  /** Ordinals, in order where the runs are settled; null: all lines, each at its own place. */
  #order: Int32Array | null;
  /** Whether `#order` is ours to write. */
  #own = false;
  #asked = false;

  /** @param lines ordinals, rising; null: all of `total` */
  constructor(lines: Int32Array | null, total: number, keys: readonly SortKey[]) {
    this.#order = lines;
    this.total = lines?.length ?? total;
    this.#keys = keys;
    this.#root = new Run(0, this.total, 0);
    this.#unprepared = [this.#root];
  }

  /** Bytes held once it is settled. */
  get bytes(): number {
    return this.#order || this.#keys.length > 0 ? this.total * 4 : 0;
  }

  /** Ordinals of the lines from a place of the order on. */
  ordinals(offset: number, limit: number): Int32Array {
    const to = Math.min(this.total, offset + limit);
    if (offset >= to) return new Int32Array(0);
    const first = !this.#asked && !this.#root.settled && !this.#root.starts;
    this.#asked = true;
    if (first && this.total > largeOrder) {
      const found = this.#glance(offset, to);
      if (found) return found;
    }
    this.#settle(this.#root, offset, to);
    return this.#order?.slice(offset, to) ?? Int32Array.from({ length: to - offset }, (_, i) => offset + i);
  }

  /**
   * Splits one run that is large, so that in the end any place is found at once.
   * @returns whether there was one
   */
  prepare(): boolean {
    this.#asked = true;
    const waiting = this.#unprepared;
    for (let run = waiting.pop(); run; run = waiting.pop()) {
      const fresh = !run.starts && !run.settled;
      if (fresh) this.#split(run);
      const { starts } = run;
      for (let index = 0; starts && index + 1 < starts.length; index++)
        if ((starts[index + 1] ?? 0) - (starts[index] ?? 0) > largeRun) waiting.push(run.part(index));
      if (fresh) return true;
    }
    return false;
  }

  /** The lines between two places without moving any: they lie in few buckets of the first key. Null where these are much of the whole. */
  #glance(from: number, to: number): Int32Array | null {
    const buckets = this.#bucketsOf(this.#root);
    if (!buckets) return null;
    const starts = startsOf(buckets, 0);
    const [first, last] = [bucketAt(starts, from), bucketAt(starts, to - 1)];
    const [start, end] = [starts[first] ?? 0, starts[last + 1] ?? 0];
    if ((end - start) * 4 > this.total) return null;
    const part = new Int32Array(end - start);
    const { of } = buckets;
    let count = 0;
    for (let i = 0; i < of.length; i++) {
      const bucket = of[i] ?? 0;
      if (bucket >= first && bucket <= last) part[count++] = i;
    }
    const lines = this.#order;
    if (lines) for (let i = 0; i < count; i++) part[i] = lines[part[i] ?? 0] ?? 0;
    const keys = this.#keys.slice(buckets.exact && first === last ? buckets.key + 1 : buckets.key);
    return new Order(part, count, keys).ordinals(from - start, to - from);
  }

  #settle(run: Run, from: number, to: number): void {
    if (!run.starts && !run.settled) this.#split(run);
    const { starts } = run;
    if (!starts || run.settled) return;
    for (let index = bucketAt(starts, from); index + 1 < starts.length && (starts[index] ?? 0) < to; index++) {
      const end = starts[index + 1] ?? 0;
      if (end - (starts[index] ?? 0) > 1) this.#settle(run.part(index), Math.max(from, starts[index] ?? 0), Math.min(to, end));
    }
  }

  /** Takes a run apart by its next key, or puts it in order at once where it is small. */
  #split(run: Run): void {
    if (run.key >= this.#keys.length) {
      run.settled = true;
      return;
    }
    if (run.to - run.from <= smallRun) {
      this.#sort(run);
      run.settled = true;
      return;
    }
    const buckets = this.#bucketsOf(run);
    if (!buckets) {
      run.settled = true;
      return;
    }
    const starts = startsOf(buckets, run.from);
    const next = starts.slice();
    const { of } = buckets;
    if (this.#own && this.#order) {
      const order = this.#order;
      const lines = order.slice(run.from, run.to);
      for (let i = 0; i < of.length; i++) {
        const bucket = of[i] ?? 0;
        const place = next[bucket] ?? 0;
        order[place] = lines[i] ?? 0;
        next[bucket] = place + 1;
      }
    } else {
      const order = new Int32Array(this.total);
      const lines = this.#order;
      for (let i = 0; i < of.length; i++) {
        const bucket = of[i] ?? 0;
        const place = next[bucket] ?? 0;
        order[place] = lines ? (lines[i] ?? 0) : i;
        next[bucket] = place + 1;
      }
      this.#order = order;
      this.#own = true;
    }
    run.starts = starts;
    run.nextKey = buckets.exact ? buckets.key + 1 : buckets.key;
  }

  /** By the first key from the run's own on in which its lines differ; null where they are equal in all. */
  #bucketsOf(run: Run): Buckets | null {
    const lines = this.#order?.subarray(run.from, run.to) ?? null;
    for (let key = run.key; key < this.#keys.length; key++) {
      const its = this.#keys[key];
      const buckets = its?.kind === 'rank' ? rankBuckets(its, lines, key) : its ? figureBucketsOf(its, lines, key) : null;
      if (buckets) return buckets;
    }
    return null;
  }

  /** In place, by comparing. */
  #sort(run: Run): void {
    if (!this.#own) {
      this.#order = this.#order?.slice() ?? Int32Array.from({ length: this.total }, (_, i) => i);
      this.#own = true;
    }
    const lines = this.#order?.slice(run.from, run.to) ?? new Int32Array(0);
    const values = this.#keys.slice(run.key).map((key) => {
      const of = new Float64Array(lines.length);
      for (let i = 0; i < of.length; i++) {
        const line = lines[i] ?? 0;
        if (key.kind === 'rank') of[i] = key.ranks[key.codes[line] ?? 0] ?? 0;
        else of[i] = (key.figures[line] ?? 0) * (key.descending ? -1 : 1);
      }
      return of;
    });
    const places = Int32Array.from({ length: lines.length }, (_, i) => i).sort((a, b) => {
      for (const of of values) {
        const difference = (of[a] ?? 0) - (of[b] ?? 0);
        if (difference !== 0) return difference;
      }
      return a - b;
    });
    places.forEach((place, i) => {
      if (this.#order) this.#order[run.from + i] = lines[place] ?? 0;
    });
  }
}

function rankBuckets({ codes, ranks, count }: Extract<SortKey, { kind: 'rank' }>, lines: Int32Array | null, key: number): Buckets | null {
  if (count < 2) return null;
  const of = new Int32Array(lines?.length ?? codes.length);
  if (lines) for (let i = 0; i < of.length; i++) of[i] = ranks[codes[lines[i] ?? 0] ?? 0] ?? 0;
  else for (let i = 0; i < of.length; i++) of[i] = ranks[codes[i] ?? 0] ?? 0;
  return { of, count, exact: true, key };
}

/** Figures by their highest digits: as many as make a manageable number of buckets. */
function figureBucketsOf(
  { figures, descending }: Extract<SortKey, { kind: 'figure' }>,
  lines: Int32Array | null,
  key: number,
): Buckets | null {
  const total = lines?.length ?? figures.length;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < total; i++) {
    const figure = figures[lines ? (lines[i] ?? 0) : i] ?? 0;
    if (figure < least) least = figure;
    if (figure > most) most = figure;
  }
  if (least >= most) return null;
  let width = 1;
  while ((most - least) / width >= figureBuckets) width *= 2;
  const share = 1 / width;
  const of = new Int32Array(total);
  for (let i = 0; i < total; i++) {
    const figure = figures[lines ? (lines[i] ?? 0) : i] ?? 0;
    of[i] = Math.floor((descending ? most - figure : figure - least) * share);
  }
  return { of, count: Math.floor((most - least) * share) + 1, exact: width === 1, key };
}

/** Where each bucket begins, and the end. */
function startsOf({ of, count }: Buckets, from: number): Int32Array {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < of.length; i++) {
    const after = (of[i] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  starts[0] = from;
  for (let bucket = 1; bucket <= count; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  return starts;
}

/** The bucket in which a place lies. */
function bucketAt(starts: Int32Array, place: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
