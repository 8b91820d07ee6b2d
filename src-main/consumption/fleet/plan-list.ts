/** What a fleet list would change: every row with what it does, and the periods as they would be. Nothing is written here. */
import type { FleetPreview, ListedRow, statementOutcomes } from '../../../src-preload/contract/fleet.ts';
import { type Problem, problem } from '../../../src-preload/contract/problem.ts';
import { differences, type FleetDifference, type FleetPeriod, faultIn, stated } from '../../billing/fleet.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { breathe } from '../../ledger/work.ts';
import { everyPeriod, faultProblem, newIds } from './assignments.ts';
import { printedLines } from './line-key.ts';
import type { RowProblem, Understood } from './understand-list.ts';

/** A line that more people have held is no line: and each further one costs as much as all before. */
const mostPeriods = 200;
/** Rows between two breaths. */
const pace = 500;

export interface PlannedRow extends ListedRow {
  readonly outcome: (typeof statementOutcomes)[number];
  readonly problem: Problem | null;
}

export interface FleetPlan {
  /** In the order of the file. */
  readonly rows: readonly PlannedRow[];
  readonly changes: readonly FleetDifference[];
  readonly counts: FleetPreview['counts'];
}

/**
 * @param since the day on which lines change hands where the list tells no dates
 * @param home as printedLines
 */
export async function planList(sqlite: Sqlite, { statements, problems }: Understood, since: string, home: string): Promise<FleetPlan> {
  const had = Map.groupBy(everyPeriod(sqlite), ({ line }) => line);
  const seen = new Set(printedLines(sqlite, home).map(({ line }) => line));
  const has = new Map<string, readonly FleetPeriod[]>();
  const newId = newIds(sqlite);
  const rows: PlannedRow[] = problems.map(unread);
  const counts = { rows: 0, begun: 0, changed: 0, corrected: 0, same: 0, 'left-out': problems.length };
  for (const [index, { row, statement }] of statements.entries()) {
    if (index % pace === pace - 1) await breathe();
    const { line, number, fields, days } = statement;
    const before = has.get(line) ?? had.get(line) ?? [];
    const after = stated(before, statement, since, newId());
    const fault = after.outcome === 'same' ? null : faultIn(after.periods);
    const reason =
      after.periods.length > mostPeriods ? problem('fleet-row-periods', { number, limit: mostPeriods }) : fault && faultProblem(fault);
    const outcome = reason ? 'left-out' : after.outcome;
    if (!reason) has.set(line, after.periods);
    counts[outcome]++;
    const texts = { holder: '', employeeNumber: '', costCentre: '', team: '', ...fields };
    rows.push({ row, number, ...texts, ...days, outcome, problem: reason });
  }
  rows.sort((a, b) => a.row - b.row);
  const neverSeen = [...has.keys()].filter((line) => !seen.has(line)).length;
  return {
    rows,
    changes: [...has].flatMap(([line, periods]) => differences(had.get(line) ?? [], periods)),
    counts: {
      rows: rows.length,
      begun: counts.begun,
      changed: counts.changed,
      corrected: counts.corrected,
      same: counts.same,
      problems: counts['left-out'],
      neverSeen,
    },
  };
}

function unread({ row, number, holder, problem }: RowProblem): PlannedRow {
  return { row, number, holder, employeeNumber: '', costCentre: '', team: '', from: null, to: null, outcome: 'left-out', problem };
}
