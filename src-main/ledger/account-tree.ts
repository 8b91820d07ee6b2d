/** The leaves of the tree of billing accounts: what was invoiced on each, in each currency, and what of it is due. */
import type { z } from 'zod';
import type { AccountLeaf, AccountState, accounts as contract } from '../../src-preload/contract/accounts.ts';
import type { GridQuery } from '../../src-preload/contract/grid.ts';
import { foldText } from '../billing/text.ts';
import { compileGrid, type GridSpec } from './grid-query.ts';
import type { LedgerReader } from './ledger.ts';
import { owedSql } from './payables.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;
type Listed = z.input<typeof contract.list.output>;

/** As many as a window holds at once. */
const mostLeaves = 20_000;

/** Root and centre of the accounts whose call detail names but one of each. */
export const placesByAccount = `SELECT invoice.account_id AS account_id, CASE WHEN min(detail_batch.root) = max(detail_batch.root) THEN min(detail_batch.root) END AS root,
    CASE WHEN min(detail_batch.centre) = max(detail_batch.centre) THEN min(detail_batch.centre) END AS centre
  FROM detail_batch JOIN invoice ON invoice.id = detail_batch.invoice_id WHERE invoice.account_id IS NOT NULL GROUP BY invoice.account_id`;

/** Added up by accounts, then set against what payments have paid or ordered of them; invoices without an account by their supplier. */
const sums = `SELECT owed.*, owed.owed - coalesce(ordered.amount, 0) AS due FROM (
    SELECT account_id, supplier_id, coalesce(currency, '') AS currency, count(*) AS invoices, max(issue_date) AS last_invoice,
      coalesce(sum(CASE WHEN issue_date > @since THEN sign * tax_inclusive_minor END), 0) AS amount, coalesce(sum(${owedSql}), 0) AS owed
    FROM invoice GROUP BY account_id, supplier_id, currency
  ) AS owed LEFT JOIN (
    SELECT invoice.account_id, invoice.supplier_id, invoice.currency, sum(part.amount_minor) AS amount
    FROM payment JOIN payment_part AS part ON part.payment_id = payment.id JOIN invoice ON invoice.id = part.invoice_id
    WHERE payment.status IN ('scheduled', 'sent', 'confirmed') GROUP BY 1, 2, 3
  ) AS ordered ON ordered.account_id IS owed.account_id AND ordered.supplier_id IS owed.supplier_id AND ordered.currency = owed.currency`;

const name = "coalesce(nullif(account.nickname, ''), account.number, '')";
const root = "coalesce(account.root, place.root, account.number, '')";
const centre = "coalesce(account.centre, place.centre, '')";
const companyName = "trim(coalesce(company.fields ->> '$.name', ''))";
const stateSql = `CASE WHEN account.id IS NULL THEN 'without' WHEN account.closed_on IS NULL THEN iif(account.company_id IS NULL, 'to-link', 'linked')
  WHEN EXISTS (SELECT 1 FROM invoice WHERE invoice.account_id = account.id AND invoice.issue_date > account.closed_on) THEN 'invoiced-since' ELSE 'closed' END`;

/** The keys are those of the contract's accountColumns. @param since ISO: what is dated later counts in `amount` */
function leafGrid(since: string): GridSpec {
  if (!/^\d{4}-\d\d-\d\d$/.test(since)) throw new RangeError(`not a date: ${since}`);
  return {
    idSql: 'coalesce(account.id, 0)',
    from: `billing_account AS account FULL JOIN (${sums.replace('@since', `'${since}'`)}) AS sums ON sums.account_id = account.id
      LEFT JOIN (${placesByAccount}) AS place ON place.account_id = account.id
      LEFT JOIN supplier ON supplier.id = coalesce(account.supplier_id, sums.supplier_id) LEFT JOIN company ON company.id = account.company_id`,
    searchColumns: [`fold(${name})`, 'fold(account.number)', 'fold(supplier.name)', `fold(${companyName})`, `fold(${centre})`],
    columns: {
      id: { type: 'id', sql: 'account.id' },
      name: { type: 'text', sql: name },
      state: { type: 'code', sql: stateSql },
      lastInvoice: { type: 'date', sql: 'sums.last_invoice' },
      invoices: { type: 'integer', sql: 'coalesce(sums.invoices, 0)' },
      amount: { type: 'minor', sql: 'coalesce(sums.amount, 0)' },
      due: { type: 'minor', sql: 'coalesce(sums.due, 0)' },
      currency: { type: 'code', sql: "coalesce(sums.currency, '')" },
      number: { type: 'text', sql: "coalesce(account.number, '')" },
      company: { type: 'text', sql: companyName },
      supplier: { type: 'text', sql: "coalesce(supplier.name, '')" },
      root: { type: 'text', sql: root },
      centre: { type: 'text', sql: centre },
      postalCode: { type: 'text', sql: "coalesce(account.postal_code, '')" },
      purchaseOrder: { type: 'text', sql: "coalesce(account.purchase_order, '')" },
      linkedBy: { type: 'text', sql: "coalesce(account.linked_by, '')" },
      closedOn: { type: 'date', sql: 'account.closed_on' },
    },
  };
}

/** @param today ISO */
export function listAccounts(reader: Reader, query: GridQuery, today: string): Listed {
  const grid = leafGrid(yearBefore(today));
  const leaves = leavesWhere(reader, grid, query, mostLeaves + 1);
  const ofState = query.filters.some(({ column }) => column === 'state');
  const anyState = ofState
    ? leavesWhere(reader, grid, { ...query, filters: query.filters.filter(({ column }) => column !== 'state') }, -1)
    : leaves;
  const states: Record<AccountState, number> = { 'to-link': 0, linked: 0, closed: 0, 'invoiced-since': 0, without: 0 };
  const counted = new Set<number>();
  for (const { accountId, state } of anyState) {
    if (accountId !== null && counted.has(accountId)) continue;
    if (accountId !== null) counted.add(accountId);
    states[state]++;
  }
  return { leaves: leaves.slice(0, mostLeaves), states, more: leaves.length > mostLeaves };
}

/** The leaves of one account, none where there is no such account. @param today ISO */
export function leavesOf({ sqlite }: Reader, id: number, today: string): AccountLeaf[] {
  const grid = leafGrid(yearBefore(today));
  return sqlite
    .prepare(`SELECT ${cells(grid)} FROM ${grid.from} WHERE account.id = ? ORDER BY sums.invoices DESC`)
    .all(id) as AccountLeaf[];
}

function leavesWhere({ sqlite }: Reader, grid: GridSpec, query: GridQuery, limit: number): AccountLeaf[] {
  const { where, params } = compileGrid(grid, { ...query, sort: [] });
  return sqlite
    .prepare(`SELECT ${cells(grid)} FROM ${grid.from} WHERE ${where} ORDER BY account.id, sums.supplier_id, sums.currency LIMIT ?`)
    .all([...params, limit]) as AccountLeaf[];
}

function cells({ columns }: GridSpec): string {
  const sql = (key: string) => columns[key]?.sql ?? 'NULL';
  const said: Record<keyof AccountLeaf, string> = {
    accountId: sql('id'),
    number: sql('number'),
    nickname: "coalesce(account.nickname, '')",
    supplierId: 'supplier.id',
    supplier: sql('supplier'),
    companyId: 'account.company_id',
    company: sql('company'),
    root: sql('root'),
    centre: sql('centre'),
    state: sql('state'),
    currency: sql('currency'),
    invoices: sql('invoices'),
    lastInvoice: sql('lastInvoice'),
    amountMinor: sql('amount'),
    dueMinor: sql('due'),
    postalCode: sql('postalCode'),
    purchaseOrder: sql('purchaseOrder'),
    linkedBy: sql('linkedBy'),
    closedOn: sql('closedOn'),
  };
  return Object.entries(said)
    .map(([key, value]) => `${value} AS ${key}`)
    .join(', ');
}

/** The same day a year before, or the last of its month. */
function yearBefore(today: string): string {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year - 1, month, 0)).getUTCDate();
  return new Date(Date.UTC(year - 1, month - 1, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Accounts whose nickname, number or supplier holds every word. */
export function findAccounts({ sqlite }: Reader, text: string, limit: number): { id: number; name: string; supplier: string }[] {
  const words = foldText(text).split(/\s+/).filter(Boolean);
  const where = words.map(() => `instr(fold(${name} || ' ' || account.number || ' ' || supplier.name), ?) > 0`).join(' AND ');
  return sqlite
    .prepare(
      `SELECT account.id, ${name} AS name, supplier.name AS supplier FROM billing_account AS account JOIN supplier ON supplier.id = account.supplier_id
      WHERE ${where || '0'} ORDER BY french(name), account.id LIMIT ?`,
    )
    .all([...words, limit]) as { id: number; name: string; supplier: string }[];
}
