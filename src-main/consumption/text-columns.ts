/** Some columns of text taken together, such as a line and its user: every different combination is decoded once and gets a number. */
import { detailLimits } from './detail-limits.ts';
import { TextDictionary } from './dictionary.ts';
import { type DetailEncoding, decode } from './encoding.ts';
import type { DetailField } from './profiles/profile.ts';
import type { RecordReader } from './records.ts';

/** Ends each text of a combination; a record with such a character in it is refused before. */
const unitSeparator = 0x1f;

export class TextColumns<Entry extends object> {
  readonly fields: readonly DetailField[];
  readonly #columns: readonly number[];
  readonly #encoding: DetailEncoding;
  readonly #entryOf: (texts: readonly string[]) => Entry | DetailField;
  readonly #dictionary = new TextDictionary();
  readonly #scratch: Uint8Array;
  /** By number: the field that is wrong, or null. */
  readonly #faults: (DetailField | null)[] = [];
  #fresh: Entry[] = [];

  /**
   * @param columns where each field lies in the record; -1 where the layout has none
   * @param entryOf what a combination means, or the field whose text means nothing
   */
  constructor(
    fields: readonly DetailField[],
    columns: readonly number[],
    encoding: DetailEncoding,
    entryOf: (texts: readonly string[]) => Entry | DetailField,
  ) {
    this.fields = fields;
    this.#columns = columns;
    this.#encoding = encoding;
    this.#entryOf = entryOf;
    this.#scratch = new Uint8Array(fields.length * (detailLimits.textBytes + 1));
  }

  /** The number of the record's combination, or the field that cannot be read. */
  read(bytes: Uint8Array, { starts, ends }: RecordReader): number | DetailField {
    const scratch = this.#scratch;
    let length = 0;
    for (let i = 0; i < this.#columns.length; i++) {
      const column = this.#columns[i] ?? -1;
      if (column >= 0) {
        const from = starts[column] ?? 0;
        const to = ends[column] ?? 0;
        if (to - from > detailLimits.textBytes) return this.fields[i] ?? 'line';
        for (let at = from; at < to; at++) scratch[length++] = bytes[at] ?? 0;
      }
      scratch[length++] = unitSeparator;
    }
    const index = this.#dictionary.intern(scratch, length);
    return index < this.#faults.length ? (this.#faults[index] ?? index) : (this.#add() ?? index);
  }

  /** What was added since the last time. */
  takeFresh(): Entry[] {
    const fresh = this.#fresh;
    this.#fresh = [];
    return fresh;
  }

  #add(): DetailField | null {
    const texts: string[] = [];
    let from = 0;
    let fault: DetailField | null = null;
    for (const field of this.fields) {
      const to = this.#scratch.indexOf(unitSeparator, from);
      try {
        texts.push(decode(this.#scratch.subarray(from, to), this.#encoding));
      } catch {
        fault ??= field;
      }
      from = to + 1;
    }
    if (fault === null) {
      const entry = this.#entryOf(texts);
      if (typeof entry === 'string') fault = entry;
      else this.#fresh.push(entry);
    }
    this.#faults.push(fault);
    return fault;
  }
}
