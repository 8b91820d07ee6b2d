/** Reads a file of call detail in one pass: lines as numbers, what they add to the dictionaries, and every sum. Knows no database. */
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { BrokenLines } from './broken-lines.ts';
import type { ByteSource } from './byte-source.ts';
import { detailLimits } from './detail-limits.ts';
import {
  type BatchEntry,
  cellsPerLine,
  type DestinationEntry,
  type DetailMessage,
  type HoldingEntry,
  type KindEntry,
} from './detail-message.ts';
import { type DetailEncoding, encodingOf, markLength } from './encoding.ts';
import { type DetailHeader, readHeader } from './header.ts';
import type { DetailField } from './profiles/profile.ts';
import { RecordReader } from './records.ts';
import { OrderedRun } from './runs-in-order.ts';
import { DestinationTally, Sums, UserTally } from './tally.ts';
import { TextColumns } from './text-columns.ts';
import { clockOf, dayOf, instantOf, integerOf, microsOf, scaledOf } from './values.ts';

export interface DetailOptions {
  /** Null detects it. */
  readonly profile: string | null;
  readonly encoding: DetailEncoding | null;
}

const linesPerMessage = 8192;
/** Room for the lines of one message. */
export const cellsPerMessage = linesPerMessage * cellsPerLine;
const bufferBytes = (1 << 20) + detailLimits.lineBytes;
/** No call lasts or carries more: a figure beyond is a wrong column. */
const longestSeconds = 1e9;
const largestKilobytes = 1e12;
/** Ten million of a currency. */
const largestMicros = 1e13;

/**
 * Reads the file and sends what it says. All of it is read even where a line is broken, so that the problem names the others too.
 * @param newCells gives room for `cellsPerMessage` numbers: what `send` was given is not touched again
 * @throws ProblemError what is wrong with the file; what was sent before is then void
 */
export function parseDetail(
  source: ByteSource,
  options: DetailOptions,
  send: (message: DetailMessage) => void,
  newCells: () => Float64Array = () => new Float64Array(cellsPerMessage),
): void {
  const encoding = encodingOf(source, options.encoding);
  const head = new Uint8Array(Math.min(detailLimits.headBytes, source.size));
  source.rewind();
  const read = source.read(head, 0);
  const header = readHeader(head.subarray(0, read), encoding, options.profile);
  send({ kind: 'start', profile: header.profile.name, encoding, bytes: source.size });
  source.rewind();
  new DetailParser(header, encoding, send, newCells).run(source);
}

class DetailParser {
  readonly #header: DetailHeader;
  readonly #send: (message: DetailMessage) => void;
  readonly #decoder: TextDecoder;
  readonly #record: RecordReader;
  readonly #buffer = new Uint8Array(bufferBytes);
  readonly #decimal: number;
  readonly #broken = new BrokenLines();
  /** Why the record at hand is broken: its column. */
  #wrong: DetailField | null = null;
  #lineNumber = 1;
  #lines = 0;
  #bytesRead = 0;

  readonly #batches: TextColumns<BatchEntry>;
  readonly #holdings: TextColumns<HoldingEntry>;
  readonly #kinds: TextColumns<KindEntry>;
  readonly #numbers: TextColumns<DestinationEntry>;

  readonly #newCells: () => Float64Array;
  #cells: Float64Array;
  #held = 0;
  readonly #run = new OrderedRun();
  readonly #sums = new Sums();
  readonly #byUser = new UserTally();
  readonly #byDestination = new DestinationTally();

  constructor(header: DetailHeader, encoding: DetailEncoding, send: (message: DetailMessage) => void, newCells: () => Float64Array) {
    this.#newCells = newCells;
    this.#cells = newCells();
    this.#header = header;
    this.#send = send;
    this.#decoder = new TextDecoder(encoding);
    this.#record = new RecordReader(header.separator);
    this.#decimal = header.profile.decimal.charCodeAt(0);
    const columns = <Entry extends object>(fields: DetailField[], entryOf: (texts: readonly string[]) => Entry | DetailField) =>
      new TextColumns(
        fields,
        fields.map((field) => header.columns[field] ?? -1),
        encoding,
        entryOf,
      );
    this.#batches = columns(['invoiceNumber', 'invoiceDate', 'root', 'centre', 'currency'], (texts) => this.#batchOf(texts));
    this.#holdings = columns(['line', 'user'], ([line = '', user = '']) => ({ line, user }));
    this.#kinds = columns(['section', 'nature', 'place'], ([section = '', nature = '', place = '']) => ({ section, nature, place }));
    // The place is no part of what makes a destination: the first one met with the number is kept.
    this.#numbers = columns(['destination'], ([number = '']) => ({ number, place: this.#place() }));
  }

  run(source: ByteSource): void {
    const record = this.#record;
    const bytes = this.#buffer;
    let held = 0;
    for (let header = true; ; ) {
      const read = source.read(bytes, held);
      const last = read === 0;
      const end = held + read;
      this.#bytesRead += read;
      let at = header ? markLength(bytes.subarray(0, end)) : 0;
      while (at < end) {
        const next = record.read(bytes, at, end, last);
        if (next < 0) break;
        if (header) header = false;
        else if (!record.blank) this.#line(bytes, next - at);
        this.#lineNumber += record.lineBreaks;
        at = next;
      }
      if (last) break;
      held = end - at;
      if (held > detailLimits.lineBytes) {
        record.read(bytes, at, end, true);
        if (record.fault === 'unclosed') this.#broken.add(this.#lineNumber, 'detail-line-quote');
        else this.#broken.add(this.#lineNumber, 'detail-line-long', { limit: detailLimits.lineBytes });
        break;
      }
      bytes.copyWithin(0, at, end);
    }
    const broken = this.#broken.problem;
    if (broken) throw new ProblemError(broken.code, broken.params);
    if (this.#lines === 0) throw new ProblemError('detail-empty');
    this.#finish();
  }

  #finish(): void {
    this.#sendLines();
    this.#sendOrders();
    this.#send({ kind: 'summaries', of: 'user', rows: this.#byUser.rows() });
    this.#send({ kind: 'summaries', of: 'destination', rows: this.#byDestination.rows() });
    this.#send({ kind: 'end', totals: Array.from({ length: this.#sums.groups }, (_, batch) => this.#sums.of(batch)) });
  }

  /** One record, whole. */
  #line(bytes: Uint8Array, length: number): void {
    const { fault, count } = this.#record;
    const line = this.#lineNumber;
    const expected = this.#header.titles.length;
    if (length > detailLimits.lineBytes) this.#broken.add(line, 'detail-line-long', { limit: detailLimits.lineBytes });
    else if (fault !== null) this.#broken.add(line, fault === 'control' ? 'detail-line-control' : 'detail-line-quote');
    else if (count !== expected) this.#broken.add(line, 'detail-line-columns', { found: count, expected });
    else {
      this.#wrong = null;
      this.#fields(bytes);
      if (this.#wrong !== null) this.#addWrongValue(line, this.#wrong);
    }
  }

  #addWrongValue(line: number, field: DetailField): void {
    const column = this.#header.columns[field] ?? 0;
    const value = this.#loosely(column).slice(0, 60);
    this.#broken.add(line, 'detail-line-value', { value, column: this.#header.titles[column] ?? field });
  }

  /** A field as text even where it is not of the encoding. */
  #loosely(column: number): string {
    return this.#decoder.decode(this.#buffer.subarray(this.#record.starts[column], this.#record.ends[column]));
  }

  #fields(bytes: Uint8Array): void {
    const start = this.#start(bytes);
    const seconds = this.#seconds(bytes);
    const kilobytes = this.#number('volume', (from, to) => (from === to ? 0 : integerOf(bytes, from, to)), 0, largestKilobytes);
    const micros = this.#number(
      'amount',
      (from, to) => microsOf(bytes, from, to, this.#decimal),
      -largestMicros,
      largestMicros,
      Number.NaN,
    );
    const vat = this.#number('vatRate', (from, to) => (from === to ? -1 : scaledOf(bytes, from, to, this.#decimal, 2)), -1, 100_000);
    const batch = this.#key(this.#batches, bytes);
    const holding = this.#key(this.#holdings, bytes);
    const kind = this.#key(this.#kinds, bytes);
    const destination = this.#key(this.#numbers, bytes);
    // Once a line is broken nothing is recorded: the rest is read to name the other broken lines.
    if (this.#wrong !== null || this.#broken.count > 0) return;
    const cells = this.#cells;
    let at = this.#held * cellsPerLine;
    cells[at++] = batch;
    cells[at++] = this.#lineNumber;
    cells[at++] = holding;
    cells[at++] = destination;
    cells[at++] = kind;
    cells[at++] = start;
    cells[at++] = seconds;
    cells[at++] = kilobytes;
    cells[at++] = micros;
    cells[at] = vat;
    this.#held++;
    this.#lines++;
    this.#sums.add(batch, seconds, kilobytes, micros);
    this.#byUser.add(batch, holding, kind, monthOf(start), seconds, kilobytes, micros);
    this.#byDestination.add(batch, destination, seconds, kilobytes, micros);
    this.#run.add(holding, destination);
    if (this.#held === linesPerMessage) this.#sendLines();
    if (this.#run.full) {
      this.#sendLines();
      this.#sendOrders();
    }
  }

  /** A figure of the line; `absent` where the layout has no such column. */
  #number(field: DetailField, read: (from: number, to: number) => number, least = -1, most = 1e9, absent = least): number {
    const column = this.#header.columns[field];
    if (column === undefined) return absent;
    const value = read(this.#record.starts[column] ?? 0, this.#record.ends[column] ?? 0);
    if (!(value >= least && value <= most)) this.#wrong ??= field;
    return value;
  }

  #start(bytes: Uint8Array): number {
    const { profile, columns } = this.#header;
    if (columns.instant !== undefined) return this.#number('instant', (from, to) => instantOf(bytes, from, to), 0, 1e12);
    const day = this.#number('date', (from, to) => dayOf(bytes, from, to, profile.dates), 0);
    const clock = this.#number('time', (from, to) => clockOf(bytes, from, to, 24), 0);
    return day * 86_400 + clock;
  }

  #seconds(bytes: Uint8Array): number {
    const { durations } = this.#header.profile;
    const read = (from: number, to: number): number => {
      if (from === to) return 0;
      if (durations === 'seconds') return integerOf(bytes, from, to);
      if (durations === 'clock') return clockOf(bytes, from, to, 100_000);
      // Thousandths of a minute: whole seconds or a figure that is not ours to round.
      const seconds = (scaledOf(bytes, from, to, this.#decimal, 3) * 60) / 1000;
      return Number.isInteger(seconds) ? seconds : Number.NaN;
    };
    return this.#number('duration', read, 0, longestSeconds);
  }

  #key(columns: TextColumns<object>, bytes: Uint8Array): number {
    const key = columns.read(bytes, this.#record);
    if (typeof key === 'number') return key;
    this.#wrong ??= key;
    return 0;
  }

  #batchOf([invoiceNumber = '', date = '', root = '', centre = '', named = '']: readonly string[]): BatchEntry | DetailField {
    const { profile } = this.#header;
    const currency = named === '' ? profile.currency : named;
    if (!/^[A-Z]{3}$/.test(currency)) return 'currency';
    if (date === '') return { invoiceNumber, invoiceDate: null, root, centre, currency };
    const day = dayOf(new TextEncoder().encode(date), 0, date.length, profile.dates);
    if (Number.isNaN(day)) return 'invoiceDate';
    return { invoiceNumber, invoiceDate: new Date(day * 86_400_000).toISOString().slice(0, 10), root, centre, currency };
  }

  /** The place named by the record at hand. */
  #place(): string {
    const column = this.#header.columns.place;
    if (column === undefined) return '';
    return this.#loosely(column);
  }

  #sendLines(): void {
    if (this.#held === 0) return;
    this.#send({
      kind: 'lines',
      count: this.#held,
      cells: this.#cells,
      batches: this.#batches.takeFresh(),
      holdings: this.#holdings.takeFresh(),
      destinations: this.#numbers.takeFresh(),
      kinds: this.#kinds.takeFresh(),
      bytesRead: this.#bytesRead,
    });
    this.#cells = this.#newCells();
    this.#held = 0;
  }

  #sendOrders(): void {
    const firstLine = this.#lines - this.#run.count;
    if (this.#run.count > 0) this.#send({ kind: 'orders', firstLine, ...this.#run.take() });
  }
}

const months = new Map<number, number>();

/** yyyymm of an instant. */
function monthOf(seconds: number): number {
  const day = Math.floor(seconds / 86_400);
  let month = months.get(day);
  if (month === undefined) {
    const date = new Date(day * 86_400_000);
    month = date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
    months.set(day, month);
  }
  return month;
}
