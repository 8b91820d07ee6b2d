/** Writes what a file of call detail says into its tables: the numbers of the file's dictionaries become the ledger's. */
import type { Sqlite } from '../ledger/sqlite.ts';
import type { BatchSums } from './batch-sums.ts';
import { type BatchEntry, type DetailMessage, summaryCells } from './detail-message.ts';
import { InsertRows } from './insert-rows.ts';
import { destinationReader, lineReader } from './numbers/ledger-numbers.ts';
import { SegmentWriter } from './segment-writer.ts';

type Message<Kind extends DetailMessage['kind']> = Extract<DetailMessage, { kind: Kind }>;

/** Rows of a summary between two moments in which others are answered. */
const rowsPerStep = 10_000;
/** New names and numbers, each looked up and read. */
const entriesPerStep = 500;

export class DetailTables {
  newUsers = 0;
  profile = '';
  /** The ids of the file's batches, holdings, destinations and kinds in the ledger. */
  readonly batchIds: number[] = [];
  readonly #batches: BatchEntry[] = [];
  readonly #holdingIds: number[] = [];
  readonly #destinationIds: number[] = [];
  readonly #kindIds: number[] = [];
  readonly #sqlite: Sqlite;
  readonly #documentId: number;
  readonly #segments: SegmentWriter;

  constructor(sqlite: Sqlite, documentId: number) {
    this.#sqlite = sqlite;
    this.#documentId = documentId;
    this.#segments = new SegmentWriter(sqlite, documentId);
  }

  get lines(): number {
    return this.#segments.lines;
  }

  currencyOf(batch: number): string {
    return this.#batches[batch]?.currency ?? '';
  }

  /** Adds lines, and first what they name, a step at a time. */
  *addLines(message: Message<'lines'>): Generator<void> {
    yield* this.#learn(message);
    this.#segments.add(message.cells, message.count, [this.batchIds, null, this.#holdingIds, this.#destinationIds, this.#kindIds]);
  }

  /** Writes the lines that wait: no more will come. */
  finishLines(): void {
    this.#segments.finish();
  }

  /** Fills a summary, a step at a time. */
  *addSummaries({ of, rows: cells }: Message<'summaries'>): Generator<void> {
    const width = summaryCells[of];
    const sums = 'lines, duration_seconds, volume_kilobytes, amount_micros';
    const rows =
      of === 'user'
        ? new InsertRows(this.#sqlite, `detail_user_summary (batch_id, holding_id, kind_id, month, ${sums})`, width)
        : new InsertRows(this.#sqlite, `detail_destination_summary (batch_id, destination_id, ${sums})`, width);
    const keys = of === 'user' ? [this.batchIds, this.#holdingIds, this.#kindIds] : [this.batchIds, this.#destinationIds];
    for (let from = 0; from < cells.length; from += rowsPerStep * width) {
      for (let at = from; at < Math.min(cells.length, from + rowsPerStep * width); at += width) {
        const row = rows.next();
        for (let i = 0; i < width; i++) {
          const cell = cells[at + i] ?? 0;
          rows.values[row + i] = keys[i] ? (keys[i]?.[cell] ?? 0) : cell;
        }
      }
      rows.flush();
      yield;
    }
  }

  /** What each batch comes to and where its lines lie, known once the file is read and checked. */
  finishBatches(sums: ReadonlyMap<number, BatchSums>): void {
    const update = this.#sqlite.prepare(
      `UPDATE detail_batch SET lines = ?, duration_seconds = ?, volume_kilobytes = ?, amount_micros = ?, first_line_id = ?, last_line_id = ?,
         first_start = ?, last_start = ?
       WHERE id = ?`,
    );
    for (const [id, { lines, seconds, kilobytes, micros, firstLineId, lastLineId, firstStart, lastStart }] of sums)
      update.run(lines, seconds, kilobytes, micros, firstLineId, lastLineId, firstStart, lastStart, id);
  }

  /** Finds or adds what these lines name. */
  *#learn({ batches, holdings, destinations, kinds }: Message<'lines'>): Generator<void> {
    const batchStatement = this.#sqlite.prepare(
      `INSERT INTO detail_batch (document_id, invoice_number, invoice_date, root, centre, currency, profile, lines, duration_seconds, volume_kilobytes, amount_micros, first_line_id, last_line_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0)`,
    );
    for (const batch of batches) {
      const { invoiceNumber, invoiceDate, root, centre, currency } = batch;
      const added = batchStatement.run(this.#documentId, invoiceNumber, invoiceDate, root, centre, currency, this.profile);
      this.batchIds.push(Number(added.lastInsertRowid));
      this.#batches.push(batch);
    }
    const user = this.#finder('fleet_user', ['name']);
    const line = this.#finder('fleet_line', ['number'], ['e164']);
    const readLine = lineReader({ sqlite: this.#sqlite });
    const holding = this.#finder('fleet_holding', ['line_id', 'user_id']);
    for (const [index, entry] of holdings.entries()) {
      if (index % entriesPerStep === entriesPerStep - 1) yield;
      const { id: userId, added } = user([entry.user]);
      if (added) this.newUsers++;
      this.#holdingIds.push(holding([line([entry.line], () => readLine(entry.line)).id, userId]).id);
    }
    const destination = this.#finder('destination', ['number'], ['place', 'e164', 'country', 'number_type']);
    const readDestination = destinationReader({ sqlite: this.#sqlite });
    for (const [index, { number, place }] of destinations.entries()) {
      if (index % entriesPerStep === entriesPerStep - 1) yield;
      this.#destinationIds.push(destination([number], () => [place, ...readDestination(number)]).id);
    }
    const kind = this.#finder('usage_kind', ['section', 'nature', 'place']);
    for (const { section, nature, place } of kinds) this.#kindIds.push(kind([section, nature, place]).id);
  }

  /** Finds a row of a dictionary by its key, or adds it. */
  #finder(table: string, keys: string[], others: string[] = []) {
    const find = this.#sqlite.prepare(`SELECT id FROM ${table} WHERE ${keys.map((key) => `${key} = ?`).join(' AND ')}`).pluck();
    const columns = [...keys, ...others];
    const add = this.#sqlite.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
    return (key: (string | number)[], rest: () => string[] = () => []): { id: number; added: boolean } => {
      const known = find.get(...key) as number | undefined;
      if (known !== undefined) return { id: known, added: false };
      return { id: Number(add.run(...key, ...rest()).lastInsertRowid), added: true };
    };
  }
}
