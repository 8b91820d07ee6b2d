/** The figures of a PDF that carries none, typed beside it. Sums are checked in exact arithmetic and only warned about: the document is right. */
import { Alert, Autocomplete, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type InvoiceDetail, invoiceKinds } from '../../../src-preload/contract/invoices.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { readDate } from './typed-date.ts';
import { readDecimal, taxDifference } from './typed-decimal.ts';

const amountFields = ['taxExclusive', 'tax', 'taxInclusive'] as const;
const currencies = ['EUR', 'CAD', 'CHF', 'GBP', 'USD'];

interface Typed {
  supplierName: string;
  supplierVatId: string;
  number: string;
  kind: InvoiceDetail['kind'];
  issueDate: string | null;
  dueDate: string | null;
  currency: string;
  taxExclusive: string;
  tax: string;
  taxInclusive: string;
  purchaseOrder: string;
}

export function CompleteForm({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  const { language } = format;
  const suppliers = useQuery({
    queryKey: ['invoices', 'values', 'supplier'],
    queryFn: () => client.invoices.values({ column: 'supplier' }),
  });
  const written = (printed: string | null) => (printed === null ? '' : format.plain(printed));
  const amount = (typed: string) => readDecimal(typed, language);
  const required = (text: string | null) => (text === null || text.trim() === '' ? t('complete.required') : null);
  const isAmount = (typed: string) => required(typed) ?? (amount(typed) === null ? t('complete.notAmount') : null);

  const form = useForm<Typed>({
    mode: 'controlled',
    validateInputOnBlur: true,
    initialValues: {
      supplierName: invoice.supplierName ?? '',
      supplierVatId: invoice.seller.vatId ?? '',
      number: invoice.number ?? '',
      kind: invoice.kind,
      issueDate: invoice.issueDate,
      dueDate: invoice.dueDate,
      currency: invoice.currency ?? 'EUR',
      taxExclusive: written(invoice.totals.taxExclusive),
      tax: written(invoice.totals.tax),
      taxInclusive: written(invoice.totals.taxInclusive),
      purchaseOrder: invoice.purchaseOrder ?? '',
    },
    validate: {
      supplierName: required,
      number: required,
      issueDate: (value) => (value === null ? t('complete.notDate') : null),
      currency: (value) => (/^[A-Za-z]{3}$/.test(value.trim()) ? null : t('complete.notCurrency')),
      taxExclusive: isAmount,
      tax: isAmount,
      taxInclusive: isAmount,
    },
  });

  const [taxExclusive, tax, taxInclusive] = amountFields.map((field) => amount(form.values[field]));
  const difference = taxExclusive && tax && taxInclusive ? taxDifference(taxExclusive, tax, taxInclusive) : null;
  const currency = form.values.currency.trim().toUpperCase();

  const save = useMutation({
    mutationFn: (typed: Typed) =>
      client.invoices.completeFigures({
        id: invoice.id,
        supplierName: typed.supplierName,
        supplierVatId: typed.supplierVatId.trim() || null,
        number: typed.number,
        kind: typed.kind,
        issueDate: typed.issueDate ?? '',
        dueDate: typed.dueDate,
        currency,
        taxExclusive: amount(typed.taxExclusive) ?? '',
        tax: amount(typed.tax) ?? '',
        taxInclusive: amount(typed.taxInclusive) ?? '',
        purchaseOrder: typed.purchaseOrder.trim() || null,
      }),
    onSuccess: (_, { number }) => tell('done', t('complete.saved', { number })),
  });

  const dateProps = {
    locale: language,
    valueFormat: 'DD/MM/YYYY',
    dateParser: readDate,
    fixOnBlur: false,
    placeholder: t('complete.datePlaceholder'),
    size: 'xs',
  } as const;

  return (
    <form onSubmit={form.onSubmit((typed) => save.mutate(typed))} noValidate aria-label={t('complete.title')}>
      <Stack gap="sm">
        <div>
          <Title order={2} size="h5">
            {t('complete.title')}
          </Title>
          <Text size="sm">{t('complete.why')}</Text>
        </div>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
          <Autocomplete
            label={t('complete.supplier')}
            size="xs"
            required
            data-autofocus
            data={(suppliers.data ?? []).filter((name) => typeof name === 'string' && name !== '').map(String)}
            {...form.getInputProps('supplierName')}
          />
          <TextInput label={t('complete.vatId')} placeholder={t('complete.optional')} {...form.getInputProps('supplierVatId')} />
          <TextInput label={t('complete.number')} required {...form.getInputProps('number')} />
          <NativeSelect
            label={t('complete.kind')}
            size="xs"
            data={invoiceKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            {...form.getInputProps('kind')}
          />
          <DateInput label={t('complete.issueDate')} required {...dateProps} {...form.getInputProps('issueDate')} />
          <DateInput label={t('complete.dueDate')} clearable {...dateProps} {...form.getInputProps('dueDate')} />
          <Autocomplete
            label={t('complete.currency')}
            size="xs"
            required
            maxLength={3}
            data={currencies}
            {...form.getInputProps('currency')}
          />
          <TextInput label={t('complete.purchaseOrder')} placeholder={t('complete.optional')} {...form.getInputProps('purchaseOrder')} />
        </SimpleGrid>
        <SimpleGrid cols={3} spacing="sm">
          {amountFields.map((field) => (
            <TextInput
              key={field}
              label={t(`complete.${field}`)}
              required
              inputMode="decimal"
              styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
              {...form.getInputProps(field)}
            />
          ))}
        </SimpleGrid>
        {difference !== null && (
          <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} role="status">
            {t('complete.mismatch', { difference: format.amount(difference, currency) })}
          </Alert>
        )}
        {save.error && <Failure title={t('complete.failed')} error={save.error} />}
        <Group>
          <MayButton call="invoices.completeFigures" type="submit" loading={save.isPending}>
            {t('complete.save')}
          </MayButton>
        </Group>
      </Stack>
    </form>
  );
}
