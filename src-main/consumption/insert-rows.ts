/** Rows into a table, several per statement: ten measured best. */
import type { Statement } from 'better-sqlite3';
import type { Sqlite } from '../ledger/sqlite.ts';

const rowsPerStatement = 10;

export class InsertRows {
  /** The cells of the rows that wait; `next` says where to put those of a row. */
  readonly values: (number | null)[];
  readonly #width: number;
  readonly #many: Statement;
  readonly #one: Statement;
  #waiting = 0;

  /** @param target the table and its columns, such as `visit (day, place)` */
  constructor(sqlite: Sqlite, target: string, width: number) {
    const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
    this.#width = width;
    this.values = Array.from({ length: width * rowsPerStatement }, () => null);
    this.#many = sqlite.prepare(`INSERT INTO ${target} VALUES ${Array.from({ length: rowsPerStatement }, () => row).join(', ')}`);
    this.#one = sqlite.prepare(`INSERT INTO ${target} VALUES ${row}`);
  }

  /** Where in `values` the cells of one more row begin; writes the rows that wait when they are enough. */
  next(): number {
    if (this.#waiting === rowsPerStatement) {
      this.#many.run(this.values);
      this.#waiting = 0;
    }
    return this.#waiting++ * this.#width;
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#waiting === rowsPerStatement) this.#many.run(this.values);
    else for (let row = 0; row < this.#waiting; row++) this.#one.run(this.values.slice(row * this.#width, (row + 1) * this.#width));
    this.#waiting = 0;
  }
}
