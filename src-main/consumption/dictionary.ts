/** Dictionaries of one file: every text once, known by a small number, without a string for every field read. */
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { detailLimits } from './detail-limits.ts';

/** Numbers byte texts in the order they are first met. */
export class TextDictionary {
  #size = 0;
  #slots = new Int32Array(1024).fill(-1);
  #hashes = new Int32Array(512);
  #starts = new Int32Array(513);
  #bytes = new Uint8Array(16_384);

  /** The number of the text in the first `length` bytes. */
  intern(text: Uint8Array, length: number): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (text[at] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const known = slots[slot] ?? -1;
      if (known < 0) return this.#add(slot, hash, text.subarray(0, length));
      if (this.#hashes[known] === hash && this.#same(known, text, length)) return known;
      slot = (slot + 1) & mask;
    }
  }

  #same(index: number, text: Uint8Array, length: number): boolean {
    const bytes = this.#bytes;
    const start = this.#starts[index] ?? 0;
    if ((this.#starts[index + 1] ?? 0) - start !== length) return false;
    for (let i = 0; i < length; i++) if (bytes[start + i] !== text[i]) return false;
    return true;
  }

  #add(slot: number, hash: number, text: Uint8Array): number {
    const index = this.#size++;
    if (index === this.#hashes.length) {
      this.#hashes = grown(this.#hashes, new Int32Array(index * 2));
      this.#starts = grown(this.#starts, new Int32Array(index * 2 + 1));
    }
    const start = this.#starts[index] ?? 0;
    const end = start + text.length;
    if (end > detailLimits.dictionaryBytes) throw new ProblemError('detail-too-varied');
    if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, new Uint8Array(Math.max(end, this.#bytes.length * 2)));
    this.#bytes.set(text, start);
    this.#starts[index + 1] = end;
    this.#hashes[index] = hash;
    this.#slots[slot] = index;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return index;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let index = 0; index < this.#size; index++) place(slots, this.#hashes[index] ?? 0, index);
    this.#slots = slots;
  }
}

/** Numbers pairs of numbers in the order they are first met. */
export class PairDictionary {
  size = 0;
  #slots = new Int32Array(1024).fill(-1);
  #lefts = new Int32Array(512);
  #rights = new Int32Array(512);

  intern(left: number, right: number): number {
    const hash = pairHash(left, right);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const known = slots[slot] ?? -1;
      if (known < 0) return this.#add(slot, left, right);
      if (this.#lefts[known] === left && this.#rights[known] === right) return known;
      slot = (slot + 1) & mask;
    }
  }

  left(index: number): number {
    return this.#lefts[index] ?? 0;
  }

  right(index: number): number {
    return this.#rights[index] ?? 0;
  }

  #add(slot: number, left: number, right: number): number {
    const index = this.size++;
    if (index === this.#lefts.length) {
      if (index * 16 > detailLimits.dictionaryBytes) throw new ProblemError('detail-too-varied');
      this.#lefts = grown(this.#lefts, new Int32Array(index * 2));
      this.#rights = grown(this.#rights, new Int32Array(index * 2));
    }
    this.#lefts[index] = left;
    this.#rights[index] = right;
    this.#slots[slot] = index;
    if (this.size * 2 > this.#slots.length) {
      const slots = new Int32Array(this.#slots.length * 2).fill(-1);
      for (let i = 0; i < this.size; i++) place(slots, pairHash(this.left(i), this.right(i)), i);
      this.#slots = slots;
    }
    return index;
  }
}

function pairHash(left: number, right: number): number {
  let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right + 0x7f4a7c15, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return hash ^ (hash >>> 15);
}

function place(slots: Int32Array, hash: number, index: number): void {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
  slots[slot] = index;
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
