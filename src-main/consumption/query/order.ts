/**
 * Lines in the order of some keys, sorted no further than is looked at. A run of lines is dealt into buckets by one key; a bucket is
 * dealt by the next key only when one of its lines is asked for. Equal lines keep their own order.
 */
import { type Buckets, bucketAt, bucketsBy, firstBy, type SortKey, valuesOf } from './buckets.ts';

/** Runs up to this are sorted at once, by comparing lines. */
const smallRun = 4096;
/** Where there are more lines, a first page looks for its own buckets alone. */
const largeOrder = 1 << 18;
/** What a first page looks through at most. */
const fewLines = 4096;
/** Runs that are worth dealing before anyone asks. */
const largeRun = 1 << 17;

/** A stretch of the order whose lines are equal in all keys before `key`. */
class Run {
  readonly from: number;
  readonly to: number;
  readonly key: number;
  /** In order, whole. */
  settled = false;
  /** Where its parts begin once it is dealt, and its end; by which key they go on. */
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

export class Order {
  readonly total: number;
  readonly #keys: readonly SortKey[];
  /** The lines in their own order; null: all. */
  readonly #lines: Int32Array | null;
  /** Ordinals, in order where the runs are settled; null until a run is dealt. */
  #order: Int32Array | null = null;
  readonly #root: Run;
  readonly #unprepared: Run[];
  #asked = false;

  /** @param lines ordinals, rising; null: all of `total` */
  constructor(lines: Int32Array | null, total: number, keys: readonly SortKey[]) {
    this.#lines = lines;
    this.total = lines?.length ?? total;
    this.#keys = keys;
    this.#root = new Run(0, this.total, 0);
    this.#unprepared = [this.#root];
  }

  /** Bytes held once it is settled. */
  get bytes(): number {
    return this.#keys.length > 0 ? this.total * 4 : 0;
  }

  /** Ordinals of the lines from a place of the order on. */
  ordinals(offset: number, limit: number): Int32Array {
    const to = Math.min(this.total, offset + limit);
    if (offset >= to) return new Int32Array(0);
    const first = !this.#asked;
    this.#asked = true;
    if (first && this.total > largeOrder) {
      const found = this.#glance(offset, to);
      if (found) return found;
    }
    this.#settle(this.#root, offset, to);
    const order = this.#order ?? this.#lines;
    return order?.slice(offset, to) ?? Int32Array.from({ length: to - offset }, (_, i) => offset + i);
  }

  /**
   * Deals one run that is large, so that in the end any place is found at once.
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

  /** The lines between two places without moving any: they lie in few buckets of one key. Null where these are much of the whole. */
  #glance(from: number, to: number): Int32Array | null {
    const [key] = this.#keys;
    const firsts = key?.kind === 'figure' && to <= fewLines ? firstBy(key, this.#lines, to) : null;
    if (firsts) return new Order(firsts, 0, this.#keys).ordinals(from, to - from);
    const found = this.#bucketsOf(this.#root);
    if (!found) return null;
    const { starts, exact, collect } = found.buckets;
    const [first, last] = [bucketAt(starts, from), bucketAt(starts, to - 1)];
    const [start, end] = [starts[first] ?? 0, starts[last + 1] ?? 0];
    if ((end - start) * 4 > this.total) return null;
    const keys = this.#keys.slice(exact && first === last ? found.key + 1 : found.key);
    return new Order(collect(first, last), 0, keys).ordinals(from - start, to - from);
  }

  #settle(run: Run, from: number, to: number): void {
    if (!run.starts && !run.settled) this.#split(run);
    const { starts } = run;
    if (!starts || run.settled) return;
    for (let index = bucketAt(starts, from); index + 1 < starts.length && (starts[index] ?? 0) < to; index++) {
      const [start, end] = [starts[index] ?? 0, starts[index + 1] ?? 0];
      if (end - start > 1) this.#settle(run.part(index), Math.max(from, start), Math.min(to, end));
    }
  }

  /** Takes a run apart by its next key, or puts it in order at once where it is small. */
  #split(run: Run): void {
    if (run.to - run.from <= smallRun) this.#sort(run);
    const found = run.settled ? null : this.#bucketsOf(run);
    if (!found) {
      run.settled = true;
      return;
    }
    this.#order ??= new Int32Array(this.total);
    found.buckets.deal(this.#order, run.from);
    run.starts = found.buckets.starts.map((start) => run.from + start);
    run.nextKey = found.buckets.exact ? found.key + 1 : found.key;
  }

  /** By the first key from the run's own on in which its lines differ; null where they are equal in all. */
  #bucketsOf(run: Run): { readonly buckets: Buckets; readonly key: number } | null {
    const lines = this.#order?.slice(run.from, run.to) ?? this.#lines;
    for (let key = run.key; key < this.#keys.length; key++) {
      const its = this.#keys[key];
      const buckets = its ? bucketsBy(its, lines) : null;
      if (buckets) return { buckets, key };
    }
    return null;
  }

  /** In place, by comparing. */
  #sort(run: Run): void {
    this.#order ??= this.#lines?.slice() ?? Int32Array.from({ length: this.total }, (_, i) => i);
    const order = this.#order;
    const lines = order.slice(run.from, run.to);
    const values = this.#keys.slice(run.key).map((key) => valuesOf(key, lines));
    const places = Int32Array.from(lines.keys()).sort((a, b) => {
      for (const of of values) {
        const difference = (of[a] ?? 0) - (of[b] ?? 0);
        if (difference !== 0) return difference;
      }
      return a - b;
    });
    for (let i = 0; i < places.length; i++) order[run.from + i] = lines[places[i] ?? 0] ?? 0;
    run.settled = true;
  }
}
