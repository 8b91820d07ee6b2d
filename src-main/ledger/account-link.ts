/** Linking billing accounts: proofs held against the last invoices, wrong tries kept, and what is linked then. */
import type { CheckedLink, ProvenAccount } from '../../src-preload/contract/accounts.ts';
import { type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { heldAgainst, type LinkFacts, type LinkProof, mostWrongTries, pausedUntil, triesLeft } from '../billing/account-link.ts';
import { keepChange } from './account-records.ts';
import { placesByAccount } from './account-tree.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import { owedSql } from './payables.ts';
import { namedCompanies } from './payment-methods.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** Who tries it, and when: milliseconds since 1970 by a clock that a test may set. */
export interface Try {
  readonly by: string;
  readonly nowMs: number;
}

/** For how many more seconds no proof is looked at; null where one may be tried. */
export function pausedSeconds({ sqlite }: Reader, nowMs: number): number | null {
  const until = pausedUntil(lastTries({ sqlite }), nowMs);
  return until === null ? null : Math.max(1, Math.ceil((until - nowMs) / 1000));
}

/** More than decide on a pause: tries that the clock was set back behind come last, in the order of their ids. */
function lastTries({ sqlite }: Reader): number[] {
  return sqlite
    .prepare('SELECT at_ms FROM link_try ORDER BY id DESC LIMIT ?')
    .pluck()
    .all(2 * mostWrongTries) as number[];
}

function addWrongTry({ sqlite }: LedgerWriter, { by, nowMs }: Try): void {
  sqlite.prepare('INSERT INTO link_try (at_ms, by) VALUES (?, ?)').run(nowMs, by);
}

/** Tries made at a time that the clock has been set back behind count as made now, so that a pause is never longer than a minute. */
function setBack({ sqlite }: LedgerWriter, nowMs: number): void {
  sqlite.prepare('UPDATE link_try SET at_ms = ? WHERE at_ms > ?').run(nowMs, nowMs);
}

/** Holds a proof against the ledger; what it answers is committed with the try, so it is given rather than thrown. */
export function checkLink(writer: LedgerWriter, proof: LinkProof, attempt: Try): CheckedLink {
  setBack(writer, attempt.nowMs);
  const refused = (why: Problem, seconds: number | null = null): CheckedLink => ({
    problem: why,
    pausedSeconds: seconds,
    account: null,
    others: [],
  });
  const paused = pausedSeconds(writer, attempt.nowMs);
  if (paused !== null) return refused(problem('account-link-paused', { seconds: paused }), paused);
  const answers = knownAccounts(writer).map((account) => ({ account, answer: heldAgainst(proof, factsOf(writer, account)) }));
  const right = answers.filter(({ answer }) => answer === 'right').map(({ account }) => account);
  const free = right.find(({ companyId, closedOn }) => companyId === null && closedOn === null);
  const met = free ?? right[0];
  if (met) {
    const why = keptFrom(writer, met);
    if (why) return refused(why);
    const [account, ...others] = provenUnderRoot(writer, met.id);
    return { problem: null, pausedSeconds: null, account: account ?? null, others };
  }
  if (answers.some(({ answer }) => answer === 'credit')) return refused(problem('account-credit'));
  if (answers.some(({ answer }) => answer === 'no-invoice') || (proof.way === 'amount' && metInDetailAlone(writer, proof.number)))
    return refused(problem('account-no-invoice'));
  addWrongTry(writer, attempt);
  const seconds = pausedSeconds(writer, attempt.nowMs);
  if (seconds !== null) return refused(problem('account-link-paused', { seconds }), seconds);
  return refused(problem('account-link-wrong', { left: triesLeft(lastTries(writer), attempt.nowMs) }));
}

interface Known {
  readonly id: number;
  readonly number: string;
  readonly ebillCode: string | null;
  readonly postalCode: string | null;
  readonly companyId: number | null;
  readonly closedOn: string | null;
}

function knownAccounts({ sqlite }: Reader): Known[] {
  return sqlite
    .prepare(
      `SELECT id, number, ebill_code AS ebillCode, postal_code AS postalCode, company_id AS companyId, closed_on AS closedOn FROM billing_account ORDER BY id`,
    )
    .all() as Known[];
}

/** What is not looked up before the proof names the account. */
function factsOf({ sqlite }: Reader, { id, number, ebillCode, postalCode }: Known): LinkFacts {
  let read: LastInvoice[] | null = null;
  const last = () => {
    read ??= lastInvoices({ sqlite }, id);
    return read;
  };
  return {
    number,
    ebillCode,
    get postalCodes() {
      return [postalCode, ...last().map((one) => one.postalCode)].filter((code) => code !== null);
    },
    get asked() {
      return last().flatMap(({ minor, currency }) => (minor === null || currency === null ? [] : [{ minor, currency }]));
    },
  };
}

interface LastInvoice {
  readonly minor: number | null;
  readonly currency: string | null;
  /** BT-53. */
  readonly postalCode: string | null;
}

/** The invoices of an account's last day of invoicing; a credit note is no invoice. */
function lastInvoices({ sqlite }: Reader, accountId: number): LastInvoice[] {
  const ofAccount = "account_id = ? AND kind <> 'credit-note' AND status = 'complete'";
  return sqlite
    .prepare(
      `SELECT ${owedSql} AS minor, currency, as_given ->> '$.buyer.address.postalCode' AS postalCode FROM invoice
      WHERE ${ofAccount} AND issue_date IS (SELECT max(issue_date) FROM invoice WHERE ${ofAccount}) ORDER BY id DESC LIMIT 20`,
    )
    .all(accountId, accountId) as LastInvoice[];
}

/** Postal code of the buyer on an account's last invoice. */
export function buyerPostalCode(reader: Reader, accountId: number): string {
  return lastInvoices(reader, accountId).find(({ postalCode }) => postalCode !== null)?.postalCode ?? '';
}

/** Call detail may come before the first invoice, and names the root or the centre. */
function metInDetailAlone({ sqlite }: Reader, number: string): boolean {
  const bare = (column: string) => `upper(replace(replace(${column}, ' ', ''), '-', ''))`;
  const typed = number.replace(/[\s-]/g, '').toUpperCase();
  return (
    typed !== '' &&
    sqlite
      .prepare(`SELECT 1 FROM detail_batch WHERE invoice_id IS NULL AND ? IN (${bare('root')}, ${bare("root || '-' || centre")}) LIMIT 1`)
      .get(typed) !== undefined
  );
}

/** Why an account that was proven cannot be linked. */
function keptFrom(reader: Reader, { number, companyId, closedOn }: Known): Problem | null {
  if (closedOn !== null) return problem('account-closed', { number, date: closedOn });
  if (companyId === null) return null;
  const company = namedCompanies(reader).find(({ id }) => id === companyId)?.name ?? '–';
  return problem('account-linked-already', { number, company });
}

/** An account that nobody has linked, then the others of its supplier and root, in their order. */
function provenUnderRoot({ sqlite }: Reader, accountId: number): ProvenAccount[] {
  return sqlite
    .prepare(
      `WITH placed AS (
        SELECT account.id, account.supplier_id, account.number, coalesce(account.nickname, '') AS nickname,
          coalesce(account.root, place.root, account.number) AS root, coalesce(account.centre, place.centre, '') AS centre
        FROM billing_account AS account LEFT JOIN (${placesByAccount}) AS place ON place.account_id = account.id
        WHERE account.company_id IS NULL AND account.closed_on IS NULL
      )
      SELECT placed.id, placed.number, placed.nickname, placed.root, placed.centre, supplier.name AS supplier,
        (SELECT count(*) FROM invoice WHERE account_id = placed.id) AS invoices, (SELECT max(issue_date) FROM invoice WHERE account_id = placed.id) AS lastInvoice
      FROM placed JOIN placed AS own ON own.id = @accountId AND own.supplier_id = placed.supplier_id AND own.root = placed.root
        JOIN supplier ON supplier.id = placed.supplier_id
      ORDER BY placed.id <> @accountId, french(placed.centre), french(placed.number), placed.id`,
    )
    .all({ accountId }) as ProvenAccount[];
}

export interface NewLink {
  readonly proof: LinkProof;
  readonly companyId: number;
  readonly accounts: readonly { readonly id: number; readonly nickname: string }[];
}

/**
 * Links accounts to a company: the one that the proof is of and others under its root. A proof that is no longer right is given back with the try
 * it has cost.
 * @throws ProblemError account-company-missing, account-other-root
 */
export function linkAccounts(writer: LedgerWriter, { proof, companyId, accounts }: NewLink, attempt: Try): Problem | null {
  if (!namedCompanies(writer).some(({ id }) => id === companyId)) throw new ProblemError('account-company-missing');
  const checked = checkLink(writer, proof, attempt);
  if (checked.problem || !checked.account) return checked.problem;
  const free = new Map([checked.account, ...checked.others].map((account) => [account.id, account]));
  const at = new Date(attempt.nowMs).toISOString();
  const link = writer.sqlite.prepare(
    `UPDATE billing_account SET company_id = ?, nickname = nullif(?, ''), linked_at = ?, linked_by = ?,
      postal_code = coalesce(nullif(postal_code, ''), nullif(?, '')) WHERE id = ?`,
  );
  for (const { id, nickname } of accounts) {
    const known = free.get(id);
    if (!known) throw new ProblemError('account-other-root', { number: numberOf(writer, id) });
    link.run(companyId, nickname, at, attempt.by, buyerPostalCode(writer, id), id);
    keepChange(writer, { accountId: id, at, by: attempt.by, what: 'linked', before: '', after: String(companyId), on: null, reason: '' });
    if (nickname !== known.nickname)
      keepChange(writer, {
        accountId: id,
        at,
        by: attempt.by,
        what: 'nickname',
        before: known.nickname,
        after: nickname,
        on: null,
        reason: '',
      });
    free.delete(id);
  }
  return null;
}

function numberOf({ sqlite }: Reader, id: number): string {
  return (sqlite.prepare('SELECT number FROM billing_account WHERE id = ?').pluck().get(id) as string | undefined) ?? '–';
}
