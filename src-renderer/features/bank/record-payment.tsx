/** The payment that a movement is, recorded against the invoices that it settles. */
import { Button, Checkbox, Group, NativeSelect, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { closeModal, openModal } from '@mantine/modals';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankMovement } from '../../../src-preload/contract/bank.ts';
import { invoiceColumns } from '../../../src-preload/contract/invoices.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { positions } from '../../grid/looks.ts';
import classes from '../payments/payments.module.css';
import { Failure } from '../shared/failure.tsx';

const modalId = 'bank-record';
const mostShown = 50;
const typingPause = 250;
const at = positions(invoiceColumns);

export function openRecordPayment(movement: BankMovement): void {
  openModal({
    modalId,
    size: 820,
    title: i18next.t('bank:record.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <RecordForm movement={movement} />,
  });
}

interface Open {
  readonly id: number;
  readonly number: string;
  readonly supplier: string;
  readonly dueDate: string | null;
  readonly dueMinor: number;
}

function RecordForm({ movement }: { readonly movement: BankMovement }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { currency, amountMicros, invoices, account } = movement;
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), typingPause);
  const alone = invoices.length === 1 || movement.why === 'invoice-number';
  const [chosen, setChosen] = useState<ReadonlyMap<number, number>>(
    () => new Map(alone ? invoices.map(({ id, dueMinor }) => [id, dueMinor]) : []),
  );
  const [method, setMethod] = useState<number | null>(null);
  const methods = useQuery({ queryKey: ['payments', 'methods'], queryFn: () => client.paymentMethods.list(), staleTime: 0 });
  const found = useQuery({
    queryKey: ['invoices', 'to-record', search, currency],
    queryFn: () =>
      client.invoices.page({
        sort: [{ column: 'dueDate', descending: true }],
        filters: [
          { column: 'payment', operator: 'in', values: ['due', 'partly'] },
          { column: 'currency', operator: 'equals', value: currency },
          { column: 'due', operator: 'between', from: 1, to: null },
        ],
        search,
        limit: mostShown,
      }),
    placeholderData: keepPreviousData,
  });
  const usable = (methods.data?.methods ?? []).filter(({ removedAt }) => removedAt === null);
  // A mandate on the account that moved, before what is the default.
  const ofAccount = usable.find(({ details }) => details.kind === 'mandate' && details.iban === account);
  const methodId = method ?? (ofAccount ?? usable.find(({ isDefault }) => isDefault) ?? usable[0])?.id ?? null;
  const recording = useMutation({
    mutationFn: () =>
      client.bank.record({
        movementId: movement.id,
        invoiceIds: [...chosen.keys()],
        methodId: methodId ?? 0,
        language: format.language,
      }),
    onSuccess: () => {
      closeModal(modalId);
      tell('done', t('record.done'));
    },
  });
  const proposed: readonly Open[] = invoices;
  const others = (found.data?.rows ?? [])
    .map(
      (row): Open => ({
        id: Number(row[at.id]),
        number: String(row[at.number] ?? ''),
        supplier: String(row[at.supplier] ?? ''),
        dueDate: row[at.dueDate] as string | null,
        dueMinor: Number(row[at.due]),
      }),
    )
    .filter(({ id }) => !proposed.some((one) => one.id === id));
  const listed = search === '' ? [...proposed, ...others] : others;
  const sum = [...chosen.values()].reduce((total, due) => total + due, 0);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        recording.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('record.text')}</Text>
        <Group gap="sm" align="end" grow>
          {methods.data && usable.length === 0 ? (
            <Text size="sm">{t('record.noMethod')}</Text>
          ) : (
            <NativeSelect
              label={t('record.method')}
              value={String(methodId ?? '')}
              onChange={(event) => setMethod(Number(event.currentTarget.value))}
              data={usable.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
          <TextInput
            label={t('hand.search')}
            placeholder={t('hand.searchHelp')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </Group>
        {found.error && <Failure title={t('failed')} error={found.error} />}
        {found.data && listed.length === 0 && <Text size="sm">{t('record.none')}</Text>}
        <ScrollArea.Autosize mah={280} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('record.invoice') }}>
          <table className={classes.table}>
            <tbody>
              {listed.map(({ id, number, supplier, dueDate, dueMinor }) => (
                <tr key={id}>
                  <td>
                    <Checkbox
                      size="xs"
                      aria-label={t('record.choose', { number, supplier })}
                      checked={chosen.has(id)}
                      onChange={(event) => {
                        const next = new Map(chosen);
                        if (event.currentTarget.checked) next.set(id, dueMinor);
                        else next.delete(id);
                        setChosen(next);
                      }}
                    />
                  </td>
                  <td>
                    {number}
                    <div className={classes.quiet}>{supplier}</div>
                  </td>
                  <td className={classes.nowrap}>{format.date(dueDate)}</td>
                  <td className={classes.number}>{format.minor(dueMinor, currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea.Autosize>
        <Text size="sm" role="status">
          {t('hand.chosen', { sum: format.minor(sum, currency), amount: format.micros(amountMicros, currency) })}
        </Text>
        {recording.error && <Failure title={t('record.failed')} error={recording.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('sure.cancel')}
          </Button>
          <Button type="submit" loading={recording.isPending} disabled={chosen.size === 0 || methodId === null}>
            {t('record.go')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
