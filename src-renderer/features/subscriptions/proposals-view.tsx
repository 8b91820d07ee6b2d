/** Lines that repeat in the invoices: a person accepts them as subscriptions, or has them proposed no more. */
import { Anchor, Group, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '../../../src-preload/contract/subscriptions.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { openSubscriptionForm } from './subscription-form.tsx';
import classes from './subscriptions.module.css';
import { percentText, priceText } from './words.ts';

export function ProposalsView() {
  const { t } = useTranslation('subscriptions');
  const { data, error, refetch } = useQuery({
    queryKey: ['subscriptions', 'proposals'],
    queryFn: () => client.subscriptions.proposals(),
    staleTime: 0,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return (
    <div className={listClasses.screen} data-testid="proposals">
      <header className={listClasses.bar}>
        <Text size="sm">{t('proposals.what')}</Text>
      </header>
      <div className={listClasses.body}>
        {data.length === 0 ? (
          <Empty icon={<IconCheck size={32} aria-hidden />} text={t('proposals.empty')} />
        ) : (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('columns.plan')}</th>
                <th scope="col" className={classes.number}>
                  {t('proposals.quantity')}
                </th>
                <th scope="col" className={classes.number}>
                  {t('columns.price')}
                </th>
                <th scope="col">{t('proposals.since')}</th>
                <th scope="col">{t('proposals.seen')}</th>
                <th scope="col">{t('proposals.actions')}</th>
              </tr>
            </thead>
            <tbody>
              {data.map((proposal) => (
                <ProposalRow
                  key={`${proposal.lastInvoice.id} ${proposal.fields.item} ${proposal.fields.description}`}
                  proposal={proposal}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}

function ProposalRow({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation('subscriptions');
  const { go } = useNavigation();
  const format = useFormat();
  const { fields, supplier, account, times, lastInvoice } = proposal;
  const named = { plan: fields.plan, account: account ?? supplier };
  return (
    <tr>
      <td>
        {fields.plan}
        <div className={classes.quiet}>{[supplier, account].filter(Boolean).join(' · ')}</div>
      </td>
      <td className={classes.number}>{format.integer(fields.quantity)}</td>
      <td className={classes.number}>
        {priceText(fields, t, format)}
        {fields.coupon?.kind === 'percent' && (
          <div className={classes.quiet}>{t('proposals.coupon', { percent: percentText(fields.coupon.ppm, format) })}</div>
        )}
      </td>
      <td className={classes.nowrap}>{format.date(fields.began)}</td>
      <td className={classes.nowrap}>
        {t('proposals.seen', { count: times })}
        <div className={classes.quiet}>
          {t('proposals.last')}{' '}
          <Anchor component="button" type="button" size="xs" onClick={() => go({ screen: 'invoice', params: { id: lastInvoice.id } })}>
            {lastInvoice.number}
          </Anchor>
        </div>
      </td>
      <td className={classes.nowrap}>
        <Group gap={4} wrap="nowrap">
          <MayButton
            call="subscriptions.add"
            size="compact-xs"
            variant="default"
            aria-label={t('proposals.acceptOf', named)}
            onClick={() => openSubscriptionForm({ kind: 'accept', fields })}
          >
            {t('proposals.accept')}
          </MayButton>
          <MayButton
            call="subscriptions.dismiss"
            size="compact-xs"
            variant="subtle"
            aria-label={t('proposals.dismissOf', named)}
            onClick={() => void client.subscriptions.dismiss(fields).catch(tellProblem)}
          >
            {t('proposals.dismiss')}
          </MayButton>
        </Group>
      </td>
    </tr>
  );
}
