/** How companies pay, as the ledger keeps it. */
import { type Method, type MethodDetails, methodDetailsSchema, type newMethodSchema } from '../../src-preload/contract/payment-methods.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { expiryOn } from '../billing/payments.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

interface MethodSql {
  id: number;
  companyId: number;
  accountId: number | null;
  account: string | null;
  name: string;
  details: string;
  validUntil: string | null;
  isDefault: number;
  addedAt: string;
  removedAt: string | null;
  payments: number;
}

const accountName = "coalesce(nullif(account.nickname, ''), account.number) || ' · ' || supplier.name";

/** Those in use first, then those removed, the last removed first. `today` is ISO. */
export function listMethods({ sqlite }: Reader, today: string): Method[] {
  const rows = sqlite
    .prepare(
      `SELECT method.id, method.company_id AS companyId, method.account_id AS accountId, ${accountName} AS account, method.name, method.details,
        method.valid_until AS validUntil, method.is_default AS isDefault, method.added_at AS addedAt, method.removed_at AS removedAt,
        (SELECT count(*) FROM payment WHERE method_id = method.id) AS payments
      FROM payment_method AS method LEFT JOIN billing_account AS account ON account.id = method.account_id
        LEFT JOIN supplier ON supplier.id = account.supplier_id
      ORDER BY method.removed_at IS NOT NULL, method.removed_at DESC, method.account_id IS NOT NULL, method.id`,
    )
    .all() as MethodSql[];
  return rows.map(({ details, isDefault, ...row }) => ({
    ...row,
    details: methodDetailsSchema.parse(JSON.parse(details)),
    expiry: row.removedAt === null ? expiryOn(row.validUntil, today) : null,
    isDefault: isDefault === 1,
  }));
}

/** What decides whether methods may be used. */
export function methodsById(
  { sqlite }: Reader,
  ids: readonly number[],
): Pick<Method, 'id' | 'companyId' | 'accountId' | 'validUntil' | 'removedAt'>[] {
  return sqlite
    .prepare(
      `SELECT id, company_id AS companyId, account_id AS accountId, valid_until AS validUntil, removed_at AS removedAt FROM payment_method
      WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids)) as Pick<Method, 'id' | 'companyId' | 'accountId' | 'validUntil' | 'removedAt'>[];
}

/** Companies that were given a name and are not closed. */
export function namedCompanies({ sqlite }: Reader): { id: number; name: string }[] {
  return sqlite
    .prepare(
      "SELECT id, trim(fields ->> '$.name') AS name FROM company WHERE trim(coalesce(fields ->> '$.name', '')) <> '' AND fields ->> '$.closedOn' IS NULL ORDER BY id",
    )
    .all() as { id: number; name: string }[];
}

/** Billing accounts that are not closed. */
export function openAccounts({ sqlite }: Reader): { id: number; companyId: number | null; name: string }[] {
  return sqlite
    .prepare(
      `SELECT account.id, account.company_id AS companyId, ${accountName} AS name FROM billing_account AS account
      JOIN supplier ON supplier.id = account.supplier_id WHERE account.closed_on IS NULL ORDER BY french(name), account.id`,
    )
    .all() as { id: number; companyId: number | null; name: string }[];
}

/** @throws ProblemError payment-company-missing, payment-account-foreign */
export function addMethod(
  writer: LedgerWriter,
  { companyId, accountId, name, details, makeDefault }: typeof newMethodSchema._output,
): number {
  const { sqlite } = writer;
  if (!namedCompanies(writer).some(({ id }) => id === companyId)) throw new ProblemError('payment-company-missing');
  if (accountId !== null && !openAccounts(writer).some((one) => one.id === accountId && (one.companyId ?? companyId) === companyId))
    throw new ProblemError('payment-account-foreign');
  const { lastInsertRowid } = sqlite
    .prepare('INSERT INTO payment_method (company_id, account_id, kind, name, details, valid_until, added_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(companyId, accountId, details.kind, name, JSON.stringify(details), validUntil(details), new Date().toISOString());
  const id = Number(lastInsertRowid);
  const isFirst =
    sqlite.prepare('SELECT 1 FROM payment_method WHERE company_id = ? AND account_id IS ? AND is_default = 1').get(companyId, accountId) ===
    undefined;
  if (makeDefault || isFirst) setDefaultMethod(writer, id);
  return id;
}

/** A card can be used until the last day of the month that it bears. */
function validUntil(details: MethodDetails): string | null {
  if (details.kind !== 'card') return null;
  const [year = 0, month = 0] = details.expiry.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** Makes a method the default of its company, or of the account that it is for. @throws ProblemError payment-method-gone */
export function setDefaultMethod({ sqlite }: LedgerWriter, id: number): void {
  const method = sqlite
    .prepare('SELECT company_id AS companyId, account_id AS accountId FROM payment_method WHERE id = ? AND removed_at IS NULL')
    .get(id) as { companyId: number; accountId: number | null } | undefined;
  if (!method) throw new ProblemError('payment-method-gone');
  sqlite
    .prepare('UPDATE payment_method SET is_default = 0 WHERE company_id = ? AND account_id IS ? AND is_default = 1')
    .run(method.companyId, method.accountId);
  sqlite.prepare('UPDATE payment_method SET is_default = 1 WHERE id = ?').run(id);
}

/** True where it is kept because payments or schedules are made with it. @throws ProblemError payment-method-gone */
export function removeMethod({ sqlite }: LedgerWriter, id: number): boolean {
  const used =
    sqlite
      .prepare('SELECT 1 FROM payment WHERE method_id = @id UNION ALL SELECT 1 FROM payment_schedule WHERE method_id = @id LIMIT 1')
      .get({ id }) !== undefined;
  const { changes } = used
    ? sqlite
        .prepare('UPDATE payment_method SET removed_at = ?, is_default = 0 WHERE id = ? AND removed_at IS NULL')
        .run(new Date().toISOString(), id)
    : sqlite.prepare('DELETE FROM payment_method WHERE id = ?').run(id);
  if (changes === 0) throw new ProblemError('payment-method-gone');
  return used;
}
