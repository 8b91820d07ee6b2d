/** The tops as one table that goes to a file: more of each ranking than its card shows. */
import type { TFunction } from 'i18next';
import { consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { Cell, GridQuery } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import type { Format } from '../../app/format.ts';
import { positions } from '../../grid/looks.ts';
import { groupTitle } from './groups.ts';
import { linesAsked, measureIn, type Ranking, type Top, tops, totalsAsked } from './tops.ts';
import type { Words } from './words.ts';

const mostOfEach = 100;
const at = positions(consumptionColumns);

/** Each ranking, its first hundred. */
export async function topsTable(
  query: GridQuery,
  ranking: Ranking,
  limit: number | undefined,
  t: TFunction<'consumption'>,
  format: Format,
  words: Words,
): Promise<ResultTable> {
  const rowsOf = async (top: Top): Promise<Cell[][]> => {
    if (!top.by) {
      const asked = linesAsked(top, query);
      const { rows } = asked ? await client.consumption.page({ ...asked, offset: 0, limit: mostOfEach }) : { rows: [] };
      return rows.map((row) => {
        const cell = (key: keyof typeof at) => row[at[key]] ?? null;
        const who = t('callText', {
          who: cell('user') ?? cell('line'),
          to: cell('destination'),
          date: format.instant(String(cell('startedAt') ?? '')),
        });
        return [who, 1, cell('durationSeconds'), cell('volumeKilobytes'), cell('amount'), cell('currency')];
      });
    }
    const by = top.by;
    const asked = totalsAsked(top, by, query, measureIn(top, ranking), top.limited ? limit : undefined, mostOfEach);
    const { groups } = asked ? await client.consumption.groups(asked) : { groups: [] };
    return groups.map((group) => [
      groupTitle(by, group, t, format, words),
      group.lines,
      group.seconds,
      group.kilobytes,
      group.amountMicros,
      group.currency,
    ]);
  };
  const rows: Cell[][] = [];
  for (const top of tops) for (const [index, cells] of (await rowsOf(top)).entries()) rows.push([t(`tops.${top.id}`), index + 1, ...cells]);
  return {
    title: t('views.tops'),
    columns: [
      { heading: t('views.tops'), type: 'text' },
      { heading: t('rank'), type: 'integer' },
      { heading: t('name'), type: 'text' },
      { heading: t('groupColumns.lines'), type: 'integer' },
      { heading: t('groupColumns.seconds'), type: 'clock' },
      { heading: t('groupColumns.kilobytes'), type: 'integer' },
      { heading: t('groupColumns.amount'), type: 'micros' },
      { heading: t('groupColumns.currency'), type: 'text' },
    ],
    rows,
    currencyAt: 7,
  };
}
