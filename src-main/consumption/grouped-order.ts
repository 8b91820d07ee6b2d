/**
 * All lines by user then destination, or by destination then user, without sorting them: how many lines each user and each
 * destination has is known, so that any place in the order is found by counting, and only its neighbourhood is read.
 */
import type { Sqlite } from '../ledger/sqlite.ts';
import { Recent } from './recent.ts';
import { type Sort, sortedIds } from './sorted-ids.ts';

/** Entries of a dictionary that sort as one (users of the same name, one destination), and how many lines they have. */
interface Group {
  readonly ids: number[];
  lines: number;
}

/** Groups in order, with the place where each begins; one more place than groups. */
class Groups {
  readonly groups: readonly Group[];
  readonly starts: Float64Array;

  constructor(groups: readonly Group[]) {
    this.groups = groups;
    this.starts = new Float64Array(groups.length + 1);
    groups.forEach((group, index) => {
      this.starts[index + 1] = (this.starts[index] ?? 0) + group.lines;
    });
  }

  get total(): number {
    return this.starts[this.groups.length] ?? 0;
  }

  /** The group in which a place lies. */
  at(place: number): number {
    let low = 0;
    let high = this.groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The parts of the groups between two places: the group, and from where to where within it. */
  *between(from: number, to: number): Generator<{ index: number; group: Group; from: number; to: number }> {
    for (let index = this.at(from); index < this.groups.length; index++) {
      const start = this.starts[index] ?? 0;
      const group = this.groups[index];
      if (start >= to || !group) return;
      yield { index, group, from: Math.max(0, from - start), to: Math.min(group.lines, to - start) };
    }
  }
}

const sides = {
  user: {
    key: 'holding_id',
    table: 'detail_by_user',
    other: 'destination',
    counts: 'SELECT holding_id AS id, sum(lines) AS lines FROM detail_user_summary GROUP BY holding_id',
    entries: `fleet_holding JOIN fleet_user ON fleet_user.id = fleet_holding.user_id`,
    entryId: 'fleet_holding.id',
    rank: 'fleet_user.sort_rank',
  },
  destination: {
    key: 'destination_id',
    table: 'detail_by_destination',
    other: 'user',
    counts: 'SELECT destination_id AS id, sum(lines) AS lines FROM detail_destination_summary GROUP BY destination_id',
    entries: 'destination',
    entryId: 'destination.id',
    rank: 'destination.number',
  },
} as const;
type Side = (typeof sides)[keyof typeof sides];

/** Numbers kept of the neighbourhoods read lately. */
const keptNumbers = 4_000_000;

export class GroupedOrder {
  readonly #sqlite: Sqlite;
  readonly #first: Side;
  /** The second key where it is the other side: the same counting is done within a group. */
  readonly #second: { readonly side: Side; readonly descending: boolean } | null;
  readonly #rest: Sort;
  readonly #groups: Groups;
  readonly #within = new Recent<number, Groups>(keptNumbers, ({ groups }) => groups.length * 4);
  readonly #ids = new Recent<string, Float64Array>(keptNumbers, ({ length }) => length);

  /** @param sort begins with `user` or `destination` */
  constructor(sqlite: Sqlite, [first, second, ...rest]: Sort) {
    this.#sqlite = sqlite;
    this.#first = sides[first?.column === 'destination' ? 'destination' : 'user'];
    const counted = second?.column === this.#first.other;
    this.#second = second && counted ? { side: sides[this.#first.other], descending: second.descending } : null;
    this.#rest = second && !counted ? [second, ...rest] : rest;
    this.#groups = this.#read(this.#first, this.#first.counts, [], first?.descending ?? false);
  }

  get total(): number {
    return this.#groups.total;
  }

  get weight(): number {
    return this.#groups.groups.length * 4 + 2 * keptNumbers;
  }

  ids(offset: number, limit: number): number[] {
    const found: number[] = [];
    for (const { index, group, from, to } of this.#groups.between(offset, offset + limit)) {
      if (!this.#second) {
        found.push(...this.#lines(`${index}`, group.ids, null).subarray(from, to));
        continue;
      }
      const within = this.#inner(index, group);
      const [first, last] = [within.at(from), within.at(to - 1)];
      const neighbours = this.#lines(`${index} ${first} ${last}`, group.ids, within.groups.slice(first, last + 1));
      const start = within.starts[first] ?? 0;
      found.push(...neighbours.subarray(from - start, to - start));
    }
    return found;
  }

  /** The second key's groups within a group of the first. */
  #inner(index: number, group: Group): Groups {
    const { table, key } = this.#first;
    const { side, descending } = this.#second ?? { side: this.#first, descending: false };
    const counts = `SELECT ${side.key} AS id, count(*) AS lines FROM ${table} WHERE ${key} IN (SELECT value FROM json_each(?)) GROUP BY ${side.key}`;
    return this.#within.get(index, () => this.#read(side, counts, [JSON.stringify(group.ids)], descending));
  }

  #read(side: Side, counts: string, params: readonly string[], descending: boolean): Groups {
    const rows = this.#sqlite
      .prepare(
        `SELECT ${side.entryId}, ${side.rank}, counted.lines FROM ${side.entries}
         JOIN (${counts}) AS counted ON counted.id = ${side.entryId} ORDER BY ${side.rank}${descending ? ' DESC' : ''}`,
      )
      .raw()
      .all(params) as [number, string | number, number][];
    const groups: Group[] = [];
    let last: string | number | null = null;
    for (const [id, rank, lines] of rows) {
      const group = groups.at(-1);
      if (group && rank === last) {
        group.ids.push(id);
        group.lines += lines;
      } else groups.push({ ids: [id], lines });
      last = rank;
    }
    return new Groups(groups);
  }

  /** The lines of a group, or of some groups within it that follow one another, in order. */
  #lines(place: string, ids: readonly number[], within: readonly Group[] | null): Float64Array {
    return this.#ids.get(place, () => {
      const { table, key, other } = this.#first;
      const conditions = [`${key} IN (SELECT value FROM json_each(?))`];
      const params = [JSON.stringify(ids)];
      if (within) {
        conditions.push(`${sides[other].key} IN (SELECT value FROM json_each(?))`);
        params.push(JSON.stringify(within.flatMap((group) => group.ids)));
      }
      const where = conditions.join(' AND ');
      if (this.#rest.length > 0) {
        const second = this.#second ? [{ column: other, descending: this.#second.descending }] : [];
        const lines = { where: `detail_line.id IN (SELECT line_id FROM ${table} WHERE ${where})`, params };
        return sortedIds(this.#sqlite, lines, [...second, ...this.#rest]);
      }
      const rows = this.#sqlite.prepare(`SELECT ${sides[other].key}, line_id FROM ${table} WHERE ${where}`).raw().all(params) as [
        number,
        number,
      ][];
      const places = new Map(within?.flatMap((group, index) => group.ids.map((id) => [id, index] as const)));
      rows.sort(([a, lineA], [b, lineB]) => (places.get(a) ?? 0) - (places.get(b) ?? 0) || lineA - lineB);
      return Float64Array.from(rows, ([, line]) => line);
    });
  }
}
