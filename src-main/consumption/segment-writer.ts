/** Adds the lines of one file to the ledger, a segment after another. */
import type { Statement } from 'better-sqlite3';
import type { Sqlite } from '../ledger/sqlite.ts';
import { lineCells } from './line-cells.ts';
import { checksumOf, encodeCells, linesPerSegment, nextLineId } from './segments.ts';

export class SegmentWriter {
  /** The id of the file's first line; those after it follow. */
  readonly firstLineId: number;
  /** Lines added, those that wait included. */
  lines = 0;
  readonly #documentId: number;
  readonly #columns = lineCells.map(() => new Float64Array(linesPerSegment));
  readonly #addSegment: Statement;
  readonly #addColumn: Statement;
  #waiting = 0;

  constructor(sqlite: Sqlite, documentId: number) {
    this.#documentId = documentId;
    this.firstLineId = nextLineId(sqlite);
    this.#addSegment = sqlite.prepare('INSERT INTO detail_segment (document_id, first_line_id, lines, checksum) VALUES (?, ?, ?, ?)');
    this.#addColumn = sqlite.prepare('INSERT INTO detail_column (column_place, segment_id, cells) VALUES (?, ?, ?)');
  }

  /**
   * Adds lines, given one after another with the cells of lineCells.
   * @param meanings by column: what stands for each number of the file's own dictionaries; null where cells are kept as they are
   */
  add(cells: Float64Array, count: number, meanings: readonly (readonly number[] | null)[]): void {
    const width = lineCells.length;
    for (let from = 0; from < count; ) {
      const taken = Math.min(count - from, linesPerSegment - this.#waiting);
      for (const [place, column] of this.#columns.entries()) {
        const meaning = meanings[place] ?? null;
        let at = from * width + place;
        for (let to = this.#waiting; to < this.#waiting + taken; to++, at += width) {
          const cell = cells[at] ?? 0;
          column[to] = meaning === null ? cell : (meaning[cell] ?? 0);
        }
      }
      from += taken;
      this.lines += taken;
      this.#waiting += taken;
      if (this.#waiting === linesPerSegment) this.finish();
    }
  }

  /** Writes the lines that wait, as the last segment of the file. */
  finish(): void {
    const lines = this.#waiting;
    if (lines === 0) return;
    const columns = this.#columns.map((cells) => encodeCells(cells.subarray(0, lines)));
    const firstLineId = this.firstLineId + this.lines - lines;
    const segmentId = this.#addSegment.run(this.#documentId, firstLineId, lines, checksumOf(columns)).lastInsertRowid;
    for (const [place, bytes] of columns.entries()) this.#addColumn.run(place, segmentId, bytes);
    this.#waiting = 0;
  }
}
