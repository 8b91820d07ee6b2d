/** How companies pay, the payments of invoices with their history, and the files and lists that order them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Integers that hold money stay within what JavaScript counts exactly. */
const money = 'INTEGER NOT NULL CHECK (amount_minor BETWEEN -9007199254740991 AND 9007199254740991)';

const statements = [
  // details is JSON: methodDetailsSchema of the contract; never a card's number. A method with an account serves that account alone.
  `CREATE TABLE payment_method (
    id INTEGER PRIMARY KEY,
    company_id INTEGER NOT NULL REFERENCES company(id),
    account_id INTEGER REFERENCES billing_account(id),
    kind TEXT NOT NULL CHECK (kind IN ('card', 'bank-account', 'mandate', 'transfer', 'cheque', 'tip')),
    name TEXT NOT NULL,
    details TEXT NOT NULL,
    valid_until TEXT,
    is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1)),
    added_at TEXT NOT NULL,
    removed_at TEXT,
    CHECK (removed_at IS NULL OR is_default = 0)
  ) STRICT`,
  // One default for a company, and one for each account that has methods of its own.
  `CREATE UNIQUE INDEX payment_method_default ON payment_method(company_id, coalesce(account_id, 0)) WHERE is_default = 1`,
  // A file for the bank, or a list. content is what was written, so that it can be saved again; sums is JSON: minor units by currency.
  `CREATE TABLE payment_order (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('sepa', 'transfer-list', 'cheque-list')),
    message_id TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    output_name TEXT NOT NULL,
    payments INTEGER NOT NULL CHECK (payments > 0),
    sums TEXT NOT NULL,
    content BLOB NOT NULL
  ) STRICT`,
  // amount_minor is the sum of its parts. creditor_account: where the money goes, without blanks, in capitals; NULL for a cheque or a card.
  `CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    method_id INTEGER NOT NULL REFERENCES payment_method(id),
    supplier_id INTEGER NOT NULL REFERENCES supplier(id),
    creditor_account TEXT,
    currency TEXT NOT NULL,
    amount_minor ${money},
    execution_date TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('scheduled', 'sent', 'confirmed', 'failed', 'cancelled')),
    reason TEXT NOT NULL DEFAULT '',
    remittance TEXT NOT NULL,
    end_to_end_id TEXT NOT NULL UNIQUE,
    order_id INTEGER REFERENCES payment_order(id),
    retried_from INTEGER REFERENCES payment(id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    CHECK (amount_minor >= 0)
  ) STRICT`,
  'CREATE INDEX payment_by_method ON payment(method_id)',
  'CREATE INDEX payment_by_supplier ON payment(supplier_id, id)',
  'CREATE INDEX payment_by_account ON payment(creditor_account)',
  'CREATE INDEX payment_by_order ON payment(order_id)',
  'CREATE INDEX payment_by_retry ON payment(retried_from)',
  // What of each invoice it pays; a credit note set against them has a negative part.
  `CREATE TABLE payment_part (
    payment_id INTEGER NOT NULL REFERENCES payment(id),
    invoice_id INTEGER NOT NULL REFERENCES invoice(id),
    amount_minor ${money},
    PRIMARY KEY (payment_id, invoice_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX payment_part_of ON payment_part(invoice_id)',
  // warnings is JSON: the codes that were shown and accepted.
  `CREATE TABLE payment_event (
    id INTEGER PRIMARY KEY,
    payment_id INTEGER NOT NULL REFERENCES payment(id),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('scheduled', 'sent', 'confirmed', 'failed', 'cancelled')),
    reason TEXT NOT NULL,
    warnings TEXT NOT NULL DEFAULT '[]'
  ) STRICT`,
  'CREATE INDEX payment_event_of ON payment_event(payment_id, id)',
  'CREATE INDEX invoice_bank_account_by_account ON invoice_bank_account(account)',
];

export class Payments7 implements MigrationInterface {
  readonly name = 'Payments1795000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
