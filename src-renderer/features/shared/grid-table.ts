/** The rows of a grid as a table that goes to a file: all of them, every column that has words on screen, figures as figures. */
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { Columns, ColumnType, GridQuery } from '../../../src-preload/contract/grid.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import type { ColumnLook, Row } from '../../grid/looks.ts';
import { type FetchPage, rowsBetween } from '../../grid/rows.ts';

/** As many rows as a file of the screen's holds. */
const mostWritten = 100_000;

type ResultType = ResultTable['columns'][number]['type'];

const written: Readonly<Record<ColumnType, ResultType>> = {
  id: 'integer',
  text: 'text',
  code: 'text',
  integer: 'integer',
  minor: 'minor',
  micros: 'micros',
  seconds: 'clock',
  date: 'date',
  instant: 'instant',
  hundredths: 'hundredths',
};

/**
 * Every row that the query finds.
 * @throws ProblemError too-many-totals
 */
export async function everyRow(fetchPage: FetchPage, query: GridQuery): Promise<Row[]> {
  const { total } = await fetchPage({ ...query, offset: 0, limit: 1 });
  if (total > mostWritten) throw new ProblemError('too-many-totals', { most: mostWritten });
  return rowsBetween(fetchPage, query, 0, mostWritten - 1);
}

export function gridTable(
  title: string,
  columns: Columns,
  looks: Readonly<Record<string, ColumnLook | undefined>>,
  rows: readonly Row[],
): ResultTable {
  const order = Object.keys(columns);
  const shown = Object.entries(looks).flatMap(([key, look]) => {
    const type = columns[key];
    return look && type ? [{ key, at: order.indexOf(key), look, type: look.words ? 'text' : written[type] } as const] : [];
  });
  const currencyAt = shown.findIndex(({ key }) => key === 'currency');
  return {
    title,
    columns: shown.map(({ look, type }) => ({ heading: look.title, type })),
    rows: rows.map((row) =>
      shown.map(({ at, look }) => {
        const cell = row[at] ?? null;
        return look.words && cell !== null ? (look.words.get(String(cell)) ?? String(cell)) : cell;
      }),
    ),
    currencyAt: currencyAt < 0 ? null : currencyAt,
  };
}
