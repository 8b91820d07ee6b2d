/** Invoices as they are paid: what each asks for, what payments have done to it, and where its supplier's money goes. */
import type { Balance, CreditorHistory } from '../billing/payments.ts';
import type { LedgerReader } from './ledger.ts';
import { paidInvoicesSql, replacedSql } from './replacements.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/**
 * What the document asks for, negative for a credit note: the amount due it names, else its total; nothing where it was issued anew. One that
 * a credit note cancels asks for what it did: the credit note is taken off.
 */
export const owedSql = `CASE WHEN ${replacedSql(['reissued'])} THEN 0 ELSE invoice.sign * coalesce(invoice.payable_minor, invoice.tax_inclusive_minor) END`;

/** What payments of some statuses have paid of `invoice`, and of those in whose place it was issued. */
export function paidSql(statuses: readonly ('scheduled' | 'sent' | 'confirmed')[]): string {
  const listed = statuses.map((status) => `'${status}'`).join(', ');
  return `coalesce((SELECT sum(part.amount_minor) FROM payment_part AS part JOIN payment ON payment.id = part.payment_id
    WHERE part.invoice_id IN ${paidInvoicesSql} AND payment.status IN (${listed})), 0)`;
}

export interface OwedInvoice extends Balance {
  readonly invoiceId: number;
  readonly number: string;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly supplierId: number;
  readonly supplier: string;
  readonly accountId: number | null;
  readonly companyId: number | null;
  readonly currency: string;
}

/** Those of the invoices that can be paid, by their due dates: complete, with a supplier, an amount and a currency, and not issued anew. */
export function owedInvoices({ sqlite }: Reader, ids: readonly number[]): OwedInvoice[] {
  return sqlite
    .prepare(
      `SELECT invoice.id AS invoiceId, invoice.number, invoice.issue_date AS issueDate, invoice.due_date AS dueDate,
        invoice.supplier_id AS supplierId, supplier.name AS supplier, invoice.account_id AS accountId, account.company_id AS companyId,
        invoice.currency, ${owedSql} AS owedMinor, ${paidSql(['confirmed'])} AS confirmedMinor, ${paidSql(['scheduled', 'sent'])} AS underWayMinor
      FROM invoice JOIN supplier ON supplier.id = invoice.supplier_id LEFT JOIN billing_account AS account ON account.id = invoice.account_id
      WHERE invoice.id IN (SELECT value FROM json_each(?)) AND invoice.status = 'complete' AND invoice.currency <> '' AND owedMinor IS NOT NULL
        AND NOT ${replacedSql(['reissued'])}
      ORDER BY french(supplier.name), coalesce(invoice.due_date, invoice.issue_date), invoice.id`,
    )
    .all(JSON.stringify(ids)) as OwedInvoice[];
}

/** Number of each invoice, in the order of the ids' rows. */
export function invoiceNumbers({ sqlite }: Reader, ids: readonly number[]): { invoiceId: number; number: string }[] {
  return sqlite
    .prepare('SELECT id AS invoiceId, number FROM invoice WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id')
    .all(JSON.stringify(ids)) as { invoiceId: number; number: string }[];
}

/** Accounts that an invoice asks to be paid on. */
export function accountsAskedFor({ sqlite }: Reader, invoiceId: number): string[] {
  return sqlite
    .prepare('SELECT account FROM invoice_bank_account WHERE invoice_id = ? ORDER BY account')
    .pluck()
    .all(invoiceId) as string[];
}

/** Accounts that a supplier's other invoices name, the latest first, at most ten. */
export function accountsNamed({ sqlite }: Reader, supplierId: number, butOf: readonly number[]): string[] {
  return sqlite
    .prepare(
      `SELECT bank.account FROM invoice_bank_account AS bank JOIN invoice ON invoice.id = bank.invoice_id
      WHERE invoice.supplier_id = ? AND invoice.id NOT IN (SELECT value FROM json_each(?))
      GROUP BY bank.account ORDER BY max(coalesce(invoice.issue_date, '')) DESC, bank.account LIMIT 10`,
    )
    .pluck()
    .all(supplierId, JSON.stringify(butOf)) as string[];
}

/** Where the supplier's last payment went that neither failed nor was cancelled. */
export function lastAccountPaid({ sqlite }: Reader, supplierId: number): string | null {
  const last = sqlite
    .prepare(
      `SELECT creditor_account FROM payment WHERE supplier_id = ? AND creditor_account IS NOT NULL AND status IN ('scheduled', 'sent', 'confirmed')
      ORDER BY id DESC LIMIT 1`,
    )
    .pluck()
    .get(supplierId) as string | undefined;
  return last ?? null;
}

/** What is known of an account to be credited with some invoices of a supplier. */
export function creditorHistory(reader: Reader, account: string, supplierId: number, invoiceIds: readonly number[]): CreditorHistory {
  const other = reader.sqlite
    .prepare(
      `SELECT other.name FROM supplier AS other JOIN supplier AS own ON own.id = @supplierId
      WHERE other.id <> own.id AND fold(other.name) <> fold(own.name) AND (
        EXISTS (SELECT 1 FROM invoice_bank_account AS bank JOIN invoice ON invoice.id = bank.invoice_id
          WHERE bank.account = @account AND invoice.supplier_id = other.id)
        OR EXISTS (SELECT 1 FROM payment WHERE creditor_account = @account AND payment.supplier_id = other.id))
      ORDER BY other.id LIMIT 1`,
    )
    .pluck()
    .get({ supplierId, account }) as string | undefined;
  return {
    lastPaid: lastAccountPaid(reader, supplierId),
    named: accountsNamed(reader, supplierId, invoiceIds),
    asked: invoiceIds.flatMap((id) => accountsAskedFor(reader, id)),
    otherSupplier: other ?? null,
  };
}

/** The method that a supplier was last paid by, of those still in use. */
export function lastMethodOf({ sqlite }: Reader, supplierId: number): number | null {
  const last = sqlite
    .prepare(
      `SELECT payment.method_id FROM payment JOIN payment_method AS method ON method.id = payment.method_id
      WHERE payment.supplier_id = ? AND method.removed_at IS NULL ORDER BY payment.id DESC LIMIT 1`,
    )
    .pluck()
    .get(supplierId) as number | undefined;
  return last ?? null;
}
