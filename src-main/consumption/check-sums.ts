/** What was read against what was recorded, three ways: the reader's own sums, the lines found by SQL, the summaries. */
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { Sqlite } from '../ledger/ledger.ts';
import type { DetailTotals } from './detail-message.ts';

/** @throws ProblemError detail-sums where any of them differs from another */
export function checkSums(sqlite: Sqlite, batchIds: readonly number[], firstLineId: number, totals: readonly DetailTotals[]): void {
  const summary = (
    table: string,
  ) => `SELECT batch_id AS id, sum(lines) AS lines, sum(duration_seconds) AS seconds, sum(volume_kilobytes) AS kilobytes,
    sum(amount_micros) AS micros FROM ${table} WHERE batch_id >= ? GROUP BY batch_id`;
  const [first = 0] = batchIds;
  const byLine = sqlite
    .prepare(
      `SELECT batch_id AS id, count(*) AS lines, sum(duration_seconds) AS seconds, sum(volume_kilobytes) AS kilobytes, sum(amount_micros) AS micros
       FROM detail_line WHERE id >= ? GROUP BY batch_id`,
    )
    .all(firstLineId) as (DetailTotals & { id: number })[];
  const recorded = [
    byLine,
    ...['detail_user_summary', 'detail_destination_summary'].map((table) => sqlite.prepare(summary(table)).all(first)),
  ] as (DetailTotals & { id: number })[][];
  for (const rows of recorded) {
    const found = new Map(rows.map((row) => [row.id, row]));
    const same =
      found.size === totals.length &&
      totals.every((total, batch) => {
        const row = found.get(batchIds[batch] ?? -1);
        return row && (['lines', 'seconds', 'kilobytes', 'micros'] as const).every((key) => row[key] === total[key]);
      });
    if (!same) throw new ProblemError('detail-sums', { read: describe(totals), recorded: describe(rows) });
  }
}

function describe(totals: readonly DetailTotals[]): string {
  const sum = (key: 'lines' | 'micros') => totals.reduce((total, row) => total + BigInt(row[key]), 0n);
  return `${sum('lines')}; ${sum('micros')}e-6`;
}
