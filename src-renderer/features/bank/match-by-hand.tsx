/** A movement matched by hand with one payment or several. */
import { Button, Checkbox, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { closeModal, openModal } from '@mantine/modals';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankMovement } from '../../../src-preload/contract/bank.ts';
import { type PaymentStatus, paymentColumns } from '../../../src-preload/contract/payments.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { positions } from '../../grid/looks.ts';
import { idOf } from '../../grid/rows.ts';
import classes from '../payments/payments.module.css';
import { StatusMark } from '../payments/status-mark.tsx';
import { Failure } from '../shared/failure.tsx';

const modalId = 'bank-match';
const mostShown = 50;
const typingPause = 250;
const at = positions(paymentColumns);

export function openMatchByHand(movement: BankMovement): void {
  openModal({
    modalId,
    size: 820,
    title: i18next.t('bank:hand.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <MatchForm movement={movement} />,
  });
}

function MatchForm({ movement }: { readonly movement: BankMovement }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), typingPause);
  const [chosen, setChosen] = useState<ReadonlyMap<number, number>>(new Map());
  const [accepted, setAccepted] = useState(false);
  const { currency, amountMicros, amountMinor } = movement;
  const found = useQuery({
    queryKey: ['payments', 'to-match', search, currency],
    queryFn: () =>
      client.payments.page({
        sort: [{ column: 'executionDate', descending: true }],
        filters: [{ column: 'status', operator: 'in', values: ['scheduled', 'sent', 'confirmed'] }],
        search,
        limit: mostShown,
      }),
    placeholderData: keepPreviousData,
  });
  const matching = useMutation({
    mutationFn: () =>
      client.bank.match({
        movementId: movement.id,
        paymentIds: [...chosen.keys()],
        acceptDifference: accepted,
        language: format.language,
      }),
    onSuccess: ({ payments }) => {
      closeModal(modalId);
      tell('done', t('sure.done', { count: payments }));
    },
  });
  const sum = [...chosen.values()].reduce((total, amount) => total + amount, 0);
  const differs = chosen.size > 0 && sum !== Math.abs(amountMinor ?? Number.NaN);
  const rows = found.data?.rows ?? [];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        matching.mutate();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('hand.search')}
          placeholder={t('hand.searchHelp')}
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {found.error && <Failure title={t('failed')} error={found.error} />}
        {found.data && rows.length === 0 && <Text size="sm">{t('hand.none')}</Text>}
        <ScrollArea.Autosize mah={300} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('detail.payments') }}>
          <table className={classes.table}>
            <tbody>
              {rows.map((row) => {
                const id = idOf(row);
                const names = { supplier: String(row[at.supplier] ?? ''), invoices: String(row[at.invoices] ?? '') };
                return (
                  <tr key={id}>
                    <td>
                      <Checkbox
                        size="xs"
                        aria-label={t('hand.choose', names)}
                        checked={chosen.has(id)}
                        onChange={(event) => {
                          const next = new Map(chosen);
                          if (event.currentTarget.checked) next.set(id, Number(row[at.amount]));
                          else next.delete(id);
                          setChosen(next);
                        }}
                      />
                    </td>
                    <td>
                      {names.supplier}
                      <div className={classes.quiet}>{names.invoices}</div>
                    </td>
                    <td className={classes.nowrap}>{format.date(String(row[at.executionDate]))}</td>
                    <td>
                      <StatusMark status={row[at.status] as PaymentStatus} />
                    </td>
                    <td className={classes.number}>{format.minor(Number(row[at.amount]), String(row[at.currency]))}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </ScrollArea.Autosize>
        {(found.data?.total ?? 0) > mostShown && (
          <Text size="xs" c="dimmed">
            {t('hand.first', { count: mostShown })}
          </Text>
        )}
        <Text size="sm" role="status">
          {t('hand.chosen', { sum: format.minor(sum, currency), amount: format.micros(amountMicros, currency) })}
        </Text>
        {differs && (
          <Checkbox size="xs" label={t('hand.accept')} checked={accepted} onChange={(event) => setAccepted(event.currentTarget.checked)} />
        )}
        {matching.error && <Failure title={t('hand.failed')} error={matching.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('sure.cancel')}
          </Button>
          <Button type="submit" loading={matching.isPending} disabled={chosen.size === 0 || (differs && !accepted)}>
            {t('hand.go')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
