/** What became of billing accounts, and the wrong tries at linking one. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // said_before and said_after: the ids of companies for a link or a move, else the words themselves. effective_on is the day it holds from.
  `CREATE TABLE account_change (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES billing_account(id),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('linked', 'moved', 'closed', 'reopened', 'nickname', 'postal-code', 'root', 'centre', 'purchase-order', 'ebill-code')),
    said_before TEXT NOT NULL,
    said_after TEXT NOT NULL,
    effective_on TEXT,
    reason TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX account_change_of ON account_change(account_id, id)',
  // Kept, so that a pause outlives the program. at_ms: milliseconds since 1970 by the clock of the machine.
  'CREATE TABLE link_try (id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, by TEXT NOT NULL) STRICT',
  // What the tree of accounts adds up, without a look at the invoices themselves.
  `CREATE INDEX invoice_of_account ON invoice(account_id, supplier_id, currency, issue_date, sign, tax_inclusive_minor, payable_minor)`,
];

export class Accounts9 implements MigrationInterface {
  readonly name = 'Accounts1795000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
