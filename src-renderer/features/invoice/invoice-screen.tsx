/** One invoice whole: what the supplier says on the left, the document it says it in on the right. */
import { ActionIcon, Box, Button, Group, SimpleGrid, Splitter, Stack, Text, Title, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconChartPie,
  IconDeviceFloppy,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconMessageQuestion,
  IconPrinter,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tell } from '../../app/tell.tsx';
import { CheckCount, findingsPartId } from '../checks/check-count.tsx';
import { FindingMark } from '../checks/finding-mark.tsx';
import { FindingsProvider, leadToPlace } from '../checks/findings.tsx';
import { FindingsPart } from '../checks/findings-part.tsx';
import { FeesTable } from '../fees/fees-table.tsx';
import { openPrintDialog } from '../printing/print-dialog.tsx';
import { ProrataPart } from '../prorata/prorata-part.tsx';
import { InvoiceReplacements, RequestsAbout } from '../requests/invoice-requests.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { CompleteForm } from './complete-form.tsx';
import { detailFilters } from './detail-filters.ts';
import { DocumentView } from './document-view.tsx';
import { invoiceQuery } from './documents.ts';
import { DocumentsList } from './documents-list.tsx';
import { Amounts, Facts, Part, Taxes } from './figures.tsx';
import { pdfName } from './file-name.ts';
import classes from './invoice.module.css';
import { KindBadge } from './kind-badge.tsx';
import { Lines, lineAnchor } from './lines.tsx';
import { firstShown, type Shown } from './shown.ts';
import { StatusBadge } from './status-badge.tsx';

export function InvoiceScreen({ id }: { readonly id: number }) {
  const { t } = useTranslation('invoice');
  const { data, error, refetch } = useQuery(invoiceQuery(id));
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return (
    <FindingsProvider invoiceId={id}>
      <OpenInvoice key={id} invoice={data} />
    </FindingsProvider>
  );
}

function OpenInvoice({ invoice }: { readonly invoice: InvoiceDetail }) {
  const [chosen, setChosen] = useState<{ readonly shown: Shown; readonly page?: number } | null>(null);
  const [withDocument, setWithDocument] = useState(true);
  // On a small or enlarged screen the document goes under its figures.
  const narrow = useMediaQuery('(max-width: 860px)') ?? false;
  const shown = chosen ? chosen.shown : firstShown(invoice);
  const figures = (
    <Figures
      invoice={invoice}
      shown={withDocument ? shown : undefined}
      onShow={(document, page) => {
        setChosen({ shown: document, ...(page === undefined ? {} : { page }) });
        setWithDocument(true);
      }}
    />
  );
  return (
    <div className={classes.screen} data-testid="invoice">
      <Bar invoice={invoice} pages={shown === null ? 'data' : 'supplier'} withDocument={withDocument} onDocument={setWithDocument} />
      {withDocument ? (
        <Splitter className={classes.panes} orientation={narrow ? 'vertical' : 'horizontal'}>
          <Splitter.Pane defaultSize={50} min={25} className={classes.pane}>
            {figures}
          </Splitter.Pane>
          <Splitter.Pane defaultSize={50} min={25} className={classes.pane}>
            <DocumentView key={shown?.id ?? 'complete'} invoice={invoice} shown={shown} goal={chosen} />
          </Splitter.Pane>
        </Splitter>
      ) : (
        <div className={classes.panes}>{figures}</div>
      )}
    </div>
  );
}

interface BarProps {
  readonly invoice: InvoiceDetail;
  /** What is shown is what is saved and printed. */
  readonly pages: 'supplier' | 'data';
  readonly withDocument: boolean;
  readonly onDocument: (shown: boolean) => void;
}

function Bar({ invoice, pages, withDocument, onDocument }: BarProps) {
  const { t } = useTranslation(['invoice', 'requests']);
  const { go } = useNavigation();
  const toggle = withDocument ? t('actions.hideDocument') : t('actions.showDocument');
  return (
    <header className={classes.bar}>
      <Stack gap={0} style={{ flex: 1, minWidth: 200 }}>
        <Text size="sm" c="dimmed">
          {invoice.supplierName ?? invoice.seller.name ?? t('unknownSupplier')}
        </Text>
        <Group gap="xs">
          <Title order={1} size="h4">
            {invoice.number ?? t('untitled')}
            <FindingMark terms={['BT-1']} />
          </Title>
          <KindBadge invoice={invoice} />
          <StatusBadge status={invoice.status} />
          <CheckCount invoiceId={invoice.id} leads />
        </Group>
      </Stack>
      {invoice.status === 'complete' && (
        <Button
          variant="default"
          leftSection={<IconMessageQuestion size={16} aria-hidden />}
          onClick={() => go({ screen: 'request', params: { kind: 'correction', selection: { mode: 'some', ids: [invoice.id] } } })}
        >
          {t('requests:ask')}
        </Button>
      )}
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => openPrintDialog({ mode: 'some', ids: [invoice.id] }, { sort: [], filters: [], search: '' }, pages)}
      >
        {t('actions.print')}
      </Button>
      <SaveButton invoice={invoice} pages={pages} />
      <Tooltip label={toggle}>
        <ActionIcon aria-label={toggle} onClick={() => onDocument(!withDocument)}>
          {withDocument ? <IconLayoutSidebarRightCollapse size={18} /> : <IconLayoutSidebarRightExpand size={18} />}
        </ActionIcon>
      </Tooltip>
    </header>
  );
}

function SaveButton({ invoice, pages }: { readonly invoice: InvoiceDetail; readonly pages: 'supplier' | 'data' }) {
  const { t } = useTranslation('invoice');
  const { language } = useFormat();
  const save = useMutation({
    mutationFn: async () => {
      const suggestedName = pdfName(invoice.supplierName, invoice.number, t('kind.invoice'));
      const target = await shellClient.chooseTarget({ suggestedName, extension: 'pdf' });
      return target && client.documents.save({ invoiceId: invoice.id, language, pages, target: target.grant });
    },
    onSuccess: (saved) => saved && tell('done', t('actions.saved', { name: saved.name })),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size={16} aria-hidden />}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        {t('actions.save')}
      </Button>
      {save.error && <Failure title={t('actions.saveFailed')} error={save.error} onRetry={() => save.mutate()} />}
    </>
  );
}

interface FiguresProps {
  readonly invoice: InvoiceDetail;
  /** Undefined while no document is shown. */
  readonly shown: Shown | undefined;
  readonly onShow: (document: Shown, page?: number) => void;
}

function Figures({ invoice, shown, onShow }: FiguresProps) {
  const { t } = useTranslation('invoice');
  const [revealed, setRevealed] = useState<number | null>(null);
  const leadToLine = (position: number) => {
    // Drawn first where the list does not go as far.
    flushSync(() => setRevealed(position));
    leadToPlace(lineAnchor(position), 'center');
  };
  const own = firstShown(invoice);
  const documents = (
    <Part title={t('documents.title')}>
      <DocumentsList invoice={invoice} shown={shown} onShow={onShow} />
    </Part>
  );
  return (
    <Box className={classes.figures} tabIndex={0} role="group" aria-label={t('header.title')}>
      {invoice.status === 'to-complete' ? (
        <Stack gap="lg">
          <CompleteForm invoice={invoice} />
          {documents}
        </Stack>
      ) : (
        <Stack gap="lg">
          <InvoiceReplacements invoice={invoice} />
          <Facts invoice={invoice} />
          <SimpleGrid cols={{ base: 1, '640px': 2 }} spacing="xl" type="container">
            <Part title={t('totals.title')}>
              <Amounts invoice={invoice} />
            </Part>
            <Part title={t('taxes.title')}>
              <Taxes invoice={invoice} />
            </Part>
          </SimpleGrid>
          <Part id={findingsPartId} title={t('checks')}>
            <FindingsPart invoice={invoice} onLine={leadToLine} onPage={own && ((page) => onShow(own, page))} />
          </Part>
          <RequestsAbout about={{ invoiceId: invoice.id }} />
          {invoice.consumption.lines > 0 && <Detail invoice={invoice} />}
          <ProrataPart invoiceId={invoice.id} />
          <Part title={t('lines.title')}>
            <Lines invoice={invoice} revealed={revealed} />
          </Part>
          <Fees invoice={invoice} />
          {invoice.notes.length > 0 && (
            <Part title={t('notes.title')}>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                {invoice.notes.join('\n\n')}
              </Text>
            </Part>
          )}
          {documents}
        </Stack>
      )}
    </Box>
  );
}

/** What the invoice is made of, worked out when it is asked for. */
function Fees({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTranslation('fees');
  const [shown, setShown] = useState(false);
  return (
    <Part title={t('title')}>
      {shown ? (
        <FeesTable selection={{ mode: 'some', ids: [invoice.id] }} />
      ) : (
        <Button variant="default" leftSection={<IconChartPie size={16} aria-hidden />} onClick={() => setShown(true)}>
          {t('open')}
        </Button>
      )}
    </Part>
  );
}

/** The total of the call detail, and the way to its lines. */
function Detail({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoice');
  const format = useFormat();
  const { go } = useNavigation();
  const { lines, seconds, amountMicros } = invoice.consumption;
  const query = { sort: [], search: '', filters: detailFilters(invoice) };
  return (
    <Part title={t('consumption.title')}>
      <Group gap="lg">
        <Text size="sm">{t('consumption.lines', { count: lines, formatted: format.integer(lines) })}</Text>
        <Text size="sm">
          {t('consumption.duration')} {format.duration(seconds)}
        </Text>
        <Text size="sm" fw={600}>
          {format.micros(amountMicros, invoice.currency)}
        </Text>
        <Button variant="default" onClick={() => go({ screen: 'consumption', params: { view: 'lines', query } })}>
          {t('consumption.open')}
        </Button>
      </Group>
    </Part>
  );
}
