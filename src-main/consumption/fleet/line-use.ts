/** What call detail says of each line: who uses it by the supplier's books, when last, for how much. */

import type { Sqlite } from '../../ledger/sqlite.ts';
import { breathe } from '../../ledger/work.ts';
import { usageOf } from '../query/kind-words.ts';

/** Of one line; months are yyyymm. */
export interface LineUse {
  /** By the last month that shows it. */
  readonly user: string;
  readonly lastSeen: number;
  /** A subscription that is billed is no use; 0 for a line that has had none. */
  readonly lastUse: number;
  /** Of the last month of all call detail. */
  readonly lines: number;
  readonly amountMicros: number;
  /** Empty where there are several. */
  readonly currency: string;
}

export interface FleetUse {
  /** The last month of all call detail; null where there is none. */
  readonly lastMonth: number | null;
  /** By id of fleet_line. */
  readonly byLine: ReadonlyMap<number, LineUse>;
}

/** The figures are those of `lastSeen`. */
type HoldingUse = { -readonly [Name in keyof Omit<LineUse, 'user'>]: LineUse[Name] };

const stateSql = "SELECT count(*) || ',' || coalesce(max(id), 0) || ',' || coalesce(sum(lines), 0) FROM detail_batch";

/** Keeps what it has read until call detail comes or goes. */
export class FleetUseReader {
  readonly #sqlite: Sqlite;
  #state = '';
  #use: FleetUse = { lastMonth: null, byLine: new Map() };

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** One batch after the other, so that others are answered in between; where batches come meanwhile, the next reading finds them. */
  async read(): Promise<FleetUse> {
    const state = this.#sqlite.prepare(stateSql).pluck().get() as string;
    if (state !== this.#state) {
      this.#use = await readUse(this.#sqlite);
      this.#state = state;
    }
    return this.#use;
  }
}

async function readUse(sqlite: Sqlite): Promise<FleetUse> {
  const batches = sqlite.prepare('SELECT id, currency FROM detail_batch').all() as { id: number; currency: string }[];
  const subscribed = JSON.stringify(subscriptions(sqlite));
  const ofBatch = sqlite
    .prepare(
      `SELECT holding_id, month, sum(lines), sum(amount_micros), max(kind_id NOT IN (SELECT value FROM json_each(?)))
       FROM detail_user_summary WHERE batch_id = ? GROUP BY holding_id, month`,
    )
    .raw();
  const byHolding = new Map<number, HoldingUse>();
  let last = 0;
  for (const { id, currency } of batches) {
    for (const [holding, month, lines, amountMicros, used] of ofBatch.all(subscribed, id) as [number, number, number, number, number][]) {
      last = Math.max(last, month);
      const use = { lastSeen: month, lastUse: used === 1 ? month : 0, lines, amountMicros, currency };
      const known = byHolding.get(holding);
      byHolding.set(holding, known ? together(known, use) : use);
    }
    await breathe();
  }
  const holdings = sqlite
    .prepare(
      'SELECT holding.id, holding.line_id, user.name FROM fleet_holding AS holding JOIN fleet_user AS user ON user.id = holding.user_id',
    )
    .raw();
  const byLine = new Map<number, LineUse>();
  for (const [id, line, user] of holdings.iterate() as IterableIterator<[number, number, string]>) {
    const use = byHolding.get(id);
    if (!use) continue;
    const own = use.lastSeen === last ? { ...use, user } : { ...use, user, lines: 0, amountMicros: 0, currency: '' };
    const known = byLine.get(line);
    byLine.set(line, known ? bothUses(known, own) : own);
  }
  return { lastMonth: last === 0 ? null : last, byLine };
}

/** Kinds of lines that bill a subscription. */
function subscriptions(sqlite: Sqlite): number[] {
  const kinds = sqlite.prepare('SELECT id, section, nature, place FROM usage_kind').all() as {
    id: number;
    section: string;
    nature: string;
    place: string;
  }[];
  return kinds.filter(({ section, nature, place }) => usageOf(section, nature, place) === 'subscription').map(({ id }) => id);
}

/** What two batches say of a holding: the figures of the later month, of both where it is the same. */
function together(known: HoldingUse, use: HoldingUse): HoldingUse {
  const lastUse = Math.max(known.lastUse, use.lastUse);
  if (known.lastSeen !== use.lastSeen) return { ...(known.lastSeen > use.lastSeen ? known : use), lastUse };
  const currency = known.currency === use.currency ? known.currency : '';
  return { ...known, lastUse, lines: known.lines + use.lines, amountMicros: known.amountMicros + use.amountMicros, currency };
}

/** Two uses of one line: by two names, or printed in two ways. */
export function bothUses(a: LineUse, b: LineUse): LineUse {
  const { user, lastSeen } = a.lastSeen >= b.lastSeen ? a : b;
  return {
    user,
    lastSeen,
    lastUse: Math.max(a.lastUse, b.lastUse),
    lines: a.lines + b.lines,
    amountMicros: a.amountMicros + b.amountMicros,
    currency: a.lines > 0 && b.lines > 0 && a.currency !== b.currency ? '' : a.currency || b.currency,
  };
}
