/** The rhythm of an account set by hand, or learnt from its invoices again. */
import { Button, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cycleIntervals, type InvoiceSeries } from '../../../src-preload/contract/expected.ts';
import { client } from '../../app/client.ts';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';

const modalId = 'expected-cycle';

/** A series with an account: only an account keeps a rhythm. */
export type AccountSeries = InvoiceSeries & { readonly accountId: number };

export function openCycleDialog(series: AccountSeries): void {
  openModal({
    modalId,
    title: i18next.t('expected:cycleForm.title', { account: series.account }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <CycleForm series={series} />,
  });
}

function CycleForm({ series }: { readonly series: AccountSeries }) {
  const { t } = useTranslation(['expected', 'frame']);
  const [interval, setInterval] = useState(series.set ? series.interval : null);
  const [day, setDay] = useState<number | string>(series.day ?? 1);
  const [after, setAfter] = useState<number | string>(series.availableAfterDays);
  const complete = Number.isInteger(day) && Number.isInteger(after);
  const saving = useMutation({
    mutationFn: () =>
      client.expected.setCycle({ accountId: series.accountId, interval, day: Number(day), availableAfterDays: Number(after) }),
    onSuccess: () => {
      closeModal(modalId);
      tell('done', t('cycleForm.done'));
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
        <Text size="sm">{t('cycleForm.text')}</Text>
        <NativeSelect
          size="xs"
          label={t('cycleForm.interval')}
          data-autofocus
          value={interval ?? ''}
          data={[{ value: '', label: t('cycleForm.learnt') }, ...cycleIntervals.map((value) => ({ value, label: t(`interval.${value}`) }))]}
          onChange={({ currentTarget }) => setInterval(cycleIntervals.find((one) => one === currentTarget.value) ?? null)}
        />
        {interval !== null && (
          <NumberInput
            size="xs"
            label={t('cycleForm.day')}
            description={t('cycleForm.dayHelp')}
            min={1}
            max={31}
            allowDecimal={false}
            clampBehavior="strict"
            value={day}
            onChange={setDay}
          />
        )}
        <NumberInput
          size="xs"
          label={t('cycleForm.after')}
          description={t('cycleForm.afterHelp')}
          min={0}
          max={60}
          allowDecimal={false}
          clampBehavior="strict"
          value={after}
          onChange={setAfter}
        />
        {saving.error && <Failure title={t('notSaved')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('frame:cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={!complete}>
            {t('cycleForm.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
