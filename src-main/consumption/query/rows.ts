/** Lines as rows of the grid: cells in the order of the contract's columns. */
import { consumptionColumns } from '../../../src-preload/contract/consumption.ts';
import { type Cell, columnKeys } from '../../../src-preload/contract/grid.ts';
import type { Sqlite } from '../../ledger/sqlite.ts';
import { type Dictionary, dictionaries, dictionarySpecs, places } from './columns.ts';
import type { DetailColumns } from './detail-columns.ts';
import { instantText } from './figure-filters.ts';

/** Entries of each dictionary kept with their cells. */
const keptEntries = 20_000;

const keys = columnKeys(consumptionColumns);

/** By dictionary: the columns of the grid that it tells, and SQL of their cells by id. */
const told = dictionaries.map((dictionary) => {
  const spec = dictionarySpecs[dictionary];
  const columns = keys.filter((key) => Object.hasOwn(spec.columns, key));
  const cells = columns.map((key) => spec.columns[key]?.sql);
  return {
    dictionary,
    columns,
    sql: `SELECT ${spec.idSql}, ${cells.join(', ')} FROM ${spec.from} WHERE ${spec.idSql} IN (SELECT value FROM json_each(?))`,
  };
});
const figures = keys.flatMap((key) => {
  const place = places[key];
  return 'figure' in place ? [{ key, figure: place.figure }] : [];
});
const placeOfKey = new Map(keys.map((key, index) => [key, index]));

/** Rows of one state of the ledger. */
export class Rows {
  readonly #sqlite: Sqlite;
  readonly #entries = new Map<Dictionary, Map<number, readonly Cell[]>>();

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  of(columns: DetailColumns, ordinals: Int32Array): Cell[][] {
    const lines = columns.gather(ordinals);
    const rows = Array.from({ length: ordinals.length }, (): Cell[] => new Array<Cell>(keys.length).fill(null));
    for (const { key, figure } of figures) {
      const cells = lines.column(figure);
      const at = placeOfKey.get(key) ?? 0;
      const instant = consumptionColumns[key] === 'instant';
      rows.forEach((row, i) => {
        const cell = cells[i] ?? 0;
        row[at] = instant ? instantText(cell) : cell;
      });
    }
    for (const { dictionary, columns: its, sql } of told) {
      const ids = lines.column(dictionary);
      const entries = this.#read(dictionary, sql, new Set(ids));
      const at = its.map((key) => placeOfKey.get(key) ?? 0);
      rows.forEach((row, i) => {
        const cells = entries.get(ids[i] ?? 0);
        for (let c = 0; c < at.length; c++) row[at[c] ?? 0] = cells?.[c] ?? null;
      });
    }
    return rows;
  }

  /** The cells of some entries; those not known are read together. */
  #read(dictionary: Dictionary, sql: string, ids: ReadonlySet<number>): ReadonlyMap<number, readonly Cell[]> {
    let known = this.#entries.get(dictionary);
    if (!known || known.size > keptEntries) {
      known = new Map();
      this.#entries.set(dictionary, known);
    }
    const missing = [...ids].filter((id) => !known.has(id));
    if (missing.length === 0) return known;
    const read = this.#sqlite.prepare(sql).raw().iterate(JSON.stringify(missing)) as Iterable<[number, ...Cell[]]>;
    for (const [id, ...cells] of read) known.set(id, cells);
    return known;
  }
}
