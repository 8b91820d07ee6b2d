/** One state of the ledger's call detail as queries see it: columns, dictionaries and summaries in memory, and what was computed from them. */
import { totalmem } from 'node:os';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { mainCompanySql } from '../../ledger/companies.ts';
import { sortKey } from '../../ledger/grid-query.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { businessHoursOf } from '../company-settings.ts';
import { Recent } from '../recent.ts';
import { listSegments, type Segment } from '../segments.ts';
import type { SortKey } from './buckets.ts';
import { type Dictionary, dictionarySpecs, placeOf } from './columns.ts';
import { Derivation } from './derived.ts';
import { DetailColumns } from './detail-columns.ts';
import { type Conditions, compileConditions, findLines } from './filters.ts';
import { type GroupList, type GroupsRequest, listGroups } from './groups.ts';
import { Order } from './order.ts';
import { type Ranks, rankEntries } from './ranks.ts';
import { Rows } from './rows.ts';
import { Summaries } from './summaries.ts';

const mebibyte = 2 ** 20;
/** Bytes kept of whole columns and of those of parts; of lines found by queries, of orders, and of groups. */
const budgets = {
  columns: Math.max(256 * mebibyte, Math.min(2048 * mebibyte, totalmem() / 4)),
  parts: 128 * mebibyte,
  found: 128 * mebibyte,
  orders: 256 * mebibyte,
  groups: 32 * mebibyte,
};
/** Of a part, roughly. */
const bytesPerLine = 40;
/** Where the batches that pass lie among this part of the lines, their segments are read alone. */
const smallPart = 1 / 8;

/** Lines found, as ordinals of the columns in which they are; null: all of these. */
export interface Found {
  readonly columns: DetailColumns;
  readonly ordinals: Int32Array | null;
}

export interface Ordered {
  readonly columns: DetailColumns;
  readonly order: Order;
}

export class State {
  readonly columns: DetailColumns;
  readonly rows: Rows;
  readonly summaries: Summaries;
  readonly #sqlite: Sqlite;
  readonly #stamp: string;
  readonly #derivation: Derivation;
  readonly #ranks = new Map<string, Ranks>();
  readonly #parts = new Recent<string, DetailColumns>(budgets.parts, ({ total }) => total * bytesPerLine);
  readonly #found = new Recent<string, Found>(budgets.found, ({ ordinals }) => ordinals?.byteLength ?? 0);
  readonly #orders = new Recent<string, Ordered>(budgets.orders, ({ order }) => order.bytes);
  readonly #groups = new Recent<string, GroupList>(budgets.groups, ({ sums, places }) => sums.lines.byteLength * 4 + places.byteLength);

  private constructor(sqlite: Sqlite, stamp: string, segments: readonly Segment[], before: State | null) {
    this.#sqlite = sqlite;
    this.#stamp = stamp;
    this.#derivation = new Derivation(sqlite, businessHoursOf({ sqlite }));
    this.columns = before
      ? before.columns.moved(segments, this.#derivation)
      : new DetailColumns(sqlite, segments, this.#derivation, budgets.columns);
    this.rows = new Rows(sqlite);
    this.summaries = new Summaries(sqlite);
  }

  /** The state that the ledger is in now: the one before where nothing changed that it shows, else a new one that takes over what still holds. */
  static of(sqlite: Sqlite, before: State | null): State {
    const segments = listSegments(sqlite);
    const stamp = JSON.stringify([segments.map(({ id }) => id), stampOf(sqlite)]);
    return before !== null && before.#stamp === stamp ? before : new State(sqlite, stamp, segments, before);
  }

  /** @throws ProblemError invalid-arguments */
  conditions({ filters, search }: Pick<GridQuery, 'filters' | 'search'>): Conditions {
    return compileConditions(this.#sqlite, { filters, search });
  }

  found(conditions: Conditions): Found {
    return this.#found.get(conditions.name, () => {
      const segments = this.segmentsOf(conditions);
      const range = `${segments[0]?.id} ${segments.at(-1)?.id}`;
      const columns = segments === this.columns.segments ? this.columns : this.#parts.get(range, () => this.part(segments));
      return { columns, ordinals: findLines(columns, conditions) };
    });
  }

  /** The segments in which lines that meet conditions may lie: all, or few that follow one another. */
  segmentsOf({ all }: Conditions): readonly Segment[] {
    const { segments } = this.columns;
    const batches = all.flatMap((condition) =>
      condition.kind === 'entry' && condition.dictionary === 'batch' ? [condition.passes] : [],
    )[0];
    if (!batches) return segments;
    const ids = Array.from(batches.keys()).filter((id) => batches[id] === 1);
    const { first, last } = this.#sqlite
      .prepare(
        `SELECT coalesce(min(first_line_id), 0) AS first, coalesce(max(last_line_id), -1) AS last FROM detail_batch
         WHERE id IN (SELECT value FROM json_each(?))`,
      )
      .get(JSON.stringify(ids)) as { first: number; last: number };
    const part = segments.filter(({ firstLineId, lines }) => firstLineId <= last && firstLineId + lines > first);
    const lines = part.reduce((sum, segment) => sum + segment.lines, 0);
    return lines <= this.columns.total * smallPart ? part : segments;
  }

  /** Columns of some segments alone. */
  part(segments: readonly Segment[]): DetailColumns {
    return new DetailColumns(this.#sqlite, segments, this.#derivation, budgets.columns);
  }

  /** @throws ProblemError invalid-arguments */
  order({ sort, filters, search }: GridQuery): Ordered {
    return this.#orders.get(JSON.stringify([sort, filters, search]), () => {
      const { columns, ordinals } = this.found(this.conditions({ filters, search }));
      const keys = sort
        .filter(({ column }, index) => sort.findIndex((key) => key.column === column) === index)
        .map(({ column, descending }) => this.#sortKey(columns, column, descending));
      return { columns, order: new Order(ordinals, columns.total, keys) };
    });
  }

  /** @throws ProblemError invalid-arguments, detail-sum-too-large */
  groups(request: Omit<GroupsRequest, 'offset' | 'limit'>): GroupList {
    const { by, query, over, sort, descending } = request;
    return this.#groups.get(JSON.stringify([by, query.filters, query.search, over, sort, descending]), () => listGroups(this, request));
  }

  /** The entries of a dictionary in the order of some SQL. */
  ranks(dictionary: Dictionary, keys: readonly string[]): Ranks {
    const name = `${dictionary} ${keys.join()}`;
    const known = this.#ranks.get(name);
    if (known) return known;
    const ranks = rankEntries(this.#sqlite, dictionary, keys);
    this.#ranks.set(name, ranks);
    return ranks;
  }

  /** Two texts of some entries of a dictionary. */
  texts(dictionary: Dictionary, key: string, label: string, ids: readonly number[]): ReadonlyMap<number, { key: string; label: string }> {
    const { from, idSql } = dictionarySpecs[dictionary];
    const rows = this.#sqlite
      .prepare(`SELECT ${idSql} AS id, ${key} AS key, ${label} AS label FROM ${from} WHERE ${idSql} IN (SELECT value FROM json_each(?))`)
      .all(JSON.stringify(ids)) as { id: number; key: string; label: string }[];
    return new Map(rows.map(({ id, ...texts }) => [id, texts]));
  }

  #sortKey(columns: DetailColumns, column: string, descending: boolean): SortKey {
    const place = placeOf(column);
    if (!place) throw new ProblemError('invalid-arguments', { message: `column ${column}` });
    if ('figure' in place) return { kind: 'figure', figures: columns.column(place.figure), descending };
    const { dictionary } = place;
    const its = dictionarySpecs[dictionary].columns[column];
    const { byId, samples } = this.ranks(dictionary, [its ? sortKey(its) : 'NULL']);
    const count = samples.length;
    return { kind: 'rank', codes: columns.column(dictionary), ranks: descending ? byId.map((rank) => count - 1 - rank) : byId, count };
  }
}

/** What grids show of call detail beside its lines, which no segment tells: another text, another state. */
function stampOf(sqlite: Sqlite): unknown {
  return sqlite
    .prepare(
      `SELECT (SELECT group_concat(value, char(10)) FROM (SELECT value FROM setting WHERE key IN ('business-hours', 'numbers-read') ORDER BY key)),
        (SELECT fields FROM company WHERE id = ${mainCompanySql}),
        (SELECT json_group_array(json_array(detail_batch.id, invoice.id, invoice.number, supplier.name)) FROM detail_batch
          LEFT JOIN invoice ON invoice.id = invoice_id LEFT JOIN supplier ON supplier.id = supplier_id),
        (SELECT json_group_array(json_array(id, line_key, holder, cost_centre, team, from_date, to_date)) FROM fleet_assignment)`,
    )
    .raw()
    .get();
}
