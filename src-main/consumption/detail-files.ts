/** The files of call detail that the ledger has, or had the lines of. */
import type { DetailContent, DetailFile } from '../../src-preload/contract/detail-files.ts';
import type { LedgerReader, LedgerWriter } from '../ledger/ledger.ts';

interface FileRow {
  readonly id: number;
  readonly name: string;
  readonly received_at: string;
  readonly withdrawn_at: string | null;
  readonly content: string | null;
  readonly replaced_by: number | null;
  readonly replaced_by_name: string | null;
}

const shownInvoices = 100;

/** Newest first, those whose lines were taken out among them. */
export function listDetailFiles({ sqlite }: LedgerReader): DetailFile[] {
  const rows = sqlite
    .prepare(
      `SELECT document.id, document.name, document.received_at, withdrawn_at, content, replaced_by, other.name AS replaced_by_name
       FROM document LEFT JOIN detail_withdrawal ON detail_withdrawal.document_id = document.id LEFT JOIN document AS other ON other.id = replaced_by
       WHERE withdrawn_at IS NOT NULL OR document.id IN (SELECT document_id FROM detail_batch)
       ORDER BY document.received_at DESC, document.id DESC`,
    )
    .all() as FileRow[];
  const invoices = sqlite.prepare(
    `SELECT DISTINCT invoice.id, invoice.number FROM detail_batch JOIN invoice ON invoice.id = invoice_id WHERE document_id = ? ORDER BY invoice.id`,
  );
  const awaited = sqlite
    .prepare(
      "SELECT count(DISTINCT invoice_number) FROM detail_batch WHERE document_id = ? AND invoice_id IS NULL AND invoice_number <> ''",
    )
    .pluck();
  return rows.map((row) => {
    const joined = invoices.all(row.id) as { id: number; number: string }[];
    const state = row.withdrawn_at === null ? 'present' : row.replaced_by === null ? 'removed' : 'replaced';
    return {
      documentId: row.id,
      name: row.name,
      receivedAt: row.received_at,
      state,
      withdrawnAt: row.withdrawn_at,
      replacedBy: row.replaced_by === null ? null : { documentId: row.replaced_by, name: row.replaced_by_name ?? '' },
      ...(row.content === null ? contentOf(sqlite, row.id) : (JSON.parse(row.content) as DetailContent)),
      invoices: joined.slice(0, shownInvoices),
      invoicesJoined: joined.length,
      invoicesAwaited: awaited.get(row.id) as number,
    };
  });
}

/** A file whose lines were taken out: the name of what replaced it, null where it may be imported again. Undefined for any other document. */
export function withdrawalOf({ sqlite }: LedgerReader, documentId: number): { readonly replacedBy: string | null } | undefined {
  return sqlite
    .prepare(
      `SELECT other.name AS replacedBy FROM detail_withdrawal LEFT JOIN document AS other ON other.id = replaced_by
       WHERE detail_withdrawal.document_id = ?`,
    )
    .get(documentId) as { replacedBy: string | null } | undefined;
}

/** Says that the lines of a file come in again. */
export function forgetWithdrawal({ sqlite }: LedgerWriter, documentId: number): void {
  sqlite.prepare('DELETE FROM detail_withdrawal WHERE document_id = ?').run(documentId);
}

/** What the lines of a file come to. */
export function contentOf(sqlite: LedgerReader['sqlite'], documentId: number): DetailContent {
  const sums = sqlite
    .prepare(
      `SELECT currency, sum(lines) AS lines, sum(amount_micros) AS amountMicros FROM detail_batch WHERE document_id = ?
       GROUP BY currency ORDER BY currency`,
    )
    .all(documentId) as DetailContent['sums'];
  const whole = sqlite
    .prepare(
      `SELECT coalesce(max(profile), '') AS profile, coalesce(sum(lines), 0) AS lines, coalesce(sum(duration_seconds), 0) AS durationSeconds,
         coalesce(sum(volume_kilobytes), 0) AS volumeKilobytes,
         strftime('%Y-%m-%d', min(first_start), 'unixepoch') AS "from", strftime('%Y-%m-%d', max(last_start), 'unixepoch') AS "to"
       FROM detail_batch WHERE document_id = ?`,
    )
    .get(documentId) as Omit<DetailContent, 'sums' | 'period'> & { from: string | null; to: string | null };
  const { from, to, ...figures } = whole;
  return { ...figures, sums, period: from === null || to === null ? null : { from, to } };
}
