/** The questions of the page of tops, each a query within that of the page. */
import type { TFunction } from 'i18next';
import type { Grouping, Measure } from '../../../src-preload/contract/consumption.ts';
import type { Filter, GridQuery } from '../../../src-preload/contract/grid.ts';
import type { Format } from '../../app/format.ts';
import { replaced } from '../../grid/query.ts';
import type { Ranking, TopsChoice } from './choices.ts';
import { type CurrencyLines, currencyOf, inCurrency } from './currencies.ts';
import { overAmount } from './groups-order.ts';
import type { GroupsRequest } from './queries.ts';
import { heldTo } from './values.ts';

export interface Top {
  readonly id:
    | 'users'
    | 'above'
    | 'dearest'
    | 'longest'
    | 'destinations'
    | 'countries'
    | 'outside'
    | 'weekend'
    | 'abroad'
    | 'roaming'
    | 'special'
    | 'data';
  /** By what lines are added up; null for the lines themselves. */
  readonly by: Grouping | null;
  /** By what they are ranked where the page does not say. */
  readonly ranked?: 'amount' | 'durationSeconds' | 'kilobytes';
  /** Only users whose total is above the page's limit. */
  readonly limited?: boolean;
  /** The page's filters, and what the question adds; null where both cannot be met. */
  readonly within: (filters: readonly Filter[]) => Filter[] | null;
}

const of =
  (column: string, ...values: readonly string[]) =>
  (filters: readonly Filter[]) =>
    heldTo(filters, column, values);

/** Only lines that have a value there. */
const having = (column: string) => (filters: readonly Filter[]) =>
  filters.some((filter) => filter.column === column) ? [...filters] : replaced(filters, column, { column, operator: 'notBlank' });

export const tops: readonly Top[] = [
  { id: 'users', by: 'user', within: having('line') },
  { id: 'above', by: 'user', ranked: 'amount', limited: true, within: having('line') },
  { id: 'destinations', by: 'destination', within: having('destination') },
  { id: 'dearest', by: null, ranked: 'amount', within: of('usage', 'call') },
  { id: 'longest', by: null, ranked: 'durationSeconds', within: of('usage', 'call') },
  { id: 'countries', by: 'country', within: having('country') },
  { id: 'outside', by: 'user', within: of('hours', 'outside') },
  { id: 'weekend', by: 'user', within: of('hours', 'weekend', 'holiday') },
  { id: 'special', by: 'destination', within: of('numberType', 'special', 'premium') },
  { id: 'abroad', by: 'country', within: of('reach', 'international') },
  { id: 'roaming', by: 'user', within: of('reach', 'roaming') },
  { id: 'data', by: 'user', ranked: 'kilobytes', within: of('usage', 'data') },
];

/** The measure by which totals are ranked: the question's own, else that of the page. */
export function measureIn({ ranked }: Top, page: Ranking): Measure {
  return ranked === 'amount' || ranked === 'kilobytes' ? ranked : page;
}

/** A question as the page puts it: amounts of several currencies have no common order, so those of one are ranked, which the title names. */
export function askedOf(
  top: Top,
  query: GridQuery,
  { ranking, limit, currency: chosen }: TopsChoice,
  currencies: readonly CurrencyLines[],
  t: TFunction<'consumption'>,
  format: Format,
): { readonly title: string; readonly query: GridQuery } {
  const currency = (top.ranked ?? ranking) === 'amount' ? currencyOf(currencies, chosen) : null;
  const asked = inCurrency(query, currency);
  if (top.limited && limit !== null) {
    return { title: t('tops.aboveLimit', { limit: format.micros(limit, currency ?? currencies[0]?.currency ?? null) }), query: asked };
  }
  const name = t(`tops.${top.id}`);
  return { title: currency === null ? name : t('inCurrency', { name, currency }), query: asked };
}

/** The totals that a question asks for; null where none can be. */
export function totalsAsked(
  top: Top,
  by: Grouping,
  { filters, search }: GridQuery,
  measure: Measure,
  over: number | undefined,
  limit: number,
): GroupsRequest | null {
  const within = top.within(filters);
  return within && { by, query: { sort: [], filters: within, search }, over: overAmount(over), sort: measure, limit };
}

/** The lines that a question asks for, in its order. */
export function linesAsked(top: Top, { filters, search }: GridQuery): GridQuery | null {
  const within = top.within(filters);
  const column = top.ranked === 'durationSeconds' ? 'durationSeconds' : 'amount';
  return within && { sort: [{ column, descending: true }], filters: within, search };
}
