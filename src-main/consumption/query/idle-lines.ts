/** Lines of the fleet, or seen before, that nobody has used for some months, and what they cost all the same. */
import type { z } from 'zod';
import type { analysis, IdleLine } from '../../../src-preload/contract/analysis.ts';
import { usages } from '../../../src-preload/contract/consumption.ts';
import { dayOf } from '../../billing/calendar.ts';
import { foldText } from '../../billing/text.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { lastDay, shifted } from './compare.ts';
import { currencyNumbering, sourceFor } from './groups.ts';
import type { State } from './state.ts';

export type IdleRequest = z.output<typeof analysis.idle.input>;
export type IdleResult = z.output<typeof analysis.idle.output>;

/** What call detail says of one line, whoever held it. Days are counted from 1970. */
interface Seen {
  number: string;
  e164: string;
  /** Who used it last by the supplier's books. */
  user: string;
  lastDay: number;
  lastUse: number;
  /** In micros, by place of the currency. */
  readonly billed: number[];
}

interface Assignment {
  readonly line: string;
  readonly number: string;
  readonly holder: string;
  readonly costCentre: string;
  readonly team: string;
  readonly from: string;
  readonly to: string;
}

const never = Number.NEGATIVE_INFINITY;
const forEver = '9999-12-31';

/** @throws ProblemError invalid-arguments */
export function idleLines(sqlite: Sqlite, state: State, { month, months, search, offset, limit }: IdleRequest): IdleResult {
  const from = `${shifted(month, 1 - months)}-01`;
  const to = lastDay(month);
  const { seen, currencies } = linesSeen(sqlite, state, dayNumber(from), dayNumber(to));
  const assignments = assignmentsByLine(sqlite);
  for (const [line, [first]] of assignments) {
    if (first && !seen.has(line)) seen.set(line, unseen(first.number, line));
  }
  const all: IdleLine[] = [];
  for (const [line, { number, e164, user, lastUse, billed }] of seen) {
    const its = assignments.get(line);
    const current = its?.find((assignment) => assignment.from <= to && to <= assignment.to);
    const givenBack = its !== undefined && !current;
    const givenOutSince = its?.every((assignment) => assignment.from > from) ?? false;
    if (lastUse >= dayNumber(from) || givenBack || givenOutSince) continue;
    const { holder, costCentre, team } = current ?? { holder: '', costCentre: '', team: '' };
    all.push({
      number,
      e164,
      holder,
      costCentre,
      team,
      user,
      lastUse: lastUse === never ? null : new Date(lastUse * 86_400_000).toISOString().slice(0, 10),
      billed: amounts(billed, currencies),
    });
  }
  const words = foldText(search).split(/\s+/).filter(Boolean);
  const found = all.filter((line) => {
    const text = foldText([line.number, line.e164, line.holder, line.costCentre, line.team, line.user].join('\n'));
    return words.every((word) => text.includes(word));
  });
  const most = ({ billed }: IdleLine): number => billed.reduce((largest, { amountMicros }) => Math.max(largest, amountMicros), 0);
  found.sort((a, b) => most(b) - most(a) || compare(a.lastUse ?? '', b.lastUse ?? '') || compare(a.number, b.number));
  const total = currencies.map((currency) =>
    found.reduce((sum, { billed }) => sum + (billed.find((its) => its.currency === currency)?.amountMicros ?? 0), 0),
  );
  return { rows: found.slice(offset, offset + limit), total: found.length, billed: amounts(total, currencies) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const dayNumber = (day: string): number => dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)));
const unseen = (number: string, line: string): Seen => ({
  number,
  e164: line.startsWith('+') ? line : '',
  user: '',
  lastDay: never,
  lastUse: never,
  billed: [],
});

function amounts(micros: readonly number[], currencies: readonly string[]): IdleLine['billed'] {
  return currencies.flatMap((currency, place) => {
    const amountMicros = micros[place] ?? 0;
    return amountMicros === 0 ? [] : [{ currency, amountMicros }];
  });
}

/** The lines that were seen until a day, by the text under which the fleet knows them. */
function linesSeen(sqlite: Sqlite, state: State, from: number, to: number): { seen: Map<string, Seen>; currencies: readonly string[] } {
  const conditions = state.conditions({ filters: [], search: '' });
  const { lines, measured } = sourceFor(state, conditions, ['holding', 'usage', 'day']);
  const currencies = currencyNumbering(state, lines);
  const width = currencies.names.length;
  const [holding, usage, day] = [lines.column('holding'), lines.column('usage'), lines.column('day')];
  const [currency] = currencies.numbering;
  const holdings = sqlite
    .prepare(
      `SELECT holding.id, line.number, coalesce(line.e164, '') AS e164, user.name AS user FROM fleet_holding AS holding
       JOIN fleet_line AS line ON line.id = holding.line_id JOIN fleet_user AS user ON user.id = holding.user_id`,
    )
    .all() as { id: number; number: string; e164: string; user: string }[];
  const size = holdings.reduce((most, { id }) => Math.max(most, id), 0) + 1;
  const lastSeen = new Float64Array(size).fill(never);
  const lastUsed = new Float64Array(size).fill(never);
  const billed = new Float64Array(size * width);
  const subscription = usages.indexOf('subscription');
  for (let i = 0; i < measured.total; i++) {
    const its = day[i] ?? 0;
    if (its > to) continue;
    const of = holding[i] ?? 0;
    if (its > (lastSeen[of] ?? 0)) lastSeen[of] = its;
    if (usage[i] !== subscription && its > (lastUsed[of] ?? 0)) lastUsed[of] = its;
    if (its < from) continue;
    const at = of * width + (currency ? (currency.groups?.[currency.codes[i] ?? 0] ?? 0) : 0);
    billed[at] = (billed[at] ?? 0) + (measured.amounts[i] ?? 0);
  }
  const seen = new Map<string, Seen>();
  for (const { id, number, e164, user } of holdings) {
    const last = lastSeen[id] ?? never;
    if (last === never) continue;
    const line = e164 || number;
    const known = seen.get(line) ?? { ...unseen(number, line), e164, billed: new Array<number>(width).fill(0) };
    seen.set(line, known);
    if (last > known.lastDay) {
      known.lastDay = last;
      known.user = user;
    }
    known.lastUse = Math.max(known.lastUse, lastUsed[id] ?? never);
    for (let place = 0; place < width; place++) known.billed[place] = (known.billed[place] ?? 0) + (billed[id * width + place] ?? 0);
  }
  return { seen, currencies: currencies.names };
}

/** The fleet's assignments of each line, in the order of time. */
function assignmentsByLine(sqlite: Sqlite): Map<string, Assignment[]> {
  const rows = sqlite
    .prepare(
      `SELECT line_key AS line, number, holder, cost_centre AS costCentre, team, coalesce(from_date, '') AS "from", coalesce(to_date, ?) AS "to"
       FROM fleet_assignment ORDER BY line_key, from_date, id`,
    )
    .all(forEver) as Assignment[];
  return Map.groupBy(rows, ({ line }) => line);
}
