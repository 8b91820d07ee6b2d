/** One payment: what it settles, where the money goes, its history, and what can be done with it. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDeviceFloppy, IconRefresh } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PaymentDetail } from '../../../src-preload/contract/payments.ts';
import { savedExtensions } from '../../../src-preload/contract/shell.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { chooseStatus } from './choose-status.tsx';
import classes from './payments.module.css';
import { StatusMark } from './status-mark.tsx';

/** Arrowing down the grid asks for nothing until it rests. */
const restMilliseconds = 120;
const offered = ['sent', 'confirmed', 'failed', 'cancelled'] as const;

export function PaymentPanel({ paymentId, onShow }: { readonly paymentId: number; readonly onShow: (id: number) => void }) {
  const { t } = useTranslation('payments');
  const { go } = useNavigation();
  const format = useFormat();
  const [id] = useDebouncedValue(paymentId, restMilliseconds);
  const { data, error, refetch } = useQuery({
    queryKey: ['payments', 'get', id],
    queryFn: () => client.payments.get({ id }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const { status, currency, changes, order } = data;
  return (
    <Stack gap="sm" p="sm" data-testid="payment">
      <div>
        <Title order={2} size="h5">
          {data.supplier}
        </Title>
        <Text size="lg" className={classes.amount}>
          {format.minor(data.amountMinor, currency)}
        </Text>
        <StatusMark status={status} />
        {data.reason !== '' && <Text size="sm">{data.reason}</Text>}
      </div>
      <Group gap="xs">
        {offered
          .filter((next) => changes.includes(next))
          .map((next) => (
            <MayButton call="payments.change" key={next} variant="default" onClick={() => chooseStatus([data.id], next)}>
              {t(`act.${next}`)}
            </MayButton>
          ))}
        {status === 'failed' && data.retriedBy === null && (
          <MayButton
            call="payments.prepare"
            leftSection={<IconRefresh size={15} aria-hidden />}
            onClick={() => go({ screen: 'pay', params: { retryOf: data.id } })}
          >
            {t('retry')}
          </MayButton>
        )}
      </Group>
      <Facts payment={data} onShow={onShow} />
      {order && <Order order={order} />}
      <section aria-label={t('detail.parts')}>
        <Title order={3} size="h6" mb={4}>
          {t('detail.parts')}
        </Title>
        <table className={classes.small}>
          <tbody>
            {data.parts.map(({ invoiceId, number, issueDate, amountMinor }) => (
              <tr key={invoiceId}>
                <td>
                  <Anchor component="button" type="button" size="xs" onClick={() => go({ screen: 'invoice', params: { id: invoiceId } })}>
                    {number}
                  </Anchor>
                </td>
                <td>{format.date(issueDate)}</td>
                <td className={classes.number}>{format.minor(amountMinor, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-label={t('detail.history')}>
        <Title order={3} size="h6" mb={4}>
          {t('detail.history')}
        </Title>
        <ol className={classes.history}>
          {data.events.map((event) => (
            <li key={event.id}>
              <StatusMark status={event.status} />
              <div>
                {format.instant(wallClock(event.at))} {event.by !== '' && t('detail.by', { name: event.by })}
              </div>
              {event.reason !== '' && <div>{event.reason}</div>}
              {event.warnings.length > 0 && (
                <div>{t('detail.warnings', { list: event.warnings.map((code) => t(`warningNames.${code}`)).join(', ') })}</div>
              )}
            </li>
          ))}
        </ol>
      </section>
    </Stack>
  );
}

function Facts({ payment, onShow }: { readonly payment: PaymentDetail; readonly onShow: (id: number) => void }) {
  const { t } = useTranslation('payments');
  const format = useFormat();
  const facts = [
    [t('detail.date'), format.date(payment.executionDate)],
    [t('detail.method'), `${payment.method} (${t(`kind.${payment.methodKind}`)})`],
    [t('detail.account'), payment.creditorAccount],
    [t('detail.remittance'), payment.remittance],
    [t('detail.reference'), payment.endToEndId],
  ] as const;
  const related = [
    [t('detail.retriedFrom'), payment.retriedFrom],
    [t('detail.retriedBy'), payment.retriedBy],
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {related.map(
        ([name, other]) =>
          other !== null && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Anchor component="button" type="button" size="xs" onClick={() => onShow(other)}>
                  {t('detail.open')}
                </Anchor>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Order({ order }: { readonly order: NonNullable<PaymentDetail['order']> }) {
  const { t } = useTranslation('payments');
  const save = async () => {
    const extension = savedExtensions.find((known) => order.name.endsWith(`.${known}`)) ?? 'bin';
    const granted = await shellClient.chooseTarget({ suggestedName: order.name, extension });
    if (!granted) return;
    const { name } = await client.payments.saveOrder({ orderId: order.id, target: granted.grant });
    tell('done', t('saved', { name }));
  };
  return (
    <section aria-label={t('detail.order')}>
      <Title order={3} size="h6" mb={4}>
        {t('detail.order')}
      </Title>
      <Text size="xs" className={classes.name}>
        {order.name}
      </Text>
      <MayButton
        call="payments.saveOrder"
        variant="default"
        mt={4}
        leftSection={<IconDeviceFloppy size={15} aria-hidden />}
        onClick={() => void save().catch(tellProblem)}
      >
        {t('detail.saveOrder')}
      </MayButton>
    </section>
  );
}
