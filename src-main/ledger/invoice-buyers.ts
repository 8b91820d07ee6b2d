/** To whom invoices are addressed: what each says of its buyer, kept once for all that say the same, and which company of ours that is. */
import type { Addressee } from '../billing/addressee.ts';
import type { Finding } from '../intake/check/finding.ts';
import type { Invoice } from '../intake/model.ts';
import { companiesVersion } from './companies.ts';
import { replaceFindings } from './invoice-checks.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** Every finding about the buyer is of a rule that begins so. */
const buyerRules = 'PLAUSIBLE-BUYER-';

/** What is compared of names, numbers and addresses; longer ones are nobody's. */
const longest = 200;
const mostIds = 10;

const cut = (text: string | null | undefined): string => (text ?? '').trim().slice(0, longest);

/** What an invoice says of its buyer. In self-billing (UNTDID 1001: 389) we are the seller: nothing is said then. */
export function addresseeOf({ buyer, kind }: Pick<Invoice, 'buyer' | 'kind'>): Addressee | null {
  if (kind === 'self-billed') return null;
  const { address, endpoint } = buyer;
  return {
    name: cut(buyer.name),
    tradingName: cut(buyer.tradingName),
    vatId: cut(buyer.vatId),
    legalId: cut(buyer.legalId?.value),
    ids: [...buyer.ids, ...(endpoint ? [endpoint] : [])].slice(0, mostIds).map(({ value }) => cut(value)),
    street: cut(address?.street),
    postalCode: cut(address?.postalCode),
    city: cut(address?.city),
  };
}

/** Notes what an invoice says of its buyer, to be judged. */
export function recordBuyer({ sqlite }: LedgerWriter, invoiceId: number, addressee: Addressee): void {
  const facts = JSON.stringify(addressee);
  sqlite.prepare('INSERT OR IGNORE INTO buyer (facts) VALUES (?)').run(facts);
  sqlite
    .prepare('INSERT OR REPLACE INTO invoice_buyer (invoice_id, buyer_id) SELECT ?, id FROM buyer WHERE facts = ?')
    .run(invoiceId, facts);
}

export interface UnjudgedInvoice {
  readonly invoiceId: number;
  readonly issueDate: string | null;
  readonly addressee: Addressee;
}

/** Invoices whose buyer has to be judged by the companies as they are now, at most so many. */
export function unjudgedInvoices(reader: Reader, limit: number): UnjudgedInvoice[] {
  const version = companiesVersion(reader);
  const rows = reader.sqlite
    .prepare(
      `SELECT invoice_id AS invoiceId, issue_date AS issueDate, facts FROM (
        SELECT invoice_id, buyer_id FROM invoice_buyer WHERE companies_version IS NULL
        UNION ALL SELECT invoice_id, buyer_id FROM invoice_buyer WHERE companies_version < ? LIMIT ?)
      JOIN buyer ON buyer.id = buyer_id JOIN invoice ON invoice.id = invoice_id`,
    )
    .all(version, limit) as { invoiceId: number; issueDate: string | null; facts: string }[];
  const known = new Map<string, Addressee>();
  return rows.map(({ facts, ...row }) => {
    const addressee = known.get(facts) ?? (JSON.parse(facts) as Addressee);
    known.set(facts, addressee);
    return { ...row, addressee };
  });
}

/** Enters what was judged of an invoice's buyer in place of what was before. */
export function recordJudgement(
  writer: LedgerWriter,
  invoiceId: number,
  { companyId, findings }: { readonly companyId: number | null; readonly findings: readonly Finding[] },
): void {
  replaceFindings(writer, invoiceId, (rule) => rule.startsWith(buyerRules), findings);
  writer.sqlite
    .prepare('UPDATE invoice_buyer SET company_id = ?, companies_version = ? WHERE invoice_id = ?')
    .run(companyId, companiesVersion(writer), invoiceId);
}

/**
 * Invoices entered before their buyers were noted, with the part of what they say that tells it, as it was stored: at most so many above
 * an id, by id. Of an invoice without data that is null.
 */
export function invoicesWithoutBuyer({ sqlite }: Reader, above: number, limit: number): { id: number; said: string | null }[] {
  return sqlite
    .prepare(
      `SELECT invoice.id, CASE WHEN as_given <> 'null' THEN json_object('buyer', as_given -> '$.buyer', 'kind', as_given ->> '$.kind') END AS said
      FROM invoice LEFT JOIN invoice_buyer ON invoice_id = invoice.id
      WHERE invoice_id IS NULL AND invoice.id > ? ORDER BY invoice.id LIMIT ?`,
    )
    .all(above, limit) as ReturnType<typeof invoicesWithoutBuyer>;
}

/** The company whose account it is, else the one that the first of some invoices is addressed to; null where neither is known. */
export function companyConcerned({ sqlite }: Reader, accountId: number | null, invoiceIds: readonly number[]): number | null {
  return sqlite
    .prepare(
      `SELECT coalesce((SELECT company_id FROM billing_account WHERE id = ?),
        (SELECT company_id FROM invoice_buyer WHERE invoice_id IN (SELECT value FROM json_each(?)) AND company_id IS NOT NULL
          ORDER BY invoice_id LIMIT 1))`,
    )
    .pluck()
    .get(accountId, JSON.stringify(invoiceIds)) as number | null;
}

/** Invoices that are addressed to none of our companies. */
export function invoicesElsewhere({ sqlite }: Reader): number {
  return sqlite.prepare("SELECT count(DISTINCT invoice_id) FROM finding WHERE rule = 'PLAUSIBLE-BUYER-UNKNOWN'").pluck().get() as number;
}
