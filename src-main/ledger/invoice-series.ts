/** The invoices of each account in their order, as the rules of expected invoices look at them. */
import type { Covered } from '../billing/coverage.ts';
import type { Dropped } from '../billing/expected.ts';
import { compareFrench } from '../billing/text.ts';
import { kindSql } from './invoice-kind.ts';
import type { LedgerReader } from './ledger.ts';

export interface SeriesInvoice {
  readonly id: number;
  readonly number: string;
  readonly kind: string;
  readonly issueDate: string;
  readonly taxInclusiveMinor: number | null;
  readonly currency: string;
}

export interface InvoiceSeriesRow {
  readonly supplierId: number;
  /** Null: the supplier's invoices without an account. */
  readonly accountId: number | null;
  readonly supplier: string;
  /** Its nickname or number; empty without an account. */
  readonly account: string;
  readonly interval: 'month' | 'quarter' | 'year' | null;
  readonly day: number | null;
  readonly availableAfterDays: number;
  readonly closedOn: string | null;
  readonly invoices: readonly SeriesInvoice[];
  readonly dropped: readonly (Dropped & { readonly id: number; readonly reason: string })[];
}

type Found = Omit<InvoiceSeriesRow, 'invoices' | 'dropped'> & SeriesInvoice;

/** Every account, or those given, of which an invoice was issued from one day to another, its invoices oldest first. */
export function invoiceSeries(
  { sqlite }: Pick<LedgerReader, 'sqlite'>,
  from: string,
  to: string,
  accountIds?: readonly number[],
): InvoiceSeriesRow[] {
  const found = sqlite
    .prepare(
      `SELECT invoice.supplier_id AS supplierId, invoice.account_id AS accountId, supplier.name AS supplier,
        coalesce(nullif(account.nickname, ''), account.number, '') AS account, account.cycle AS interval, account.cycle_day AS day,
        coalesce(account.available_after_days, 2) AS availableAfterDays, account.closed_on AS closedOn,
        invoice.id, invoice.number, ${kindSql} AS kind, invoice.issue_date AS issueDate,
        invoice.sign * invoice.tax_inclusive_minor AS taxInclusiveMinor, coalesce(invoice.currency, '') AS currency
      FROM invoice JOIN supplier ON supplier.id = invoice.supplier_id LEFT JOIN billing_account AS account ON account.id = invoice.account_id
      WHERE invoice.status = 'complete' AND invoice.issue_date BETWEEN ? AND ?
        ${accountIds ? 'AND invoice.account_id IN (SELECT value FROM json_each(?))' : ''}
      ORDER BY supplierId, accountId, issueDate, invoice.id`,
    )
    .all(from, to, ...(accountIds ? [JSON.stringify(accountIds)] : [])) as Found[];
  const dropped = sqlite
    .prepare(
      `SELECT id, supplier_id AS supplierId, account_id AS accountId, from_date AS "from", to_date AS "to", reason FROM not_expected ORDER BY id`,
    )
    .all() as (InvoiceSeriesRow['dropped'][number] & Pick<InvoiceSeriesRow, 'supplierId' | 'accountId'>)[];
  const droppedOf = Map.groupBy(dropped, keyOf);
  const series = [...Map.groupBy(found, keyOf).values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { supplierId, accountId, supplier, account, interval, day, availableAfterDays, closedOn } = first;
    const invoices = rows.map(({ id, number, kind, issueDate, taxInclusiveMinor, currency }) => ({
      id,
      number,
      kind,
      issueDate,
      taxInclusiveMinor,
      currency,
    }));
    const own = droppedOf.get(keyOf(first)) ?? [];
    return [{ supplierId, accountId, supplier, account, interval, day, availableAfterDays, closedOn, invoices, dropped: own }];
  });
  return series.sort((a, b) => compareFrench(a.supplier, b.supplier) || compareFrench(a.account, b.account));
}

/** What tells one series from another. */
export function keyOf({ supplierId, accountId }: Pick<InvoiceSeriesRow, 'supplierId' | 'accountId'>): string {
  return `${supplierId}/${accountId ?? ''}`;
}

export interface BilledPeriod extends Covered {
  readonly supplierId: number;
  readonly accountId: number | null;
  /** Empty where the invoice names none. */
  readonly section: string;
  readonly description: string;
}

/** Periods that invoices issued since a day bill, line by line; those of the invoice as a whole where no line of it has one. Credit notes aside. */
export function billedPeriods({ sqlite }: Pick<LedgerReader, 'sqlite'>, since: string): BilledPeriod[] {
  const chosen = `invoice.status = 'complete' AND invoice.issue_date >= @since AND invoice.supplier_id IS NOT NULL AND ${kindSql} IN ('invoice', 'quarterly', 'pre-billing', 'self-billed')`;
  return sqlite
    .prepare(
      `SELECT invoice.supplier_id AS supplierId, invoice.account_id AS accountId, invoice.id AS invoiceId, coalesce(line.section, '') AS section,
        coalesce(line.description, '') AS description, min(line.period_start) AS "from", max(line.period_end) AS "to"
      FROM invoice JOIN invoice_line AS line ON line.invoice_id = invoice.id
      WHERE ${chosen} AND line.period_start <= line.period_end AND line.net_minor > 0
      GROUP BY invoice.id, line.section, line.description, line.period_start, line.period_end
      UNION ALL
      SELECT invoice.supplier_id, invoice.account_id, invoice.id, '', '', invoice.period_start, invoice.period_end FROM invoice
      WHERE ${chosen} AND invoice.period_start <= invoice.period_end
        AND NOT EXISTS (SELECT 1 FROM invoice_line AS line WHERE line.invoice_id = invoice.id AND line.period_start <= line.period_end)`,
    )
    .all({ since }) as BilledPeriod[];
}
