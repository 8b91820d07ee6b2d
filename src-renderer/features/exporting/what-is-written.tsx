/** What an export will write, before it does: files, rows and sums, from the ledger's own. */
import { Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CurrencySums, ReportRequest } from '../../../src-preload/contract/exports.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { Failure } from '../shared/failure.tsx';

const mostShown = 5;

/** The preview of a request, asked again whenever it changes. */
export function useReportPreview(request: ReportRequest | null) {
  return useQuery({
    queryKey: ['invoices', 'consumption', 'export-preview', request],
    queryFn: () => (request ? client.exports.preview(request) : null),
    enabled: request !== null,
    placeholderData: keepPreviousData,
  });
}

export function WhatIsWritten({ preview }: { readonly preview: ReturnType<typeof useReportPreview> }) {
  const { t } = useTranslation('exporting');
  const format = useFormat();
  const { data, error } = preview;
  if (error) return <Failure title={t('previewFailed')} error={error} onRetry={() => void preview.refetch()} />;
  const amountOf = ({ currency, sums }: CurrencySums) => format.amount(sums.amount ?? sums.net ?? sums.taxExclusive ?? null, currency);
  const sums = data?.currencies.filter(({ currency }) => currency !== '').map((one) => t('sum', { amount: amountOf(one) })) ?? [];
  return (
    <Stack gap={2} role="status" aria-label={t('preview')}>
      <Text size="sm" fw={600}>
        {!data
          ? t('counting')
          : data.rows === 0
            ? t('nothing')
            : [t('files', { count: data.fileCount }), t('rows', { count: data.rows }), ...sums].join(' · ')}
      </Text>
      {data && data.fileCount > 1 && (
        <Text size="xs" c="dimmed">
          {[
            ...data.files.slice(0, mostShown).map(({ name, rows }) => t('fileRows', { name, rows: t('rows', { count: rows }) })),
            ...(data.fileCount > mostShown ? [t('moreFiles', { count: data.fileCount - mostShown })] : []),
          ].join(' · ')}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t('checked')}
      </Text>
    </Stack>
  );
}
