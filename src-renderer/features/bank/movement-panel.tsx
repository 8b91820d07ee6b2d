/** One movement: what the bank says, the payments it settles or may settle and why, and what can be done with it. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BankMovement, BankPayment, MovementState } from '../../../src-preload/contract/bank.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import classes from '../payments/payments.module.css';
import { StatusMark } from '../payments/status-mark.tsx';
import { ask } from '../shared/confirm.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import { openMatchByHand } from './match-by-hand.tsx';
import { openRecordPayment } from './record-payment.tsx';

/** Arrowing down the grid asks for nothing until it rests. */
const restMilliseconds = 120;

const looks: Readonly<Record<MovementState, MarkLook>> = {
  sure: 'good',
  contradictory: 'bad',
  ambiguous: 'warned',
  invoice: 'warned',
  proposed: 'waiting',
  unmatched: 'waiting',
  matched: 'good',
  'set-aside': 'stopped',
  announced: 'waiting',
};

export function MovementPanel({ movementId }: { readonly movementId: number }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const [id] = useDebouncedValue(movementId, restMilliseconds);
  const { data, error, refetch } = useQuery({
    queryKey: ['bank', 'get', id],
    queryFn: () => client.bank.get({ movementId: id }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const { state, why } = data;
  return (
    <Stack gap="sm" p="sm" data-testid="movement">
      <div>
        <Title order={2} size="h5">
          {data.party || t('detail.noParty')}
        </Title>
        <Text className={classes.amount}>{format.micros(data.amountMicros, data.currency)}</Text>
        <Mark look={looks[state]}>{t(`state.${state}`)}</Mark>
        {why !== 'none' && (
          <Text size="sm" fw={500}>
            {t(`why.${why}`)}
          </Text>
        )}
        <Text size="sm">{t(`advice.${state}`)}</Text>
      </div>
      <Actions movement={data} />
      {data.payments.length > 0 && <Payments movement={data} />}
      {data.invoices.length > 0 && <Invoices movement={data} />}
      <Facts movement={data} />
    </Stack>
  );
}

function Actions({ movement }: { readonly movement: BankMovement }) {
  const { t } = useTranslation('bank');
  const { language } = useFormat();
  const { id, state, amountMicros } = movement;
  const undo = () =>
    ask({
      title: t('detail.undoTitle'),
      text: t('detail.undoText'),
      confirm: t('detail.undo'),
      cancel: t('detail.keep'),
      onConfirm: () => void client.bank.undo({ movementId: id, language }).catch(tellProblem),
    });
  const confirm = async () => {
    const { payments } = await client.bank.confirm({ movementIds: [id], language });
    tell('done', t('sure.done', { count: payments }));
  };
  const aside = (set: boolean) => void client.bank.setAside({ movementIds: [id], aside: set }).catch(tellProblem);
  if (state === 'announced') return null;
  if (state === 'matched')
    return (
      <Group gap={6}>
        <MayButton call="bank.undo" variant="default" size="xs" onClick={undo}>
          {t('detail.undo')}
        </MayButton>
      </Group>
    );
  if (state === 'set-aside')
    return (
      <Group gap={6}>
        <MayButton call="bank.setAside" variant="default" size="xs" onClick={() => aside(false)}>
          {t('detail.takeBack')}
        </MayButton>
      </Group>
    );
  return (
    <Group gap={6}>
      {state === 'sure' && (
        <MayButton call="bank.confirm" size="xs" onClick={() => void confirm().catch(tellProblem)}>
          {t('detail.confirm')}
        </MayButton>
      )}
      {amountMicros < 0 && (
        <MayButton
          call="bank.record"
          variant={state === 'invoice' ? 'filled' : 'default'}
          size="xs"
          onClick={() => openRecordPayment(movement)}
        >
          {t('detail.record')}
        </MayButton>
      )}
      <MayButton call="bank.match" variant="default" size="xs" onClick={() => openMatchByHand(movement)}>
        {t('detail.find')}
      </MayButton>
      <MayButton call="bank.setAside" variant="default" size="xs" onClick={() => aside(true)}>
        {t('detail.setAside')}
      </MayButton>
    </Group>
  );
}

function Payments({ movement }: { readonly movement: BankMovement }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { go } = useNavigation();
  const { id, state, payments, amountMinor, currency, matchedAt, matchedBy } = movement;
  const settled = state === 'matched';
  const match = async ({ id: paymentId }: BankPayment) => {
    const matched = await client.bank.match({
      movementId: id,
      paymentIds: [paymentId],
      acceptDifference: false,
      language: format.language,
    });
    tell('done', t('sure.done', { count: matched.payments }));
  };
  const fits = (payment: BankPayment) =>
    payment.status !== 'cancelled' && payment.currency === currency && payment.amountMinor === Math.abs(amountMinor ?? Number.NaN);
  const date = matchedAt && format.date(wallClock(matchedAt).slice(0, 10));
  return (
    <section>
      <Title order={3} size="h6">
        {t(settled || state === 'sure' ? 'detail.payments' : 'detail.candidates')}
      </Title>
      <table className={classes.small}>
        <tbody>
          {payments.map((payment) => (
            <tr key={payment.id}>
              <td>
                {payment.supplier}
                <div className={classes.quiet}>{payment.invoices}</div>
                <StatusMark status={payment.status} />
              </td>
              <td className={classes.number}>
                {format.minor(payment.amountMinor, payment.currency)}
                <div className={classes.quiet}>{format.date(payment.executionDate)}</div>
                {!settled && state !== 'sure' && fits(payment) && (
                  <MayButton
                    call="bank.match"
                    variant="subtle"
                    size="compact-xs"
                    aria-label={t('detail.matchOf', { supplier: payment.supplier, invoices: payment.invoices })}
                    onClick={() => void match(payment).catch(tellProblem)}
                  >
                    {t('detail.match')}
                  </MayButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {settled && date && (
        <Text size="xs" c="dimmed">
          {matchedBy ? t('detail.matchedOnBy', { date, name: matchedBy }) : t('detail.matchedOn', { date })}
        </Text>
      )}
      <Button variant="subtle" size="compact-xs" onClick={() => go({ screen: 'payments', params: {} })}>
        {t('detail.seePayments')}
      </Button>
    </section>
  );
}

function Invoices({ movement: { invoices } }: { readonly movement: BankMovement }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { go } = useNavigation();
  return (
    <section>
      <Title order={3} size="h6">
        {t('detail.invoices')}
      </Title>
      <table className={classes.small}>
        <tbody>
          {invoices.map(({ id, number, supplier, dueDate, dueMinor, currency }) => (
            <tr key={id}>
              <td>
                <Button variant="subtle" size="compact-xs" onClick={() => go({ screen: 'invoice', params: { id } })}>
                  {number}
                </Button>
                <div className={classes.quiet}>{supplier}</div>
              </td>
              <td className={classes.number}>
                {format.minor(dueMinor, currency)}
                <div className={classes.quiet}>{format.date(dueDate)}</div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Facts({ movement }: { readonly movement: BankMovement }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const facts: readonly (readonly [string, string])[] = [
    [t('columns.bookingDate'), format.date(movement.bookingDate)],
    [t('columns.valueDate'), format.date(movement.valueDate)],
    [t('columns.text'), movement.text],
    [t('columns.partyAccount'), movement.partyAccount],
    [t('columns.endToEndId'), movement.endToEndIds.slice(0, 20).join(', ')],
    [t('columns.creditorReference'), movement.creditorReference],
    [t('columns.returnReason'), movement.returnReason],
    [t('columns.reference'), movement.reference],
    [t('columns.statement'), movement.statement],
    [t('columns.account'), movement.account],
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
