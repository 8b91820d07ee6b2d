/** The company that receives the invoices: one form, checked as it is filled in, saved whole or not at all. */
import { Alert, Checkbox, Fieldset, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressSchema, type Company, companyNumberFields } from '../../../src-preload/contract/company.ts';
import { client } from '../../app/client.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useLeaveGuard } from '../../app/navigation.tsx';
import { tell } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { BusinessHoursFields, useBusinessHours } from './business-hours.tsx';
import { countries } from './countries.ts';
import { type NumberField, numberFields } from './numbers.ts';

type Form = UseFormReturnType<Company>;
type AddressName = 'billingAddress' | 'shippingAddress';
const addressKeys = addressSchema.keyof().options;
const textKeys = addressKeys.filter((key) => key !== 'country');
const identityKeys = ['name', 'tradingName', 'category', 'legalStatus'] as const;
const checkedKeys = ['name', 'country', ...companyNumberFields] as const;
const mono = { input: { fontVariantNumeric: 'tabular-nums' } };

export function CompanyScreen() {
  const { t } = useTranslation('company');
  const { data, error, refetch } = useQuery({ queryKey: ['company'], queryFn: () => client.company.get() });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const { id, ...company } = data;
  return <CompanyForm id={id} company={company} />;
}

function sameAddress(company: Company): boolean {
  return addressKeys.every((key) => company.billingAddress[key] === company.shippingAddress[key]);
}

function CompanyForm({ id, company }: { readonly id: number | null; readonly company: Company }) {
  const { t } = useTranslation('company');
  const sentence = useSentence();
  const form = useForm<Company>({ mode: 'controlled', initialValues: company });
  const [same, setSame] = useState(sameAddress(company));
  const [opened, setOpened] = useState(false);

  /** What would be saved. */
  const whole = useCallback(
    (values: Company): Company => ({ ...values, shippingAddress: same ? values.billingAddress : values.shippingAddress }),
    [same],
  );
  const hours = useBusinessHours();
  const changed = form.isDirty() || same !== sameAddress(company);
  const dirty = changed || hours.dirty;
  const leaving = useCallback(
    (leave: () => void) =>
      ask({
        title: t('leave.title'),
        text: t('leave.text'),
        confirm: t('leave.confirm'),
        cancel: t('leave.cancel'),
        onConfirm: leave,
      }),
    [t],
  );
  useLeaveGuard(dirty ? leaving : null);

  /** Fields are told right or wrong once they have been left; an empty one only when saving. */
  const check = async () => {
    const values = whole(form.getValues());
    const { problems } = await client.company.check(values);
    for (const key of checkedKeys) {
      const found = problems[key];
      if (!found) form.clearFieldError(key);
      else if (values[key] !== '' || form.errors[key]) form.setFieldError(key, sentence(found));
    }
  };
  const save = useMutation({
    mutationFn: (values: Company) => client.company.save({ ...whole(values), id, since: 'correction' }),
    onSuccess: ({ saved, problems }, values) => {
      form.setErrors(Object.fromEntries(Object.entries(problems).map(([key, found]) => [key, found && sentence(found)])));
      if (!saved) return;
      const kept = whole(values);
      form.setValues(kept);
      form.resetDirty(kept);
      tell('done', t('saved'));
    },
  });
  const submit = () => {
    if (hours.dirty) hours.save();
    if (changed || !hours.dirty) save.mutate(form.getValues());
  };
  const keyPressed = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    submit();
  };
  // What is filled counts as it was saved: a field must not move while it is typed in.
  const { first, others } = numberFields({ ...company, country: form.values.country });
  const onBlur = () => void check().catch(() => undefined);
  const numbers = (fields: readonly NumberField[]) =>
    fields.map((field) => (
      <TextInput
        key={field}
        label={t(`fields.${field}`)}
        placeholder={t(`examples.${field}`)}
        styles={mono}
        {...form.getInputProps(field)}
        onBlur={onBlur}
      />
    ));

  return (
    <form
      className={classes.screen}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={keyPressed}
      data-testid="company"
    >
      <header className={classes.bar}>
        <div style={{ flex: 1, minWidth: 240 }}>
          <Title order={1} size="h4">
            {t('title')}
          </Title>
          <Text size="sm">{t('what')}</Text>
        </div>
        {dirty && (
          <Text size="sm" className={classes.mark} role="status">
            <IconPencil size={15} aria-hidden />
            {t('unsaved')}
          </Text>
        )}
        <MayButton call="company.save" type="submit" loading={save.isPending || hours.saving} disabled={!dirty}>
          {t('save')}
        </MayButton>
      </header>
      <div className={classes.body}>
        <Stack gap="md" maw={960}>
          {save.error && <Failure title={t('saveFailed')} error={save.error} onRetry={submit} />}
          {save.data && !save.data.saved && Object.keys(form.errors).length > 0 && (
            <Alert color="red" icon={<IconAlertTriangle aria-hidden />} role="alert">
              {t('corrections')}
            </Alert>
          )}
          <Fieldset legend={t('groups.identity')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
              {identityKeys.map((key) => (
                <TextInput
                  key={key}
                  label={t(`fields.${key}`)}
                  required={key === 'name'}
                  placeholder={key === 'legalStatus' ? t('examples.legalStatus') : undefined}
                  {...form.getInputProps(key)}
                  onBlur={key === 'name' ? onBlur : undefined}
                />
              ))}
              <CountrySelect {...form.getInputProps('country')} />
            </SimpleGrid>
          </Fieldset>
          <Fieldset legend={t('groups.numbers')}>
            <Stack gap="xs">
              <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" verticalSpacing="xs">
                {numbers(first)}
              </SimpleGrid>
              {others.length > 0 && (
                <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
                  <summary className={classes.summary}>{t('otherNumbers')}</summary>
                  <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" verticalSpacing="xs" mt="xs">
                    {numbers(others)}
                  </SimpleGrid>
                </details>
              )}
            </Stack>
          </Fieldset>
          <Fieldset legend={t('groups.billing')}>
            <AddressFields form={form} name="billingAddress" />
          </Fieldset>
          <Fieldset legend={t('groups.shipping')}>
            <Stack gap="xs">
              <Checkbox label={t('sameAsBilling')} checked={same} onChange={(event) => setSame(event.currentTarget.checked)} />
              {!same && <AddressFields form={form} name="shippingAddress" />}
            </Stack>
          </Fieldset>
          <BusinessHoursFields hours={hours} />
        </Stack>
      </div>
    </form>
  );
}

function AddressFields({ form, name }: { readonly form: Form; readonly name: AddressName }) {
  const { t } = useTranslation('company');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
      {textKeys.map((key) => (
        <TextInput key={key} label={t(`address.${key}`)} {...form.getInputProps(`${name}.${key}`)} />
      ))}
      <CountrySelect {...form.getInputProps(`${name}.country`)} />
    </SimpleGrid>
  );
}

interface CountrySelectProps {
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly error?: React.ReactNode;
}

function CountrySelect({ value = '', onChange, error }: CountrySelectProps) {
  const { t } = useTranslation('company');
  const { language } = useFormat();
  const data = useMemo(() => {
    const { usual, others } = countries(language);
    return [
      { group: t('usualCountries'), items: usual },
      { group: t('otherCountries'), items: others },
    ];
  }, [language, t]);
  return (
    <Select
      label={t('country')}
      data={data}
      searchable
      clearable
      nothingFoundMessage={t('noCountry')}
      value={value === '' ? null : value}
      onChange={(chosen) => onChange?.(chosen ?? '')}
      error={error}
      maxDropdownHeight={260}
    />
  );
}
