/** One billing account whole, what is changed of it, and the history of that. */
import type { Account, AccountChange } from '../../src-preload/contract/accounts.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { leavesOf } from './account-tree.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import { namedCompanies } from './payment-methods.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

const shownInvoices = 12;

/** @param today ISO @throws ProblemError account-not-found */
export function accountRecord(reader: Reader, id: number, today: string): Omit<Account, 'buyerPostalCode'> {
  const { sqlite } = reader;
  const leaves = leavesOf(reader, id, today);
  const [first] = leaves;
  if (!first) throw new ProblemError('account-not-found');
  const { currency: _currency, invoices: _invoices, amountMinor: _amount, dueMinor: _due, ...said } = first;
  const kept = sqlite
    .prepare("SELECT coalesce(ebill_code, '') AS ebillCode, linked_at AS linkedAt FROM billing_account WHERE id = ?")
    .get(id) as Pick<Account, 'ebillCode' | 'linkedAt'>;
  const latest = sqlite
    .prepare(
      `SELECT id, number, issue_date AS issueDate, coalesce(currency, '') AS currency, sign * tax_inclusive_minor AS amountMinor
      FROM invoice WHERE account_id = ? ORDER BY issue_date DESC, id DESC LIMIT ${shownInvoices}`,
    )
    .all(id) as Omit<Account['latest'][number], 'sinceClosed'>[];
  const { closedOn } = said;
  return {
    ...said,
    ...kept,
    accountId: id,
    lastInvoice: latest[0]?.issueDate ?? null,
    sums: leaves.map(({ currency, invoices, amountMinor, dueMinor }) => ({ currency, invoices, amountMinor, dueMinor })),
    latest: latest.map((invoice) => ({
      ...invoice,
      sinceClosed: closedOn !== null && invoice.issueDate !== null && invoice.issueDate > closedOn,
    })),
    methods: sqlite
      .prepare('SELECT name FROM payment_method WHERE account_id = ? AND removed_at IS NULL ORDER BY is_default DESC, id')
      .pluck()
      .all(id) as string[],
    contacts: contactsTold(reader, id),
    history: historyOf(reader, id),
  };
}

/** Names of the contacts who are told of something about an account, whichever events those are. */
function contactsTold({ sqlite }: Reader, accountId: number): string[] {
  return sqlite
    .prepare(
      `SELECT coalesce(person.first_name || ' ' || person.last_name, contact.name) AS name
      FROM contact JOIN billing_account AS account ON account.id = ? LEFT JOIN person ON person.id = contact.person_id
      WHERE contact.removed_at IS NULL AND contact.frequency <> 'never' AND (
        NOT EXISTS (SELECT 1 FROM contact_scope WHERE contact_id = contact.id)
        OR EXISTS (SELECT 1 FROM contact_scope AS scope WHERE scope.contact_id = contact.id
          AND (scope.account_id = account.id OR scope.supplier_id = account.supplier_id)))
      ORDER BY french(name), contact.id`,
    )
    .pluck()
    .all(accountId) as string[];
}

function historyOf(reader: Reader, id: number): Account['history'] {
  const companies = new Map(namedCompanies(reader).map((company) => [String(company.id), company.name]));
  const rows = reader.sqlite
    .prepare(
      `SELECT id, at, by, what, said_before AS before, said_after AS after, effective_on AS "on", reason FROM account_change
      WHERE account_id = ? ORDER BY id DESC`,
    )
    .all(id) as Account['history'];
  const named = (company: string) => companies.get(company) ?? (company === '' ? '' : '–');
  return rows.map((row) =>
    row.what === 'linked' || row.what === 'moved' ? { ...row, before: named(row.before), after: named(row.after) } : row,
  );
}

export interface KeptChange {
  readonly accountId: number;
  readonly at: string;
  /** Empty for the intake. */
  readonly by: string;
  readonly what: AccountChange;
  /** The id of a company where it was linked or moved. */
  readonly before: string;
  readonly after: string;
  /** The day it holds from, ISO. */
  readonly on: string | null;
  readonly reason: string;
}

export function keepChange({ sqlite }: LedgerWriter, change: KeptChange): void {
  sqlite
    .prepare(
      `INSERT INTO account_change (account_id, at, by, what, said_before, said_after, effective_on, reason)
      VALUES (@accountId, @at, @by, @what, @before, @after, @on, @reason)`,
    )
    .run(change);
}

const columnsOf = {
  nickname: { column: 'nickname', what: 'nickname' },
  postalCode: { column: 'postal_code', what: 'postal-code' },
  root: { column: 'root', what: 'root' },
  centre: { column: 'centre', what: 'centre' },
  purchaseOrder: { column: 'purchase_order', what: 'purchase-order' },
  ebillCode: { column: 'ebill_code', what: 'ebill-code' },
} as const;
export type AccountWords = { readonly [F in keyof typeof columnsOf]?: string | undefined };

/** Changes what is said of an account; an empty word is none. Returns how many words changed. @throws ProblemError account-not-found */
export function changeAccountWords(writer: LedgerWriter, id: number, words: AccountWords, by: string): number {
  const at = new Date().toISOString();
  let changed = 0;
  for (const field of ['nickname', 'postalCode', 'root', 'centre', 'purchaseOrder', 'ebillCode'] as const) {
    const after = words[field];
    if (after === undefined) continue;
    const { column, what } = columnsOf[field];
    const kept = writer.sqlite.prepare(`SELECT coalesce(${column}, '') AS before FROM billing_account WHERE id = ?`).get(id) as
      | { before: string }
      | undefined;
    if (!kept) throw new ProblemError('account-not-found');
    if (kept.before === after) continue;
    writer.sqlite.prepare(`UPDATE billing_account SET ${column} = nullif(?, '') WHERE id = ?`).run(after, id);
    keepChange(writer, { accountId: id, at, by, what, before: kept.before, after, on: null, reason: '' });
    changed++;
  }
  return changed;
}

/** Keeps the e-bill code that an invoice prints, unless a later one is there. */
export function learnEbillCode(writer: LedgerWriter, accountId: number, code: string, issueDate: string | null): void {
  const later = writer.sqlite.prepare('SELECT 1 FROM invoice WHERE account_id = ? AND issue_date > ? LIMIT 1').get(accountId, issueDate);
  if (later === undefined) changeAccountWords(writer, accountId, { ebillCode: code }, '');
}

interface Kept {
  readonly number: string;
  readonly companyId: number | null;
  readonly closedOn: string | null;
}

export interface Decision {
  readonly by: string;
  readonly reason: string;
}

/**
 * Gives accounts to another company, all or none; payment methods that serve them alone are the former company's, and end. Returns how many were another's.
 * @throws ProblemError account-company-missing, account-not-found, account-not-linked, account-closed
 */
export function moveAccounts(
  writer: LedgerWriter,
  ids: readonly number[],
  { companyId, on, by, reason }: Decision & { readonly companyId: number; readonly on: string },
): number {
  if (!namedCompanies(writer).some(({ id }) => id === companyId)) throw new ProblemError('account-company-missing');
  const move = writer.sqlite.prepare('UPDATE billing_account SET company_id = ? WHERE id = ?');
  const endMethods = writer.sqlite.prepare(
    'UPDATE payment_method SET removed_at = ?, is_default = 0 WHERE account_id = ? AND company_id <> ? AND removed_at IS NULL',
  );
  return eachAccount(writer, ids, (id, { number, companyId: before, closedOn }, at) => {
    if (closedOn !== null) throw new ProblemError('account-closed', { number, date: closedOn });
    if (before === null) throw new ProblemError('account-not-linked', { number });
    if (before === companyId) return false;
    move.run(companyId, id);
    endMethods.run(at, id, companyId);
    keepChange(writer, { accountId: id, at, by, what: 'moved', before: String(before), after: String(companyId), on, reason });
    return true;
  });
}

/** Closes accounts, all or none; they keep their invoices. @throws ProblemError account-not-found, account-closed */
export function closeAccounts(
  writer: LedgerWriter,
  ids: readonly number[],
  { on, by, reason }: Decision & { readonly on: string },
): number {
  const close = writer.sqlite.prepare('UPDATE billing_account SET closed_on = ? WHERE id = ?');
  return eachAccount(writer, ids, (id, { number, closedOn }, at) => {
    if (closedOn !== null) throw new ProblemError('account-closed', { number, date: closedOn });
    close.run(on, id);
    keepChange(writer, { accountId: id, at, by, what: 'closed', before: '', after: '', on, reason });
    return true;
  });
}

/** @throws ProblemError account-not-found, account-not-closed */
export function reopenAccounts(writer: LedgerWriter, ids: readonly number[], { by, reason }: Decision): number {
  const reopen = writer.sqlite.prepare('UPDATE billing_account SET closed_on = NULL WHERE id = ?');
  return eachAccount(writer, ids, (id, { number, closedOn }, at) => {
    if (closedOn === null) throw new ProblemError('account-not-closed', { number });
    reopen.run(id);
    keepChange(writer, { accountId: id, at, by, what: 'reopened', before: closedOn, after: '', on: null, reason });
    return true;
  });
}

function eachAccount({ sqlite }: LedgerWriter, ids: readonly number[], change: (id: number, kept: Kept, at: string) => boolean): number {
  const read = sqlite.prepare('SELECT number, company_id AS companyId, closed_on AS closedOn FROM billing_account WHERE id = ?');
  const at = new Date().toISOString();
  let changed = 0;
  for (const id of new Set(ids)) {
    const kept = read.get(id) as Kept | undefined;
    if (!kept) throw new ProblemError('account-not-found');
    if (change(id, kept, at)) changed++;
  }
  return changed;
}
