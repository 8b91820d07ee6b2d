/** One message: as it leaves, what became of it, and the invoices it tells of. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDeviceFloppy, IconPaperclip, IconSend } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MessageState } from '../../../src-preload/contract/messages.ts';
import { client } from '../../app/client.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import classes from './messages.module.css';
import { saveMessages, sendMessages } from './send-messages.tsx';

/** Arrowing down the grid asks for nothing until it rests. */
const restMilliseconds = 120;
const looks: Readonly<Record<MessageState, MarkLook>> = { ready: 'waiting', failed: 'bad', sent: 'good', drafted: 'known' };

export function MessagePanel({ messageId }: { readonly messageId: number }) {
  const { t } = useTranslation('messages');
  const { go } = useNavigation();
  const format = useFormat();
  const sentence = useSentence();
  const [id] = useDebouncedValue(messageId, restMilliseconds);
  const { data, error, refetch } = useQuery({
    queryKey: ['messages', 'get', id],
    queryFn: () => client.messages.get({ id }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const { state, problem, settledAt, settledBy } = data;
  const unsent = state === 'ready' || state === 'failed';
  return (
    <Stack gap="sm" p="sm" data-testid="message">
      <div>
        <Mark look={looks[state]}>{t(`state.${state}`)}</Mark>
        {problem && <Text size="sm">{sentence(problem)}</Text>}
      </div>
      <Group gap="xs">
        {unsent && (
          <MayButton
            call="messages.send"
            leftSection={<IconSend size={15} aria-hidden />}
            onClick={() => void sendMessages([data.id]).catch(tellProblem)}
          >
            {t(state === 'failed' ? 'retry' : 'send')}
          </MayButton>
        )}
        <MayButton
          call="messages.save"
          variant="default"
          leftSection={<IconDeviceFloppy size={15} aria-hidden />}
          onClick={() => void saveMessages([data.id], `${data.subject}.eml`.replace(/[^\p{L}\p{N}()_.,'’ -]+/gu, '-')).catch(tellProblem)}
        >
          {t('save')}
        </MayButton>
      </Group>
      <dl className={classes.facts}>
        <div>
          <dt>{t('detail.to')}</dt>
          <dd>{data.toName === '' ? data.toEmail : `${data.toName} (${data.toEmail})`}</dd>
        </div>
        <div>
          <dt>{t('detail.subject')}</dt>
          <dd>{data.subject}</dd>
        </div>
      </dl>
      {data.attachInvoices && (
        <Text size="xs">
          <IconPaperclip size={13} aria-hidden /> {t('detail.attached')}
        </Text>
      )}
      <pre className={classes.text}>{data.body}</pre>
      <Text size="xs" c="dimmed">
        {t('detail.prepared', { date: format.instant(wallClock(data.preparedAt)) })}
        {settledAt !== null && (
          <>
            <br />
            {t('detail.settled', { state: t(`state.${state}`), date: format.instant(wallClock(settledAt)) })}{' '}
            {settledBy ? t('detail.by', { name: settledBy }) : ''}
          </>
        )}
      </Text>
      {data.invoices.length > 0 && (
        <section aria-label={t('detail.invoices')}>
          <Title order={3} size="h6" mb={4}>
            {t('detail.invoices')}
          </Title>
          <Group gap="xs">
            {data.invoices.map(({ invoiceId, number }) => (
              <Anchor
                key={invoiceId}
                component="button"
                type="button"
                size="xs"
                onClick={() => go({ screen: 'invoice', params: { id: invoiceId } })}
              >
                {number || t('detail.unnumbered')}
              </Anchor>
            ))}
          </Group>
        </section>
      )}
    </Stack>
  );
}
