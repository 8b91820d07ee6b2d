/** Periods of subscriptions: what was expected, what was invoiced, by how much and why they differ, and the invoices themselves. */
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BilledPeriod } from '../../../src-preload/contract/subscriptions.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { Mark } from '../shared/mark.tsx';
import classes from './subscriptions.module.css';
import { billedLooks, isDifference } from './words.ts';

export interface NamedPeriod extends BilledPeriod {
  readonly currency: string;
  readonly accountId: number | null;
  /** Left out where all are of one subscription. */
  readonly plan?: string;
  readonly supplier?: string;
  readonly account?: string | null;
}

export const totalOf = (figures: BilledPeriod['expected']): number | null => (figures ? figures.netMinor + (figures.taxMinor ?? 0) : null);

export function BilledTable({ periods, named }: { readonly periods: readonly NamedPeriod[]; readonly named: boolean }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const { go } = useNavigation();
  const amount = (minor: number | null, currency: string) => (minor === null ? '–' : format.minor(minor, currency));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {named && <th scope="col">{t('columns.plan')}</th>}
          <th scope="col">{t('billed.period')}</th>
          <th scope="col" className={classes.number}>
            {t('billed.expected')}
          </th>
          <th scope="col" className={classes.number}>
            {t('billed.billed')}
          </th>
          <th scope="col" className={classes.number}>
            {t('billed.difference')}
          </th>
          <th scope="col">{t('billed.state')}</th>
          <th scope="col">{t('billed.invoices')}</th>
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <tr key={`${period.subscriptionId} ${period.from} ${period.state} ${period.invoices.map(({ id }) => id).join()}`}>
            {named && (
              <td>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="left"
                  onClick={() => go({ screen: 'subscription', params: { id: period.subscriptionId } })}
                >
                  {period.plan}
                </Anchor>
                <div className={classes.quiet}>{[period.supplier, period.account].filter(Boolean).join(' · ')}</div>
              </td>
            )}
            <td className={classes.nowrap}>{t('billed.from', { from: format.date(period.from), to: format.date(period.to) })}</td>
            <td className={classes.number}>{amount(totalOf(period.expected), period.currency)}</td>
            <td className={classes.number}>{amount(totalOf(period.billed), period.currency)}</td>
            <td className={classes.number}>{period.differenceMinor === 0 ? '' : format.minor(period.differenceMinor, period.currency)}</td>
            <td>
              <Mark look={billedLooks[period.state]}>{t(`billed.states.${period.state}`)}</Mark>
              <Reasons period={period} />
            </td>
            <td className={classes.nowrap}>
              {period.invoices.map(({ id, number }) => (
                <div key={id}>
                  <Anchor component="button" type="button" size="xs" onClick={() => go({ screen: 'invoice', params: { id } })}>
                    {number}
                  </Anchor>
                </div>
              ))}
              <Ask period={period} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Asks the supplier to correct the invoices, or for the one that did not come. */
function Ask({ period: { state, invoices, accountId, from } }: { readonly period: NamedPeriod }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const { go } = useNavigation();
  if (!isDifference({ state })) return null;
  const params: ScreenParams['request'] =
    state === 'missing'
      ? { kind: 'missing-invoice', expectedOn: format.date(from), ...(accountId === null ? {} : { accountId }) }
      : { kind: 'correction', selection: { mode: 'some', ids: invoices.filter(({ isCredit }) => !isCredit).map(({ id }) => id) } };
  if (state === 'missing' && accountId === null) return null;
  return (
    <MayButton call="requests.begin" variant="subtle" size="compact-xs" onClick={() => go({ screen: 'request', params })}>
      {t(state === 'missing' ? 'billed.askMissing' : 'billed.askCorrection')}
    </MayButton>
  );
}

function Reasons({ period: { reasons, expected, billed } }: { readonly period: BilledPeriod }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  if (reasons.length === 0) return null;
  const units = (milli: number) => format.decimal(String(milli / 1000));
  const words = reasons.map((reason) => {
    const word = t(`billed.reasons.${reason}`);
    if (reason !== 'quantity' || !expected || !billed || billed.quantityMilli === null || expected.quantityMilli === null) return word;
    return `${word} ${t('billed.quantityOf', { billed: units(billed.quantityMilli), expected: units(expected.quantityMilli) })}`;
  });
  return <div className={classes.quiet}>{words.join(', ')}</div>;
}
