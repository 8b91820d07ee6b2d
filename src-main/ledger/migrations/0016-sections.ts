/** Rules that lead a supplier's lines to sections, and the section that each line is led to. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `CREATE TABLE section_rule (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier(id),
    field TEXT NOT NULL CHECK (field IN ('item', 'description', 'section')),
    match TEXT NOT NULL CHECK (match IN ('equals', 'starts', 'contains')),
    words TEXT NOT NULL,
    target TEXT NOT NULL CHECK (target <> ''),
    set_at TEXT NOT NULL,
    set_by TEXT NOT NULL,
    UNIQUE (supplier_id, field, match, words)
  ) STRICT`,
  // What the rules come to, made anew when they change; invoice_line.section stays as the supplier names it.
  `CREATE TABLE line_section (
    line_id INTEGER PRIMARY KEY REFERENCES invoice_line(id) ON DELETE CASCADE,
    rule_id INTEGER NOT NULL REFERENCES section_rule(id) ON DELETE CASCADE,
    section TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX line_section_by_rule ON line_section(rule_id)',
  'CREATE INDEX invoice_of_supplier ON invoice(supplier_id, id)',
];

export class Sections16 implements MigrationInterface {
  readonly name = 'Sections1795000000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
