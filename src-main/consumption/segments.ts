/**
 * Call detail by column, as it lies in the ledger: lines of one file that follow one another make a segment, and each of their columns
 * (lineCells) is one BLOB of little-endian numbers of the narrowest width that holds them all. Every platform that Electron runs on is
 * little-endian, so that typed arrays read and write these bytes as they are.
 *
 * Segments are never changed, only added at the end and removed a file at a time. Their ids are never given twice, even after a removal,
 * and rise with the ids of the lines: whoever keeps columns in memory compares the list of ids with the ones held, drops what is gone
 * and reads what came after the last.
 */
import { crc32 } from 'node:zlib';
import type { Sqlite } from '../ledger/sqlite.ts';
import { type LineCell, lineCells } from './line-cells.ts';

/** Lines of a segment; only the last of a file has fewer. */
export const linesPerSegment = 4096;

/** The cells of one column, whole numbers in the units of lineCells. A Float64Array only where 32 bits do not do. */
export type Cells = Int8Array | Int16Array | Int32Array | Float64Array;

export interface Segment {
  readonly id: number;
  readonly documentId: number;
  /** Line ids are consecutive: the line at `place` of the segment is `firstLineId + place`. */
  readonly firstLineId: number;
  readonly lines: number;
  /** CRC-32 of the bytes of its columns, in the order of lineCells. */
  readonly checksum: number;
}

/** Every segment, in the order of ids, which is that of the lines. */
export function listSegments(sqlite: Sqlite): Segment[] {
  return sqlite
    .prepare('SELECT id, document_id AS documentId, first_line_id AS firstLineId, lines, checksum FROM detail_segment ORDER BY id')
    .all() as Segment[];
}

/**
 * One column of the segments beyond an id, in the order of the lines; 0 begins with the first. Each step reads one BLOB, so leaving the
 * loop costs nothing; within a transaction, all are of one state of the ledger.
 * @throws Error where the bytes are not what was written
 */
export function* readColumn(
  sqlite: Sqlite,
  cell: LineCell,
  afterSegment = 0,
): Generator<{ readonly segmentId: number; readonly cells: Cells }> {
  const rows = sqlite
    .prepare(
      `SELECT segment_id, lines, cells FROM detail_column CROSS JOIN detail_segment ON detail_segment.id = segment_id
       WHERE column_place = ? AND segment_id > ? ORDER BY segment_id`,
    )
    .raw()
    .iterate(lineCells.indexOf(cell), afterSegment) as IterableIterator<[number, number, Buffer]>;
  for (const [segmentId, lines, bytes] of rows) yield { segmentId, cells: decodeCells(bytes, lines) };
}

/**
 * One column of one segment.
 * @throws Error where there is none, or its bytes are not what was written
 */
export function readCells(sqlite: Sqlite, cell: LineCell, { id, lines }: Pick<Segment, 'id' | 'lines'>): Cells {
  const bytes = sqlite
    .prepare('SELECT cells FROM detail_column WHERE column_place = ? AND segment_id = ?')
    .pluck()
    .get(lineCells.indexOf(cell), id) as Buffer | undefined;
  if (!bytes) throw new Error(`no column ${cell} in segment ${id}`);
  return decodeCells(bytes, lines);
}

/**
 * Reads segments whole: the bytes of the columns of one, in the order of lineCells.
 * @returns a function that throws Error where a column is missing
 */
export function segmentReader(sqlite: Sqlite): (segment: number) => Buffer[] {
  const read = sqlite.prepare('SELECT cells FROM detail_column WHERE column_place = ? AND segment_id = ?').pluck();
  return (segment) =>
    lineCells.map((cell, place) => {
      const bytes = read.get(place, segment) as Buffer | undefined;
      if (!bytes) throw new Error(`no column ${cell} in segment ${segment}`);
      return bytes;
    });
}

/** The id that the next line of a file gets. */
export function nextLineId(sqlite: Sqlite): number {
  return sqlite.prepare('SELECT coalesce(max(first_line_id + lines), 1) FROM detail_segment').pluck().get() as number;
}

/** The bytes of a column. @param cells whole numbers that are counted exactly */
export function encodeCells(cells: Float64Array): Uint8Array {
  let least = 0;
  let most = 0;
  for (const cell of cells) {
    if (cell < least) least = cell;
    else if (cell > most) most = cell;
  }
  const narrowed = narrow(cells, least, most);
  return new Uint8Array(narrowed.buffer, narrowed.byteOffset, narrowed.byteLength);
}

function narrow(cells: Float64Array, least: number, most: number): Cells {
  if (least >= -0x80 && most <= 0x7f) return new Int8Array(cells);
  if (least >= -0x8000 && most <= 0x7fff) return new Int16Array(cells);
  if (least >= -0x8000_0000 && most <= 0x7fff_ffff) return new Int32Array(cells);
  return cells;
}

/** The cells in a column's bytes. @throws Error where they are not so many */
export function decodeCells(bytes: Uint8Array, lines: number): Cells {
  const width = bytes.byteLength / lines;
  // A view of 2, 4 or 8 bytes must begin at a multiple of them, which a Buffer from a pool may not.
  const { buffer, byteOffset } = bytes.byteOffset % width === 0 ? bytes : bytes.slice();
  switch (width) {
    case 1:
      return new Int8Array(buffer, byteOffset, lines);
    case 2:
      return new Int16Array(buffer, byteOffset, lines);
    case 4:
      return new Int32Array(buffer, byteOffset, lines);
    case 8:
      return new Float64Array(buffer, byteOffset, lines);
    default:
      throw new Error(`${bytes.byteLength} bytes for ${lines} cells`);
  }
}

/** The checksum of a segment. @param columns the bytes of its columns, in the order of lineCells */
export function checksumOf(columns: Iterable<Uint8Array>): number {
  let sum = 0;
  for (const bytes of columns) sum = crc32(bytes, sum);
  return sum;
}
