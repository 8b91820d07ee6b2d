/** Payments: what was ordered and what became of it, and the methods it is paid with. */
import { Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconBan, IconCheck, IconRefresh } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridQuery, Selection } from '../../../src-preload/contract/grid.ts';
import { type PaymentStatus, paymentColumns, paymentStatuses } from '../../../src-preload/contract/payments.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { useRemembered } from '../../app/remembered.ts';
import { Figure, Status } from '../../app/status-bar.tsx';
import { CopyButton } from '../../grid/copy-button.tsx';
import { type GridHandle, LedgerGrid } from '../../grid/ledger-grid.tsx';
import { positions, type Row } from '../../grid/looks.ts';
import { allRows, unsorted } from '../../grid/query.ts';
import { idOf } from '../../grid/rows.ts';
import { nothing, selectedCount } from '../../grid/selection.ts';
import { BankView } from '../bank/bank-view.tsx';
import { SchedulesView } from '../schedules/schedules-view.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import { chooseStatus } from './choose-status.tsx';
import { paymentLooks } from './columns.ts';
import { MethodsView } from './methods-view.tsx';
import { PaymentPanel } from './payment-panel.tsx';
import classes from './payments.module.css';

const defaultSort: GridQuery['sort'] = [
  { column: 'createdAt', descending: true },
  { column: 'executionDate', descending: true },
];
const at = positions(paymentColumns);

const views = ['payments', 'methods', 'statements', 'schedules'] as const;

export function PaymentsScreen({ query = allRows, view, granted }: ScreenParams['payments']) {
  const { t } = useTranslation('payments');
  const { go } = useNavigation();
  const shown = view ?? 'payments';
  return (
    <div className={classes.screen} data-testid="payments">
      <div className={classes.views}>
        <SegmentedControl
          aria-label={t('title')}
          value={shown}
          onChange={(next) => {
            const chosen = views.find((one) => one === next);
            go({ screen: 'payments', params: chosen === undefined || chosen === 'payments' ? {} : { view: chosen } });
          }}
          data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
        />
      </div>
      {shown === 'methods' && <MethodsView />}
      {shown === 'statements' && <BankView granted={granted} />}
      {shown === 'schedules' && <SchedulesView />}
      {shown === 'payments' && <PaymentsView query={query} />}
    </div>
  );
}

function PaymentsView({ query: opened }: { readonly query: GridQuery }) {
  const { t } = useTranslation('payments');
  const { go, goAgain, replace } = useNavigation();
  const [query, setQuery] = useState(opened);
  const [selection, setSelection] = useRemembered<Selection>('payments/selection', nothing);
  const [current, setCurrent] = useState<Row | null>(null);
  /** A payment that the one under the cursor led to. */
  const [related, setRelated] = useState<number | null>(null);
  const grid = useRef<GridHandle>(null);
  const looks = useMemo(() => paymentLooks(t), [t]);
  const asked = useCallback(
    (changed: GridQuery) => {
      setQuery(changed);
      replace({ screen: 'payments', params: { query: changed } });
    },
    [replace],
  );
  const currentId = current && idOf(current);
  const chosen = selection.mode === 'some' && selection.ids.length > 0 ? selection.ids : [];
  const ids = chosen.length > 0 ? chosen : currentId === null ? [] : [currentId];
  const failed = chosen.length <= 1 && current !== null && current[at.status] === 'failed';
  const show = (status: PaymentStatus | null) => {
    const others = query.filters.filter(({ column }) => column !== 'status');
    const filters = status === null ? others : [...others, { column: 'status', operator: 'equals', value: status } as const];
    grid.current?.narrow({ filters, search: query.search });
  };
  const actions = (
    <>
      <MayButton
        call="payments.change"
        variant="default"
        disabled={ids.length === 0}
        leftSection={<IconCheck size={15} aria-hidden />}
        onClick={() => chooseStatus(ids, 'confirmed')}
      >
        {t('act.confirmed')}
      </MayButton>
      <MayButton call="payments.change" variant="default" disabled={ids.length === 0} onClick={() => chooseStatus(ids, 'failed')}>
        {t('act.failed')}
      </MayButton>
      <MayButton
        call="payments.change"
        variant="default"
        disabled={ids.length === 0}
        leftSection={<IconBan size={15} aria-hidden />}
        onClick={() => chooseStatus(ids, 'cancelled')}
      >
        {t('bar.cancelled')}
      </MayButton>
      <MayButton
        call="payments.prepare"
        variant="default"
        disabled={!failed}
        leftSection={<IconRefresh size={15} aria-hidden />}
        onClick={() => currentId !== null && go({ screen: 'pay', params: { retryOf: currentId } })}
      >
        {t('bar.retry')}
      </MayButton>
      <CopyButton disabled={chosen.length === 0 && selection.mode === 'some'} onCopy={(withHeaders) => grid.current?.copy(withHeaders)} />
    </>
  );
  const panelId = related ?? currentId;
  return (
    <div className={classes.body}>
      <LedgerGrid
        name="payments"
        label={t('grid')}
        columns={paymentColumns}
        looks={looks}
        fetchPage={client.payments.page}
        subjects={['payments']}
        query={opened}
        defaultSort={defaultSort}
        onQuery={asked}
        selection={selection}
        onSelection={setSelection}
        onCurrent={(row) => {
          setCurrent(row);
          setRelated(null);
        }}
        actions={actions}
        above={<StatusStrip query={query} onChoose={show} />}
        empty={
          <Stack align="center" gap="sm">
            <Text>{t('empty')}</Text>
            <Button onClick={() => goAgain('invoices')}>{t('toInvoices')}</Button>
          </Stack>
        }
        handle={grid}
        beside={
          <aside className={classes.panel} aria-label={t('panel')}>
            {panelId === null ? (
              <Text size="sm" c="dimmed" p="md">
                {t('noCurrent')}
              </Text>
            ) : (
              <PaymentPanel paymentId={panelId} onShow={setRelated} />
            )}
          </aside>
        }
      />
      <PaymentTotals query={query} selection={selection} />
    </div>
  );
}

function useSummary(query: GridQuery) {
  const found = unsorted(query);
  const { data } = useQuery({
    queryKey: ['payments', 'summary', found],
    queryFn: () => client.payments.summary(found),
    placeholderData: keepPreviousData,
  });
  return data;
}

/** All payments, or those of one status, each with how many there are. */
function StatusStrip({ query, onChoose }: { readonly query: GridQuery; readonly onChoose: (status: PaymentStatus | null) => void }) {
  const { t } = useTranslation('payments');
  const filter = query.filters.find(({ column }) => column === 'status');
  const summary = useSummary({ ...query, filters: query.filters.filter(({ column }) => column !== 'status') });
  const chosen = filter?.operator === 'equals' ? filter.value : null;
  const button = (key: string, label: string, count: number | undefined, pressed: boolean, onClick: () => void) => (
    <StripChoice key={key} label={label} count={count} pressed={pressed} onClick={onClick} />
  );
  return (
    <fieldset className={strip.strip} aria-label={t('show')}>
      {button('all', t('all'), summary?.count, filter === undefined, () => onChoose(null))}
      {paymentStatuses.map((status) =>
        button(status, t(`only.${status}`), summary?.statuses[status], chosen === status, () =>
          onChoose(chosen === status ? null : status),
        ),
      )}
    </fieldset>
  );
}

function PaymentTotals({ query, selection }: { readonly query: GridQuery; readonly selection: Selection }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const summary = useSummary(query);
  if (!summary) return null;
  return (
    <Status>
      <Figure name={t('rows')}>{format.integer(summary.count)}</Figure>
      <Figure name={t('selected')}>{format.integer(selectedCount(selection, summary.count))}</Figure>
      {summary.sums.map(({ currency, amountMinor }) => (
        <Figure key={currency} name={t('sum')}>
          {format.minor(amountMinor, currency)}
        </Figure>
      ))}
    </Status>
  );
}
