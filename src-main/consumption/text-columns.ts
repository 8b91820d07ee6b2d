/** Some columns of text taken together, such as a line and its user: every different combination is decoded once and gets a number. */
import type { DetailEncoding, DetailField } from '../../src-preload/contract/mapping.ts';
import { plainText } from '../billing/formula-text.ts';
import { detailLimits } from './detail-limits.ts';
import { TextDictionary } from './dictionary.ts';
import { decode } from './encoding.ts';
import type { RecordReader } from './records.ts';

/** Ends each text of a combination; a record with such a character in it is refused before. */
const unitSeparator = 0x1f;

export interface TextColumnsOptions<Entry> {
  readonly fields: readonly DetailField[];
  /** Where each field lies in the record; -1 where the layout has none. */
  readonly columns: readonly number[];
  readonly encoding: DetailEncoding;
  /** What a combination means, or the field whose text means nothing. */
  readonly entryOf: (texts: readonly string[]) => Entry | DetailField;
  /** What tells entries apart, where several combinations may mean the same one; null where none do. */
  readonly keyOf: ((entry: Entry) => string) | null;
}

export class TextColumns<Entry extends object> {
  readonly #options: TextColumnsOptions<Entry>;
  readonly #dictionary = new TextDictionary();
  readonly #scratch: Uint8Array;
  /** By combination: the entry's number; -1 while no line has used it. */
  readonly #numbers: number[] = [];
  /** By combination: the field that is wrong, or null. */
  readonly #faults: (DetailField | null)[] = [];
  /** Entries of combinations that no line has used. */
  readonly #unused = new Map<number, Entry>();
  readonly #byKey = new Map<string, number>();
  #fresh: Entry[] = [];
  #entries = 0;

  constructor(options: TextColumnsOptions<Entry>) {
    this.#options = options;
    this.#scratch = new Uint8Array(options.fields.length * (detailLimits.textBytes + 1));
  }

  /** The record's combination, or the field that cannot be read. */
  find(bytes: Uint8Array, { starts, ends }: RecordReader): number | DetailField {
    const scratch = this.#scratch;
    const { columns, fields } = this.#options;
    let length = 0;
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i] ?? -1;
      if (column >= 0) {
        const from = starts[column] ?? 0;
        const to = ends[column] ?? 0;
        if (to - from > detailLimits.textBytes) return fields[i] ?? 'line';
        for (let at = from; at < to; at++) scratch[length++] = bytes[at] ?? 0;
      }
      scratch[length++] = unitSeparator;
    }
    const found = this.#dictionary.intern(scratch, length);
    return found < this.#faults.length ? (this.#faults[found] ?? found) : (this.#add(found) ?? found);
  }

  /** The number of a combination's entry, which is then told of. */
  use(combination: number): number {
    const known = this.#numbers[combination] ?? -1;
    return known >= 0 ? known : this.#number(combination);
  }

  /** What was added since the last time. */
  takeFresh(): Entry[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  #number(combination: number): number {
    const entry = this.#unused.get(combination);
    if (!entry) throw new Error(`no combination ${combination}`);
    this.#unused.delete(combination);
    const key = this.#options.keyOf?.(entry);
    let number = key === undefined ? undefined : this.#byKey.get(key);
    if (number === undefined) {
      number = this.#entries++;
      this.#fresh.push(entry);
      if (key !== undefined) this.#byKey.set(key, number);
    }
    this.#numbers[combination] = number;
    return number;
  }

  #add(combination: number): DetailField | null {
    const texts: string[] = [];
    let from = 0;
    let fault: DetailField | null = null;
    for (const field of this.#options.fields) {
      const to = this.#scratch.indexOf(unitSeparator, from);
      try {
        // An apostrophe that keeps a spreadsheet from computing is no part of the text.
        texts.push(plainText(decode(this.#scratch.subarray(from, to), this.#options.encoding)));
      } catch {
        fault ??= field;
      }
      from = to + 1;
    }
    if (fault === null) {
      const entry = this.#options.entryOf(texts);
      if (typeof entry === 'string') fault = entry;
      else this.#unused.set(combination, entry);
    }
    this.#faults.push(fault);
    this.#numbers.push(-1);
    return fault;
  }
}
