/** The sums that the ledger keeps beside its lines, in memory: they answer without the lines where they know all that is asked. */
import type { Sqlite } from '../../ledger/sqlite.ts';
import type { LineColumn, Lines } from './detail-columns.ts';
import type { Measured } from './sums.ts';

interface SummaryTable {
  readonly table: string;
  /** What tells its rows apart, as the columns of lines and of the table. */
  readonly keys: readonly (readonly [LineColumn, string])[];
}

/** Smallest first. */
const tables: readonly SummaryTable[] = [
  { table: 'detail_batch', keys: [['batch', 'id']] },
  {
    table: 'detail_user_summary',
    keys: [
      ['batch', 'batch_id'],
      ['holding', 'holding_id'],
      ['kind', 'kind_id'],
      ['month', 'month'],
    ],
  },
  {
    table: 'detail_destination_summary',
    keys: [
      ['batch', 'batch_id'],
      ['destination', 'destination_id'],
    ],
  },
];

const sums = ['lines', 'duration_seconds', 'volume_kilobytes', 'amount_micros'];
const none = new Float64Array(0);

/** Reading a row of sums takes as long as reading and adding so many lines. */
const linesPerRow = 8;

export interface Summary extends Lines, Measured {}

/** The summaries of one state of the ledger. */
export class Summaries {
  readonly #sqlite: Sqlite;
  readonly #loaded = new Map<SummaryTable, Summary | null>();

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** The smallest that knows these columns and is quicker than the lines; null where there is none. */
  knowing(columns: ReadonlySet<LineColumn>, lines: number): Summary | null {
    for (const its of tables) {
      if (![...columns].every((column) => its.keys.some(([known]) => known === column))) continue;
      let summary = this.#loaded.get(its);
      if (summary === undefined) {
        summary = this.#load(its, lines);
        this.#loaded.set(its, summary);
      }
      if (summary) return summary;
    }
    return null;
  }

  #load({ table, keys }: SummaryTable, lines: number): Summary | null {
    const rows = this.#sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    if (rows * linesPerRow > lines) return null;
    // One row of lists rather than many rows: a row costs more than its figures.
    const lists = this.#sqlite
      .prepare(
        `SELECT ${[...keys.map(([, column]) => column), ...sums].map((column) => `json_group_array(${column})`).join(', ')} FROM ${table}`,
      )
      .raw()
      .get() as string[];
    const figures = lists.map((list) => new Float64Array(JSON.parse(list) as number[]));
    const codes = figures.slice(0, keys.length).map((list) => new Int32Array(list));
    const [weights = none, seconds = none, kilobytes = none, amounts = none] = figures.slice(keys.length);
    return {
      total: rows,
      weights,
      seconds,
      kilobytes,
      amounts,
      column: (name) => {
        const found = codes[keys.findIndex(([known]) => known === name)];
        if (!found) throw new Error(`${table} does not know ${name}`);
        return found;
      },
    };
  }
}
