/** Detail lines one after another, for files that are written: as the grid shows them, or those of an invoice by user. */
import { consumptionColumns } from '../../src-preload/contract/consumption.ts';
import { type Cell, columnKeys, type GridQuery } from '../../src-preload/contract/grid.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { ConsumptionPages } from './pages.ts';

/**
 * Every line that a query finds, in its order, cells in the order of the contract's columns. All are of one state of the ledger: the
 * connection stays in a read transaction until the last line is taken or the loop is left.
 */
export function iterateDetail(sqlite: Sqlite, query: GridQuery): Generator<Cell[]> {
  return pagesOf(sqlite).rows(query);
}

const known = new WeakMap<Sqlite, ConsumptionPages>();

/** What a connection has learnt of the ledger serves every file that is written from it. */
function pagesOf(sqlite: Sqlite): ConsumptionPages {
  const pages = known.get(sqlite) ?? new ConsumptionPages(sqlite);
  known.set(sqlite, pages);
  return pages;
}

export interface InvoiceDetailLine {
  readonly startedAt: string;
  readonly destination: string;
  readonly place: string;
  readonly section: string;
  readonly nature: string;
  readonly durationSeconds: number;
  readonly volumeKilobytes: number;
  readonly amountMicros: number;
}

/** The lines of one user's line, oldest first, with their sums. */
export interface InvoiceDetailUser {
  readonly user: string;
  readonly line: string;
  readonly currency: string;
  readonly lines: readonly InvoiceDetailLine[];
  readonly seconds: number;
  readonly amountMicros: number;
}

const keys = columnKeys(consumptionColumns);
const at = Object.fromEntries(keys.map((key, index) => [key, index])) as Record<keyof typeof consumptionColumns, number>;

/** The call detail of an invoice, a user after another in French order. */
export function* detailOfInvoice(sqlite: Sqlite, invoiceId: number): Generator<InvoiceDetailUser> {
  const sort = ['user', 'line', 'currency', 'startedAt'].map((column) => ({ column, descending: false }));
  const filters = [{ column: 'invoiceId', operator: 'equals' as const, value: String(invoiceId) }];
  let held: { user: string; line: string; currency: string; lines: InvoiceDetailLine[] } | null = null;
  for (const row of iterateDetail(sqlite, { sort, filters, search: '' })) {
    const text = (key: keyof typeof at) => String(row[at[key]] ?? '');
    const figure = (key: keyof typeof at) => Number(row[at[key]] ?? 0);
    const [user, line, currency] = [text('user'), text('line'), text('currency')];
    if (!held || held.user !== user || held.line !== line || held.currency !== currency) {
      if (held) yield added(held);
      held = { user, line, currency, lines: [] };
    }
    held.lines.push({
      startedAt: text('startedAt'),
      destination: text('destination'),
      place: text('place'),
      section: text('section'),
      nature: text('nature'),
      durationSeconds: figure('durationSeconds'),
      volumeKilobytes: figure('volumeKilobytes'),
      amountMicros: figure('amount'),
    });
  }
  if (held) yield added(held);
}

function added(held: Omit<InvoiceDetailUser, 'seconds' | 'amountMicros'>): InvoiceDetailUser {
  const sum = (key: 'durationSeconds' | 'amountMicros') => held.lines.reduce((total, line) => total + line[key], 0);
  return { ...held, seconds: sum('durationSeconds'), amountMicros: sum('amountMicros') };
}
