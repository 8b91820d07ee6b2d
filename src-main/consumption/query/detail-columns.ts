/**
 * Detail lines in memory, a column at a time: whole columns as typed arrays, loaded when first asked for and kept within a budget.
 * A line is known by its ordinal, its place among all lines of these segments; ordinals rise with the ids of the lines.
 */
import type { Statement } from 'better-sqlite3';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { type LineCell, lineCells } from '../line-cells.ts';
import { decodeCells, readColumn, type Segment } from '../segments.ts';
import { type Derivation, type Derived, derivedColumns } from './derived.ts';

export type Numbers = Int32Array | Float64Array;
/** What is known of every line: what is stored, its id, and what follows from these. */
export type LineColumn = LineCell | 'id' | Derived;

/** Some lines, by column. */
export interface Lines {
  readonly total: number;
  column(name: LineColumn): Numbers;
}

/** What is stored of a line that its row in a grid shows. */
const shownCells = ['batch', 'holding', 'destination', 'kind', 'startedAt', 'durationSeconds', 'volumeKilobytes', 'amountMicros'] as const;
/** Cells kept of single segments. */
const pieceCells = 4_000_000;

export class DetailColumns implements Lines {
  readonly segments: readonly Segment[];
  readonly total: number;
  readonly #sqlite: Sqlite;
  readonly #derivation: Derivation;
  readonly #budget: number;
  /** The ordinal with which each segment begins; one more than segments. */
  readonly #starts: Int32Array;
  /** Least recently used first. */
  readonly #columns = new Map<LineColumn, Numbers>();
  /** Cells of single segments, read for a page where their column is not loaded. */
  readonly #pieces = new Map<string, ArrayLike<number>>();
  #pieceCells = 0;
  #readPiece: Statement | null = null;

  /**
   * @param segments a part of the ledger's segments, in the order of ids
   * @param budget bytes of columns kept; what one query needs is kept even beyond
   */
  constructor(sqlite: Sqlite, segments: readonly Segment[], derivation: Derivation, budget: number) {
    this.#sqlite = sqlite;
    this.segments = segments;
    this.#derivation = derivation;
    this.#budget = budget;
    this.#starts = new Int32Array(segments.length + 1);
    segments.forEach(({ lines }, index) => {
      this.#starts[index + 1] = (this.#starts[index] ?? 0) + lines;
    });
    this.total = this.#starts[segments.length] ?? 0;
  }

  /** The columns of another state of the ledger: those of segments that are still there are taken over, only what came is read. */
  moved(segments: readonly Segment[], derivation: Derivation): DetailColumns {
    const moved = new DetailColumns(this.#sqlite, segments, derivation, this.#budget);
    const kept = this.#sharedSegments(segments);
    const same = kept === segments.length && kept === this.segments.length;
    for (const [name, cells] of this.#columns) {
      if (same && (isStored(name) || name === 'id')) moved.#keep(name, cells);
      else if (isStored(name)) moved.#keep(name, moved.#load(name, kept, cells));
    }
    return moved;
  }

  column(name: LineColumn): Numbers {
    const known = this.#columns.get(name);
    if (known) {
      this.#columns.delete(name);
      this.#columns.set(name, known);
      return known;
    }
    const made = name === 'id' ? this.#ids() : isStored(name) ? this.#load(name, 0, null) : this.#derivation.derive(name, this);
    this.#keep(name, made);
    return made;
  }

  /** Whether any column was needed yet. */
  get used(): boolean {
    return this.#columns.size > 0;
  }

  /**
   * Loads one more of the columns that rows are made of.
   * @returns whether there was one left, and room for all of them
   */
  loadNext(): boolean {
    const next = shownCells.find((cell) => !this.#columns.has(cell));
    if (next === undefined || this.total * shownCells.length * Float64Array.BYTES_PER_ELEMENT > this.#budget) return false;
    this.column(next);
    return true;
  }

  /** Some lines by their ordinals, of which only what is asked is read. */
  gather(ordinals: ArrayLike<number>): Lines {
    const known = new Map<LineColumn, Numbers>();
    const gathered: Lines = {
      total: ordinals.length,
      column: (name) => {
        const kept = known.get(name);
        if (kept) return kept;
        const made = name === 'id' || isStored(name) ? this.#pick(name, ordinals) : this.#derivation.derive(name, gathered);
        known.set(name, made);
        return made;
      },
    };
    return gathered;
  }

  /** The segment in which a line lies, by its place in `segments`. */
  #segmentOf(ordinal: number): number {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= ordinal) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #pick(name: LineCell | 'id', ordinals: ArrayLike<number>): Numbers {
    const picked = new Float64Array(ordinals.length);
    const loaded = this.#columns.get(name);
    for (let i = 0; i < picked.length; i++) {
      const ordinal = ordinals[i] ?? 0;
      if (loaded) {
        picked[i] = loaded[ordinal] ?? 0;
        continue;
      }
      const index = this.#segmentOf(ordinal);
      const place = ordinal - (this.#starts[index] ?? 0);
      const segment = this.segments[index];
      if (!segment) continue;
      picked[i] = name === 'id' ? segment.firstLineId + place : (this.#piece(name, segment)[place] ?? 0);
    }
    return picked;
  }

  #piece(cell: LineCell, segment: Segment): ArrayLike<number> {
    const key = `${cell} ${segment.id}`;
    const known = this.#pieces.get(key);
    if (known) return known;
    if (this.#pieceCells > pieceCells) {
      this.#pieces.clear();
      this.#pieceCells = 0;
    }
    this.#readPiece ??= this.#sqlite.prepare('SELECT cells FROM detail_column WHERE column_place = ? AND segment_id = ?').pluck();
    const bytes = this.#readPiece.get(lineCells.indexOf(cell), segment.id) as Buffer | undefined;
    if (!bytes) throw new Error(`no column ${cell} in segment ${segment.id}`);
    const piece = decodeCells(bytes, segment.lines);
    this.#pieces.set(key, piece);
    this.#pieceCells += piece.length;
    return piece;
  }

  #ids(): Numbers {
    const ids = new Float64Array(this.total);
    this.segments.forEach(({ firstLineId, lines }, index) => {
      const start = this.#starts[index] ?? 0;
      for (let place = 0; place < lines; place++) ids[start + place] = firstLineId + place;
    });
    return ids;
  }

  /** A whole column, its first segments from what was loaded before. */
  #load(cell: LineCell, keptSegments: number, known: Numbers | null): Numbers {
    let at = this.#starts[keptSegments] ?? 0;
    let cells: Numbers = known instanceof Float64Array ? new Float64Array(this.total) : new Int32Array(this.total);
    if (known) cells.set(known.subarray(0, at));
    const [first] = this.segments;
    const after = this.segments[keptSegments - 1]?.id ?? (first ? first.id - 1 : 0);
    for (const { cells: piece } of readColumn(this.#sqlite, cell, after)) {
      if (at >= this.total) break;
      if (piece instanceof Float64Array && cells instanceof Int32Array) cells = Float64Array.from(cells);
      cells.set(piece, at);
      at += piece.length;
    }
    if (at !== this.total) throw new Error(`column ${cell} has ${at} cells for ${this.total} lines`);
    return cells;
  }

  #keep(name: LineColumn, cells: Numbers): void {
    this.#columns.set(name, cells);
    let bytes = 0;
    for (const { byteLength } of this.#columns.values()) bytes += byteLength;
    for (const [oldest, { byteLength }] of this.#columns) {
      if (bytes <= this.#budget || oldest === name) return;
      this.#columns.delete(oldest);
      bytes -= byteLength;
    }
  }

  /** How many of the first segments are the same in another list. */
  #sharedSegments(segments: readonly Segment[]): number {
    let shared = 0;
    while (shared < segments.length && segments[shared]?.id === this.segments[shared]?.id) shared++;
    return shared;
  }
}

const derived: ReadonlySet<LineColumn> = new Set(derivedColumns);

function isStored(name: LineColumn): name is LineCell {
  return name !== 'id' && !derived.has(name);
}
