/** The invitation of someone: a message with a code, saved as a draft for the mail program, or sent through the mail server. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { IconDeviceFloppy, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../src-preload/contract/people.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { Failure } from '../shared/failure.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Mark } from '../shared/mark.tsx';
import { fullName } from './names.ts';

const modalId = 'invite-person';

export function openInvite(person: Person): void {
  openModal({
    modalId,
    size: 'lg',
    title: i18next.t('people:invite.title', { name: fullName(person) }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <InvitationPart person={person} onEnd={() => closeModal(modalId)} />,
  });
}

export function InvitationPart({ person, onEnd }: { readonly person: Person; readonly onEnd: () => void }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { id, email, language } = person;
  const inviting = useMutation({
    mutationFn: async (how: 'save' | 'send') => {
      if (how === 'send') return client.people.invite({ id, target: null });
      const suggestedName = `${t('invite.fileName', { name: fullName(person) })}.eml`.replace(/[^\p{L}\p{N}()_.,'’ -]+/gu, '-');
      const granted = await shellClient.chooseTarget({ suggestedName, extension: 'eml' });
      return granted && client.people.invite({ id, target: granted.grant });
    },
  });
  const server = useQuery({ queryKey: ['messages', 'server'], queryFn: () => client.messages.server(), staleTime: 0 }).data;
  const canSend = server !== undefined && server.settings !== null && server.password !== 'missing';
  const made = inviting.data;
  return (
    <Stack gap="sm" data-testid="invitation">
      {made ? (
        <div role="status">
          <Mark look="good">{made.name === null ? t('invite.sent', { email }) : t('invite.done', { name: made.name })}</Mark>
          <Text size="sm">
            {t('invite.until', { date: format.instant(wallClock(made.expiresAt)) })} {made.name !== null && t('invite.toSend')}
          </Text>
        </div>
      ) : (
        <>
          <Text size="sm">{t('invite.what', { language: t(`invite.languages.${language}`) })}</Text>
          <Text size="sm">{t(canSend ? 'invite.howOrSend' : 'invite.how', { email })}</Text>
        </>
      )}
      {inviting.error && <Failure title={t('invite.failed')} error={inviting.error} />}
      <Group justify="flex-end" gap="xs">
        {made ? (
          <Button onClick={onEnd}>{t('invite.finish')}</Button>
        ) : (
          <>
            <Button variant="default" onClick={onEnd}>
              {t('invite.later')}
            </Button>
            {canSend && (
              <Button
                variant="default"
                leftSection={<IconSend size={16} aria-hidden />}
                loading={inviting.isPending && inviting.variables === 'send'}
                disabled={inviting.isPending}
                onClick={() => inviting.mutate('send')}
              >
                {t('invite.send')}
              </Button>
            )}
            <Button
              leftSection={<IconDeviceFloppy size={16} aria-hidden />}
              loading={inviting.isPending && inviting.variables === 'save'}
              disabled={inviting.isPending}
              onClick={() => inviting.mutate('save')}
            >
              {t('invite.save')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}
