/** What an import would bring, file by file, before anything is recorded. */
import { Alert, Button, Group, Pagination, Stack, Table, Text, Title } from '@mantine/core';
import { IconFileOff, IconInfoCircle, IconTableColumn } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewItem } from '../../../src-preload/contract/imports.ts';
import type { Granted } from '../../../src-preload/contract/shell.ts';
import { client } from '../../app/client.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { MayButton } from '../../app/may.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from '../shared/list.module.css';
import { Loading } from '../shared/loading.tsx';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import { useKindName } from './kind-name.ts';

const statuses = ['new', 'duplicate', 'unreadable', 'refused'] as const satisfies PreviewItem['status'][];

/** Call detail that would be kept without any of its lines until its columns are mapped. */
const toMap = ({ status, problem }: PreviewItem) => status === 'new' && problem?.code === 'detail-to-map';
/** Call detail of which something does not read with the layout it has, or has none: its columns can be mapped. */
const mappable = ({ kind, problem }: PreviewItem) => kind === 'csv' && /^detail-(?:to-map|profile-|line-)/.test(problem?.code ?? '');
const looks: Readonly<Record<PreviewItem['status'], MarkLook>> = { new: 'good', duplicate: 'known', unreadable: 'bad', refused: 'bad' };
const rowsShown = 100;

export function Preview({ granted }: { readonly granted: readonly Granted[] }) {
  const { t } = useTranslation('reception');
  const { go, replace } = useNavigation();
  const grants = granted.map(({ grant }) => grant);
  const preview = useQuery({
    queryKey: ['preview', ...grants],
    queryFn: () => client.imports.preview({ grants }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  // However the preview is left, the ledger stops reading for it.
  useEffect(() => () => void client.imports.stopPreview().catch(() => undefined), []);
  const leave = () => replace({ screen: 'reception', params: {} });
  const start = useMutation({
    mutationFn: () => client.imports.start({ grants }),
    onSuccess: ({ runId }) => {
      leave();
      go({ screen: 'run', params: { id: runId } });
    },
  });
  const items = preview.data?.items ?? [];
  /** The others are still to be imported: the preview is there to come back to. */
  const map = (name: string) => {
    if (items.length === 1) leave();
    go({ screen: 'mapper', params: { file: { grants, name } } });
  };
  const truncated = preview.data?.truncated ?? false;
  const count = items.filter((item) => item.status === 'new' && !toMap(item)).length;
  return (
    <section aria-labelledby="preview-title" data-testid="import-preview">
      <Stack gap="sm">
        <Group justify="space-between">
          <div>
            <Title order={2} size="h5" id="preview-title">
              {t('preview.title')}
            </Title>
            {preview.data && <Counts items={items} />}
          </div>
          <Group gap="xs">
            <Button variant="default" onClick={leave} disabled={start.isPending}>
              {t('preview.cancel')}
            </Button>
            <MayButton call="imports.start" onClick={() => start.mutate()} loading={start.isPending} disabled={count === 0 && !truncated}>
              {truncated || count === 0 ? t('preview.importAll') : t('preview.import', { count })}
            </MayButton>
          </Group>
        </Group>
        {start.error && <Failure title={t('preview.startFailed')} error={start.error} onRetry={() => start.mutate()} />}
        {preview.error && <Failure title={t('preview.failed')} error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.isPending && <Loading label={t('preview.reading')} />}
        {truncated && <Alert icon={<IconInfoCircle aria-hidden />}>{t('preview.truncated')}</Alert>}
        {preview.data &&
          (items.length === 0 ? (
            <Empty icon={<IconFileOff aria-hidden />} text={t('preview.empty')} />
          ) : (
            <>
              {count === 0 && !truncated && !items.some(toMap) && (
                <Alert icon={<IconInfoCircle aria-hidden />}>{t('preview.nothingNew')}</Alert>
              )}
              <PreviewTable items={items} onMap={map} />
            </>
          ))}
      </Stack>
    </section>
  );
}

function Counts({ items }: { readonly items: readonly PreviewItem[] }) {
  const { t } = useTranslation(['reception', 'mapping']);
  const counted = statuses.map((status) => ({ status, count: items.filter((item) => item.status === status && !toMap(item)).length }));
  const unmapped = items.filter(toMap).length;
  return (
    <Text size="sm" role="status">
      {[
        ...counted.filter(({ count }) => count > 0).map(({ status, count }) => t(`preview.counts.${status}`, { count })),
        ...(unmapped > 0 ? [t('mapping:toMapCount', { count: unmapped })] : []),
      ].join(' · ')}
    </Text>
  );
}

interface PreviewTableProps {
  readonly items: readonly PreviewItem[];
  readonly onMap: (name: string) => void;
}

function PreviewTable({ items, onMap }: PreviewTableProps) {
  const { t } = useTranslation('reception');
  const [page, setPage] = useState(0);
  const pages = Math.ceil(items.length / rowsShown);
  const numbered = items.map((item, position) => ({ item, position }));
  const shown = numbered.slice(page * rowsShown, (page + 1) * rowsShown);
  return (
    <>
      <Table.ScrollContainer minWidth={820} type="native">
        <Table className={classes.table} aria-labelledby="preview-title" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('preview.columns.name')}</Table.Th>
              <Table.Th>{t('preview.columns.status')}</Table.Th>
              <Table.Th>{t('preview.columns.kind')}</Table.Th>
              <Table.Th>{t('preview.columns.supplier')}</Table.Th>
              <Table.Th>{t('preview.columns.number')}</Table.Th>
              <Table.Th>{t('preview.columns.date')}</Table.Th>
              <Table.Th className={classes.number}>{t('preview.columns.amount')}</Table.Th>
              <Table.Th>{t('preview.columns.remark')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(({ item, position }) => (
              <PreviewRow key={position} item={item} onMap={() => onMap(item.name)} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {pages > 1 && (
        <Pagination
          size="sm"
          total={pages}
          value={page + 1}
          onChange={(value) => setPage(value - 1)}
          aria-label={t('run.page')}
          withEdges
        />
      )}
    </>
  );
}

function PreviewRow({ item, onMap }: { readonly item: PreviewItem; readonly onMap: () => void }) {
  const { t } = useTranslation(['reception', 'mapping']);
  const format = useFormat();
  const sentence = useSentence();
  const kindName = useKindName();
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>{item.name}</Table.Td>
      <Table.Td>
        {toMap(item) ? (
          <Mark look="warned">{t('mapping:toMap')}</Mark>
        ) : (
          <Mark look={looks[item.status]}>{t(`preview.status.${item.status}`)}</Mark>
        )}
      </Table.Td>
      <Table.Td>{[kindName(item.kind), item.profile].filter(Boolean).join(' · ')}</Table.Td>
      <Table.Td>{item.supplier}</Table.Td>
      <Table.Td>{item.number}</Table.Td>
      <Table.Td className={classes.nowrap}>{format.date(item.issueDate)}</Table.Td>
      <Table.Td className={classes.number}>{format.amount(item.amount, item.currency)}</Table.Td>
      <Table.Td className={classes.reason}>
        {item.problem && sentence(item.problem)}
        {mappable(item) && (
          <Button
            variant="default"
            size="compact-xs"
            mt={4}
            display="block"
            leftSection={<IconTableColumn size={14} aria-hidden />}
            aria-label={t('mapping:openHelp', { name: item.name })}
            onClick={onMap}
          >
            {t('mapping:open')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
