/** The period broken down: each row opens what it is made of, each amount its invoices. */
import { ActionIcon, Table, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import type { Overview, OverviewRow } from '../../../src-preload/contract/overview.ts';
import { bare } from '../../app/bare.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { allRows } from '../../grid/query.ts';
import classes from './overview.module.css';
import { Trend } from './trend.tsx';
import type { Figures } from './use-figures.ts';
import { type Comparable, linesOf, type OverviewView, shareTenths } from './view.ts';

interface BreakdownTableProps {
  readonly overview: Overview;
  readonly view: OverviewView;
  readonly comparable: Comparable;
  readonly comparableOf: (key: string) => Comparable;
  readonly figures: Figures;
  readonly caption: string;
  readonly onOpen: (key: string) => void;
  readonly onInvoices: (key: string) => void;
  readonly onLines: (query: GridQuery) => void;
}

type Compared = Pick<OverviewRow, 'amountMinor' | 'invoices' | 'beforeMinor' | 'yearBeforeMinor'>;

export function BreakdownTable({
  overview,
  view,
  comparable,
  comparableOf,
  figures,
  caption,
  onOpen,
  onInvoices,
  onLines,
}: BreakdownTableProps) {
  const { t } = useTranslation('overview');
  const { by } = view;
  const { rows, rest, period } = overview;
  const withLines = useSectionsWithLines(by === 'section');
  if (rows.length === 0) return <p className={classes.nothing}>{t('nothing')}</p>;
  const withSuppliers = by === 'account' || by === 'centre';
  const highest = Math.max(...rows.map(({ amountMinor }) => Math.abs(amountMinor)), 1);
  const unassigned = by === 'section' ? rows.find(({ key, amountMinor }) => key === '' && amountMinor !== 0) : undefined;
  return (
    <>
      <Table className={classes.table} aria-label={caption} verticalSpacing={3} horizontalSpacing={8} highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t(`names.${by}`)}</Table.Th>
            {withSuppliers && <Table.Th>{t('supplierNames')}</Table.Th>}
            <Table.Th className={classes.number}>{t('amount')}</Table.Th>
            <Table.Th className={classes.number}>{t('share')}</Table.Th>
            <Table.Th className={classes.number}>{t('invoices')}</Table.Th>
            <Table.Th className={classes.number}>{t('before')}</Table.Th>
            <Table.Th className={classes.number}>{t('change')}</Table.Th>
            <Table.Th className={classes.number}>{t('inPercent')}</Table.Th>
            <Table.Th className={classes.number}>{t('yearBefore')}</Table.Th>
            <Table.Th className={classes.number}>{t('inPercent')}</Table.Th>
            {by !== 'month' && <Table.Th className={classes.trend}>{t('trend')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const name = figures.name(by, row.key);
            return (
              <Table.Tr key={row.key}>
                <Table.Th scope="row" className={classes.name}>
                  <UnstyledButton className={classes.link} title={t('openPart', { name })} onClick={() => onOpen(row.key)}>
                    {name}
                  </UnstyledButton>
                  {withLines.has(bare(row.key)) && (
                    <Tooltip label={t('showLines', { name })}>
                      <ActionIcon
                        size={18}
                        data-print="hidden"
                        aria-label={t('showLines', { name })}
                        onClick={() => onLines(linesOf(view, row.key))}
                      >
                        <IconPhoneCall size={13} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  )}
                </Table.Th>
                {withSuppliers && <Table.Td>{row.suppliers.join(', ')}</Table.Td>}
                <Amounts
                  row={row}
                  comparable={comparableOf(row.key)}
                  months={by === 'month' ? null : row.months}
                  total={period.amountMinor}
                  highest={highest}
                  figures={figures}
                  hint={t('showInvoices')}
                  onInvoices={() => onInvoices(row.key)}
                />
              </Table.Tr>
            );
          })}
          {rest && (
            <Table.Tr>
              <Table.Th scope="row" className={classes.name}>
                {t('rest', { count: rest.rows })}
              </Table.Th>
              {withSuppliers && <Table.Td />}
              <Amounts
                row={rest}
                comparable={comparable}
                months={rest.months}
                total={period.amountMinor}
                highest={highest}
                figures={figures}
              />
            </Table.Tr>
          )}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('total')}</Table.Th>
            {withSuppliers && <Table.Td />}
            <Amounts
              row={period}
              comparable={comparable}
              months={by === 'month' ? null : overview.totals}
              total={period.amountMinor}
              highest={0}
              figures={figures}
            />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
      {unassigned && (
        <p className={classes.note}>
          {t('unassigned', {
            amount: figures.amount(unassigned.amountMinor),
            share: figures.percent(shareTenths(unassigned.amountMinor, period.amountMinor)),
          })}
        </p>
      )}
    </>
  );
}

/** The sections of which there are detail lines. */
function useSectionsWithLines(enabled: boolean): ReadonlySet<string> {
  const { data } = useQuery({
    queryKey: ['consumption', 'overview-sections'],
    queryFn: () => client.consumption.groups({ by: 'section', query: allRows, limit: 1000 }),
    enabled,
  });
  return new Set(enabled ? data?.groups.flatMap(({ key }) => (key === '' ? [] : [bare(key)])) : []);
}

interface AmountsProps {
  readonly row: Compared;
  readonly comparable: Comparable;
  /** Null: no line of them. */
  readonly months: readonly number[] | null;
  readonly total: number;
  /** What the longest bar stands for; 0: no bar. */
  readonly highest: number;
  readonly figures: Figures;
  readonly hint?: string;
  readonly onInvoices?: () => void;
}

function Amounts({ row, comparable, months, total, highest, figures, hint, onInvoices }: AmountsProps) {
  const format = useFormat();
  const { amountMinor, invoices, beforeMinor, yearBeforeMinor } = row;
  const length = highest === 0 ? 0 : Math.round((100 * Math.abs(amountMinor)) / highest);
  return (
    <>
      <Table.Td className={classes.number}>
        {onInvoices && invoices > 0 ? (
          <UnstyledButton className={classes.link} title={hint} onClick={onInvoices}>
            {figures.amount(amountMinor)}
          </UnstyledButton>
        ) : (
          figures.amount(amountMinor)
        )}
      </Table.Td>
      <Table.Td className={classes.share}>
        {highest > 0 && (
          <span className={classes.bars} aria-hidden>
            <span className={classes.barOf} style={{ width: `${length}%` }} data-negative={amountMinor < 0 || undefined} />
          </span>
        )}
        <span className={classes.percent}>{figures.percent(shareTenths(amountMinor, total))}</span>
      </Table.Td>
      <Table.Td className={classes.number}>{format.integer(invoices)}</Table.Td>
      <Table.Td className={classes.number}>{comparable.before && figures.amount(beforeMinor)}</Table.Td>
      <Table.Td className={classes.number}>{comparable.before && figures.difference(amountMinor, beforeMinor)}</Table.Td>
      <Table.Td className={classes.number}>{comparable.before && figures.change(amountMinor, beforeMinor)}</Table.Td>
      <Table.Td className={classes.number}>{comparable.yearBefore && figures.amount(yearBeforeMinor)}</Table.Td>
      <Table.Td className={classes.number}>{comparable.yearBefore && figures.change(amountMinor, yearBeforeMinor)}</Table.Td>
      {months && (
        <Table.Td className={classes.trend}>
          <Trend months={months} />
        </Table.Td>
      )}
    </>
  );
}
