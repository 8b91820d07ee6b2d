/** One company: checked as it is filled in, saved whole or not at all; a new name, address or number with the day from which it holds. */
import { Alert, Button, Checkbox, Fieldset, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addressSchema,
  type Company,
  type CompanyNumberField,
  type CompanyProblems,
  companyNumberFields,
  type Entity,
} from '../../../src-preload/contract/company.ts';
import { client } from '../../app/client.ts';
import { useSentence } from '../../app/locale.tsx';
import { MayButton, useWhyNot } from '../../app/may.tsx';
import { type LeaveGuard, useLeaveGuard } from '../../app/navigation.tsx';
import { tell } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { Failure } from '../shared/failure.tsx';
import shared from '../shared/list.module.css';
import { BusinessHoursFields, useBusinessHours } from './business-hours.tsx';
import { CountrySelect } from './country-select.tsx';
import { EntityActions } from './entity-actions.tsx';
import { FormerFields } from './former-fields.tsx';
import { numberFields } from './numbers.ts';
import { openSinceDialog, type Since } from './since-dialog.tsx';

type Form = UseFormReturnType<Company>;
type AddressName = 'billingAddress' | 'shippingAddress';
const addressKeys = addressSchema.keyof().options;
const textKeys = addressKeys.filter((key) => key !== 'country');
const identityKeys = ['name', 'tradingName', 'category', 'legalStatus'] as const;
const checkedKeys = ['name', 'country', ...companyNumberFields] as const;
const checkedPaths = ['billingAddress.postalCode', 'shippingAddress.postalCode', 'former'] as const;
const mono = { input: { fontVariantNumeric: 'tabular-nums' } };

interface CompanyFormProps {
  /** Null for a company that is being added. */
  readonly entity: Entity | null;
  readonly company: Company;
  /** How many other companies there are. */
  readonly others: number;
  readonly leaving: RefObject<LeaveGuard | null>;
  readonly onSaved: (id: number) => void;
  readonly onGone: () => void;
}

const sameAddress = (company: Company): boolean => addressKeys.every((key) => company.billingAddress[key] === company.shippingAddress[key]);

export function CompanyForm({ entity, company, others, leaving, onSaved, onGone }: CompanyFormProps) {
  const { t } = useTranslation('company');
  const sentence = useSentence();
  const whyNot = useWhyNot('company.save');
  const id = entity?.id ?? null;
  const form = useForm<Company>({ mode: 'controlled', initialValues: company });
  const [same, setSame] = useState(sameAddress(company));
  const [opened, setOpened] = useState(false);
  const [proposals, setProposals] = useState<Partial<Record<CompanyNumberField, string>>>({});
  // The hours are the ledger's: they stand with the main company.
  const hasHours = entity === null ? others === 0 : entity.isMain;
  const hours = useBusinessHours();

  /** What would be saved. */
  const whole = useCallback(
    (values: Company): Company => ({ ...values, shippingAddress: same ? values.billingAddress : values.shippingAddress }),
    [same],
  );
  const changed = form.isDirty() || same !== sameAddress(company);
  const dirty = changed || hours.dirty;
  const leave = useLeaveQuestion(dirty);
  useLeaveGuard(leave);
  useEffect(() => {
    leaving.current = leave;
  }, [leaving, leave]);

  const showProblems = (problems: CompanyProblems, values: Company, saving: boolean) => {
    for (const key of checkedKeys) {
      const found = problems[key];
      if (!found) form.clearFieldError(key);
      else if (saving || values[key] !== '' || form.errors[key]) form.setFieldError(key, sentence(found));
    }
    for (const path of checkedPaths) {
      const found = problems[path];
      if (!found) form.clearFieldError(path);
      else if (saving || path !== 'former') form.setFieldError(path, sentence(found));
    }
  };
  /** Fields are told right or wrong once they have been left; an empty one only when saving. */
  const check = async () => {
    const values = whole(form.getValues());
    const { problems, proposals: proposed } = await client.company.check(values);
    setProposals(proposed);
    showProblems(problems, values, false);
  };
  const onBlur = () => void check().catch(() => undefined);
  const save = useMutation({
    mutationFn: async ({ values, since }: { readonly values: Company; readonly since: Since | null }) => {
      const outcome = await client.company.save({ ...whole(values), id, since });
      const kept = outcome.saved ? (await client.company.list()).companies.find((one) => one.id === outcome.id) : undefined;
      return { ...outcome, kept: kept?.company };
    },
    onSuccess: ({ saved, id: savedId, problems, changed: fields, kept }, { values, since }) => {
      showProblems(problems, values, true);
      if (saved && kept) {
        form.setInitialValues(kept);
        form.setValues(kept);
        form.resetDirty(kept);
        setProposals({});
        tell('done', t('saved'));
        if (savedId !== null) onSaved(savedId);
      } else if (fields.length > 0 && since === null)
        openSinceDialog({ before: company, after: whole(values), fields, save: (day) => save.mutateAsync({ values, since: day }) });
    },
  });
  const submit = () => {
    if (whyNot !== null) return;
    if (hours.dirty) hours.save();
    if (changed || !hours.dirty) save.mutate({ values: form.getValues(), since: null });
  };
  const keyPressed = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    submit();
  };
  // What is filled counts as it was saved: a field must not move while it is typed in.
  const { first, others: otherNumbers } = numberFields({ ...company, country: form.values.country });
  const take = (field: CompanyNumberField, value: string) => {
    form.setFieldValue(field, value);
    setProposals(({ [field]: _taken, ...rest }) => rest);
  };
  const numbers = (fields: readonly CompanyNumberField[]) =>
    fields.map((field) => {
      const proposed = form.values[field].trim() === '' ? proposals[field] : undefined;
      return (
        <div key={field}>
          <TextInput
            label={t(`fields.${field}`)}
            placeholder={t(`examples.${field}`)}
            styles={mono}
            {...form.getInputProps(field)}
            onBlur={onBlur}
          />
          {proposed !== undefined && (
            <Button variant="subtle" size="compact-xs" mt={2} onClick={() => take(field, proposed)}>
              {t('take', { value: proposed })}
            </Button>
          )}
        </div>
      );
    });
  return (
    <form
      className={shared.screen}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={keyPressed}
      aria-label={entity?.company.name ?? t('new')}
    >
      <header className={shared.bar}>
        <div style={{ flex: 1, minWidth: 200 }}>
          {entity ? <EntityActions entity={entity} others={others} onGone={onGone} /> : <Text size="sm">{t('addWhat')}</Text>}
        </div>
        {dirty && (
          <Text size="sm" className={shared.mark} role="status">
            <IconPencil size={15} aria-hidden />
            {t('unsaved')}
          </Text>
        )}
        <MayButton call="company.save" type="submit" loading={save.isPending || hours.saving} disabled={!dirty}>
          {t('save')}
        </MayButton>
      </header>
      <div className={shared.body}>
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
              {otherNumbers.length > 0 && (
                <details open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
                  <summary className={shared.summary}>{t('otherNumbers')}</summary>
                  <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm" verticalSpacing="xs" mt="xs">
                    {numbers(otherNumbers)}
                  </SimpleGrid>
                </details>
              )}
            </Stack>
          </Fieldset>
          <Fieldset legend={t('groups.billing')}>
            <AddressFields form={form} name="billingAddress" onBlur={onBlur} />
          </Fieldset>
          <Fieldset legend={t('groups.shipping')}>
            <Stack gap="xs">
              <Checkbox label={t('sameAsBilling')} checked={same} onChange={(event) => setSame(event.currentTarget.checked)} />
              {!same && <AddressFields form={form} name="shippingAddress" onBlur={onBlur} />}
            </Stack>
          </Fieldset>
          <FormerFields
            former={form.values.former}
            error={form.errors.former}
            onChange={(former) => {
              form.clearFieldError('former');
              form.setFieldValue('former', former);
            }}
          />
          {hasHours && <BusinessHoursFields hours={hours} />}
        </Stack>
      </div>
    </form>
  );
}

/** Asks before what was typed is lost; null while there is nothing to lose. */
function useLeaveQuestion(dirty: boolean): LeaveGuard | null {
  const { t } = useTranslation('company');
  const question = useCallback(
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
  return dirty ? question : null;
}

interface AddressFieldsProps {
  readonly form: Form;
  readonly name: AddressName;
  readonly onBlur: () => void;
}

function AddressFields({ form, name, onBlur }: AddressFieldsProps) {
  const { t } = useTranslation('company');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
      {textKeys.map((key) => (
        <TextInput
          key={key}
          label={t(`address.${key}`)}
          {...form.getInputProps(`${name}.${key}`)}
          onBlur={key === 'postalCode' ? onBlur : undefined}
        />
      ))}
      <CountrySelect {...form.getInputProps(`${name}.country`)} />
    </SimpleGrid>
  );
}
