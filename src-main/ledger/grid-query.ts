/** A grid's query as SQL: only columns of a fixed list, every value a parameter, always the same order. */
import type { ColumnType, Filter, GridQuery, Selection } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { foldText } from '../billing/text.ts';

export interface GridColumn {
  readonly type: ColumnType;
  /** SQL that gives the cell. */
  readonly sql: string;
  /** SQL to sort by where it is not the cell: a rank in a dictionary, for one. Text sorts in French order without it. */
  readonly sortSql?: string;
}

export interface GridSpec {
  readonly columns: Readonly<Record<string, GridColumn>>;
  /** What follows FROM, joins included. */
  readonly from: string;
  /** SQL texts that are folded already, where the quick search looks. */
  readonly searchColumns: readonly string[];
  readonly idSql: string;
}

export type SqlValue = string | number;

export interface SqlCondition {
  /** A condition that is never NULL; "1" where everything passes. */
  readonly where: string;
  readonly params: readonly SqlValue[];
}

export interface CompiledGrid extends SqlCondition {
  /** What follows ORDER BY; the id comes last, so that equal rows keep one order. */
  readonly orderBy: string;
}

/**
 * Compiles a query. Text is compared by its fold (`fold`, `french` of registerTextFunctions) and NULL text is the empty text; NULL numbers and dates
 * meet no `equals`, `in` or `between`, and every `notEquals`. A `between` on dates and instants includes the whole of the day, minute… named by `to`.
 * @throws ProblemError invalid-arguments where a column is unknown or a value does not fit it
 */
export function compileGrid(spec: GridSpec, query: GridQuery): CompiledGrid {
  const conditions = query.filters.map((filter) => filterCondition(columnOf(spec, filter.column), filter));
  for (const word of foldText(query.search).split(/\s+/)) {
    if (word === '') continue;
    const found = spec.searchColumns.map((column) => `instr(${column}, ?) > 0`);
    conditions.push({ where: found.length > 0 ? found.join(' OR ') : '0', params: found.map(() => word) });
  }
  const keys = query.sort.map(({ column, descending }) => `${sortKey(columnOf(spec, column))}${descending ? ' DESC' : ''}`);
  return { ...all(conditions), orderBy: [...keys, spec.idSql].join(', ') };
}

/** Rows of a selection: some by id, or what its query finds but some. */
export function selectionWhere(spec: GridSpec, selection: Selection): SqlCondition {
  const ids = selection.mode === 'some' ? selection.ids : selection.except;
  const listed = `${spec.idSql} IN (SELECT value FROM json_each(?))`;
  if (selection.mode === 'some') return { where: listed, params: [JSON.stringify(ids)] };
  const { where, params } = compileGrid(spec, selection.query);
  if (ids.length === 0) return { where, params };
  return all([
    { where, params },
    { where: `NOT ${listed}`, params: [JSON.stringify(ids)] },
  ]);
}

/** The column of that name. @throws ProblemError invalid-arguments where there is none */
export function columnOf(spec: GridSpec, key: string): GridColumn {
  const column = Object.hasOwn(spec.columns, key) ? spec.columns[key] : undefined;
  if (!column) throw new ProblemError('invalid-arguments', { message: `column ${key}` });
  return column;
}

/** SQL to sort a column by. */
export function sortKey(column: GridColumn): string {
  return column.sortSql ?? (column.type === 'text' ? `french(${column.sql})` : column.sql);
}

function all(conditions: readonly SqlCondition[]): SqlCondition {
  const needed = conditions.filter(({ where }) => where !== '1');
  if (needed.length === 0) return { where: '1', params: [] };
  return { where: needed.map(({ where }) => `(${where})`).join(' AND '), params: needed.flatMap(({ params }) => params) };
}

function filterCondition(column: GridColumn, filter: Filter): SqlCondition {
  switch (column.type) {
    case 'text':
    case 'code':
      return textCondition(`fold(${column.sql})`, foldText, filter);
    case 'date':
    case 'instant':
      return dateCondition(column.sql, filter);
    default:
      return numberCondition(column.sql, filter);
  }
}

/** Conditions on SQL that is never NULL. */
function textCondition(sql: string, prepare: (text: string) => string, filter: Filter): SqlCondition {
  switch (filter.operator) {
    case 'contains':
      return { where: `instr(${sql}, ?) > 0`, params: [prepare(filter.value)] };
    case 'startsWith': {
      const start = prepare(filter.value);
      return { where: `substr(${sql}, 1, ${[...start].length}) = ?`, params: [start] };
    }
    case 'equals':
      return { where: `${sql} = ?`, params: [prepare(filter.value)] };
    case 'notEquals':
      return { where: `${sql} <> ?`, params: [prepare(filter.value)] };
    case 'in':
      return among(
        sql,
        filter.values.map((value) => prepare(String(value))),
      );
    case 'between':
      return all([
        ...(filter.from === null ? [] : [{ where: `${sql} >= ?`, params: [prepare(String(filter.from))] }]),
        ...(filter.to === null ? [] : [{ where: `${sql} <= ?`, params: [prepare(String(filter.to))] }]),
      ]);
    case 'blank':
      return { where: `${sql} = ''`, params: [] };
    case 'notBlank':
      return { where: `${sql} <> ''`, params: [] };
  }
}

/** Dates and instants kept as ISO text. */
function dateCondition(sql: string, filter: Filter): SqlCondition {
  const text = `coalesce(${sql}, '')`;
  if (filter.operator !== 'between') return textCondition(text, (value) => value, filter);
  const present = filter.from === null && filter.to === null ? [] : [{ where: `${text} <> ''`, params: [] }];
  const from = filter.from === null ? [] : [{ where: `${text} >= ?`, params: [dateText(filter.from)] }];
  const to =
    filter.to === null ? [] : [dateText(filter.to)].map((end) => ({ where: `substr(${text}, 1, ${end.length}) <= ?`, params: [end] }));
  return all([...present, ...from, ...to]);
}

/**
 * The bounds of a `between` on instants kept as seconds since 1970: the first second of `from`, the last of `to`.
 * @throws ProblemError invalid-arguments where a bound is no date
 */
export function instantBounds({ from, to }: Extract<Filter, { operator: 'between' }>): { first: number | null; last: number | null } {
  return {
    first: from === null ? null : instantSeconds(dateText(from)).first,
    last: to === null ? null : instantSeconds(dateText(to)).last,
  };
}

function numberCondition(sql: string, filter: Filter): SqlCondition {
  switch (filter.operator) {
    case 'contains':
    case 'startsWith':
      return textCondition(`coalesce(CAST(${sql} AS TEXT), '')`, (value) => value, filter);
    case 'equals':
      return { where: `${sql} IS ?`, params: [numberOf(filter.value)] };
    case 'notEquals':
      return { where: `${sql} IS NOT ?`, params: [numberOf(filter.value)] };
    case 'in': {
      const { where, params } = among(sql, filter.values.map(numberOf));
      return { where: `${sql} IS NOT NULL AND ${where}`, params };
    }
    case 'between':
      return all([
        ...(filter.from === null ? [] : [{ where: `${sql} IS NOT NULL AND ${sql} >= ?`, params: [numberOf(filter.from)] }]),
        ...(filter.to === null ? [] : [{ where: `${sql} IS NOT NULL AND ${sql} <= ?`, params: [numberOf(filter.to)] }]),
      ]);
    case 'blank':
      return { where: `${sql} IS NULL`, params: [] };
    case 'notBlank':
      return { where: `${sql} IS NOT NULL`, params: [] };
  }
}

function among(sql: string, values: readonly SqlValue[]): SqlCondition {
  return { where: `${sql} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(values)] };
}

/** The number that a filter names. @throws ProblemError invalid-arguments where it is none */
export function numberOf(value: SqlValue): number {
  const number = typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw new ProblemError('invalid-arguments', { message: `${value}: not a number` });
  return number;
}

const datePattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?)?)?/;

function dateText(value: SqlValue): string {
  const text = String(value);
  if (!datePattern.test(text)) throw new ProblemError('invalid-arguments', { message: `${text}: not a date` });
  return text;
}

/** The first and the last second of a year, month, day, minute or second written in ISO form. */
export function instantSeconds(text: string): { first: number; last: number } {
  const [, year = '', ...rest] = datePattern.exec(text) ?? [];
  const [month, day, hour, minute, second] = rest.map((part) => (part === undefined ? undefined : Number(part)));
  const at = (y: number, mo: number, d: number, h: number, mi: number, s: number) => Date.UTC(y, mo - 1, d, h, mi, s) / 1000;
  const y = Number(year);
  const first = at(y, month ?? 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0);
  if (month === undefined) return { first, last: at(y + 1, 1, 1, 0, 0, 0) - 1 };
  if (day === undefined) return { first, last: at(y, month + 1, 1, 0, 0, 0) - 1 };
  if (hour === undefined) return { first, last: first + 86_399 };
  return { first, last: second === undefined ? first + 59 : first };
}
