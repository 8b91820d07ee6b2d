/** Call detail meets its invoice, whichever of the two came first. */
import type { LedgerWriter } from '../ledger/ledger.ts';

/** The one invoice that fits, or NULL: none is better than the wrong one. */
const byNumber = `SELECT CASE WHEN count(*) = 1 THEN min(invoice.id)
    WHEN sum(invoice.issue_date = detail_batch.invoice_date) = 1
    THEN max(CASE WHEN invoice.issue_date = detail_batch.invoice_date THEN invoice.id END) END
  FROM invoice WHERE invoice.number = detail_batch.invoice_number AND invoice.status = 'complete'`;
const byAccount = `SELECT CASE WHEN count(*) = 1 THEN min(invoice.id) END
  FROM billing_account JOIN invoice ON invoice.account_id = billing_account.id
  WHERE billing_account.number = detail_batch.root AND invoice.issue_date = detail_batch.invoice_date AND invoice.status = 'complete'`;

/**
 * Joins the call detail that waits to the invoice of its number (of its date too where several share the number), or without a number
 * to the one invoice of its account and date. What is joined stays so; called again it changes nothing.
 * @returns how many batches were joined
 */
export function joinDetail({ sqlite }: LedgerWriter): number {
  const join = (condition: string, found: string) =>
    sqlite
      .prepare(`UPDATE detail_batch SET invoice_id = (${found}) WHERE invoice_id IS NULL AND ${condition} AND (${found}) IS NOT NULL`)
      .run().changes;
  return (
    join("invoice_number <> '' AND EXISTS (SELECT 1 FROM invoice WHERE invoice.number = detail_batch.invoice_number)", byNumber) +
    join("invoice_number = '' AND root <> '' AND invoice_date IS NOT NULL", byAccount)
  );
}
