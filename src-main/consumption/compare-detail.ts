/** A new file of call detail beside one of the ledger: what would change if it took its place. Nothing is recorded. */
import { crc32 } from 'node:zlib';
import type { DetailComparison, DetailContent } from '../../src-preload/contract/detail-files.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { breathe } from '../ledger/work.ts';
import { decodeColumns } from './batch-sums.ts';
import type { DetailSource } from './byte-source.ts';
import { differencesOf, type InvoiceGroup, type LineGroup } from './detail-differences.ts';
import { contentOf } from './detail-files.ts';
import { type BatchEntry, cellsPerLine, type DetailMessage, type DetailTotals } from './detail-message.ts';
import { PairDictionary } from './dictionary.ts';
import { readMappings } from './mapping/stored.ts';
import { readDetail } from './read-detail.ts';
import { segmentReader } from './segments.ts';

/** One side of the comparison. */
interface Side {
  readonly content: DetailContent;
  readonly groups: readonly LineGroup[];
  readonly invoices: readonly InvoiceGroup[];
}

/**
 * @param profile name of the layout of the new file; null tells it from the header
 * @throws ProblemError detail-file-gone; what is wrong with the new file, but for lines that cannot be read, which are counted; cancelled
 */
export async function compareDetail(
  reader: LedgerReader,
  documentId: number,
  source: DetailSource,
  profile: string | null,
  signal: AbortSignal,
): Promise<Omit<DetailComparison, 'sameBytes'>> {
  const { brokenLines, ...after } = await readSide(reader, source, profile, signal);
  const before = await storedSide(reader.sqlite, documentId, signal);
  return { before: before.content, after: after.content, brokenLines, ...differencesOf(before, after) };
}

async function readSide(
  reader: LedgerReader,
  source: DetailSource,
  profile: string | null,
  signal: AbortSignal,
): Promise<Side & { readonly brokenLines: number }> {
  const options = { profile, encoding: null, mappings: readMappings(reader), broken: 'examine' } as const;
  const batches: BatchEntry[] = [];
  const holdings: { user: string; line: string }[] = [];
  const [numberMarks, kindMarks]: [number[], number[]] = [[], []];
  const sums = new GroupSums();
  let name = '';
  let end: Extract<DetailMessage, { kind: 'end' }> | null = null;
  for await (const message of readDetail(source, options, signal)) {
    if (message.kind === 'start') name = message.profile;
    else if (message.kind === 'end') end = message;
    else if (message.kind === 'lines') {
      batches.push(...message.batches);
      holdings.push(...message.holdings);
      for (const { number } of message.destinations) numberMarks.push(textMark(number));
      for (const { section, nature, place } of message.kinds) kindMarks.push(textMark(section, nature, place));
      const { cells, count } = message;
      for (let at = 0; at < count * cellsPerLine; at += cellsPerLine) {
        const cell = (place: number) => cells[at + place] ?? 0;
        sums.add(cell(2), cell(0), numberMarks[cell(3)] ?? 0, kindMarks[cell(4)] ?? 0, cell(5), cell(6), cell(7), cell(8));
      }
      await breathe();
    }
  }
  if (!end) throw new ProblemError('detail-empty');
  const { totals } = end;
  const figures = batches.map((batch, index) => ({ ...batch, ...(totals[index] ?? nothing) }));
  return {
    content: { profile: name, ...sums.whole, sums: byCurrency(figures) },
    groups: sums.groups(
      (holding) => holdings[holding] ?? { user: '', line: '' },
      (batch) => batches[batch]?.currency ?? '',
    ),
    invoices: byInvoice(figures),
    brokenLines: end.leftOut.broken,
  };
}

const nothing: DetailTotals = { lines: 0, seconds: 0, kilobytes: 0, micros: 0 };

async function storedSide(sqlite: Sqlite, documentId: number, signal: AbortSignal): Promise<Side> {
  const content = contentOf(sqlite, documentId);
  if (content.lines === 0) throw new ProblemError('detail-file-gone');
  const numberMarks = new Map<number, number>();
  const kindMarks = new Map<number, number>();
  const numberOf = sqlite.prepare('SELECT number FROM destination WHERE id = ?').pluck();
  const kindOf = sqlite.prepare('SELECT section, nature, place FROM usage_kind WHERE id = ?').raw();
  const sums = new GroupSums();
  const columnsOf = segmentReader(sqlite);
  const segments = sqlite.prepare('SELECT id, lines FROM detail_segment WHERE document_id = ? ORDER BY id').all(documentId) as {
    id: number;
    lines: number;
  }[];
  for (const { id, lines } of segments) {
    if (signal.aborted) throw new ProblemError('cancelled');
    const columns = decodeColumns(columnsOf(id), lines);
    for (let place = 0; place < lines; place++) {
      const destination = columns.destination[place] ?? 0;
      const kind = columns.kind[place] ?? 0;
      sums.add(
        columns.holding[place] ?? 0,
        columns.batch[place] ?? 0,
        known(numberMarks, destination, () => textMark(numberOf.get(destination) as string)),
        known(kindMarks, kind, () => textMark(...(kindOf.get(kind) as string[]))),
        columns.startedAt[place] ?? 0,
        columns.durationSeconds[place] ?? 0,
        columns.volumeKilobytes[place] ?? 0,
        columns.amountMicros[place] ?? 0,
      );
    }
    await breathe();
  }
  const holdingOf = sqlite.prepare(
    `SELECT name AS user, number AS line FROM fleet_holding JOIN fleet_user ON fleet_user.id = user_id JOIN fleet_line ON fleet_line.id = line_id
     WHERE fleet_holding.id = ?`,
  );
  const batches = sqlite
    .prepare(
      `SELECT id, invoice_number AS invoiceNumber, currency, lines, duration_seconds AS seconds, volume_kilobytes AS kilobytes, amount_micros AS micros
       FROM detail_batch WHERE document_id = ? ORDER BY id`,
    )
    .all(documentId) as (DetailTotals & Pick<BatchEntry, 'invoiceNumber' | 'currency'> & { id: number })[];
  const currencies = new Map(batches.map(({ id, currency }) => [id, currency]));
  return {
    content,
    groups: sums.groups(
      (holding) => holdingOf.get(holding) as { user: string; line: string },
      (batch) => currencies.get(batch) ?? '',
    ),
    invoices: byInvoice(batches),
  };
}

function known(values: Map<number, number>, key: number, find: () => number): number {
  const value = values.get(key) ?? find();
  values.set(key, value);
  return value;
}

type BatchFigures = DetailTotals & Pick<BatchEntry, 'invoiceNumber' | 'currency'>;

function byCurrency(batches: readonly BatchFigures[]): DetailContent['sums'] {
  const sums = Map.groupBy(batches, ({ currency }) => currency);
  return [...sums].map(([currency, of]) => ({
    currency,
    lines: of.reduce((sum, { lines }) => sum + lines, 0),
    amountMicros: of.reduce((sum, { micros }) => sum + micros, 0),
  }));
}

function byInvoice(batches: readonly BatchFigures[]): InvoiceGroup[] {
  const groups = new Map<string, InvoiceGroup>();
  for (const { invoiceNumber: number, currency, lines, seconds, micros } of batches) {
    const key = JSON.stringify([number, currency]);
    const group = groups.get(key) ?? { number, currency, lines: 0, durationSeconds: 0, amountMicros: 0 };
    groups.set(key, group);
    group.lines += lines;
    group.durationSeconds += seconds;
    group.amountMicros += micros;
  }
  return [...groups.values()];
}

/** Lines added up by holding and batch, as numbers; by their texts in the end. */
class GroupSums {
  readonly #keys = new PairDictionary();
  readonly #sums: { lines: number; seconds: number; micros: number; mark: number }[] = [];
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  #seconds = 0;
  #kilobytes = 0;
  #lines = 0;

  add(
    holding: number,
    batch: number,
    number: number,
    kind: number,
    start: number,
    seconds: number,
    kilobytes: number,
    micros: number,
  ): void {
    const group = this.#keys.intern(holding, batch);
    let sum = this.#sums[group];
    if (!sum) {
      sum = { lines: 0, seconds: 0, micros: 0, mark: 0 };
      this.#sums.push(sum);
    }
    sum.lines++;
    sum.seconds += seconds;
    sum.micros += micros;
    sum.mark = (sum.mark + lineMark(number, kind, start, seconds, kilobytes, micros)) | 0;
    this.#lines++;
    this.#seconds += seconds;
    this.#kilobytes += kilobytes;
    if (start < this.#first) this.#first = start;
    if (start > this.#last) this.#last = start;
  }

  get whole(): Pick<DetailContent, 'lines' | 'durationSeconds' | 'volumeKilobytes' | 'period'> {
    const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);
    const period = this.#lines === 0 ? null : { from: day(this.#first), to: day(this.#last) };
    return { lines: this.#lines, durationSeconds: this.#seconds, volumeKilobytes: this.#kilobytes, period };
  }

  /** The same user, line and currency are one group, from whichever batches. */
  groups(
    holdingOf: (holding: number) => { readonly user: string; readonly line: string },
    currencyOf: (batch: number) => string,
  ): LineGroup[] {
    const groups = new Map<string, LineGroup>();
    for (const [index, { lines, seconds, micros, mark }] of this.#sums.entries()) {
      const { user, line } = holdingOf(this.#keys.left(index));
      const currency = currencyOf(this.#keys.right(index));
      const key = JSON.stringify([user, line, currency]);
      const group = groups.get(key) ?? { user, line, currency, lines: 0, durationSeconds: 0, amountMicros: 0, mark: 0 };
      groups.set(key, group);
      group.lines += lines;
      group.durationSeconds += seconds;
      group.amountMicros += micros;
      group.mark = (group.mark + mark) | 0;
    }
    return [...groups.values()];
  }
}

function textMark(...texts: readonly string[]): number {
  return crc32(JSON.stringify(texts)) | 0;
}

/** A number for a line; the sum of those of some lines is their mark. */
function lineMark(number: number, kind: number, start: number, seconds: number, kilobytes: number, micros: number): number {
  return mix(mix(mix(mix(mix(mix(0, number), kind), start), seconds), kilobytes), micros);
}

function mix(mark: number, cell: number): number {
  // The lower 32 bits, and what is above them.
  const mixed = Math.imul(mark ^ cell, 0x9e3779b1) ^ Math.imul(Math.floor(cell / 2 ** 32), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
