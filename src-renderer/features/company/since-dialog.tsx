/** From which day on a company is called otherwise, or whether what was there had never been so. */
import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { closeModal, openModal } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Company, CompanyProblems, IdentityField } from '../../../src-preload/contract/company.ts';
import { useSentence } from '../../app/locale.tsx';
import { Failure } from '../shared/failure.tsx';
import { localDay } from '../shared/local-time.ts';
import classes from './company.module.css';
import { useDateProps } from './use-date-props.ts';

const modalId = 'company-since';

/** An ISO day, or that it corrects what was never so. */
export type Since = string;

interface SinceProps {
  readonly before: Company;
  readonly after: Company;
  readonly fields: readonly IdentityField[];
  readonly save: (since: Since) => Promise<{ readonly saved: boolean; readonly problems: CompanyProblems }>;
}

export function openSinceDialog(props: SinceProps): void {
  openModal({
    modalId,
    size: 'lg',
    title: i18next.t('company:since.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <SinceForm {...props} />,
  });
}

function SinceForm({ before, after, fields, save }: SinceProps) {
  const { t } = useTranslation('company');
  const sentence = useSentence();
  const dateProps = useDateProps();
  const [how, setHow] = useState<'change' | 'correction'>('change');
  const [day, setDay] = useState<string | null>(localDay());
  const saving = useMutation({
    mutationFn: () => save(how === 'correction' ? 'correction' : (day ?? '')),
    onSuccess: ({ saved, problems }) => {
      if (saved || problems.former === undefined) closeModal(modalId);
    },
  });
  const refused = saving.data?.problems.former;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        <dl className={classes.changes}>
          {fields.map((field) => (
            <div key={field}>
              <dt>{t(`fields.${field}`)}</dt>
              <dd>{t('since.fromTo', { before: textOf(before[field]), after: textOf(after[field]) || t('since.nothing') })}</dd>
            </div>
          ))}
        </dl>
        <Radio.Group label={t('since.how')} value={how} onChange={(value) => setHow(value === 'correction' ? 'correction' : 'change')}>
          <Stack gap="xs" mt={4}>
            <Radio value="change" label={t('since.change')} description={t('since.changeHelp')} />
            <DateInput label={t('since.day')} {...dateProps} value={day} onChange={setDay} disabled={how !== 'change'} maw={180} ml={28} />
            <Radio value="correction" label={t('since.correction')} description={t('since.correctionHelp')} />
          </Stack>
        </Radio.Group>
        {refused && (
          <Text size="sm" c="red" role="alert">
            {sentence(refused)}
          </Text>
        )}
        {saving.error && <Failure title={t('saveFailed')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('since.cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={how === 'change' && day === null} data-autofocus>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function textOf(value: Company[IdentityField]): string {
  return typeof value === 'string'
    ? value
    : [value.street, value.additionalStreet, `${value.postalCode} ${value.city}`.trim(), value.subdivision, value.country]
        .filter(Boolean)
        .join(', ');
}
