/** Totals by any grouping; each opens its lines. */
import { Button, Stack, Text } from '@mantine/core';
import { IconChartBar, IconListDetails } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsumptionGroup, type Grouping, measures } from '../../../src-preload/contract/consumption.ts';
import type { GridQuery, Page, PageRequest, Selection } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { recall, remember } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { CopyButton } from '../../grid/copy-button.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import { positions, type Row } from '../../grid/looks.ts';
import { rankedRows } from '../../grid/rows.ts';
import { nothing, selectedCount } from '../../grid/selection.ts';
import { everyRow, gridTable } from '../shared/grid-table.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import { AnalysisBar } from './analysis-bar.tsx';
import classes from './consumption.module.css';
import { useFilterText } from './filter-strip.tsx';
import { drillQuery, groupColumns, groupLooks, isTime } from './groups.ts';
import { groupsOrder, namedGroups, overAmount } from './groups-order.ts';
import { useConsumptionSummary } from './queries.ts';
import { gridName } from './saved.ts';
import { LinesFigure, SumFigures } from './sum-figures.tsx';
import { useWords } from './use-words.ts';

const GroupsChart = lazy(async () => ({ default: (await import('./groups-chart.tsx')).GroupsChart }));
const chartKey = 'consumption/chart';
const at = positions(groupColumns);
/** More than there are of any grouping whose keys are codes. */
const mostWorded = 1000;

interface Props {
  readonly by: Grouping;
  readonly opened: GridQuery;
  /** Only totals above it, in micros. */
  readonly over: number | undefined;
}

export function GroupsView({ by, opened, over }: Props) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const { go, goAgain, replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [current, setCurrent] = useState<Row | null>(null);
  const [drawn, setDrawn] = useState(recall<boolean>(chartKey) ?? false);
  const grid = useRef<GridHandle>(null);
  const { data: sums } = useConsumptionSummary(query);
  const { filters } = query;
  const words = useWords();
  const looks = useMemo(() => groupLooks(t, by), [t, by]);

  const fetchPage = useCallback(
    async ({ sort, search, offset, limit }: PageRequest): Promise<Page> => {
      const order = groupsOrder(by, sort);
      const found = await client.consumption.groups({
        by,
        query: { sort: [], filters, search },
        over: overAmount(over),
        ...order.asked,
        ...(order.byName ? { limit: mostWorded } : { offset, limit }),
      });
      const named = namedGroups(by, found.groups, order, t, format, words);
      const shown = order.byName ? named.slice(offset, offset + limit) : named;
      const rows = shown.map(({ name, key, lines, seconds, kilobytes, amountMicros, currency }, index) => [
        offset + index,
        name,
        key,
        lines,
        seconds,
        kilobytes,
        amountMicros,
        currency,
      ]);
      return { rows, total: found.total };
    },
    [by, filters, over, format, t, words],
  );
  const change = useCallback(
    (changed: GridQuery) => {
      setQuery(changed);
      replace({ screen: 'consumption', params: { view: by, query: changed, over } });
    },
    [replace, by, over],
  );
  const narrow = (narrower: Pick<GridQuery, 'filters' | 'search'>) => {
    change({ ...query, ...narrower });
    // The grid keeps what is typed in its search; other filters are another grid.
    grid.current?.narrow({ filters: [], search: narrower.search });
  };
  const asked = useCallback(({ sort, search }: GridQuery) => change({ sort, filters, search }), [change, filters]);
  const open = (row: Row) => {
    openLines({ key: String(row[at.key] ?? ''), currency: String(row[at.currency] ?? '') });
  };
  const draw = () => {
    remember(chartKey, !drawn);
    setDrawn(!drawn);
  };
  const openLines = (group: Pick<ConsumptionGroup, 'key' | 'currency'>) => {
    go({ screen: 'consumption', params: { view: 'lines', query: drillQuery(query, by, group, sums?.currencies.length ?? 1) } });
  };
  const totals = useMemo(
    () =>
      sums?.currencies.map(({ currency, lines, amountMicros }, index) => [
        -1 - index,
        by === 'destination' ? '' : t('total'),
        by === 'destination' ? t('total') : '',
        lines,
        sums.currencies.length === 1 ? sums.seconds : null,
        sums.currencies.length === 1 ? sums.kilobytes : null,
        amountMicros,
        currency,
      ]),
    [sums, t, by],
  );
  const table = async () => gridTable(t('totalsBy', { name: t(`columns.${by}`) }), groupColumns, looks, await everyRow(fetchPage, query));
  const limit =
    over === undefined
      ? []
      : [
          {
            key: 'over',
            text: t('overText', {
              amount: format.micros(over, sums?.currencies.length === 1 ? (sums.currencies[0]?.currency ?? null) : null),
            }),
            remove: () => go({ screen: 'consumption', params: { view: by, query } }),
          },
        ];
  const textOf = useFilterText();
  const about = [...filters.map(textOf), ...limit.map(({ text }) => text)].join(' · ');
  // The chart shows what the totals are sorted by.
  const measure = measures.find((each) => each === query.sort[0]?.column) ?? 'amount';
  const some = selection.mode === 'all' || selection.ids.length > 0;
  return (
    <>
      <AnalysisBar
        view={by}
        query={query}
        onNarrow={narrow}
        also={limit}
        over={over}
        layout={() => grid.current?.layout() ?? {}}
        more={
          <Button
            variant={drawn ? 'light' : 'default'}
            aria-pressed={drawn}
            leftSection={<IconChartBar size={15} aria-hidden />}
            onClick={draw}
          >
            {t('chart')}
          </Button>
        }
      />
      <div className={classes.totals} data-in-time={isTime(by) || undefined}>
        <LedgerGrid
          key={JSON.stringify(filters)}
          name={gridName(by)}
          label={t('groupsGrid')}
          columns={groupColumns}
          looks={looks}
          fetchPage={fetchPage}
          subjects={['consumption']}
          query={{ ...query, filters: [] }}
          defaultSort={[isTime(by) ? { column: 'label', descending: false } : { column: 'amount', descending: true }]}
          onQuery={asked}
          filterable={false}
          selection={selection}
          onSelection={setSelection}
          onCurrent={setCurrent}
          onOpen={open}
          totals={totals}
          rowsOf={(chosen) => rankedRows(fetchPage, query, chosen)}
          actions={
            <>
              <Button
                variant="default"
                disabled={!current}
                leftSection={<IconListDetails size={15} aria-hidden />}
                onClick={() => current && open(current)}
              >
                {t('openLines')}
              </Button>
              <ResultActions table={table} paper={about} disabled={!sums || sums.lines === 0} />
              <CopyButton disabled={!some} onCopy={(withHeaders) => grid.current?.copy(withHeaders)} />
            </>
          }
          empty={
            <Stack align="center" gap="sm">
              <Text>{t('empty')}</Text>
              <Button onClick={() => goAgain('reception')}>{t('importFiles')}</Button>
            </Stack>
          }
          handle={grid}
        />
        {drawn && (
          <Suspense fallback={null}>
            <GroupsChart by={by} query={query} over={over} measure={measure} currencies={sums?.currencies ?? []} onOpen={openLines} />
          </Suspense>
        )}
      </div>
      {sums && (
        <Status>
          <LinesFigure sums={sums} />
          <Figure name={t('selected')}>{format.integer(selection.mode === 'some' ? selectedCount(selection, 0) : sums.lines)}</Figure>
          <SumFigures sums={sums} />
        </Status>
      )}
    </>
  );
}
