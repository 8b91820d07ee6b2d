/** What a minute costs, where it has changed. */
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Columns, Filter, Page, PageRequest } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { type Looks, positions, type Row } from '../../grid/looks.ts';
import { narrowed } from '../../grid/query.ts';
import type { Compared } from './compare-view.tsx';
import { ComparedGrid } from './compared-grid.tsx';
import { monthsFilter } from './period.ts';
import { useWords } from './use-words.ts';
import { valuesFilter } from './values.ts';

const columns = {
  id: 'id',
  supplier: 'text',
  nature: 'text',
  country: 'code',
  now: 'micros',
  before: 'micros',
  change: 'hundredths',
  nowSeconds: 'seconds',
  nowAmount: 'micros',
  currency: 'code',
} as const satisfies Columns;
const at = positions(columns);

export function PricesTable({ compared }: { readonly compared: Compared }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const words = useWords();
  const { go } = useNavigation();
  const [months, setMonths] = useState<readonly string[]>([]);
  const { month, before, query } = compared;
  const fetchPage = useCallback(
    async ({ search, offset, limit }: PageRequest): Promise<Page> => {
      const answer = await client.analysis.prices({ query: { filters: query.filters, search }, month, before, offset, limit });
      setMonths(answer.months);
      const rows = answer.rows.map((price, index) => [
        offset + index,
        price.supplier,
        price.nature,
        price.country,
        price.nowMicros,
        price.beforeMicros,
        price.changeBp,
        price.now.seconds,
        price.now.amountMicros,
        price.currency,
      ]);
      return { rows, total: answer.total };
    },
    [query, month, before],
  );
  const looks: Looks<typeof columns> = {
    supplier: { title: t('columns.supplier'), width: 170, fixed: true },
    nature: { title: t('columns.nature'), width: 200, link: true, fixed: true },
    country: { title: t('columns.country'), width: 130, words: words.country, fixed: true },
    now: { title: t('minuteNow'), width: 120, link: true, fixed: true },
    before: { title: t('minuteBefore'), width: 120, link: true, fixed: true },
    change: { title: t('changePercent'), width: 100, fixed: true },
    nowSeconds: { title: t('nowDuration'), width: 110, fixed: true },
    nowAmount: { title: format.month(month), width: 120, fixed: true },
    currency: { title: t('columns.currency'), width: 76, hidden: true, fixed: true },
  };
  const open = (row: Row, column: string | null) => {
    const text = (key: keyof typeof at) => String(row[at[key]] ?? '');
    const asked: (Filter | null)[] = [
      valuesFilter('supplier', [text('supplier')]),
      valuesFilter('nature', [text('nature')]),
      valuesFilter('country', [text('country')]),
      monthsFilter(column === 'now' ? [month] : column === 'before' ? months : [...months, month]),
    ];
    const filters = asked.reduce<readonly Filter[]>((all, filter) => (filter ? narrowed(all, filter) : all), query.filters);
    go({ screen: 'consumption', params: { view: 'lines', query: { sort: [], filters: [...filters], search: query.search } } });
  };
  return (
    <ComparedGrid
      name="consumption-prices"
      title={t('pricesTitle', { month: format.month(month) })}
      columns={columns}
      looks={looks}
      fetchPage={fetchPage}
      defaultSort={[]}
      search={query.search}
      filters={query.filters}
      onOpen={open}
    />
  );
}
