/** One state of the ledger's call detail as queries see it: columns, dictionaries and summaries in memory, and what was computed from them. */
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { sortKey } from '../../ledger/grid-query.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { businessHoursOf } from '../company-settings.ts';
import { Recent } from '../recent.ts';
import { listSegments } from '../segments.ts';
import { type Dictionary, dictionarySpecs, placeOf } from './columns.ts';
import { Derivation } from './derived.ts';
import { DetailColumns } from './detail-columns.ts';
import { type Conditions, compileConditions, findLines } from './filters.ts';
import { type GroupList, type GroupsRequest, listGroups } from './groups.ts';
import { Order, type SortKey } from './order.ts';
import { type Ranks, rankEntries } from './ranks.ts';
import { Rows } from './rows.ts';
import { Summaries } from './summaries.ts';

/** Bytes of whole columns, and of orders and of lines found, that are kept. */
const budgets = { columns: 768 * 2 ** 20, orders: 256 * 2 ** 20, found: 128 * 2 ** 20, groups: 32 * 2 ** 20 };

export class State {
  readonly columns: DetailColumns;
  readonly rows: Rows;
  readonly summaries: Summaries;
  readonly #sqlite: Sqlite;
  readonly #ranks = new Map<string, Ranks>();
  readonly #orders = new Recent<string, Order>(budgets.orders, ({ bytes }) => bytes);
  readonly #found = new Recent<string, { readonly lines: Int32Array | null }>(budgets.found, ({ lines }) => lines?.byteLength ?? 0);
  readonly #groups = new Recent<string, GroupList>(budgets.groups, ({ sums, places }) => sums.lines.byteLength * 4 + places.byteLength);

  /** @param before what was known of an earlier state, from which columns that are still true are taken over */
  constructor(sqlite: Sqlite, before: State | null) {
    this.#sqlite = sqlite;
    const derivation = new Derivation(sqlite, businessHoursOf({ sqlite }));
    const segments = listSegments(sqlite);
    this.columns = before ? before.columns.moved(segments, derivation) : new DetailColumns(sqlite, segments, derivation, budgets.columns);
    this.rows = new Rows(sqlite);
    this.summaries = new Summaries(sqlite);
  }

  /** @throws ProblemError invalid-arguments */
  conditions({ filters, search }: Pick<GridQuery, 'filters' | 'search'>): Conditions {
    return compileConditions(this.#sqlite, { filters, search });
  }

  /** The lines that meet conditions, rising; null: all. */
  found(conditions: Conditions): Int32Array | null {
    return this.#found.get(conditions.name, () => ({ lines: findLines(this.columns, conditions) })).lines;
  }

  /** @throws ProblemError invalid-arguments */
  order({ sort, filters, search }: GridQuery): Order {
    return this.#orders.get(JSON.stringify([sort, filters, search]), () => {
      const keys = sort
        .filter(({ column }, index) => sort.findIndex((key) => key.column === column) === index)
        .map(({ column, descending }) => this.#sortKey(column, descending));
      return new Order(this.found(this.conditions({ filters, search })), this.columns.total, keys);
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

  #sortKey(column: string, descending: boolean): SortKey {
    const place = placeOf(column);
    if (!place) throw new ProblemError('invalid-arguments', { message: `column ${column}` });
    if ('figure' in place) return { kind: 'figure', figures: this.columns.column(place.figure), descending };
    const { dictionary } = place;
    const its = dictionarySpecs[dictionary].columns[column];
    const { byId, samples } = this.ranks(dictionary, [its ? sortKey(its) : 'NULL']);
    const count = samples.length;
    return { kind: 'rank', codes: this.columns.column(dictionary), ranks: descending ? byId.map((rank) => count - 1 - rank) : byId, count };
  }
}
