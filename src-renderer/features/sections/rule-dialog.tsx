/** A rule that leads lines to a section, with what it would catch before it is set. */
import { Autocomplete, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { closeModal, openModal } from '@mantine/modals';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type NewSectionRule,
  newSectionRuleSchema,
  type SectionMapping,
  sectionFields,
  sectionMatches,
} from '../../../src-preload/contract/sections.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';

const modalId = 'section-rule';
const typingPauseMs = 200;

export function openRuleDialog(mapping: SectionMapping, first: Partial<NewSectionRule>): void {
  openModal({
    modalId,
    title: i18next.t('sections:form.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <RuleForm mapping={mapping} first={first} />,
  });
}

function RuleForm({ mapping, first }: { readonly mapping: SectionMapping; readonly first: Partial<NewSectionRule> }) {
  const { t } = useTranslation(['sections', 'frame']);
  const [rule, setRule] = useState<NewSectionRule>({
    supplierId: mapping.supplierId,
    field: 'description',
    match: 'contains',
    words: '',
    target: '',
    ...first,
  });
  const given = newSectionRuleSchema.safeParse(rule);
  const saving = useMutation({
    mutationFn: async () => {
      if (given.success) await client.sections.add(given.data);
    },
    onSuccess: () => {
      closeModal(modalId);
      tell('done', t('put', { section: rule.target.trim() }));
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <Stack gap="sm">
        <Group grow align="start">
          <NativeSelect
            size="xs"
            label={t('form.field')}
            value={rule.field}
            data={sectionFields.map((value) => ({ value, label: t(`fields.${value}`) }))}
            onChange={({ currentTarget }) =>
              setRule({ ...rule, field: sectionFields.find((one) => one === currentTarget.value) ?? rule.field })
            }
          />
          <NativeSelect
            size="xs"
            label={t('form.match')}
            value={rule.match}
            data={sectionMatches.map((value) => ({ value, label: t(`matches.${value}`) }))}
            onChange={({ currentTarget }) =>
              setRule({ ...rule, match: sectionMatches.find((one) => one === currentTarget.value) ?? rule.match })
            }
          />
        </Group>
        <TextInput
          label={t('form.words')}
          data-autofocus
          required
          maxLength={200}
          value={rule.words}
          onChange={(event) => setRule({ ...rule, words: event.currentTarget.value })}
        />
        <Autocomplete
          size="xs"
          label={t('form.target')}
          required
          maxLength={100}
          data={mapping.names}
          value={rule.target}
          onChange={(target) => setRule({ ...rule, target })}
        />
        <Preview rule={rule} />
        <Text size="xs" c="dimmed">
          {t('form.order')}
        </Text>
        {saving.error && <Failure title={t('form.notSaved')} error={saving.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('frame:cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={!given.success}>
            {t('form.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Preview({ rule }: { readonly rule: NewSectionRule }) {
  const { t } = useTranslation('sections');
  const format = useFormat();
  const [asked] = useDebouncedValue(rule, typingPauseMs);
  // Where it leads is not asked yet: what it catches does not depend on it.
  const given = newSectionRuleSchema.safeParse({ ...asked, target: '–' });
  const { data } = useQuery({
    queryKey: ['invoices', 'sections', 'preview', given.data],
    queryFn: () => client.sections.preview(given.data ?? rule),
    enabled: given.success,
    placeholderData: keepPreviousData,
  });
  if (!given.success || !data) return null;
  return (
    <div role="status">
      <Text size="sm">
        {t('form.catches', {
          count: data.lines,
          sum: data.sums.map(({ currency, netMinor }) => format.minor(netMinor, currency || null)).join(' + ') || '–',
        })}
        {data.fromOthers > 0 && ` ${t('form.fromOthers', { count: data.fromOthers })}`}
      </Text>
      {data.examples.length > 0 && (
        <Text size="xs" c="dimmed">
          {data.examples.join(' · ')}
        </Text>
      )}
    </div>
  );
}
