/**
 * Records of a delimited file (RFC 4180), straight from its bytes: the separators are ASCII in every encoding read here, so
 * that text is only decoded where it is new.
 */
import { detailLimits } from './detail-limits.ts';

const newline = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const space = 0x20;
const tab = 0x09;

/** Why a record cannot be read: a control character, text after a closing quote, a quote that is never closed, too long a line. */
export type RecordFault = 'control' | 'quote' | 'unclosed' | 'long';

/** Reads one record after another; the fields of the last one stay readable until the next. */
export class RecordReader {
  /** Number of fields; those beyond the limit are counted, not kept. */
  count = 0;
  /** Where each field begins and ends, without its quotes and the spaces around it. */
  readonly starts = new Int32Array(detailLimits.fields);
  readonly ends = new Int32Array(detailLimits.fields);
  fault: RecordFault | null = null;
  /** Line breaks within the record, the one that ends it included. */
  lineBreaks = 0;
  readonly #separator: number;
  /** Whether the last quoted field holds doubled quotes. */
  #doubled = false;

  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0);
  }

  /** True for a line with nothing on it. */
  get blank(): boolean {
    return this.count === 1 && this.starts[0] === this.ends[0] && this.fault === null;
  }

  /**
   * Reads the record that begins at `at`. Doubled quotes are undone in place: `bytes` belongs to the reader.
   * @param last whether `end` is the end of the file
   * @returns where the next record begins, or -1 where this one is not whole yet
   */
  read(bytes: Uint8Array, at: number, end: number, last: boolean): number {
    const { starts, ends } = this;
    const separator = this.#separator;
    let doubled = false;
    let position = at;
    this.count = 0;
    this.fault = null;
    this.lineBreaks = 0;
    for (;;) {
      // A field.
      while (position < end && bytes[position] === space) position++;
      let from = position;
      let to: number;
      if (position < end && bytes[position] === quote) {
        from = ++position;
        to = this.#closingQuote(bytes, position, end);
        if (to < 0) {
          if (!last) return -1;
          this.fault ??= 'unclosed';
          return end;
        }
        doubled ||= this.#doubled;
        position = to + 1;
        if (position >= end && !last) return -1;
        while (position < end && (bytes[position] === space || this.#lineEnd(bytes, position, end))) position++;
        if (position < end && bytes[position] !== separator && bytes[position] !== newline) {
          this.fault ??= 'quote';
          position = skip(bytes, position, end, separator);
        }
      } else {
        let byte = 0;
        while (position < end) {
          byte = bytes[position] ?? 0;
          if (byte === separator || byte === newline) break;
          if (byte < space && byte !== tab && !this.#lineEnd(bytes, position, end)) this.fault ??= 'control';
          position++;
        }
        to = position;
        if (to > from && bytes[to - 1] === carriageReturn && byte === newline) to--;
        while (to > from && bytes[to - 1] === space) to--;
      }
      if (this.count < starts.length) {
        starts[this.count] = from;
        ends[this.count] = to;
      }
      this.count++;
      if (position >= end) {
        if (!last) return -1;
        break;
      }
      if (bytes[position++] === newline) {
        this.lineBreaks++;
        break;
      }
    }
    if (doubled) this.#undouble(bytes);
    return position;
  }

  /** Where the quoted field ends, past doubled quotes and line breaks; -1 where it does not. */
  #closingQuote(bytes: Uint8Array, from: number, end: number): number {
    this.#doubled = false;
    for (let position = from; position < end; position++) {
      const byte = bytes[position] ?? 0;
      if (byte === quote) {
        if (position + 1 >= end || bytes[position + 1] !== quote) return position;
        this.#doubled = true;
        position++;
      } else if (byte < space) {
        if (byte === newline) this.lineBreaks++;
        else if (byte !== tab && byte !== carriageReturn) this.fault ??= 'control';
      }
    }
    return -1;
  }

  #lineEnd(bytes: Uint8Array, position: number, end: number): boolean {
    return bytes[position] === carriageReturn && position + 1 < end && bytes[position + 1] === newline;
  }

  #undouble(bytes: Uint8Array): void {
    const kept = Math.min(this.count, this.starts.length);
    for (let field = 0; field < kept; field++) {
      const from = this.starts[field] ?? 0;
      const to = this.ends[field] ?? 0;
      if (bytes[from - 1] !== quote) continue;
      let write = from;
      for (let read = from; read < to; read++) {
        bytes[write++] = bytes[read] ?? 0;
        if (bytes[read] === quote) read++;
      }
      this.ends[field] = write;
    }
  }
}

function skip(bytes: Uint8Array, from: number, end: number, separator: number): number {
  let position = from;
  while (position < end && bytes[position] !== separator && bytes[position] !== newline) position++;
  return position;
}
