/** The columns of the consumption grid: which dictionary tells a line's cell, or which of the line's own figures it is. */
import { consumptionColumns, type Grouping, hourClasses, reaches, usages } from '../../../src-preload/contract/consumption.ts';
import { columnKeys } from '../../../src-preload/contract/grid.ts';
import type { GridColumn, GridSpec } from '../../ledger/grid-query.ts';
import type { LineColumn } from './detail-columns.ts';

/** What a line points to by a small number, in the column of lines of the same name: its few entries are filtered and sorted by SQL. */
export const dictionaries = ['holding', 'destination', 'kind', 'batch', 'assignment', 'usage', 'reach', 'hours'] as const;
export type Dictionary = (typeof dictionaries)[number];

/** The values of a code as a table. */
const codes = (name: Dictionary, values: readonly string[]) => ({
  from: `(${values.map((value, place) => `SELECT ${place} AS id, '${value}' AS code`).join(' UNION ALL ')}) AS ${name}`,
  idSql: `${name}.id`,
  searchColumns: [],
});

/** What FROM takes to read a dictionary, its id, and the texts that the quick search looks in. */
const sources: Readonly<Record<Dictionary, Omit<GridSpec, 'columns'>>> = {
  holding: {
    from: `fleet_holding JOIN fleet_user ON fleet_user.id = fleet_holding.user_id JOIN fleet_line ON fleet_line.id = fleet_holding.line_id`,
    idSql: 'fleet_holding.id',
    searchColumns: ['fold(fleet_user.name)', 'fold(fleet_line.number)'],
  },
  destination: {
    from: 'destination',
    idSql: 'destination.id',
    searchColumns: ['fold(destination.number)', `fold(coalesce(destination.e164, ''))`],
  },
  kind: {
    from: 'usage_kind',
    idSql: 'usage_kind.id',
    searchColumns: ['fold(usage_kind.section)', 'fold(usage_kind.nature)', 'fold(usage_kind.place)'],
  },
  batch: {
    from: `detail_batch LEFT JOIN invoice ON invoice.id = detail_batch.invoice_id LEFT JOIN supplier ON supplier.id = invoice.supplier_id`,
    idSql: 'detail_batch.id',
    searchColumns: ['fold(detail_batch.invoice_number)', 'fold(detail_batch.root)', 'fold(detail_batch.centre)', 'fold(supplier.name)'],
  },
  // A line that the fleet does not know has the assignment 0.
  assignment: {
    from: `(SELECT 0 AS id, '' AS holder, '' AS cost_centre, '' AS team UNION ALL
      SELECT id, holder, cost_centre, team FROM fleet_assignment) AS assignment`,
    idSql: 'assignment.id',
    searchColumns: ['fold(assignment.holder)', 'fold(assignment.cost_centre)', 'fold(assignment.team)'],
  },
  usage: codes('usage', usages),
  reach: codes('reach', reaches),
  hours: codes('hours', hourClasses),
};

/** A cell that a dictionary tells. */
interface NamedPlace {
  readonly dictionary: Dictionary;
  readonly sql: string;
  readonly sortSql?: string;
}
/** A cell that is a figure of the line. */
interface FigurePlace {
  readonly figure: LineColumn;
}

const named = (dictionary: Dictionary, sql: string, sortSql?: string): NamedPlace => ({
  dictionary,
  sql,
  ...(sortSql === undefined ? {} : { sortSql }),
});
const figure = (column: LineColumn): FigurePlace => ({ figure: column });

export const places: Readonly<Record<keyof typeof consumptionColumns, NamedPlace | FigurePlace>> = {
  id: figure('id'),
  user: named('holding', 'fleet_user.name', 'fleet_user.sort_rank'),
  // Numbers sort as plain text.
  line: named('holding', 'fleet_line.number', 'fleet_line.number'),
  holder: named('assignment', 'assignment.holder'),
  costCentre: named('assignment', 'assignment.cost_centre'),
  team: named('assignment', 'assignment.team'),
  destination: named('destination', 'destination.number', 'destination.number'),
  e164: named('destination', `coalesce(destination.e164, '')`, `coalesce(destination.e164, '')`),
  country: named('destination', `coalesce(destination.country, '')`),
  numberType: named('destination', `coalesce(nullif(destination.number_type, ''), 'none')`),
  place: named('kind', 'usage_kind.place'),
  section: named('kind', 'usage_kind.section'),
  nature: named('kind', 'usage_kind.nature'),
  usage: named('usage', 'usage.code'),
  reach: named('reach', 'reach.code'),
  startedAt: figure('startedAt'),
  hours: named('hours', 'hours.code'),
  weekday: figure('weekday'),
  hour: figure('hour'),
  durationSeconds: figure('durationSeconds'),
  volumeKilobytes: figure('volumeKilobytes'),
  amount: figure('amountMicros'),
  currency: named('batch', 'detail_batch.currency'),
  root: named('batch', 'detail_batch.root'),
  centre: named('batch', 'detail_batch.centre'),
  // A layout without invoice numbers takes that of the invoice it was joined to.
  invoiceNumber: named('batch', `coalesce(nullif(detail_batch.invoice_number, ''), invoice.number, '')`),
  invoiceId: named('batch', 'detail_batch.invoice_id'),
  supplier: named('batch', 'supplier.name'),
};

const gridColumns = (dictionary: Dictionary): GridSpec['columns'] =>
  Object.fromEntries(
    columnKeys(consumptionColumns).flatMap((key): [string, GridColumn][] => {
      const place = places[key];
      return 'dictionary' in place && place.dictionary === dictionary ? [[key, { ...place, type: consumptionColumns[key] }]] : [];
    }),
  );

/** Each dictionary with its columns of the grid. */
export const dictionarySpecs = Object.fromEntries(
  dictionaries.map((name) => [name, { ...sources[name], columns: gridColumns(name) }]),
) as Readonly<Record<Dictionary, GridSpec>>;

/** Where a column of the grid comes from; null where there is none of that name. */
export function placeOf(column: string): NamedPlace | FigurePlace | null {
  return Object.hasOwn(places, column) ? places[column as keyof typeof places] : null;
}

/** Of what a group is made: the entries of a dictionary that have key and label in common, or one figure of the line. */
export type GroupPlace = EntryPlace | FigurePlace;
export interface EntryPlace {
  readonly dictionary: Dictionary;
  /** SQL. */
  readonly key: string;
  readonly label: string;
}

/** @throws never: every grouping of the contract has its place */
export function groupPlaceOf(by: Grouping): GroupPlace {
  if (by === 'month' || by === 'day') return figure(by);
  const place = places[by];
  if ('figure' in place) return place;
  const { dictionary, sql } = place;
  const text = `coalesce(${sql}, '')`;
  if (by === 'user') return { dictionary, key: 'fleet_line.number', label: text };
  return { dictionary, key: text, label: by === 'destination' ? 'destination.place' : text };
}
