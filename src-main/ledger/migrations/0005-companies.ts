/** Several companies in one ledger, each with its history; whose a billing account is, and how it is linked, invoiced and closed. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  // The one company of before is the first. Nothing refers to the table yet, so it may be made anew.
  'CREATE TABLE company_kept (id INTEGER PRIMARY KEY, fields TEXT NOT NULL) STRICT',
  'INSERT INTO company_kept (id, fields) SELECT id, fields FROM company',
  'DROP TABLE company',
  'ALTER TABLE company_kept RENAME TO company',
  // What a company's settings were before and after a change; before is NULL for those it began with.
  `CREATE TABLE company_change (
    id INTEGER PRIMARY KEY,
    company_id INTEGER NOT NULL REFERENCES company(id),
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    fields_before TEXT,
    fields_after TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX company_change_of ON company_change(company_id, id)',
  // An account that intake met belongs to nobody until a person links it.
  'ALTER TABLE billing_account ADD COLUMN company_id INTEGER REFERENCES company(id)',
  'ALTER TABLE billing_account ADD COLUMN ebill_code TEXT',
  'ALTER TABLE billing_account ADD COLUMN linked_at TEXT',
  'ALTER TABLE billing_account ADD COLUMN linked_by TEXT',
  'ALTER TABLE billing_account ADD COLUMN closed_on TEXT',
  'ALTER TABLE billing_account ADD COLUMN purchase_order TEXT',
  // The day of the month on which its invoices are issued, and after how many days they can be had.
  'ALTER TABLE billing_account ADD COLUMN cycle_day INTEGER CHECK (cycle_day BETWEEN 1 AND 31)',
  'ALTER TABLE billing_account ADD COLUMN available_after_days INTEGER NOT NULL DEFAULT 2',
];

export class Companies5 implements MigrationInterface {
  readonly name = 'Companies1795000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
