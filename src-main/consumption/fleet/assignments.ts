/** The periods of the fleet in the ledger: read, and changed all together or not at all. */
import type { FleetChange, FleetRestore } from '../../../src-preload/contract/fleet.ts';
import { type Problem, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import { differences, entered, type FleetDifference, type FleetFault, type FleetPeriod, faultIn, samePeriod } from '../../billing/fleet.ts';
import type { LedgerWriter } from '../../ledger/ledger.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { lineKeys } from './line-key.ts';

const columns = `id, line_key AS line, number, holder, employee_number AS employeeNumber, cost_centre AS costCentre, team,
  from_date AS "from", to_date AS "to", note`;

/** Every period, line by line in the order of time. */
export function everyPeriod(sqlite: Sqlite): FleetPeriod[] {
  return sqlite.prepare(`SELECT ${columns} FROM fleet_assignment ORDER BY line_key, from_date, id`).all() as FleetPeriod[];
}

/** The periods of one line. */
export function periodsOf(sqlite: Sqlite, line: string): FleetPeriod[] {
  return sqlite.prepare(`SELECT ${columns} FROM fleet_assignment WHERE line_key = ? ORDER BY from_date, id`).all(line) as FleetPeriod[];
}

/** Ids for periods to come. */
export function newIds(sqlite: Sqlite): () => number {
  let last = sqlite.prepare('SELECT coalesce(max(id), 0) FROM fleet_assignment').pluck().get() as number;
  return () => ++last;
}

export function writeDifferences({ sqlite }: LedgerWriter, changes: readonly FleetDifference[]): void {
  const remove = sqlite.prepare('DELETE FROM fleet_assignment WHERE id = ?');
  const put = sqlite.prepare(
    `INSERT INTO fleet_assignment (id, line_key, number, holder, employee_number, cost_centre, team, from_date, to_date, note)
     VALUES (@id, @line, @number, @holder, @employeeNumber, @costCentre, @team, @from, @to, @note)
     ON CONFLICT (id) DO UPDATE SET line_key = excluded.line_key, number = excluded.number, holder = excluded.holder,
       employee_number = excluded.employee_number, cost_centre = excluded.cost_centre, team = excluded.team,
       from_date = excluded.from_date, to_date = excluded.to_date, note = excluded.note`,
  );
  for (const { before, after } of changes) {
    if (after) put.run(after);
    else if (before) remove.run(before.id);
  }
}

/**
 * Does every change, then holds the lines they touch to the law.
 * @param home as lineKeys
 * @returns what takes it all back
 * @throws ProblemError fleet-number, fleet-period-gone, fleet-changed, fleet-reversed, fleet-overlap; nothing is then written
 */
export function changeFleet(writer: LedgerWriter, changes: readonly FleetChange[], home: string): FleetRestore[] {
  const keyOf = lineKeys(writer.sqlite, home);
  const lines = new TouchedLines(writer.sqlite);
  for (const change of changes) {
    switch (change.do) {
      case 'assign': {
        const { number, fields, from, to } = change;
        const line = keyOf(number);
        if (line === null) throw new ProblemError('fleet-number', { number });
        lines.put(line, entered(lines.of(line), { ...fields, line, number, from, to }, lines.newId()));
        break;
      }
      case 'correct':
        lines.replace(change.id, (found) => ({ ...found, ...given(change.fields) }));
        break;
      case 'remove':
        lines.replace(change.id, () => null);
        break;
      case 'restore':
        lines.restore(change);
        break;
    }
  }
  const done = lines.differences();
  writeDifferences(writer, done);
  return done.map(({ before, after }) => ({ do: 'restore', before: after, after: before }));
}

/** The lines that changes touch: as they were, and as they become. */
class TouchedLines {
  readonly newId: () => number;
  readonly #sqlite: Sqlite;
  readonly #had = new Map<string, readonly FleetPeriod[]>();
  readonly #has = new Map<string, readonly FleetPeriod[]>();
  readonly #lineOf = new Map<number, string>();

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
    this.newId = newIds(sqlite);
  }

  of(line: string): readonly FleetPeriod[] {
    const known = this.#has.get(line);
    if (known) return known;
    const read = periodsOf(this.#sqlite, line);
    this.#had.set(line, read);
    this.#has.set(line, read);
    return read;
  }

  put(line: string, periods: readonly FleetPeriod[]): void {
    for (const { id } of periods) this.#lineOf.set(id, line);
    this.#has.set(line, periods);
  }

  replace(id: number, by: (found: FleetPeriod) => FleetPeriod | null): void {
    const found = this.#find(id);
    if (!found) throw new ProblemError('fleet-period-gone');
    const others = this.of(found.line).filter((period) => period !== found);
    const after = by(found);
    this.put(found.line, after ? [...others, after] : others);
  }

  restore({ before, after }: FleetRestore): void {
    const wanted = before ?? after;
    if (!wanted || (after && (after.id !== wanted.id || after.line !== wanted.line))) throw new ProblemError('fleet-changed');
    const there = this.#find(wanted.id);
    if (before ? !there || !samePeriod(before, there) : there) throw new ProblemError('fleet-changed');
    const others = this.of(wanted.line).filter(({ id }) => id !== wanted.id);
    this.put(wanted.line, after ? [...others, after] : others);
  }

  /** @throws ProblemError fleet-reversed, fleet-overlap */
  differences(): FleetDifference[] {
    return [...this.#has].flatMap(([line, periods]) => {
      const fault = faultIn(periods);
      if (!fault) return differences(this.#had.get(line) ?? [], periods);
      const { code, params } = faultProblem(fault);
      throw new ProblemError(code, params);
    });
  }

  /** The period as it has become, where its line was touched. */
  #find(id: number): FleetPeriod | null {
    const line =
      this.#lineOf.get(id) ??
      (this.#sqlite.prepare('SELECT line_key FROM fleet_assignment WHERE id = ?').pluck().get(id) as string | undefined);
    return line === undefined ? null : (this.of(line).find((period) => period.id === id) ?? null);
  }
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** What was given of the fields. */
function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}

/** A fault of a line in words. */
export function faultProblem(fault: FleetFault): Problem {
  const { number, holder } = fault.period;
  if (fault.kind === 'reversed') return problem('fleet-reversed', { number, from: shown(fault.period.from), to: shown(fault.period.to) });
  const { other } = fault;
  return problem('fleet-overlap', {
    number,
    holder: holder || '–',
    from: shown(fault.period.from),
    other: other.holder || '–',
    otherFrom: shown(other.from),
    otherTo: shown(other.to),
  });
}

/** A day as both languages of the sentences read it. */
function shown(day: string | null): string {
  return day === null ? '…' : day.split('-').reverse().join('/');
}
