/** Amounts of several currencies have neither an order nor a scale in common: those of one are ranked or drawn. */
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { narrowed } from '../../grid/query.ts';

export interface CurrencyLines {
  readonly currency: string;
  readonly lines: number;
}

/** The chosen currency among those that there are, else the one of most lines; null where there is but one. */
export function currencyOf(currencies: readonly CurrencyLines[], chosen: string | null): string | null {
  if (currencies.length < 2) return null;
  const found = currencies.find(({ currency }) => currency === chosen);
  return (found ?? currencies.reduce((most, each) => (each.lines > most.lines ? each : most))).currency;
}

/** The query's lines of one currency; all of them where there is but one. */
export function inCurrency({ sort, filters, search }: GridQuery, currency: string | null): GridQuery {
  return {
    sort,
    filters: currency === null ? filters : narrowed(filters, { column: 'currency', operator: 'equals', value: currency }),
    search,
  };
}
