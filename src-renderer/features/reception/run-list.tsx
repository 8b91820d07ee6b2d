/** The journal: runs of every kind, or of one. */
import { SegmentedControl, Stack } from '@mantine/core';
import { IconList } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { runKinds } from '../../../src-preload/contract/runs.ts';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { runListQuery } from './run-queries.ts';
import { RunTable } from './run-table.tsx';

export function RunList() {
  const { t } = useTranslation('reception');
  const [kind, setKind] = useState<string>('all');
  const { data, error, refetch } = useQuery(runListQuery(runKinds.find((known) => known === kind) ?? null));
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('runs.filter')}
        w="fit-content"
        value={kind}
        onChange={setKind}
        data={[{ value: 'all', label: t('runs.all') }, ...runKinds.map((value) => ({ value, label: t(`runs.kinds.${value}`) }))]}
      />
      {error ? (
        <Failure title={t('runs.failed')} error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading label={t('runs.loading')} />
      ) : data.length === 0 ? (
        <Empty icon={<IconList aria-hidden />} text={t('runs.empty')} />
      ) : (
        <RunTable runs={data} withKind={kind === 'all'} />
      )}
    </Stack>
  );
}
