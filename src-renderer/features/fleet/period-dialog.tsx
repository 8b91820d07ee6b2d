/** Giving a line to someone from a day on, and correcting what is recorded of a holding. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestFleetTexts, type Period } from '../../../src-preload/contract/fleet.ts';
import { useFormat } from '../../app/locale.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { Failure } from '../shared/failure.tsx';
import { localDay } from '../shared/local-time.ts';
import { noFields } from './columns.ts';
import type { FleetEdits } from './use-fleet-edits.ts';

const modalId = 'fleet-period';

type Typed = Pick<Period, 'number' | 'holder' | 'employeeNumber' | 'costCentre' | 'team' | 'note' | 'from' | 'to'>;

/** `number` is empty where the line is to be typed too. */
export function openAssignDialog(number: string, edit: FleetEdits['edit']): void {
  const save = ({ number: typed, from, to, ...fields }: Typed) => edit({ do: 'assign', number: typed, fields, from, to });
  open(i18next.t('fleet:assign.title'), { ...noFields, number, from: localDay(), to: null }, 'assign', save);
}

export function openCorrectDialog({ id, line: _line, ...period }: Period, edit: FleetEdits['edit']): void {
  open(i18next.t('fleet:correct.title', { number: period.number }), period, 'correct', ({ number: _number, ...fields }) =>
    edit({ do: 'correct', id, fields }),
  );
}

/** Ends the holdings of some lines on one day. */
export function openEndDialog(ids: readonly number[], edit: FleetEdits['edit']): void {
  openModal({
    modalId,
    title: i18next.t('fleet:end.title', { count: ids.length }),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <EndForm ids={ids} edit={edit} />,
  });
}

function open(title: string, first: Typed, kind: 'assign' | 'correct', save: (typed: Typed) => Promise<void>): void {
  openModal({
    modalId,
    title,
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <PeriodForm first={first} kind={kind} save={save} />,
  });
}

function useDateProps() {
  const { t } = useTranslation('fleet');
  const { language } = useFormat();
  const clearButtonProps = { 'aria-label': t('clearDate') };
  return { locale: language, valueFormat: 'DD/MM/YYYY', dateParser: readDate, clearable: true, clearButtonProps, size: 'xs' } as const;
}

interface PeriodFormProps {
  readonly first: Typed;
  readonly kind: 'assign' | 'correct';
  readonly save: (typed: Typed) => Promise<void>;
}

function PeriodForm({ first, kind, save }: PeriodFormProps) {
  const { t } = useTranslation('fleet');
  const [typed, setTyped] = useState(first);
  const dateProps = useDateProps();
  const saving = useMutation({ mutationFn: () => save(typed), onSuccess: () => closeModal(modalId) });
  const text = (name: 'number' | 'holder' | 'employeeNumber' | 'costCentre' | 'team' | 'note') => ({
    label: t(`columns.${name}`),
    maxLength: longestFleetTexts[name],
    value: typed[name],
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => setTyped({ ...typed, [name]: currentTarget.value }),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        {kind === 'assign' && (
          <TextInput {...text('number')} placeholder="06 12 34 56 78" required data-autofocus={first.number === '' || undefined} />
        )}
        <TextInput {...text('holder')} data-autofocus={first.number !== '' || undefined} />
        <Group grow align="start">
          <TextInput {...text('employeeNumber')} />
          <TextInput {...text('costCentre')} />
          <TextInput {...text('team')} />
        </Group>
        <Group grow align="start">
          <DateInput
            label={t('columns.from')}
            description={t('fromHelp')}
            {...dateProps}
            value={typed.from}
            onChange={(from) => setTyped({ ...typed, from })}
          />
          <DateInput
            label={t('columns.to')}
            description={t('toHelp')}
            {...dateProps}
            value={typed.to}
            onChange={(to) => setTyped({ ...typed, to })}
          />
        </Group>
        <TextInput {...text('note')} />
        {kind === 'assign' && <Text size="xs">{t('assign.help')}</Text>}
        {saving.error && <Failure title={t('notRecorded')} error={saving.error} />}
        <Buttons pending={saving.isPending} confirm={t(`${kind}.confirm`)} disabled={typed.number.trim() === ''} />
      </Stack>
    </form>
  );
}

function EndForm({ ids, edit }: { readonly ids: readonly number[]; readonly edit: FleetEdits['edit'] }) {
  const { t } = useTranslation('fleet');
  const [to, setTo] = useState<string | null>(localDay());
  const dateProps = useDateProps();
  const saving = useMutation({
    mutationFn: () => edit(...ids.map((id) => ({ do: 'correct' as const, id, fields: { to } }))),
    onSuccess: () => closeModal(modalId),
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        <DateInput label={t('end.day')} {...dateProps} clearable={false} value={to} onChange={setTo} />
        <Text size="xs">{t('end.help')}</Text>
        {saving.error && <Failure title={t('notRecorded')} error={saving.error} />}
        <Buttons pending={saving.isPending} confirm={t('end.confirm')} disabled={to === null} focused />
      </Stack>
    </form>
  );
}

interface ButtonsProps {
  readonly pending: boolean;
  readonly confirm: string;
  readonly disabled: boolean;
  /** Where nothing need be typed first. */
  readonly focused?: boolean;
}

function Buttons({ pending, confirm, disabled, focused = false }: ButtonsProps) {
  const { t } = useTranslation('frame');
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={() => closeModal(modalId)}>
        {t('cancel')}
      </Button>
      <Button type="submit" loading={pending} disabled={disabled} data-autofocus={focused || undefined}>
        {confirm}
      </Button>
    </Group>
  );
}
