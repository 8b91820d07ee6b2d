/** What can be done with the message of a change: saved for the mail program, or sent where a mail server is set. */
import type { ButtonProps } from '@mantine/core';
import { IconDeviceFloppy, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, shellClient } from '../../app/client.ts';
import { MayButton } from '../../app/may.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';

interface MessageActionsProps {
  readonly changeId: number;
  readonly plan: string;
  readonly to: string;
  readonly variant: NonNullable<ButtonProps['variant']>;
  readonly size: NonNullable<ButtonProps['size']>;
}

export function MessageActions({ changeId, plan, to, variant, size }: MessageActionsProps) {
  const { t } = useTranslation('subscriptions');
  const server = useQuery({ queryKey: ['messages', 'server'], queryFn: () => client.messages.server(), staleTime: 0 });
  const save = async () => {
    const name = t('change.fileName', { plan }).replace(/[^\p{L}\p{N}()_.,'’ -]+/gu, '-');
    const target = await shellClient.chooseTarget({ suggestedName: `${name.slice(0, 150)}.eml`, extension: 'eml' });
    if (!target) return;
    const saved = await client.subscriptions.saveMessage({ changeId, target: target.grant });
    tell('done', t('change.saved', { name: saved.name }));
  };
  const send = useMutation({
    mutationFn: () => client.subscriptions.sendMessage({ changeId }),
    onSuccess: (sent) => tell('done', t('change.mailSent', { to: sent.to })),
    onError: tellProblem,
  });
  const canSend = to !== '' && server.data?.settings && server.data.password !== 'missing';
  return (
    <>
      <MayButton
        call="subscriptions.saveMessage"
        variant={variant}
        size={size}
        leftSection={<IconDeviceFloppy size={15} aria-hidden />}
        onClick={() => void save().catch(tellProblem)}
      >
        {t('change.saveMessage')}
      </MayButton>
      {canSend && (
        <MayButton
          call="subscriptions.sendMessage"
          variant={variant}
          size={size}
          leftSection={<IconSend size={15} aria-hidden />}
          loading={send.isPending}
          onClick={() => send.mutate()}
        >
          {t('change.send', { to })}
        </MayButton>
      )}
    </>
  );
}
