/** The files of call detail: what each brought, its replacement by a corrected one, its removal. */
import { ActionIcon, Anchor, Group, Pagination, SegmentedControl, Stack, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { IconFileSpreadsheet, IconReplace, IconSearch, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DetailFile } from '../../../src-preload/contract/detail-files.ts';
import { bare } from '../../app/bare.ts';
import { client, shellClient } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { tellProblem } from '../../app/tell.tsx';
import { ask } from '../shared/confirm.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { wallClock } from '../shared/local-time.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import own from './detail-files.module.css';
import { openReplacement } from './replacement.tsx';

const rowsShown = 50;
const looks: Readonly<Record<DetailFile['state'], MarkLook>> = { present: 'good', replaced: 'known', removed: 'stopped' };

export function DetailFiles() {
  const { t } = useTranslation('detailFiles');
  // Lines come, go and are joined to invoices: what is asked of either subject is asked of the files too.
  const { data, error, refetch } = useQuery({ queryKey: ['consumption', 'detail-files'], queryFn: () => client.detailFiles.list() });
  const [shown, setShown] = useState<string>('present');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(0);
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  if (data.length === 0) return <Empty icon={<IconFileSpreadsheet aria-hidden />} text={t('empty')} />;
  const found = data.filter(
    ({ state, name, profile }) => (shown === 'all' || state === 'present') && bare(`${name} ${profile}`).includes(bare(search.trim())),
  );
  const pages = Math.ceil(found.length / rowsShown);
  const present = Math.min(page, Math.max(0, pages - 1));
  return (
    <Stack gap="sm">
      <Text size="sm">{t('what')}</Text>
      <Group gap="xs">
        <SegmentedControl
          aria-label={t('shown')}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'present', label: t('present') },
            { value: 'all', label: t('all') },
          ]}
        />
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </Group>
      {found.length === 0 ? (
        <Text size="sm">{t('noneFound')}</Text>
      ) : (
        <FileTable files={found.slice(present * rowsShown, (present + 1) * rowsShown)} />
      )}
      {pages > 1 && (
        <Pagination size="sm" total={pages} value={present + 1} onChange={(value) => setPage(value - 1)} aria-label={t('page')} withEdges />
      )}
    </Stack>
  );
}

function FileTable({ files }: { readonly files: readonly DetailFile[] }) {
  const { t } = useTranslation('detailFiles');
  return (
    <Table.ScrollContainer minWidth={980} type="native">
      <Table className={classes.table} aria-label={t('title')} verticalSpacing={2} horizontalSpacing={8} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('columns.name')}</Table.Th>
            <Table.Th>{t('columns.profile')}</Table.Th>
            <Table.Th>{t('columns.received')}</Table.Th>
            <Table.Th>{t('columns.period')}</Table.Th>
            <Table.Th className={classes.number}>{t('columns.lines')}</Table.Th>
            <Table.Th className={classes.number}>{t('columns.duration')}</Table.Th>
            <Table.Th className={classes.number}>{t('columns.amount')}</Table.Th>
            <Table.Th>{t('columns.invoices')}</Table.Th>
            <Table.Th>{t('columns.state')}</Table.Th>
            <Table.Th className={own.actions}>{t('columns.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {files.map((file) => (
            <FileRow key={file.documentId} file={file} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function FileRow({ file }: { readonly file: DetailFile }) {
  const { t } = useTranslation('detailFiles');
  const format = useFormat();
  const dayOf = (instant: string) => format.date(wallClock(instant).slice(0, 10));
  const { name, profile, receivedAt, period, lines, durationSeconds, sums, state, withdrawnAt, replacedBy } = file;
  return (
    <Table.Tr>
      <Table.Td className={own.name} title={name}>
        {name}
      </Table.Td>
      <Table.Td className={classes.nowrap}>{profile}</Table.Td>
      <Table.Td className={classes.nowrap}>{dayOf(receivedAt)}</Table.Td>
      <Table.Td className={classes.nowrap}>{period && t('span', { from: format.date(period.from), to: format.date(period.to) })}</Table.Td>
      <Table.Td className={classes.number}>{format.integer(lines)}</Table.Td>
      <Table.Td className={classes.number}>{format.duration(durationSeconds)}</Table.Td>
      <Table.Td className={classes.number}>
        {sums.map(({ currency, amountMicros }) => (
          <div key={currency}>{format.micros(amountMicros, currency)}</div>
        ))}
      </Table.Td>
      <Table.Td className={classes.nowrap}>
        <Invoices file={file} />
      </Table.Td>
      <Table.Td>
        <Mark look={looks[state]}>{t(`states.${state}`)}</Mark>
        {(replacedBy || withdrawnAt) && (
          <Text size="xs">
            {[replacedBy && t('replacedBy', { name: replacedBy.name }), withdrawnAt && dayOf(withdrawnAt)].filter(Boolean).join(', ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td className={own.actions}>{state === 'present' && <Actions file={file} />}</Table.Td>
    </Table.Tr>
  );
}

function Invoices({ file: { invoices, invoicesJoined, invoicesAwaited } }: { readonly file: DetailFile }) {
  const { t } = useTranslation('detailFiles');
  const { go } = useNavigation();
  const [first, ...others] = invoices;
  const more = first ? invoicesJoined - 1 : invoicesJoined;
  return (
    <Group gap={8} wrap="nowrap">
      {first && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-label={t('openInvoice', { number: first.number })}
          onClick={() => go({ screen: 'invoice', params: { id: first.id } })}
        >
          {first.number}
        </Anchor>
      )}
      {more > 0 && <span title={others.map(({ number }) => number).join(', ')}>{t('moreInvoices', { count: more })}</span>}
      {invoicesAwaited > 0 && (
        <Text span size="xs" c="dimmed">
          {t('awaited', { count: invoicesAwaited })}
        </Text>
      )}
    </Group>
  );
}

function Actions({ file }: { readonly file: DetailFile }) {
  const { t } = useTranslation('detailFiles');
  const format = useFormat();
  const { go } = useNavigation();
  const { name, documentId, lines, sums, invoicesJoined } = file;
  const openRun = (id: number) => go({ screen: 'run', params: { id } });
  const remove = useMutation({
    mutationFn: () => client.detailFiles.remove({ documentId }),
    onSuccess: ({ runId }) => openRun(runId),
    onError: tellProblem,
  });
  const askToRemove = () => {
    const what = [
      t('lines', { count: lines }),
      ...sums.map(({ currency, amountMicros }) => format.micros(amountMicros, currency)),
      ...(invoicesJoined > 0 ? [t('removal.joined', { count: invoicesJoined })] : []),
    ];
    ask({
      title: t('removal.title'),
      text: t('removal.text', { name, what: what.join(' · ') }),
      confirm: t('removal.confirm'),
      cancel: t('removal.cancel'),
      onConfirm: () => remove.mutate(),
    });
  };
  const chooseReplacement = async () => {
    const [chosen] = await shellClient.chooseFiles();
    if (!chosen) return;
    const source = { grants: [chosen.grant], name: chosen.name };
    openReplacement({ file, source, onStarted: openRun, onMap: () => go({ screen: 'mapper', params: { file: source } }) });
  };
  const actions = [
    { label: t('replace', { name }), icon: IconReplace, act: () => void chooseReplacement().catch(tellProblem) },
    { label: t('remove', { name }), icon: IconTrash, act: askToRemove },
  ];
  return actions.map(({ label, icon: Icon, act }) => (
    <Tooltip key={label} label={label}>
      <ActionIcon aria-label={label} disabled={remove.isPending} onClick={act}>
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  ));
}
