/** Requests to suppliers: what was asked, what is to be reminded of, what was answered. */
import { Button, Stack, Text } from '@mantine/core';
import { IconBellRinging, IconMailPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter, GridQuery, Selection } from '../../../src-preload/contract/grid.ts';
import { requestColumns, requestStatuses } from '../../../src-preload/contract/requests.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { useRemembered } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { CopyButton } from '../../grid/copy-button.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import { positions, type Row } from '../../grid/looks.ts';
import { allRows, unsorted } from '../../grid/query.ts';
import { idOf } from '../../grid/rows.ts';
import { nothing, selectedCount } from '../../grid/selection.ts';
import { everyRow, gridTable } from '../shared/grid-table.ts';
import { localDay } from '../shared/local-time.ts';
import { ResultActions } from '../shared/result-actions.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import { requestLooks } from './columns.ts';
import { openReminder } from './reminder-dialog.tsx';
import { RequestPanel } from './request-panel.tsx';
import classes from './requests.module.css';

const defaultSort: GridQuery['sort'] = [{ column: 'createdAt', descending: true }];
const at = positions(requestColumns);
/** Columns that the strip narrows by. */
const stripColumns: readonly string[] = ['status', 'remindOn', 'id'];

export function RequestsScreen({ query: opened = allRows }: ScreenParams['requests']) {
  const { t } = useTranslation('requests');
  const { go, replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [selection, setSelection] = useRemembered<Selection>('requests/selection', nothing);
  const [current, setCurrent] = useState<Row | null>(null);
  const grid = useRef<GridHandle>(null);
  const looks = useMemo(() => requestLooks(t), [t]);
  const asked = useCallback(
    (changed: GridQuery) => {
      setQuery(changed);
      replace({ screen: 'requests', params: { query: changed } });
    },
    [replace],
  );
  const currentId = current && idOf(current);
  const status = current?.[at.status];
  const mayRemind = status === 'sent' || status === 'answered';
  const some = selection.mode === 'all' || selection.ids.length > 0;
  const actions = (
    <>
      <Button leftSection={<IconMailPlus size={15} aria-hidden />} onClick={() => go({ screen: 'request', params: {} })}>
        {t('bar.new')}
      </Button>
      <Button
        variant="default"
        disabled={!mayRemind}
        leftSection={<IconBellRinging size={15} aria-hidden />}
        onClick={() => currentId !== null && openReminder(currentId, String(current?.[at.reference] ?? ''))}
      >
        {t('bar.remind')}
      </Button>
      <ResultActions
        table={async () => gridTable(t('exportName'), requestColumns, looks, await everyRow(client.requests.page, query))}
        paper=""
      />
      <CopyButton disabled={!some} onCopy={(withHeaders) => grid.current?.copy(withHeaders)} />
    </>
  );
  return (
    <div className={classes.body} data-testid="requests">
      <LedgerGrid
        name="requests"
        label={t('grid')}
        columns={requestColumns}
        looks={looks}
        fetchPage={client.requests.page}
        subjects={['requests']}
        query={opened}
        defaultSort={defaultSort}
        onQuery={asked}
        selection={selection}
        onSelection={setSelection}
        onCurrent={setCurrent}
        actions={actions}
        above={<StatusStrip query={query} onChoose={(filters) => grid.current?.narrow({ filters, search: query.search })} />}
        empty={
          <Stack align="center" gap="sm">
            <Text>{t('empty')}</Text>
            <Button onClick={() => go({ screen: 'request', params: {} })}>{t('bar.new')}</Button>
          </Stack>
        }
        handle={grid}
        beside={
          <aside className={classes.panel} aria-label={t('panel')}>
            {currentId === null ? (
              <Text size="sm" c="dimmed" p="md">
                {t('noCurrent')}
              </Text>
            ) : (
              <RequestPanel requestId={currentId} />
            )}
          </aside>
        }
      />
      <RequestTotals query={query} selection={selection} />
    </div>
  );
}

function useSummary(query: GridQuery) {
  const found = unsorted(query);
  const { data } = useQuery({
    queryKey: ['requests', 'summary', found],
    queryFn: () => client.requests.summary(found),
    placeholderData: keepPreviousData,
  });
  return data;
}

interface StripProps {
  readonly query: GridQuery;
  readonly onChoose: (filters: Filter[]) => void;
}

/** All requests, those to see to today, or those of one status, each with how many there are. */
function StatusStrip({ query, onChoose }: StripProps) {
  const { t } = useTranslation('requests');
  const others = query.filters.filter(({ column }) => !stripColumns.includes(column));
  const summary = useSummary({ ...query, filters: others });
  const chosen = query.filters.find(({ column }) => stripColumns.includes(column));
  const toRemind: Filter = { column: 'remindOn', operator: 'between', from: '0001-01-01', to: localDay() };
  const toLink: Filter = { column: 'id', operator: 'in', values: summary?.proposed ?? [] };
  // A state in which there is none takes no place; the one that is chosen stays.
  const button = (key: string, label: string, count: number | undefined, filter: Filter | null, pressed: boolean) =>
    (filter === null || pressed || count !== 0) && (
      <StripChoice
        key={key}
        label={label}
        count={count}
        pressed={pressed}
        onClick={() => onChoose(filter === null || pressed ? others : [...others, filter])}
      />
    );
  return (
    <fieldset className={strip.strip} aria-label={t('show')}>
      {button('all', t('all'), summary?.count, null, chosen === undefined)}
      {button('remind', t('remind'), summary?.remind, toRemind, chosen?.column === 'remindOn')}
      {button('link', t('toLink'), summary?.proposed.length, toLink, chosen?.column === 'id')}
      {requestStatuses.map((status) =>
        button(
          status,
          t(`only.${status}`),
          summary?.statuses[status],
          { column: 'status', operator: 'equals', value: status },
          chosen?.operator === 'equals' && chosen.value === status,
        ),
      )}
    </fieldset>
  );
}

function RequestTotals({ query, selection }: { readonly query: GridQuery; readonly selection: Selection }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const summary = useSummary(query);
  if (!summary) return null;
  return (
    <Status>
      <Figure name={t('rows')}>{format.integer(summary.count)}</Figure>
      <Figure name={t('selected')}>{format.integer(selectedCount(selection, summary.count))}</Figure>
      <Figure name={t('remind')}>{format.integer(summary.remind)}</Figure>
    </Status>
  );
}
