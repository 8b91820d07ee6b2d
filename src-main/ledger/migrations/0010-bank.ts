/** Bank statements with the payments their movements settle, and the schedules by which accounts are paid by themselves. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Integers that hold money stay within what JavaScript counts exactly. */
const money = (column: string) => `${column} INTEGER CHECK (${column} BETWEEN -9007199254740991 AND 9007199254740991)`;

const states = "('sure', 'contradictory', 'ambiguous', 'invoice', 'proposed', 'unmatched', 'matched', 'set-aside', 'announced')";

const statements = [
  // Every file of statements that was taken in, those that brought nothing new included.
  'CREATE TABLE bank_file (document_id INTEGER PRIMARY KEY REFERENCES document(id)) STRICT',
  // number is the bank's own; days are empty where the bank gives none and nothing is booked.
  `CREATE TABLE bank_statement (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES bank_file(document_id),
    number TEXT NOT NULL,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    ${money('opening_micros')},
    ${money('closing_micros')},
    imported_at TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    UNIQUE (account, number, from_date, to_date)
  ) STRICT`,
  'CREATE INDEX bank_statement_of ON bank_statement(document_id)',
  `CREATE TABLE bank_entry (
    id INTEGER PRIMARY KEY,
    statement_id INTEGER NOT NULL REFERENCES bank_statement(id),
    position INTEGER NOT NULL,
    reference TEXT NOT NULL,
    booking_date TEXT,
    value_date TEXT,
    booked INTEGER NOT NULL CHECK (booked IN (0, 1)),
    reversal INTEGER NOT NULL CHECK (reversal IN (0, 1)),
    ${money('amount_micros')} NOT NULL,
    currency TEXT NOT NULL,
    batch_id TEXT,
    UNIQUE (statement_id, position)
  ) STRICT`,
  // One for each payment of an entry, or for the whole of it where the bank does not say what each comes to: they add up to the entry.
  // end_to_end_ids, payments and invoices are JSON; the last two are what it may settle, as found when it was last looked at.
  `CREATE TABLE bank_movement (
    id INTEGER PRIMARY KEY,
    entry_id INTEGER NOT NULL REFERENCES bank_entry(id),
    position INTEGER NOT NULL,
    ${money('amount_micros')} NOT NULL,
    party TEXT NOT NULL,
    party_account TEXT NOT NULL,
    end_to_end_ids TEXT NOT NULL,
    creditor_reference TEXT NOT NULL,
    text TEXT NOT NULL,
    return_reason TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ${states}),
    why TEXT NOT NULL DEFAULT 'none',
    payments TEXT NOT NULL DEFAULT '[]',
    invoices TEXT NOT NULL DEFAULT '[]',
    UNIQUE (entry_id, position)
  ) STRICT`,
  'CREATE INDEX bank_movement_by_state ON bank_movement(state)',
  // status_before and status_after are equal where the match changed nothing. A payment is taken once, and comes back once.
  `CREATE TABLE bank_match (
    movement_id INTEGER NOT NULL REFERENCES bank_movement(id),
    payment_id INTEGER NOT NULL REFERENCES payment(id),
    direction TEXT NOT NULL CHECK (direction IN ('taken', 'back')),
    status_before TEXT NOT NULL,
    status_after TEXT NOT NULL,
    matched_at TEXT NOT NULL,
    matched_by TEXT NOT NULL,
    PRIMARY KEY (movement_id, payment_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX bank_match_once ON bank_match(payment_id, direction)',
  // Whether payments or invoices have changed since movements were last held against them.
  'CREATE TABLE bank_findings (id INTEGER PRIMARY KEY CHECK (id = 1), stale INTEGER NOT NULL CHECK (stale IN (0, 1))) STRICT',
  'INSERT INTO bank_findings (id, stale) VALUES (1, 0)',
  ...(
    [
      ['payment_added', 'INSERT ON payment'],
      ['payment_changed', 'UPDATE OF status ON payment'],
      ['payment_withdrawn', 'DELETE ON payment'],
      ['invoice_added', 'INSERT ON invoice'],
      ['invoice_changed', 'UPDATE OF status, payable_minor, tax_inclusive_minor ON invoice'],
    ] as const
  ).map(
    ([name, event]) => `CREATE TRIGGER bank_after_${name} AFTER ${event} BEGIN UPDATE bank_findings SET stale = 1 WHERE stale = 0; END`,
  ),

  // terms_text is what was read and accepted, as it stood. rule_value: a day of the month, or days before the due date.
  // Invoices above the limit, or in another currency, wait for a person; no limit: none does.
  `CREATE TABLE payment_schedule (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES billing_account(id),
    method_id INTEGER NOT NULL REFERENCES payment_method(id),
    first_date TEXT NOT NULL,
    rule TEXT NOT NULL CHECK (rule IN ('due-date', 'fixed-day', 'days-before')),
    rule_value INTEGER NOT NULL CHECK (CASE rule WHEN 'fixed-day' THEN rule_value BETWEEN 1 AND 31 WHEN 'days-before' THEN rule_value BETWEEN 1 AND 60
      ELSE rule_value = 0 END),
    ${money('limit_minor')} CHECK (limit_minor >= 0),
    limit_currency TEXT NOT NULL,
    terms_version TEXT NOT NULL,
    terms_language TEXT NOT NULL CHECK (terms_language IN ('fr', 'en')),
    terms_text TEXT NOT NULL,
    accepted_at TEXT NOT NULL,
    accepted_by TEXT NOT NULL,
    paused_from TEXT,
    paused_to TEXT,
    ended_at TEXT,
    CHECK (paused_to IS NULL OR paused_to >= paused_from)
  ) STRICT`,
  // One at a time for an account.
  'CREATE UNIQUE INDEX payment_schedule_of ON payment_schedule(account_id) WHERE ended_at IS NULL',
  'CREATE INDEX payment_schedule_by_method ON payment_schedule(method_id)',
  `CREATE TABLE payment_schedule_event (
    id INTEGER PRIMARY KEY,
    schedule_id INTEGER NOT NULL REFERENCES payment_schedule(id),
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('submitted', 'paused', 'resumed', 'ended', 'scheduled', 'to-approve', 'approved', 'refused', 'withdrawn', 'sent')),
    detail TEXT NOT NULL DEFAULT ''
  ) STRICT`,
  'CREATE INDEX payment_schedule_event_of ON payment_schedule_event(schedule_id, id)',
  // An invoice is taken once, whatever schedules its account has had.
  `CREATE TABLE scheduled_invoice (
    invoice_id INTEGER PRIMARY KEY REFERENCES invoice(id),
    schedule_id INTEGER NOT NULL REFERENCES payment_schedule(id),
    state TEXT NOT NULL CHECK (state IN ('to-approve', 'taken', 'refused')),
    planned_date TEXT NOT NULL,
    ${money('amount_minor')} NOT NULL,
    currency TEXT NOT NULL,
    payment_id INTEGER UNIQUE REFERENCES payment(id),
    reason TEXT NOT NULL DEFAULT '',
    CHECK ((state = 'taken') = (payment_id IS NOT NULL))
  ) STRICT`,
  'CREATE INDEX scheduled_invoice_of ON scheduled_invoice(schedule_id, state)',
];

export class Bank10 implements MigrationInterface {
  readonly name = 'Bank1795000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
