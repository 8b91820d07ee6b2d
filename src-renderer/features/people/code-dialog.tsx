/** The code of an invitation, typed by the person invited: from then on they are the one who works. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../src-preload/contract/people.ts';
import { client } from '../../app/client.ts';
import { Failure } from '../shared/failure.tsx';
import { fullName } from './names.ts';
import { useChoosing } from './use-choosing.ts';

const modalId = 'invitation-code';

export function openCode(person: Person): void {
  openModal({
    modalId,
    title: i18next.t('people:code.title', { name: fullName(person) }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <CodeForm id={person.id} />,
  });
}

function CodeForm({ id }: { readonly id: number }) {
  const { t } = useTranslation('people');
  const { follow } = useChoosing();
  const [code, setCode] = useState('');
  const accepting = useMutation({
    mutationFn: () => client.people.accept({ id, code }),
    onSuccess: (person) => {
      closeModal(modalId);
      follow(person);
    },
  });
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (code.trim() !== '') accepting.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('code.what')}</Text>
        <TextInput
          label={t('code.label')}
          data-autofocus
          maxLength={100}
          placeholder="XXXX-XXXX-XXXX"
          value={code}
          onChange={(event) => {
            setCode(event.currentTarget.value);
            accepting.reset();
          }}
        />
        {accepting.error && <Failure title={t('code.failed')} error={accepting.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={accepting.isPending} disabled={code.trim() === ''}>
            {t('code.accept')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
