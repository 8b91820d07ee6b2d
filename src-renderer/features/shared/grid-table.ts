/** The rows of a grid as a table that goes to a file: every column that has words on screen, figures as figures. */
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { Columns, ColumnType } from '../../../src-preload/contract/grid.ts';
import type { ColumnLook, Row } from '../../grid/looks.ts';

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
