/** The subscriptions that are followed, with what each costs, who uses it, and whether it is invoiced as it should be. */
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconPlus, IconRepeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import type { Subscription } from '../../../src-preload/contract/subscriptions.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Figure, Status } from '../../app/status-bar.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { Mark } from '../shared/mark.tsx';
import { ResultActions } from '../shared/result-actions.tsx';
import { openSubscriptionForm } from './subscription-form.tsx';
import classes from './subscriptions.module.css';
import { byCurrency, perText, stateLooks, sum } from './words.ts';

/** Asked anew at each visit: invoices arrive meanwhile. */
export function useSubscriptions() {
  return useQuery({ queryKey: ['subscriptions', 'list'], queryFn: () => client.subscriptions.list(), staleTime: 0 });
}

export function ListView() {
  const { t } = useTranslation('subscriptions');
  const { go } = useNavigation();
  const { data, error, refetch } = useSubscriptions();
  const proposals = useQuery({ queryKey: ['subscriptions', 'proposals'], queryFn: () => client.subscriptions.proposals(), staleTime: 0 });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const found = proposals.data?.length ?? 0;
  const recognised = (
    <Button
      variant={data.length === 0 ? 'filled' : 'default'}
      onClick={() => go({ screen: 'subscriptions', params: { view: 'proposals' } })}
    >
      {t('toProposals')}
      {found > 0 && ` (${found})`}
    </Button>
  );
  return (
    <div className={listClasses.screen}>
      <header className={listClasses.bar}>
        <Text size="sm" style={{ flex: 1, minWidth: 240 }}>
          {t('what')}
        </Text>
        {data.length > 0 && found > 0 && recognised}
        {data.length > 0 && <ResultActions table={() => tableOf(data, t)} />}
        <MayButton
          call="subscriptions.add"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => openSubscriptionForm({ kind: 'add' })}
        >
          {t('add')}
        </MayButton>
      </header>
      <div className={listClasses.body}>
        {data.length === 0 ? (
          <Empty icon={<IconRepeat size={32} aria-hidden />} text={t('empty')}>
            {recognised}
          </Empty>
        ) : (
          <SubscriptionTable subscriptions={data} />
        )}
      </div>
      <Totals subscriptions={data} />
    </div>
  );
}

function tableOf(rows: readonly Subscription[], t: ReturnType<typeof useTranslation<'subscriptions'>>['t']): ResultTable {
  const columns = [
    ['plan', 'text'],
    ['supplier', 'text'],
    ['account', 'text'],
    ['available', 'integer'],
    ['used', 'integer'],
    ['next', 'date'],
    ['amount', 'minor'],
    ['renewal', 'date'],
    ['notice', 'date'],
    ['yearly', 'minor'],
    ['currency', 'text'],
    ['state', 'text'],
    ['differences', 'integer'],
  ] as const;
  return {
    title: t('title'),
    columns: columns.map(([name, type]) => ({ heading: t(`columns.${name}`), type })),
    rows: rows.map((row) => [
      row.plan,
      row.supplier,
      row.account ?? '',
      row.available,
      row.tracked ? row.used : null,
      row.next?.from ?? null,
      row.next?.totalMinor ?? null,
      row.renewal,
      row.lastDayOfNotice,
      row.yearlyMinor,
      row.currency,
      t(`state.${row.state}`),
      row.differences,
    ]),
    currencyAt: 10,
  };
}

function SubscriptionTable({ subscriptions }: { readonly subscriptions: readonly Subscription[] }) {
  const { t } = useTranslation('subscriptions');
  const { go } = useNavigation();
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('columns.plan')}</th>
          <th scope="col" className={classes.number}>
            {t('columns.available')}
          </th>
          <th scope="col" className={classes.number}>
            {t('columns.used')}
          </th>
          <th scope="col">{t('columns.pending')}</th>
          <th scope="col" className={classes.number}>
            {t('columns.price')}
          </th>
          <th scope="col" className={classes.number}>
            {t('columns.next')}
          </th>
          <th scope="col">{t('columns.renewal')}</th>
          <th scope="col">{t('columns.state')}</th>
        </tr>
      </thead>
      <tbody>
        {subscriptions.map((one) => (
          <tr key={one.id}>
            <td className={classes.name}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                ta="left"
                onClick={() => go({ screen: 'subscription', params: { id: one.id } })}
              >
                {one.plan}
              </Anchor>
              <div className={classes.quiet}>{[one.supplier, one.account].filter(Boolean).join(' · ')}</div>
            </td>
            <td className={classes.number}>{format.integer(one.available)}</td>
            <td className={classes.number}>
              {one.tracked ? (
                format.integer(one.used)
              ) : (
                <span className={classes.quiet} title={t('untrackedHint')}>
                  {t('untracked')}
                </span>
              )}
            </td>
            <td className={classes.nowrap}>
              {one.pending && t('pendingFrom', { quantity: format.integer(one.pending.quantity), date: format.date(one.pending.on) })}
            </td>
            <td className={classes.number}>
              {format.micros(one.priceMicros, one.currency)}
              <div className={classes.quiet}>{perText(one, t)}</div>
            </td>
            <td className={classes.number}>
              {one.next ? format.minor(one.next.totalMinor, one.currency) : '–'}
              {one.next && <div className={classes.quiet}>{format.date(one.next.from)}</div>}
            </td>
            <td className={classes.nowrap}>{one.renewal ? format.date(one.renewal) : '–'}</td>
            <td>
              <Stack gap={0} align="flex-start">
                {one.state !== 'active' && (
                  <Mark look={stateLooks[one.state]}>
                    {one.state === 'ending' ? t('endsOn', { date: format.date(one.endsOn) }) : t(`state.${one.state}`)}
                  </Mark>
                )}
                {one.differences > 0 ? (
                  <Mark look="warned">{t('differences', { count: one.differences })}</Mark>
                ) : (
                  <Mark look="good">{t('asExpected')}</Mark>
                )}
              </Stack>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Totals({ subscriptions }: { readonly subscriptions: readonly Subscription[] }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  return (
    <Status>
      <Figure name={t('count')}>{format.integer(subscriptions.length)}</Figure>
      {byCurrency(subscriptions).map(([currency, rows]) => (
        <Figure key={currency} name={t('yearly')}>
          {format.minor(sum(rows.map(({ yearlyMinor }) => yearlyMinor)), currency)}
        </Figure>
      ))}
    </Status>
  );
}
