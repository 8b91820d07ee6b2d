/** A payment method to be added: its kind first, then what that kind needs. What is refused is told beside its field, in words alone. */
import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cardBrands, type MethodKind, methodKinds, newMethodSchema } from '../../../src-preload/contract/payment-methods.ts';
import { client } from '../../app/client.ts';
import { readDate } from '../invoice/typed-date.ts';
import { Failure } from '../shared/failure.tsx';

const modalId = 'payment-method';

type Choices = Awaited<ReturnType<typeof client.paymentMethods.list>>;

const fieldsOf = {
  card: ['brand', 'lastFour', 'expiry', 'holder'],
  'bank-account': ['holder', 'iban', 'bic'],
  mandate: ['iban', 'reference', 'creditorId', 'signedOn'],
  transfer: ['holder', 'bank', 'routing', 'account', 'currency'],
  cheque: ['holder', 'bank', 'place'],
  tip: ['iban'],
} as const satisfies Record<MethodKind, readonly string[]>;
type Field = (typeof fieldsOf)[MethodKind][number];
const examples = ['expiry', 'signedOn', 'currency', 'lastFour'] as const;
const wrongs = ['card-number', 'needed', 'too-long', 'iban', 'bic', 'date', 'last-four', 'expiry', 'currency'] as const;

export function openMethodForm({ companies, accounts }: Pick<Choices, 'companies' | 'accounts'>): void {
  openModal({
    modalId,
    size: 'lg',
    title: i18next.t('payments:methods.addTitle'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <MethodForm companies={companies} accounts={accounts} />,
  });
}

/** What was typed as the contract wants it: dates in ISO form where they can be read. */
function asDetails(kind: MethodKind, typed: Partial<Record<Field, string>>): Record<string, unknown> {
  const value = (field: Field) => {
    const text = typed[field] ?? '';
    if (field === 'brand') return text || 'cb';
    if (field === 'currency') return text.trim().toUpperCase();
    if (field === 'lastFour') return text.trim();
    if (field === 'signedOn') return text.trim() === '' ? null : (readDate(text) ?? text);
    if (field === 'expiry')
      return text
        .trim()
        .replace(/^(\d{1,2})\s*[/.-]\s*(?:20)?(\d{2})$/, (_, month: string, year: string) => `20${year}-${month.padStart(2, '0')}`);
    return text;
  };
  return Object.fromEntries([['kind', kind], ...fieldsOf[kind].map((field) => [field, value(field)])]);
}

function MethodForm({ companies, accounts }: Pick<Choices, 'companies' | 'accounts'>) {
  const { t } = useTranslation('payments');
  const [kind, setKind] = useState<MethodKind>('bank-account');
  const [companyId, setCompanyId] = useState(companies[0]?.id ?? 0);
  const [accountId, setAccountId] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [makeDefault, setMakeDefault] = useState(false);
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({ holder: companies[0]?.name ?? '' });
  /** Fields are told wrong once they have been left or all was sent. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const given = newMethodSchema.safeParse({ companyId, accountId, name, details: asDetails(kind, typed), makeDefault });
  const fitting = accounts.filter((account) => (account.companyId ?? companyId) === companyId);
  const saving = useMutation({
    mutationFn: async () => {
      if (given.success) await client.paymentMethods.add(given.data);
    },
    onSuccess: () => closeModal(modalId),
  });
  const wrong = (field: string) => {
    const message = given.error?.issues.find(({ path }) => path.at(-1) === field)?.message;
    // A secret is refused at once: it should not stand on the screen either.
    if (message === undefined || !(left.has(field) || message === 'card-number')) return undefined;
    return t(`methods.wrong.${wrongs.find((known) => known === message) ?? 'needed'}`);
  };
  const leave = (field: string) => setLeft((fields) => new Set([...fields, field]));
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (given.success) saving.mutate();
        else setLeft(new Set(['name', ...fieldsOf[kind]]));
      }}
    >
      <Stack gap="sm">
        <SimpleGrid cols={2} spacing="sm">
          <NativeSelect
            size="xs"
            label={t('methods.kind')}
            value={kind}
            onChange={(event) => {
              setKind(methodKinds.find((one) => one === event.currentTarget.value) ?? kind);
              setLeft(new Set());
            }}
            data={methodKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <TextInput
            label={t('methods.name')}
            required
            data-autofocus
            value={name}
            error={wrong('name')}
            onChange={(event) => setName(event.currentTarget.value)}
            onBlur={() => leave('name')}
          />
        </SimpleGrid>
        <Text size="xs">{t(`methods.help.${kind}`)}</Text>
        <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
          {fieldsOf[kind].map((field) =>
            field === 'brand' ? (
              <NativeSelect
                key={field}
                size="xs"
                label={t('methods.fields.brand')}
                value={typed.brand ?? 'cb'}
                onChange={(event) => setTyped({ ...typed, brand: event.currentTarget.value })}
                data={cardBrands.map((value) => ({ value, label: t(`methods.brands.${value}`) }))}
              />
            ) : (
              <TextInput
                key={field}
                label={t(`methods.fields.${field}`)}
                placeholder={
                  examples.some((known) => known === field) ? t(`methods.examples.${field as (typeof examples)[number]}`) : undefined
                }
                value={typed[field] ?? ''}
                error={wrong(field)}
                onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
                onBlur={() => leave(field)}
              />
            ),
          )}
          {companies.length > 1 && (
            <NativeSelect
              size="xs"
              label={t('methods.company')}
              value={String(companyId)}
              onChange={(event) => {
                setCompanyId(Number(event.currentTarget.value));
                setAccountId(null);
              }}
              data={companies.map(({ id, name: label }) => ({ value: String(id), label }))}
            />
          )}
          {fitting.length > 0 && (
            <NativeSelect
              size="xs"
              label={t('methods.onlyFor')}
              value={String(accountId ?? '')}
              onChange={(event) => setAccountId(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
              data={[
                { value: '', label: t('methods.everyAccount') },
                ...fitting.map(({ id, name: label }) => ({ value: String(id), label })),
              ]}
            />
          )}
        </SimpleGrid>
        <Checkbox
          size="xs"
          label={t('methods.useAsDefault')}
          checked={makeDefault}
          onChange={(event) => setMakeDefault(event.currentTarget.checked)}
        />
        {saving.error && <Failure title={t('methods.notAdded')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('methods.cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {t('methods.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
