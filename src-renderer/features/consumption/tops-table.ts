/** The tops as one table that goes to a file: more of each ranking than its card shows. Its title says where there are others still. */
import type { TFunction } from 'i18next';
import { consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { Cell, GridQuery } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import type { Format } from '../../app/format.ts';
import { positions } from '../../grid/looks.ts';
import type { TopsChoice } from './choices.ts';
import type { CurrencyLines } from './currencies.ts';
import { groupTitle } from './groups.ts';
import { askedOf, linesAsked, measureIn, type Top, tops, totalsAsked } from './tops.ts';
import type { Words } from './words.ts';

const mostOfEach = 100;
const at = positions(consumptionColumns);

export async function topsTable(
  page: GridQuery,
  choice: TopsChoice,
  currencies: readonly CurrencyLines[],
  t: TFunction<'consumption'>,
  format: Format,
  words: Words,
): Promise<ResultTable> {
  let cut = false;
  const rowsOf = async (top: Top, query: GridQuery): Promise<Cell[][]> => {
    if (!top.by) {
      const asked = linesAsked(top, query);
      if (!asked) return [];
      const { rows, total } = await client.consumption.page({ ...asked, offset: 0, limit: mostOfEach });
      cut ||= total > rows.length;
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
    const over = top.limited ? (choice.limit ?? undefined) : undefined;
    const asked = totalsAsked(top, by, query, measureIn(top, choice.ranking), over, mostOfEach);
    if (!asked) return [];
    const { groups, total } = await client.consumption.groups(asked);
    cut ||= total > groups.length;
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
  for (const top of tops) {
    const { title, query } = askedOf(top, page, choice, currencies, t, format);
    for (const [index, cells] of (await rowsOf(top, query)).entries()) rows.push([title, index + 1, ...cells]);
  }
  return {
    title: cut ? t('topsCut', { count: mostOfEach }) : t('views.tops'),
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
