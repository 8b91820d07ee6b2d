/** What a schedule would do, seen before it is submitted. */
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { NewSchedule } from '../../../src-preload/contract/schedules.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import classes from '../payments/payments.module.css';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { Entries } from './calendar.tsx';
import { PlannedTable } from './planned-table.tsx';

interface ReviewStepProps {
  readonly asked: NewSchedule;
  readonly account: string;
  readonly method: string;
}

export function ReviewStep({ asked, account, method }: ReviewStepProps) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const { data, error } = useQuery({ queryKey: ['schedules', 'review', asked], queryFn: () => client.schedules.review(asked), gcTime: 0 });
  if (error) return <Failure title={t('failed')} error={error} />;
  if (!data) return <Loading label={t('loading')} />;
  const facts: readonly (readonly [string, string])[] = [
    [t('list.account'), account],
    [t('list.method'), method],
    [t('list.rule'), t(`rule.${asked.rule}`, { count: asked.ruleValue })],
    [t('list.first'), format.date(asked.firstDate)],
    [t('list.limit'), asked.limitMinor === null ? t('list.noLimit') : format.minor(asked.limitMinor, asked.limitCurrency)],
  ];
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {t('flow.summary')}
      </Title>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Title order={2} size="h5">
        {t('flow.now')}
      </Title>
      {data.invoices.length === 0 ? <Text size="sm">{t('flow.noneNow')}</Text> : <PlannedTable invoices={data.invoices} />}
      <Title order={2} size="h5">
        {t('flow.expected')}
      </Title>
      {data.expected.length === 0 ? <Text size="sm">{t('flow.noneExpected')}</Text> : <Entries entries={data.expected} />}
    </Stack>
  );
}
