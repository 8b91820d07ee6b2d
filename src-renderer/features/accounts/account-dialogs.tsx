/** Changing what is said of an account, giving accounts to another company, closing and reopening them. */
import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../src-preload/contract/accounts.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useWhyNot } from '../../app/may.tsx';
import { tell } from '../../app/tell.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { localDay } from '../shared/local-time.ts';

const modalId = 'account';

function open(title: string, children: ReactNode): void {
  openModal({ modalId, title, closeButtonProps: { 'aria-label': i18next.t('frame:close') }, children });
}

export function openEditDialog(id: number): void {
  open(i18next.t('accounts:dialog.editTitle'), <EditDialog id={id} />);
}

export function openMoveDialog(ids: readonly number[]): void {
  open(i18next.t('accounts:dialog.moveTitle', { count: ids.length }), <MoveForm ids={ids} />);
}

export function openCloseDialog(ids: readonly number[]): void {
  open(i18next.t('accounts:dialog.closeTitle', { count: ids.length }), <CloseForm ids={ids} />);
}

export function openReopenDialog(ids: readonly number[]): void {
  open(i18next.t('accounts:dialog.reopenTitle', { count: ids.length }), <ReopenForm ids={ids} />);
}

function told({ changed }: { readonly changed: number }): void {
  closeModal(modalId);
  tell('done', changed === 0 ? i18next.t('accounts:dialog.noChange') : i18next.t('accounts:dialog.done', { count: changed }));
}

interface FormProps {
  readonly what: string | null;
  readonly submit: string;
  readonly ready: boolean;
  readonly save: () => Promise<{ readonly changed: number }>;
  readonly children: ReactNode;
}

function Form({ what, submit, ready, save, children }: FormProps) {
  const { t } = useTranslation('accounts');
  const saving = useMutation({ mutationFn: save, onSuccess: told });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) saving.mutate();
      }}
    >
      <Stack gap="sm">
        {what !== null && <Text size="sm">{what}</Text>}
        {children}
        {saving.error && <Failure title={t('dialog.notSaved')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={!ready}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function EditDialog({ id }: { readonly id: number }) {
  const { t } = useTranslation('accounts');
  const { data, error } = useQuery({ queryKey: ['accounts', 'get', id], queryFn: () => client.accounts.get({ id }) });
  if (error) return <Failure title={t('failed')} error={error} />;
  return data ? <EditForm account={data} /> : <Loading label={t('loading')} />;
}

const fields = ['nickname', 'postalCode', 'root', 'centre', 'purchaseOrder'] as const;
const longest = { nickname: 100, postalCode: 20, root: 60, centre: 60, purchaseOrder: 60 } as const;

function EditForm({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const { accountId: id } = account;
  const [typed, setTyped] = useState<Partial<Record<(typeof fields)[number] | 'ebillCode', string>>>({});
  const keptFromCode = useWhyNot('accounts.setEbillCode');
  const save = async () => {
    const { ebillCode, ...words } = typed;
    const coded = ebillCode === undefined ? { changed: 0 } : await client.accounts.setEbillCode({ id, ebillCode });
    const said = await client.accounts.update({ id, ...words });
    return { changed: Math.min(1, coded.changed + said.changed) };
  };
  return (
    <Form what={`${account.number} · ${account.supplier}`} submit={t('dialog.save')} ready save={save}>
      <TextInput
        label={t('dialog.nickname')}
        description={t('dialog.nicknameHint')}
        maxLength={longest.nickname}
        data-autofocus
        value={typed.nickname ?? account.nickname}
        onChange={(event) => setTyped({ ...typed, nickname: event.currentTarget.value })}
      />
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        {fields.slice(1).map((field) => (
          <TextInput
            key={field}
            label={t(`dialog.${field}`)}
            maxLength={longest[field]}
            value={typed[field] ?? account[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
      <TextInput
        label={t('dialog.ebillCode')}
        description={keptFromCode}
        disabled={keptFromCode !== null}
        maxLength={40}
        value={typed.ebillCode ?? account.ebillCode}
        onChange={(event) => setTyped({ ...typed, ebillCode: event.currentTarget.value })}
      />
    </Form>
  );
}

interface DayProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

function Day({ label, value, onChange }: DayProps) {
  const { language } = useFormat();
  return (
    <DateInput
      size="xs"
      label={label}
      locale={language}
      valueFormat="DD/MM/YYYY"
      dateParser={readDate}
      value={value}
      onChange={onChange}
      required
    />
  );
}

function MoveForm({ ids }: { readonly ids: readonly number[] }) {
  const { t } = useTranslation('accounts');
  const { data, error } = useQuery({ queryKey: ['accounts', 'linking'], queryFn: () => client.accounts.linking(), staleTime: 0 });
  const methods = useQuery({ queryKey: ['payments', 'methods'], queryFn: () => client.paymentMethods.list(), staleTime: 0 });
  const [chosen, setChosen] = useState<number | null>(null);
  const [on, setOn] = useState<string | null>(localDay());
  const [reason, setReason] = useState('');
  if (error) return <Failure title={t('wizard.failed')} error={error} />;
  if (!data) return <Loading label={t('wizard.preparing')} />;
  const companyId = chosen ?? data.companies[0]?.id ?? null;
  const ending = (methods.data?.methods ?? []).filter(
    (method) => method.removedAt === null && method.accountId !== null && ids.includes(method.accountId) && method.companyId !== companyId,
  );
  const save = async () =>
    companyId === null || on === null ? { changed: 0 } : client.accounts.move({ ids: [...ids], companyId, on, reason });
  return (
    <Form what={t('dialog.moveText')} submit={t('dialog.move')} ready={companyId !== null && on !== null} save={save}>
      <NativeSelect
        size="xs"
        label={t('dialog.company')}
        value={String(companyId ?? '')}
        onChange={(event) => setChosen(Number(event.currentTarget.value))}
        data={data.companies.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      {ending.length > 0 && <Text size="sm">{t('dialog.moveMethods', { names: ending.map(({ name }) => name).join(', ') })}</Text>}
      <Day label={t('dialog.on')} value={on} onChange={setOn} />
      <TextInput
        label={t('dialog.optionalReason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  );
}

function CloseForm({ ids }: { readonly ids: readonly number[] }) {
  const { t } = useTranslation('accounts');
  const [on, setOn] = useState<string | null>(localDay());
  const [reason, setReason] = useState('');
  const save = async () => (on === null ? { changed: 0 } : client.accounts.close({ ids: [...ids], on, reason }));
  return (
    <Form what={t('dialog.closeText')} submit={t('dialog.close')} ready={on !== null && reason.trim() !== ''} save={save}>
      <Day label={t('dialog.closedOn')} value={on} onChange={setOn} />
      <TextInput
        label={t('dialog.reason')}
        required
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  );
}

function ReopenForm({ ids }: { readonly ids: readonly number[] }) {
  const { t } = useTranslation('accounts');
  const [reason, setReason] = useState('');
  return (
    <Form what={t('dialog.reopenText')} submit={t('dialog.reopen')} ready save={() => client.accounts.reopen({ ids: [...ids], reason })}>
      <TextInput
        label={t('dialog.optionalReason')}
        maxLength={500}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Form>
  );
}
