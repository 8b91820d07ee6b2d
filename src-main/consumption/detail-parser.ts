/** Reads a file of call detail in one pass: lines as numbers, what they add to the dictionaries, and every sum. Knows no database. */
import type { BrokenLine, DetailEncoding, DetailField } from '../../src-preload/contract/mapping.ts';
import { type Problem, ProblemError } from '../../src-preload/contract/problem.ts';
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
import { encodingOf, markLength } from './encoding.ts';
import { type DetailHeader, detectHeader, type Layouts, readHeader } from './header.ts';
import { AroundTable } from './mapping/around-table.ts';
import { currencyNamed } from './mapping/figures.ts';
import { cleanText } from './mapping/mapped-readers.ts';
import { RecordReader } from './records.ts';
import { DestinationTally, monthOf, Sums, UserTally } from './tally.ts';
import { TextColumns } from './text-columns.ts';
import { dayOf } from './values.ts';

export interface DetailOptions extends Layouts {
  /** Null detects it. */
  readonly encoding: DetailEncoding | null;
  /**
   * What becomes of a file with lines that cannot be read: `refuse` ends the reading with a problem; `leave-out` goes on without them,
   * unless none is left; `examine` is for a reading from which nothing is recorded.
   */
  readonly broken: 'refuse' | 'leave-out' | 'examine';
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

/** Takes what a file says. */
export interface DetailReceiver {
  readonly send: (message: DetailMessage) => void;
  /** Gives room for `cellsPerMessage` numbers: what `send` was given is not touched again. */
  readonly newCells: () => Float64Array;
}

/**
 * Reads the file and sends what it says. All of it is read even where a line is broken, so that the problem names the others too.
 * @throws ProblemError what is wrong with the file; what was sent before is then void
 */
export function parseDetail(source: ByteSource, options: DetailOptions, receiver: DetailReceiver): void {
  const head = new Uint8Array(detailLimits.headBytes);
  source.rewind();
  const start = head.subarray(0, source.read(head, 0));
  const chosen = options.encoding ?? detectHeader(start, options)?.mapping?.encoding ?? null;
  const encoding = encodingOf(source, chosen);
  const parser = new DetailParser(readHeader(start, encoding, options), encoding, options.broken, receiver);
  receiver.send({ kind: 'start', profile: parser.profile, encoding, bytes: source.size });
  source.rewind();
  let read: number;
  do {
    read = source.read(parser.buffer, parser.held);
    parser.take(read);
  } while (read > 0 && !parser.ended);
  parser.finish();
}

/** Takes the bytes of a file as they come: `take` after each part was put into `buffer` from `held` on, then `finish`. */
export class DetailParser {
  readonly buffer = new Uint8Array(bufferBytes);
  /** Bytes at the beginning of `buffer` that are still to be read. */
  held = 0;
  /** Whether what follows cannot be read. */
  ended = false;
  readonly #header: DetailHeader;
  readonly #policy: DetailOptions['broken'];
  readonly #receiver: DetailReceiver;
  readonly #decoder: TextDecoder;
  readonly #record: RecordReader;
  readonly #broken = new BrokenLines();
  readonly #around: AroundTable | null;
  /** Records up to the header that are still to come. */
  #above: number;
  #first = true;
  /** Why the record at hand is broken: its column. */
  #wrong: DetailField | null = null;
  #lineNumber = 1;
  #lines = 0;
  #bytesRead = 0;

  readonly #batches: TextColumns<BatchEntry>;
  readonly #holdings: TextColumns<HoldingEntry>;
  readonly #kinds: TextColumns<KindEntry>;
  readonly #numbers: TextColumns<DestinationEntry>;

  #cells: Float64Array;
  #held = 0;
  readonly #sums = new Sums();
  readonly #byUser = new UserTally();
  readonly #byDestination = new DestinationTally();

  constructor(header: DetailHeader, encoding: DetailEncoding, policy: DetailOptions['broken'], receiver: DetailReceiver) {
    this.#header = header;
    this.#policy = policy;
    this.#receiver = receiver;
    this.#cells = receiver.newCells();
    this.#above = header.records;
    this.#decoder = new TextDecoder(encoding);
    this.#record = new RecordReader(header.separator);
    this.#around = header.mapping && new AroundTable(header.mapping);
    const columns = <Entry extends object>(
      fields: DetailField[],
      entryOf: (texts: readonly string[]) => Entry | DetailField,
      keyOf: (entry: Entry) => string = JSON.stringify,
    ) =>
      new TextColumns<Entry>({
        fields,
        columns: fields.map((field) => header.columns[field] ?? -1),
        encoding,
        entryOf: (written) => {
          const texts = this.#textsOf(fields, written);
          return typeof texts === 'string' ? texts : entryOf(texts);
        },
        keyOf: header.mapping ? keyOf : null,
      });
    this.#holdings = columns(['line', 'user'], ([line = '', user = '']) => ({ line, user }));
    this.#kinds = columns(['section', 'nature', 'place'], ([section = '', nature = '', place = '']) => ({ section, nature, place }));
    // The place is no part of what makes a destination: the first one met with the number is kept.
    this.#numbers = columns(
      ['destination'],
      ([number = '']) => ({ number, place: this.#place() }),
      ({ number }) => number,
    );
    this.#batches = columns(['invoiceNumber', 'invoiceDate', 'root', 'centre', 'currency'], (texts) => this.#batchOf(texts));
  }

  get profile(): string {
    return this.#header.profile;
  }

  /** Reads the records that are whole. @param read bytes put into the buffer; 0 at the end of the file */
  take(read: number): void {
    const record = this.#record;
    const bytes = this.buffer;
    const last = read === 0;
    const end = this.held + read;
    this.#bytesRead += read;
    let at = 0;
    if (this.#first) {
      at = markLength(bytes.subarray(0, end));
      this.#first = false;
    }
    while (at < end) {
      const next = record.read(bytes, at, end, last);
      if (next < 0) break;
      if (this.#above > 0) this.#above--;
      else if (!record.blank) this.#line(at, next);
      else this.#around?.blank();
      this.#lineNumber += record.lineBreaks;
      at = next;
    }
    this.held = last ? 0 : end - at;
    if (this.held > detailLimits.lineBytes) {
      record.read(bytes, at, end, true);
      if (record.fault === 'unclosed') this.#addBroken('quote', at, end);
      else this.#addBroken('long', at, end, { limit: detailLimits.lineBytes });
      this.ended = true;
      return;
    }
    bytes.copyWithin(0, at, end);
  }

  /** Sends what is left, and the sums. @throws ProblemError where the file is refused, or holds no line */
  finish(): void {
    const broken = this.#broken.problem;
    // What follows an unclosed quote or an endless line was not read: such a file is never taken without them.
    if (broken && (this.#policy === 'refuse' || (this.#policy === 'leave-out' && (this.ended || this.#lines === 0))))
      throw new ProblemError(broken.code, broken.params);
    if (this.#lines === 0 && this.#policy !== 'examine') throw new ProblemError('detail-empty');
    const totals = this.#sums.all();
    this.#sendLines();
    const { send } = this.#receiver;
    send({ kind: 'summaries', of: 'user', rows: this.#byUser.rows() });
    send({ kind: 'summaries', of: 'destination', rows: this.#byDestination.rows() });
    send({
      kind: 'end',
      totals,
      leftOut: { ...(this.#around?.leftOut ?? nothingAround), broken: this.#broken.count },
      brokenLines: this.#broken.shown,
      totalsCheck: this.#around?.totals.check ?? nothingCompared,
    });
  }

  /** One record, whole. */
  #line(from: number, to: number): void {
    const { fault, count } = this.#record;
    const around = this.#around;
    const expected = this.#header.titles.length;
    if (to - from > detailLimits.lineBytes) this.#addBroken('long', from, to, { limit: detailLimits.lineBytes });
    else if (fault !== null) this.#addBroken(fault === 'control' ? 'control' : 'quote', from, to);
    else if (around?.asksEach && around.takes(this.#texts(), this.#lineNumber)) return;
    else if (around ? !around.fits(this.#record) : count !== expected) {
      if (!around?.takes(this.#texts(), this.#lineNumber)) this.#addBroken('columns', from, to, { found: count, expected });
    } else {
      this.#wrong = null;
      this.#fields(this.buffer);
      if (this.#wrong !== null && !around?.takes(this.#texts(), this.#lineNumber)) this.#addWrongValue(this.#wrong, from, to);
    }
  }

  #addWrongValue(field: DetailField, from: number, to: number): void {
    const column = this.#header.columns[field];
    const value = column === undefined ? (this.#header.constants[field] ?? '') : this.#loosely(column);
    this.#addBroken('value', from, to, { value: value.slice(0, 60), column: this.#header.titles[column ?? -1] ?? field });
  }

  #addBroken(reason: BrokenLine['reason'], from: number, to: number, params: Problem['params'] = {}): void {
    const shown = this.buffer.subarray(from, Math.min(to, from + detailLimits.shownLineBytes));
    this.#broken.add(this.#lineNumber, reason, params, () => this.#decoder.decode(shown).trimEnd());
  }

  /** The fields as texts even where they are not of the encoding. */
  #texts(): string[] {
    return Array.from({ length: Math.min(this.#record.count, this.#record.starts.length) }, (_, column) => this.#loosely(column));
  }

  #loosely(column: number): string {
    return this.#decoder.decode(this.buffer.subarray(this.#record.starts[column], this.#record.ends[column]));
  }

  #fields(bytes: Uint8Array): void {
    const { readers } = this.#header;
    const start = this.#start(bytes);
    const seconds = this.#number('duration', bytes, readers.seconds, 0, longestSeconds);
    const kilobytes = this.#number('volume', bytes, readers.kilobytes, 0, largestKilobytes);
    const micros = this.#number('amount', bytes, readers.micros, -largestMicros, largestMicros, Number.NaN);
    const vat = this.#number('vatRate', bytes, readers.vat, -1, 100_000);
    const inBatch = this.#find(this.#batches, bytes);
    const inHolding = this.#find(this.#holdings, bytes);
    const inKind = this.#find(this.#kinds, bytes);
    const inNumber = this.#find(this.#numbers, bytes);
    if (this.#wrong !== null) return;
    // Once a file is refused nothing is recorded: the rest is read to name the other broken lines.
    if (this.#policy === 'refuse' && this.#broken.count > 0) return;
    const batch = this.#batches.use(inBatch);
    const holding = this.#holdings.use(inHolding);
    const kind = this.#kinds.use(inKind);
    const destination = this.#numbers.use(inNumber);
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
    this.#around?.line(micros);
    this.#byUser.add(batch, holding, kind, monthOf(start), seconds, kilobytes, micros);
    this.#byDestination.add(batch, destination, seconds, kilobytes, micros);
    if (this.#held === linesPerMessage) this.#sendLines();
  }

  /** A figure of the line; `absent` where the layout has no such column. */
  #number(field: DetailField, bytes: Uint8Array, read: ReadFigure, least: number, most: number, absent = least): number {
    const column = this.#header.columns[field];
    if (column === undefined) return absent;
    const value = read(bytes, this.#record.starts[column] ?? 0, this.#record.ends[column] ?? 0);
    if (!(value >= least && value <= most)) this.#wrong ??= field;
    return value;
  }

  #start(bytes: Uint8Array): number {
    const { readers, columns, constants } = this.#header;
    if (columns.instant !== undefined) return this.#number('instant', bytes, readers.instant, 0, 1e12);
    const day = columns.date === undefined ? isoDay(constants.date ?? '') : this.#number('date', bytes, readers.day, 0, 1e9);
    return day * 86_400 + this.#number('time', bytes, readers.clock, 0, 86_400);
  }

  #find(columns: Pick<TextColumns<object>, 'find'>, bytes: Uint8Array): number {
    const found = columns.find(bytes, this.#record);
    if (typeof found === 'number') return found;
    this.#wrong ??= found;
    return -1;
  }

  /** The texts of a line, cleaned where a person has described the layout; a constant where there is none. */
  #textsOf(fields: readonly DetailField[], written: readonly string[]): string[] | DetailField {
    const { constants, mapping } = this.#header;
    const texts: string[] = [];
    for (const [index, field] of fields.entries()) {
      const text = mapping ? cleanText(field, written[index] ?? '') : (written[index] ?? '');
      if (text === null) return field;
      texts.push(text === '' ? (constants[field] ?? '') : text);
    }
    return texts;
  }

  #batchOf([invoiceNumber = '', date = '', root = '', centre = '', named = '']: readonly string[]): BatchEntry | DetailField {
    const currency = this.#header.mapping ? currencyNamed(named) : named;
    if (!/^[A-Z]{3}$/.test(currency)) return 'currency';
    if (date === '') return { invoiceNumber, invoiceDate: null, root, centre, currency };
    const constant = this.#header.columns.invoiceDate === undefined;
    const day = constant ? isoDay(date) : this.#header.readers.day(new TextEncoder().encode(date), 0, date.length);
    if (Number.isNaN(day)) return 'invoiceDate';
    return { invoiceNumber, invoiceDate: new Date(day * 86_400_000).toISOString().slice(0, 10), root, centre, currency };
  }

  /** The place named by the record at hand. */
  #place(): string {
    const column = this.#header.columns.place;
    return column === undefined ? '' : this.#loosely(column);
  }

  #sendLines(): void {
    if (this.#held === 0) return;
    this.#receiver.send({
      kind: 'lines',
      count: this.#held,
      cells: this.#cells,
      batches: this.#batches.takeFresh(),
      holdings: this.#holdings.takeFresh(),
      destinations: this.#numbers.takeFresh(),
      kinds: this.#kinds.takeFresh(),
      bytesRead: this.#bytesRead,
    });
    this.#cells = this.#receiver.newCells();
    this.#held = 0;
  }
}

type ReadFigure = (bytes: Uint8Array, from: number, to: number) => number;

const nothingCompared = { compared: 0, differing: 0, shown: [] };
const nothingAround = { headers: 0, totals: 0, notes: 0 } as const;

function isoDay(date: string): number {
  return dayOf(new TextEncoder().encode(date), 0, date.length, 'ymd');
}
