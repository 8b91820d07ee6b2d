/** What is exported, how closely, into which files: of any account root and its centres, or of all. */
import { Button, Group, MultiSelect, NativeSelect, Radio, SegmentedControl, Select, Stack } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { closeModal, openModal } from '@mantine/modals';
import { IconFileExport } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Centre,
  csvEncodings,
  csvSeparators,
  decimalMarks,
  packings,
  type ReportSubject,
  reportDetails,
  reportSubjects,
} from '../../../src-preload/contract/exports.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { readDate } from '../invoice/typed-date.ts';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { type Choice, centreKey, detailOf, formatNames, keepChoice, lastChoice, requestOf, rootKey } from './choice.ts';
import { useReportPreview, WhatIsWritten } from './what-is-written.tsx';

const modalId = 'export-dialog';

/** Asks what is to be exported, beginning with what was chosen last time for the subject. */
export function openExportDialog(subject: ReportSubject): void {
  openModal({
    modalId,
    size: 'lg',
    title: i18next.t('exporting:title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <ExportDialog subject={subject} />,
  });
}

function ExportDialog({ subject }: { readonly subject: ReportSubject }) {
  const { t } = useTranslation('exporting');
  const found = useQuery({
    queryKey: ['exporting', subject],
    queryFn: async () => ({ centres: await client.exports.centres(undefined), choice: await lastChoice(subject) }),
    gcTime: 0,
    staleTime: 0,
  });
  if (found.error) return <Failure title={t('previewFailed')} error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading label={t('counting')} />;
  return <ExportForm opened={subject} centres={found.data.centres} last={found.data.choice} />;
}

interface ExportFormProps {
  readonly opened: ReportSubject;
  readonly centres: readonly Centre[];
  readonly last: Choice;
}

function ExportForm({ opened, centres: all, last }: ExportFormProps) {
  const { t } = useTranslation('exporting');
  const format = useFormat();
  const [choice, setChoice] = useState(last);
  const change = (changed: Partial<Choice>) => setChoice((before) => ({ ...before, ...changed }));
  // Those of which there is something to export.
  const centres = all.filter(({ invoices, lines }) => (choice.subject === 'invoices' ? invoices : lines) > 0);
  const request = requestOf(choice, centres, format.language);
  const preview = useReportPreview(request);
  const start = useMutation({
    mutationFn: async () => {
      const { packing, subject } = request;
      const extension = packing === 'zip' ? 'zip' : request.format.kind;
      const granted =
        packing === 'folder'
          ? await shellClient.chooseOutputFolder(undefined)
          : await shellClient.chooseTarget({ suggestedName: `${t(`subjects.${subject}`)}.${extension}`, extension });
      // The dialog for the file was closed: nothing to do yet.
      if (!granted) return false;
      await client.exports.report({ ...request, target: granted.grant });
      await keepChoice(opened, choice);
      return true;
    },
    onSuccess: (started) => {
      if (!started) return;
      closeModal(modalId);
      tell('note', t('started'));
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('subject')}
          value={choice.subject}
          data={reportSubjects.map((value) => ({ value, label: t(`subjects.${value}`) }))}
          onChange={(value) => {
            const subject = reportSubjects.find((one) => one === value) ?? opened;
            change({ subject, detail: detailOf(subject, choice.detail) });
          }}
        />
        <PlaceChoice choice={choice} centres={centres} onChange={change} />
        <Radio.Group
          label={t('detail')}
          value={request.detail}
          onChange={(value) => change({ detail: reportDetails[choice.subject].find((one) => one === value) ?? request.detail })}
        >
          <Stack gap={6} mt={6}>
            {choice.subject === 'invoices'
              ? reportDetails.invoices.map((one) => <Radio key={one} size="xs" value={one} label={t(`details.invoices.${one}`)} />)
              : reportDetails.consumption.map((one) => <Radio key={one} size="xs" value={one} label={t(`details.consumption.${one}`)} />)}
          </Stack>
        </Radio.Group>
        <FileChoice choice={choice} onChange={change} />
        <WhatIsWritten preview={preview} />
        {start.error && <Failure title={t('failed')} error={start.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            loading={start.isPending}
            disabled={!preview.data || preview.isPlaceholderData || preview.data.rows === 0}
            leftSection={<IconFileExport size={16} aria-hidden />}
          >
            {choice.packing === 'folder' ? t('chooseFolder') : t('saveAs')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface PartProps {
  readonly choice: Choice;
  readonly onChange: (changed: Partial<Choice>) => void;
}

/** Which root and centres, and which days. */
function PlaceChoice({ choice, centres, onChange }: PartProps & { readonly centres: readonly Centre[] }) {
  const { t } = useTranslation('exporting');
  const { language } = useFormat();
  const dateProps = { locale: language, valueFormat: 'DD/MM/YYYY', dateParser: readDate, clearable: true, size: 'xs' } as const;
  const named = ({ root, supplier }: Centre) => {
    const shown = supplier === '' ? t('unknownSupplier') : supplier;
    return root === '' ? t('noRoot', { supplier: shown }) : t('rootOf', { root, supplier: shown });
  };
  const roots = [...new Map(centres.map((centre) => [rootKey(centre), named(centre)]))].map(([value, label]) => ({ value, label }));
  const root = roots.some(({ value }) => value === choice.root) ? choice.root : null;
  const ofRoot = centres.filter((centre) => rootKey(centre) === root);
  const names = ofRoot.map((centre) => ({ value: centreKey(centre), label: centre.centre === '' ? t('noCentre') : centre.centre }));
  return (
    <>
      <Select
        size="xs"
        label={t('root')}
        placeholder={t('allRoots')}
        data={roots}
        value={root}
        onChange={(value) => onChange({ root: value, centres: [] })}
        searchable
        clearable
      />
      {names.length > 1 && (
        <MultiSelect
          size="xs"
          label={t('centres')}
          placeholder={choice.centres.length === 0 ? t('allCentres') : ''}
          data={names}
          value={choice.centres.filter((key) => names.some(({ value }) => value === key))}
          onChange={(keys) => onChange({ centres: keys })}
          searchable
          clearable
        />
      )}
      <Group grow>
        <DateInput label={t('from')} {...dateProps} value={choice.from} onChange={(from) => onChange({ from })} />
        <DateInput label={t('to')} {...dateProps} value={choice.to} onChange={(to) => onChange({ to })} />
      </Group>
    </>
  );
}

/** How many files, and how they are written. */
function FileChoice({ choice, onChange }: PartProps) {
  const { t } = useTranslation('exporting');
  const { form } = choice;
  return (
    <>
      <NativeSelect
        size="xs"
        label={t('packing')}
        value={choice.packing}
        data={packings.map((value) => ({ value, label: t(`packings.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ packing: packings.find((one) => one === currentTarget.value) ?? 'one' })}
      />
      <SegmentedControl
        aria-label={t('format')}
        value={choice.format}
        data={formatNames.map((value) => ({ value, label: t(`formats.${value}`) }))}
        onChange={(value) => onChange({ format: formatNames.find((one) => one === value) ?? 'french' })}
      />
      {choice.format === 'custom' && (
        <Group grow>
          <NativeSelect
            size="xs"
            label={t('encoding')}
            value={form.encoding}
            data={csvEncodings.map((value) => ({ value, label: t(`encodings.${value}`) }))}
            onChange={({ currentTarget }) =>
              onChange({ form: { ...form, encoding: csvEncodings.find((one) => one === currentTarget.value) ?? 'utf-8' } })
            }
          />
          <NativeSelect
            size="xs"
            label={t('separator')}
            value={form.separator}
            data={csvSeparators.map((value) => ({ value, label: t(`separators.${value}`) }))}
            onChange={({ currentTarget }) =>
              onChange({ form: { ...form, separator: csvSeparators.find((one) => one === currentTarget.value) ?? ';' } })
            }
          />
          <NativeSelect
            size="xs"
            label={t('decimal')}
            value={form.decimal}
            data={decimalMarks.map((value) => ({ value, label: value === ',' ? t('comma') : t('point') }))}
            onChange={({ currentTarget }) =>
              onChange({ form: { ...form, decimal: decimalMarks.find((one) => one === currentTarget.value) ?? ',' } })
            }
          />
        </Group>
      )}
    </>
  );
}
