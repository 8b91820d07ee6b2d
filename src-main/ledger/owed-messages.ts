/**
 * Who is owed what has happened. An event is owed to a contact who, at the moment it happened, was written to, wanted to know of such
 * events, and of its supplier or account. What is owed is in one message at most; that is what makes it told once, whatever is changed.
 */
import type { Contact } from '../../src-preload/contract/contacts.ts';
import type { BillingEvent } from '../../src-preload/contract/messages.ts';
import type { Collected, Period } from '../billing/message-periods.ts';
import { foundContact } from './contacts.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import { owedSql } from './payables.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** Whether something happened that it has not been settled yet who is owed it. */
export function isUnsettled({ sqlite }: Reader): boolean {
  const asked = `SELECT EXISTS (SELECT 1 FROM contact WHERE removed_at IS NULL AND settled_to < (SELECT max(id) FROM due_message))`;
  return sqlite.prepare(asked).pluck().get() === 1;
}

/**
 * Settles what contacts are owed, all or one, as they are set now. It must come before every change of a contact, in the same transaction:
 * what happened before the change is then settled as it was set before.
 */
export function settleOwed({ sqlite }: LedgerWriter, contactId: number | null = null): void {
  sqlite
    .prepare(
      `INSERT INTO owed_message (contact_id, due_id)
      SELECT contact.id, due.id FROM contact JOIN due_message AS due ON due.id > contact.settled_to
      WHERE contact.removed_at IS NULL AND contact.frequency <> 'never' AND (@contactId IS NULL OR contact.id = @contactId)
        AND due.event NOT IN (SELECT value FROM json_each(contact.events_off))
        AND (NOT EXISTS (SELECT 1 FROM contact_scope WHERE contact_id = contact.id) OR EXISTS (
          SELECT 1 FROM contact_scope AS scope WHERE scope.contact_id = contact.id AND (
            scope.supplier_id = due.supplier_id OR scope.account_id = due.account_id OR scope.account_id IN (
              SELECT invoice.account_id FROM payment_part AS part JOIN invoice ON invoice.id = part.invoice_id WHERE part.payment_id = due.payment_id))))`,
    )
    .run({ contactId });
  sqlite
    .prepare(
      `UPDATE contact SET settled_to = coalesce((SELECT max(id) FROM due_message), 0)
      WHERE removed_at IS NULL AND (@contactId IS NULL OR id = @contactId)`,
    )
    .run({ contactId });
}

/** A contact who begins to be written to is owed nothing of what happened before. */
export function oweFromNow({ sqlite }: LedgerWriter, contactId: number): void {
  sqlite.prepare('UPDATE contact SET settled_to = coalesce((SELECT max(id) FROM due_message), 0) WHERE id = ?').run(contactId);
}

/** How much is owed and in no message yet; what is owed to who is never written to waits. */
export function countWaiting({ sqlite }: Reader): number {
  return sqlite
    .prepare(
      `SELECT count(*) FROM owed_message JOIN contact ON contact.id = contact_id
      WHERE message_id IS NULL AND contact.removed_at IS NULL AND contact.frequency <> 'never'`,
    )
    .pluck()
    .get() as number;
}

export interface Waiting {
  readonly contactId: number;
  readonly frequency: Collected;
  readonly dueId: number;
  /** Instant of UTC. */
  readonly at: string;
}

/** What is owed and in no message yet, contact by contact, in the order in which it happened. */
export function waitingOwed({ sqlite }: Reader): Waiting[] {
  return sqlite
    .prepare(
      `SELECT owed.contact_id AS contactId, contact.frequency, owed.due_id AS dueId, due.at
      FROM owed_message AS owed JOIN contact ON contact.id = owed.contact_id JOIN due_message AS due ON due.id = owed.due_id
      WHERE owed.message_id IS NULL AND contact.removed_at IS NULL AND contact.frequency <> 'never' ORDER BY owed.contact_id, owed.due_id`,
    )
    .all() as Waiting[];
}

/** What is known by now of something that happened; amounts in minor units, negative for a credit note. */
export interface DueFacts {
  readonly event: BillingEvent;
  readonly day: string | null;
  readonly supplier: string | null;
  /** As it is called here, else its number. */
  readonly account: string | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  /** The invoice's number, or those of the invoices that a payment pays. */
  readonly number: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  /** The file's name of an invoice whose figures nobody has told yet. */
  readonly incomplete: string | null;
  readonly executionDate: string | null;
  readonly method: string | null;
  /** Why a payment failed. */
  readonly reason: string | null;
}

export function dueFacts({ sqlite }: Reader, dueIds: readonly number[]): DueFacts[] {
  return sqlite
    .prepare(
      `SELECT due.event, due.day, coalesce(supplier.name, later.name) AS supplier, coalesce(nullif(account.nickname, ''), account.number) AS account,
        coalesce(payment.amount_minor, ${owedSql}, due.amount_minor) AS amountMinor, coalesce(payment.currency, invoice.currency, due.currency) AS currency,
        coalesce(nullif(invoice.number, ''), (SELECT group_concat(paid.number, ', ') FROM payment_part AS part JOIN invoice AS paid ON paid.id = part.invoice_id
          WHERE part.payment_id = payment.id)) AS number,
        invoice.issue_date AS issueDate, invoice.due_date AS dueDate,
        CASE WHEN invoice.status = 'to-complete' THEN (SELECT name FROM invoice_document WHERE invoice_id = invoice.id AND role = 'original') END AS incomplete,
        payment.execution_date AS executionDate, method.name AS method, nullif(payment.reason, '') AS reason
      FROM due_message AS due
      LEFT JOIN invoice ON invoice.id = due.invoice_id LEFT JOIN supplier AS later ON later.id = invoice.supplier_id
      LEFT JOIN supplier ON supplier.id = due.supplier_id LEFT JOIN billing_account AS account ON account.id = due.account_id
      LEFT JOIN payment ON payment.id = due.payment_id LEFT JOIN payment_method AS method ON method.id = payment.method_id
      WHERE due.id IN (SELECT value FROM json_each(?)) ORDER BY due.id`,
    )
    .all(JSON.stringify(dueIds)) as DueFacts[];
}

export interface NewMessage {
  readonly subject: string;
  readonly body: string;
}

export interface Collection {
  readonly contactId: number;
  readonly frequency: Collected;
  readonly period: Period;
  readonly dueIds: readonly number[];
}

/**
 * Puts what is owed into a message written for the contact as it is now. False, and nothing done, where any of it is in a message by now or
 * the contact is written to otherwise.
 */
export function addMessage(
  writer: LedgerWriter,
  collection: Collection,
  write: (contact: Contact, facts: DueFacts[]) => NewMessage,
): boolean {
  const { sqlite } = writer;
  const { contactId, frequency, period, dueIds } = collection;
  const contact = foundContact(writer, contactId);
  if (contact?.frequency !== frequency) return false;
  const waiting = sqlite
    .prepare('SELECT count(*) FROM owed_message WHERE contact_id = ? AND message_id IS NULL AND due_id IN (SELECT value FROM json_each(?))')
    .pluck()
    .get(contactId, JSON.stringify(dueIds));
  if (waiting !== dueIds.length) return false;
  const { subject, body } = write(contact, dueFacts(writer, dueIds));
  const { lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO message (contact_id, to_name, to_email, language, frequency, first_day, last_day, subject, body, attach_invoices, events, state, prepared_at)
      SELECT id, @toName, @toEmail, language, frequency, @first, @last, @subject, @body, attach_invoices, @events, 'ready', @preparedAt
      FROM contact WHERE id = @contactId`,
    )
    .run({
      ...{ contactId, toName: contact.name, toEmail: contact.email, first: period.first, last: period.last, subject, body },
      events: dueIds.length,
      preparedAt: new Date().toISOString(),
    });
  sqlite
    .prepare('UPDATE owed_message SET message_id = ? WHERE contact_id = ? AND due_id IN (SELECT value FROM json_each(?))')
    .run(lastInsertRowid, contactId, JSON.stringify(dueIds));
  return true;
}

/**
 * Takes a contact's messages that have not left apart: what they told is owed again, to be told as the contact is set now. Those being
 * sent at this moment stay.
 */
export function takeApart(
  { sqlite }: LedgerWriter,
  which: { contactId: number } | { messageId: number },
  butFor: ReadonlySet<number>,
): void {
  const [column, value] = 'contactId' in which ? ['contact_id', which.contactId] : ['id', which.messageId];
  const unsent = sqlite
    .prepare(`SELECT id FROM message WHERE ${column} = ? AND state IN ('ready', 'failed') AND id NOT IN (SELECT value FROM json_each(?))`)
    .pluck()
    .all(value, JSON.stringify([...butFor])) as number[];
  const ids = JSON.stringify(unsent);
  sqlite.prepare('UPDATE owed_message SET message_id = NULL WHERE message_id IN (SELECT value FROM json_each(?))').run(ids);
  sqlite.prepare('DELETE FROM message WHERE id IN (SELECT value FROM json_each(?))').run(ids);
}
