/** The fleet as a grid: its rows in a table of the reading connection, made anew when the ledger has changed. */

import { type fleet as contract, type FleetState, fleetColumns, fleetStates } from '../../../src-preload/contract/fleet.ts';
import { type Cell, columnKeys, type GridQuery, type Page, type PageRequest } from '../../../src-preload/contract/grid.ts';
import { foldText } from '../../billing/text.ts';
import { readPage } from '../../ledger/grid-page.ts';
import { compileGrid, type GridColumn, type GridSpec } from '../../ledger/grid-query.ts';
import type { LedgerReader } from '../../ledger/ledger.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { everyPeriod } from './assignments.ts';
import { cellsOf, fleetLines } from './fleet-rows.ts';
import { printedLines } from './line-key.ts';
import { FleetUseReader } from './line-use.ts';

const keys = columnKeys(fleetColumns);

const spec: GridSpec = {
  idSql: 'fleet_row.id',
  from: 'temp.fleet_row AS fleet_row',
  searchColumns: ['fleet_row.search'],
  columns: {
    ...Object.fromEntries(keys.map((key): [string, GridColumn] => [key, { type: fleetColumns[key], sql: `fleet_row."${key}"` }])),
    number: { type: 'text', sql: 'fleet_row.number', sortSql: 'fleet_row.line' },
    // Kept as yyyymm: months come in the order of time.
    lastUse: {
      type: 'text',
      sql: `(CASE WHEN fleet_row.lastUse IS NULL THEN '' ELSE printf('%02d/%04d', fleet_row.lastUse % 100, fleet_row.lastUse / 100) END)`,
      sortSql: 'fleet_row.lastUse',
    },
  },
};

const integers: ReadonlySet<string> = new Set(['id', 'integer', 'micros']);
const declared = (key: (typeof keys)[number]) => `"${key}" ${integers.has(fleetColumns[key]) || key === 'lastUse' ? 'INTEGER' : 'TEXT'}`;

type Summary = ReturnType<typeof contract.summary.output.parse>;

export class FleetGrid {
  readonly #reader: LedgerReader;
  readonly #use: FleetUseReader;
  #made = '';
  #lastMonth: number | null = null;
  #rows: ReadonlyMap<string, readonly Cell[]> | null = null;

  constructor(reader: LedgerReader) {
    this.#reader = reader;
    this.#use = new FleetUseReader(reader.sqlite);
  }

  async page(request: PageRequest, home: string, today: string): Promise<Page> {
    await this.#make(home, today);
    return readPage(this.#reader, spec, fleetColumns, request);
  }

  async summary(query: GridQuery, home: string, today: string): Promise<Summary> {
    await this.#make(home, today);
    const { sqlite } = this.#reader;
    const { where, params } = compileGrid(spec, query);
    const found = sqlite.prepare(`SELECT count(*) AS found, coalesce(sum(lines), 0) AS lines FROM ${spec.from} WHERE ${where}`).get(params);
    const currencies = sqlite
      .prepare(
        `SELECT currency, sum(amount) AS amountMicros FROM ${spec.from} WHERE currency <> '' AND amount IS NOT NULL AND (${where}) GROUP BY 1 ORDER BY 1`,
      )
      .all(params) as Summary['currencies'];
    const counted = sqlite.prepare('SELECT state, count(*) FROM temp.fleet_row GROUP BY 1').raw().all() as [FleetState, number][];
    const states = Object.fromEntries(fleetStates.map((state) => [state, 0])) as Record<FleetState, number>;
    for (const [state, count] of counted) states[state] = count;
    const month =
      this.#lastMonth === null ? null : `${Math.floor(this.#lastMonth / 100)}-${String(this.#lastMonth % 100).padStart(2, '0')}`;
    return { ...(found as Pick<Summary, 'found' | 'lines'>), states, month, currencies };
  }

  /** Whatever another connection has committed since may have changed the fleet. */
  async #make(home: string, today: string): Promise<void> {
    const { sqlite } = this.#reader;
    // Looked at first: what is committed while the use is read is found the next time.
    const state = `${sqlite.pragma('data_version', { simple: true })} ${home} ${today}`;
    if (state === this.#made) return;
    const use = await this.#use.read();
    const lines = fleetLines(everyPeriod(sqlite), printedLines(sqlite, home), use, today);
    sqlite.transaction(() => this.#write(sqlite, new Map(lines.map((line) => [line.line, cellsOf(line)]))))();
    this.#lastMonth = use.lastMonth;
    this.#made = state;
  }

  /** Only what differs from what is there: a cell that was changed costs little in a large fleet. */
  #write(sqlite: Sqlite, rows: ReadonlyMap<string, readonly Cell[]>): void {
    if (this.#rows === null)
      sqlite.exec(`CREATE TEMP TABLE fleet_row (${keys.map(declared).join(', ')}, search TEXT NOT NULL, PRIMARY KEY (line)) WITHOUT ROWID`);
    const put = sqlite.prepare(`INSERT OR REPLACE INTO temp.fleet_row VALUES (${keys.map(() => '?').join(', ')}, ?)`);
    const remove = sqlite.prepare('DELETE FROM temp.fleet_row WHERE line = ?');
    for (const [line, cells] of rows) {
      const had = this.#rows?.get(line);
      if (had && cells.every((cell, place) => cell === had[place])) continue;
      put.run(...cells, foldText(cells.filter((cell) => typeof cell === 'string').join('\n')));
    }
    for (const line of this.#rows?.keys() ?? []) if (!rows.has(line)) remove.run(line);
    this.#rows = rows;
  }
}
