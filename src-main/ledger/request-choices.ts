/** What a request can be about, and how its supplier is written to. */

import { type Language, ProblemError } from '../../src-preload/contract/problem.ts';
import type { RequestedInvoice } from '../../src-preload/contract/requests.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import { requestedInvoiceSql } from './replacements.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** Of a supplier's invoices so many are offered, the latest first. */
const offeredInvoices = 300;

export function allSuppliers({ sqlite }: Reader): { id: number; name: string }[] {
  return sqlite.prepare('SELECT id, name FROM supplier ORDER BY french(name), id').all() as { id: number; name: string }[];
}

export function supplierAccounts({ sqlite }: Reader, supplierId: number) {
  return sqlite
    .prepare(
      `SELECT id, number, coalesce(nickname, number) AS name, coalesce(purchase_order, '') AS purchaseOrder
      FROM billing_account WHERE supplier_id = ? ORDER BY french(name), id`,
    )
    .all(supplierId) as { id: number; number: string; name: string; purchaseOrder: string }[];
}

/** Complete invoices of a supplier, those named first. */
export function supplierInvoices({ sqlite }: Reader, supplierId: number, first: readonly number[]): RequestedInvoice[] {
  const rows = sqlite
    .prepare(
      `SELECT ${requestedInvoiceSql('invoice')} FROM invoice WHERE supplier_id = @supplierId AND status = 'complete'
      ORDER BY id IN (SELECT value FROM json_each(@first)) DESC, issue_date DESC, id DESC LIMIT ${offeredInvoices}`,
    )
    .pluck()
    .all({ supplierId, first: JSON.stringify(first) }) as string[];
  return rows.map((row) => JSON.parse(row) as RequestedInvoice);
}

/** Some invoices, with their suppliers. */
export function requestedInvoices({ sqlite }: Reader, ids: readonly number[]): (RequestedInvoice & { supplierId: number | null })[] {
  const rows = sqlite
    .prepare(
      `SELECT ${requestedInvoiceSql('invoice')} AS invoice, supplier_id AS supplierId FROM invoice WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as { invoice: string; supplierId: number | null }[];
  return rows.map(({ invoice, supplierId }) => ({ ...(JSON.parse(invoice) as RequestedInvoice), supplierId }));
}

/**
 * The supplier and account of invoices that a request is to be about.
 * @throws ProblemError request-no-invoice, request-several-suppliers, request-supplier-missing
 */
export function beginWith({ sqlite }: Reader, invoiceIds: readonly number[]) {
  const rows = sqlite
    .prepare('SELECT DISTINCT supplier_id AS supplierId, account_id AS accountId FROM invoice WHERE id IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(invoiceIds)) as { supplierId: number | null; accountId: number | null }[];
  const [first] = rows;
  if (!first) throw new ProblemError('request-no-invoice');
  if (rows.some(({ supplierId }) => supplierId === null)) throw new ProblemError('request-supplier-missing');
  if (rows.some(({ supplierId }) => supplierId !== first.supplierId)) throw new ProblemError('request-several-suppliers');
  const sameAccount = rows.every(({ accountId }) => accountId === first.accountId);
  return { supplierId: first.supplierId as number, accountId: sameAccount ? first.accountId : null, invoiceIds: [...invoiceIds] };
}

/** @throws ProblemError request-account-missing */
export function beginWithAccount({ sqlite }: Reader, accountId: number) {
  const supplierId = sqlite.prepare('SELECT supplier_id FROM billing_account WHERE id = ?').pluck().get(accountId) as number | undefined;
  if (supplierId === undefined) throw new ProblemError('request-account-missing');
  return { supplierId, accountId, invoiceIds: [] };
}

/** How a supplier was last written to; null before the first time. */
export function supplierMail({ sqlite }: Reader, supplierId: number): { email: string; language: Language } | null {
  const kept = sqlite.prepare('SELECT email, language FROM supplier_mail WHERE supplier_id = ?').get(supplierId);
  return (kept as { email: string; language: Language } | undefined) ?? null;
}

/** Remembers it for the next time; an empty address leaves the one that is known. */
export function keepSupplierMail({ sqlite }: LedgerWriter, supplierId: number, email: string, language: Language): void {
  sqlite
    .prepare(
      `INSERT INTO supplier_mail (supplier_id, email, language) VALUES (?, ?, ?)
      ON CONFLICT (supplier_id) DO UPDATE SET email = CASE WHEN excluded.email = '' THEN email ELSE excluded.email END, language = excluded.language`,
    )
    .run(supplierId, email, language);
}

/** Puts a purchase-order number on an account, for its next invoices. */
export function keepPurchaseOrder({ sqlite }: LedgerWriter, accountId: number, purchaseOrder: string): void {
  sqlite.prepare('UPDATE billing_account SET purchase_order = ? WHERE id = ?').run(purchaseOrder, accountId);
}

/** The latest invoice of a supplier as it is given, where there is one: who it says is to be written to, in which language, from which country. */
export function latestGiven({ sqlite }: Reader, supplierId: number): { invoiceId: number; asGiven: string } | null {
  const row = sqlite
    .prepare(
      `SELECT id AS invoiceId, as_given AS asGiven FROM invoice WHERE supplier_id = ? AND status = 'complete' ORDER BY issue_date DESC, id DESC LIMIT 1`,
    )
    .get(supplierId);
  return (row as { invoiceId: number; asGiven: string } | undefined) ?? null;
}
