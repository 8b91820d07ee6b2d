/** Totals: by what lines are added up, what a total is called, and the filter that leads from it to its lines. */
import type { TFunction } from 'i18next';
import type { ConsumptionGroup, Grouping } from '../../../src-preload/contract/consumption.ts';
import type { Columns, Filter, GridQuery } from '../../../src-preload/contract/grid.ts';
import type { Format } from '../../app/format.ts';
import type { Looks } from '../../grid/looks.ts';
import { narrowed } from '../../grid/query.ts';
import { inCurrency } from './currencies.ts';
import { monthSpan, periodFilter } from './period.ts';
import { isWorded, type Words } from './words.ts';

type T = TFunction<'consumption'>;

/** One click away; the others are in a list. */
export const usualGroupings = ['user', 'destination', 'section', 'month'] as const satisfies readonly Grouping[];

/** The questions of the bar, and the groupings that answer each. */
export const groupingFamilies = {
  who: ['user', 'line', 'holder', 'team', 'costCentre', 'centre', 'root', 'supplier'],
  what: ['destination', 'country', 'numberType', 'place', 'section', 'nature', 'usage', 'reach'],
  when: ['month', 'day', 'weekday', 'hour', 'hours'],
} as const satisfies Readonly<Record<string, readonly Grouping[]>>;

/** Groupings in the order of time rather than of their amounts. */
export function isTime(by: Grouping): boolean {
  return by === 'month' || by === 'day' || by === 'weekday' || by === 'hour';
}

/** The rows of totals; `id` is their rank in the order asked for. */
export const groupColumns = {
  id: 'id',
  label: 'text',
  key: 'text',
  lines: 'integer',
  seconds: 'seconds',
  kilobytes: 'integer',
  amount: 'micros',
  currency: 'code',
} as const satisfies Columns;

export function groupLooks(t: T, by: Grouping): Looks<typeof groupColumns> {
  const label = { title: t(`columns.${by === 'destination' ? 'place' : by}`), width: 260, link: true };
  const figures = {
    lines: { title: t('groupColumns.lines'), width: 110 },
    seconds: { title: t('groupColumns.seconds'), width: 120 },
    kilobytes: { title: t('groupColumns.kilobytes'), width: 120 },
    amount: { title: t('groupColumns.amount'), width: 150 },
    currency: { title: t('groupColumns.currency'), width: 80, hidden: true },
  };
  if (by === 'user') return { label, key: { title: t('columns.line'), width: 150, link: true }, ...figures };
  if (by === 'destination') return { key: { title: t('columns.destination'), width: 180, link: true }, label, ...figures };
  return { label, ...figures };
}

/** What a total is called on screen. */
export function groupName(
  by: Grouping,
  { key, label }: Pick<ConsumptionGroup, 'key' | 'label'>,
  t: T,
  format: Format,
  words: Words,
): string {
  if (key === '' && label === '') return t('none', { grouping: t(`columns.${by}`) });
  if (isWorded(by)) return words[by].get(key) ?? key;
  if (by === 'month') return format.month(key);
  if (by === 'day') return format.date(key);
  return label || (by === 'destination' ? '' : key);
}

/** What a total is called where it stands alone: a destination by its number. */
export function groupTitle(by: Grouping, group: Pick<ConsumptionGroup, 'key' | 'label'>, t: T, format: Format, words: Words): string {
  if (by === 'destination' && group.key !== '') return group.label === '' ? group.key : `${group.key} (${group.label})`;
  return groupName(by, group, t, format, words);
}

/** The column that a grouping's keys are values of. */
export function keyColumn(by: Grouping): Exclude<Grouping, 'user' | 'month' | 'day'> | 'startedAt' {
  if (by === 'user') return 'line';
  return by === 'month' || by === 'day' ? 'startedAt' : by;
}

/** The filter that finds a total's lines. */
export function drillFilter(by: Grouping, { key }: Pick<ConsumptionGroup, 'key'>): Filter {
  const column = keyColumn(by);
  if (key === '') return { column, operator: 'blank' };
  if (by === 'month') return periodFilter(monthSpan(key));
  if (by === 'day') return periodFilter({ from: key, to: key });
  if (by === 'weekday' || by === 'hour') return { column, operator: 'between', from: Number(key), to: Number(key) };
  return { column, operator: 'equals', value: key };
}

/** The query that finds a total's lines among those of another query. A total is of one currency; its lines must be too. */
export function drillQuery(
  query: GridQuery,
  by: Grouping,
  group: Pick<ConsumptionGroup, 'key' | 'currency'>,
  currencies: number,
): GridQuery {
  const lines = { sort: [], filters: narrowed(query.filters, drillFilter(by, group)), search: query.search };
  return inCurrency(lines, currencies > 1 ? group.currency : null);
}
