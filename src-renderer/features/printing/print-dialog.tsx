/** What is printed, in which order and where to: one dialog for one invoice or a hundred thousand. */
import { Button, Group, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { closeModal, openModal } from '@mantine/modals';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageSources, separators } from '../../../src-preload/contract/documents.ts';
import type { GridQuery, Selection } from '../../../src-preload/contract/grid.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { tell } from '../../app/tell.tsx';
import { Failure } from '../shared/failure.tsx';
import { awaitPrint } from './print-requests.ts';

const modalId = 'print-dialog';

type Pages = (typeof pageSources)[number];

/** Asks how the chosen invoices are to be printed; `query` is the grid's, for their order and their count. */
export function openPrintDialog(selection: Selection, query: GridQuery, pages: Pages = 'supplier'): void {
  openModal({
    modalId,
    title: i18next.t('printing:dialog.title'),
    closeButtonProps: { 'aria-label': i18next.t('frame:close') },
    children: <PrintDialog selection={selection} query={query} firstPages={pages} />,
  });
}

interface PrintDialogProps {
  readonly selection: Selection;
  readonly query: GridQuery;
  readonly firstPages: Pages;
}

function PrintDialog({ selection, query, firstPages }: PrintDialogProps) {
  const { t } = useTranslation('printing');
  const format = useFormat();
  const [separator, setSeparator] = useState<(typeof separators)[number]>('none');
  const [language, setLanguage] = useState(format.language);
  const [pages, setPages] = useState(firstPages);
  const [toFile, setToFile] = useState(true);
  const summary = useQuery({
    queryKey: ['invoices', 'summary', query, selection],
    queryFn: () => client.invoices.summary({ query, selection }),
  });
  const print = useMutation({
    mutationFn: async () => {
      const target = toFile ? await shellClient.chooseTarget({ suggestedName: `${t('fileName')}.pdf`, extension: 'pdf' }) : null;
      // The dialog for the file was closed: nothing to do yet.
      if (toFile && !target) return false;
      const { runId } = await client.documents.print({
        selection,
        sort: query.sort,
        separator,
        language,
        pages,
        target: target?.grant ?? null,
      });
      if (!toFile) awaitPrint(runId);
      return true;
    },
    onSuccess: (started) => {
      if (!started) return;
      closeModal(modalId);
      tell('note', t('dialog.started'));
    },
  });
  const count = summary.data?.count;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        print.mutate();
      }}
    >
      <Stack gap="md">
        {summary.error ? (
          <Failure title={t('dialog.countFailed')} error={summary.error} onRetry={() => void summary.refetch()} />
        ) : (
          <Text fw={600} role="status">
            {count === undefined ? t('dialog.counting') : count === 0 ? t('dialog.none') : t('dialog.count', { count })}
          </Text>
        )}
        <Radio.Group label={t('dialog.destination')} value={toFile ? 'file' : 'printer'} onChange={(value) => setToFile(value === 'file')}>
          <Stack gap={6} mt={6}>
            <Radio value="file" label={t('dialog.destinations.file')} description={t('dialog.fileHelp')} />
            <Radio value="printer" label={t('dialog.destinations.printer')} description={t('dialog.printerHelp')} />
          </Stack>
        </Radio.Group>
        <NativeSelect
          size="xs"
          label={t('dialog.pages')}
          description={t('dialog.pagesHelp')}
          value={pages}
          onChange={(event) => setPages(event.currentTarget.value === 'data' ? 'data' : 'supplier')}
          data={pageSources.map((value) => ({ value, label: t(`dialog.pageSources.${value}`) }))}
        />
        <NativeSelect
          size="xs"
          label={t('dialog.separator')}
          description={t('dialog.separatorHelp')}
          value={separator}
          onChange={(event) => setSeparator(separators.find((value) => value === event.currentTarget.value) ?? 'none')}
          data={separators.map((value) => ({ value, label: t(`dialog.separators.${value}`) }))}
        />
        <NativeSelect
          size="xs"
          label={t('dialog.language')}
          description={t('dialog.languageHelp')}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value === 'en' ? 'en' : 'fr')}
          data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`dialog.languages.${value}`) }))}
        />
        {print.error && <Failure title={t('dialog.failed')} error={print.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => closeModal(modalId)}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={print.isPending} disabled={!count} leftSection={<IconPrinter size={16} aria-hidden />}>
            {toFile ? t('dialog.choose') : t('dialog.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
