/** Requests to suppliers with their history and files, how suppliers are written to, and what stands in an invoice's place. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statuses = "('draft', 'sent', 'answered', 'done', 'refused', 'closed')";

const statements = [
  // Typed once and remembered.
  `CREATE TABLE supplier_mail (
    supplier_id INTEGER PRIMARY KEY REFERENCES supplier(id),
    email TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en'))
  ) STRICT`,
  // asked is JSON: askedSchema of the contract, less its invoices. remind_on is NULL where no answer is waited for.
  `CREATE TABLE supplier_request (
    id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    supplier_id INTEGER NOT NULL REFERENCES supplier(id),
    account_id INTEGER REFERENCES billing_account(id),
    kind TEXT NOT NULL CHECK (kind IN ('correction', 'history', 'payment-details', 'purchase-order', 'missing-invoice', 'refund', 'other')),
    status TEXT NOT NULL CHECK (status IN ${statuses}),
    asked TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    remind_on TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    sent_at TEXT
  ) STRICT`,
  'CREATE INDEX supplier_request_by_supplier ON supplier_request(supplier_id)',
  'CREATE INDEX supplier_request_by_account ON supplier_request(account_id)',
  'CREATE INDEX supplier_request_by_reminder ON supplier_request(remind_on)',
  // amount_minor: what of the invoice is contested, or is to be paid back; 0 where that is not said.
  `CREATE TABLE supplier_request_invoice (
    request_id INTEGER NOT NULL REFERENCES supplier_request(id),
    invoice_id INTEGER NOT NULL REFERENCES invoice(id),
    position INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor BETWEEN 0 AND 9007199254740991),
    PRIMARY KEY (request_id, invoice_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX supplier_request_invoice_of ON supplier_request_invoice(invoice_id)',
  // Files that went along, and answers as they came.
  `CREATE TABLE supplier_request_document (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES supplier_request(id),
    document_id INTEGER NOT NULL REFERENCES document(id),
    name TEXT NOT NULL,
    received INTEGER NOT NULL CHECK (received IN (0, 1)),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    UNIQUE (request_id, document_id, received)
  ) STRICT`,
  'CREATE INDEX supplier_request_document_by_document ON supplier_request_document(document_id)',
  // What was done, never changed. text: a note, or the whole message that went out.
  `CREATE TABLE supplier_request_event (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES supplier_request(id),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT CHECK (status IN ${statuses}),
    text TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX supplier_request_event_of ON supplier_request_event(request_id, id)',
  // ended: a link taken back; dismissed: proposed, and not so. Both stay.
  `CREATE TABLE invoice_replacement (
    id INTEGER PRIMARY KEY,
    replaced_id INTEGER NOT NULL REFERENCES invoice(id),
    replacement_id INTEGER NOT NULL REFERENCES invoice(id),
    kind TEXT NOT NULL CHECK (kind IN ('reissued', 'cancelled', 'credited')),
    state TEXT NOT NULL CHECK (state IN ('linked', 'ended', 'dismissed')),
    request_id INTEGER REFERENCES supplier_request(id),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    ended_at TEXT,
    ended_by TEXT,
    CHECK (replaced_id <> replacement_id)
  ) STRICT`,
  // One document stands in another's place, one credit note cancels it; several may credit parts of it.
  "CREATE UNIQUE INDEX invoice_replacement_one ON invoice_replacement(replaced_id, kind) WHERE state = 'linked' AND kind <> 'credited'",
  "CREATE UNIQUE INDEX invoice_replacement_pair ON invoice_replacement(replaced_id, replacement_id) WHERE state <> 'ended'",
  'CREATE INDEX invoice_replacement_by_replacement ON invoice_replacement(replacement_id)',
  'CREATE INDEX invoice_by_supplier ON invoice(supplier_id, issue_date)',
];

export class Requests13 implements MigrationInterface {
  readonly name = 'Requests1795000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
