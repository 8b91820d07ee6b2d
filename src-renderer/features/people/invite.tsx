/** The invitation of someone: a message with a code, saved as a draft for the mail program. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
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
    mutationFn: async () => {
      const suggestedName = `${t('invite.fileName', { name: fullName(person) })}.eml`.replace(/[^\p{L}\p{N}()_.,'’ -]+/gu, '-');
      const granted = await shellClient.chooseTarget({ suggestedName, extension: 'eml' });
      return granted && client.people.invite({ id, target: granted.grant });
    },
  });
  const made = inviting.data;
  return (
    <Stack gap="sm" data-testid="invitation">
      {made ? (
        <div role="status">
          <Mark look="good">{t('invite.done', { name: made.name })}</Mark>
          <Text size="sm">{t('invite.until', { date: format.instant(wallClock(made.expiresAt)) })}</Text>
        </div>
      ) : (
        <>
          <Text size="sm">{t('invite.what', { language: t(`invite.languages.${language}`) })}</Text>
          <Text size="sm">{t('invite.how', { email })}</Text>
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
            <Button leftSection={<IconDeviceFloppy size={16} aria-hidden />} loading={inviting.isPending} onClick={() => inviting.mutate()}>
              {t('invite.save')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}
