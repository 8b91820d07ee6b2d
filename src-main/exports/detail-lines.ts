/**
 * Every detail line of chosen centres, from their segments, in the order of the suppliers' files. The lines of several centres lie among
 * each other: a large file is read through for itself; small ones are taken together, gathered in one reading.
 */

import type { Cell } from '../../src-preload/contract/grid.ts';
import { type LineCell, lineCells } from '../consumption/line-cells.ts';
import { type Cells, readCells } from '../consumption/segments.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { LineTexts } from './line-texts.ts';

/** Lines gathered at once, at most: some 80 bytes each. */
const mostGathered = 500_000;

type Columns = Readonly<Record<LineCell, ArrayLike<number>>>;
interface ChosenSegment {
  readonly id: number;
  readonly lines: number;
}
interface Gathered {
  readonly first: number;
  /** Of each file from the first, and of the end: where its lines begin. */
  readonly starts: readonly number[];
  readonly columns: Columns;
}

/**
 * The lines that the temporary table `chosen` names (see export-centres.ts), as `LineTexts` tells them.
 * @param sizes how many lines each file has
 * @returns the lines of one file; files are asked for in their order
 */
export function detailLines(sqlite: Sqlite, sizes: readonly number[]): (file: number) => Iterable<Cell[]> {
  const texts = new LineTexts(sqlite);
  const fileOf = new Map(sqlite.prepare('SELECT id, file FROM temp.chosen').raw().all() as [number, number][]);
  let gathered: Gathered | null = null;

  const segments = (first: number, last: number) =>
    sqlite
      .prepare(
        `SELECT id, lines FROM detail_segment WHERE document_id IN (
          SELECT document_id FROM temp.chosen JOIN detail_batch ON detail_batch.id = chosen.id WHERE chosen.file BETWEEN ? AND ?
        ) ORDER BY id`,
      )
      .all(first, last) as ChosenSegment[];

  /** The segments with lines of the files: which these are, and all of their columns. */
  function* read(first: number, last: number): Generator<{ places: Int32Array; batches: Cells; columns: Columns }> {
    for (const segment of segments(first, last)) {
      const batches = readCells(sqlite, 'batch', segment);
      const places = new Int32Array(segment.lines);
      let count = 0;
      for (const [place, batch] of batches.entries()) {
        const file = fileOf.get(batch) ?? -1;
        if (file >= first && file <= last) places[count++] = place;
      }
      if (count === 0) continue;
      const columns = byCell((cell) => (cell === 'batch' ? batches : readCells(sqlite, cell, segment)));
      yield { places: places.subarray(0, count), batches, columns };
    }
  }

  /** The lines of the files from one on, as many files as can be held. */
  const gather = (first: number): Gathered => {
    const starts = [0];
    let lines = 0;
    for (const size of sizes.slice(first)) {
      if (lines + size > mostGathered) break;
      lines += size;
      starts.push(lines);
    }
    const columns = byCell(() => new Float64Array(lines));
    const next = [...starts];
    for (const { places, batches, columns: found } of read(first, first + starts.length - 2)) {
      for (const place of places) {
        const file = (fileOf.get(batches[place] ?? 0) ?? first) - first;
        const to = next[file] ?? lines;
        next[file] = to + 1;
        for (const cell of lineCells) columns[cell][to] = found[cell][place] ?? 0;
      }
    }
    return { first, starts, columns };
  };

  return function* (file) {
    if ((sizes[file] ?? 0) > mostGathered) {
      for (const { places, columns } of read(file, file)) for (const place of places) yield texts.row(columns, place);
      return;
    }
    if (!gathered || file < gathered.first || file - gathered.first >= gathered.starts.length - 1) {
      gathered = null;
      gathered = gather(file);
    }
    const { first, starts, columns } = gathered;
    for (let place = starts[file - first] ?? 0; place < (starts[file - first + 1] ?? 0); place++) yield texts.row(columns, place);
  };
}

function byCell<T>(make: (cell: LineCell) => T): Record<LineCell, T> {
  return Object.fromEntries(lineCells.map((cell) => [cell, make(cell)])) as Record<LineCell, T>;
}
