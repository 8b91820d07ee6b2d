/** Subscriptions with their changes and those who use them; the supplier's own number of each line's item, by which they are known on invoices. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Integers that hold money stay within what JavaScript counts exactly. */
const money = (column: string) => `${column} INTEGER NOT NULL CHECK (${column} BETWEEN -9007199254740991 AND 9007199254740991)`;
const interval = (column: string) => `${column} TEXT NOT NULL CHECK (${column} IN ('month', 'quarter', 'year'))`;

const statements = [
  // BT-155, which was read all along and is in as_given.
  'ALTER TABLE invoice_line ADD COLUMN item TEXT',
  `UPDATE invoice_line SET item = given.item FROM (
    SELECT invoice.id AS invoice_id, line.key AS position, line.value ->> '$.sellerItemId' AS item
    FROM invoice, json_each(invoice.as_given, '$.lines') AS line WHERE line.value ->> '$.sellerItemId' IS NOT NULL
  ) AS given WHERE invoice_line.invoice_id = given.invoice_id AND invoice_line.position = given.position`,
  // price_micros: of one unit for price_months. year_discount, coupon: JSON as in the contract. quantity, interval: of the day it began;
  // subscription_change says what they are since.
  `CREATE TABLE subscription (
    id INTEGER PRIMARY KEY,
    supplier_id INTEGER NOT NULL REFERENCES supplier(id),
    account_id INTEGER REFERENCES billing_account(id),
    plan TEXT NOT NULL,
    item TEXT,
    description TEXT NOT NULL,
    currency TEXT NOT NULL,
    ${money('price_micros')},
    price_months INTEGER NOT NULL CHECK (price_months IN (1, 3, 12)),
    year_discount TEXT,
    coupon TEXT,
    convention TEXT NOT NULL CHECK (convention IN ('actual-days', 'thirty-days', 'days-of-365', 'whole-period')),
    began TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity >= 0),
    ${interval('interval')},
    term_months INTEGER NOT NULL CHECK (term_months > 0),
    auto_renew INTEGER NOT NULL CHECK (auto_renew IN (0, 1)),
    notice_count INTEGER NOT NULL CHECK (notice_count >= 0),
    notice_unit TEXT NOT NULL CHECK (notice_unit IN ('day', 'month')),
    billed TEXT NOT NULL CHECK (billed IN ('advance', 'arrears')),
    country TEXT NOT NULL,
    subdivision TEXT NOT NULL,
    tax_ppm INTEGER CHECK (tax_ppm BETWEEN 0 AND 1000000),
    note TEXT NOT NULL,
    recognised INTEGER NOT NULL CHECK (recognised IN (0, 1)),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX subscription_by_supplier ON subscription(supplier_id)',
  'CREATE INDEX subscription_by_account ON subscription(account_id)',
  // effective_on: the first day of the new quantity or interval; of a cancellation, the first day without the subscription. now_minor: what
  // was shown as due at once, taxes included. The message is that to the supplier.
  `CREATE TABLE subscription_change (
    id INTEGER PRIMARY KEY,
    subscription_id INTEGER NOT NULL REFERENCES subscription(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('quantity', 'interval', 'cancel')),
    effective_on TEXT NOT NULL,
    quantity_before INTEGER NOT NULL CHECK (quantity_before >= 0),
    quantity_after INTEGER NOT NULL CHECK (quantity_after >= 0),
    ${interval('interval_before')},
    ${interval('interval_after')},
    ${money('now_minor')},
    reason_code TEXT CHECK (reason_code IN ('not-used', 'too-dear', 'replaced', 'quality', 'activity-ends', 'other')),
    reason TEXT NOT NULL,
    purchase_order TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    undone_at TEXT,
    undone_by TEXT NOT NULL DEFAULT '',
    message_to TEXT NOT NULL,
    message_subject TEXT NOT NULL,
    message_body TEXT NOT NULL,
    sent_at TEXT,
    sent_by TEXT CHECK (sent_by IN ('file', 'smtp')),
    CHECK (kind <> 'cancel' OR reason_code IS NOT NULL),
    CHECK ((sent_at IS NULL) = (sent_by IS NULL))
  ) STRICT`,
  'CREATE INDEX subscription_change_of ON subscription_change(subscription_id, effective_on, id)',
  `CREATE TABLE subscription_holder (
    id INTEGER PRIMARY KEY,
    subscription_id INTEGER NOT NULL REFERENCES subscription(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    assigned_on TEXT NOT NULL,
    assigned_by TEXT NOT NULL,
    released_on TEXT,
    released_by TEXT NOT NULL DEFAULT ''
  ) STRICT`,
  // Nobody holds two licences of one subscription.
  'CREATE UNIQUE INDEX subscription_holder_now ON subscription_holder(subscription_id, name) WHERE released_on IS NULL',
  'CREATE INDEX subscription_holder_of ON subscription_holder(subscription_id, id)',
  // What repeats in invoices and is no subscription, as a person said. item: the number of the item, else the words of the line.
  `CREATE TABLE subscription_dismissal (
    supplier_id INTEGER NOT NULL REFERENCES supplier(id),
    account_id INTEGER NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (supplier_id, account_id, item)
  ) STRICT, WITHOUT ROWID`,
];

export class Subscriptions12 implements MigrationInterface {
  readonly name = 'Subscriptions1795000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is never taken back to an earlier version: restore a backup instead');
  }
}
