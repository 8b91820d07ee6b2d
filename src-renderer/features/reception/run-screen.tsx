/** One run whole: how far it is, how it ended, and every item with its result (nothing is lost silently). */
import { Alert, Button, Group, Progress, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconFolderShare, IconRefresh, IconX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../src-preload/contract/runs.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { PrintAgain } from '../printing/print-again.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { RunItemList } from './run-item-list.tsx';
import { countsOf, itemGroups, type RunTotals } from './run-items.ts';
import { runQuery, totalsQuery, useJob } from './run-queries.ts';
import { RunState } from './run-table.tsx';

export function RunScreen({ id }: { readonly id: number }) {
  const { t } = useTranslation('reception');
  const { data, error, refetch } = useQuery(runQuery(id));
  if (error) return <Failure title={t('run.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('run.loading')} />;
  return (
    <div className={classes.screen} data-testid="run" data-state={data.state}>
      <Bar run={data} />
      <div className={classes.body}>
        <Stack gap="md">
          <Ending run={data} />
          {data.state === 'running' ? <Running id={data.id} /> : <Check run={data} />}
          <RunItemList key={data.id} run={data} />
        </Stack>
      </div>
    </div>
  );
}

function Bar({ run }: { readonly run: Run }) {
  const { t } = useTranslation('reception');
  const format = useFormat();
  const start = format.instant(wallClock(run.startedAt));
  const when = run.endedAt ? t('run.fromTo', { start, end: format.instant(wallClock(run.endedAt)) }) : t('run.from', { start });
  return (
    <header className={classes.bar}>
      <div style={{ flex: 1, minWidth: 200 }}>
        <Title order={1} size="h4">
          {t(`runs.kind.${run.kind}`)} · {run.title}
        </Title>
        <Group gap="sm">
          <RunState state={run.state} />
          <Text size="sm" c="dimmed">
            {when}
          </Text>
        </Group>
      </div>
      {run.state === 'running' && <Cancel id={run.id} />}
      {run.kind === 'import' && <Retry run={run} />}
      {run.kind === 'print' && run.outputName && <PrintAgain run={run} />}
      {run.outputName && (
        <Button
          variant="default"
          leftSection={<IconFolderShare size={16} aria-hidden />}
          onClick={() => void shellClient.reveal({ runId: run.id }).catch(tellProblem)}
        >
          {t('run.reveal')}
        </Button>
      )}
    </header>
  );
}

function Cancel({ id }: { readonly id: number }) {
  const { t } = useTranslation('reception');
  const cancel = useMutation({ mutationFn: () => client.runs.cancel({ id }), onError: tellProblem });
  const asked = cancel.isPending || cancel.isSuccess;
  return (
    <Button variant="default" leftSection={<IconX size={16} aria-hidden />} disabled={asked} onClick={() => cancel.mutate()}>
      {asked ? t('run.cancelling') : t('run.cancel')}
    </Button>
  );
}

/** Failed and cancelled items once more, as a run of their own. */
function Retry({ run }: { readonly run: Run }) {
  const { t } = useTranslation('reception');
  const { go } = useNavigation();
  const retry = useMutation({
    mutationFn: () => client.imports.retry({ runId: run.id }),
    onSuccess: ({ runId }) => go({ screen: 'run', params: { id: runId } }),
    onError: tellProblem,
  });
  const { failed, cancelled } = countsOf(run);
  const count = failed + cancelled;
  if (run.state === 'running' || count === 0) return null;
  return (
    <Tooltip label={t('run.retryHelp')}>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        loading={retry.isPending}
        onClick={() => retry.mutate()}
      >
        {t('run.retry', { count })}
      </Button>
    </Tooltip>
  );
}

/** Why a run ended as it did. */
function Ending({ run }: { readonly run: Run }) {
  const { t } = useTranslation('reception');
  const sentence = useSentence();
  const text = run.problem ? sentence(run.problem) : run.state === 'interrupted' ? t('run.interrupted') : null;
  if (text === null) return null;
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} role="status">
      {text}
    </Alert>
  );
}

function Running({ id }: { readonly id: number }) {
  const { t } = useTranslation('reception');
  const format = useFormat();
  const job = useJob(id);
  // Until something is done the bar only says that work goes on.
  const known = job !== null && job.total > 0 && job.done > 0;
  const told = [
    ...(known ? [t('run.progress', { done: format.integer(Math.floor(job.done)), total: format.integer(job.total) })] : []),
    ...(job && job.lines > 0 ? [t('run.lines', { count: job.lines })] : []),
    ...(job ? [job.current] : []),
  ].join(' · ');
  return (
    <div>
      <Progress.Root size="lg">
        <Progress.Section value={known ? (100 * job.done) / job.total : 100} animated aria-label={t('runs.state.running')} />
      </Progress.Root>
      <Text size="sm" className={classes.name}>
        {told}
      </Text>
    </div>
  );
}

/** Counts and sums, taken from the items and held against what the run says. */
function Check({ run }: { readonly run: Run }) {
  const { t } = useTranslation('reception');
  const format = useFormat();
  const { data: totals, error } = useQuery(totalsQuery(run));
  if (error) return <Failure title={t('run.itemsFailed')} error={error} />;
  const counts = countsOf(run);
  const agrees = !totals || (totals.items === run.items && itemGroups.every((group) => totals.counts[group] === counts[group]));
  const parts = itemGroups
    .filter((group) => counts[group] > 0)
    .map((group) => `${format.integer(counts[group])} ${t(`run.part.${group}`, { count: counts[group] })}`);
  const sum = `${format.integer(run.items)} = ${parts.length === 0 ? '0' : parts.join(' + ')}`;
  return (
    <Group gap="lg" data-testid="run-check">
      <Text size="sm" className={classes.mark}>
        {agrees ? <IconCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
        {agrees ? t('run.matches', { sum }) : t('run.mismatch', { sum })}
      </Text>
      {totals && <RunSums kind={run.kind} totals={totals} />}
    </Group>
  );
}

/** What was brought in, written or printed, each in its own measure. */
function RunSums({ kind, totals: { invoices, detail } }: { readonly kind: Run['kind']; readonly totals: RunTotals }) {
  const { t } = useTranslation('reception');
  const format = useFormat();
  const amounts = detail.amounts.map(({ currency, amountMicros }) => format.micros(amountMicros, currency));
  const told =
    kind === 'print'
      ? [[t('run.pages', { count: invoices.pages })]]
      : kind === 'export'
        ? [[t('run.lines', { count: invoices.lines + detail.lines })]]
        : // What came in and what went out has no sum: the list gives each.
          kind === 'replacement'
          ? []
          : [
              // An item's amount is the printed one: credit notes would be added instead of taken off.
              ...(invoices.items > 0 ? [[t('run.invoices', { count: invoices.items })]] : []),
              ...(detail.items > 0 ? [[t('run.detailLines', { count: detail.lines }), ...amounts]] : []),
            ];
  return told.map((parts) => (
    <Text key={parts[0]} size="sm">
      {parts.join(' · ')}
    </Text>
  ));
}
