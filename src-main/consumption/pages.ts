/** What the consumption screens ask, over a read-only connection: pages in any order, sums of what a query finds, totals by group. */
import type { z } from 'zod';
import type { ConsumptionGroup, consumption, consumptionSummarySchema } from '../../src-preload/contract/consumption.ts';
import type { Cell, GridQuery, Page, PageRequest } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { cellsSql, type Dictionary, wholeLines } from './columns.ts';
import { DetailConditions } from './conditions.ts';
import { type LineOrder, lineOrder } from './line-order.ts';
import { Recent } from './recent.ts';

export type ConsumptionSummary = z.output<typeof consumptionSummarySchema>;
export type GroupsRequest = z.output<typeof consumption.groups.input>;
export interface ConsumptionGroups {
  readonly groups: ConsumptionGroup[];
  readonly total: number;
}

/** Ids held by the orders used lately: some four orders of ten million lines. */
const keptIds = 40_000_000;

export class ConsumptionPages {
  readonly #sqlite: Sqlite;
  #orders = new Recent<string, LineOrder>(keptIds, ({ weight }) => weight);
  #version: unknown = null;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** @throws ProblemError invalid-arguments */
  page(request: PageRequest): Page {
    return this.#reading(() => {
      const order = this.#order(request);
      return { rows: this.#rows(order.ids(request.offset, request.limit)), total: order.total };
    });
  }

  /** @throws ProblemError invalid-arguments */
  summary(query: GridQuery): ConsumptionSummary {
    return this.#reading(() => {
      const conditions = new DetailConditions(query);
      const source = conditions.source(['batch']);
      const { where, params } = conditions.over(source, this.#sqlite);
      const rows = this.#sqlite
        .prepare(
          `SELECT detail_batch.currency AS currency, sum(${source.lines}) AS lines, sum(${source.table}.duration_seconds) AS seconds,
             sum(${source.table}.volume_kilobytes) AS kilobytes, sum(${source.table}.amount_micros) AS amountMicros
           FROM ${withBatch(source.table)} WHERE ${where} GROUP BY detail_batch.currency ORDER BY detail_batch.currency`,
        )
        .all(params) as { currency: string; lines: number; seconds: number; kilobytes: number; amountMicros: number }[];
      const sum = (key: 'lines' | 'seconds' | 'kilobytes') => rows.reduce((total, row) => total + row[key], 0);
      return {
        lines: sum('lines'),
        seconds: sum('seconds'),
        kilobytes: sum('kilobytes'),
        currencies: rows.map(({ currency, lines, amountMicros }) => ({ currency, lines, amountMicros })),
      };
    });
  }

  /** @throws ProblemError invalid-arguments */
  groups({ by, query, over, sort, descending, offset, limit }: GroupsRequest): ConsumptionGroups {
    return this.#reading(() => {
      const grouping = groupings[by];
      if (!grouping || over) throw new ProblemError('invalid-arguments', { message: `by ${by}` });
      const { home, join, key, label } = grouping;
      const conditions = new DetailConditions(query);
      const source = conditions.source(home ? [home, 'batch'] : ['batch'], by === 'month');
      const { where, params } = conditions.over(source, this.#sqlite);
      const entry = home ? source.keys[home] : source.month;
      // The lines or sums are added up by number first; the few that are left get their texts.
      const sql = `WITH added AS (
          SELECT ${entry} AS entry, detail_batch.currency AS currency, sum(${source.lines}) AS lines,
            sum(${source.table}.duration_seconds) AS seconds, sum(${source.table}.volume_kilobytes) AS kilobytes,
            sum(${source.table}.amount_micros) AS amount
          FROM ${withBatch(source.table)} WHERE ${where} GROUP BY 1, 2
        ), grouped AS (
          SELECT ${key} AS key, ${label} AS label, currency, sum(lines) AS lines, sum(seconds) AS seconds, sum(kilobytes) AS kilobytes, sum(amount) AS amount
          FROM added ${join} GROUP BY key, label, currency
        )
        SELECT key, label, currency, lines, seconds, kilobytes, amount AS amountMicros, count(*) OVER () AS total FROM grouped
        ORDER BY ${sort === 'label' ? 'french(label)' : sort} ${descending ? 'DESC' : 'ASC'}, key, label, currency LIMIT ? OFFSET ?`;
      const rows = this.#sqlite.prepare(sql).all([...params, limit, offset]) as (ConsumptionGroup & { total: number })[];
      return {
        groups: rows.map(({ total: _, ...group }) => group),
        // A page beyond the end carries no row that could tell.
        total: rows[0]?.total ?? (offset === 0 ? 0 : this.groups({ by, query, over, sort, descending, offset: 0, limit: 1 }).total),
      };
    });
  }

  /** Every line that the query finds, in its order; one state of the ledger from the first to the last. */
  *rows(query: GridQuery): Generator<Cell[]> {
    const own = !this.#sqlite.inTransaction;
    if (own) this.#sqlite.exec('BEGIN');
    try {
      const order = this.#order(query);
      for (let offset = 0; offset < order.total; offset += rowsPerRead) yield* this.#rows(order.ids(offset, rowsPerRead));
    } finally {
      if (own) this.#sqlite.exec('COMMIT');
    }
  }

  /** Several reads of one state of the ledger. */
  #reading<T>(read: () => T): T {
    return this.#sqlite.inTransaction ? read() : this.#sqlite.transaction(read)();
  }

  /** The order of a query, computed once as long as nothing is written. */
  #order({ sort, filters, search }: GridQuery): LineOrder {
    const version = this.#sqlite.pragma('data_version', { simple: true });
    if (version !== this.#version) this.#orders = new Recent(keptIds, ({ weight }) => weight);
    this.#version = version;
    return this.#orders.get(JSON.stringify([sort, filters, search]), () => lineOrder(this.#sqlite, { sort, filters, search }));
  }

  #rows(ids: ArrayLike<number>): Cell[][] {
    return this.#sqlite
      .prepare(
        `SELECT ${cellsSql} FROM json_each(?) AS wanted CROSS JOIN ${wholeLines} WHERE detail_line.id = wanted.value ORDER BY wanted.key`,
      )
      .raw()
      .all(JSON.stringify(Array.from(ids))) as Cell[][];
  }
}

const rowsPerRead = 1000;

function withBatch(table: string): string {
  return table === 'detail_batch' ? table : `${table} JOIN detail_batch ON detail_batch.id = ${table}.batch_id`;
}

interface Grouping {
  readonly home: Dictionary | null;
  readonly join: string;
  readonly key: string;
  readonly label: string;
}

const groupings: Readonly<Partial<Record<GroupsRequest['by'], Grouping>>> = {
  user: {
    home: 'holding',
    join: `JOIN fleet_holding ON fleet_holding.id = entry JOIN fleet_line ON fleet_line.id = fleet_holding.line_id
      JOIN fleet_user ON fleet_user.id = fleet_holding.user_id`,
    key: 'fleet_line.number',
    label: 'fleet_user.name',
  },
  destination: {
    home: 'destination',
    join: 'JOIN destination ON destination.id = entry',
    key: 'destination.number',
    label: 'destination.place',
  },
  section: { home: 'kind', join: 'JOIN usage_kind ON usage_kind.id = entry', key: 'usage_kind.section', label: 'usage_kind.section' },
  month: {
    home: null,
    join: '',
    key: `printf('%04d-%02d', entry / 100, entry % 100)`,
    label: `printf('%04d-%02d', entry / 100, entry % 100)`,
  },
};
