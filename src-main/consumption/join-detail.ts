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

/** The one invoice of the batch's number and date, or NULL. */
const byNumberAndDate = `SELECT CASE WHEN count(*) = 1 THEN min(invoice.id) END FROM invoice
  WHERE invoice.number = detail_batch.invoice_number AND invoice.issue_date = detail_batch.invoice_date AND invoice.status = 'complete'`;

/**
 * Joins the call detail that waits to the invoice of its number (of its date too where several share the number), or without a number
 * to the one invoice of its account and date. What is joined stays so, but for one thing: an invoice that has just come, with the date
 * the detail names, takes it over from another supplier's of the same number and another date. Called again it changes nothing.
 * @param arrived number of the invoice that has just come
 * @returns how many batches were joined
 */
export function joinDetail({ sqlite }: LedgerWriter, arrived: string | null = null): number {
  const join = (condition: string, found: string, ...params: string[]) =>
    sqlite.prepare(`UPDATE detail_batch SET invoice_id = (${found}) WHERE ${condition} AND (${found}) IS NOT NULL`).run(params).changes;
  return (
    join(
      "invoice_id IS NULL AND invoice_number <> '' AND EXISTS (SELECT 1 FROM invoice WHERE invoice.number = detail_batch.invoice_number)",
      byNumber,
    ) +
    join("invoice_id IS NULL AND invoice_number = '' AND root <> '' AND invoice_date IS NOT NULL", byAccount) +
    (arrived
      ? join(
          'invoice_number = ? AND (SELECT issue_date FROM invoice WHERE invoice.id = invoice_id) IS NOT invoice_date AND invoice_id IS NOT NULL',
          byNumberAndDate,
          arrived,
        )
      : 0)
  );
}
