/** Sums kept while a file is read: by batch, and by the keys of the two summaries. */
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { detailLimits } from './detail-limits.ts';
import type { DetailTotals } from './detail-message.ts';

/** A thousand million of a currency in micros, an exabyte in kilobytes: the sums of several files must still be counted exactly. */
const largestSum = 1e15;

/** Sums of numbered groups; refuses to leave the integers that are counted exactly. */
export class Sums {
  groups = 0;
  #cells = new Float64Array(4 * 256);

  /** @param group one of those added so far, or the next */
  add(group: number, seconds: number, kilobytes: number, micros: number): void {
    if (group >= this.groups) this.#addGroup();
    const cells = this.#cells;
    const at = group * 4;
    cells[at] = (cells[at] ?? 0) + 1;
    cells[at + 1] = (cells[at + 1] ?? 0) + seconds;
    cells[at + 2] = (cells[at + 2] ?? 0) + kilobytes;
    const sum = (cells[at + 3] ?? 0) + micros;
    if (sum > largestSum || sum < -largestSum) throw new ProblemError('detail-sum-too-large');
    cells[at + 3] = sum;
  }

  /** The sums of every group. @throws ProblemError detail-sum-too-large where all of them together are no longer counted exactly */
  all(): DetailTotals[] {
    const all = Array.from({ length: this.groups }, (_, group) => this.#of(group));
    for (const key of ['seconds', 'kilobytes', 'micros'] as const) {
      const sum = all.reduce((total, its) => total + Math.abs(its[key]), 0);
      if (sum > largestSum) throw new ProblemError('detail-sum-too-large');
    }
    return all;
  }

  #of(group: number): DetailTotals {
    const [lines = 0, seconds = 0, kilobytes = 0, micros = 0] = this.#cells.subarray(group * 4, group * 4 + 4);
    return { lines, seconds, kilobytes, micros };
  }

  copy(group: number, target: Float64Array, at: number): void {
    target.set(this.#cells.subarray(group * 4, group * 4 + 4), at);
  }

  #addGroup(): void {
    this.groups++;
    if (this.groups * 4 <= this.#cells.length) return;
    const grown = new Float64Array(this.#cells.length * 2);
    grown.set(this.#cells);
    this.#cells = grown;
  }
}

/** Cells of a group: up to four keys, then lines, seconds, kilobytes, micros. Side by side, for each line looks at all of them. */
const keyCells = 4;
const groupCells = keyCells + 4;

/** Sums by keys; refuses to leave the integers that are counted exactly. */
class KeyedSums {
  #size = 0;
  #cells = new Float64Array(256 * groupCells);
  /** Group + 1 by hash; 0 for a free slot. */
  #slots = new Int32Array(1024);

  add(k0: number, k1: number, k2: number, k3: number, seconds: number, kilobytes: number, micros: number): void {
    const at = this.#find(k0, k1, k2, k3) + keyCells;
    const cells = this.#cells;
    cells[at] = (cells[at] ?? 0) + 1;
    cells[at + 1] = (cells[at + 1] ?? 0) + seconds;
    cells[at + 2] = (cells[at + 2] ?? 0) + kilobytes;
    const sum = (cells[at + 3] ?? 0) + micros;
    if (sum > largestSum || sum < -largestSum) throw new ProblemError('detail-sum-too-large');
    cells[at + 3] = sum;
  }

  /** Rows of so many keys and the sums, in the order of the keys. */
  rows(keys: number): Float64Array {
    const cells = this.#cells;
    const order = new Int32Array(this.#size).map((_, group) => group * groupCells);
    order.sort((a, b) => {
      for (let key = 0; key < keys; key++) {
        const difference = (cells[a + key] ?? 0) - (cells[b + key] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    });
    const width = keys + 4;
    const rows = new Float64Array(order.length * width);
    order.forEach((at, row) => {
      for (let cell = 0; cell < width; cell++) rows[row * width + cell] = cells[at + (cell < keys ? cell : cell + keyCells - keys)] ?? 0;
    });
    return rows;
  }

  /** Where the cells of a group begin. */
  #find(k0: number, k1: number, k2: number, k3: number): number {
    const slots = this.#slots;
    const cells = this.#cells;
    const mask = slots.length - 1;
    for (let slot = hashOf(k0, k1, k2, k3) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] ?? 0;
      if (number === 0) return this.#add(slot, k0, k1, k2, k3);
      const at = (number - 1) * groupCells;
      if (cells[at] === k0 && cells[at + 1] === k1 && cells[at + 2] === k2 && cells[at + 3] === k3) return at;
    }
  }

  #add(slot: number, k0: number, k1: number, k2: number, k3: number): number {
    const at = this.#size * groupCells;
    if (at === this.#cells.length) {
      if (this.#cells.byteLength * 2 > detailLimits.tallyBytes) throw new ProblemError('detail-too-varied');
      const grown = new Float64Array(this.#cells.length * 2);
      grown.set(this.#cells);
      this.#cells = grown;
    }
    this.#cells.set([k0, k1, k2, k3], at);
    this.#slots[slot] = ++this.#size;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return at;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let group = 0; group < this.#size; group++) {
      const [k0 = 0, k1 = 0, k2 = 0, k3 = 0] = this.#cells.subarray(group * groupCells, group * groupCells + keyCells);
      let slot = hashOf(k0, k1, k2, k3) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = group + 1;
    }
    this.#slots = slots;
  }
}

function hashOf(k0: number, k1: number, k2: number, k3: number): number {
  let hash = Math.imul(k0, 0x9e3779b1) ^ Math.imul(k1 + 0x7f4a7c15, 0x85ebca6b);
  hash ^= Math.imul(k2 + 0x165667b1, 0xc2b2ae35) ^ Math.imul(k3, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return hash ^ (hash >>> 15);
}

/** Sums by batch, holding, kind and month. */
export class UserTally {
  readonly #sums = new KeyedSums();

  add(batch: number, holding: number, kind: number, month: number, seconds: number, kilobytes: number, micros: number): void {
    this.#sums.add(batch, holding, kind, month, seconds, kilobytes, micros);
  }

  /** Rows of keys and sums, in the order of their keys. */
  rows(): Float64Array {
    return this.#sums.rows(4);
  }
}

/** Sums by batch and destination. */
export class DestinationTally {
  readonly #sums = new KeyedSums();

  add(batch: number, destination: number, seconds: number, kilobytes: number, micros: number): void {
    this.#sums.add(batch, destination, 0, 0, seconds, kilobytes, micros);
  }

  rows(): Float64Array {
    return this.#sums.rows(2);
  }
}

/** yyyymm by day since 1970, as far as calls are made; 0 where it was not asked for. */
const months = new Int32Array(1 << 16);

/** yyyymm of an instant, in seconds since 1970. */
export function monthOf(seconds: number): number {
  const day = Math.floor(seconds / 86_400);
  const known = months[day];
  if (known !== undefined && known !== 0) return known;
  const date = new Date(day * 86_400_000);
  const month = date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
  if (day >= 0 && day < months.length) months[day] = month;
  return month;
}
