/** Sums kept while a file is read: by batch, and by the keys of the two summaries. */
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { DetailTotals } from './detail-message.ts';
import { PairDictionary } from './dictionary.ts';

/** A thousand million of a currency, in micros: the sums of several files must still be counted exactly. */
const largestSum = 1e15;

/** Sums of numbered groups; refuses to leave the integers that are counted exactly. */
export class Sums {
  readonly #cells: number[] = [];

  add(group: number, seconds: number, kilobytes: number, micros: number): void {
    const cells = this.#cells;
    const at = group * 4;
    if (at >= cells.length) cells.push(0, 0, 0, 0);
    cells[at] = (cells[at] ?? 0) + 1;
    cells[at + 1] = (cells[at + 1] ?? 0) + seconds;
    cells[at + 2] = (cells[at + 2] ?? 0) + kilobytes;
    const sum = (cells[at + 3] ?? 0) + micros;
    if (sum > largestSum || sum < -largestSum) throw new ProblemError('detail-sum-too-large');
    cells[at + 3] = sum;
  }

  get groups(): number {
    return this.#cells.length / 4;
  }

  of(group: number): DetailTotals {
    const [lines = 0, seconds = 0, kilobytes = 0, micros = 0] = this.#cells.slice(group * 4, group * 4 + 4);
    return { lines, seconds, kilobytes, micros };
  }

  copy(group: number, target: Float64Array, at: number): void {
    for (let i = 0; i < 4; i++) target[at + i] = this.#cells[group * 4 + i] ?? 0;
  }
}

/** Sums by batch, holding, kind and month. */
export class UserTally {
  readonly #left = new PairDictionary();
  readonly #right = new PairDictionary();
  readonly #groups = new PairDictionary();
  readonly #sums = new Sums();

  add(batch: number, holding: number, kind: number, month: number, seconds: number, kilobytes: number, micros: number): void {
    const group = this.#groups.intern(this.#left.intern(batch, holding), this.#right.intern(kind, month));
    this.#sums.add(group, seconds, kilobytes, micros);
  }

  /** Rows of keys and sums, in the order of their keys. */
  rows(): Float64Array {
    const keysOf = (group: number): number[] => {
      const left = this.#groups.left(group);
      const right = this.#groups.right(group);
      return [this.#left.left(left), this.#left.right(left), this.#right.left(right), this.#right.right(right)];
    };
    return inOrder(this.#sums, keysOf);
  }
}

/** Sums by batch and destination. */
export class DestinationTally {
  readonly #groups = new PairDictionary();
  readonly #sums = new Sums();

  add(batch: number, destination: number, seconds: number, kilobytes: number, micros: number): void {
    this.#sums.add(this.#groups.intern(batch, destination), seconds, kilobytes, micros);
  }

  rows(): Float64Array {
    return inOrder(this.#sums, (group) => [this.#groups.left(group), this.#groups.right(group)]);
  }
}

function inOrder(sums: Sums, keysOf: (group: number) => number[]): Float64Array {
  const keys = Array.from({ length: sums.groups }, (_, group) => ({ group, keys: keysOf(group) }));
  keys.sort((a, b) => {
    for (let i = 0; i < a.keys.length; i++) if (a.keys[i] !== b.keys[i]) return (a.keys[i] ?? 0) - (b.keys[i] ?? 0);
    return 0;
  });
  const width = (keys[0]?.keys.length ?? 0) + 4;
  const rows = new Float64Array(keys.length * width);
  keys.forEach((row, index) => {
    rows.set(row.keys, index * width);
    sums.copy(row.group, rows, index * width + row.keys.length);
  });
  return rows;
}

const months = new Map<number, number>();

/** yyyymm of an instant, in seconds since 1970. */
export function monthOf(seconds: number): number {
  const day = Math.floor(seconds / 86_400);
  let month = months.get(day);
  if (month === undefined) {
    const date = new Date(day * 86_400_000);
    month = date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
    months.set(day, month);
  }
  return month;
}
