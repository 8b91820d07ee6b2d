/** The invoice grid over SQL: rows, sums, and the selection that bulk actions work on. */

import type { z } from 'zod';
import type { Cell, GridQuery, Page, PageRequest, Selection } from '../../src-preload/contract/grid.ts';
import { invoiceColumns, type invoiceSummarySchema } from '../../src-preload/contract/invoices.ts';
import { readPage } from './grid-page.ts';
import { compileGrid, type GridSpec, selectionWhere } from './grid-query.ts';
import { kindSql } from './invoice-kind.ts';
import type { LedgerReader } from './ledger.ts';
import { owedSql, paidSql } from './payables.ts';
import { replacedSql } from './replacements.ts';
import { sectionSql } from './sections.ts';

/** What payments have paid or ordered of an invoice. */
const orderedSql = paidSql(['scheduled', 'sent', 'confirmed']);

/** The keys are those of the contract's invoiceColumns; a credit note counts negative. */
export const invoiceGrid: GridSpec = {
  idSql: 'invoice.id',
  from: `invoice LEFT JOIN supplier ON supplier.id = invoice.supplier_id LEFT JOIN billing_account AS account ON account.id = invoice.account_id
    LEFT JOIN invoice_buyer ON invoice_buyer.invoice_id = invoice.id
    LEFT JOIN company ON company.id = coalesce(account.company_id, invoice_buyer.company_id) LEFT JOIN invoice_check AS checked ON checked.invoice_id = invoice.id`,
  searchColumns: ['invoice.search_text'],
  columns: {
    id: { type: 'id', sql: 'invoice.id' },
    number: { type: 'text', sql: 'invoice.number' },
    supplier: { type: 'text', sql: 'supplier.name' },
    kind: { type: 'code', sql: kindSql },
    issueDate: { type: 'date', sql: 'invoice.issue_date' },
    dueDate: { type: 'date', sql: 'invoice.due_date' },
    periodStart: { type: 'date', sql: 'invoice.period_start' },
    periodEnd: { type: 'date', sql: 'invoice.period_end' },
    account: { type: 'text', sql: "coalesce(nullif(account.nickname, ''), account.number)" },
    company: { type: 'text', sql: "company.fields ->> '$.name'" },
    addressee: {
      type: 'code',
      sql: `(SELECT CASE max(rule = 'PLAUSIBLE-BUYER-UNKNOWN') WHEN 1 THEN 'unknown' WHEN 0 THEN 'outdated' ELSE '' END
        FROM finding WHERE finding.invoice_id = invoice.id AND rule LIKE 'PLAUSIBLE-BUYER-%')`,
    },
    // Where nobody has entered it, that of the call detail that came with the invoice, if it is one.
    centre: {
      type: 'text',
      sql: `coalesce(account.centre, (SELECT CASE WHEN min(centre) = max(centre) THEN min(centre) END FROM detail_batch WHERE invoice_id = invoice.id))`,
    },
    // Those its lines are led to or name; where there are none, those of its call detail.
    sections: {
      type: 'text',
      sql: `coalesce(
        (SELECT group_concat(DISTINCT ${sectionSql}) FROM invoice_line WHERE invoice_id = invoice.id AND ${sectionSql} <> ''),
        (SELECT group_concat(DISTINCT kind.section) FROM detail_batch AS batch JOIN detail_user_summary AS summary ON summary.batch_id = batch.id
          JOIN usage_kind AS kind ON kind.id = summary.kind_id WHERE batch.invoice_id = invoice.id AND kind.section <> ''))`,
    },
    purchaseOrder: { type: 'text', sql: 'invoice.purchase_order' },
    taxExclusive: { type: 'minor', sql: 'invoice.sign * invoice.tax_exclusive_minor' },
    tax: { type: 'minor', sql: 'invoice.sign * invoice.tax_minor' },
    taxInclusive: { type: 'minor', sql: 'invoice.sign * invoice.tax_inclusive_minor' },
    payable: { type: 'minor', sql: 'invoice.sign * invoice.payable_minor' },
    due: { type: 'minor', sql: `${owedSql} - ${orderedSql}` },
    // As stateOf() of billing/payments.ts; what asks for nothing has no state.
    payment: {
      type: 'code',
      sql: `CASE WHEN ${replacedSql(['reissued', 'cancelled'])} THEN 'replaced' ELSE CASE coalesce(sign(${owedSql}), 0) WHEN 0 THEN '' ELSE CASE
        WHEN sign(${owedSql}) * (${owedSql} - ${paidSql(['confirmed'])}) <= 0 THEN 'paid'
        WHEN sign(${owedSql}) * (${owedSql} - ${orderedSql}) <= 0 THEN 'under-way'
        WHEN ${orderedSql} = 0 THEN 'due' ELSE 'partly' END END END`,
    },
    currency: { type: 'code', sql: 'invoice.currency' },
    status: { type: 'code', sql: 'invoice.status' },
    format: { type: 'code', sql: 'invoice.format' },
    profile: { type: 'text', sql: 'invoice.profile' },
    documents: { type: 'integer', sql: '(SELECT count(*) FROM invoice_document WHERE invoice_id = invoice.id)' },
    check: {
      type: 'code',
      sql: `CASE WHEN checked.errors > 0 THEN 'errors' WHEN checked.warnings > 0 THEN 'warnings' WHEN checked.errors = 0 THEN 'clean' ELSE 'unchecked' END`,
    },
    errors: { type: 'integer', sql: 'checked.errors' },
    warnings: { type: 'integer', sql: 'checked.warnings' },
    consumptionLines: { type: 'integer', sql: '(SELECT coalesce(sum(lines), 0) FROM detail_batch WHERE invoice_id = invoice.id)' },
    receivedAt: { type: 'instant', sql: 'invoice.received_at' },
  },
};

export function invoicePage(reader: LedgerReader, request: PageRequest): Page {
  return readPage(reader, invoiceGrid, invoiceColumns, request);
}

type Summary = z.output<typeof invoiceSummarySchema>;

/** Count, findings and sums per currency of what a query finds, or of a selection. */
export function invoiceSummary({ sqlite }: Pick<LedgerReader, 'sqlite'>, query: GridQuery, selection: Selection | null): Summary {
  const { where, params } = selection ? selectionWhere(invoiceGrid, selection) : compileGrid(invoiceGrid, query);
  const groups = sqlite
    .prepare(
      `SELECT coalesce(invoice.currency, '') AS currency, count(*) AS count,
        coalesce(sum(sign * tax_exclusive_minor), 0) AS taxExclusiveMinor, coalesce(sum(sign * tax_minor), 0) AS taxMinor,
        coalesce(sum(sign * tax_inclusive_minor), 0) AS taxInclusiveMinor, coalesce(sum(sign * payable_minor), 0) AS payableMinor,
        count(*) FILTER (WHERE checked.errors > 0) AS withErrors,
        count(*) FILTER (WHERE checked.errors = 0 AND checked.warnings > 0) AS withWarnings
      FROM ${invoiceGrid.from} WHERE ${where} GROUP BY 1 ORDER BY 2 DESC`,
    )
    .all(params) as (Summary['currencies'][number] & { withErrors: number; withWarnings: number })[];
  const total = (key: 'count' | 'withErrors' | 'withWarnings') => groups.reduce((sum, group) => sum + group[key], 0);
  const currencies = groups.map(({ withErrors: _errors, withWarnings: _warnings, ...currency }) => currency);
  return { count: total('count'), withErrors: total('withErrors'), withWarnings: total('withWarnings'), currencies };
}

/** Ids of a selection in the order of its sort: what a bulk action goes through. */
export function selectedInvoices({ sqlite }: LedgerReader, selection: Selection, sort: GridQuery['sort']): number[] {
  const { where, params } = selectionWhere(invoiceGrid, selection);
  const { orderBy } = compileGrid(invoiceGrid, { sort, filters: [], search: '' });
  return sqlite.prepare(`SELECT invoice.id FROM ${invoiceGrid.from} WHERE ${where} ORDER BY ${orderBy}`).pluck().all(params) as number[];
}

/** Distinct values of a column, for filters. */
export function invoiceValues({ sqlite }: LedgerReader, column: string): Cell[] {
  const sql = invoiceGrid.columns[column]?.sql ?? 'NULL';
  return sqlite
    .prepare(`SELECT DISTINCT ${sql} AS value FROM ${invoiceGrid.from} WHERE value IS NOT NULL ORDER BY french(value)`)
    .pluck()
    .all() as Cell[];
}
