/** Reminding a supplier: the message quoting the first, read over, then saved for the mail program or sent. */
import { Stack } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { isReadable, MessageFields, SendButtons, type TypedMessage, typedMessage } from './message-fields.tsx';

const modalId = 'request-reminder';

export function openReminder(id: number, reference: string): void {
  openModal({
    modalId,
    size: 'xl',
    title: i18next.t('requests:dialog.remind', { reference }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <Reminder id={id} reference={reference} />,
  });
}

interface ReminderProps {
  readonly id: number;
  readonly reference: string;
}

function Reminder({ id, reference }: ReminderProps) {
  const { t } = useTranslation('requests');
  const composed = useQuery({
    queryKey: ['requests', 'reminder', id],
    queryFn: () => client.requests.reminder({ id }),
    gcTime: 0,
  });
  if (composed.error) return <Failure title={t('new.notComposed')} error={composed.error} onRetry={() => void composed.refetch()} />;
  if (!composed.data) return <Loading label={t('dialog.composing')} />;
  return <ReadOver id={id} reference={reference} composed={composed.data} />;
}

interface ReadOverProps extends ReminderProps {
  readonly composed: { readonly to: string; readonly subject: string; readonly body: string; readonly canMail: boolean };
}

function ReadOver({ id, reference, composed }: ReadOverProps) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const [message, setMessage] = useState<TypedMessage>(() => typedMessage(composed, format));
  const send = useMutation({
    mutationFn: async (how: 'eml' | 'mail') => {
      const suggestedName = `${t('new.fileName', { reference })}.eml`;
      const target = how === 'eml' ? await shellClient.chooseTarget({ suggestedName, extension: 'eml' }) : null;
      if (how === 'eml' && target === null) return;
      const { to, subject, body, remindOn } = message;
      const { saved } = await client.requests.remind({
        id,
        how,
        target: target?.grant ?? null,
        to,
        subject,
        body,
        remindOn: readDate(remindOn),
      });
      closeModal(modalId);
      tell('done', saved === null ? t('reminded') : t('savedAs', { name: saved }));
    },
  });
  return (
    <Stack gap="sm">
      <MessageFields message={message} onChange={setMessage} />
      {send.error && <Failure title={t('dialog.notSaved')} error={send.error} />}
      <SendButtons
        disabled={!isReadable(message)}
        canMail={composed.canMail && message.to.trim() !== ''}
        pending={send.isPending ? (send.variables ?? null) : null}
        onSend={(how) => send.mutate(how)}
      />
    </Stack>
  );
}
