/** A message as it is read over: whom to, about what, its words, when to remind; and the ways it leaves. */
import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { IconDeviceFloppy, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../app/format.ts';
import { readDate } from '../invoice/typed-date.ts';
import { localDay } from '../shared/local-time.ts';

export interface TypedMessage {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** As it was typed; empty for none. */
  readonly remindOn: string;
}

/** An answer is waited for so long before it is asked for again. */
const waitDays = 14;

export function typedMessage(composed: Omit<TypedMessage, 'remindOn'>, format: Format): TypedMessage {
  const { to, subject, body } = composed;
  const day = new Date(`${localDay()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + waitDays);
  return { to, subject, body, remindOn: format.date(day.toISOString().slice(0, 10)) };
}

/** Whether it says something, and the day to remind on is one. */
export function isReadable({ subject, body, remindOn }: TypedMessage): boolean {
  return subject.trim() !== '' && body.trim() !== '' && (remindOn.trim() === '' || readDate(remindOn) !== null);
}

interface MessageFieldsProps {
  readonly message: TypedMessage;
  readonly onChange: (message: TypedMessage) => void;
}

export function MessageFields({ message, onChange }: MessageFieldsProps) {
  const { t } = useTranslation('requests');
  const { to, subject, body, remindOn } = message;
  const wrongDay = remindOn.trim() !== '' && readDate(remindOn) === null;
  return (
    <>
      <Group gap="sm" align="start">
        <TextInput
          flex={1}
          miw={260}
          type="email"
          label={t('new.recipient')}
          description={t(to === '' ? 'new.recipientUnknown' : 'new.recipientHint')}
          maxLength={320}
          value={to}
          onChange={(event) => onChange({ ...message, to: event.currentTarget.value })}
        />
        <TextInput
          w={170}
          label={t('new.remindOn')}
          description={t('new.remindHint')}
          value={remindOn}
          error={wrongDay && t('new.badDate')}
          onChange={(event) => onChange({ ...message, remindOn: event.currentTarget.value })}
        />
      </Group>
      <TextInput
        label={t('new.subject')}
        maxLength={300}
        value={subject}
        onChange={(event) => onChange({ ...message, subject: event.currentTarget.value })}
      />
      <Textarea
        label={t('new.body')}
        autosize
        minRows={10}
        maxRows={18}
        maxLength={100_000}
        value={body}
        onChange={(event) => onChange({ ...message, body: event.currentTarget.value })}
      />
    </>
  );
}

interface SendButtonsProps {
  readonly disabled: boolean;
  /** Whether there is a server and an address to send to. */
  readonly canMail: boolean;
  readonly pending: string | null;
  readonly onSend: (how: 'eml' | 'mail') => void;
}

export function SendButtons({ disabled, canMail, pending, onSend }: SendButtonsProps) {
  const { t } = useTranslation('requests');
  return (
    <Group gap="xs" justify="flex-end">
      <Button
        variant={canMail ? 'default' : 'filled'}
        disabled={disabled}
        loading={pending === 'eml'}
        leftSection={<IconDeviceFloppy size={15} aria-hidden />}
        onClick={() => onSend('eml')}
      >
        {t('new.saveEml')}
      </Button>
      {canMail && (
        <Button
          disabled={disabled}
          loading={pending === 'mail'}
          leftSection={<IconSend size={15} aria-hidden />}
          onClick={() => onSend('mail')}
        >
          {t('new.send')}
        </Button>
      )}
    </Group>
  );
}
