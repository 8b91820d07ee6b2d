/** The columns of the consumption grid, and which dictionary each belongs to: a filter on a dictionary looks at its few entries, not at the lines. */
import { consumptionColumns } from '../../src-preload/contract/consumption.ts';
import { columnKeys } from '../../src-preload/contract/grid.ts';
import type { GridColumn, GridSpec } from '../ledger/grid-query.ts';

/** Where a column comes from: the line itself, or what it points to. */
export type Home = 'line' | 'holding' | 'destination' | 'kind' | 'batch';
export const dictionaries = ['holding', 'destination', 'kind', 'batch'] as const satisfies readonly Home[];
export type Dictionary = (typeof dictionaries)[number];

/** What FROM takes to read a dictionary, its id, and the texts that the quick search looks in. */
export const dictionarySpecs: Readonly<Record<Dictionary, Omit<GridSpec, 'columns'>>> = {
  holding: {
    from: `fleet_holding JOIN fleet_user ON fleet_user.id = fleet_holding.user_id JOIN fleet_line ON fleet_line.id = fleet_holding.line_id`,
    idSql: 'fleet_holding.id',
    searchColumns: ['fold(fleet_user.name)', 'fold(fleet_line.number)'],
  },
  destination: { from: 'destination', idSql: 'destination.id', searchColumns: ['fold(destination.number)'] },
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
};

interface DetailColumn extends GridColumn {
  readonly home: Home;
  /** SQL of the cell where it is not `sql`. */
  readonly cellSql?: string;
}

const column = (home: Home, sql: string, sortSql?: string) => ({ home, sql, ...(sortSql === undefined ? {} : { sortSql }) });

const places = {
  id: column('line', 'detail_line.id'),
  user: column('holding', 'fleet_user.name', 'fleet_user.sort_rank'),
  // Numbers sort as plain text.
  line: column('holding', 'fleet_line.number', 'fleet_line.number'),
  holder: column('holding', "''"),
  costCentre: column('holding', "''"),
  team: column('holding', "''"),
  destination: column('destination', 'destination.number', 'destination.number'),
  e164: column('destination', "coalesce(destination.e164, '')"),
  country: column('destination', "coalesce(destination.country, '')"),
  numberType: column('destination', "coalesce(destination.number_type, 'none')"),
  place: column('kind', 'usage_kind.place'),
  section: column('kind', 'usage_kind.section'),
  nature: column('kind', 'usage_kind.nature'),
  usage: column('kind', "'other'"),
  reach: column('kind', "'national'"),
  hours: column('line', "'business'"),
  weekday: column('line', "((CAST(strftime('%w', detail_line.started_at, 'unixepoch') AS INTEGER) + 6) % 7 + 1)"),
  hour: column('line', "CAST(strftime('%H', detail_line.started_at, 'unixepoch') AS INTEGER)"),
  startedAt: {
    ...column('line', 'detail_line.started_at'),
    stored: 'seconds' as const,
    cellSql: `strftime('%Y-%m-%dT%H:%M:%S', detail_line.started_at, 'unixepoch')`,
  },
  durationSeconds: column('line', 'detail_line.duration_seconds'),
  volumeKilobytes: column('line', 'detail_line.volume_kilobytes'),
  amount: column('line', 'detail_line.amount_micros'),
  currency: column('batch', 'detail_batch.currency'),
  root: column('batch', 'detail_batch.root'),
  centre: column('batch', 'detail_batch.centre'),
  // A layout without invoice numbers takes that of the invoice it was joined to.
  invoiceNumber: column('batch', `coalesce(nullif(detail_batch.invoice_number, ''), invoice.number, '')`),
  invoiceId: column('batch', 'detail_batch.invoice_id'),
  supplier: column('batch', 'supplier.name'),
} satisfies Record<keyof typeof consumptionColumns, Omit<DetailColumn, 'type'>>;

export const detailColumns: Readonly<Record<string, DetailColumn>> = Object.fromEntries(
  columnKeys(consumptionColumns).map((key): [string, DetailColumn] => [key, { ...places[key], type: consumptionColumns[key] }]),
);

/** The spec of one dictionary with its own columns, or of the lines with theirs. */
export const homeSpecs: Readonly<Record<Home, GridSpec>> = {
  line: { columns: columnsOf('line'), from: 'detail_line', idSql: 'detail_line.id', searchColumns: [] },
  holding: { ...dictionarySpecs.holding, columns: columnsOf('holding') },
  destination: { ...dictionarySpecs.destination, columns: columnsOf('destination') },
  kind: { ...dictionarySpecs.kind, columns: columnsOf('kind') },
  batch: { ...dictionarySpecs.batch, columns: columnsOf('batch') },
};

function columnsOf(home: Home): GridSpec['columns'] {
  return Object.fromEntries(Object.entries(detailColumns).filter(([, place]) => place.home === home));
}

/** SQL of a row's cells, in the order of the contract's columns. */
export const cellsSql = Object.values(detailColumns)
  .map(({ sql, cellSql }) => cellSql ?? sql)
  .join(', ');

/** The lines with all that they point to. */
export const wholeLines = `detail_line
  JOIN fleet_holding ON fleet_holding.id = detail_line.holding_id
  JOIN fleet_user ON fleet_user.id = fleet_holding.user_id
  JOIN fleet_line ON fleet_line.id = fleet_holding.line_id
  JOIN destination ON destination.id = detail_line.destination_id
  JOIN usage_kind ON usage_kind.id = detail_line.kind_id
  JOIN detail_batch ON detail_batch.id = detail_line.batch_id
  LEFT JOIN invoice ON invoice.id = detail_batch.invoice_id
  LEFT JOIN supplier ON supplier.id = invoice.supplier_id`;
