/** When the company works: part of its form, kept on its own. */
import { Checkbox, Fieldset, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type BusinessHours, holidayCalendars } from '../../../src-preload/contract/analysis.ts';
import { type ProblemCode, ProblemError } from '../../../src-preload/contract/problem.ts';
import { client } from '../../app/client.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';

const usualZones = ['Europe/Paris', 'Europe/Brussels', 'America/Toronto'];
/** Shown until the hours are read. */
const unread: BusinessHours = { timeZone: '', days: [], from: '', to: '', holidays: 'none' };

export interface BusinessHoursForm {
  readonly form: UseFormReturnType<BusinessHours>;
  readonly read: boolean;
  readonly readError: unknown;
  readonly readAgain: () => void;
  readonly dirty: boolean;
  readonly saving: boolean;
  readonly saveError: unknown;
  readonly save: () => void;
}

/** The hours as they are kept, and as they are being changed. */
export function useBusinessHours(): BusinessHoursForm {
  const { t } = useTranslation('company');
  const sentence = useSentence();
  // Under the company: until hours are saved they follow its country.
  const { data, error, refetch } = useQuery({ queryKey: ['company', 'hours'], queryFn: () => client.analysis.hours() });
  const form = useForm<BusinessHours>({ mode: 'controlled', initialValues: unread });
  const dirty = data !== undefined && form.isDirty();
  const { setInitialValues, setValues, resetDirty, setFieldError } = form;
  useEffect(() => {
    if (!data || dirty) return;
    setInitialValues(data);
    setValues(data);
    resetDirty(data);
  }, [data, dirty, setInitialValues, setValues, resetDirty]);
  const save = useMutation({
    mutationFn: (hours: BusinessHours) => client.analysis.saveHours(hours),
    onSuccess: (kept) => {
      setValues(kept);
      resetDirty(kept);
      tell('done', t('hours.saved'));
    },
    onError: (failed) => {
      const field = failed instanceof ProblemError ? fieldOf(failed.problem.code, form.getValues()) : null;
      if (field) setFieldError(field, sentence(failed));
    },
  });
  const fieldTold = save.error instanceof ProblemError && fieldOf(save.error.problem.code, form.getValues()) !== null;
  return {
    form,
    read: data !== undefined,
    readError: error,
    readAgain: () => void refetch(),
    dirty,
    saving: save.isPending,
    saveError: fieldTold ? null : save.error,
    save: () => save.mutate(form.getValues()),
  };
}

/** The field that a problem is about. */
function fieldOf(code: ProblemCode, { from }: BusinessHours): keyof BusinessHours | null {
  if (code === 'hours-time-zone') return 'timeZone';
  if (code === 'hours-days') return 'days';
  if (code === 'hours-time') return from === '' ? 'from' : 'to';
  return null;
}

export function BusinessHoursFields({ hours }: { readonly hours: BusinessHoursForm }) {
  const { t } = useTranslation('company');
  const { form, read, readError, readAgain, saveError, save } = hours;
  const { from, to } = form.values;
  if (readError) return <Failure title={t('hours.readFailed')} error={readError} onRetry={readAgain} />;
  if (!read) return null;
  return (
    <Fieldset legend={t('groups.hours')}>
      <Stack gap="xs">
        <Text size="sm">{t('hours.what')}</Text>
        {saveError !== null && saveError !== undefined && <Failure title={t('hours.saveFailed')} error={saveError} onRetry={save} />}
        <Days form={form} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <Stack gap={4}>
            <Group gap="sm" grow align="flex-start" preventGrowOverflow={false}>
              <TimeInput size="xs" label={t('hours.from')} {...form.getInputProps('from')} />
              <TimeInput size="xs" label={t('hours.to')} {...form.getInputProps('to')} />
            </Group>
            {from !== '' && to !== '' && to <= from && (
              <Text size="sm" role="status">
                {t(to === from ? 'hours.roundTheClock' : 'hours.pastMidnight')}
              </Text>
            )}
          </Stack>
          <Select
            label={t('hours.holidays')}
            data={holidayCalendars.map((value) => ({ value, label: t(`hours.calendars.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('holidays')}
          />
          <TimeZone form={form} />
        </SimpleGrid>
      </Stack>
    </Fieldset>
  );
}

function Days({ form }: { readonly form: BusinessHoursForm['form'] }) {
  const { t } = useTranslation('company');
  const { language } = useFormat();
  const names = useMemo(() => {
    const { format } = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    // 5 January 1970 was a Monday.
    return Array.from({ length: 7 }, (_, index) => ({ day: String(index + 1), name: format(Date.UTC(1970, 0, 5 + index)) }));
  }, [language]);
  return (
    <Checkbox.Group
      label={t('hours.days')}
      value={form.values.days.map(String)}
      onChange={(days) => form.setFieldValue('days', days.map(Number).sort())}
      error={form.errors.days}
    >
      <Group gap="md" mt={4} mb={4}>
        {names.map(({ day, name }) => (
          <Checkbox key={day} value={day} label={name} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function TimeZone({ form }: { readonly form: BusinessHoursForm['form'] }) {
  const { t } = useTranslation('company');
  const { timeZone } = form.values;
  const data = useMemo(() => {
    const others = new Set(
      [...Intl.supportedValuesOf('timeZone'), 'UTC', timeZone].filter((zone) => zone !== '' && !usualZones.includes(zone)),
    );
    return [
      { group: t('hours.usualZones'), items: usualZones },
      { group: t('hours.otherZones'), items: [...others].sort() },
    ];
  }, [t, timeZone]);
  return (
    <Select
      label={t('hours.timeZone')}
      data={data}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('hours.noZone')}
      maxDropdownHeight={260}
      {...form.getInputProps('timeZone')}
    />
  );
}
