/** Who held a line on a day, by the fleet: the assignment of each detail line. */
import type { Sqlite } from '../../ledger/sqlite.ts';
import type { Lines, Numbers } from './detail-columns.ts';

/** The id of each line's assignment, 0 where the fleet knows none. */
export type AssignmentFinder = (lines: Lines) => Numbers;

interface Period {
  readonly id: number;
  /** Days since 1970, both included. */
  readonly from: number;
  readonly to: number;
}

/** Looked up by day: several assignments, or one that does not last for ever. */
const byDay = -1;

export function assignmentFinder(sqlite: Sqlite): AssignmentFinder {
  const rows = sqlite
    .prepare(
      `SELECT fleet_holding.id AS holding, fleet_assignment.id AS id, julianday(from_date) - 2440587.5 AS "from", julianday(to_date) - 2440587.5 AS "to"
       FROM fleet_assignment JOIN fleet_line ON coalesce(nullif(fleet_line.e164, ''), fleet_line.number) = line_key
       JOIN fleet_holding ON fleet_holding.line_id = fleet_line.id ORDER BY from_date, fleet_assignment.id`,
    )
    .all() as { holding: number; id: number; from: number | null; to: number | null }[];
  if (rows.length === 0) return ({ total }) => new Int32Array(total);

  const byHolding = new Map<number, Period[]>();
  for (const { holding, id, from, to } of rows) {
    const periods = byHolding.get(holding) ?? [];
    periods.push({ id, from: from ?? Number.NEGATIVE_INFINITY, to: to ?? Number.POSITIVE_INFINITY });
    byHolding.set(holding, periods);
  }
  const always = new Int32Array(rows.reduce((most, { holding }) => Math.max(most, holding), 0) + 1);
  for (const [holding, periods] of byHolding) {
    const [only] = periods;
    const endless = only && periods.length === 1 && only.from === Number.NEGATIVE_INFINITY && only.to === Number.POSITIVE_INFINITY;
    always[holding] = endless ? only.id : byDay;
  }
  return (lines) => {
    const holding = lines.column('holding');
    const found = new Int32Array(holding.length);
    const days = always.includes(byDay) ? lines.column('day') : null;
    for (let i = 0; i < found.length; i++) {
      const its = holding[i] ?? 0;
      const id = always[its] ?? 0;
      found[i] = id === byDay && days ? onDay(byHolding.get(its), days[i] ?? 0) : id;
    }
    return found;
  };
}

/** Periods of a line never overlap. */
function onDay(periods: readonly Period[] | undefined, day: number): number {
  return periods?.find(({ from, to }) => from <= day && day <= to)?.id ?? 0;
}
