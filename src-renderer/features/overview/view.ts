/** What the overview is looking at, and the ways from one of its figures to the next. */
import type { Filter, GridQuery } from '../../../src-preload/contract/grid.ts';
import { type Breakdown, shownMonths } from '../../../src-preload/contract/overview.ts';

/** Lengths of the period, in months. */
export const periodLengths = [1, 3, 12, 24] as const;
export type PeriodLength = (typeof periodLengths)[number];

export interface OverviewView {
  /** Null: the one with the most invoices. */
  readonly currency: string | null;
  /** Last month of the period, yyyy-mm. Null: the last of which there are invoices. */
  readonly to: string | null;
  readonly length: PeriodLength;
  readonly by: Breakdown;
  /** On columns of the invoice grid. */
  readonly filters: readonly Filter[];
  /** Only that section of the invoices; empty: what none names. */
  readonly section: string | null;
}

export const firstView: OverviewView = { currency: null, to: null, length: 1, by: 'supplier', filters: [], section: null };

/** The month that lies `months` after another. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The period, and the last of the months shown: that of the ledger as long as the period lies in its two years. */
export function monthsOf({ to, length }: Pick<OverviewView, 'to' | 'length'>, newest: string): { from: string; to: string; last: string } {
  const end = to ?? newest;
  const from = addMonths(end, 1 - length);
  return { from, to: end, last: end <= newest && from > addMonths(newest, -shownMonths) ? newest : end };
}

type Narrowing = Exclude<Breakdown, 'section' | 'month'>;

/** Only invoices whose column has that value; empty: none. */
export function onlyFilter(column: Narrowing, key: string): Filter {
  if (key === '') return { column, operator: 'blank' };
  return column === 'kind' ? { column, operator: 'in', values: [key] } : { column, operator: 'equals', value: key };
}

/** What a row is made of: the next closer breakdown of it alone. */
const closer: Readonly<Record<Breakdown, Breakdown>> = {
  supplier: 'account',
  account: 'section',
  centre: 'section',
  section: 'supplier',
  kind: 'supplier',
  month: 'supplier',
};

/** The view that opens a row of the breakdown, or a part of a month of the chart. */
export function narrowedView(view: OverviewView, by: Breakdown, key: string): OverviewView {
  const next = { ...view, by: closer[by] };
  if (by === 'month') return { ...next, to: key, length: 1 };
  if (by === 'section') return { ...next, section: key };
  return { ...next, filters: [...view.filters.filter(({ column }) => column !== by), onlyFilter(by, key)] };
}

/** By what the chart is stacked. */
export const stackedBy = (by: Breakdown): Exclude<Breakdown, 'month'> => (by === 'month' ? 'supplier' : by);

const lastDay = (month: string): string => {
  const next = new Date(`${addMonths(month, 1)}-01T00:00:00Z`);
  return new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10);
};

interface PeriodView {
  readonly view: OverviewView;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
}
interface RowOf {
  readonly by: Breakdown;
  readonly key: string;
}

/** The invoices of the period in the invoice grid; only those of a row, or of which more is true, where that is given. */
export function invoicesOf({ view, currency, from, to }: PeriodView, row: RowOf | null = null, more: readonly Filter[] = []): GridQuery {
  const { filters, section } = row ? narrowedView(view, row.by, row.key) : view;
  const [start, end] = row?.by === 'month' ? [row.key, row.key] : [from, to];
  return {
    sort: [{ column: 'issueDate', descending: true }],
    filters: [
      ...filters,
      ...more,
      ...(section ? [{ column: 'sections', operator: 'contains', value: section } as const] : []),
      { column: 'issueDate', operator: 'between', from: `${start}-01`, to: lastDay(end) },
      { column: 'currency', operator: 'in', values: [currency] },
    ],
    search: '',
  };
}

/** The invoices that fall due from a day on, the next first. */
export function upcomingInvoices({ view, currency }: Pick<PeriodView, 'view' | 'currency'>, today: string): GridQuery {
  return {
    sort: [{ column: 'dueDate', descending: false }],
    filters: [
      ...view.filters,
      { column: 'dueDate', operator: 'between', from: today, to: null },
      { column: 'currency', operator: 'in', values: [currency] },
    ],
    search: '',
  };
}

/** The detail lines of a section, of the same supplier and centre. */
export function linesOf({ filters }: Pick<OverviewView, 'filters'>, section: string): GridQuery {
  const kept = filters.filter(({ column }) => column === 'supplier' || column === 'centre');
  return { sort: [], filters: [...kept, { column: 'section', operator: 'equals', value: section }], search: '' };
}

/** Whether the ledger reaches back to the period before, and to a year earlier: where it begins in between, there is nothing to compare with. */
export interface Comparable {
  readonly before: boolean;
  readonly yearBefore: boolean;
}

/** @param first the first month of which there are invoices */
export function comparable(from: string, months: number, first: string): Comparable {
  return { before: addMonths(from, -months) >= first, yearBefore: addMonths(from, -12) >= first };
}

/** By how much an amount has changed, in tenths of a percent; null where there was nothing before. */
export function changeTenths(amount: number, before: number): number | null {
  return before === 0 ? null : Math.round((1000 * (amount - before)) / Math.abs(before));
}

/** A part of a whole, in tenths of a percent. */
export function shareTenths(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole);
}
