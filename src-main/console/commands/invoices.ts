/** `invoices`: the ledger's invoices, oldest first. */
import { columnKeys, type Filter, type GridQuery } from '../../../src-preload/contract/grid.ts';
import { invoiceColumns } from '../../../src-preload/contract/invoices.ts';
import { formatMinor } from '../../billing/money.ts';
import { type Command, type Options, UsageError } from '../command.ts';
import { type ConsoleDesk, consoleLanguage, printJson, withDesk } from '../console.ts';
import { printTable } from '../table.ts';

export const invoicesCommand: Command = (options) => {
  const query = queryOf(options);
  return withDesk(options, async (desk) => {
    const invoices = await listInvoices(desk, query);
    const { count, currencies } = await desk.handlers.invoices.summary({ query, selection: null });
    const totals = currencies.map(({ currency, ...sums }) => ({
      currency,
      count: sums.count,
      taxExclusive: formatMinor(sums.taxExclusiveMinor, currency),
      tax: formatMinor(sums.taxMinor, currency),
      taxInclusive: formatMinor(sums.taxInclusiveMinor, currency),
      payable: formatMinor(sums.payableMinor, currency),
    }));
    if (options.json) printJson({ invoices, totals: { count, currencies: totals } });
    else printInvoices(invoices);
    return 0;
  });
};

function queryOf({ supplier, from, to }: Options): GridQuery {
  const filters: Filter[] = [];
  if (supplier !== undefined) filters.push({ column: 'supplier', operator: 'contains', value: supplier });
  if (from !== undefined || to !== undefined)
    filters.push({ column: 'issueDate', operator: 'between', from: dayOf(from, '--from'), to: dayOf(to, '--to') });
  return { sort: [{ column: 'issueDate', descending: false }], filters, search: '' };
}

function dayOf(text: string | undefined, option: string): string | null {
  if (text === undefined) return null;
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(text)) throw new UsageError(`${option} ${text}`);
  return text;
}

export type InvoiceLine = Record<string, string | number | null>;

/** Every invoice a query finds, amounts as decimal strings (credit notes negative). */
export async function listInvoices({ handlers }: ConsoleDesk, query: GridQuery): Promise<InvoiceLine[]> {
  const keys = columnKeys(invoiceColumns);
  const found: InvoiceLine[] = [];
  for (;;) {
    const { rows, total } = await handlers.invoices.page({ ...query, offset: found.length, limit: 1000 });
    for (const row of rows) {
      const cells = new Map(keys.map((key, i) => [key, row[i] ?? null]));
      const currency = String(cells.get('currency') ?? 'EUR');
      found.push(
        Object.fromEntries(
          keys.map((key) => [key, invoiceColumns[key] === 'minor' ? decimal(cells.get(key), currency) : (cells.get(key) ?? null)]),
        ),
      );
    }
    if (rows.length === 0 || found.length >= total) return found;
  }
}

function decimal(cell: string | number | null | undefined, currency: string): string | null {
  return typeof cell === 'number' ? formatMinor(cell, currency) : null;
}

export function printInvoices(invoices: readonly InvoiceLine[]): void {
  const titles =
    consoleLanguage() === 'fr'
      ? ['Date', 'Numéro', 'Fournisseur', 'Nature', 'HT', 'TVA', 'TTC', 'Net à payer', '']
      : ['Date', 'Number', 'Supplier', 'Kind', 'Excl. tax', 'Tax', 'Incl. tax', 'Amount due', ''];
  printTable(
    titles.map((title, i) => ({ title, right: i >= 4 && i <= 7 })),
    invoices.map((row) =>
      ['issueDate', 'number', 'supplier', 'kind', 'taxExclusive', 'tax', 'taxInclusive', 'payable', 'currency'].map((key) =>
        String(row[key] ?? ''),
      ),
    ),
  );
}
