/** A subscription entered by hand, accepted as it was recognised, or corrected. */
import { Button, Checkbox, Fieldset, Group, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { partConventions, type SubscriptionFields, subscriptionIntervals } from '../../../src-preload/contract/subscriptions.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { countries } from '../company/countries.ts';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { localDay } from '../shared/local-time.ts';
import { type ReductionKind, readFields, type TypedFields, typedFields } from './typed-fields.ts';

const modalId = 'subscription';

type Asked =
  | { readonly kind: 'add' }
  | { readonly kind: 'accept'; readonly fields: SubscriptionFields }
  /** `fixed`: it was changed since it was entered. */
  | { readonly kind: 'edit'; readonly id: number; readonly fields: SubscriptionFields; readonly fixed: boolean };
type Choices = Awaited<ReturnType<typeof client.subscriptions.choices>>;

export function openSubscriptionForm(asked: Asked): void {
  openModal({
    modalId,
    size: 900,
    title: i18next.t(`subscriptions:form.${asked.kind}`),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <SubscriptionForm asked={asked} />,
  });
}

function SubscriptionForm({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('subscriptions');
  const choices = useQuery({ queryKey: ['subscriptions', 'choices'], queryFn: () => client.subscriptions.choices(), staleTime: 0 });
  if (choices.error) return <Failure title={t('failed')} error={choices.error} onRetry={() => void choices.refetch()} />;
  if (!choices.data) return <Loading label={t('loading')} />;
  return <Fields asked={asked} choices={choices.data} />;
}

function blank({ suppliers, country, subdivision }: Choices): SubscriptionFields {
  const [supplier] = suppliers;
  return {
    supplierId: supplier?.id ?? 0,
    accountId: null,
    plan: '',
    item: null,
    description: '',
    currency: supplier?.currency ?? 'EUR',
    priceMicros: 0,
    priceMonths: 1,
    yearDiscount: null,
    coupon: null,
    convention: 'actual-days',
    began: `${localDay().slice(0, 8)}01`,
    quantity: 1,
    interval: 'month',
    termMonths: 1,
    autoRenew: true,
    noticeCount: 0,
    noticeUnit: 'day',
    billed: 'advance',
    country,
    subdivision,
    taxPpm: null,
    note: '',
  };
}

const monthsOf = { month: '1', quarter: '3', year: '12' } as const;

function Fields({ asked, choices }: { readonly asked: Asked; readonly choices: Choices }) {
  const { t } = useTranslation('subscriptions');
  const format = useFormat();
  const [typed, setTyped] = useState<TypedFields>(() => {
    const first = typedFields(asked.kind === 'add' ? blank(choices) : asked.fields, format);
    return asked.kind === 'add' ? { ...first, price: '' } : first;
  });
  const [sent, setSent] = useState(false);
  const { fields, wrong } = readFields(typed, format);
  const saving = useMutation({
    mutationFn: async () => {
      if (!fields) return;
      if (asked.kind === 'edit') await client.subscriptions.update({ ...fields, id: asked.id });
      else await client.subscriptions.add({ ...fields, recognised: asked.kind === 'accept' });
    },
    onSuccess: () => closeModal(modalId),
  });
  const fixed = asked.kind === 'edit' && asked.fixed;
  const set = (change: Partial<TypedFields>) => setTyped({ ...typed, ...change });
  const label = (field: keyof TypedFields) => t(`form.fields.${field}`);
  const text = (field: keyof TypedFields & Exclude<keyof TypedFields, 'autoRenew'>, disabled = false) => (
    <TextInput
      label={label(field)}
      value={typed[field]}
      disabled={disabled}
      error={sent && wrong[field] !== undefined && t(`form.wrong.${wrong[field]}`)}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
    />
  );
  const select = (
    field: keyof TypedFields,
    data: { readonly value: string; readonly label: string }[],
    onChoose?: (value: string) => Partial<TypedFields>,
    disabled = false,
  ) => (
    <NativeSelect
      size="xs"
      label={label(field)}
      value={String(typed[field])}
      disabled={disabled}
      onChange={({ currentTarget: { value } }) => set(onChoose ? onChoose(value) : { [field]: value })}
      data={data}
    />
  );
  const reductions = (kinds: readonly ReductionKind[]) => kinds.map((value) => ({ value, label: t(`form.reductions.${value}`) }));
  const accounts = choices.accounts.filter(({ supplierId }) => String(supplierId) === typed.supplierId);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (fields) saving.mutate();
        else setSent(true);
      }}
    >
      <Stack gap="xs">
        {fixed && <Text size="sm">{t('form.fixed')}</Text>}
        <Fieldset legend={t('form.groups.what')}>
          <SimpleGrid cols={3} spacing="sm" verticalSpacing="xs">
            {text('plan')}
            {select(
              'supplierId',
              choices.suppliers.map(({ id, name }) => ({ value: String(id), label: name })),
              (supplierId) => ({
                supplierId,
                accountId: '',
                currency: choices.suppliers.find(({ id }) => String(id) === supplierId)?.currency ?? typed.currency,
              }),
            )}
            {select('accountId', [
              { value: '', label: t('form.allAccounts') },
              ...accounts.map(({ id, name }) => ({ value: String(id), label: name })),
            ])}
            {text('description')}
            {text('item')}
            {text('began', fixed)}
          </SimpleGrid>
        </Fieldset>
        <Fieldset legend={t('form.groups.price')}>
          <SimpleGrid cols={4} spacing="sm" verticalSpacing="xs">
            {text('quantity', fixed)}
            {text('price')}
            {select(
              'priceMonths',
              subscriptionIntervals.map((interval) => ({ value: monthsOf[interval], label: t(`form.months.${interval}`) })),
            )}
            {text('currency')}
            {select(
              'interval',
              subscriptionIntervals.map((value) => ({ value, label: t(`interval.${value}`) })),
              (interval) => {
                const known = subscriptionIntervals.find((one) => one === interval) ?? 'month';
                const present = subscriptionIntervals.find((one) => one === typed.interval) ?? 'month';
                // A term that was but the period follows it.
                return { interval, termMonths: typed.termMonths === monthsOf[present] ? monthsOf[known] : typed.termMonths };
              },
              fixed,
            )}
            {select(
              'billed',
              (['advance', 'arrears'] as const).map((value) => ({ value, label: t(`form.billed.${value}`) })),
            )}
            {select('yearDiscount', reductions(['none', 'percent', 'amount', 'price']))}
            {typed.yearDiscount === 'none' ? <div /> : text('yearValue')}
            {select('coupon', reductions(['none', 'percent', 'amount']))}
            {typed.coupon !== 'none' && text('couponValue')}
            {typed.coupon !== 'none' && text('couponPeriods')}
          </SimpleGrid>
        </Fieldset>
        <Fieldset legend={t('form.groups.term')}>
          <SimpleGrid cols={4} spacing="sm" verticalSpacing="xs">
            {text('termMonths')}
            {text('noticeCount')}
            {select(
              'noticeUnit',
              (['day', 'month'] as const).map((value) => ({ value, label: t(`form.notice.${value}`) })),
            )}
            {select(
              'convention',
              partConventions.map((value) => ({ value, label: t(`form.conventions.${value}`) })),
            )}
            <Checkbox
              size="xs"
              label={label('autoRenew')}
              checked={typed.autoRenew}
              onChange={(event) => set({ autoRenew: event.currentTarget.checked })}
            />
          </SimpleGrid>
        </Fieldset>
        <Fieldset legend={t('form.groups.taxes')}>
          <Places typed={typed} set={set} provinces={choices.provinces} taxRate={text('taxRate')} />
          <Text size="xs" mt={4}>
            {t('form.taxesHint')}
          </Text>
        </Fieldset>
        <Textarea label={label('note')} rows={2} value={typed.note} onChange={(event) => set({ note: event.currentTarget.value })} />
        {saving.error && <Failure title={t('form.notSaved')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('form.cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending}>
            {t(asked.kind === 'edit' ? 'form.save' : 'form.saveNew')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface PlacesProps {
  readonly typed: TypedFields;
  readonly set: (change: Partial<TypedFields>) => void;
  readonly provinces: readonly string[];
  readonly taxRate: React.ReactNode;
}

function Places({ typed, set, provinces, taxRate }: PlacesProps) {
  const { t } = useTranslation('subscriptions');
  const { language } = useFormat();
  const known = useMemo(() => {
    const { usual, others } = countries(language);
    return [...usual, ...others];
  }, [language]);
  return (
    <SimpleGrid cols={3} spacing="sm">
      <NativeSelect
        size="xs"
        label={t('form.fields.country')}
        value={typed.country}
        onChange={(event) => set({ country: event.currentTarget.value })}
        data={[{ value: '', label: t('form.unknown') }, ...known]}
      />
      {typed.country === 'CA' && (
        <NativeSelect
          size="xs"
          label={t('form.fields.subdivision')}
          value={typed.subdivision}
          onChange={(event) => set({ subdivision: event.currentTarget.value })}
          data={['', ...provinces]}
        />
      )}
      {taxRate}
    </SimpleGrid>
  );
}
