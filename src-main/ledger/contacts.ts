/** Billing contacts as the ledger keeps them. One that is a person of the workstation bears that person's name and address. */
import type { z } from 'zod';
import type { Contact, ContactTerms, contacts as contract } from '../../src-preload/contract/contacts.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

/** With `contact` and, beside it, the `person` that it may be. */
export const contactEmailSql = 'coalesce(person.email, contact.email)';

const contactSql = `SELECT contact.id, coalesce(person.first_name || ' ' || person.last_name, contact.name) AS name, ${contactEmailSql} AS email,
    contact.language, contact.frequency, contact.person_id AS personId
  FROM contact LEFT JOIN person ON person.id = contact.person_id WHERE contact.removed_at IS NULL`;

export function listContacts({ sqlite }: Reader): Contact[] {
  return sqlite.prepare(`${contactSql} ORDER BY contact.id`).all() as Contact[];
}

export function foundContact({ sqlite }: Reader, id: number): Contact | undefined {
  return sqlite.prepare(`${contactSql} AND contact.id = ?`).get(id) as Contact | undefined;
}

/** The contact that has an address, whatever its case. */
export function contactWithEmail({ sqlite }: Reader, email: string): Contact | undefined {
  return sqlite.prepare(`${contactSql} AND ${contactEmailSql} = ? COLLATE NOCASE`).get(email) as Contact | undefined;
}

/**
 * Adds a contact, or puts one that was removed back under its own id. Returns the id. An id that is somebody's is an error, never another
 * contact overwritten.
 */
export function addContact(writer: LedgerWriter, { id, ...fields }: Omit<Contact, 'id'> & { readonly id?: number | undefined }): number {
  const { sqlite } = writer;
  if (
    id !== undefined &&
    sqlite.prepare('UPDATE contact SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL').run(id).changes > 0
  ) {
    updateContact(writer, { id, ...fields });
    return id;
  }
  // One that was removed makes way for who is entered anew.
  const row = { id: id ?? null, ...columnsOf(fields) };
  sqlite.prepare('DELETE FROM contact WHERE removed_at IS NOT NULL AND email = @email').run(row);
  const insert = `INSERT INTO contact (id, name, email, language, frequency, person_id) VALUES (@id, @name, @email, @language, @frequency, @personId)`;
  return Number(sqlite.prepare(insert).run(row).lastInsertRowid);
}

export function updateContact({ sqlite }: LedgerWriter, { id, ...fields }: Contact): void {
  const row = { id, ...columnsOf(fields) };
  sqlite.prepare('DELETE FROM contact WHERE removed_at IS NOT NULL AND email = @email AND id <> @id').run(row);
  sqlite
    .prepare(
      'UPDATE contact SET name = @name, email = @email, language = @language, frequency = @frequency, person_id = @personId WHERE id = @id',
    )
    .run(row);
}

/** It is kept, with what it is owed, so that the removal can be undone. */
export function removeContact({ sqlite }: LedgerWriter, id: number): void {
  sqlite.prepare('UPDATE contact SET removed_at = ? WHERE id = ? AND removed_at IS NULL').run(new Date().toISOString(), id);
}

/** A person's own address may change, and become another contact's: none of its own is kept beside it. */
function columnsOf({ name, email, language, frequency, personId }: Omit<Contact, 'id'>) {
  return { name, email: personId === null ? email : `person ${personId}`, language, frequency, personId };
}

export function listTerms({ sqlite }: Reader): ContactTerms[] {
  const rows = sqlite
    .prepare(
      `SELECT id, events_off AS eventsOff, attach_invoices AS attachInvoices,
        (SELECT json_group_array(supplier_id) FROM contact_scope WHERE contact_id = contact.id AND supplier_id IS NOT NULL) AS supplierIds,
        (SELECT json_group_array(account_id) FROM contact_scope WHERE contact_id = contact.id AND account_id IS NOT NULL) AS accountIds
      FROM contact WHERE removed_at IS NULL ORDER BY id`,
    )
    .all() as (Record<'eventsOff' | 'supplierIds' | 'accountIds', string> & { id: number; attachInvoices: 0 | 1 })[];
  return rows.map(({ id, eventsOff, supplierIds, accountIds, attachInvoices }) => ({
    id,
    eventsOff: JSON.parse(eventsOff),
    supplierIds: JSON.parse(supplierIds),
    accountIds: JSON.parse(accountIds),
    attachInvoices: attachInvoices === 1,
  }));
}

export function saveTerms({ sqlite }: LedgerWriter, { id, eventsOff, supplierIds, accountIds, attachInvoices }: ContactTerms): void {
  sqlite
    .prepare('UPDATE contact SET events_off = ?, attach_invoices = ? WHERE id = ?')
    .run(JSON.stringify(eventsOff), attachInvoices ? 1 : 0, id);
  sqlite.prepare('DELETE FROM contact_scope WHERE contact_id = ?').run(id);
  const add = sqlite.prepare('INSERT INTO contact_scope (contact_id, supplier_id, account_id) VALUES (?, ?, ?)');
  for (const supplierId of new Set(supplierIds)) add.run(id, supplierId, null);
  for (const accountId of new Set(accountIds)) add.run(id, null, accountId);
}

export function contactChoices({ sqlite }: Reader): z.input<typeof contract.choices.output> {
  const people = `SELECT id, first_name || ' ' || last_name AS name, email, language FROM person WHERE deactivated_at IS NULL ORDER BY french(last_name), french(first_name), id`;
  const suppliers = 'SELECT id, name FROM supplier ORDER BY french(name), id';
  const accounts = `SELECT account.id, supplier.name AS supplier, account.number, account.nickname
    FROM billing_account AS account JOIN supplier ON supplier.id = account.supplier_id ORDER BY french(supplier.name), account.number, account.id`;
  const [first, second, third] = [people, suppliers, accounts].map((sql) => sqlite.prepare(sql).all());
  type Choices = z.input<typeof contract.choices.output>;
  return { people: first as Choices['people'], suppliers: second as Choices['suppliers'], accounts: third as Choices['accounts'] };
}
