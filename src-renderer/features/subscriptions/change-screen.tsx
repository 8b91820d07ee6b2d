/** Changing a subscription in three steps: what is to change and why, what it costs with the message that asks for it, what was recorded. */
import { Button, Group, NativeSelect, SegmentedControl, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskedChange, type CancelReason, cancelReasons, subscriptionIntervals } from '../../../src-preload/contract/subscriptions.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { type ScreenParams, useNavigation } from '../../app/navigation.tsx';
import { Failure } from '../shared/failure.tsx';
import listClasses from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { Mark } from '../shared/mark.tsx';
import { Cost } from './change-cost.tsx';
import { MessageActions } from './message-actions.tsx';

type Kind = ScreenParams['changeSubscription']['kind'];
type Detail = Awaited<ReturnType<typeof client.subscriptions.get>>;
type Message = Awaited<ReturnType<typeof client.subscriptions.draft>>;

export function ChangeSubscriptionScreen({ id, kind }: ScreenParams['changeSubscription']) {
  const { t } = useTranslation('subscriptions');
  const { data, error, refetch } = useQuery({
    queryKey: ['subscriptions', 'get', id],
    queryFn: () => client.subscriptions.get({ id }),
    staleTime: 0,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return <ChangeSteps detail={data} kind={kind} />;
}

function ChangeSteps({ detail: { summary, fields }, kind }: { readonly detail: Detail; readonly kind: Kind }) {
  const { t } = useTranslation('subscriptions');
  const { back, go } = useNavigation();
  const { language: own } = useFormat();
  const { id, plan } = summary;
  const [choice, setChoice] = useState<Choice>({
    quantity: String(summary.available),
    interval: subscriptionIntervals.find((one) => one !== summary.interval) ?? 'year',
    when: 'now',
    reasonCode: null,
    reason: '',
    purchaseOrder: '',
  });
  const [step, setStep] = useState<'choose' | 'review'>('choose');
  const [language, setLanguage] = useState(own);
  const [written, setWritten] = useState<Message | null>(null);
  // Nothing is asked for, and nothing is wrong, until another quantity is typed.
  const isSame = kind === 'quantity' && choice.when === 'now' && choice.quantity.trim() === String(summary.available);
  const asked = isSame ? null : askedOf(kind, choice);
  const said = { id, reasonCode: kind === 'cancel' ? choice.reasonCode : null, reason: choice.reason, purchaseOrder: choice.purchaseOrder };
  const preview = useQuery({
    queryKey: ['subscriptions', 'preview', id, asked],
    queryFn: () => (asked ? client.subscriptions.preview({ id, change: asked }) : null),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const draft = useQuery({
    queryKey: ['subscriptions', 'draft', said, asked, language],
    queryFn: () => (asked ? client.subscriptions.draft({ ...said, change: asked, language }) : null),
    enabled: step === 'review' && asked !== null,
    staleTime: 0,
  });
  const message = written ?? draft.data ?? null;
  const confirm = useMutation({
    mutationFn: async () => {
      if (!asked || !preview.data || !message) return null;
      return client.subscriptions.change({ ...said, change: asked, fingerprint: preview.data.fingerprint, message });
    },
  });
  const done = confirm.data ?? null;
  const shown = done ? 'done' : step;
  const ready = asked !== null && preview.isSuccess && !preview.isPlaceholderData && (kind !== 'cancel' || choice.reasonCode !== null);
  return (
    <div className={listClasses.screen} data-testid="change-subscription">
      <header className={listClasses.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {t(`change.titles.${kind}`)}
          </Title>
          <Group gap="md" component="ol" aria-label={t('change.steps')} m={0} p={0} style={{ listStyle: 'none' }}>
            {(['choose', 'review', 'done'] as const).map((one) => (
              <Text
                key={one}
                component="li"
                size="sm"
                fw={one === shown ? 500 : 400}
                c={one === shown ? undefined : 'dimmed'}
                aria-current={one === shown ? 'step' : undefined}
              >
                {t(`change.step.${one}`)}
              </Text>
            ))}
          </Group>
        </div>
        {shown === 'choose' && (
          <>
            <Button variant="default" onClick={back}>
              {t('change.abandon')}
            </Button>
            <Button disabled={!ready} onClick={() => setStep('review')}>
              {t('change.continue')}
            </Button>
          </>
        )}
        {shown === 'review' && (
          <>
            <Button
              variant="default"
              onClick={() => {
                confirm.reset();
                setWritten(null);
                setStep('choose');
              }}
            >
              {t('change.back')}
            </Button>
            <Button
              disabled={!ready || !message || message.subject.trim() === '' || message.body.trim() === ''}
              loading={confirm.isPending}
              onClick={() => confirm.mutate()}
            >
              {t(`change.confirm.${kind}`)}
            </Button>
          </>
        )}
        {shown === 'done' && <Button onClick={() => go({ screen: 'subscription', params: { id } })}>{t('change.toSubscription')}</Button>}
      </header>
      <div className={listClasses.body}>
        <Stack gap="sm" maw={860}>
          <Text size="sm" fw={500}>
            {[plan, summary.supplier, summary.account].filter(Boolean).join(' · ')}
          </Text>
          {done ? (
            <Done changeId={done.changeId} kind={kind} plan={plan} to={message?.to ?? ''} />
          ) : (
            <>
              {shown === 'review' && <Chosen kind={kind} summary={summary} choice={choice} />}
              {shown === 'choose' && <ChoiceFields kind={kind} detail={{ summary, fields }} choice={choice} onChange={setChoice} />}
              {preview.error && asked && <Failure title={t('change.previewFailed')} error={preview.error} />}
              {preview.isFetching && !preview.data && <Loading label={t('change.computing')} />}
              {!preview.error && asked && preview.data && <Cost preview={preview.data} currency={summary.currency} />}
              {shown === 'review' && (
                <>
                  {confirm.error && <Failure title={t('change.notRecorded')} error={confirm.error} />}
                  {draft.error && <Failure title={t('change.previewFailed')} error={draft.error} />}
                  {message && (
                    <MessageFields
                      message={message}
                      language={language}
                      onLanguage={(next) => {
                        setWritten(null);
                        setLanguage(next);
                      }}
                      onChange={setWritten}
                    />
                  )}
                </>
              )}
            </>
          )}
        </Stack>
      </div>
    </div>
  );
}

interface Choice {
  readonly quantity: string;
  readonly interval: (typeof subscriptionIntervals)[number];
  readonly when: 'now' | 'renewal';
  readonly reasonCode: CancelReason | null;
  readonly reason: string;
  readonly purchaseOrder: string;
}

/** Null while what is typed is no quantity. */
function askedOf(kind: Kind, { quantity, interval, when }: Choice): AskedChange | null {
  if (kind === 'cancel') return { kind };
  if (kind === 'interval') return { kind, interval, when };
  return /^\d{1,6}$/.test(quantity.trim()) ? { kind, quantity: Number(quantity), when } : null;
}

interface ChoiceFieldsProps {
  readonly kind: Kind;
  readonly detail: Pick<Detail, 'summary' | 'fields'>;
  readonly choice: Choice;
  readonly onChange: (choice: Choice) => void;
}

function ChoiceFields({ kind, detail: { summary }, choice, onChange }: ChoiceFieldsProps) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const set = (change: Partial<Choice>) => onChange({ ...choice, ...change });
  return (
    <Stack gap="xs" maw={520}>
      {kind === 'quantity' && (
        <TextInput
          label={t('change.newQuantity')}
          description={t('change.present', {
            quantity: format.integer(summary.available),
            used: summary.tracked ? format.integer(summary.used) : t('untracked'),
          })}
          data-autofocus
          w={220}
          value={choice.quantity}
          error={askedOf(kind, choice) === null && t('change.wrongQuantity')}
          onChange={(event) => set({ quantity: event.currentTarget.value })}
        />
      )}
      {kind === 'interval' && (
        <NativeSelect
          size="xs"
          w={220}
          label={t('change.newInterval')}
          description={t('change.presentInterval', { interval: t(`interval.${summary.interval}`).toLowerCase() })}
          value={choice.interval}
          onChange={(event) => set({ interval: subscriptionIntervals.find((one) => one === event.currentTarget.value) ?? choice.interval })}
          data={subscriptionIntervals.filter((one) => one !== summary.interval).map((value) => ({ value, label: t(`interval.${value}`) }))}
        />
      )}
      {kind !== 'cancel' && summary.renewal && (
        <div>
          <Text size="xs" fw={500} mb={2}>
            {t('change.when')}
          </Text>
          <SegmentedControl
            aria-label={t('change.when')}
            value={choice.when}
            onChange={(value) => set({ when: value === 'renewal' ? 'renewal' : 'now' })}
            data={[
              { value: 'now', label: t('change.whenNow') },
              { value: 'renewal', label: t('change.whenRenewal', { date: format.date(summary.renewal) }) },
            ]}
          />
        </div>
      )}
      {kind === 'cancel' && (
        <NativeSelect
          size="xs"
          w={320}
          label={t('change.reason')}
          value={choice.reasonCode ?? ''}
          onChange={(event) => set({ reasonCode: cancelReasons.find((one) => one === event.currentTarget.value) ?? null })}
          data={[
            { value: '', label: t('change.chooseReason') },
            ...cancelReasons.map((value) => ({ value, label: t(`change.reasons.${value}`) })),
          ]}
        />
      )}
      <TextInput
        label={t(kind === 'cancel' ? 'change.reasonFree' : 'change.reason')}
        value={choice.reason}
        maxLength={500}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      {kind !== 'cancel' && (
        <TextInput
          label={t('change.purchaseOrder')}
          w={320}
          value={choice.purchaseOrder}
          maxLength={100}
          onChange={(event) => set({ purchaseOrder: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}

interface ChosenProps {
  readonly kind: Kind;
  readonly summary: Detail['summary'];
  readonly choice: Choice;
}

/** What was chosen, to be read over. */
function Chosen({ kind, summary, choice: { quantity, interval, reasonCode, reason, purchaseOrder } }: ChosenProps) {
  const { t } = useTranslation('subscriptions');
  const what =
    kind === 'quantity'
      ? t('change.kinds.quantity', { before: summary.available, after: quantity })
      : kind === 'interval'
        ? t('change.kinds.interval', { before: t(`interval.${summary.interval}`), after: t(`interval.${interval}`) })
        : t('change.kinds.cancel');
  const why = [kind === 'cancel' && reasonCode ? t(`change.reasons.${reasonCode}`) : '', reason].filter(Boolean).join(', ');
  return (
    <Text size="sm">
      {[what, why, kind !== 'cancel' && purchaseOrder && t('change.order', { number: purchaseOrder })].filter(Boolean).join(' · ')}
    </Text>
  );
}

interface MessageFieldsProps {
  readonly message: Message;
  readonly language: 'fr' | 'en';
  readonly onLanguage: (language: 'fr' | 'en') => void;
  readonly onChange: (message: Message) => void;
}

function MessageFields({ message, language, onLanguage, onChange }: MessageFieldsProps) {
  const { t } = useTranslation('subscriptions');
  return (
    <section aria-label={t('change.message')}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h5">
            {t('change.message')}
          </Title>
          <SegmentedControl
            aria-label={t('change.language')}
            value={language}
            onChange={(value) => onLanguage(value === 'en' ? 'en' : 'fr')}
            data={[
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Group>
        <Text size="sm">{t('change.messageWhat')}</Text>
        <TextInput
          label={t('change.to')}
          value={message.to}
          maxLength={254}
          onChange={(event) => onChange({ ...message, to: event.currentTarget.value })}
        />
        <TextInput
          label={t('change.subject')}
          value={message.subject}
          maxLength={300}
          onChange={(event) => onChange({ ...message, subject: event.currentTarget.value })}
        />
        <Textarea
          label={t('change.body')}
          value={message.body}
          autosize
          minRows={8}
          maxRows={18}
          maxLength={10_000}
          onChange={(event) => onChange({ ...message, body: event.currentTarget.value })}
        />
      </Stack>
    </section>
  );
}

interface DoneProps {
  readonly changeId: number;
  readonly kind: Kind;
  readonly plan: string;
  readonly to: string;
}

function Done({ changeId, kind, plan, to }: DoneProps) {
  const { t } = useTranslation('subscriptions');
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2} size="h5">
        <Mark look="good">{t(kind === 'cancel' ? 'change.doneCancel' : 'change.done')}</Mark>
      </Title>
      <Text size="sm">{t('change.doneWhat')}</Text>
      <Group gap="xs">
        <MessageActions changeId={changeId} plan={plan} to={to} variant="default" size="xs" />
      </Group>
    </Stack>
  );
}
