/** Closing a company: from the day after, invoices addressed to it are remarked upon, and it is no longer offered. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { localDay } from '../shared/local-time.ts';
import { useDateProps } from './use-date-props.ts';

const modalId = 'company-close';

export function openCloseDialog(id: number, name: string): void {
  openModal({
    modalId,
    title: i18next.t('company:close.title', { name }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <CloseForm id={id} name={name} />,
  });
}

function CloseForm({ id, name }: { readonly id: number; readonly name: string }) {
  const { t } = useTranslation('company');
  const dateProps = useDateProps();
  const [on, setOn] = useState<string | null>(localDay());
  const closing = useMutation({
    mutationFn: () => client.company.close({ id, on }),
    onSuccess: () => {
      closeModal(modalId);
      tell('done', t('close.done', { name }));
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        closing.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('close.what')}</Text>
        <DateInput label={t('close.day')} {...dateProps} value={on} onChange={setOn} data-autofocus />
        {closing.error && <Failure title={t('saveFailed')} error={closing.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('since.cancel')}
          </Button>
          <Button type="submit" loading={closing.isPending} disabled={on === null}>
            {t('close.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
