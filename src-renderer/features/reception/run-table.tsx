/** Runs in a list, newest first; each opens its items. */
import { ActionIcon, Anchor, Table, Tooltip } from '@mantine/core';
import { IconFolderShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../src-preload/contract/runs.ts';
import { shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';
import classes from '../shared/list.module.css';
import { wallClock } from '../shared/local-time.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';

const stateLooks: Readonly<Record<Run['state'], MarkLook>> = {
  running: 'running',
  done: 'good',
  failed: 'bad',
  cancelled: 'stopped',
  interrupted: 'bad',
};

export function RunState({ state }: { readonly state: Run['state'] }) {
  const { t } = useTranslation('reception');
  return <Mark look={stateLooks[state]}>{t(`runs.state.${state}`)}</Mark>;
}

interface RunTableProps {
  readonly runs: readonly Run[];
  /** Whether the kind is told on each row. */
  readonly withKind: boolean;
}

export function RunTable({ runs, withKind }: RunTableProps) {
  const { t } = useTranslation('reception');
  const format = useFormat();
  const { go } = useNavigation();
  const figures = ['items', 'succeeded', 'duplicates', 'failed'] as const;
  return (
    <Table.ScrollContainer minWidth={760} type="native">
      <Table className={classes.table} aria-label={t('runs.title')} verticalSpacing={4} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('runs.columns.started')}</Table.Th>
            {withKind && <Table.Th>{t('runs.columns.kind')}</Table.Th>}
            <Table.Th>{t('runs.columns.title')}</Table.Th>
            <Table.Th>{t('runs.columns.state')}</Table.Th>
            {figures.map((figure) => (
              <Table.Th key={figure} className={classes.number}>
                {t(`runs.columns.${figure}`)}
              </Table.Th>
            ))}
            <Table.Th>{t('runs.columns.output')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <Table.Tr key={run.id}>
              <Table.Td className={classes.nowrap}>{format.instant(wallClock(run.startedAt))}</Table.Td>
              {withKind && <Table.Td>{t(`runs.kind.${run.kind}`)}</Table.Td>}
              <Table.Td className={classes.name}>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  ta="left"
                  aria-label={t('runs.open', { title: run.title })}
                  onClick={() => go({ screen: 'run', params: { id: run.id } })}
                >
                  {run.title}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <RunState state={run.state} />
              </Table.Td>
              {figures.map((figure) => (
                <Table.Td key={figure} className={classes.number}>
                  {format.integer(run[figure])}
                </Table.Td>
              ))}
              <Table.Td className={classes.name}>{run.outputName && <Output runId={run.id} name={run.outputName} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Output({ runId, name }: { readonly runId: number; readonly name: string }) {
  const { t } = useTranslation('reception');
  const label = t('runs.reveal', { name });
  return (
    <span className={classes.mark}>
      {name}
      <Tooltip label={label}>
        <ActionIcon aria-label={label} onClick={() => void shellClient.reveal({ runId }).catch(tellProblem)}>
          <IconFolderShare size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
