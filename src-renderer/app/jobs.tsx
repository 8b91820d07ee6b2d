/** The runs under way, told by the ledger process, and the notice each one ends with. */
import { ActionIcon, Button, Group, Popover, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job, Run } from '../../src-preload/contract/runs.ts';
import { client, onEvent, shellClient } from './client.ts';
import classes from './frame.module.css';
import { useFormat, useSentence } from './locale.tsx';
import { useNavigation } from './navigation.tsx';
import { tell, tellProblem } from './tell.tsx';

/** Tells how each run ended and leads to its list. */
export function useRunNotices(): void {
  const { t } = useTranslation('frame');
  const { go } = useNavigation();
  const sentence = useSentence();
  useEffect(
    () =>
      onEvent('ended', (run) => {
        const ok = run.state === 'done' && run.failed === 0;
        const state = run.state === 'done' && run.failed > 0 ? t('endedWithFailures') : t(`ended.${run.state}`);
        tell(
          ok ? 'done' : 'failed',
          <RunNotice run={run} text={run.problem ? sentence(run.problem) : null} open={go} />,
          t('endedTitle', { title: run.title, state }),
        );
      }),
    [t, go, sentence],
  );
}

function RunNotice({
  run,
  text,
  open,
}: {
  readonly run: Run;
  readonly text: string | null;
  readonly open: ReturnType<typeof useNavigation>['go'];
}) {
  const { t } = useTranslation('frame');
  const counts = [
    t('succeeded', { count: run.succeeded }),
    ...(run.duplicates > 0 ? [t('duplicates', { count: run.duplicates })] : []),
    ...(run.failed > 0 ? [t('failures', { count: run.failed })] : []),
  ];
  return (
    <Stack gap={4}>
      {text && <Text size="sm">{text}</Text>}
      <Text size="sm">{counts.join(', ')}</Text>
      <Group gap="xs">
        <Button size="compact-xs" variant="light" onClick={() => open({ screen: 'run', params: { id: run.id } })}>
          {t('openList')}
        </Button>
        {run.outputName && (
          <Button size="compact-xs" variant="default" onClick={() => void shellClient.reveal({ runId: run.id }).catch(tellProblem)}>
            {t('reveal')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** The runs under way in the status bar: the first with its progress, all of them in a small list. */
export function RunningJobs() {
  const { t } = useTranslation('frame');
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  useEffect(() => onEvent('jobs', setJobs), []);
  const [first] = jobs;
  if (!first) return null;
  return (
    <Group gap={6} wrap="nowrap" role="group" aria-label={t('jobs')}>
      {jobs.length > 1 && (
        <Popover position="top-end" withArrow shadow="md">
          <Popover.Target>
            <UnstyledButton className={classes.jobCount}>{t('jobCount', { count: jobs.length })}</UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown>
            <Stack gap="xs">
              {jobs.map((job) => (
                <JobLine key={job.id} job={job} />
              ))}
            </Stack>
          </Popover.Dropdown>
        </Popover>
      )}
      <JobLine key={first.id} job={first} />
    </Group>
  );
}

/** Until a run ends, by its pace since it was first seen; null while too little is done to tell. */
function useRemainingSeconds({ done, total }: Job): number | null {
  const [begun] = useState(() => ({ at: Date.now(), done }));
  const elapsed = (Date.now() - begun.at) / 1000;
  const share = (done - begun.done) / (total - begun.done);
  return total > 0 && elapsed >= 2 && share >= 0.02 ? Math.max(1, Math.round((elapsed / share) * (1 - share))) : null;
}

function JobLine({ job }: { readonly job: Job }) {
  const { t } = useTranslation('frame');
  const format = useFormat();
  const { go } = useNavigation();
  const [cancelling, setCancelling] = useState(false);
  const done = job.total > 0 && job.done > 0 ? Math.min(100, (job.done / job.total) * 100) : null;
  const remaining = useRemainingSeconds(job);
  const counted = { done: format.integer(Math.floor(job.done)), total: format.integer(job.total) };
  const byLines = job.lines > 0 && job.lines === job.done;
  const progress = [
    ...(byLines ? [t('jobRows', counted)] : []),
    ...(!byLines && job.total > 1 ? [t('jobProgress', counted)] : []),
    ...(!byLines && job.lines > 0 ? [t('jobLines', { count: job.lines })] : []),
    ...(remaining === null
      ? []
      : [remaining < 90 ? t('secondsLeft', { seconds: remaining }) : t('minutesLeft', { minutes: Math.round(remaining / 60) })]),
  ].join(' · ');
  const cancel = () => {
    setCancelling(true);
    client.runs.cancel({ id: job.id }).catch((error: unknown) => {
      setCancelling(false);
      tellProblem(error);
    });
  };
  return (
    <Group gap={8} wrap="nowrap" className={classes.job}>
      <UnstyledButton className={classes.jobTitle} title={job.current} onClick={() => go({ screen: 'run', params: { id: job.id } })}>
        {job.title}
      </UnstyledButton>
      <Progress.Root size="md" w={110}>
        <Progress.Section value={done ?? 100} animated={done === null} aria-label={job.title} />
      </Progress.Root>
      <span className={classes.jobProgress}>{cancelling ? t('cancelling') : progress}</span>
      <ActionIcon size={18} disabled={cancelling} aria-label={t('cancelJob', { title: job.title })} onClick={cancel}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
