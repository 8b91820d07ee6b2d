/** The invoice grid to CSV. */
import type { z } from 'zod';
import type { Cell, GridQuery, Selection } from '../../src-preload/contract/grid.ts';
import { columnKeys } from '../../src-preload/contract/grid.ts';
import { invoiceColumns, type invoiceSummarySchema } from '../../src-preload/contract/invoices.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { addExact } from '../billing/money.ts';
import { cellsSql } from '../ledger/grid-page.ts';
import { compileGrid, selectionWhere } from '../ledger/grid-query.ts';
import { invoiceGrid, invoiceSummary } from '../ledger/invoice-grid.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openReadOnly } from '../ledger/sqlite.ts';
import type { Work } from '../ledger/work.ts';
import { invoiceHeadings } from './headings.ts';
import { type CsvTarget, writeGrid } from './write-grid.ts';

export interface InvoiceExport extends CsvTarget {
  readonly query: GridQuery;
  /** Null: all that the query finds. */
  readonly selection: Selection | null;
}

type Sums = z.output<typeof invoiceSummarySchema>['currencies'];

/**
 * Writes the invoices that a query finds, or a selection in its order.
 * @returns the rows written and their sums by currency, which are those of the ledger
 * @throws ProblemError cancelled, invalid-arguments, output-not-written, export-count-mismatch
 */
export async function exportInvoices(ledger: Ledger, wanted: InvoiceExport, work: Work): Promise<{ rows: number; sums: Sums }> {
  const sqlite = openReadOnly(ledger.databasePath);
  try {
    // One snapshot for the rows and for the sums they are checked against.
    sqlite.exec('BEGIN');
    const found = compileGrid(invoiceGrid, wanted.query);
    const { where, params } = wanted.selection ? selectionWhere(invoiceGrid, wanted.selection) : found;
    const expected = invoiceSummary({ sqlite }, wanted.query, wanted.selection);
    const rows = sqlite
      .prepare(`SELECT ${cellsSql(invoiceGrid, invoiceColumns)} FROM ${invoiceGrid.from} WHERE ${where} ORDER BY ${found.orderBy}`)
      .raw();
    const sums = new Map<string, Sums[number]>();
    const written = await writeGrid(
      {
        columns: invoiceColumns,
        headings: invoiceHeadings,
        total: expected.count,
        rows: () => rows.iterate(params) as IterableIterator<Cell[]>,
        count: (cells) => addRow(sums, cells),
        check: (count) => {
          if (count !== expected.count || !expected.currencies.every((sum) => sameSum(sum, sums.get(sum.currency))))
            throw new ProblemError('export-count-mismatch', { rows: count, expected: expected.count });
        },
      },
      wanted,
      work,
    );
    return { rows: written, sums: expected.currencies };
  } finally {
    sqlite.close();
  }
}

const keys = columnKeys(invoiceColumns);
const amounts = { taxExclusiveMinor: 'taxExclusive', taxMinor: 'tax', taxInclusiveMinor: 'taxInclusive', payableMinor: 'payable' } as const;
const amountNames = Object.keys(amounts) as (keyof typeof amounts)[];

function addRow(sums: Map<string, Sums[number]>, cells: readonly Cell[]): void {
  const currency = String(cells[keys.indexOf('currency')] ?? '');
  const before = sums.get(currency) ?? { currency, count: 0, taxExclusiveMinor: 0, taxMinor: 0, taxInclusiveMinor: 0, payableMinor: 0 };
  const after = { ...before, count: before.count + 1 };
  for (const name of amountNames) after[name] = addExact(before[name], Number(cells[keys.indexOf(amounts[name])] ?? 0));
  sums.set(currency, after);
}

function sameSum(a: Sums[number], b: Sums[number] | undefined): boolean {
  return b !== undefined && a.count === b.count && amountNames.every((name) => a[name] === b[name]);
}
