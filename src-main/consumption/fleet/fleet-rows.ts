/** The rows of the fleet's grid: a line each, whether a list or call detail knows it. */
import type { FleetState } from '../../../src-preload/contract/fleet.ts';
import type { Cell } from '../../../src-preload/contract/grid.ts';
import { coversDay, type FleetPeriod, periodOn } from '../../billing/fleet.ts';
import { cleanText } from '../mapping/mapped-readers.ts';
import type { PrintedLine } from './line-key.ts';
import { bothUses, type FleetUse, type LineUse } from './line-use.ts';

/** Months of call detail without use, after which a line that is held counts as unused. */
const unusedMonths = 3;

export interface FleetLine {
  readonly line: string;
  /** The first that call detail has shown. */
  readonly printed: PrintedLine | null;
  readonly period: FleetPeriod | null;
  readonly periods: number;
  readonly use: LineUse | null;
  readonly state: FleetState;
}

/** Every line, those of the lists first. @param today ISO */
export function fleetLines(periods: readonly FleetPeriod[], printed: readonly PrintedLine[], use: FleetUse, today: string): FleetLine[] {
  const byLine = new Map<string, { periods: FleetPeriod[]; printed: PrintedLine | null; use: LineUse | null }>();
  const at = (line: string) => {
    const known = byLine.get(line);
    if (known) return known;
    const made = { periods: [], printed: null, use: null };
    byLine.set(line, made);
    return made;
  };
  for (const period of periods) at(period.line).periods.push(period);
  for (const one of printed) {
    const entry = at(one.line);
    entry.printed ??= one;
    const used = use.byLine.get(one.id);
    if (used) entry.use = entry.use ? bothUses(entry.use, used) : used;
  }
  return [...byLine].map(([line, entry]) => {
    const period = periodOn(entry.periods, today);
    const state = stateOf(period, entry.use, use.lastMonth, today);
    return { line, printed: entry.printed, period, periods: entry.periods.length, use: entry.use, state };
  });
}

function stateOf(period: FleetPeriod | null, use: LineUse | null, lastMonth: number | null, today: string): FleetState {
  if (!period) return 'unknown';
  if (!coversDay(period, today)) return period.to !== null && period.to < today ? 'ended' : 'upcoming';
  if (period.holder === '') return 'unassigned';
  if (lastMonth === null) return 'active';
  const first = monthBefore(lastMonth, unusedMonths - 1);
  // Who has it since less than that may not have had the time.
  const heldSince = period.from === null ? 0 : Number(period.from.slice(0, 7).replace('-', ''));
  const heldAllAlong = heldSince < first || (heldSince === first && period.from?.endsWith('-01') === true);
  return heldAllAlong && (use === null || use.lastUse < first) ? 'unused' : 'active';
}

/** @param month yyyymm */
function monthBefore(month: number, count: number): number {
  const months = Math.floor(month / 100) * 12 + (month % 100) - 1 - count;
  return Math.floor(months / 12) * 100 + (months % 12) + 1;
}

/** A row as the grid's table keeps it, in the order of `fleetCellNames`. */
export function cellsOf({ line, printed, period, periods, use, state }: FleetLine): Cell[] {
  const international = printed?.e164 ?? (line.startsWith('+') ? line : '');
  return [
    period?.id ?? -(printed?.id ?? 0),
    printed?.number ?? cleanText('line', period?.number ?? '') ?? line,
    international,
    period?.holder ?? '',
    period?.employeeNumber ?? '',
    period?.costCentre ?? '',
    period?.team ?? '',
    period?.from ?? null,
    period?.to ?? null,
    state,
    use?.user ?? '',
    use?.lastUse || null,
    use?.lines ?? 0,
    use && use.lines > 0 ? use.amountMicros : null,
    use?.currency ?? '',
    periods,
    period?.note ?? '',
    line,
  ];
}
