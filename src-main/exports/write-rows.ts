/** Writes the rows that a grid finds to a CSV file, whatever the grid. */
import type { Cell, Columns, ColumnType } from '../../src-preload/contract/grid.ts';
import { type Language, ProblemError } from '../../src-preload/contract/problem.ts';
import { minorDigits } from '../billing/money.ts';
import { breathe, stopIfCancelled, type Work } from '../ledger/work.ts';
import { type CsvStyle, csvCell, csvRecord, csvStart, csvText } from './csv.ts';
import { codeInWords } from './headings.ts';
import { OutputFile } from './output-file.ts';

export interface CsvTarget {
  /** Keys of the grid's columns, in the order they are written. */
  readonly columns: readonly string[];
  readonly style: CsvStyle;
  /** Of headings and codes. */
  readonly language: Language;
  readonly outPath: string;
}

/** A grid and its rows: every cell of every column, in the order of `columns`. */
export interface RowSource {
  readonly columns: Columns;
  readonly headings: Readonly<Record<Language, Readonly<Record<string, string>>>>;
  /** How many rows there are to come. */
  readonly total: number;
  /** Begins to read them; left alone where there is nothing to write. */
  readonly rows: () => Iterable<readonly Cell[]>;
  /** Told every row that is written. */
  readonly count: (cells: readonly Cell[]) => void;
  /** Throws where what was counted is not what the ledger says (law 3). */
  readonly check: (rows: number) => void;
}

interface Written {
  readonly at: number;
  readonly type: ColumnType;
}

const breatheEvery = 2_000;

/**
 * Writes the rows; the file appears once all are written and checked, else nothing is left.
 * @throws ProblemError cancelled, invalid-arguments for an unknown column, output-not-written, and what `check` throws
 */
export async function writeRows(source: RowSource, { columns, style, language, outPath }: CsvTarget, work: Work): Promise<number> {
  const keys = Object.keys(source.columns);
  const written = columns.map((key): Written => {
    const type = source.columns[key];
    if (type === undefined) throw new ProblemError('invalid-arguments', { message: `column ${key}` });
    return { at: keys.indexOf(key), type };
  });
  const currencyAt = keys.indexOf('currency');
  const file = await OutputFile.create(outPath);
  try {
    const headings = columns.map((key) => csvText(source.headings[language][key] ?? key));
    file.add(csvStart(style) + csvRecord(headings, style));
    let rows = 0;
    for (const cells of source.rows()) {
      const digits = minorDigits(String(cells[currencyAt] ?? 'EUR'));
      const record = written.map(({ at, type }) => csvCell(worded(cells[at] ?? null, type, language), type, style, digits));
      source.count(cells);
      rows++;
      if (file.add(csvRecord(record, style))) await file.flush();
      if (rows % breatheEvery === 0) {
        stopIfCancelled(work);
        work.progress({ done: rows, total: source.total, current: '', lines: rows });
        await breathe();
      }
    }
    stopIfCancelled(work);
    source.check(rows);
    await file.finish();
    work.progress({ done: rows, total: rows, current: '', lines: rows });
    return rows;
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

function worded(cell: Cell, type: ColumnType, language: Language): Cell {
  return type === 'code' && typeof cell === 'string' ? codeInWords(cell, language) : cell;
}
