/** The panel beside the grid: the selected invoice's key figures and the first page of its document. */
import { Button, Group, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { CheckCount } from '../checks/check-count.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { documentQuery, invoiceQuery } from './documents.ts';
import { Amounts, Facts } from './figures.tsx';
import { firstShown } from './shown.ts';
import { StatusBadge } from './status-badge.tsx';

// The grid is usable before pdf.js is there.
const PdfFirstPage = lazy(async () => ({ default: (await import('./pdf-viewer.tsx')).PdfFirstPage }));

/** Arrowing down the grid asks for nothing until it rests. */
const restMilliseconds = 120;

export function PreviewPanel({ invoiceId }: { readonly invoiceId: number }) {
  const { t } = useTranslation('invoice');
  const [rested] = useDebouncedValue(invoiceId, restMilliseconds);
  const { data, error, refetch } = useQuery(invoiceQuery(rested));
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  return <Preview invoice={data} />;
}

function Preview({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoice');
  const { go } = useNavigation();
  return (
    <ScrollArea h="100%" type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('panel') }}>
      <Stack gap="sm" p="sm" pr="md" data-testid="preview">
        <div>
          <Text size="sm" c="dimmed">
            {invoice.supplierName ?? invoice.seller.name ?? t('unknownSupplier')}
          </Text>
          <Title order={2} size="h5">
            {invoice.number ?? t('untitled')}
          </Title>
          <Group gap="xs" fz="sm">
            <Text size="sm">{t(`kind.${invoice.kind}`)}</Text>
            <StatusBadge status={invoice.status} />
            <CheckCount invoiceId={invoice.id} />
          </Group>
        </div>
        <Button
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
          onClick={() => go({ screen: 'invoice', params: { id: invoice.id } })}
        >
          {t('open')}
        </Button>
        <Amounts invoice={invoice} brief />
        <Facts invoice={invoice} brief />
        <FirstPage invoice={invoice} />
      </Stack>
    </ScrollArea>
  );
}

function FirstPage({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoice');
  const { language } = useFormat();
  const shown = firstShown(invoice);
  const { data, error, refetch } = useQuery(documentQuery(invoice.id, shown, language));
  if (error) return <Failure title={t('documents.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('documents.loading')} />;
  return (
    <Suspense fallback={<Loading label={t('documents.loading')} />}>
      {shown === null && (
        <Text size="xs" c="dimmed">
          {t('documents.setFromData')}
        </Text>
      )}
      <PdfFirstPage content={data.content} label={t('documents.ofDocument', { name: shown?.name ?? t('documents.complete') })} />
    </Suspense>
  );
}
