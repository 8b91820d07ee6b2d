/** Totals by user, destination, section or month; each opens its lines. */
import { Button, Stack, Text } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridQuery, Page, PageRequest, Selection } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Figure, Status } from '../../app/status-bar.tsx';
import { CopyButton } from '../../grid/copy-button.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import { positions, type Row } from '../../grid/looks.ts';
import { narrowed, unsorted } from '../../grid/query.ts';
import { idOf, mostCopiedRows, rowsBetween } from '../../grid/rows.ts';
import { nothing, selectedCount, selectedTest } from '../../grid/selection.ts';
import { ExportButton } from '../exporting/export-button.tsx';
import { drillFilter, type Grouping, groupColumns, groupLooks } from './columns.ts';
import { FilterStrip, useConsumptionSummary } from './filter-strip.tsx';
import { ViewChoice } from './view-choice.tsx';

const at = positions(groupColumns);
const sortKeys = ['label', 'key', 'lines', 'seconds', 'amount'] as const;

export function GroupsView({ by, opened }: { readonly by: Grouping; readonly opened: GridQuery }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const { go, goAgain, replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [selection, setSelection] = useState<Selection>(nothing);
  const [current, setCurrent] = useState<Row | null>(null);
  const grid = useRef<GridHandle>(null);
  const { data: sums } = useConsumptionSummary(query);
  const { filters } = query;
  const looks = useMemo(() => groupLooks(t, by), [t, by]);

  const fetchPage = useCallback(
    async ({ sort: [first], search, offset, limit }: PageRequest): Promise<Page> => {
      const column = sortKeys.find((key) => key === first?.column) ?? 'amount';
      // Months come in the order of time, not of their names.
      const sort = by === 'month' && column === 'label' ? 'key' : column;
      const found = await client.consumption.groups({
        by,
        query: { sort: [], filters, search },
        sort,
        descending: first?.descending ?? true,
        offset,
        limit,
      });
      const rows = found.groups.map(({ key, label, lines, seconds, amountMicros, currency }, index) => [
        offset + index,
        (by === 'month' ? format.month(key) : label) || t(`none.${by}`),
        key,
        lines,
        seconds,
        amountMicros,
        currency,
      ]);
      return { rows, total: found.total };
    },
    [by, filters, format, t],
  );
  const change = useCallback(
    (changed: GridQuery) => {
      setQuery(changed);
      replace({ screen: 'consumption', params: { view: by, query: changed } });
    },
    [replace, by],
  );
  const asked = useCallback(({ sort, search }: GridQuery) => change({ sort, filters, search }), [change, filters]);
  const open = (row: Row) => {
    const key = String(row[at.key] ?? '');
    const currency = row[at.currency];
    let narrower = narrowed(filters, drillFilter(by, { key }));
    // A total is of one currency; its lines must be too.
    if (sums && sums.currencies.length > 1 && typeof currency === 'string')
      narrower = narrowed(narrower, { column: 'currency', operator: 'equals', value: currency });
    go({ screen: 'consumption', params: { view: 'lines', query: { sort: [], filters: narrower, search: query.search } } });
  };
  const rowsOf = async (chosen: Selection) => {
    const rows = await rowsBetween(fetchPage, query, 0, mostCopiedRows - 1);
    const isSelected = selectedTest(chosen);
    return rows.filter((row) => isSelected(idOf(row)));
  };
  const totals = useMemo(
    () =>
      sums?.currencies.map(({ currency, lines, amountMicros }, index) => [
        -1 - index,
        by === 'destination' ? '' : t('total'),
        by === 'destination' ? t('total') : '',
        lines,
        sums.currencies.length === 1 ? sums.seconds : null,
        amountMicros,
        currency,
      ]),
    [sums, t, by],
  );
  const some = selection.mode === 'all' || selection.ids.length > 0;
  return (
    <>
      <LedgerGrid
        key={JSON.stringify(filters)}
        name={`consumption-${by}`}
        label={t('groupsGrid')}
        columns={groupColumns}
        looks={looks}
        fetchPage={fetchPage}
        subjects={['consumption']}
        query={{ ...query, filters: [] }}
        defaultSort={[by === 'month' ? { column: 'label', descending: false } : { column: 'amount', descending: true }]}
        onQuery={asked}
        filterable={false}
        selection={selection}
        onSelection={setSelection}
        onCurrent={setCurrent}
        onOpen={open}
        totals={totals}
        rowsOf={rowsOf}
        actions={
          <>
            <ViewChoice view={by} query={query} />
            <Button
              variant="default"
              disabled={!current}
              leftSection={<IconListDetails size={15} aria-hidden />}
              onClick={() => current && open(current)}
            >
              {t('openLines')}
            </Button>
            <ExportButton subject="consumption" />
            <CopyButton disabled={!some} onCopy={(withHeaders) => grid.current?.copy(withHeaders)} />
          </>
        }
        above={
          <FilterStrip
            query={query}
            onRemove={(column) => change({ ...query, filters: filters.filter((filter) => filter.column !== column) })}
            onClear={() => change({ ...unsorted(query), filters: [] })}
          />
        }
        empty={
          <Stack align="center" gap="sm">
            <Text>{t('empty')}</Text>
            <Button onClick={() => goAgain('reception')}>{t('importFiles')}</Button>
          </Stack>
        }
        handle={grid}
      />
      {sums && (
        <Status>
          <Figure name={t('rows')}>{format.integer(sums.lines)}</Figure>
          <Figure name={t('selected')}>{format.integer(selection.mode === 'some' ? selectedCount(selection, 0) : sums.lines)}</Figure>
          <Figure name={t('duration')}>{format.duration(sums.seconds)}</Figure>
          {sums.currencies.map(({ currency, amountMicros }) => (
            <Figure key={currency} name={t('amount')}>
              {format.micros(amountMicros, currency)}
            </Figure>
          ))}
        </Status>
      )}
    </>
  );
}
