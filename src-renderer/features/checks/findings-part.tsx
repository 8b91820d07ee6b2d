/** What the rules say of an invoice, by what it is about; the ways to the figures and to the message that asks to mend them. */
import { Button, Group, Text } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';
import { useNavigation } from '../../app/navigation.tsx';
import { Failure } from '../shared/failure.tsx';
import { Mark } from '../shared/mark.tsx';
import { Differences } from './differences.tsx';
import { checksQuery, useFindingsList } from './findings.tsx';
import { byTopic } from './grouping.ts';
import { TopicPart } from './topic-part.tsx';

export interface FindingsPartProps {
  readonly invoice: Pick<InvoiceDetail, 'id' | 'number' | 'lines'>;
  /** Leads to an invoice line. */
  readonly onLine: (position: number) => void;
  /** Shows the supplier's own page of that number; null where it sent none. */
  readonly onPage: ((page: number) => void) | null;
}

export function FindingsPart({ invoice, onLine, onPage }: FindingsPartProps) {
  const { t } = useTranslation('checks');
  const { go } = useNavigation();
  const { data, error, refetch } = useQuery(checksQuery(invoice.id));
  const { withWarnings, showWarnings } = useFindingsList();
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  if (data === null) return <Text size="sm">{t('unchecked')}</Text>;
  const { first, warnings } = byTopic(data.findings);
  const folds = first.length > 0 && warnings.length > 0;
  const shown = folds && !withWarnings ? first : [...first, ...warnings];
  const foldedCount = warnings.reduce((sum, { findings }) => sum + findings.reduce((places, { count }) => places + count, 0), 0);
  return (
    <>
      <Group gap="sm" mb={4} fz="sm">
        {data.errors > 0 && <Mark look="bad">{t('errors', { count: data.errors })}</Mark>}
        {data.warnings > 0 && <Mark look="warned">{t('warnings', { count: data.warnings })}</Mark>}
        {data.findings.length === 0 && <Mark look="good">{t('clean')}</Mark>}
        {data.findings.length > 0 && (
          <Button
            variant="default"
            ml="auto"
            leftSection={<IconMailForward size={16} aria-hidden />}
            onClick={() =>
              go({ screen: 'request', params: { kind: 'correction', selection: { mode: 'some', ids: [invoice.id] }, rules: 'worth' } })
            }
          >
            {t('write')}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed" mb={6}>
        {t('against', { rulesets: data.rulesets.map((name) => t(`ruleset.${name}`)).join(', ') })}
      </Text>
      <Differences findings={data.findings} onPage={onPage} />
      {shown.map(({ topic, findings }) => (
        <TopicPart key={`${topic} ${findings[0]?.severity}`} findings={findings} invoice={invoice} onLine={onLine} />
      ))}
      {folds && (
        <Button variant="subtle" aria-expanded={withWarnings} onClick={() => showWarnings(!withWarnings)}>
          {withWarnings ? t('hideWarnings') : t('showWarnings', { count: foldedCount })}
        </Button>
      )}
    </>
  );
}
