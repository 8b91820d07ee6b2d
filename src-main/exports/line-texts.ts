/** The cells of a detail line from its numbers: what these stand for is looked up once and remembered. */
import type { Cell } from '../../src-preload/contract/grid.ts';
import { type LineCell, lineCells } from '../consumption/line-cells.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import type { ReportColumn } from './report-columns.ts';

/** The columns of `row`, in its order: first those of the layout multi-cf, so that the file can be imported again. */
export const lineColumns = [
  ...(['root', 'centre', 'number', 'issueDate', 'line', 'user', 'section', 'nature', 'date', 'time', 'destination', 'place'] as const),
  ...(['duration', 'volume', 'amount', 'vatRate', 'currency', 'supplier'] as const),
  ...(['e164', 'country', 'holder', 'costCentre', 'team'] as const),
] satisfies readonly ReportColumn[];

/** Lines by column: what is kept of them, and the id of the fleet's assignment of the line on that day, 0 where there is none. */
export const lineNumbers = [...lineCells, 'assignment'] as const;
export type LineNumbers = Readonly<Record<(typeof lineNumbers)[number], ArrayLike<number>>>;

const batchSql = `SELECT root, centre, coalesce(nullif(invoice_number, ''), invoice.number, '') AS number,
    coalesce(invoice_date, invoice.issue_date) AS issueDate, detail_batch.currency AS currency, supplier.name AS supplier
  FROM detail_batch LEFT JOIN invoice ON invoice.id = detail_batch.invoice_id LEFT JOIN supplier ON supplier.id = invoice.supplier_id
  WHERE detail_batch.id = ?`;
const holdingSql = `SELECT fleet_line.number AS line, fleet_user.name AS user FROM fleet_holding
  JOIN fleet_line ON fleet_line.id = line_id JOIN fleet_user ON fleet_user.id = user_id WHERE fleet_holding.id = ?`;
const kindSql = 'SELECT section, nature, place FROM usage_kind WHERE id = ?';
const destinationSql = `SELECT number AS destination, coalesce(e164, '') AS e164, coalesce(country, '') AS country FROM destination WHERE id = ?`;
const assignmentSql = 'SELECT holder, cost_centre AS costCentre, team FROM fleet_assignment WHERE id = ?';

/** Entries of a dictionary that are remembered. */
const mostKnown = 100_000;

type Entry = Readonly<Partial<Record<ReportColumn, string | null>>>;

export class LineTexts {
  readonly #batch: (id: number) => Entry;
  readonly #holding: (id: number) => Entry;
  readonly #kind: (id: number) => Entry;
  readonly #destination: (id: number) => Entry;
  readonly #assignment: (id: number) => Entry;
  readonly #days = new Map<number, string>();

  constructor(sqlite: Sqlite) {
    this.#batch = lookup(sqlite, batchSql);
    this.#holding = lookup(sqlite, holdingSql);
    this.#kind = lookup(sqlite, kindSql);
    this.#destination = lookup(sqlite, destinationSql);
    this.#assignment = lookup(sqlite, assignmentSql);
  }

  /** The cells of the line at a place of the columns. */
  row(columns: LineNumbers, place: number): Cell[] {
    const figure = (cell: LineCell) => columns[cell][place] ?? 0;
    const { root = '', centre = '', number = '', issueDate = null, currency = '', supplier = null } = this.#batch(figure('batch'));
    const { line = '', user = '' } = this.#holding(figure('holding'));
    const { section = '', nature = '', place: town = '' } = this.#kind(figure('kind'));
    const { destination = '', e164 = '', country = '' } = this.#destination(figure('destination'));
    const assignment = columns.assignment[place] ?? 0;
    const { holder = '', costCentre = '', team = '' } = assignment === 0 ? nobody : this.#assignment(assignment);
    const startedAt = figure('startedAt');
    const days = Math.floor(startedAt / secondsPerDay);
    const vatRate = figure('vatRateBp');
    return [
      root,
      centre,
      number,
      issueDate,
      line,
      user,
      section,
      nature,
      this.#day(days),
      startedAt - days * secondsPerDay,
      destination,
      town,
      figure('durationSeconds'),
      figure('volumeKilobytes'),
      figure('amountMicros'),
      vatRate < 0 ? null : vatRate,
      currency,
      supplier,
      e164,
      country,
      holder,
      costCentre,
      team,
    ];
  }

  #day(days: number): string {
    const known = this.#days.get(days);
    if (known !== undefined) return known;
    const day = new Date(days * secondsPerDay * 1000).toISOString().slice(0, 10);
    this.#days.set(days, day);
    return day;
  }
}

const nobody: Entry = {};
export const secondsPerDay = 86_400;
function lookup(sqlite: Sqlite, sql: string): (id: number) => Entry {
  const known = new Map<number, Entry>();
  const statement = sqlite.prepare(sql);
  return (id) => {
    const entry = known.get(id);
    if (entry) return entry;
    if (known.size >= mostKnown) known.clear();
    const found = statement.get(id) as Entry | undefined;
    if (!found) throw new Error(`a detail line points to ${id}, which is not there`);
    known.set(id, found);
    return found;
  };
}
