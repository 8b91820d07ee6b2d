/** Who has held a line, and under which names suppliers have billed it. */
import type { fleet as contract } from '../../../src-preload/contract/fleet.ts';
import { inOrder } from '../../billing/fleet.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { periodsOf } from './assignments.ts';
import { printedLines } from './line-key.ts';

type History = ReturnType<typeof contract.history.output.parse>;

/** @param line its key @param home as printedLines */
export function lineHistory(sqlite: Sqlite, line: string, home: string): History {
  const printed = printedLines(sqlite, home).filter((one) => one.line === line);
  const seen = sqlite
    .prepare(
      `SELECT user.name AS user, min(use.month) AS "from", max(use.month) AS "to", sum(use.lines) AS lines
      FROM fleet_holding AS holding JOIN fleet_user AS user ON user.id = holding.user_id
        CROSS JOIN detail_batch AS batch
        JOIN detail_user_summary AS use ON use.batch_id = batch.id AND use.holding_id = holding.id
      WHERE holding.line_id IN (SELECT value FROM json_each(?))
      GROUP BY user.name ORDER BY 3 DESC, 2 DESC, 1`,
    )
    .all(JSON.stringify(printed.map(({ id }) => id))) as { user: string; from: number; to: number; lines: number }[];
  return {
    line,
    numbers: printed.map(({ number }) => number),
    periods: inOrder(periodsOf(sqlite, line)).reverse(),
    seen: seen.map(({ from, to, ...one }) => ({ ...one, from: month(from), to: month(to) })),
  };
}

/** @param key yyyymm */
function month(key: number): string {
  return `${Math.floor(key / 100)}-${String(key % 100).padStart(2, '0')}`;
}
