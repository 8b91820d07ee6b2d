/** The proratas of one invoice: what the supplier bills, what the dates give, and why. */
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { Part } from '../invoice/figures.tsx';
import { VerdictMark } from './verdict-mark.tsx';
import { useProrataWords } from './words.ts';

export function ProrataPart({ invoiceId }: { readonly invoiceId: number }) {
  const { t } = useTranslation('prorata');
  const format = useFormat();
  const words = useProrataWords();
  const { data } = useQuery({ queryKey: ['invoices', 'prorata', 'of', invoiceId], queryFn: () => client.prorata.of({ invoiceId }) });
  if (!data || data.length === 0) return null;
  return (
    <Part title={t('title')}>
      <Stack gap={8}>
        {data.map((line) => (
          <div key={line.position}>
            <Text size="sm">
              {line.description} · {t('fromTo', { from: format.date(line.from), to: format.date(line.to) })} ·{' '}
              <strong>{format.minor(line.netMinor, line.currency)}</strong> <VerdictMark verdict={line.verdict} />
            </Text>
            <Text size="xs" c="dimmed">
              {[line.who, words(line)].filter(Boolean).join(' · ')}
            </Text>
          </div>
        ))}
      </Stack>
    </Part>
  );
}
