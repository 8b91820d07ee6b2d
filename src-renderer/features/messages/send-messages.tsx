/** Sending and saving messages: shown as it goes on, stopped between two messages, told at the end. */
import { Button, Group, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostSentAtOnce } from '../../../src-preload/contract/messages.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { client, shellClient } from '../../app/client.ts';
import { problemText } from '../../app/locale.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';

const words = i18next.getFixedT(null, 'messages');
const sendingId = 'sending-messages';
const passwordId = 'mail-password';
/** A few at a time, so that it can be seen and stopped; more of them share a connection. */
const atOnce = Math.min(5, mostSentAtOnce);

/** Sends messages that have not left; asks for the password where it is not known. */
export async function sendMessages(ids: readonly number[]): Promise<void> {
  if (ids.length === 0) {
    tell('note', words('nothingToSend'));
    return;
  }
  const progress = openProgress(ids.length);
  const sum = { sent: 0, failed: 0, outdated: 0 };
  let stopped: unknown = null;
  try {
    for (let from = 0; from < ids.length && !progress.stopped() && stopped === null; from += atOnce) {
      const made = await client.messages.send({ ids: ids.slice(from, from + atOnce) });
      sum.sent += made.sent;
      sum.failed += made.failed;
      sum.outdated += made.outdated;
      if (made.stopped) stopped = new ProblemError(made.stopped.code, made.stopped.params);
      progress.show(Math.min(ids.length, from + atOnce));
    }
  } catch (error) {
    stopped = error;
  }
  closeModal(sendingId);
  if (sum.sent > 0) tell('done', words('sent', { count: sum.sent }));
  if (sum.failed > 0 && stopped === null) tell('failed', words('refused', { count: sum.failed }));
  if (sum.outdated > 0) tell('note', words('outdated', { count: sum.outdated }));
  if (stopped instanceof ProblemError && stopped.problem.code === 'mail-password-missing') askPassword(ids.slice(sum.sent));
  else if (stopped !== null) tellProblem(stopped);
}

/** Saves one message as a file, several into a folder. */
export async function saveMessages(ids: number[], suggestedName: string): Promise<void> {
  const target =
    ids.length === 1 ? await shellClient.chooseTarget({ suggestedName, extension: 'eml' }) : await shellClient.chooseOutputFolder();
  if (!target) return;
  const { saved, outdated, name } = await client.messages.save({ ids, target: target.grant });
  if (saved > 0) tell('done', words('saved', { count: saved, name }));
  if (outdated > 0) tell('note', words('outdated', { count: outdated }));
}

function openProgress(total: number) {
  let isStopped = false;
  let listener: (done: number) => void = () => undefined;
  const subscribe = (next: (done: number) => void) => {
    listener = next;
  };
  const stop = () => {
    isStopped = true;
  };
  openModal({
    modalId: sendingId,
    title: words('sending.title'),
    withCloseButton: false,
    closeOnClickOutside: false,
    closeOnEscape: false,
    children: <Sending total={total} subscribe={subscribe} stop={stop} />,
  });
  return { show: (done: number) => listener(done), stopped: () => isStopped };
}

interface SendingProps {
  readonly total: number;
  readonly subscribe: (listener: (done: number) => void) => void;
  readonly stop: () => void;
}

function Sending({ total, subscribe, stop }: SendingProps) {
  const { t } = useTranslation('messages');
  const [done, setDone] = useState(0);
  const [stopping, setStopping] = useState(false);
  useEffect(() => subscribe(setDone), [subscribe]);
  return (
    <Stack gap="sm">
      <Progress value={(100 * done) / total} aria-label={t('sending.title')} />
      <Text size="sm" role="status">
        {stopping ? t('sending.stopping') : t('sending.done', { done, total })}
      </Text>
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={stopping}
          onClick={() => {
            setStopping(true);
            stop();
          }}
        >
          {t('sending.stop')}
        </Button>
      </Group>
    </Stack>
  );
}

function askPassword(ids: readonly number[]): void {
  openModal({
    modalId: passwordId,
    title: words('password.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <AskPassword ids={ids} />,
  });
}

function AskPassword({ ids }: { readonly ids: readonly number[] }) {
  const { t } = useTranslation('messages');
  const [password, setPassword] = useState('');
  const [server, setServer] = useState<{ host: string; user: string } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    client.messages.server().then(({ settings }) => setServer(settings), setFailure);
  }, []);
  const submit = async () => {
    if (!server) return;
    try {
      await shellClient.keepMailPassword({ host: server.host, user: server.user, password });
      closeModal(passwordId);
      await sendMessages(ids);
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="sm">
        {server && <Text size="sm">{t('password.what', server)}</Text>}
        <PasswordInput
          label={t('password.label')}
          data-autofocus
          value={password}
          error={failure === null ? undefined : problemText(failure)}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={password === '' || server === null}>
            {t('password.go')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
