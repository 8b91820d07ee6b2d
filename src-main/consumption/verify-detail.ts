/** The proof that call detail is whole: every summary and every batch against its lines, both orders against the lines, every reference. */
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import type { Sqlite } from '../ledger/sqlite.ts';

interface BatchRow {
  readonly id: number;
  readonly document: string;
  readonly invoice: string;
}
const sums = ['lines', 'seconds', 'kilobytes', 'micros'] as const;
type Sums = { id: number } & Record<(typeof sums)[number], number>;

/** Differences between detail lines and all that is kept about them; empty where there is none. */
export function verifyDetail(sqlite: Sqlite): Problem[] {
  const batches = sqlite
    .prepare(
      `SELECT detail_batch.id AS id, document.name AS document, invoice_number AS invoice
       FROM detail_batch LEFT JOIN document ON document.id = document_id ORDER BY detail_batch.id`,
    )
    .all() as BatchRow[];
  const byBatch = (table: string, lines: string, id = 'batch_id'): Map<number, Sums> =>
    new Map(
      (
        sqlite
          .prepare(
            `SELECT ${id} AS id, ${lines} AS lines, sum(duration_seconds) AS seconds, sum(volume_kilobytes) AS kilobytes,
               sum(amount_micros) AS micros FROM ${table} GROUP BY ${id}`,
          )
          .all() as Sums[]
      ).map((row) => [row.id, row]),
    );
  const counted = byBatch('detail_line', 'count(*)');
  const kept = {
    detail_batch: byBatch('detail_batch', 'sum(lines)', 'id'),
    detail_user_summary: byBatch('detail_user_summary', 'sum(lines)'),
    detail_destination_summary: byBatch('detail_destination_summary', 'sum(lines)'),
  };
  const problems: Problem[] = [];
  const differ = (part: string, { document, invoice }: Omit<BatchRow, 'id'>) =>
    problems.push(problem('verify-detail', { document: document ?? '?', invoice, part }));
  for (const batch of batches) {
    const lines = counted.get(batch.id);
    for (const [part, found] of Object.entries(kept)) {
      const sum = found.get(batch.id);
      if (!lines || !sum || sums.some((key) => sum[key] !== lines[key])) differ(part, batch);
    }
  }
  const known = new Set(batches.map(({ id }) => id));
  for (const id of counted.keys()) if (!known.has(id)) differ('detail_line', { document: '?', invoice: `${id}` });
  for (const [part, query] of wholes) {
    if (sqlite.prepare(query).pluck().get() !== 0) differ(part, { document: '*', invoice: '*' });
  }
  return problems;
}

/** The orders name every line once, under its own user and destination; summaries differ from no group of lines; no reference leads nowhere. */
const wholes: readonly (readonly [string, string])[] = [
  ...['detail_by_user', 'detail_by_destination'].map(
    (table) =>
      [
        table,
        `SELECT (SELECT count(*) FROM ${table}) <> (SELECT count(*) FROM detail_line) OR (SELECT count(*) FROM detail_line) <>
          (SELECT count(*) FROM ${table} AS sorted JOIN detail_line ON detail_line.id = sorted.line_id
           WHERE sorted.holding_id = detail_line.holding_id AND sorted.destination_id = detail_line.destination_id)`,
      ] as const,
  ),
  [
    'detail_user_summary',
    `SELECT count(*) FROM (SELECT batch_id, holding_id, kind_id, month, lines, duration_seconds, volume_kilobytes, amount_micros FROM detail_user_summary
      EXCEPT SELECT batch_id, holding_id, kind_id, CAST(strftime('%Y%m', started_at, 'unixepoch') AS INTEGER), count(*), sum(duration_seconds),
        sum(volume_kilobytes), sum(amount_micros) FROM detail_line GROUP BY 1, 2, 3, 4)`,
  ],
  [
    'detail_destination_summary',
    `SELECT count(*) FROM (SELECT batch_id, destination_id, lines, duration_seconds, volume_kilobytes, amount_micros FROM detail_destination_summary
      EXCEPT SELECT batch_id, destination_id, count(*), sum(duration_seconds), sum(volume_kilobytes), sum(amount_micros)
        FROM detail_line GROUP BY 1, 2)`,
  ],
  [
    'detail_line',
    `SELECT count(*) FROM detail_line WHERE holding_id NOT IN (SELECT id FROM fleet_holding)
      OR destination_id NOT IN (SELECT id FROM destination) OR kind_id NOT IN (SELECT id FROM usage_kind)`,
  ],
];
