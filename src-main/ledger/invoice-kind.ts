/** The kind of an invoice: what a person said, else what its document gives, which is kept beside it (law 1). */
import type { InvoiceKind } from '../../src-preload/contract/invoices.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { LedgerWriter } from './ledger.ts';

/** Of a row of `invoice`. */
export const kindSql = 'coalesce((SELECT said.kind FROM invoice_kind_said AS said WHERE said.invoice_id = invoice.id), invoice.kind)';

/**
 * Notes what a person says an invoice is; null: what its document says counts again. Its sign stays that of the document.
 * @throws ProblemError invoice-not-found
 */
export function sayKind({ sqlite }: LedgerWriter, id: number, kind: InvoiceKind | null, by: string): void {
  const given = sqlite.prepare('SELECT kind FROM invoice WHERE id = ?').pluck().get(id);
  if (given === undefined) throw new ProblemError('invoice-not-found');
  sqlite.prepare('DELETE FROM invoice_kind_said WHERE invoice_id = ?').run(id);
  if (kind === null || kind === given) return;
  sqlite
    .prepare('INSERT INTO invoice_kind_said (invoice_id, kind, said_at, said_by) VALUES (?, ?, ?, ?)')
    .run(id, kind, new Date().toISOString(), by);
}
