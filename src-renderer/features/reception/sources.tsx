/** Watched folders: what is watched, whether it can be reached, what it last brought. */
import { ActionIcon, Anchor, Group, Stack, Table, Text, Tooltip } from '@mantine/core';
import { IconFolderSearch, IconPencil, IconPlus, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../src-preload/contract/sources.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tell, tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Mark } from '../shared/mark.tsx';
import { SourceForm } from './source-form.tsx';

export function Sources() {
  const { t } = useTranslation('reception');
  const { data, error, refetch } = useQuery({ queryKey: ['sources', 'list'], queryFn: () => client.sources.list() });
  /** The folder in the form: one to change, null a new one, undefined no form. */
  const [edited, setEdited] = useState<Source | null | undefined>(undefined);
  if (error) return <Failure title={t('sources.failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('sources.loading')} />;
  const add = (
    <MayButton call="sources.add" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited(null)}>
      {t('sources.add')}
    </MayButton>
  );
  return (
    <Stack gap="sm">
      {data.length === 0 ? (
        <Empty icon={<IconFolderSearch aria-hidden />} text={t('sources.empty')}>
          {add}
        </Empty>
      ) : (
        <>
          <Group justify="space-between">
            <Text size="sm">{t('sources.what')}</Text>
            {add}
          </Group>
          <SourceTable sources={data} onEdit={setEdited} />
        </>
      )}
      {edited !== undefined && <SourceForm source={edited} onClose={() => setEdited(undefined)} />}
    </Stack>
  );
}

function SourceTable({ sources, onEdit }: { readonly sources: readonly Source[]; readonly onEdit: (source: Source) => void }) {
  const { t } = useTranslation('reception');
  return (
    <Table.ScrollContainer minWidth={760} type="native">
      <Table className={classes.table} aria-label={t('sources.title')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('sources.columns.name')}</Table.Th>
            <Table.Th>{t('sources.columns.folder')}</Table.Th>
            <Table.Th>{t('sources.columns.schedule')}</Table.Th>
            <Table.Th>{t('sources.columns.state')}</Table.Th>
            <Table.Th>{t('sources.columns.lastRun')}</Table.Th>
            <Table.Th>{t('sources.columns.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} onEdit={() => onEdit(source)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function SourceRow({ source, onEdit }: { readonly source: Source; readonly onEdit: () => void }) {
  const { t } = useTranslation('reception');
  const format = useFormat();
  const { go } = useNavigation();
  const { id, name, lastRunId, lastRunAt } = source;
  const openRun = (runId: number) => go({ screen: 'run', params: { id: runId } });
  const check = async () => {
    const { runId } = await client.sources.runNow({ id });
    if (runId === null) tell('note', t('sources.nothingNew', { name }));
    else openRun(runId);
  };
  const remove = () =>
    ask({
      title: t('sources.removal.title'),
      text: t('sources.removal.text', { name }),
      confirm: t('sources.removal.confirm'),
      cancel: t('sources.removal.cancel'),
      onConfirm: () => void client.sources.remove({ id }).catch(tellProblem),
    });
  const state = !source.active ? (
    <Mark look="waiting">{t('sources.paused')}</Mark>
  ) : source.reachable ? (
    <Mark look="good">{t('sources.active')}</Mark>
  ) : (
    <>
      <Mark look="bad">{t('sources.unreachable')}</Mark>
      <Text size="xs">{t('sources.unreachableHelp')}</Text>
    </>
  );
  const actions = [
    { label: t('sources.check', { name }), icon: IconRefresh, act: () => void check().catch(tellProblem) },
    { label: t('sources.edit', { name }), icon: IconPencil, act: onEdit },
    { label: t('sources.remove', { name }), icon: IconTrash, act: remove },
  ];
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>{name}</Table.Td>
      <Table.Td className={classes.name}>{source.path}</Table.Td>
      <Table.Td>{t('sources.every', { count: source.scheduleMinutes })}</Table.Td>
      <Table.Td>{state}</Table.Td>
      <Table.Td>
        {lastRunId === null ? (
          t('sources.never')
        ) : (
          <Anchor component="button" type="button" size="sm" ta="left" onClick={() => openRun(lastRunId)}>
            {lastRunAt === null ? t('sources.columns.lastRun') : format.instant(wallClock(lastRunAt))}
          </Anchor>
        )}
      </Table.Td>
      <Table.Td className={classes.nowrap}>
        {actions.map(({ label, icon: Icon, act }) => (
          <Tooltip key={label} label={label}>
            <ActionIcon aria-label={label} onClick={act}>
              <Icon size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ))}
      </Table.Td>
    </Table.Tr>
  );
}
