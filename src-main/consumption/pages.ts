/** What the consumption screens ask, over a read-only connection: pages in any order, sums of what a query finds, totals by group. */
import type { Cell, GridQuery, Page, PageRequest } from '../../src-preload/contract/grid.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { type CompareRequest, type CompareResult, compareGroups } from './query/compare.ts';
import { findLines } from './query/filters.ts';
import { type ConsumptionGroups, type ConsumptionSummary, type GroupsRequest, pageOfGroups, summaryOf } from './query/groups.ts';
import { type IdleRequest, type IdleResult, idleLines } from './query/idle-lines.ts';
import { type PricesRequest, type PricesResult, priceChanges } from './query/prices.ts';
import { type Ordered, State } from './query/state.ts';

export type { CompareRequest, CompareResult } from './query/compare.ts';
export type { ConsumptionGroups, ConsumptionSummary, GroupsRequest } from './query/groups.ts';
export type { IdleRequest, IdleResult } from './query/idle-lines.ts';
export type { PricesRequest, PricesResult } from './query/prices.ts';

const rowsPerRead = 1000;
/** Segments whose columns are read together where lines are taken in the order of the files. */
const segmentsPerRead = 32;

export class ConsumptionPages {
  readonly #sqlite: Sqlite;
  #state: State | null = null;
  #version: unknown = null;
  /** The order that was shown last. */
  #shown: Ordered | null = null;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** @throws ProblemError invalid-arguments */
  page(request: PageRequest): Page {
    return this.#reading((state) => {
      const ordered = state.order(request);
      const { columns, order } = ordered;
      // Whoever turns pages will turn more: each brings one column into memory, until all are there.
      if (this.#shown === ordered) columns.loadNext();
      this.#shown = ordered;
      return { rows: state.rows.of(columns, order.ordinals(request.offset, request.limit)), total: order.total };
    });
  }

  /** @throws ProblemError invalid-arguments */
  summary(query: GridQuery): ConsumptionSummary {
    return this.#reading((state) => summaryOf(state, query));
  }

  /** @throws ProblemError invalid-arguments */
  groups({ offset, limit, ...request }: GroupsRequest): ConsumptionGroups {
    return this.#reading((state) => pageOfGroups(state.groups(request), offset, limit));
  }

  /** @throws ProblemError invalid-arguments */
  compare(request: CompareRequest): CompareResult {
    return this.#reading((state) => compareGroups(state, request));
  }

  /** @throws ProblemError invalid-arguments */
  prices(request: PricesRequest): PricesResult {
    return this.#reading((state) => priceChanges(state, request));
  }

  /** @throws ProblemError invalid-arguments */
  idle(request: IdleRequest): IdleResult {
    return this.#reading((state) => idleLines(this.#sqlite, state, request));
  }

  /**
   * Does a little of what the next page will need, so that it comes at once; for when nothing is asked.
   * @returns whether more is left to do
   */
  prepare(): boolean {
    return this.#reading((state) => {
      if (this.#shown?.order.prepare()) return true;
      const columns = this.#shown?.columns ?? state.columns;
      // Where sums of sums answered all that was asked, nobody looks at lines.
      return columns.used && columns.loadNext();
    });
  }

  /**
   * Every line that the query finds, in its order; one state of the ledger from the first to the last. Without an order, lines are read
   * a few segments at a time, in the order of the files; an order keeps whole columns in memory.
   */
  *rows(query: GridQuery): Generator<Cell[]> {
    const own = !this.#sqlite.inTransaction;
    if (own) this.#sqlite.exec('BEGIN');
    try {
      const state = this.#current();
      if (query.sort.length === 0) yield* this.#rowsOfFiles(state, query);
      else {
        const { columns, order } = state.order(query);
        while (columns.loadNext());
        for (let offset = 0; offset < order.total; offset += rowsPerRead)
          yield* state.rows.of(columns, order.ordinals(offset, rowsPerRead));
      }
    } finally {
      if (own) this.#sqlite.exec('COMMIT');
    }
  }

  *#rowsOfFiles(state: State, query: GridQuery): Generator<Cell[]> {
    const conditions = state.conditions(query);
    const segments = state.segmentsOf(conditions);
    for (let first = 0; first < segments.length; first += segmentsPerRead) {
      const columns = state.part(segments.slice(first, first + segmentsPerRead));
      while (columns.loadNext());
      const found = findLines(columns, conditions) ?? Int32Array.from({ length: columns.total }, (_, ordinal) => ordinal);
      for (let at = 0; at < found.length; at += rowsPerRead) yield* state.rows.of(columns, found.subarray(at, at + rowsPerRead));
    }
  }

  /** Several reads of one state of the ledger. */
  #reading<T>(read: (state: State) => T): T {
    const whole = () => read(this.#current());
    return this.#sqlite.inTransaction ? whole() : this.#sqlite.transaction(whole)();
  }

  /** What is known of the ledger as it is now, computed once as long as nothing is written. */
  #current(): State {
    const version = this.#sqlite.pragma('data_version', { simple: true });
    if (this.#state && version === this.#version) return this.#state;
    const state = State.of(this.#sqlite, this.#state);
    if (state !== this.#state) this.#shown = null;
    this.#state = state;
    this.#version = version;
    return state;
  }
}
