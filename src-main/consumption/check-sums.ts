/** What was read against what was recorded, three ways: the reader's own sums, the lines as they come back from the ledger, both summaries. */
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { breathe } from '../ledger/work.ts';
import { addUp, type BatchSums, decodeColumns } from './batch-sums.ts';
import type { DetailTotals } from './detail-message.ts';
import { checksumOf, type Segment, segmentReader } from './segments.ts';

/** Rows of a summary added up between two moments in which others are answered. */
const rowsPerStep = 20_000;

/**
 * @returns the sums and the place of each batch, by its id
 * @throws ProblemError detail-sums where any of them differs from another
 */
export async function checkSums(
  sqlite: Sqlite,
  documentId: number,
  batchIds: readonly number[],
  totals: readonly DetailTotals[],
): Promise<Map<number, BatchSums>> {
  const recorded = await sumLines(sqlite, documentId);
  const summaries = [
    await sumSummary(sqlite, 'detail_user_summary', 'batch_id, holding_id, kind_id, month', batchIds),
    await sumSummary(sqlite, 'detail_destination_summary', 'batch_id, destination_id', batchIds),
  ];
  for (const found of [recorded, ...summaries]) {
    const same =
      found.size === totals.length &&
      totals.every((total, batch) => {
        const sums = found.get(batchIds[batch] ?? -1);
        return sums && (['lines', 'seconds', 'kilobytes', 'micros'] as const).every((key) => sums[key] === total[key]);
      });
    if (!same) throw new ProblemError('detail-sums', { read: describe(totals), recorded: describe([...found.values()]) });
  }
  return recorded;
}

/** The lines of a file, read back and added up a segment at a time. */
async function sumLines(sqlite: Sqlite, documentId: number): Promise<Map<number, BatchSums>> {
  const sums = new Map<number, BatchSums>();
  const columnsOf = segmentReader(sqlite);
  const segments = sqlite
    .prepare('SELECT id, first_line_id AS firstLineId, lines, checksum FROM detail_segment WHERE document_id = ? ORDER BY id')
    .all(documentId) as Omit<Segment, 'documentId'>[];
  for (const segment of segments) {
    const bytes = columnsOf(segment.id);
    // Bytes that are not what was written are of lines that were not read: the sums cannot be the same.
    if (checksumOf(bytes) === segment.checksum) addUp(sums, decodeColumns(bytes, segment.lines), segment);
    await breathe();
  }
  return sums;
}

/** A summary added up by batch, from the first of the file's on, a step at a time. */
async function sumSummary(sqlite: Sqlite, table: string, keys: string, batchIds: readonly number[]): Promise<Map<number, DetailTotals>> {
  const sums = new Map<number, DetailTotals>();
  const marks = keys.replace(/\w+/g, '?');
  const step = `SELECT * FROM ${table} WHERE (${keys}) > (${marks}) ORDER BY ${keys} LIMIT ${rowsPerStep}`;
  const add = sqlite.prepare(
    `SELECT batch_id AS id, sum(lines) AS lines, sum(duration_seconds) AS seconds, sum(volume_kilobytes) AS kilobytes, sum(amount_micros) AS micros
     FROM (${step}) GROUP BY batch_id`,
  );
  const last = sqlite.prepare(`SELECT ${keys} FROM (${step}) ORDER BY ${keys} LIMIT 1 OFFSET ${rowsPerStep - 1}`).raw();
  const first = batchIds.reduce((least, id) => Math.min(least, id), Number.MAX_SAFE_INTEGER);
  let after: number[] | undefined = [
    first - 1,
    ...keys
      .split(',')
      .slice(1)
      .map(() => Number.MAX_SAFE_INTEGER),
  ];
  while (after) {
    for (const { id, ...row } of add.all(after) as (DetailTotals & { id: number })[]) {
      const sum = sums.get(id);
      if (!sum) sums.set(id, row);
      else for (const key of ['lines', 'seconds', 'kilobytes', 'micros'] as const) sum[key] += row[key];
    }
    after = last.get(after) as number[] | undefined;
    await breathe();
  }
  return sums;
}

function describe(totals: readonly DetailTotals[]): string {
  const sum = (key: 'lines' | 'micros') => totals.reduce((total, row) => total + BigInt(row[key]), 0n);
  return `${sum('lines')}; ${sum('micros')}e-6`;
}
