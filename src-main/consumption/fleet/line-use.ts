/** What call detail says of each line: who uses it by the supplier's books, when last, for how much. */

import type { Sqlite } from '../../ledger/sqlite.ts';
import { breathe } from '../../ledger/work.ts';

/** Of one line; months are yyyymm. */
export interface LineUse {
  readonly user: string;
  readonly lastMonth: number;
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

interface HoldingUse {
  month: number;
  lines: number;
  micros: number;
  currency: string;
}

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
  const ofBatch = sqlite
    .prepare(
      `SELECT holding_id, month, sum(lines), sum(amount_micros) FROM detail_user_summary WHERE batch_id = ? GROUP BY holding_id, month`,
    )
    .raw();
  const byHolding = new Map<number, HoldingUse>();
  let last = 0;
  for (const { id, currency } of batches) {
    for (const [holding, month, lines, micros] of ofBatch.all(id) as [number, number, number, number][]) {
      last = Math.max(last, month);
      const known = byHolding.get(holding);
      if (!known || known.month < month) byHolding.set(holding, { month, lines, micros, currency });
      else if (known.month === month) add(known, { month, lines, micros, currency });
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
    if (use) byLine.set(line, joined(byLine.get(line), use, user, last));
  }
  return { lastMonth: last === 0 ? null : last, byLine };
}

function add(known: HoldingUse, { lines, micros, currency }: HoldingUse): void {
  known.lines += lines;
  known.micros += micros;
  if (known.currency !== currency) known.currency = '';
}

/** The use of a line under one name, added to that under others. */
function joined(known: LineUse | undefined, use: HoldingUse, user: string, last: number): LineUse {
  const { lines, micros, currency } = use.month === last ? use : { lines: 0, micros: 0, currency: '' };
  if (!known) return { user, lastMonth: use.month, lines, amountMicros: micros, currency };
  const latest = known.lastMonth >= use.month ? known : { user, lastMonth: use.month };
  const both = known.lines > 0 && lines > 0;
  return {
    user: latest.user,
    lastMonth: latest.lastMonth,
    lines: known.lines + lines,
    amountMicros: known.amountMicros + micros,
    currency: both ? (known.currency === currency ? currency : '') : known.currency || currency,
  };
}
