/** The items of a run, a page at a time, all of them or those of one result. */
import { Anchor, Pagination, SegmentedControl, Stack, Table } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../../src-preload/contract/runs.ts';
import { useFormat, useSentence } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { Empty } from '../shared/empty.tsx';
import { Failure } from '../shared/failure.tsx';
import classes from '../shared/list.module.css';
import { Mark, type MarkLook } from '../shared/mark.tsx';
import { useKindName } from './kind-name.ts';
import { countsOf, type ItemGroup, type ItemStatus, itemGroups, type RunItem } from './run-items.ts';
import { itemsPerPage, itemsQuery } from './run-queries.ts';

const itemLooks: Readonly<Record<ItemStatus, MarkLook>> = {
  imported: 'good',
  done: 'good',
  duplicate: 'known',
  unreadable: 'bad',
  refused: 'bad',
  failed: 'bad',
  cancelled: 'stopped',
};

export function RunItemList({ run }: { readonly run: Run }) {
  const { t } = useTranslation('reception');
  const format = useFormat();
  const [chosen, setChosen] = useState<string>('all');
  const [page, setPage] = useState(0);
  const group = itemGroups.find((known) => known === chosen) ?? null;
  const { data, error, refetch } = useQuery(itemsQuery(run, group, page));
  const counts = countsOf(run);
  const label = (name: ItemGroup) => t('run.counted', { name: t(`run.group.${name}`), formatted: format.integer(counts[name]) });
  if (error) return <Failure title={t('run.itemsFailed')} error={error} onRetry={() => void refetch()} />;
  const pages = data ? Math.ceil(data.total / itemsPerPage) : 0;
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('run.filter')}
        w="fit-content"
        value={chosen}
        onChange={(value) => {
          setChosen(value);
          setPage(0);
        }}
        data={[
          { value: 'all', label: t('run.all', { formatted: format.integer(run.items) }) },
          ...itemGroups.filter((name) => counts[name] > 0 || name === group).map((name) => ({ value: name, label: label(name) })),
        ]}
      />
      {data && data.items.length === 0 && (
        <Empty icon={<IconListDetails aria-hidden />} text={run.state === 'running' ? t('run.notYet') : t('run.none')} />
      )}
      {data && data.items.length > 0 && <ItemTable items={data.items} kind={run.kind} />}
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
    </Stack>
  );
}

function ItemTable({ items, kind }: { readonly items: readonly RunItem[]; readonly kind: Run['kind'] }) {
  const { t } = useTranslation('reception');
  const figures = kind === 'print' ? (['pages'] as const) : (['lines'] as const);
  return (
    <Table.ScrollContainer minWidth={820} type="native">
      <Table className={classes.table} aria-label={t('run.items')} verticalSpacing={4} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.number}>{t('run.columns.position')}</Table.Th>
            <Table.Th>{t('run.columns.name')}</Table.Th>
            <Table.Th>{t('run.columns.status')}</Table.Th>
            {kind === 'import' && <Table.Th>{t('run.columns.kind')}</Table.Th>}
            <Table.Th className={classes.nowrap}>{t('run.columns.invoice')}</Table.Th>
            {figures.map((figure) => (
              <Table.Th key={figure} className={classes.number}>
                {t(`run.columns.${figure}`)}
              </Table.Th>
            ))}
            <Table.Th className={classes.number}>{t('run.columns.amount')}</Table.Th>
            <Table.Th>{t('run.columns.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((item) => (
            <ItemRow key={item.id} item={item} kind={kind} figures={figures} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface ItemRowProps {
  readonly item: RunItem;
  readonly kind: Run['kind'];
  readonly figures: readonly ('lines' | 'pages')[];
}

function ItemRow({ item, kind, figures }: ItemRowProps) {
  const { t } = useTranslation('reception');
  const format = useFormat();
  const sentence = useSentence();
  const kindName = useKindName();
  const { go } = useNavigation();
  const { invoiceId, invoiceNumber } = item;
  return (
    <Table.Tr>
      <Table.Td className={classes.number}>{format.integer(item.position + 1)}</Table.Td>
      <Table.Td className={classes.name}>{item.name}</Table.Td>
      <Table.Td>
        <Mark look={itemLooks[item.status]}>{t(`run.status.${item.status}`)}</Mark>
      </Table.Td>
      {kind === 'import' && <Table.Td className={classes.nowrap}>{item.kind && kindName(item.kind)}</Table.Td>}
      <Table.Td className={classes.nowrap}>
        {invoiceId === null ? (
          invoiceNumber
        ) : (
          <Anchor
            component="button"
            type="button"
            size="sm"
            ta="left"
            aria-label={t('run.openInvoice', { number: invoiceNumber ?? t('run.untitled') })}
            onClick={() => go({ screen: 'invoice', params: { id: invoiceId } })}
          >
            {invoiceNumber ?? t('run.untitled')}
          </Anchor>
        )}
      </Table.Td>
      {figures.map((figure) => (
        <Table.Td key={figure} className={classes.number} data-figure={figure}>
          {item[figure] > 0 && format.integer(item[figure])}
        </Table.Td>
      ))}
      <Table.Td className={classes.number}>{item.amountMicros !== null && format.micros(item.amountMicros, item.currency)}</Table.Td>
      <Table.Td className={classes.reason}>{item.problem && sentence(item.problem)}</Table.Td>
    </Table.Tr>
  );
}
