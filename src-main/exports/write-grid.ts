/** What a grid shows, written to a CSV file. */
import { excelForms } from '../../src-preload/contract/exports.ts';
import type { Cell, Columns } from '../../src-preload/contract/grid.ts';
import { type Language, ProblemError } from '../../src-preload/contract/problem.ts';
import type { Work } from '../ledger/work.ts';
import { CsvTable } from './csv-table.ts';
import { OutputFile } from './output-file.ts';
import { writeRows } from './write-rows.ts';

export interface CsvTarget {
  /** Keys of the grid's columns, in the order they are written. */
  readonly columns: readonly string[];
  readonly style: keyof typeof excelForms;
  /** Of headings and codes. */
  readonly language: Language;
  readonly outPath: string;
}

/** A grid and its rows: every cell of every column, in the order of `columns`. */
export interface GridRows {
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

/**
 * Writes the rows; the file appears once all are written and checked, else nothing is left.
 * @throws ProblemError cancelled, invalid-arguments for an unknown column, output-not-written, and what `check` throws
 */
export async function writeGrid(source: GridRows, { columns, style, language, outPath }: CsvTarget, work: Work): Promise<number> {
  const keys = Object.keys(source.columns);
  const written = columns.map((key) => {
    const type = source.columns[key];
    if (type === undefined) throw new ProblemError('invalid-arguments', { message: `column ${key}` });
    return { at: keys.indexOf(key), type, heading: source.headings[language][key] ?? key };
  });
  const file = await OutputFile.create(outPath);
  try {
    const rows = await writeRows(
      new CsvTable(file, excelForms[style], written),
      { rows: source.rows(), written, currencyAt: keys.indexOf('currency'), language, count: source.count },
      work,
      (done) => work.progress({ done, total: source.total, current: '', lines: done }),
    );
    source.check(rows);
    await file.finish();
    return rows;
  } catch (error) {
    await file.abandon();
    throw error;
  }
}
