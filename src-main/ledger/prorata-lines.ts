/** Lines that may bill a part of a period, and those of neighbouring invoices that may tell its whole price. */
import { parseDecimal } from '../billing/money.ts';
import type { PeriodLine } from '../billing/prorata-lines.ts';
import type { LedgerReader } from './ledger.ts';
import { whoOf } from './line-who.ts';

export interface PartLine extends PeriodLine {
  readonly number: string;
  readonly issueDate: string;
  readonly supplierId: number;
  readonly accountId: number | null;
  readonly supplier: string;
  readonly account: string;
  readonly currency: string;
  readonly position: number;
  readonly who: string;
}

/** Invoices so many days around one are its neighbours: two quarters. */
const neighbourDays = 190;

const lineCells = `line.invoice_id AS invoiceId, coalesce(line.description, '') AS description, coalesce(line.section, '') AS section,
  line.quantity, line.net_price_micros AS priceMicros, invoice.sign * line.net_minor AS netMinor, line.period_start AS "from", line.period_end AS "to"`;
/** A first sieve, wider than the rule: days that are no whole months by their look, or words. */
const mayBePart = `(strftime('%d', line.period_end, '+1 day') <> substr(line.period_start, 9, 2)
  OR line.description LIKE '%rata%' OR line.description LIKE '%proport%')`;

type Kept<T> = Omit<T, 'quantityMilli'> & { readonly quantity: string | null };

/** Of one invoice, or of all that were issued in a time, the latest first. */
export function partLines(
  { sqlite }: Pick<LedgerReader, 'sqlite'>,
  asked: { readonly invoiceId: number } | { readonly from: string; readonly to: string },
  limit: number,
): PartLine[] {
  const which = 'invoiceId' in asked ? 'invoice.id = @invoiceId' : 'invoice.issue_date BETWEEN @from AND @to';
  const rows = sqlite
    .prepare(
      `SELECT ${lineCells}, invoice.number, invoice.issue_date AS issueDate, invoice.supplier_id AS supplierId, invoice.account_id AS accountId,
        supplier.name AS supplier, coalesce(nullif(account.nickname, ''), account.number, '') AS account, invoice.currency, line.position,
        json_extract(invoice.as_given, '$.lines[' || line.position || '].attributes') AS attributes
      FROM invoice JOIN supplier ON supplier.id = invoice.supplier_id LEFT JOIN billing_account AS account ON account.id = invoice.account_id
        JOIN invoice_line AS line ON line.invoice_id = invoice.id
      WHERE ${which} AND invoice.status = 'complete' AND invoice.issue_date IS NOT NULL AND invoice.currency IS NOT NULL
        AND line.period_start <= line.period_end AND line.net_minor <> 0 AND ${mayBePart}
      ORDER BY invoice.issue_date DESC, invoice.id DESC, line.position LIMIT @limit`,
    )
    .all({ ...asked, limit }) as (Kept<PartLine> & { attributes: string | null })[];
  return rows.map(({ attributes, ...row }) => ({
    ...counted(row),
    who: whoOf((JSON.parse(attributes ?? '[]') ?? []) as Parameters<typeof whoOf>[0]),
  }));
}

/** Lines with periods on the invoices of the same account around a day, the nearest first. */
export function neighbourLines(
  { sqlite }: Pick<LedgerReader, 'sqlite'>,
  { supplierId, accountId, issueDate, currency }: PartLine,
): PeriodLine[] {
  const rows = sqlite
    .prepare(
      `SELECT ${lineCells} FROM invoice JOIN invoice_line AS line ON line.invoice_id = invoice.id
      WHERE invoice.supplier_id = @supplierId AND invoice.account_id IS @accountId AND invoice.currency = @currency AND invoice.sign = 1
        AND invoice.issue_date BETWEEN date(@issueDate, @before) AND date(@issueDate, @after)
        AND line.period_start <= line.period_end AND line.net_minor > 0
      ORDER BY abs(julianday(invoice.issue_date) - julianday(@issueDate)), invoice.id, line.position LIMIT 5000`,
    )
    .all({
      supplierId,
      accountId,
      issueDate,
      currency,
      before: `-${neighbourDays} days`,
      after: `+${neighbourDays} days`,
    }) as Kept<PeriodLine>[];
  return rows.map(counted);
}

function counted<T extends { readonly quantity: string | null }>({ quantity, ...row }: T): Omit<T, 'quantity'> & { quantityMilli: number } {
  const value = quantity === null ? null : (parseDecimal(quantity, 3)?.value ?? null);
  return { ...row, quantityMilli: value === null || value === 0 ? 1000 : Math.abs(value) };
}
