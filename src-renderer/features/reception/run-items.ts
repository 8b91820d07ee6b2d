/** The items of a run as they are read from the ledger, their groups, and whether the counts add up. */
import { columnKeys, type Page } from '../../../src-preload/contract/grid.ts';
import { type Problem, problemSchema } from '../../../src-preload/contract/problem.ts';
import { itemStatuses, type Run, runItemColumns } from '../../../src-preload/contract/runs.ts';

export type ItemStatus = (typeof itemStatuses)[number];
export type ItemGroup = 'succeeded' | 'duplicates' | 'failed' | 'cancelled';

export const groupStatuses: Readonly<Record<ItemGroup, readonly ItemStatus[]>> = {
  succeeded: ['imported', 'done'],
  duplicates: ['duplicate'],
  failed: ['unreadable', 'refused', 'failed'],
  cancelled: ['cancelled'],
};
export const itemGroups: readonly ItemGroup[] = ['succeeded', 'duplicates', 'failed', 'cancelled'];

export interface RunItem {
  readonly id: number;
  readonly position: number;
  readonly name: string;
  readonly status: ItemStatus;
  readonly kind: string | null;
  readonly invoiceId: number | null;
  readonly invoiceNumber: string | null;
  readonly lines: number;
  readonly pages: number;
  readonly amountMicros: number | null;
  readonly currency: string | null;
  readonly problem: Problem | null;
}

const at = Object.fromEntries(columnKeys(runItemColumns).map((key, index) => [key, index])) as Record<keyof typeof runItemColumns, number>;

/** A row of `runs.items`. */
export function itemOf(row: Page['rows'][number]): RunItem {
  const cell = (column: keyof typeof runItemColumns) => row[at[column]] ?? null;
  const text = (column: keyof typeof runItemColumns) => (cell(column) === null ? null : String(cell(column)));
  const figure = (column: keyof typeof runItemColumns) => (cell(column) === null ? null : Number(cell(column)));
  return {
    id: figure('id') ?? 0,
    position: figure('position') ?? 0,
    name: text('name') ?? '',
    status: itemStatuses.find((status) => status === cell('status')) ?? 'failed',
    kind: text('kind'),
    invoiceId: figure('invoiceId'),
    invoiceNumber: text('invoiceNumber'),
    lines: figure('lines') ?? 0,
    pages: figure('pages') ?? 0,
    amountMicros: figure('amount'),
    currency: text('currency'),
    problem: problemOf(text('problemCode'), text('problemParams')),
  };
}

/** A problem as the journal keeps it: its code, and its params as JSON. */
export function problemOf(code: string | null, params: string | null): Problem | null {
  if (code === null || code === '') return null;
  try {
    const known = problemSchema.safeParse({ code, params: params === null || params === '' ? {} : JSON.parse(params) });
    if (known.success) return known.data;
  } catch {
    // Params that are no JSON: the code is still worth telling.
  }
  return { code: 'unexpected', params: { message: code } };
}

/** How many items of each group; what is in no other group was not processed. */
export function countsOf({ items, succeeded, duplicates, failed }: Run): Readonly<Record<ItemGroup, number>> {
  return { succeeded, duplicates, failed, cancelled: Math.max(0, items - succeeded - duplicates - failed) };
}

export interface RunTotals {
  readonly items: number;
  readonly counts: Readonly<Record<ItemGroup, number>>;
  /** Of what succeeded. Invoices and call detail are never added up: the detail is part of what its invoice bills. */
  readonly invoices: Sums;
  readonly detail: Sums;
}

interface Sums {
  readonly items: number;
  readonly lines: number;
  readonly pages: number;
  readonly amounts: readonly { readonly currency: string | null; readonly amountMicros: number }[];
}

/** Counts and sums over the items themselves, to be held against what the run says. */
export function totalsOf(items: readonly RunItem[]): RunTotals {
  const counts = { succeeded: 0, duplicates: 0, failed: 0, cancelled: 0 };
  for (const { status } of items) counts[groupOf(status)] += 1;
  const good = items.filter(({ status }) => groupOf(status) === 'succeeded');
  return {
    items: items.length,
    counts,
    invoices: sumsOf(good.filter(({ kind }) => kind !== 'csv')),
    detail: sumsOf(good.filter(({ kind }) => kind === 'csv')),
  };
}

function groupOf(status: ItemStatus): ItemGroup {
  return itemGroups.find((name) => groupStatuses[name].includes(status)) ?? 'failed';
}

function sumsOf(items: readonly RunItem[]): Sums {
  const amounts = new Map<string | null, number>();
  for (const { amountMicros, currency } of items) {
    if (amountMicros !== null) amounts.set(currency, (amounts.get(currency) ?? 0) + amountMicros);
  }
  return {
    items: items.length,
    lines: items.reduce((sum, { lines }) => sum + lines, 0),
    pages: items.reduce((sum, { pages }) => sum + pages, 0),
    amounts: [...amounts].map(([currency, amountMicros]) => ({ currency, amountMicros })),
  };
}
