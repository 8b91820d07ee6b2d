/** What renews within 90 days and until when notice can be given; what all of it costs in a year by currency; licences that nobody uses. */
import { Anchor, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Subscription } from '../../../src-preload/contract/subscriptions.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { localDay } from '../shared/local-time.ts';
import { Mark } from '../shared/mark.tsx';
import { useSubscriptions } from './list-view.tsx';
import classes from './subscriptions.module.css';
import { byCurrency, sum } from './words.ts';

const soonDays = 90;

export function RenewalsView() {
  const { t } = useTranslation('subscriptions');
  const { data, error, refetch } = useSubscriptions();
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const today = localDay();
  const horizon = new Date(Date.parse(today) + soonDays * 86_400_000).toISOString().slice(0, 10);
  const dated = data.flatMap((one) => {
    const on = one.renewal ?? one.endsOn;
    return on !== null && on >= today && on <= horizon ? [{ ...one, on }] : [];
  });
  const unused = data.filter(({ tracked, available, used, state }) => tracked && state !== 'ended' && available > used);
  return (
    <div className={listClasses.screen} data-testid="renewals">
      <header className={listClasses.bar}>
        <Text size="sm">{t('renewals.what')}</Text>
      </header>
      <div className={listClasses.body}>
        <section>
          <Title order={2} size="h5" className={classes.section}>
            {t('renewals.soon')}
          </Title>
          {dated.length === 0 ? <Text size="sm">{t('renewals.nothingSoon')}</Text> : <Soon rows={dated} today={today} />}
        </section>
        <section>
          <Title order={2} size="h5" className={classes.section}>
            {t('renewals.costs')}
          </Title>
          <Costs subscriptions={data.filter(({ state }) => state !== 'ended')} />
        </section>
        <section>
          <Title order={2} size="h5" className={classes.section}>
            {t('renewals.unused')}
          </Title>
          {unused.length === 0 ? <Text size="sm">{t('renewals.nothingUnused')}</Text> : <Unused rows={unused} />}
        </section>
      </div>
    </div>
  );
}

function Plan({ subscription: { id, plan, supplier, account } }: { readonly subscription: Subscription }) {
  const { go } = useNavigation();
  return (
    <>
      <Anchor component="button" type="button" size="sm" ta="left" onClick={() => go({ screen: 'subscription', params: { id } })}>
        {plan}
      </Anchor>
      <div className={classes.quiet}>{[supplier, account].filter(Boolean).join(' · ')}</div>
    </>
  );
}

function Soon({ rows, today }: { readonly rows: readonly (Subscription & { readonly on: string })[]; readonly today: string }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('renewals.onDate')}</th>
          <th scope="col">{t('columns.plan')}</th>
          <th scope="col">{t('columns.notice')}</th>
          <th scope="col" className={classes.number}>
            {t('columns.available')}
          </th>
          <th scope="col" className={classes.number}>
            {t('columns.yearly')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows
          .toSorted((a, b) => (a.on < b.on ? -1 : 1))
          .map((one) => (
            <tr key={one.id}>
              <td className={classes.nowrap}>{format.date(one.on)}</td>
              <td>
                <Plan subscription={one} />
              </td>
              <td className={classes.nowrap}>
                {one.lastDayOfNotice === null ? (
                  <Mark look="stopped">{one.autoRenew ? t('endsOn', { date: format.date(one.endsOn) }) : t('renewals.noRenewal')}</Mark>
                ) : one.lastDayOfNotice < today ? (
                  <Mark look="warned">{t('renewals.noticePassed', { date: format.date(one.lastDayOfNotice) })}</Mark>
                ) : (
                  <Mark look="waiting">{t('renewals.noticeOpen', { date: format.date(one.lastDayOfNotice) })}</Mark>
                )}
              </td>
              <td className={classes.number}>{format.integer(one.available)}</td>
              <td className={classes.number}>{format.minor(one.yearlyMinor, one.currency)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

function Costs({ subscriptions }: { readonly subscriptions: readonly Subscription[] }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  return (
    <table className={classes.small}>
      <thead>
        <tr>
          <th scope="col">{t('columns.currency')}</th>
          <th scope="col" className={classes.number}>
            {t('renewals.subscriptions')}
          </th>
          <th scope="col" className={classes.number}>
            {t('renewals.yearly')}
          </th>
          <th scope="col" className={classes.number}>
            {t('columns.unusedCost')}
          </th>
        </tr>
      </thead>
      <tbody>
        {byCurrency(subscriptions).map(([currency, rows]) => (
          <tr key={currency}>
            <td>{currency}</td>
            <td className={classes.number}>{format.integer(rows.length)}</td>
            <td className={classes.number}>{format.minor(sum(rows.map(({ yearlyMinor }) => yearlyMinor)), currency)}</td>
            <td className={classes.number}>{format.minor(sum(rows.map(({ unusedMinor }) => unusedMinor)), currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Unused({ rows }: { readonly rows: readonly Subscription[] }) {
  const { t } = useTranslation('subscriptions');
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
          <th scope="col" className={classes.number}>
            {t('columns.unused')}
          </th>
          <th scope="col" className={classes.number}>
            {t('renewals.unusedCost')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.id}>
            <td>
              <Plan subscription={one} />
            </td>
            <td className={classes.number}>{format.integer(one.available)}</td>
            <td className={classes.number}>{format.integer(one.used)}</td>
            <td className={classes.number}>{format.integer(one.available - one.used)}</td>
            <td className={classes.number}>{format.minor(one.unusedMinor, one.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
