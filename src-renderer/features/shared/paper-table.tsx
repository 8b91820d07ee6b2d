/** A result as it goes on paper: all of it, whatever part of it the screen shows. Seen in print alone. */
import { Portal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { Cell, ColumnType } from '../../../src-preload/contract/grid.ts';
import { useFormat } from '../../app/locale.tsx';
import { shownText } from '../../grid/cells.ts';
import classes from './paper-table.module.css';

/** Some hundred pages. */
const mostRows = 5000;

type ResultType = ResultTable['columns'][number]['type'];

const shownAs: Readonly<Record<ResultType, ColumnType>> = {
  text: 'text',
  decimal: 'text',
  date: 'date',
  instant: 'instant',
  integer: 'integer',
  minor: 'minor',
  micros: 'micros',
  hundredths: 'hundredths',
  clock: 'seconds',
};
const texts: ReadonlySet<ResultType> = new Set(['text', 'date', 'instant']);

interface Props {
  readonly table: ResultTable;
  /** What the result is held to. */
  readonly about: string;
}

export function PaperTable({ table: { title, columns, rows, currencyAt }, about }: Props) {
  const { t } = useTranslation('exporting');
  const format = useFormat();
  const text = (row: readonly Cell[], at: number) => {
    const currency = currencyAt === null ? null : row[currencyAt];
    const type = columns[at]?.type ?? 'text';
    return shownText(row[at] ?? null, { type: shownAs[type] }, typeof currency === 'string' ? currency : null, format);
  };
  const numbered = rows.slice(0, mostRows).map((row, id) => ({ id, row }));
  return (
    <Portal>
      <div className={classes.paper} data-paper="table">
        <h1>{title}</h1>
        {about !== '' && <p>{about}</p>}
        {rows.length > mostRows && <p>{t('result.firstRows', { shown: format.integer(mostRows), total: format.integer(rows.length) })}</p>}
        <table>
          <thead>
            <tr>
              {columns.map(({ heading, type }) => (
                <th key={heading} data-figure={!texts.has(type) || undefined}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered.map(({ id, row }) => (
              <tr key={id}>
                {columns.map(({ heading, type }, at) => (
                  <td key={heading} data-figure={!texts.has(type) || undefined}>
                    {text(row, at)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Portal>
  );
}
