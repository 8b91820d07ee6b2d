/** Paying invoices in three steps: what is paid how, what that comes to and what to beware of, what was recorded and written. */
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCreditCard } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choices, Review, Submitted } from '../../../src-preload/contract/payments.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { ChoicesTable, choicesOf, isReady, type TypedChoice, typedChoice } from './choices-table.tsx';
import { DoneView } from './done-view.tsx';
import { ReviewView } from './review-view.tsx';

export function PayScreen(asked: ScreenParams['pay']) {
  const { t } = useTranslation('payments');
  const { go } = useNavigation();
  // What was proposed stays while it is changed; it is prepared anew when the screen is opened again.
  const { data, error, refetch } = useQuery({
    queryKey: ['pay', asked],
    queryFn: () => client.payments.prepare(asked),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (error) return <Failure title={t('pay.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('pay.preparing')} />;
  if (data.methods.length === 0)
    return (
      <Empty icon={<IconCreditCard size={32} aria-hidden />} text={t('pay.noMethod')}>
        <Button onClick={() => go({ screen: 'payments', params: { view: 'methods' } })}>{t('pay.addMethod')}</Button>
      </Empty>
    );
  return <PaySteps prepared={data} retryOf={'retryOf' in asked ? asked.retryOf : null} />;
}

interface PayStepsProps {
  readonly prepared: Awaited<ReturnType<typeof client.payments.prepare>>;
  readonly retryOf: number | null;
}

function PaySteps({ prepared, retryOf }: PayStepsProps) {
  const { t } = useTranslation('payments');
  const { back, go } = useNavigation();
  const format = useFormat();
  const [typed, setTyped] = useState<readonly TypedChoice[]>(() => prepared.payables.map((payable) => typedChoice(payable, format)));
  const [reviewed, setReviewed] = useState<{ readonly asked: Choices; readonly review: Review } | null>(null);
  const [submitted, setSubmitted] = useState<Submitted | null>(null);
  const step = submitted ? 'done' : reviewed ? 'review' : 'choose';

  const review = useMutation({
    mutationFn: async () => {
      const asked: Choices = { choices: choicesOf(typed, format), retryOf, language: format.language };
      return { asked, review: await client.payments.review(asked) };
    },
    onSuccess: setReviewed,
  });
  const submit = useMutation({
    mutationFn: async () => {
      if (!reviewed) return null;
      const writes = reviewed.review.outputs.some((output) => output !== 'none');
      const folder = writes ? await shellClient.chooseOutputFolder() : null;
      if (writes && !folder) return null;
      return client.payments.submit({ ...reviewed.asked, fingerprint: reviewed.review.fingerprint, folder: folder?.grant ?? null });
    },
    onSuccess: (done) => done && setSubmitted(done),
  });
  return (
    <div className={listClasses.screen} data-testid="pay">
      <header className={listClasses.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {t(retryOf === null ? 'pay.title' : 'pay.retryTitle')}
          </Title>
          <Group gap="md" component="ol" aria-label={t('pay.steps')} m={0} p={0} style={{ listStyle: 'none' }}>
            {(['choose', 'review', 'done'] as const).map((one) => (
              <Text
                key={one}
                component="li"
                size="sm"
                fw={one === step ? 500 : 400}
                c={one === step ? undefined : 'dimmed'}
                aria-current={one === step ? 'step' : undefined}
              >
                {t(`pay.step.${one}`)}
              </Text>
            ))}
          </Group>
        </div>
        {step === 'choose' && (
          <>
            <Button variant="default" onClick={back}>
              {t('pay.cancel')}
            </Button>
            <Button disabled={!isReady(typed, format)} loading={review.isPending} onClick={() => review.mutate()}>
              {t('pay.continue')}
            </Button>
          </>
        )}
        {step === 'done' && <Button onClick={() => go({ screen: 'payments', params: {} })}>{t('pay.toPayments')}</Button>}
      </header>
      <div className={listClasses.body}>
        {submitted ? (
          <DoneView submitted={submitted} />
        ) : reviewed ? (
          <ReviewView
            review={reviewed.review}
            submitting={submit.isPending}
            failure={submit.error}
            onBack={() => {
              submit.reset();
              setReviewed(null);
            }}
            onSubmit={() => submit.mutate()}
          />
        ) : (
          <Stack gap="sm">
            <Text size="sm">{t('pay.what')}</Text>
            {review.error && <Failure title={t('pay.reviewFailed')} error={review.error} />}
            {prepared.left.length > 0 && (
              <Text size="sm" role="status">
                {t('pay.left', { count: prepared.left.length, numbers: prepared.left.map(({ number }) => number || '–').join(', ') })}
              </Text>
            )}
            <ChoicesTable choices={typed} methods={prepared.methods} onChange={setTyped} />
          </Stack>
        )}
      </div>
    </div>
  );
}
