/**
 * Who holds which line from when to when, for which cost centre and team. The periods of one line never overlap, so that every day of a line
 * has one holder at most: whatever is done to them, `faultIn` says what would break that law before anything is written.
 */

/** What is known of a holding; an empty holder is a line that nobody has been given yet. */
export interface FleetFields {
  readonly holder: string;
  readonly employeeNumber: string;
  readonly costCentre: string;
  readonly team: string;
  readonly note: string;
}

/** Days are ISO, both included; null: since ever, until now. */
export interface FleetDays {
  readonly from: string | null;
  readonly to: string | null;
}

export interface FleetPeriod extends FleetFields, FleetDays {
  readonly id: number;
  /** The line, however its number is written. */
  readonly line: string;
  /** The number as it was typed. */
  readonly number: string;
}

/** A period that is not kept yet. */
export type NewPeriod = Omit<FleetPeriod, 'id'>;

export const fleetFieldNames = ['holder', 'employeeNumber', 'costCentre', 'team', 'note'] as const satisfies (keyof FleetFields)[];

/** A period before and after; null where there was or will be none. */
export interface FleetDifference {
  readonly before: FleetPeriod | null;
  readonly after: FleetPeriod | null;
}

/** The day before an ISO day. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const start = ({ from }: FleetDays): string => from ?? '';
/** After every day there is. */
const end = ({ to }: FleetDays): string => to ?? '~';

/** Whether a period holds on a day. */
export function coversDay(period: FleetDays, day: string): boolean {
  return start(period) <= day && day <= end(period);
}

function overlap(a: FleetDays, b: FleetDays): boolean {
  return start(a) <= end(b) && start(b) <= end(a);
}

export function inOrder(periods: readonly FleetPeriod[]): FleetPeriod[] {
  return periods.toSorted((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : a.id - b.id));
}

/** What breaks the law among the periods of one line: one that ends before it begins, or two that share a day. */
export type FleetFault =
  | { readonly kind: 'reversed'; readonly period: FleetPeriod }
  | { readonly kind: 'overlap'; readonly period: FleetPeriod; readonly other: FleetPeriod };

/** The first fault; null where the periods of the line keep the law. */
export function faultIn(periods: readonly FleetPeriod[]): FleetFault | null {
  const reversed = periods.find((period) => end(period) < start(period));
  if (reversed) return { kind: 'reversed', period: reversed };
  const ordered = inOrder(periods);
  for (const [index, period] of ordered.entries()) {
    const other = ordered[index - 1];
    if (other && overlap(other, period)) return { kind: 'overlap', period, other };
  }
  return null;
}

/** The period that a line is shown by: the one of that day, else the last before it, else the first to come. */
export function periodOn(periods: readonly FleetPeriod[], day: string): FleetPeriod | null {
  const ordered = inOrder(periods);
  return ordered.findLast((period) => start(period) <= day) ?? ordered[0] ?? null;
}

/**
 * The periods of a line with one more: whoever holds the line without an end holds it until the day before, and where nothing is said of the
 * new one's end it lasts until the next begins. Every other period is left as it is, and the law says whether that can be.
 */
export function entered(periods: readonly FleetPeriod[], added: NewPeriod, id: number): FleetPeriod[] {
  const first = added.from;
  const next = inOrder(periods).find((period) => start(period) > start(added));
  const to = added.to ?? (next?.from ? dayBefore(next.from) : null);
  const closed = periods.map((period) =>
    first !== null && period.to === null && start(period) < first ? { ...period, to: dayBefore(first) } : period,
  );
  return [...closed, { ...added, to, id }];
}

/** What a row of a fleet list says: a line, who holds it, and the days where it tells them. */
export interface FleetStatement {
  readonly line: string;
  readonly number: string;
  /** What the list has columns for; the rest stays as it is. */
  readonly fields: Partial<FleetFields>;
  readonly days: FleetDays;
}

/** `same`: known already; `corrected`: a period that began on that day; `begun`: a line that had none; `changed`: the line changes hands. */
export type StatementOutcome = 'same' | 'corrected' | 'begun' | 'changed';

export const noFields: FleetFields = { holder: '', employeeNumber: '', costCentre: '', team: '', note: '' };

/**
 * The periods of a line after what a list states of it. A row with a date is about the period that begins on its first day: that one is
 * corrected, or a new one entered. A row without dates says who holds the line: where that is not so yet, the line changes hands on the day
 * `since`; a line that nobody has held yet is held since ever.
 */
export function stated(
  periods: readonly FleetPeriod[],
  { line, number, fields, days }: FleetStatement,
  since: string,
  id: number,
): { readonly periods: readonly FleetPeriod[]; readonly outcome: StatementOutcome } {
  const dated = days.from !== null || days.to !== null;
  if (!dated) {
    const current = periods.find((period) => coversDay(period, since));
    if (current && agrees(current, fields)) return { periods, outcome: 'same' };
    const from = periods.length === 0 ? null : since;
    // What is known of one holder says nothing of the next.
    const kept = current && (fields.holder ?? current.holder) === current.holder ? fieldsOf(current) : noFields;
    const added = { ...kept, ...fields, line, number, from, to: null };
    return { periods: entered(periods, added, id), outcome: periods.length === 0 ? 'begun' : 'changed' };
  }
  const same = periods.find((period) => period.from === days.from);
  if (!same) {
    const outcome = periods.length === 0 ? 'begun' : 'changed';
    return { periods: entered(periods, { ...noFields, ...fields, line, number, ...days }, id), outcome };
  }
  if (same.to === days.to && agrees(same, fields)) return { periods, outcome: 'same' };
  return { periods: periods.map((period) => (period === same ? { ...same, ...fields, to: days.to } : period)), outcome: 'corrected' };
}

function agrees(period: FleetFields, fields: Partial<FleetFields>): boolean {
  return fleetFieldNames.every((name) => fields[name] === undefined || fields[name] === period[name]);
}

function fieldsOf({ holder, employeeNumber, costCentre, team, note }: FleetFields): FleetFields {
  return { holder, employeeNumber, costCentre, team, note };
}

/** What turns the periods of a line into others. */
export function differences(before: readonly FleetPeriod[], after: readonly FleetPeriod[]): FleetDifference[] {
  const had = new Map(before.map((period) => [period.id, period]));
  const has = new Set(after.map(({ id }) => id));
  return [
    ...before.filter(({ id }) => !has.has(id)).map((period) => ({ before: period, after: null })),
    ...after
      .filter((period) => !samePeriod(period, had.get(period.id)))
      .map((period) => ({ before: had.get(period.id) ?? null, after: period })),
  ];
}

export function samePeriod(a: FleetPeriod, b: FleetPeriod | null | undefined): boolean {
  if (!b || a.id !== b.id || a.line !== b.line || a.number !== b.number || a.from !== b.from || a.to !== b.to) return false;
  return fleetFieldNames.every((name) => a[name] === b[name]);
}
