/** Expected and invoiced of all subscriptions, of the last twelve months. */
import { Text } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import { billedStates } from '../../../src-preload/contract/subscriptions.ts';
import { client } from '../../app/client.ts';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { ResultActions } from '../shared/result-actions.tsx';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';
import { BilledTable, type NamedPeriod, totalOf } from './billed-table.tsx';

type State = (typeof billedStates)[number];

export function BilledView() {
  const { t } = useTranslation('subscriptions');
  const [only, setOnly] = useState<State | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['subscriptions', 'billed'],
    queryFn: () => client.subscriptions.billed(),
    staleTime: 0,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const shown = only === null ? data : data.filter(({ state }) => state === only);
  const choice = (state: State | null, label: string, count: number) => (
    <StripChoice key={label} label={label} count={count} pressed={only === state} onClick={() => setOnly(state)} />
  );
  return (
    <div className={listClasses.screen} data-testid="billed">
      <header className={listClasses.bar}>
        <Text size="sm" style={{ flex: 1, minWidth: 240 }}>
          {t('billed.what')}
        </Text>
        <ResultActions disabled={shown.length === 0} table={() => tableOf(shown, t)} />
      </header>
      <fieldset className={strip.strip} aria-label={t('billed.only')}>
        {choice(null, t('billed.all'), data.length)}
        {billedStates.map((state) => choice(state, t(`billed.states.${state}`), data.filter((one) => one.state === state).length))}
      </fieldset>
      <div className={listClasses.body}>
        {data.length === 0 ? (
          <Empty icon={<IconScale size={32} aria-hidden />} text={t('billed.empty')} />
        ) : (
          <BilledTable periods={shown} named />
        )}
      </div>
    </div>
  );
}

function tableOf(rows: readonly NamedPeriod[], t: ReturnType<typeof useTranslation<'subscriptions'>>['t']): ResultTable {
  return {
    title: t('views.billed'),
    columns: [
      { heading: t('columns.plan'), type: 'text' },
      { heading: t('columns.supplier'), type: 'text' },
      { heading: t('billed.period'), type: 'date' },
      { heading: t('billed.expected'), type: 'minor' },
      { heading: t('billed.billed'), type: 'minor' },
      { heading: t('billed.difference'), type: 'minor' },
      { heading: t('columns.currency'), type: 'text' },
      { heading: t('billed.state'), type: 'text' },
      { heading: t('billed.invoices'), type: 'text' },
    ],
    rows: rows.map((row) => [
      row.plan ?? '',
      row.supplier ?? '',
      row.from,
      totalOf(row.expected),
      totalOf(row.billed),
      row.differenceMinor,
      row.currency,
      [t(`billed.states.${row.state}`), ...row.reasons.map((reason) => t(`billed.reasons.${reason}`))].join(', '),
      row.invoices.map(({ number }) => number).join(', '),
    ]),
    currencyAt: 6,
  };
}
