/**
 * Every detail line of chosen centres, from their segments, in the order of the suppliers' files. The lines of several centres lie among
 * each other: a large file is read through for itself; small ones are taken together, gathered in one reading.
 */

import type { Cell } from '../../src-preload/contract/grid.ts';
import type { LineCell } from '../consumption/line-cells.ts';
import { assignmentFinder } from '../consumption/query/assignments.ts';
import { type Cells, readCells } from '../consumption/segments.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { type LineNumbers, LineTexts, lineNumbers, secondsPerDay } from './line-texts.ts';

/** Lines gathered at once, at most: some 80 bytes each. */
const mostGathered = 500_000;

interface ChosenSegment {
  readonly id: number;
  readonly lines: number;
}
interface Gathered {
  readonly first: number;
  /** Of each file from the first, and of the end: where its lines begin. */
  readonly starts: readonly number[];
  /** Used again for the next files. */
  readonly columns: Readonly<Record<keyof LineNumbers, Float64Array>>;
}

/**
 * The lines that the temporary table `chosen` names (see export-centres.ts), as `LineTexts` tells them.
 * @param sizes how many lines each file has
 * @returns the lines of one file; files are asked for in their order
 */
export function detailLines(sqlite: Sqlite, sizes: readonly number[]): (file: number) => Iterable<Cell[]> {
  const texts = new LineTexts(sqlite);
  const fileOf = new Map(sqlite.prepare('SELECT id, file FROM temp.chosen').raw().all() as [number, number][]);
  const assignments = assignmentFinder(sqlite);
  const gatheredLines = Math.min(
    mostGathered,
    sizes.reduce((sum, size) => sum + size, 0),
  );
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
  function* read(first: number, last: number): Generator<{ places: Int32Array; batches: Cells; columns: LineNumbers }> {
    for (const segment of segments(first, last)) {
      const batches = readCells(sqlite, 'batch', segment);
      const places = new Int32Array(segment.lines);
      let count = 0;
      for (const [place, batch] of batches.entries()) {
        const file = fileOf.get(batch) ?? -1;
        if (file >= first && file <= last) places[count++] = place;
      }
      if (count === 0) continue;
      const stored = (cell: LineCell) => (cell === 'batch' ? batches : readCells(sqlite, cell, segment));
      const assignment = assignments({
        total: segment.lines,
        column: (name) => {
          if (name === 'day') return Int32Array.from(stored('startedAt'), (start) => Math.floor(start / secondsPerDay));
          return Int32Array.from(stored(name as LineCell));
        },
      });
      yield {
        places: places.subarray(0, count),
        batches,
        columns: byColumn((name) => (name === 'assignment' ? assignment : stored(name))),
      };
    }
  }

  /** The lines of the files from one on, as many files as can be held. */
  const gather = (first: number, before: Gathered | null): Gathered => {
    const starts = [0];
    let lines = 0;
    for (const size of sizes.slice(first)) {
      if (lines + size > mostGathered) break;
      lines += size;
      starts.push(lines);
    }
    const columns = before?.columns ?? byColumn(() => new Float64Array(gatheredLines));
    const next = [...starts];
    for (const { places, batches, columns: found } of read(first, first + starts.length - 2)) {
      for (const place of places) {
        const file = (fileOf.get(batches[place] ?? 0) ?? first) - first;
        const to = next[file] ?? lines;
        next[file] = to + 1;
        for (const name of lineNumbers) columns[name][to] = found[name][place] ?? 0;
      }
    }
    return { first, starts, columns };
  };

  return function* (file) {
    if (sizes.length === 1 || (sizes[file] ?? 0) > mostGathered) {
      for (const { places, columns } of read(file, file)) for (const place of places) yield texts.row(columns, place);
      return;
    }
    if (!gathered || file < gathered.first || file - gathered.first >= gathered.starts.length - 1) gathered = gather(file, gathered);
    const { first, starts, columns } = gathered;
    for (let place = starts[file - first] ?? 0; place < (starts[file - first + 1] ?? 0); place++) yield texts.row(columns, place);
  };
}

function byColumn<T>(make: (name: keyof LineNumbers) => T): Record<keyof LineNumbers, T> {
  return Object.fromEntries(lineNumbers.map((name) => [name, make(name)])) as Record<keyof LineNumbers, T>;
}
