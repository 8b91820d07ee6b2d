/** Pre-billings, reconciliations and the credit notes that may belong to them, account by account and currency by currency. */
import type { PricedLine, SettledDocument } from '../billing/reconciliation.ts';
import { kindSql } from './invoice-kind.ts';
import type { LedgerReader } from './ledger.ts';

export interface SettledRow extends SettledDocument {
  readonly supplierId: number;
  readonly accountId: number | null;
  readonly supplier: string;
  readonly account: string;
  readonly currency: string;
}

export function settledDocuments({ sqlite }: Pick<LedgerReader, 'sqlite'>): SettledRow[] {
  const rows = sqlite
    .prepare(
      `WITH named AS (
        SELECT invoice.id, ${kindSql} AS kind FROM invoice
        WHERE status = 'complete' AND issue_date IS NOT NULL AND currency IS NOT NULL AND supplier_id IS NOT NULL
      )
      SELECT invoice.id, named.kind, invoice.number, invoice.issue_date AS issueDate, invoice.period_start AS "from", invoice.period_end AS "to",
        invoice.sign * coalesce(invoice.tax_exclusive_minor, invoice.line_net_minor, 0) AS netMinor,
        json_extract(invoice.as_given, '$.precedingInvoices') AS preceding,
        invoice.supplier_id AS supplierId, invoice.account_id AS accountId, supplier.name AS supplier,
        coalesce(nullif(account.nickname, ''), account.number, '') AS account, invoice.currency
      FROM named JOIN invoice ON invoice.id = named.id JOIN supplier ON supplier.id = invoice.supplier_id
        LEFT JOIN billing_account AS account ON account.id = invoice.account_id
      WHERE named.kind IN ('pre-billing', 'quarterly', 'reconciliation') OR (named.kind = 'credit-note' AND invoice.supplier_id IN (
        SELECT supplier_id FROM named AS other JOIN invoice AS its ON its.id = other.id WHERE other.kind IN ('pre-billing', 'quarterly', 'reconciliation')))
      ORDER BY french(supplier.name), french(account), invoice.currency, invoice.issue_date, invoice.id`,
    )
    .all() as (Omit<SettledRow, 'preceding'> & { preceding: string | null })[];
  return rows.map((row) => ({
    ...row,
    preceding: ((JSON.parse(row.preceding ?? '[]') ?? []) as { number?: string | null }[]).flatMap(({ number }) => number || []),
  }));
}

/** Lines of some invoices that count in their totals. */
export function pricedLines({ sqlite }: Pick<LedgerReader, 'sqlite'>, ids: readonly number[]): PricedLine[] {
  return sqlite
    .prepare(
      `SELECT net_minor AS netMinor, net_price_micros AS priceMicros FROM invoice_line
      WHERE invoice_id IN (SELECT value FROM json_each(?)) AND net_minor IS NOT NULL`,
    )
    .all(JSON.stringify(ids)) as PricedLine[];
}
