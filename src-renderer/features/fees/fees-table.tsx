/** What invoices are made of, grouped, sorted, with totals that are the invoices' own. */
import { Button, Group, SegmentedControl, Stack, Text, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultTable } from '../../../src-preload/contract/exports.ts';
import { type FeeGroup, type FeeGrouping, feeGroupings } from '../../../src-preload/contract/fees.ts';
import type { Selection } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import type { Format } from '../../app/format.ts';
import { useFormat } from '../../app/locale.tsx';
import { Failure } from '../shared/failure.tsx';
import { Loading } from '../shared/loading.tsx';
import { ResultActions } from '../shared/result-actions.tsx';
import classes from './fees.module.css';

type Broken = Awaited<ReturnType<typeof client.fees.breakdown>>;
const sortKeys = ['count', 'netMinor', 'taxMinor', 'grossMinor'] as const;
type SortKey = (typeof sortKeys)[number] | 'label';
const shownAtOnce = 200;

interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

export function FeesTable({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation('fees');
  const format = useFormat();
  const [by, setBy] = useState<FeeGrouping>('section');
  const [sort, setSort] = useState<Sort>({ key: 'grossMinor', descending: true });
  const { data, error, refetch } = useQuery({
    queryKey: ['invoices', 'fees', selection, by],
    queryFn: async () => ({ by, broken: await client.fees.breakdown({ selection, by }) }),
    placeholderData: keepPreviousData,
  });
  if (error) return <Failure title={t('failed')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading label={t('loading')} />;
  const { broken } = data;
  const named = (group: FeeGroup) => groupName(group, data.by, t, format);
  const sorted = broken.currencies.map((one) => ({ ...one, groups: sortGroups(one.groups, sort, named, format.locale) }));
  return (
    <Stack gap="sm">
      <Group gap="sm" justify="space-between" data-print="hidden">
        <SegmentedControl
          aria-label={t('by')}
          value={by}
          onChange={(value) => setBy(feeGroupings.find((one) => one === value) ?? by)}
          data={feeGroupings.map((value) => ({ value, label: t(`grouping.${value}`) }))}
        />
        <ResultActions
          disabled={broken.currencies.length === 0}
          table={() => resultTable({ ...broken, currencies: sorted }, named, t)}
          paper={t(`grouping.${data.by}`)}
        />
      </Group>
      {broken.left > 0 && (
        <Text size="sm" role="status">
          {t('left', { count: broken.left })}
        </Text>
      )}
      {sorted.length === 0 && <Text size="sm">{t('empty')}</Text>}
      {sorted.map(({ currency, groups, totals }) => (
        <CurrencyTable key={currency} currency={currency} groups={groups} totals={totals} named={named} sort={sort} onSort={setSort} />
      ))}
    </Stack>
  );
}

interface CurrencyTableProps {
  readonly currency: string;
  readonly groups: readonly FeeGroup[];
  readonly totals: Pick<FeeGroup, 'netMinor' | 'taxMinor' | 'grossMinor'>;
  readonly named: (group: FeeGroup) => string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function CurrencyTable({ currency, groups, totals, named, sort, onSort }: CurrencyTableProps) {
  const { t } = useTranslation('fees');
  const format = useFormat();
  const [shown, setShown] = useState(shownAtOnce);
  const hidden = groups.length - shown;
  const heading = (key: SortKey, label: string) => {
    const isSorted = sort.key === key;
    return (
      <th
        scope="col"
        className={key === 'label' ? undefined : classes.number}
        aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      >
        <UnstyledButton
          fz="inherit"
          fw="inherit"
          aria-label={t('sortBy', { column: label })}
          onClick={() => onSort({ key, descending: isSorted ? !sort.descending : key !== 'label' })}
        >
          {label}
          {isSorted ? (sort.descending ? ' ↓' : ' ↑') : ''}
        </UnstyledButton>
      </th>
    );
  };
  const money = (minor: number) => <td className={classes.number}>{format.minor(minor, currency)}</td>;
  return (
    <table className={classes.table} aria-label={`${t('title')} ${currency}`}>
      <thead>
        <tr>
          {heading('label', t('what'))}
          {heading('count', t('count'))}
          {heading('netMinor', t('net'))}
          {heading('taxMinor', t('tax'))}
          {heading('grossMinor', t('gross'))}
        </tr>
      </thead>
      <tbody>
        {groups.slice(0, shown).map((group) => (
          <tr key={`${group.kind} ${group.label}`} className={group.kind === 'difference' ? classes.difference : undefined}>
            <td>{named(group)}</td>
            <td className={classes.number}>{group.count === 0 ? '' : format.integer(group.count)}</td>
            {money(group.netMinor)}
            {money(group.taxMinor)}
            {money(group.grossMinor)}
          </tr>
        ))}
        {hidden > 0 && (
          <tr>
            <td colSpan={5}>
              <Button variant="subtle" onClick={() => setShown(shown + shownAtOnce)}>
                {t('more', { count: Math.min(hidden, shownAtOnce) })}
              </Button>
            </td>
          </tr>
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <td className={classes.number}>{format.integer(groups.reduce((sum, { count }) => sum + count, 0))}</td>
          {money(totals.netMinor)}
          {money(totals.taxMinor)}
          {money(totals.grossMinor)}
        </tr>
      </tfoot>
    </table>
  );
}

function groupName({ kind, label }: FeeGroup, by: FeeGrouping, t: TFunction<'fees'>, format: Format): string {
  switch (kind) {
    case 'difference':
      return `⚠ ${t('difference')}`;
    case 'tax':
      return t('unexplainedTax', { label: taxName(label, t, format) });
    case 'allowance':
      return t('allowance', { reason: label ?? t('noReason') });
    case 'charge':
      return t('charge', { reason: label ?? t('noReason') });
    case 'line':
      if (by === 'tax') return taxName(label, t, format);
      return label ?? t(by === 'section' ? 'noSection' : by === 'item' ? 'noItem' : 'lines');
  }
}

/** Category and rate, as "S 20" comes over. */
function taxName(label: string | null, t: TFunction<'fees'>, format: Format): string {
  if (label === null || label === '') return t('noTax');
  const [category = '', rate] = label.split(' ');
  return rate === undefined ? category : `${category} ${format.percent(rate)}`;
}

/** A difference stays last, whatever is sorted by. */
function sortGroups(
  groups: readonly FeeGroup[],
  { key, descending }: Sort,
  named: (group: FeeGroup) => string,
  locale: string,
): FeeGroup[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare = (a: FeeGroup, b: FeeGroup) => (key === 'label' ? collator.compare(named(a), named(b)) : a[key] - b[key]);
  return groups.toSorted(
    (a, b) => Number(a.kind === 'difference') - Number(b.kind === 'difference') || (descending ? compare(b, a) : compare(a, b)),
  );
}

function resultTable({ currencies }: Broken, named: (group: FeeGroup) => string, t: TFunction<'fees'>): ResultTable {
  return {
    title: t('title'),
    columns: [
      { heading: t('what'), type: 'text' },
      { heading: t('invoices'), type: 'integer' },
      { heading: t('count'), type: 'integer' },
      { heading: t('net'), type: 'minor' },
      { heading: t('tax'), type: 'minor' },
      { heading: t('gross'), type: 'minor' },
      { heading: t('currency'), type: 'text' },
    ],
    rows: currencies.flatMap(({ currency, groups }) =>
      groups.map((group) => [named(group), group.invoices, group.count, group.netMinor, group.taxMinor, group.grossMinor, currency]),
    ),
    currencyAt: 6,
  };
}
