/** A result that a screen has worked out, written to a file as it stands there. */
import type { FileFormat, ResultTable } from '../../src-preload/contract/exports.ts';
import { type Language, ProblemError } from '../../src-preload/contract/problem.ts';
import type { Work } from '../ledger/work.ts';
import { openTable } from './open-table.ts';
import { OutputFile } from './output-file.ts';
import { writeRows } from './write-rows.ts';

export interface ResultExport {
  readonly table: ResultTable;
  readonly format: FileFormat;
  readonly language: Language;
  readonly outPath: string;
}

/**
 * Writes every row, or leaves nothing. Text never becomes a formula, negative figures stay figures (law 7).
 * @returns the rows written
 * @throws ProblemError cancelled, invalid-arguments for a figure that is no integer, output-not-written
 */
export async function exportResult({ table, format, language, outPath }: ResultExport, work: Work): Promise<{ rows: number }> {
  const { title, columns, rows, currencyAt } = table;
  if (rows.some((cells) => cells.some((cell) => typeof cell === 'number' && !Number.isSafeInteger(cell))))
    throw new ProblemError('invalid-arguments', { message: 'rows: not an integer' });
  const file = await OutputFile.create(outPath);
  try {
    const written = await writeRows(
      openTable(file, format, columns, title, language),
      {
        rows,
        written: columns.map(({ type }, at) => ({ at, type })),
        currencyAt: currencyAt ?? -1,
        language,
        count: () => undefined,
      },
      work,
      (done) => work.progress({ done, total: rows.length, current: '', lines: done }),
    );
    await file.finish();
    return { rows: written };
  } catch (error) {
    await file.abandon();
    throw error;
  }
}
