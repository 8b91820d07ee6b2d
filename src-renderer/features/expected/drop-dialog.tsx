/** An invoice that is not expected any more: this one alone, until a day, or none from now on; with the reason. */
import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpectedInvoice } from '../../../src-preload/contract/expected.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { Failure } from '../shared/failure.tsx';

const modalId = 'expected-drop';
const reaches = ['one', 'until', 'ever'] as const;

export function openDropDialog(row: ExpectedInvoice): void {
  openModal({
    modalId,
    title: i18next.t('expected:dropForm.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <DropForm row={row} />,
  });
}

function DropForm({ row }: { readonly row: ExpectedInvoice }) {
  const { t } = useTranslation(['expected', 'frame']);
  const format = useFormat();
  const [reach, setReach] = useState<(typeof reaches)[number]>('one');
  const [until, setUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { supplierId, accountId, issueDate: from } = row;
  const to = reach === 'one' ? from : reach === 'ever' ? null : until;
  const complete = reach !== 'until' || (until !== null && until >= from);
  const saving = useMutation({
    mutationFn: () => client.expected.drop({ supplierId, accountId, from, to, reason }),
    onSuccess: () => {
      closeModal(modalId);
      tell('done', t('dropForm.done'));
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {t('dropForm.text', { supplier: row.supplier, account: row.account || t('noAccount'), date: format.date(from) })}
        </Text>
        <Radio.Group
          value={reach}
          onChange={(value) => setReach(reaches.find((one) => one === value) ?? 'one')}
          aria-label={t('dropForm.title')}
        >
          <Stack gap={6}>
            {reaches.map((each) => (
              <Radio key={each} value={each} label={t(`dropForm.reach.${each}`, { date: format.date(from) })} />
            ))}
          </Stack>
        </Radio.Group>
        {reach === 'until' && (
          <DateInput
            label={t('dropForm.until')}
            locale={format.language}
            valueFormat="DD/MM/YYYY"
            dateParser={readDate}
            minDate={from}
            value={until}
            onChange={setUntil}
          />
        )}
        <TextInput
          label={t('dropForm.reason')}
          placeholder={t('dropForm.example')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {saving.error && <Failure title={t('notSaved')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('frame:cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={!complete}>
            {t('dropForm.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
