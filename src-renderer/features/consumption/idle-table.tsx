/** Lines without any use, and what is billed for them all the same. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Columns, Page, PageRequest } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { useFormat } from '../../app/locale.tsx';
import { useNavigation } from '../../app/navigation.tsx';
import { type Looks, positions, type Row } from '../../grid/looks.ts';
import type { Compared } from './compare-view.tsx';
import { ComparedGrid } from './compared-grid.tsx';

const columns = {
  id: 'id',
  number: 'text',
  e164: 'text',
  user: 'text',
  holder: 'text',
  team: 'text',
  costCentre: 'text',
  lastUse: 'date',
  billed: 'micros',
  others: 'text',
  currency: 'code',
} as const satisfies Columns;
const at = positions(columns);

/** The ways in which suppliers print a line that the fleet may write otherwise. */
function forms(number: string, e164: string): string[] {
  const all = [number, number.replace(/[\s.\u00a0\u202f-]/g, ''), e164, e164.replace('+', '')];
  return [...new Set(all)].filter((form) => form !== '');
}

export function IdleTable({ compared }: { readonly compared: Compared }) {
  const { t } = useTranslation('consumption');
  const format = useFormat();
  const { go } = useNavigation();
  const { month, before, query } = compared;
  const fetchPage = useCallback(
    async ({ search, offset, limit }: PageRequest): Promise<Page> => {
      const { rows, total } = await client.analysis.idle({ month, months: before, search, offset, limit });
      return {
        total,
        rows: rows.map(({ number, e164, user, holder, team, costCentre, lastUse, billed: [first, ...others] }, index) => [
          offset + index,
          number,
          e164,
          user,
          holder,
          team,
          costCentre,
          lastUse,
          first?.amountMicros ?? null,
          others.map(({ currency, amountMicros }) => format.micros(amountMicros, currency)).join(', '),
          first?.currency ?? '',
        ]),
      };
    },
    [month, before, format],
  );
  const looks: Looks<typeof columns> = {
    number: { title: t('columns.line'), width: 130, link: true, fixed: true },
    e164: { title: t('columns.e164'), width: 130, hidden: true, fixed: true },
    user: { title: t('columns.user'), width: 180, fixed: true },
    holder: { title: t('columns.holder'), width: 180, fixed: true },
    team: { title: t('columns.team'), width: 130, fixed: true },
    costCentre: { title: t('columns.costCentre'), width: 130, fixed: true },
    lastUse: { title: t('lastUse'), width: 120, fixed: true },
    billed: { title: t('billedIdle'), width: 130, fixed: true },
    others: { title: t('billedOthers'), width: 130, hidden: true, fixed: true },
    currency: { title: t('columns.currency'), width: 76, hidden: true, fixed: true },
  };
  const open = (row: Row) =>
    go({
      screen: 'consumption',
      params: {
        view: 'lines',
        query: {
          sort: [{ column: 'startedAt', descending: true }],
          filters: [{ column: 'line', operator: 'in', values: forms(String(row[at.number] ?? ''), String(row[at.e164] ?? '')) }],
          search: '',
        },
      },
    });
  return (
    <ComparedGrid
      name="consumption-idle"
      title={t('idleTitle', { month: format.month(month) })}
      columns={columns}
      looks={looks}
      fetchPage={fetchPage}
      defaultSort={[]}
      search={query.search}
      filters={[]}
      onOpen={open}
    />
  );
}
