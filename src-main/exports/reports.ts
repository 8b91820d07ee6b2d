/**
 * The reports as SQL over the temporary table `chosen` (see export-centres.ts): the rows of a file, and what the ledger has of it, added up
 * another way (law 3). Amounts of credit notes are negative.
 */
import type { ReportDetail, ReportSubject } from '../../src-preload/contract/exports.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { invoiceGrid } from '../ledger/invoice-grid.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import type { ReportColumn } from './report-columns.ts';

export interface Report {
  /** SQL of each cell, in the order of the columns. */
  readonly cells: Readonly<Partial<Record<ReportColumn, string>>>;
  /** What follows the cells: the rows of the file `@file`. */
  readonly from: string;
  /** The columns that are added up; the first is the one that stands for the file. */
  readonly sums: readonly ReportColumn[];
  /** SELECT of `file`, `currency`, `rows` and the sums, for every file. */
  readonly expected: string;
  /** Run once before rows are read from several files. */
  readonly prepare?: string;
}

const grid = (key: string): string => invoiceGrid.columns[key]?.sql ?? 'NULL';
const invoicePlace = { supplier: 'supplier.name', account: 'coalesce(account.nickname, account.number)', number: 'invoice.number' };
const ofInvoice = `chosen CROSS JOIN ${invoiceGrid.from}`;
const isChosen = 'WHERE invoice.id = chosen.id AND chosen.file = @file';
const lineSection = `coalesce(invoice_line.section, '')`;
const invoiceLines = 'invoice_line.invoice_id = chosen.id';
const invoiceLineSums = (rows: string) => `SELECT chosen.file AS file, coalesce(invoice.currency, '') AS currency, ${rows} AS rows,
    coalesce(sum(invoice.sign * invoice_line.net_minor), 0) AS net, count(*) AS lines
  FROM chosen JOIN invoice ON invoice.id = chosen.id JOIN invoice_line ON ${invoiceLines} GROUP BY 1, 2`;

const batchPlace = {
  root: 'detail_batch.root',
  centre: 'detail_batch.centre',
  number: `coalesce(nullif(detail_batch.invoice_number, ''), invoice.number, '')`,
  issueDate: 'coalesce(detail_batch.invoice_date, invoice.issue_date)',
};
const ofBatch = `LEFT JOIN invoice ON invoice.id = detail_batch.invoice_id LEFT JOIN supplier ON supplier.id = invoice.supplier_id`;
const summed = {
  lines: 'sum(summary.lines)',
  duration: 'sum(summary.duration_seconds)',
  volume: 'sum(summary.volume_kilobytes)',
  amount: 'sum(summary.amount_micros)',
  currency: 'detail_batch.currency',
  supplier: 'supplier.name',
};
const summaries = `chosen CROSS JOIN detail_batch ON detail_batch.id = chosen.id CROSS JOIN detail_user_summary AS summary ON summary.batch_id = chosen.id
  CROSS JOIN usage_kind ON usage_kind.id = summary.kind_id`;
const batchOrder = `detail_batch.root, detail_batch.centre, coalesce(detail_batch.invoice_date, ''), detail_batch.id`;
const batchSums = `SELECT chosen.file AS file, currency, count(*) AS rows, sum(lines) AS lines, sum(duration_seconds) AS duration,
  sum(volume_kilobytes) AS volume, sum(amount_micros) AS amount FROM chosen JOIN detail_batch ON detail_batch.id = chosen.id GROUP BY 1, 2`;
/** The sums of the batches, with the number of different groups in their summaries. */
const groupSums = (group: string) => `SELECT sums.file AS file, sums.currency AS currency, grouped.rows AS rows, sums.lines AS lines,
    sums.duration AS duration, sums.volume AS volume, sums.amount AS amount
  FROM (${batchSums}) AS sums JOIN (
    SELECT file, currency, count(*) AS rows FROM (SELECT DISTINCT chosen.file AS file, detail_batch.currency AS currency, chosen.id, ${group} FROM ${summaries})
    GROUP BY 1, 2
  ) AS grouped ON grouped.file = sums.file AND grouped.currency = sums.currency`;
const batchColumns = ['amount', 'lines', 'duration', 'volume'] as const;

const lineCells = {
  root: batchPlace.root,
  centre: batchPlace.centre,
  number: batchPlace.number,
  issueDate: batchPlace.issueDate,
  line: 'fleet_line.number',
  user: 'fleet_user.name',
  section: 'usage_kind.section',
  nature: 'usage_kind.nature',
  date: `strftime('%Y-%m-%d', detail_line.started_at, 'unixepoch')`,
  time: `strftime('%H:%M:%S', detail_line.started_at, 'unixepoch')`,
  destination: 'destination.number',
  place: 'usage_kind.place',
  duration: 'detail_line.duration_seconds',
  volume: 'detail_line.volume_kilobytes',
  amount: 'detail_line.amount_micros',
  vatRate: 'detail_line.vat_rate_bp',
  currency: 'detail_batch.currency',
  supplier: 'supplier.name',
};
const lineParts = `CROSS JOIN detail_batch ON detail_batch.id = detail_line.batch_id CROSS JOIN fleet_holding ON fleet_holding.id = detail_line.holding_id
  CROSS JOIN fleet_user ON fleet_user.id = fleet_holding.user_id CROSS JOIN fleet_line ON fleet_line.id = fleet_holding.line_id
  CROSS JOIN destination ON destination.id = detail_line.destination_id CROSS JOIN usage_kind ON usage_kind.id = detail_line.kind_id ${ofBatch}`;

const invoiceReports: Readonly<Record<string, Report>> = {
  summary: {
    cells: {
      ...invoicePlace,
      kind: grid('kind'),
      issueDate: grid('issueDate'),
      dueDate: grid('dueDate'),
      periodStart: grid('periodStart'),
      periodEnd: grid('periodEnd'),
      purchaseOrder: grid('purchaseOrder'),
      taxExclusive: grid('taxExclusive'),
      tax: grid('tax'),
      taxInclusive: grid('taxInclusive'),
      payable: grid('payable'),
      currency: grid('currency'),
      status: grid('status'),
      check: grid('check'),
    },
    from: `${ofInvoice} ${isChosen} ORDER BY invoice.issue_date, invoice.number, invoice.id`,
    sums: ['taxExclusive', 'tax', 'taxInclusive', 'payable'],
    expected: `SELECT chosen.file AS file, coalesce(currency, '') AS currency, count(*) AS rows, coalesce(sum(sign * tax_exclusive_minor), 0) AS taxExclusive,
        coalesce(sum(sign * tax_minor), 0) AS tax, coalesce(sum(sign * tax_inclusive_minor), 0) AS taxInclusive, coalesce(sum(sign * payable_minor), 0) AS payable
      FROM chosen JOIN invoice ON invoice.id = chosen.id GROUP BY 1, 2`,
  },
  sections: {
    cells: {
      ...invoicePlace,
      kind: grid('kind'),
      issueDate: grid('issueDate'),
      section: lineSection,
      lines: 'count(*)',
      net: 'coalesce(sum(invoice.sign * invoice_line.net_minor), 0)',
      currency: grid('currency'),
    },
    from: `${ofInvoice} JOIN invoice_line ON ${invoiceLines} ${isChosen} GROUP BY invoice.id, ${lineSection}
      ORDER BY invoice.issue_date, invoice.number, invoice.id, min(invoice_line.position)`,
    sums: ['net', 'lines'],
    expected: invoiceLineSums(`count(DISTINCT invoice.id || ' ' || ${lineSection})`),
  },
  lines: {
    cells: {
      ...invoicePlace,
      kind: grid('kind'),
      issueDate: grid('issueDate'),
      lineId: 'invoice_line.line_id',
      section: 'invoice_line.section',
      description: 'invoice_line.description',
      quantity: 'invoice_line.quantity',
      unit: 'invoice_line.unit',
      netPrice: 'invoice_line.net_price_micros',
      net: 'invoice.sign * invoice_line.net_minor',
      currency: grid('currency'),
      taxRate: 'invoice_line.tax_rate',
      periodStart: 'invoice_line.period_start',
      periodEnd: 'invoice_line.period_end',
    },
    from: `${ofInvoice} JOIN invoice_line ON ${invoiceLines} ${isChosen}
      ORDER BY invoice.issue_date, invoice.number, invoice.id, invoice_line.position`,
    sums: ['net'],
    expected: invoiceLineSums('count(*)'),
  },
};

const consumptionReports: Readonly<Record<string, Report>> = {
  summary: {
    cells: { ...batchPlace, ...summed },
    from: `${summaries} ${ofBatch} WHERE chosen.file = @file GROUP BY detail_batch.id ORDER BY ${batchOrder}`,
    sums: batchColumns,
    expected: batchSums,
  },
  sections: {
    cells: { ...batchPlace, section: 'usage_kind.section', nature: 'usage_kind.nature', ...summed },
    from: `${summaries} ${ofBatch} WHERE chosen.file = @file GROUP BY detail_batch.id, usage_kind.section, usage_kind.nature
      ORDER BY ${batchOrder}, usage_kind.section, usage_kind.nature`,
    sums: batchColumns,
    expected: groupSums('usage_kind.section, usage_kind.nature'),
  },
  users: {
    cells: { ...batchPlace, line: 'fleet_line.number', user: 'fleet_user.name', section: 'usage_kind.section', ...summed },
    from: `${summaries} CROSS JOIN fleet_holding ON fleet_holding.id = summary.holding_id CROSS JOIN fleet_user ON fleet_user.id = fleet_holding.user_id
      CROSS JOIN fleet_line ON fleet_line.id = fleet_holding.line_id ${ofBatch} WHERE chosen.file = @file
      GROUP BY detail_batch.id, summary.holding_id, usage_kind.section ORDER BY ${batchOrder}, fleet_user.sort_rank, fleet_line.number, usage_kind.section`,
    sums: batchColumns,
    expected: groupSums('summary.holding_id, usage_kind.section'),
  },
};

/** Every detail line, in the order of the suppliers' files: one file reads them through once, several from a list made once. */
const oneOfLines = `detail_line CROSS JOIN chosen ON chosen.id = detail_line.batch_id ${lineParts} WHERE chosen.file = @file
  AND detail_line.id BETWEEN (SELECT min(first_line_id) FROM detail_batch JOIN chosen AS first ON first.id = detail_batch.id)
    AND (SELECT max(last_line_id) FROM detail_batch JOIN chosen AS last ON last.id = detail_batch.id) ORDER BY detail_line.id`;
const manyOfLines = `chosen_line CROSS JOIN detail_line ON detail_line.id = chosen_line.id ${lineParts} WHERE chosen_line.file = @file ORDER BY chosen_line.id`;
const prepareLines = `DROP TABLE IF EXISTS temp.chosen_line;
  CREATE TEMP TABLE chosen_line (file INTEGER NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (file, id)) WITHOUT ROWID;
  INSERT INTO chosen_line SELECT chosen.file, detail_line.id FROM detail_line JOIN chosen ON chosen.id = detail_line.batch_id ORDER BY 1, 2;`;

function linesReport(files: number): Report {
  return {
    cells: lineCells,
    from: files > 1 ? manyOfLines : oneOfLines,
    sums: ['amount', 'duration', 'volume'],
    expected: `SELECT file, currency, lines AS rows, amount, duration, volume FROM (${batchSums})`,
    ...(files > 1 ? { prepare: prepareLines } : {}),
  };
}

/** @throws ProblemError invalid-arguments where the subject has no such detail */
export function reportOf(subject: ReportSubject, detail: ReportDetail, files: number): Report {
  if (subject === 'consumption' && detail === 'lines') return linesReport(files);
  const report = (subject === 'invoices' ? invoiceReports : consumptionReports)[detail];
  if (!report) throw new ProblemError('invalid-arguments', { message: `${subject}: ${detail}` });
  return report;
}

/** The rows of a file, cells in the order of the report's columns. */
export function reportRows(sqlite: Sqlite, { cells, from }: Report, file: number): IterableIterator<(string | number | null)[]> {
  const statement = sqlite.prepare(`SELECT ${Object.values(cells).join(', ')} FROM ${from}`).raw();
  return statement.iterate({ file }) as IterableIterator<(string | number | null)[]>;
}
