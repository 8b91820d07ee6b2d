/**
 * The reports over the temporary table `chosen` (see export-centres.ts): the rows of a file, and what the ledger has of it, added up
 * another way (law 3). Amounts of credit notes are negative.
 */
import type { ReportDetail, ReportSubject } from '../../src-preload/contract/exports.ts';
import type { Cell } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { invoiceGrid } from '../ledger/invoice-grid.ts';
import { sectionSql } from '../ledger/sections.ts';
import type { Sqlite } from '../ledger/sqlite.ts';
import { detailLines } from './detail-lines.ts';
import { lineColumns } from './line-texts.ts';
import type { ReportColumn } from './report-columns.ts';

export interface Report {
  readonly columns: readonly ReportColumn[];
  /**
   * Begins to read: gives the rows of one file, cells in the order of the columns; files are asked for in their order.
   * @param sizes how many rows each file has
   */
  readonly rows: (sqlite: Sqlite, sizes: readonly number[]) => (file: number) => Iterable<readonly Cell[]>;
  /** The columns that are added up; the first is the one that stands for the file. */
  readonly sums: readonly ReportColumn[];
  /** SELECT of `file`, `currency`, `rows` and the sums, for every file. */
  readonly expected: string;
}

/** A report whose rows are found by SQL alone. */
interface SqlReport extends Pick<Report, 'sums' | 'expected'> {
  /** SQL of each cell, in the order of the columns. */
  readonly cells: Readonly<Partial<Record<ReportColumn, string>>>;
  /** What follows the cells: the rows of the file `@file`. */
  readonly from: string;
}

const grid = (key: string): string => invoiceGrid.columns[key]?.sql ?? 'NULL';
const invoicePlace = { supplier: 'supplier.name', account: 'coalesce(account.nickname, account.number)', number: 'invoice.number' };
const ofInvoice = `chosen CROSS JOIN ${invoiceGrid.from}`;
const isChosen = 'WHERE invoice.id = chosen.id AND chosen.file = @file';
const lineSection = `coalesce(${sectionSql}, '')`;
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

const invoiceReports: Readonly<Record<string, SqlReport>> = {
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
      section: sectionSql,
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

const consumptionReports: Readonly<Record<string, SqlReport>> = {
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

/** Every detail line, in the order of the suppliers' files. */
const linesReport: Report = {
  columns: lineColumns,
  rows: detailLines,
  sums: ['amount', 'duration', 'volume'],
  expected: `SELECT file, currency, lines AS rows, amount, duration, volume FROM (${batchSums})`,
};

/** @throws ProblemError invalid-arguments where the subject has no such detail */
export function reportOf(subject: ReportSubject, detail: ReportDetail): Report {
  if (subject === 'consumption' && detail === 'lines') return linesReport;
  const report = (subject === 'invoices' ? invoiceReports : consumptionReports)[detail];
  if (!report) throw new ProblemError('invalid-arguments', { message: `${subject}: ${detail}` });
  const { cells, from, ...rest } = report;
  const rows: Report['rows'] = (sqlite) => {
    const statement = sqlite.prepare(`SELECT ${Object.values(cells).join(', ')} FROM ${from}`).raw();
    return (file) => statement.iterate({ file }) as IterableIterator<Cell[]>;
  };
  return { ...rest, columns: Object.keys(cells) as ReportColumn[], rows };
}
