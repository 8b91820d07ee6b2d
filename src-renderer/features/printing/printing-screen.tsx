/** What was printed: every print run with its list and its file. */
import { Button, Stack, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation.tsx';
import { runListQuery } from '../reception/run-queries.ts';
import { RunTable } from '../reception/run-table.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';

export function PrintingScreen() {
  const { t } = useTranslation('printing');
  const { goAgain } = useNavigation();
  const { data, error, refetch } = useQuery(runListQuery('print'));
  return (
    <div className={classes.screen} data-testid="printing">
      <header className={classes.bar}>
        <Title order={1} size="h4">
          {t('title')}
        </Title>
      </header>
      <div className={classes.body}>
        {error ? (
          <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />
        ) : !data ? (
          <Loading label={t('loading')} />
        ) : data.length === 0 ? (
          <Empty icon={<IconPrinter aria-hidden />} text={t('empty')}>
            <Button variant="default" onClick={() => goAgain('invoices')}>
              {t('toInvoices')}
            </Button>
          </Empty>
        ) : (
          <Stack gap="sm">
            <Text size="sm">{t('what')}</Text>
            <RunTable runs={data} withKind={false} />
          </Stack>
        )}
      </div>
    </div>
  );
}
