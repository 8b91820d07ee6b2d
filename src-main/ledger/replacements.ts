/** What stands in an invoice's place: an invoice issued anew, a credit note that cancels it; linked by a person, proposed by the ledger. */

import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { Linked, Proposed, RequestedInvoice, replacementKinds } from '../../src-preload/contract/requests.ts';
import { closesCircle, type Link, replacementKind } from '../billing/requests.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;
type Kind = (typeof replacementKinds)[number];

/** Whether another document stands in the place of `invoice`, by links of some kinds. */
export function replacedSql(kinds: readonly Kind[]): string {
  const listed = kinds.map((kind) => `'${kind}'`).join(', ');
  return `EXISTS (SELECT 1 FROM invoice_replacement AS link WHERE link.replaced_id = invoice.id AND link.state = 'linked' AND link.kind IN (${listed}))`;
}

/**
 * The invoices whose payments count for `invoice`: itself and, over however many steps, those in whose place it was issued. None where
 * another was issued in its own place: they count for that one.
 */
export const paidInvoicesSql = `(SELECT invoice.id WHERE NOT ${replacedSql(['reissued'])} UNION ALL
  SELECT id FROM (WITH RECURSIVE before(id) AS (
    SELECT replaced_id FROM invoice_replacement WHERE replacement_id = invoice.id AND state = 'linked' AND kind = 'reissued'
    UNION SELECT replaced_id FROM before JOIN invoice_replacement ON replacement_id = before.id AND state = 'linked' AND kind = 'reissued')
    SELECT id FROM before) WHERE NOT ${replacedSql(['reissued'])})`;

const totalSql = (table: string) => `${table}.sign * coalesce(${table}.tax_inclusive_minor, ${table}.payable_minor)`;

/** As JSON: the contract's invoiceSchema. */
export const requestedInvoiceSql = (table: string): string =>
  `json_object('invoiceId', ${table}.id, 'number', ${table}.number, 'issueDate', ${table}.issue_date, 'currency', coalesce(${table}.currency, ''),
    'totalMinor', ${totalSql(table)}, 'dueMinor', ${table}.sign * ${table}.payable_minor, 'accountId', ${table}.account_id)`;

interface LinkRow {
  readonly id: number;
  readonly kind: Kind;
  readonly at: string;
  readonly by: string;
  readonly replaced: string;
  readonly replacement: string;
}

/** Links by which some invoices are replaced, or replace others. */
export function linksOf({ sqlite }: Reader, side: 'replaced' | 'replacement', invoiceIds: readonly number[]): Linked[] {
  const rows = sqlite
    .prepare(
      `SELECT link.id, link.kind, link.at, link.by, ${requestedInvoiceSql('old')} AS replaced, ${requestedInvoiceSql('new')} AS replacement
      FROM invoice_replacement AS link JOIN invoice AS old ON old.id = link.replaced_id JOIN invoice AS new ON new.id = link.replacement_id
      WHERE link.state = 'linked' AND link.${side}_id IN (SELECT value FROM json_each(?)) ORDER BY link.id`,
    )
    .all(JSON.stringify(invoiceIds)) as LinkRow[];
  return rows.map(({ replaced, replacement, ...link }) => ({
    ...link,
    replaced: JSON.parse(replaced) as RequestedInvoice,
    replacement: JSON.parse(replacement) as RequestedInvoice,
  }));
}

/** Of a supplier's later documents so many are looked at for each invoice, the latest first. */
const lookedAt = 200;

/**
 * What may stand in the place of some invoices: a document of the same supplier and currency, not older, that names the invoice (BT-25), a
 * credit note of the same amount, or one that says it corrects (BT-3, 384) and is of the same billing account.
 */
export function proposalsFor({ sqlite }: Reader, invoiceIds: readonly number[]): Proposed[] {
  const rows = sqlite
    .prepare(
      `WITH candidate AS (
        SELECT old.id AS old_id, new.id AS new_id, ${totalSql('old')} AS old_total, ${totalSql('new')} AS new_total,
          EXISTS (SELECT 1 FROM json_each(new.as_given, '$.precedingInvoices') AS named WHERE old.number <> '' AND named.value ->> '$.number' = old.number) AS names,
          new.kind = 'corrected' AND new.account_id IS old.account_id
            AND json_array_length(new.as_given, '$.precedingInvoices') IS NOT NULL AND json_array_length(new.as_given, '$.precedingInvoices') = 0 AS corrects
        FROM invoice AS old JOIN invoice AS new ON new.id IN (
          SELECT later.id FROM invoice AS later WHERE later.supplier_id = old.supplier_id AND later.id <> old.id AND later.status = 'complete'
            AND later.currency = old.currency AND coalesce(later.issue_date, '') >= coalesce(old.issue_date, '')
          ORDER BY later.issue_date DESC, later.id DESC LIMIT ${lookedAt})
        WHERE old.id IN (SELECT value FROM json_each(?)) AND old.status = 'complete'
      )
      SELECT ${requestedInvoiceSql('old')} AS replaced, ${requestedInvoiceSql('new')} AS replacement,
        CASE WHEN names THEN 'reference' WHEN corrects THEN 'corrects' ELSE 'amount' END AS because
      FROM candidate JOIN invoice AS old ON old.id = old_id JOIN invoice AS new ON new.id = new_id
      WHERE (names OR corrects OR (new_total = -old_total AND old_total > 0))
        AND NOT EXISTS (SELECT 1 FROM invoice_replacement AS known WHERE known.state <> 'ended'
          AND (known.replaced_id = old_id AND known.replacement_id = new_id OR known.replaced_id = new_id AND known.replacement_id = old_id))
      ORDER BY old_id, names DESC, corrects DESC, new.issue_date, new_id`,
    )
    .all(JSON.stringify(invoiceIds)) as { replaced: string; replacement: string; because: Proposed['because'] }[];
  const taken = linksOf({ sqlite }, 'replaced', invoiceIds);
  return rows.flatMap((row): Proposed[] => {
    const replaced = JSON.parse(row.replaced) as RequestedInvoice;
    const replacement = JSON.parse(row.replacement) as RequestedInvoice;
    const kind = replacementKind(replaced.totalMinor, replacement.totalMinor);
    // A credit note of the same amount is proposed for one that nothing cancels yet.
    const isTaken = kind !== 'credited' && taken.some((link) => link.kind === kind && link.replaced.invoiceId === replaced.invoiceId);
    return kind === null || isTaken ? [] : [{ replaced, replacement, kind, because: row.because }];
  });
}

/** Documents of which some invoices may be the replacement: as proposalsFor, looked at from the other side. */
export function proposalsBy({ sqlite }: Reader, invoiceId: number): Proposed[] {
  const named = sqlite
    .prepare(
      `SELECT old.id FROM invoice AS new, json_each(new.as_given, '$.precedingInvoices') AS named
        JOIN invoice AS old ON old.supplier_id = new.supplier_id AND old.number = named.value ->> '$.number' AND old.id <> new.id
      WHERE new.id = ? AND new.status = 'complete' LIMIT ${lookedAt}`,
    )
    .pluck()
    .all(invoiceId) as number[];
  return proposalsFor({ sqlite }, named).filter(({ replacement }) => replacement.invoiceId === invoiceId);
}

interface Linking {
  readonly replacedId: number;
  readonly replacementId: number;
  readonly requestId: number | null;
  readonly at: string;
  readonly by: string;
}

/**
 * Links a document to the one whose place it takes.
 * @throws ProblemError invoice-not-found, replacement-other-supplier, replacement-other-currency, replacement-no-amount, replacement-twice,
 *   replacement-circle
 */
export function linkReplacement({ sqlite }: LedgerWriter, link: Linking): { id: number; kind: Kind } {
  const read = sqlite.prepare(
    `SELECT number, supplier_id AS supplierId, currency, status, ${totalSql('invoice')} AS totalMinor FROM invoice WHERE id = ?`,
  );
  type Row = { number: string; supplierId: number | null; currency: string | null; status: string; totalMinor: number | null };
  const replaced = read.get(link.replacedId) as Row | undefined;
  const replacement = read.get(link.replacementId) as Row | undefined;
  if (!replaced || !replacement) throw new ProblemError('invoice-not-found');
  if (replaced.supplierId === null || replaced.supplierId !== replacement.supplierId) throw new ProblemError('replacement-other-supplier');
  if (!replaced.currency || replaced.currency !== replacement.currency) throw new ProblemError('replacement-other-currency');
  const kind = replacementKind(replaced.totalMinor, replacement.totalMinor);
  if (kind === null) throw new ProblemError('replacement-no-amount');
  const links = sqlite
    .prepare("SELECT replaced_id AS replacedId, replacement_id AS replacementId, kind FROM invoice_replacement WHERE state = 'linked'")
    .all() as (Link & { kind: Kind })[];
  if (closesCircle(links, link)) throw new ProblemError('replacement-circle', { number: replaced.number, other: replacement.number });
  const known = links.filter(({ replacedId }) => replacedId === link.replacedId);
  if (known.some((one) => one.replacementId === link.replacementId || (kind !== 'credited' && one.kind === kind)))
    throw new ProblemError('replacement-twice', { number: replaced.number });
  // What was dismissed before holds no longer.
  sqlite
    .prepare(
      "UPDATE invoice_replacement SET state = 'ended', ended_at = @at, ended_by = @by WHERE replaced_id = @replacedId AND replacement_id = @replacementId AND state = 'dismissed'",
    )
    .run({ at: link.at, by: link.by, replacedId: link.replacedId, replacementId: link.replacementId });
  return { id: insertLink({ sqlite }, link, kind, 'linked'), kind };
}

function insertLink({ sqlite }: Reader, link: Linking, kind: Kind, state: 'linked' | 'dismissed'): number {
  const { lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO invoice_replacement (replaced_id, replacement_id, kind, state, request_id, at, by)
      VALUES (@replacedId, @replacementId, @kind, @state, @requestId, @at, @by)`,
    )
    .run({ ...link, kind, state });
  return Number(lastInsertRowid);
}

/** Takes a link back; that it was there stays. @throws ProblemError replacement-not-found */
export function unlinkReplacement({ sqlite }: LedgerWriter, id: number, at: string, by: string) {
  const link = sqlite
    .prepare(
      `SELECT link.request_id AS requestId, old.number AS replaced, new.number AS replacement FROM invoice_replacement AS link
        JOIN invoice AS old ON old.id = link.replaced_id JOIN invoice AS new ON new.id = link.replacement_id
      WHERE link.id = ? AND link.state = 'linked'`,
    )
    .get(id) as { requestId: number | null; replaced: string; replacement: string } | undefined;
  if (!link) throw new ProblemError('replacement-not-found');
  sqlite.prepare("UPDATE invoice_replacement SET state = 'ended', ended_at = ?, ended_by = ? WHERE id = ?").run(at, by, id);
  return link;
}

/** Keeps that a proposal is not so. Doing it again changes nothing. */
export function dismissReplacement(writer: LedgerWriter, link: Linking): void {
  const known = writer.sqlite
    .prepare("SELECT 1 FROM invoice_replacement WHERE replaced_id = ? AND replacement_id = ? AND state <> 'ended'")
    .get(link.replacedId, link.replacementId);
  if (!known) insertLink(writer, link, 'credited', 'dismissed');
}
