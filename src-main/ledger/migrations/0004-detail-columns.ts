/** Detail lines by column, what is known of the numbers dialled, who holds which line, saved views. */
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { linesToColumns } from './0004-lines-to-columns.ts';

const tables = [
  // Lines that follow one another in one file, at most 4,096 of them. Never changed once written: only added and removed whole.
  // checksum: CRC-32 of its columns' bytes, in the order of the columns. AUTOINCREMENT: no id is ever given twice, so that columns held in
  // memory are known by it.
  `CREATE TABLE detail_segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document(id),
    first_line_id INTEGER NOT NULL UNIQUE,
    lines INTEGER NOT NULL CHECK (lines BETWEEN 1 AND 4096),
    checksum INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX detail_segment_by_document ON detail_segment(document_id)`,
  // The cells of one column over one segment: little-endian signed integers of 1, 2 or 4 bytes, or doubles of 8 bytes, whichever is the
  // narrowest that holds them all. column_place: the place in lineCells (src-main/consumption/line-cells.ts).
  `CREATE TABLE detail_column (
    column_place INTEGER NOT NULL,
    segment_id INTEGER NOT NULL REFERENCES detail_segment(id),
    cells BLOB NOT NULL,
    PRIMARY KEY (column_place, segment_id)
  ) STRICT, WITHOUT ROWID`,
  // When the first and the last call of a batch began: the wall clock as printed, in seconds since 1970 as if UTC.
  `ALTER TABLE detail_batch ADD COLUMN first_start INTEGER`,
  `ALTER TABLE detail_batch ADD COLUMN last_start INTEGER`,
  // Files of call detail whose lines were taken out; their originals are kept. content is JSON: what they came to (DetailContent of the
  // contract). replaced_by is NULL for one that may be imported again: it was removed, or what took its place was.
  `CREATE TABLE detail_withdrawal (
    document_id INTEGER PRIMARY KEY REFERENCES document(id),
    replaced_by INTEGER REFERENCES document(id),
    withdrawn_at TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT`,
  // What an import is for where it is more than that: a file's lines in the place of another's, or out.
  `ALTER TABLE run ADD COLUMN purpose TEXT CHECK (purpose IN ('replacement', 'removal'))`,
  // NULL: not looked at yet; empty: no number that is known.
  `ALTER TABLE destination ADD COLUMN e164 TEXT`,
  `ALTER TABLE destination ADD COLUMN country TEXT`,
  `ALTER TABLE destination ADD COLUMN number_type TEXT`,
  `ALTER TABLE fleet_line ADD COLUMN e164 TEXT`,
  // Who holds a line from when to when (both days included; NULL: since ever, until now). Periods of a line never overlap. line_key is
  // coalesce(nullif(fleet_line.e164, ''), fleet_line.number): a number is the same line however it was printed.
  `CREATE TABLE fleet_assignment (
    id INTEGER PRIMARY KEY,
    line_key TEXT NOT NULL,
    number TEXT NOT NULL,
    holder TEXT NOT NULL,
    employee_number TEXT NOT NULL DEFAULT '',
    cost_centre TEXT NOT NULL DEFAULT '',
    team TEXT NOT NULL DEFAULT '',
    from_date TEXT,
    to_date TEXT,
    note TEXT NOT NULL DEFAULT ''
  ) STRICT`,
  `CREATE INDEX fleet_assignment_of ON fleet_assignment(line_key, from_date)`,
  // The overview adds up invoices by month without reading them whole.
  `CREATE INDEX invoice_overview ON invoice(currency, issue_date, supplier_id, account_id, kind, sign, tax_exclusive_minor, tax_inclusive_minor,
    payable_minor, due_date)`,
  `CREATE INDEX invoice_line_section ON invoice_line(invoice_id, section, net_minor) WHERE section IS NOT NULL`,
  // view is JSON, whose schema belongs to the screen.
  `CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    screen TEXT NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    view TEXT NOT NULL,
    UNIQUE (screen, name)
  ) STRICT`,
];

export class DetailColumns4 implements MigrationInterface {
  readonly name = 'DetailColumns1795000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
    await linesToColumns(runner);
    for (const table of ['detail_by_destination', 'detail_by_user', 'detail_line']) await runner.query(`DROP TABLE ${table}`);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
