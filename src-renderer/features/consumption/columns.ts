/** The columns of detail lines and of their totals, and the filter that leads from a total to its lines. */
import type { TFunction } from 'i18next';
import type { ConsumptionGroup, consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import type { Columns, Filter } from '../../../src-preload/contract/grid.ts';
import type { Looks } from '../../grid/looks.ts';

export const shownGroupings = ['user', 'destination', 'section', 'month'] as const;
export type Grouping = (typeof shownGroupings)[number];
type Words = TFunction<'consumption'>;

export function lineLooks(t: Words, currencies: readonly string[]): Looks<typeof consumptionColumns> {
  return {
    user: { title: t('columns.user'), width: 150 },
    line: { title: t('columns.line'), width: 104 },
    destination: { title: t('columns.destination'), width: 124 },
    place: { title: t('columns.place'), width: 120 },
    startedAt: { title: t('columns.startedAt'), width: 146 },
    durationSeconds: { title: t('columns.durationSeconds'), width: 84 },
    amount: { title: t('columns.amount'), width: 112 },
    nature: { title: t('columns.nature'), width: 160 },
    section: { title: t('columns.section'), width: 130 },
    invoiceNumber: { title: t('columns.invoiceNumber'), width: 140, link: true },
    centre: { title: t('columns.centre'), width: 120 },
    volumeKilobytes: { title: t('columns.volumeKilobytes'), width: 96, hidden: true },
    currency: { title: t('columns.currency'), width: 76, words: new Map(currencies.map((code) => [code, code])), hidden: true },
    root: { title: t('columns.root'), width: 100, hidden: true },
    supplier: { title: t('columns.supplier'), width: 160, hidden: true },
  };
}

/** The rows of totals; `id` is their rank in the order asked for. */
export const groupColumns = {
  id: 'id',
  label: 'text',
  key: 'text',
  lines: 'integer',
  seconds: 'seconds',
  amount: 'micros',
  currency: 'code',
} as const satisfies Columns;

export function groupLooks(t: Words, by: Grouping): Looks<typeof groupColumns> {
  const label = { title: t(`groupColumns.${by}`), width: 260, link: true };
  const figures = {
    lines: { title: t('groupColumns.lines'), width: 110 },
    seconds: { title: t('groupColumns.seconds'), width: 120 },
    amount: { title: t('groupColumns.amount'), width: 150 },
    currency: { title: t('groupColumns.currency'), width: 80, hidden: true },
  };
  if (by === 'user') return { label, key: { title: t('groupColumns.userKey'), width: 150, link: true }, ...figures };
  if (by === 'destination') return { key: { title: t('groupColumns.destinationKey'), width: 180, link: true }, label, ...figures };
  return { label, ...figures };
}

const filtered = { user: 'line', destination: 'destination', section: 'section', month: 'startedAt' } as const satisfies Record<
  Grouping,
  string
>;

/** The filter that finds a total's lines. */
export function drillFilter(by: Grouping, { key }: Pick<ConsumptionGroup, 'key'>): Filter {
  const column = filtered[by];
  if (key === '') return { column, operator: 'blank' };
  const month = by === 'month' ? /^(\d{4})-(\d{2})$/.exec(key) : null;
  if (!month) return { column, operator: 'equals', value: key };
  const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate();
  return { column, operator: 'between', from: `${key}-01`, to: `${key}-${last}T23:59:59` };
}
