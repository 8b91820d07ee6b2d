/** The amounts that the overview is made of, added up by SQL: one cell for each month, value of the breakdown and section. */
import type { Breakdown } from '../../src-preload/contract/overview.ts';
import { minorDigits } from '../billing/money.ts';
import type { SqlCondition } from './grid-query.ts';
import { invoiceGrid } from './invoice-grid.ts';
import { sectionSql } from './sections.ts';
import type { Sqlite } from './sqlite.ts';

/** Some invoices of one currency and of some months: the condition of a compiled invoice query. */
export interface ChosenInvoices extends SqlCondition {
  readonly currency: string;
  /** ISO dates; the second is not among them. */
  readonly from: string;
  readonly before: string;
}

export interface OverviewCell {
  readonly month: string;
  readonly key: string;
  readonly supplier: string;
  /** Null: the whole of the invoices. */
  readonly section: string | null;
  readonly minor: number;
  readonly invoices: number;
}

type Key = Exclude<Breakdown, 'section' | 'month'>;

const column = (key: Key): string => `coalesce(${invoiceGrid.columns[key]?.sql ?? 'NULL'}, '')`;
const supplierOf = (key: Key): string => (key === 'account' || key === 'centre' ? column('supplier') : `''`);
const chosenWhere = 'invoice.currency = ? AND invoice.issue_date >= ? AND invoice.issue_date < ?';
const paramsOf = ({ currency, from, before, params }: ChosenInvoices) => [currency, from, before, ...params];

/** What the invoices come to. */
export function wholeCells(sqlite: Sqlite, chosen: ChosenInvoices, key: Key): OverviewCell[] {
  return sqlite
    .prepare(
      `SELECT substr(invoice.issue_date, 1, 7) AS month, ${column(key)} AS key, ${supplierOf(key)} AS supplier, NULL AS section,
        sum(invoice.sign * coalesce(invoice.tax_exclusive_minor, 0)) AS minor, count(*) AS invoices
      FROM ${invoiceGrid.from} WHERE ${chosenWhere} AND (${chosen.where}) GROUP BY 1, 2, 3`,
    )
    .all(paramsOf(chosen)) as OverviewCell[];
}

/**
 * The same by section. An invoice's sections are those its lines are led to or name; where none does, those of the call detail that came with it, each to the
 * nearest minor unit. What is left of its total (lines without a section, allowances and charges of the whole, a detail that bills less than
 * the invoice) is the section "", so that its sections always come to its total.
 */
export function sectionCells(sqlite: Sqlite, chosen: ChosenInvoices, key: Key): OverviewCell[] {
  const unit = 10 ** (6 - minorDigits(chosen.currency));
  return sqlite
    .prepare(
      `WITH chosen AS MATERIALIZED (
        SELECT invoice.id AS id, substr(invoice.issue_date, 1, 7) AS month, ${column(key)} AS key, ${supplierOf(key)} AS supplier,
          invoice.sign AS sign, coalesce(invoice.tax_exclusive_minor, 0) AS total
        FROM ${invoiceGrid.from} WHERE ${chosenWhere} AND (${chosen.where})
      ),
      named AS MATERIALIZED (
        SELECT invoice_id AS id, ${sectionSql} AS section, coalesce(sum(net_minor), 0) AS minor
        FROM invoice_line WHERE coalesce(${sectionSql}, '') <> '' AND invoice_id IN (SELECT id FROM chosen) GROUP BY 1, 2
      ),
      detailed AS MATERIALIZED (
        SELECT batch.invoice_id AS id, kind.section AS section, sum(summary.amount_micros) AS micros
        FROM detail_batch AS batch CROSS JOIN detail_user_summary AS summary ON summary.batch_id = batch.id JOIN usage_kind AS kind ON kind.id = summary.kind_id
        WHERE batch.invoice_id IN (SELECT id FROM chosen EXCEPT SELECT id FROM named) AND batch.currency = ? AND kind.section <> '' GROUP BY 1, 2
      ),
      assigned AS MATERIALIZED (
        SELECT id, section, minor FROM named
        UNION ALL SELECT id, section, (2 * abs(micros) + ${unit}) / (2 * ${unit}) * CASE WHEN micros < 0 THEN -1 ELSE 1 END FROM detailed
      ),
      part AS (
        SELECT id, section, minor FROM assigned
        UNION ALL SELECT chosen.id, '', chosen.total - coalesce(known.minor, 0)
        FROM chosen LEFT JOIN (SELECT id, sum(minor) AS minor FROM assigned GROUP BY id) AS known ON known.id = chosen.id
        WHERE chosen.total <> coalesce(known.minor, 0)
      )
      SELECT month, key, supplier, section, sum(sign * minor) AS minor, count(*) AS invoices FROM part JOIN chosen ON chosen.id = part.id GROUP BY 1, 2, 3, 4`,
    )
    .all([...paramsOf(chosen), chosen.currency]) as OverviewCell[];
}

export interface PeriodState {
  readonly taxInclusiveMinor: number;
  readonly invoices: number;
  readonly creditNotes: number;
  readonly errors: number;
  readonly warnings: number;
  readonly unchecked: number;
}

/** What else is to be said of the invoices. */
export function periodState(sqlite: Sqlite, chosen: ChosenInvoices): PeriodState {
  const check = invoiceGrid.columns.check?.sql ?? 'NULL';
  return sqlite
    .prepare(
      `SELECT coalesce(sum(invoice.sign * invoice.tax_inclusive_minor), 0) AS taxInclusiveMinor, count(*) AS invoices,
        count(*) FILTER (WHERE invoice.kind = 'credit-note') AS creditNotes, count(*) FILTER (WHERE ${check} = 'errors') AS errors,
        count(*) FILTER (WHERE ${check} = 'warnings') AS warnings, count(*) FILTER (WHERE ${check} = 'unchecked') AS unchecked
      FROM ${invoiceGrid.from} WHERE ${chosenWhere} AND (${chosen.where})`,
    )
    .get(paramsOf(chosen)) as PeriodState;
}

/** Invoices of the currency that fall due from a day on. */
export function upcoming(
  sqlite: Sqlite,
  { currency, where, params }: ChosenInvoices,
  today: string,
): { invoices: number; payableMinor: number; next: string | null } {
  return sqlite
    .prepare(
      `SELECT count(*) AS invoices, coalesce(sum(invoice.sign * invoice.payable_minor), 0) AS payableMinor, min(invoice.due_date) AS next
      FROM ${invoiceGrid.from} WHERE invoice.currency = ? AND invoice.due_date >= ? AND (${where})`,
    )
    .get([currency, today, ...params]) as { invoices: number; payableMinor: number; next: string | null };
}
