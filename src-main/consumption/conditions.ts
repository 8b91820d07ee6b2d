/** A query over call detail as SQL over its lines, or over whichever summary can answer it without them. */
import type { Filter, GridQuery } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { foldText } from '../billing/text.ts';
import { compileGrid, instantSeconds, type SqlCondition, type SqlValue } from '../ledger/grid-query.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { type Dictionary, detailColumns, dictionaries, type Home, homeSpecs } from './columns.ts';

/** A table of lines or of sums of lines, with the columns by which it can be narrowed and the sums it holds. */
export interface Source {
  readonly table: string;
  readonly keys: Readonly<Partial<Record<Dictionary, string>>>;
  /** SQL of yyyymm, where the table knows the month. */
  readonly month: string | null;
  readonly lines: string;
  readonly hasLines: boolean;
}

const summary = (table: string, keys: Source['keys'], month: string | null): Source => ({
  table,
  keys,
  month: month && `${table}.${month}`,
  lines: `${table}.lines`,
  hasLines: false,
});

/** Smallest first. */
const sources: readonly Source[] = [
  summary('detail_batch', { batch: 'detail_batch.id' }, null),
  summary('detail_user_summary', keysOf('detail_user_summary', ['batch', 'holding', 'kind']), 'month'),
  summary('detail_destination_summary', keysOf('detail_destination_summary', ['batch', 'destination']), null),
];
export const lineSource: Source = {
  table: 'detail_line',
  keys: keysOf('detail_line', dictionaries),
  month: `CAST(strftime('%Y%m', detail_line.started_at, 'unixepoch') AS INTEGER)`,
  lines: '1',
  hasLines: true,
};

function keysOf(table: string, homes: readonly Dictionary[]): Source['keys'] {
  return Object.fromEntries(homes.map((home) => [home, `${table}.${home}_id`]));
}

/** What a query asks of each dictionary, of the months, and of the lines themselves. */
export class DetailConditions {
  readonly #filters: Readonly<Record<Home, readonly Filter[]>>;
  readonly #months: readonly { from: number | null; to: number | null }[];
  readonly #words: readonly string[];

  /** @throws ProblemError invalid-arguments */
  constructor({ filters, search }: Pick<GridQuery, 'filters' | 'search'>) {
    const byHome: Record<Home, Filter[]> = { line: [], holding: [], destination: [], kind: [], batch: [] };
    for (const filter of filters) {
      const column = Object.hasOwn(detailColumns, filter.column) ? detailColumns[filter.column] : undefined;
      if (!column) throw new ProblemError('invalid-arguments', { message: `column ${filter.column}` });
      byHome[column.home].push(filter);
    }
    this.#filters = byHome;
    const months = byHome.line.map(wholeMonths);
    this.#months = months.every((month) => month !== null) ? months : [];
    this.#words = foldText(search).split(/\s+/).filter(Boolean);
  }

  get everything(): boolean {
    return this.#words.length === 0 && Object.values(this.#filters).every((filters) => filters.length === 0);
  }

  /** The smallest table that can answer, knowing also the dictionaries (and the months) that the answer is grouped by. */
  source(grouped: readonly Dictionary[], byMonth = false): Source {
    const needed = new Set<Dictionary>([...grouped, ...dictionaries.filter((home) => this.#filters[home].length > 0)]);
    const linesOnly = this.#words.length > 0 || this.#filters.line.length !== this.#months.length;
    if (linesOnly) return lineSource;
    const withMonth = byMonth || this.#months.length > 0;
    return sources.find(({ keys, month }) => [...needed].every((home) => keys[home]) && (month !== null || !withMonth)) ?? lineSource;
  }

  /** The condition over a source that `source` gave. */
  over(source: Source, sqlite: Sqlite): SqlCondition {
    const conditions: SqlCondition[] = [];
    const add = (where: string, params: readonly SqlValue[]) => conditions.push({ where, params });
    for (const home of dictionaries) {
      if (this.#filters[home].length === 0) continue;
      const ids = entries(home, this.#filters[home]);
      add(`${source.keys[home]} IN (${ids.where})`, ids.params);
      if (source.hasLines) for (const narrower of narrow(home, ids, sqlite)) add(narrower.where, narrower.params);
    }
    if (source.hasLines) {
      const { where, params } = compileGrid(homeSpecs.line, { sort: [], filters: [...this.#filters.line], search: '' });
      add(where, params);
    } else {
      for (const { from, to } of this.#months) add(`${source.month} BETWEEN ? AND ?`, [from ?? 0, to ?? 999_912]);
    }
    for (const word of this.#words) {
      const found = dictionaries.map((home) => entries(home, [], word));
      add(
        dictionaries.map((home, i) => `${source.keys[home]} IN (${found[i]?.where})`).join(' OR '),
        found.flatMap(({ params }) => params),
      );
    }
    if (conditions.length === 0) return { where: '1', params: [] };
    return { where: conditions.map(({ where }) => `(${where})`).join(' AND '), params: conditions.flatMap(({ params }) => params) };
  }
}

/** The ids of the entries of a dictionary that pass, as a subquery. */
function entries(home: Dictionary, filters: readonly Filter[], search = ''): SqlCondition {
  const spec = homeSpecs[home];
  const { where, params } = compileGrid(spec, { sort: [], filters: [...filters], search });
  return { where: `SELECT ${spec.idSql} FROM ${spec.from} WHERE ${where}`, params };
}

/** Where few lines can pass, the way to them: through an order of the grid, or between the ids of their batches. */
function narrow(home: Dictionary, { where, params }: SqlCondition, sqlite: Sqlite): SqlCondition[] {
  if (home === 'batch') {
    const range = sqlite
      .prepare(
        `SELECT coalesce(min(first_line_id), 0) AS first, coalesce(max(last_line_id), -1) AS last FROM detail_batch WHERE id IN (${where})`,
      )
      .get(params) as { first: number; last: number };
    return [{ where: 'detail_line.id BETWEEN ? AND ?', params: [range.first, range.last] }];
  }
  if (home === 'kind') return [];
  const [table, sums] =
    home === 'holding' ? ['detail_by_user', 'detail_user_summary'] : ['detail_by_destination', 'detail_destination_summary'];
  const lines = sqlite.prepare(`SELECT coalesce(sum(lines), 0) FROM ${sums} WHERE ${home}_id IN (${where})`).pluck().get(params) as number;
  const all = sqlite.prepare('SELECT coalesce(sum(lines), 0) FROM detail_batch').pluck().get() as number;
  // Beyond a share of the lines, reading them in their own order is faster than one by one.
  if (lines * 8 > all) return [];
  return [{ where: `detail_line.id IN (SELECT line_id FROM ${table} WHERE ${home}_id IN (${where}))`, params }];
}

/** A filter that is true of whole months alone, as yyyymm; null for any other. */
function wholeMonths(filter: Filter): { from: number | null; to: number | null } | null {
  if (filter.column !== 'startedAt' || filter.operator !== 'between') return null;
  const from = filter.from === null ? null : monthAt(instantSecondsOf(filter.from)?.first, 0);
  const to = filter.to === null ? null : monthAt(instantSecondsOf(filter.to)?.last, 1);
  return from === undefined || to === undefined ? null : { from, to };
}

function instantSecondsOf(bound: SqlValue): { first: number; last: number } | null {
  return typeof bound === 'string' && /^\d{4}/.test(bound) ? instantSeconds(bound) : null;
}

/** The month that begins (offset 0) or ends (offset 1) exactly there. */
function monthAt(seconds: number | undefined, offset: 0 | 1): number | undefined {
  if (seconds === undefined) return undefined;
  const border = new Date((seconds + offset) * 1000);
  if (border.getUTCDate() !== 1 || border.getTime() % 86_400_000 !== 0) return undefined;
  const month = new Date(seconds * 1000);
  return month.getUTCFullYear() * 100 + month.getUTCMonth() + 1;
}
