/** The first ledger: suppliers, accounts, invoices, documents, call detail, company, contacts, runs, sources. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Integers that hold money stay within what JavaScript counts exactly. */
const money = (column: string) => `${column} INTEGER CHECK (${column} BETWEEN -9007199254740991 AND 9007199254740991)`;

const tables = [
  `CREATE TABLE supplier (
    id INTEGER PRIMARY KEY,
    identity TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    vat_id TEXT,
    legal_id TEXT,
    country TEXT
  ) STRICT`,
  `CREATE TABLE billing_account (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier(id),
    number TEXT NOT NULL,
    root TEXT,
    centre TEXT,
    nickname TEXT,
    postal_code TEXT,
    cycle TEXT CHECK (cycle IN ('month', 'quarter', 'year')),
    UNIQUE (supplier_id, number)
  ) STRICT`,
  // Amounts are what the document says, unsigned by kind; the sign of a credit note is applied when sums are made.
  `CREATE TABLE invoice (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER REFERENCES supplier(id),
    account_id INTEGER REFERENCES billing_account(id),
    status TEXT NOT NULL CHECK (status IN ('complete', 'to-complete')),
    kind TEXT NOT NULL,
    sign INTEGER NOT NULL DEFAULT 1 CHECK (sign IN (1, -1)),
    type_code TEXT NOT NULL,
    number TEXT NOT NULL,
    issue_date TEXT,
    due_date TEXT,
    period_start TEXT,
    period_end TEXT,
    currency TEXT,
    purchase_order TEXT,
    format TEXT NOT NULL,
    profile TEXT NOT NULL,
    ${money('line_net_minor')},
    ${money('allowances_minor')},
    ${money('charges_minor')},
    ${money('tax_exclusive_minor')},
    ${money('tax_minor')},
    ${money('tax_inclusive_minor')},
    ${money('prepaid_minor')},
    ${money('rounding_minor')},
    ${money('payable_minor')},
    as_given TEXT NOT NULL,
    search_text TEXT NOT NULL,
    received_at TEXT NOT NULL
  ) STRICT`,
  `CREATE UNIQUE INDEX invoice_identity ON invoice(supplier_id, number, type_code, issue_date) WHERE status = 'complete' AND number <> ''`,
  `CREATE INDEX invoice_by_date ON invoice(issue_date, id)`,
  `CREATE INDEX invoice_by_number ON invoice(number)`,
  `CREATE TABLE invoice_tax (
    id INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES invoice(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    category TEXT,
    rate TEXT,
    ${money('taxable_minor')},
    ${money('tax_minor')}
  ) STRICT`,
  `CREATE INDEX invoice_tax_of ON invoice_tax(invoice_id)`,
  `CREATE TABLE invoice_line (
    id INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES invoice(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    line_id TEXT,
    section TEXT,
    description TEXT,
    quantity TEXT,
    unit TEXT,
    ${money('net_price_micros')},
    ${money('net_minor')},
    tax_category TEXT,
    tax_rate TEXT,
    period_start TEXT,
    period_end TEXT
  ) STRICT`,
  `CREATE INDEX invoice_line_of ON invoice_line(invoice_id)`,
  `CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    pages INTEGER,
    received_at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'duplicate', 'unreadable', 'refused', 'attachment')),
    problem TEXT,
    reader_version INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE invoice_document (
    invoice_id INTEGER NOT NULL REFERENCES invoice(id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES document(id),
    role TEXT NOT NULL CHECK (role IN ('original', 'attachment', 'copy')),
    name TEXT NOT NULL,
    PRIMARY KEY (invoice_id, document_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX invoice_document_by_document ON invoice_document(document_id)`,

  // Call detail. Users, destinations and kinds are dictionaries; sort_rank is the place in French order, equal where names compare equal.
  `CREATE TABLE fleet_user (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sort_rank INTEGER NOT NULL DEFAULT 0) STRICT`,
  `CREATE TABLE fleet_line (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE) STRICT`,
  // Who was seen holding which line.
  `CREATE TABLE fleet_holding (
    id INTEGER PRIMARY KEY,
    line_id INTEGER NOT NULL REFERENCES fleet_line(id),
    user_id INTEGER NOT NULL REFERENCES fleet_user(id),
    UNIQUE (line_id, user_id)
  ) STRICT`,
  // Numbers sort as plain text: their index is their order. `place` is the first seen with the number.
  `CREATE TABLE destination (id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, place TEXT NOT NULL) STRICT`,
  `CREATE TABLE usage_kind (
    id INTEGER PRIMARY KEY,
    section TEXT NOT NULL,
    nature TEXT NOT NULL,
    place TEXT NOT NULL,
    UNIQUE (section, nature, place)
  ) STRICT`,
  // The lines of one invoice in one file, somewhere from the first to the last id. invoice_id stays null while the invoice has not arrived.
  `CREATE TABLE detail_batch (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES document(id),
    invoice_id INTEGER REFERENCES invoice(id) ON DELETE SET NULL,
    invoice_number TEXT NOT NULL,
    invoice_date TEXT,
    root TEXT NOT NULL,
    centre TEXT NOT NULL,
    currency TEXT NOT NULL,
    profile TEXT NOT NULL,
    lines INTEGER NOT NULL,
    duration_seconds INTEGER NOT NULL,
    volume_kilobytes INTEGER NOT NULL,
    ${money('amount_micros')} NOT NULL,
    first_line_id INTEGER NOT NULL,
    last_line_id INTEGER NOT NULL
  ) STRICT`,
  `CREATE INDEX detail_batch_by_number ON detail_batch(invoice_number)`,
  `CREATE INDEX detail_batch_by_invoice ON detail_batch(invoice_id)`,
  `CREATE INDEX detail_batch_by_document ON detail_batch(document_id)`,
  // A line is known by its file (through its batch) and its place in it: identical call lines are real. Only the loader writes here, from
  // ids it has just resolved: foreign keys would double the time of a load, so they are left to verifyDetail. started_at is the wall clock
  // as printed, in seconds since 1970 as if UTC; line_number counts the file's lines from 1, the header included.
  `CREATE TABLE detail_line (
    id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL,
    line_number INTEGER NOT NULL,
    holding_id INTEGER NOT NULL,
    destination_id INTEGER NOT NULL,
    kind_id INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    duration_seconds INTEGER NOT NULL,
    volume_kilobytes INTEGER NOT NULL,
    ${money('amount_micros')} NOT NULL,
    vat_rate_bp INTEGER
  ) STRICT`,
  // The two orders of the consumption grid. Tables rather than indexes: the loader fills them from sorted runs, which takes a third of the
  // time of CREATE INDEX and a tenth of that of an index kept row by row, and in small steps.
  `CREATE TABLE detail_by_user (
    holding_id INTEGER NOT NULL,
    destination_id INTEGER NOT NULL,
    line_id INTEGER NOT NULL,
    PRIMARY KEY (holding_id, destination_id, line_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE detail_by_destination (
    destination_id INTEGER NOT NULL,
    holding_id INTEGER NOT NULL,
    line_id INTEGER NOT NULL,
    PRIMARY KEY (destination_id, holding_id, line_id)
  ) STRICT, WITHOUT ROWID`,
  // Kept with the lines in the same transaction, so that a total never scans them. Months are yyyymm of the call.
  `CREATE TABLE detail_user_summary (
    batch_id INTEGER NOT NULL REFERENCES detail_batch(id),
    holding_id INTEGER NOT NULL REFERENCES fleet_holding(id),
    kind_id INTEGER NOT NULL REFERENCES usage_kind(id),
    month INTEGER NOT NULL,
    lines INTEGER NOT NULL,
    duration_seconds INTEGER NOT NULL,
    volume_kilobytes INTEGER NOT NULL,
    ${money('amount_micros')} NOT NULL,
    PRIMARY KEY (batch_id, holding_id, kind_id, month)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE detail_destination_summary (
    batch_id INTEGER NOT NULL REFERENCES detail_batch(id),
    destination_id INTEGER NOT NULL REFERENCES destination(id),
    lines INTEGER NOT NULL,
    duration_seconds INTEGER NOT NULL,
    volume_kilobytes INTEGER NOT NULL,
    ${money('amount_micros')} NOT NULL,
    PRIMARY KEY (batch_id, destination_id)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE company (id INTEGER PRIMARY KEY CHECK (id = 1), fields TEXT NOT NULL) STRICT`,
  `CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    language TEXT NOT NULL CHECK (language IN ('fr', 'en')),
    frequency TEXT NOT NULL CHECK (frequency IN ('each-event', 'daily', 'weekly', 'monthly', 'never'))
  ) STRICT`,
  `CREATE TABLE sync_source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    schedule_minutes INTEGER NOT NULL,
    active INTEGER NOT NULL,
    last_run_id INTEGER,
    last_run_at TEXT
  ) STRICT`,
  // Files a source has brought in, as they were then: one that changes since is looked at again.
  `CREATE TABLE source_file (
    source_id INTEGER NOT NULL REFERENCES sync_source(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    modified_ms INTEGER NOT NULL,
    PRIMARY KEY (source_id, path)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('import', 'export', 'print')),
    title TEXT NOT NULL,
    source_id INTEGER REFERENCES sync_source(id) ON DELETE SET NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
    started_at TEXT NOT NULL,
    ended_at TEXT,
    output_path TEXT,
    problem TEXT
  ) STRICT`,
  `CREATE TABLE run_item (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('imported', 'duplicate', 'unreadable', 'refused', 'done', 'failed', 'cancelled')),
    kind TEXT NOT NULL,
    document_id INTEGER REFERENCES document(id),
    invoice_id INTEGER REFERENCES invoice(id) ON DELETE SET NULL,
    invoice_number TEXT,
    lines INTEGER NOT NULL DEFAULT 0,
    pages INTEGER NOT NULL DEFAULT 0,
    ${money('amount_micros')},
    currency TEXT,
    problem TEXT,
    UNIQUE (run_id, position)
  ) STRICT`,
  `CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
];

export class FirstLedger1 implements MigrationInterface {
  // TypeORM orders migrations by the digits at the end of the name.
  readonly name = 'FirstLedger1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
