/** Changing the status of payments: at once where nothing more is to be said, else with the reason. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaymentStatus } from '../../../src-preload/contract/payments.ts';
import { client } from '../../app/client.ts';
import { tell, tellProblem } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';

const modalId = 'payment-status';

type Told = Exclude<PaymentStatus, 'scheduled'>;
type Explained = Extract<PaymentStatus, 'failed' | 'cancelled'>;

async function change(ids: readonly number[], status: Told, reason: string): Promise<void> {
  const { changed } = await client.payments.change({ ids: [...ids], status, reason });
  tell('done', i18next.t('payments:done', { count: changed, status: i18next.t(`payments:status.${status}`) }));
}

export function chooseStatus(ids: readonly number[], status: Told): void {
  if (status !== 'failed' && status !== 'cancelled') {
    change(ids, status, '').catch(tellProblem);
    return;
  }
  openModal({
    modalId,
    title: i18next.t(`payments:change.${status}.title`),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <ReasonForm ids={ids} status={status} />,
  });
}

function ReasonForm({ ids, status }: { readonly ids: readonly number[]; readonly status: Explained }) {
  const { t } = useTranslation(['payments', 'frame']);
  const [reason, setReason] = useState('');
  const saving = useMutation({ mutationFn: () => change(ids, status, reason.trim()), onSuccess: () => closeModal(modalId) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(`change.${status}.text`)}</Text>
        <TextInput
          label={t('change.reason')}
          required
          maxLength={500}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {saving.error && <Failure title={t('change.notSaved')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('frame:cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={reason.trim() === ''}>
            {t('change.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
