/** Invoice lines as subscriptions are known by them: those of one subscription, and those that come again and are none yet. */
import { minorDigits, parseDecimal } from '../billing/money.ts';
import { roundedShare } from '../billing/share.ts';
import type { BilledLine } from '../billing/subscription-compare.ts';
import type { SeenLine } from '../billing/subscription-recognise.ts';
import type { LedgerReader } from './ledger.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

export interface LinesAsked {
  readonly supplierId: number;
  readonly accountId: number | null;
  readonly currency: string;
  readonly item: string | null;
  readonly description: string;
  /** ISO: invoices from this day on. */
  readonly since: string;
}

interface LineRow {
  readonly invoiceId: number;
  readonly number: string;
  readonly kind: string;
  readonly sign: 1 | -1;
  readonly issueDate: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly quantity: string | null;
  readonly priceMicros: number | null;
  readonly netMinor: number;
  readonly taxRate: string | null;
  readonly lineNetMinor: number | null;
  readonly allowancesMinor: number | null;
  readonly chargesMinor: number | null;
  readonly taxMinor: number | null;
  readonly counted: number;
}

/** Lines that bear the item's number or its words; of the account, or of no account. */
const ofSubscription = `invoice.supplier_id = @supplierId AND invoice.status = 'complete' AND invoice.number <> '' AND invoice.currency = @currency
  AND (@accountId IS NULL OR invoice.account_id IS NULL OR invoice.account_id = @accountId)
  AND line.net_minor IS NOT NULL AND (line.item = @item OR line.description = @description COLLATE NOCASE)`;

/** What was invoiced of a subscription, oldest first. */
export function billedLines({ sqlite }: Reader, asked: LinesAsked): BilledLine[] {
  const rows = sqlite
    .prepare(
      `SELECT invoice.id AS invoiceId, invoice.number, invoice.kind, invoice.sign, invoice.issue_date AS issueDate,
        coalesce(line.period_start, invoice.period_start) AS "from", coalesce(line.period_end, invoice.period_end) AS "to",
        line.quantity, line.net_price_micros AS priceMicros, line.net_minor AS netMinor, line.tax_rate AS taxRate,
        invoice.line_net_minor AS lineNetMinor, invoice.allowances_minor AS allowancesMinor, invoice.charges_minor AS chargesMinor,
        invoice.tax_minor AS taxMinor,
        (SELECT count(*) FROM invoice_line AS other WHERE other.invoice_id = invoice.id AND other.net_minor <> 0) AS counted
      FROM invoice JOIN invoice_line AS line ON line.invoice_id = invoice.id
      WHERE ${ofSubscription} AND coalesce(invoice.issue_date, '') >= @since
      ORDER BY invoice.issue_date, invoice.id, line.position`,
    )
    .all({ ...asked }) as LineRow[];
  const byInvoice = Map.groupBy(rows, ({ invoiceId }) => invoiceId);
  return [...byInvoice.values()].flatMap((lines) => {
    // The invoice's tax is that of these lines where nothing else is billed on it.
    const alone = lines.filter(({ netMinor }) => netMinor !== 0).length === lines[0]?.counted;
    return lines.map((line, at) => billedLine(line, alone ? (at === 0 ? (line.taxMinor ?? null) : 0) : null));
  });
}

function billedLine(row: LineRow, taxMinor: number | null): BilledLine {
  const { sign, lineNetMinor, allowancesMinor, chargesMinor } = row;
  const whole = (chargesMinor ?? 0) - (allowancesMinor ?? 0);
  const share = lineNetMinor !== null && lineNetMinor > 0 ? roundedShare(whole, row.netMinor, lineNetMinor) : 0;
  return {
    invoiceId: row.invoiceId,
    number: row.number,
    isCredit: sign < 0 || row.kind === 'credit-note' || row.netMinor < 0,
    issueDate: row.issueDate,
    from: row.from,
    to: row.to,
    quantityMilli: row.quantity === null ? null : (parseDecimal(row.quantity, 3)?.value ?? null),
    priceMicros: row.priceMicros,
    netMinor: sign * (row.netMinor + share),
    // Percent with four decimals are parts per million.
    ratePpm: row.taxRate === null ? null : (parseDecimal(row.taxRate, 4)?.value ?? null),
    taxMinor: taxMinor === null ? null : sign * taxMinor,
  };
}

export interface RepeatedItem {
  readonly supplierId: number;
  readonly supplier: string;
  readonly supplierCountry: string;
  readonly accountId: number | null;
  readonly account: string | null;
  readonly currency: string;
  readonly item: string | null;
  /** As on the last invoice. */
  readonly description: string;
  readonly ratePpm: number | null;
  /** The day of the last invoice of the account. */
  readonly latest: string;
  readonly lines: readonly SeenLine[];
}

const mostItems = 200;

/** Items that stand on two invoices of an account or more and neither are subscriptions nor were dismissed, the dearest first. */
export function repeatedItems(reader: Reader, since: string): RepeatedItem[] {
  const { sqlite } = reader;
  const groups = sqlite
    .prepare(
      `SELECT invoice.supplier_id AS supplierId, invoice.account_id AS accountId, invoice.currency, coalesce(line.item, line.description) AS key
      FROM invoice JOIN invoice_line AS line ON line.invoice_id = invoice.id
      WHERE invoice.issue_date >= @since AND invoice.status = 'complete' AND invoice.number <> '' AND invoice.supplier_id IS NOT NULL
        AND invoice.sign = 1 AND invoice.kind NOT IN ('credit-note', 'reconciliation', 'ad-hoc') AND length(invoice.currency) = 3
        AND line.net_minor > 0 AND line.net_price_micros > 0 AND line.quantity IS NOT NULL AND line.description <> ''
      GROUP BY 1, 2, 3, 4 HAVING count(DISTINCT invoice.id) >= 2
        AND NOT EXISTS (SELECT 1 FROM subscription_dismissal AS dismissed WHERE dismissed.supplier_id = invoice.supplier_id
          AND dismissed.account_id = coalesce(invoice.account_id, 0) AND dismissed.item = key)
        AND NOT EXISTS (SELECT 1 FROM subscription WHERE subscription.supplier_id = invoice.supplier_id AND subscription.currency = invoice.currency
          AND (subscription.account_id IS NULL OR subscription.account_id = invoice.account_id)
          AND (subscription.item = key OR subscription.description = key COLLATE NOCASE))
      ORDER BY sum(line.net_minor) DESC LIMIT ${mostItems}`,
    )
    .all({ since }) as { supplierId: number; accountId: number | null; currency: string; key: string }[];
  return groups.flatMap((group) => repeated(reader, group, since));
}

interface SeenRow {
  readonly invoiceId: number;
  readonly issueDate: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly quantity: string;
  readonly priceMicros: number;
  readonly netMinor: number;
  readonly item: string | null;
  readonly description: string;
  readonly taxRate: string | null;
  readonly percentage: string | null;
}

function repeated(
  { sqlite }: Reader,
  { key, ...group }: { supplierId: number; accountId: number | null; currency: string; key: string },
  since: string,
): RepeatedItem[] {
  const rows = sqlite
    .prepare(
      `SELECT invoice.id AS invoiceId, invoice.issue_date AS issueDate, coalesce(line.period_start, invoice.period_start) AS "from",
        coalesce(line.period_end, invoice.period_end) AS "to", line.quantity, line.net_price_micros AS priceMicros, line.net_minor AS netMinor,
        line.item, line.description, line.tax_rate AS taxRate,
        CASE WHEN invoice.allowances_minor > 0 AND coalesce(invoice.charges_minor, 0) = 0 AND json_array_length(invoice.as_given, '$.allowancesCharges') = 1
          THEN invoice.as_given ->> '$.allowancesCharges[0].percentage' END AS percentage
      FROM invoice JOIN invoice_line AS line ON line.invoice_id = invoice.id
      WHERE invoice.supplier_id = @supplierId AND invoice.account_id IS @accountId AND invoice.currency = @currency AND invoice.issue_date >= @since
        AND invoice.status = 'complete' AND invoice.number <> '' AND invoice.sign = 1
        AND invoice.kind NOT IN ('credit-note', 'reconciliation', 'ad-hoc') AND line.net_minor > 0 AND line.net_price_micros > 0
        AND line.quantity IS NOT NULL AND coalesce(line.item, line.description) = @key
      ORDER BY invoice.issue_date, invoice.id, line.position LIMIT 2000`,
    )
    .all({ ...group, key, since }) as SeenRow[];
  const last = rows.at(-1);
  if (!last) return [];
  const named = sqlite
    .prepare(
      `SELECT supplier.name AS supplier, coalesce(supplier.country, '') AS supplierCountry,
        (SELECT coalesce(nullif(nickname, ''), number) FROM billing_account WHERE id = @accountId) AS account,
        (SELECT max(issue_date) FROM invoice WHERE supplier_id = @supplierId AND account_id IS @accountId) AS latest
      FROM supplier WHERE id = @supplierId`,
    )
    .get(group) as Pick<RepeatedItem, 'supplier' | 'supplierCountry' | 'account' | 'latest'>;
  const lines = rows.flatMap((row): SeenLine[] => {
    const quantityMilli = parseDecimal(row.quantity, 3)?.value ?? 0;
    // What is not the price of so many units (a reduction on the line, another base) is not recognised.
    const product = quantityMilli > 0 ? roundedShare(row.priceMicros, quantityMilli, 10 ** (9 - minorDigits(group.currency))) : 0;
    if (Math.abs(product - row.netMinor) > 1) return [];
    const { invoiceId, issueDate, from, to, priceMicros, percentage } = row;
    const allowancePpm = percentage === null ? null : (parseDecimal(percentage, 4)?.value ?? null);
    return [{ invoiceId, issueDate, from, to, quantityMilli, priceMicros, allowancePpm }];
  });
  const ratePpm = last.taxRate === null ? null : (parseDecimal(last.taxRate, 4)?.value ?? null);
  return [{ ...group, ...named, item: last.item, description: last.description, ratePpm, lines }];
}

/** Proposes an item of an account no more. */
export function dismissItem(
  { sqlite }: Reader,
  { supplierId, accountId, item, description }: Pick<LinesAsked, 'supplierId' | 'accountId' | 'item' | 'description'>,
): void {
  sqlite
    .prepare('INSERT INTO subscription_dismissal (supplier_id, account_id, item) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run(supplierId, accountId ?? 0, item ?? description);
}

/** The e-mail of a supplier's contact on its last invoice that gives one. */
export function supplierEmail({ sqlite }: Reader, supplierId: number): string {
  const found = sqlite
    .prepare(
      `SELECT as_given ->> '$.seller.contact.email' AS email FROM invoice
      WHERE supplier_id = ? AND status = 'complete' AND number <> '' AND email IS NOT NULL ORDER BY issue_date DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get(supplierId) as string | undefined;
  return found ?? '';
}
