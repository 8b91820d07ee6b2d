/** What the consumption screens ask, over a read-only connection: pages in any order, sums of what a query finds, totals by group. */
import type { Cell, GridQuery, Page, PageRequest } from '../../src-preload/contract/grid.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { type ConsumptionGroups, type ConsumptionSummary, type GroupsRequest, pageOfGroups, summaryOf } from './query/groups.ts';
import { State } from './query/state.ts';

export type { ConsumptionGroups, ConsumptionSummary, GroupsRequest } from './query/groups.ts';

export class ConsumptionPages {
  readonly #sqlite: Sqlite;
  #state: State | null = null;
  #version: unknown = null;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** @throws ProblemError invalid-arguments */
  page(request: PageRequest): Page {
    return this.#reading((state) => {
      const order = state.order(request);
      return { rows: state.rows.of(state.columns, order.ordinals(request.offset, request.limit)), total: order.total };
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

  /** Every line that the query finds, in its order; one state of the ledger from the first to the last. */
  *rows(query: GridQuery): Generator<Cell[]> {
    const own = !this.#sqlite.inTransaction;
    if (own) this.#sqlite.exec('BEGIN');
    try {
      const state = this.#current();
      const order = state.order(query);
      for (let offset = 0; offset < order.total; offset += rowsPerRead)
        yield* state.rows.of(state.columns, order.ordinals(offset, rowsPerRead));
    } finally {
      if (own) this.#sqlite.exec('COMMIT');
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
    if (!this.#state || version !== this.#version) this.#state = new State(this.#sqlite, this.#state);
    this.#version = version;
    return this.#state;
  }
}

const rowsPerRead = 1000;
