/** What is asked before a schedule is paused or ended or a payment refused, and a schedule's terms and history. */
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedInvoice, Schedule } from '../../../src-preload/contract/schedules.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { readDate } from '../invoice/typed-date.ts';
import classes from '../payments/payments.module.css';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { localDay, wallClock } from '../shared/local-time.ts';
import own from './schedules.module.css';

const modalId = 'schedule';
const close = () => closeModal(modalId);

function open(title: string, children: ReactNode, size = 520): void {
  openModal({ modalId, title, size, closeButtonProps: { 'aria-label': i18next.t('frame:close') }, children });
}

interface AskedProps {
  readonly text: string;
  readonly go: string;
  readonly ready: boolean;
  readonly onGo: () => Promise<unknown>;
  readonly children: ReactNode;
}

function Asked({ text, go, ready, onGo, children }: AskedProps) {
  const { t } = useTranslation('schedules');
  const saving = useMutation({ mutationFn: onGo, onSuccess: close });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) saving.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{text}</Text>
        {children}
        {saving.error && <Failure title={t('notSaved')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={saving.isPending}>
            {go}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface ReasonFormProps {
  readonly text: string;
  readonly go: string;
  readonly onReason: (reason: string) => Promise<unknown>;
}

function ReasonForm({ text, go, onReason }: ReasonFormProps) {
  const { t } = useTranslation('schedules');
  const [reason, setReason] = useState('');
  return (
    <Asked text={text} go={go} ready={reason.trim() !== ''} onGo={() => onReason(reason.trim())}>
      <TextInput
        label={t('reason')}
        required
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Asked>
  );
}

export function askEnd({ id }: Schedule): void {
  const onReason = (reason: string) => client.schedules.end({ id, reason });
  open(
    i18next.t('schedules:end.title'),
    <ReasonForm text={i18next.t('schedules:end.text')} go={i18next.t('schedules:end.go')} onReason={onReason} />,
  );
}

export function askRefusal({ invoiceId, number }: PlannedInvoice): void {
  const text = i18next.t('schedules:approve.refuseText', { number });
  const onReason = (reason: string) => client.schedules.refuse({ invoiceId, reason });
  open(i18next.t('schedules:approve.refuseTitle'), <ReasonForm text={text} go={i18next.t('schedules:save')} onReason={onReason} />);
}

export function askPause(schedule: Schedule): void {
  open(i18next.t('schedules:pause.title'), <PauseForm schedule={schedule} />);
}

function PauseForm({ schedule: { id } }: { readonly schedule: Schedule }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const [from, setFrom] = useState(() => format.date(localDay()));
  const [to, setTo] = useState('');
  const begins = readDate(from);
  const ends = to.trim() === '' ? null : readDate(to);
  const ready = begins !== null && (to.trim() === '' || (ends !== null && ends >= begins));
  return (
    <Asked
      text={t('pause.text')}
      go={t('pause.go')}
      ready={ready}
      onGo={async () => begins !== null && client.schedules.pause({ id, from: begins, to: ends })}
    >
      <Group gap="sm" align="end">
        <TextInput label={t('pause.from')} required data-autofocus value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput label={t('pause.to')} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </Group>
    </Asked>
  );
}

export function showSchedule({ id }: Schedule): void {
  open(i18next.t('schedules:detail.title'), <Detail id={id} />, 720);
}

function Detail({ id }: { readonly id: number }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const { data, error } = useQuery({ queryKey: ['schedules', 'get', id], queryFn: () => client.schedules.get({ id }) });
  if (error) return <Failure title={t('failed')} error={error} />;
  if (!data) return <Loading label={t('loading')} />;
  const accepted = { version: data.termsVersion, date: format.instant(wallClock(data.acceptedAt)), name: data.acceptedBy };
  // Days, or that the account was closed on one.
  const pause = (detail: string) => {
    const [first = '', second = ''] = detail.split(' ');
    if (first === 'closed') return t('accountClosed', { date: format.date(second) });
    return [first, second].map(format.date).join(' – ');
  };
  return (
    <Stack gap="sm">
      <Text size="sm" fw={500}>
        {data.account} · {data.supplier}
      </Text>
      <Text size="sm">{t(data.acceptedBy ? 'detail.acceptedBy' : 'detail.accepted', accepted)}</Text>
      <Title order={2} size="h6">
        {t('detail.history')}
      </Title>
      <ul className={classes.history}>
        {data.events.map(({ id: event, at, by, what, detail }) => (
          <li key={event}>
            <strong>{t(`detail.events.${what}`)}</strong> {what === 'paused' ? pause(detail) : detail}
            <div className={classes.quiet}>
              {format.instant(wallClock(at))} {by && t('detail.by', { name: by })}
            </div>
          </li>
        ))}
      </ul>
      <Title order={2} size="h6">
        {t('detail.terms')}
      </Title>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={own.terms} tabIndex={0} aria-label={t('detail.terms')}>
        {data.termsText.split('\n\n').map((paragraph) => (
          <p key={paragraph.slice(0, 40)}>{paragraph}</p>
        ))}
      </section>
      <Group justify="flex-end">
        <Button data-autofocus onClick={close}>
          {t('detail.close')}
        </Button>
      </Group>
    </Stack>
  );
}
