/** Writes rows to a table, whatever they are and whatever it is: with progress, and able to stop. */
import type { Cell } from '../../src-preload/contract/grid.ts';
import type { Language } from '../../src-preload/contract/problem.ts';
import { minorDigits } from '../billing/money.ts';
import { breathe, stopIfCancelled, type Work } from '../ledger/work.ts';
import { codeInWords } from './headings.ts';
import type { CellType, TableWriter } from './table.ts';

export interface RowSource {
  readonly rows: Iterable<readonly Cell[]>;
  /** The cells that are written, in their order: their places in a row. */
  readonly written: readonly { readonly at: number; readonly type: CellType }[];
  readonly currencyAt: number;
  /** Of codes. */
  readonly language: Language;
  /** Told every row that is written. */
  readonly count: (cells: readonly Cell[]) => void;
}

const breatheEvery = 2_000;

/**
 * Writes the rows and ends the table.
 * @param progress told how many rows are written so far
 * @returns how many there were
 * @throws ProblemError cancelled, and what the table's sink throws
 */
export async function writeRows(
  table: TableWriter,
  { rows, written, currencyAt, language, count }: RowSource,
  work: Work,
  progress: (rows: number) => void,
): Promise<number> {
  let done = 0;
  for (const cells of rows) {
    const record = written.map(({ at, type }) => worded(cells[at] ?? null, type, language));
    count(cells);
    done++;
    if (table.add(record, minorDigits(String(cells[currencyAt] ?? 'EUR')))) await table.flush();
    if (done % breatheEvery === 0) {
      stopIfCancelled(work);
      progress(done);
      await breathe();
    }
  }
  stopIfCancelled(work);
  await table.finish();
  progress(done);
  return done;
}

function worded(cell: Cell, type: CellType, language: Language): Cell {
  return type === 'code' && typeof cell === 'string' ? codeInWords(cell, language) : cell;
}
