/** What a person says of expected invoices, and of the kind of those that came. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // Issue dates that are not expected, both included; to_date NULL: for good. account_id NULL: the supplier's invoices without an account.
  `CREATE TABLE not_expected (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier(id),
    account_id INTEGER REFERENCES billing_account(id),
    from_date TEXT NOT NULL,
    to_date TEXT,
    reason TEXT NOT NULL,
    said_at TEXT NOT NULL,
    said_by TEXT NOT NULL,
    CHECK (to_date IS NULL OR to_date >= from_date)
  ) STRICT`,
  'CREATE INDEX not_expected_of ON not_expected(supplier_id, account_id)',
  // Beside the kind that the document gives itself, which stays in invoice.kind.
  `CREATE TABLE invoice_kind_said (
    invoice_id INTEGER PRIMARY KEY REFERENCES invoice(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    said_at TEXT NOT NULL,
    said_by TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX invoice_by_account ON invoice(account_id, issue_date)',
];

export class Expected11 implements MigrationInterface {
  readonly name = 'Expected1795000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
