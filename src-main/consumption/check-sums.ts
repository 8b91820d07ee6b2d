/** What was read against what was recorded, three ways: the reader's own sums, the lines found by SQL, the summaries. */
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { breathe } from '../ledger/work.ts';
import type { DetailTotals } from './detail-message.ts';

interface BatchSums extends DetailTotals {
  readonly id: number;
}
/** Where the lines of a batch lie. */
interface BatchRange {
  readonly first: number;
  last: number;
}

const linesPerStep = 50_000;

/**
 * @returns the first and last line of each batch
 * @throws ProblemError detail-sums where any of them differs from another
 */
export async function checkSums(
  sqlite: Sqlite,
  batchIds: readonly number[],
  firstLineId: number,
  totals: readonly DetailTotals[],
): Promise<Map<number, BatchRange>> {
  const { sums, ranges } = await sumLines(sqlite, firstLineId);
  const [firstBatch = 0] = batchIds;
  const summaries = ['detail_user_summary', 'detail_destination_summary'].map(
    (table) =>
      sqlite
        .prepare(
          `SELECT batch_id AS id, sum(lines) AS lines, sum(duration_seconds) AS seconds, sum(volume_kilobytes) AS kilobytes,
             sum(amount_micros) AS micros
           FROM ${table} WHERE batch_id >= ? GROUP BY batch_id`,
        )
        .all(firstBatch) as BatchSums[],
  );
  for (const rows of [[...sums.values()], ...summaries]) {
    const found = new Map(rows.map((row) => [row.id, row]));
    const same =
      found.size === totals.length &&
      totals.every((total, batch) => {
        const row = found.get(batchIds[batch] ?? -1);
        return row && (['lines', 'seconds', 'kilobytes', 'micros'] as const).every((key) => row[key] === total[key]);
      });
    if (!same) throw new ProblemError('detail-sums', { read: describe(totals), recorded: describe(rows) });
  }
  return ranges;
}

/** The lines from an id on, added up by batch, a step at a time. */
async function sumLines(sqlite: Sqlite, firstLineId: number): Promise<{ sums: Map<number, BatchSums>; ranges: Map<number, BatchRange> }> {
  const sums = new Map<number, BatchSums>();
  const ranges = new Map<number, BatchRange>();
  const last = sqlite.prepare('SELECT max(id) FROM detail_line').pluck().get() as number;
  const step = sqlite.prepare(
    `SELECT batch_id AS id, count(*) AS lines, sum(duration_seconds) AS seconds, sum(volume_kilobytes) AS kilobytes, sum(amount_micros) AS micros,
       min(id) AS first, max(id) AS last
     FROM detail_line WHERE id BETWEEN ? AND ? GROUP BY batch_id`,
  );
  for (let from = firstLineId; from <= last; from += linesPerStep) {
    for (const row of step.all(from, from + linesPerStep - 1) as (BatchSums & BatchRange)[]) {
      const sum = sums.get(row.id);
      if (!sum) sums.set(row.id, row);
      else for (const key of ['lines', 'seconds', 'kilobytes', 'micros'] as const) sum[key] += row[key];
      const range = ranges.get(row.id);
      if (range) range.last = row.last;
      else ranges.set(row.id, { first: row.first, last: row.last });
    }
    await breathe();
  }
  return { sums, ranges };
}

function describe(totals: readonly DetailTotals[]): string {
  const sum = (key: 'lines' | 'micros') => totals.reduce((total, row) => total + BigInt(row[key]), 0n);
  return `${sum('lines')}; ${sum('micros')}e-6`;
}
