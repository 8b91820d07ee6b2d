/** From when a change of a company holds, and to which of our companies each invoice is addressed. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  'ALTER TABLE company_change ADD COLUMN effective_on TEXT',
  // facts is JSON: what an invoice says of its buyer. A supplier writes the same on each of its invoices.
  `CREATE TABLE buyer (
    id INTEGER PRIMARY KEY,
    facts TEXT NOT NULL UNIQUE
  ) STRICT`,
  // companies_version: that of the setting of this name by which it was judged; NULL where it never was.
  `CREATE TABLE invoice_buyer (
    invoice_id INTEGER PRIMARY KEY REFERENCES invoice(id) ON DELETE CASCADE,
    buyer_id INTEGER NOT NULL REFERENCES buyer(id),
    company_id INTEGER REFERENCES company(id),
    companies_version INTEGER
  ) STRICT`,
  'CREATE INDEX invoice_buyer_of_company ON invoice_buyer(company_id)',
  'CREATE INDEX invoice_buyer_by_version ON invoice_buyer(companies_version)',
];

export class Addressees14 implements MigrationInterface {
  readonly name = 'Addressees1795000000014';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
