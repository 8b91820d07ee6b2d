/** What the rules say of each invoice, and the bank accounts it asks to be paid on. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  // An invoice without a row here was received before invoices were checked, or carries no data.
  `CREATE TABLE invoice_check (
    invoice_id INTEGER PRIMARY KEY REFERENCES invoice(id) ON DELETE CASCADE,
    rules_version INTEGER NOT NULL,
    rulesets TEXT NOT NULL,
    errors INTEGER NOT NULL,
    warnings INTEGER NOT NULL,
    checked_at TEXT NOT NULL
  ) STRICT`,
  // value_list is JSON: the figures and words that the rule's sentence quotes.
  `CREATE TABLE finding (
    id INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES invoice(id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    ruleset TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning')),
    place TEXT NOT NULL,
    line INTEGER,
    value_list TEXT NOT NULL
  ) STRICT`,
  `CREATE INDEX finding_of ON finding(invoice_id)`,
  // IBAN or other account number (BT-84) without blanks, in capitals.
  `CREATE TABLE invoice_bank_account (
    invoice_id INTEGER NOT NULL REFERENCES invoice(id) ON DELETE CASCADE,
    account TEXT NOT NULL,
    PRIMARY KEY (invoice_id, account)
  ) STRICT, WITHOUT ROWID`,
];

export class Checks2 implements MigrationInterface {
  readonly name = 'Checks1795000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
