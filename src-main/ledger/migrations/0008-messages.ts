/** What contacts are to be told of, which of it each one wants, and the messages that tell it. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // A contact that is a person of the workstation bears their name, address and language.
  'ALTER TABLE contact ADD COLUMN person_id INTEGER REFERENCES person(id)',
  // A removal is undone whole: what is owed to a contact stays with it.
  'ALTER TABLE contact ADD COLUMN removed_at TEXT',
  // JSON: the events that it is not told of.
  `ALTER TABLE contact ADD COLUMN events_off TEXT NOT NULL DEFAULT '[]'`,
  'ALTER TABLE contact ADD COLUMN attach_invoices INTEGER NOT NULL DEFAULT 0 CHECK (attach_invoices IN (0, 1))',
  // Up to which of due_message it has been settled what it is owed.
  'ALTER TABLE contact ADD COLUMN settled_to INTEGER NOT NULL DEFAULT 0',
  'CREATE UNIQUE INDEX contact_person ON contact(person_id) WHERE removed_at IS NULL',
  // Whom and what it is told of; no row: of all suppliers and accounts.
  `CREATE TABLE contact_scope (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    supplier_id INTEGER REFERENCES supplier(id),
    account_id INTEGER REFERENCES billing_account(id),
    CHECK ((supplier_id IS NULL) <> (account_id IS NULL))
  ) STRICT`,
  'CREATE INDEX contact_scope_of ON contact_scope(contact_id)',
  // What happened, once whoever is told of it. about tells one from the next of the same event. AUTOINCREMENT: settled_to counts on the order.
  `CREATE TABLE due_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT NOT NULL,
    about TEXT NOT NULL,
    at TEXT NOT NULL,
    supplier_id INTEGER REFERENCES supplier(id),
    account_id INTEGER REFERENCES billing_account(id),
    invoice_id INTEGER REFERENCES invoice(id),
    payment_id INTEGER REFERENCES payment(id),
    day TEXT,
    amount_minor INTEGER CHECK (amount_minor BETWEEN -9007199254740991 AND 9007199254740991),
    currency TEXT,
    UNIQUE (event, about)
  ) STRICT`,
  // ready: to be sent; drafted: saved as a file for a mail program. What was sent or saved stays as it was, whatever becomes of its contact.
  `CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER REFERENCES contact(id) ON DELETE SET NULL,
    to_name TEXT NOT NULL,
    to_email TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    frequency TEXT NOT NULL CHECK (frequency IN ('each-event', 'daily', 'weekly', 'monthly')),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    attach_invoices INTEGER NOT NULL CHECK (attach_invoices IN (0, 1)),
    events INTEGER NOT NULL CHECK (events > 0),
    state TEXT NOT NULL CHECK (state IN ('ready', 'sent', 'failed', 'drafted')),
    problem TEXT,
    prepared_at TEXT NOT NULL,
    settled_at TEXT,
    settled_by TEXT,
    CHECK ((state = 'failed') = (problem IS NOT NULL))
  ) STRICT`,
  'CREATE INDEX message_by_state ON message(state, id)',
  'CREATE INDEX message_by_contact ON message(contact_id)',
  // What a contact is owed: each event once. message_id is NULL until it is in a message.
  `CREATE TABLE owed_message (
    contact_id INTEGER NOT NULL REFERENCES contact(id) ON DELETE CASCADE,
    due_id INTEGER NOT NULL REFERENCES due_message(id),
    message_id INTEGER REFERENCES message(id),
    PRIMARY KEY (contact_id, due_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX owed_message_waiting ON owed_message(contact_id, due_id) WHERE message_id IS NULL',
  'CREATE INDEX owed_message_in ON owed_message(message_id)',
];

export class Messages8 implements MigrationInterface {
  readonly name = 'Messages1795000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
