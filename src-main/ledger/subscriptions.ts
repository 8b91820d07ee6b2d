/** Subscriptions as the ledger keeps them: what was agreed, the changes made since, and who uses the licences. */
import type { z } from 'zod';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import {
  type CancelReason,
  type holderSchema,
  type messageSchema,
  type SubscriptionFields,
  type SubscriptionInterval,
  subscriptionFieldsSchema,
} from '../../src-preload/contract/subscriptions.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

type Reader = Pick<LedgerReader, 'sqlite'>;

export interface StoredSubscription {
  readonly id: number;
  readonly supplier: string;
  readonly supplierCountry: string;
  /** The account's nickname or number. */
  readonly account: string | null;
  readonly accountNumber: string | null;
  readonly fields: SubscriptionFields;
  readonly recognised: boolean;
  readonly createdAt: string;
  readonly createdBy: string;
}

interface Row {
  readonly id: number;
  readonly supplier: string;
  readonly supplier_country: string | null;
  readonly account: string | null;
  readonly account_number: string | null;
  readonly year_discount: string | null;
  readonly coupon: string | null;
  readonly recognised: number;
  readonly created_at: string;
  readonly created_by: string;
  readonly [column: string]: unknown;
}

const select = `SELECT subscription.*, supplier.name AS supplier, supplier.country AS supplier_country,
  coalesce(nullif(account.nickname, ''), account.number) AS account, account.number AS account_number
  FROM subscription JOIN supplier ON supplier.id = subscription.supplier_id LEFT JOIN billing_account AS account ON account.id = subscription.account_id`;

function fromRow(row: Row): StoredSubscription {
  const json = (text: string | null): unknown => (text === null ? null : JSON.parse(text));
  const given: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(columns)) given[field] = row[column];
  return {
    id: row.id,
    supplier: row.supplier,
    supplierCountry: row.supplier_country ?? '',
    account: row.account,
    accountNumber: row.account_number,
    fields: subscriptionFieldsSchema.parse({
      ...given,
      autoRenew: given.autoRenew === 1,
      yearDiscount: json(row.year_discount),
      coupon: json(row.coupon),
    }),
    recognised: row.recognised === 1,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

const columns = {
  supplierId: 'supplier_id',
  accountId: 'account_id',
  plan: 'plan',
  item: 'item',
  description: 'description',
  currency: 'currency',
  priceMicros: 'price_micros',
  priceMonths: 'price_months',
  yearDiscount: 'year_discount',
  coupon: 'coupon',
  convention: 'convention',
  began: 'began',
  quantity: 'quantity',
  interval: 'interval',
  termMonths: 'term_months',
  autoRenew: 'auto_renew',
  noticeCount: 'notice_count',
  noticeUnit: 'notice_unit',
  billed: 'billed',
  country: 'country',
  subdivision: 'subdivision',
  taxPpm: 'tax_ppm',
  note: 'note',
} as const satisfies Record<keyof SubscriptionFields, string>;

function values(fields: SubscriptionFields): Record<string, unknown> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return {
    ...fields,
    yearDiscount: json(fields.yearDiscount),
    coupon: json(fields.coupon),
    autoRenew: fields.autoRenew ? 1 : 0,
  };
}

/** By supplier and plan. */
export function listSubscriptions({ sqlite }: Reader): StoredSubscription[] {
  const rows = sqlite.prepare(`${select} ORDER BY french(supplier.name), french(subscription.plan), subscription.id`).all() as Row[];
  return rows.map(fromRow);
}

/** @throws ProblemError subscription-not-found */
export function subscriptionOf({ sqlite }: Reader, id: number): StoredSubscription {
  const row = sqlite.prepare(`${select} WHERE subscription.id = ?`).get(id) as Row | undefined;
  if (!row) throw new ProblemError('subscription-not-found');
  return fromRow(row);
}

/** @throws ProblemError subscription-exists, subscription-supplier-gone */
export function addSubscription(
  writer: LedgerWriter,
  fields: SubscriptionFields,
  { recognised, at, by }: { readonly recognised: boolean; readonly at: string; readonly by: string },
): number {
  refuseTwin(writer, fields, null);
  const names = Object.keys(columns);
  const { lastInsertRowid } = writer.sqlite
    .prepare(
      `INSERT INTO subscription (${Object.values(columns).join(', ')}, recognised, created_at, created_by)
      VALUES (${names.map((name) => `@${name}`).join(', ')}, @recognised, @at, @by)`,
    )
    .run({ ...values(fields), recognised: recognised ? 1 : 0, at, by });
  return Number(lastInsertRowid);
}

/** @throws ProblemError subscription-exists, subscription-supplier-gone */
export function updateSubscription(writer: LedgerWriter, id: number, fields: SubscriptionFields): void {
  refuseTwin(writer, fields, id);
  const set = Object.entries(columns).map(([field, column]) => `${column} = @${field}`);
  writer.sqlite.prepare(`UPDATE subscription SET ${set.join(', ')} WHERE id = @id`).run({ ...values(fields), id });
}

/** Two that follow the same lines would each expect them. */
function refuseTwin(
  { sqlite }: LedgerWriter,
  { supplierId, accountId, currency, item, description, plan }: SubscriptionFields,
  id: number | null,
): void {
  const known = sqlite
    .prepare(
      `SELECT 1 FROM supplier WHERE id = @supplierId
      AND (@accountId IS NULL OR EXISTS (SELECT 1 FROM billing_account WHERE id = @accountId AND supplier_id = @supplierId))`,
    )
    .get({ supplierId, accountId });
  if (!known) throw new ProblemError('subscription-supplier-gone');
  const twin = sqlite
    .prepare(
      `SELECT 1 FROM subscription WHERE supplier_id = @supplierId AND currency = @currency AND id IS NOT @id
      AND (account_id IS NULL OR @accountId IS NULL OR account_id = @accountId)
      AND (item = @item OR description = @description COLLATE NOCASE)`,
    )
    .get({ supplierId, accountId, currency, item, description, id });
  if (twin) throw new ProblemError('subscription-exists', { plan });
}

export function removeSubscription({ sqlite }: LedgerWriter, id: number): void {
  sqlite.prepare('DELETE FROM subscription WHERE id = ?').run(id);
}

export interface StoredChange {
  readonly id: number;
  readonly subscriptionId: number;
  readonly kind: 'quantity' | 'interval' | 'cancel';
  readonly effectiveOn: string;
  readonly quantityBefore: number;
  readonly quantityAfter: number;
  readonly intervalBefore: SubscriptionInterval;
  readonly intervalAfter: SubscriptionInterval;
  readonly nowMinor: number;
  readonly reasonCode: CancelReason | null;
  readonly reason: string;
  readonly purchaseOrder: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string;
  readonly message: z.output<typeof messageSchema>;
  readonly sentAt: string | null;
  readonly sentBy: 'file' | 'smtp' | null;
}

interface ChangeRow extends Omit<StoredChange, 'message'> {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

const changeColumns = `id, subscription_id AS subscriptionId, kind, effective_on AS effectiveOn, quantity_before AS quantityBefore,
  quantity_after AS quantityAfter, interval_before AS intervalBefore, interval_after AS intervalAfter, now_minor AS nowMinor,
  reason_code AS reasonCode, reason, purchase_order AS purchaseOrder, made_at AS madeAt, made_by AS madeBy, undone_at AS undoneAt,
  undone_by AS undoneBy, message_to AS "to", message_subject AS subject, message_body AS body, sent_at AS sentAt, sent_by AS sentBy`;

const fromChangeRow = ({ to, subject, body, ...row }: ChangeRow): StoredChange => ({ ...row, message: { to, subject, body } });

/** In the order in which they take effect. */
export function changesOf({ sqlite }: Reader, subscriptionId: number): StoredChange[] {
  const rows = sqlite
    .prepare(`SELECT ${changeColumns} FROM subscription_change WHERE subscription_id = ? ORDER BY effective_on, id`)
    .all(subscriptionId) as ChangeRow[];
  return rows.map(fromChangeRow);
}

/** @throws ProblemError subscription-not-found */
export function changeOf({ sqlite }: Reader, id: number): StoredChange {
  const row = sqlite.prepare(`SELECT ${changeColumns} FROM subscription_change WHERE id = ?`).get(id) as ChangeRow | undefined;
  if (!row) throw new ProblemError('subscription-not-found');
  return fromChangeRow(row);
}

export type NewChange = Omit<StoredChange, 'id' | 'undoneAt' | 'undoneBy' | 'sentAt' | 'sentBy'>;

export function addChange({ sqlite }: LedgerWriter, { message, ...change }: NewChange): number {
  const { lastInsertRowid } = sqlite
    .prepare(
      `INSERT INTO subscription_change (subscription_id, kind, effective_on, quantity_before, quantity_after, interval_before, interval_after,
        now_minor, reason_code, reason, purchase_order, made_at, made_by, message_to, message_subject, message_body)
      VALUES (@subscriptionId, @kind, @effectiveOn, @quantityBefore, @quantityAfter, @intervalBefore, @intervalAfter,
        @nowMinor, @reasonCode, @reason, @purchaseOrder, @madeAt, @madeBy, @to, @subject, @body)`,
    )
    .run({ ...change, ...message });
  return Number(lastInsertRowid);
}

export function undoChange({ sqlite }: LedgerWriter, id: number, { at, by }: { readonly at: string; readonly by: string }): void {
  sqlite
    .prepare('UPDATE subscription_change SET undone_at = @at, undone_by = @by WHERE id = @id AND undone_at IS NULL')
    .run({ id, at, by });
}

export function markSent({ sqlite }: LedgerWriter, id: number, { at, how }: { readonly at: string; readonly how: 'file' | 'smtp' }): void {
  sqlite.prepare('UPDATE subscription_change SET sent_at = @at, sent_by = @how WHERE id = @id').run({ id, at, how });
}

export type Holder = z.output<typeof holderSchema>;

/** Those who have a licence first, by name; then those who gave it back, the last first. */
export function holdersOf({ sqlite }: Reader, subscriptionId: number): Holder[] {
  return sqlite
    .prepare(
      `SELECT id, name, assigned_on AS assignedOn, assigned_by AS assignedBy, released_on AS releasedOn FROM subscription_holder
      WHERE subscription_id = ? ORDER BY released_on IS NOT NULL, released_on DESC, french(name), id`,
    )
    .all(subscriptionId) as Holder[];
}

/** How many have a licence, and whether anybody ever had one. */
export function licencesOf({ sqlite }: Reader, subscriptionId: number): { readonly used: number; readonly tracked: boolean } {
  const { used, ever } = sqlite
    .prepare(
      'SELECT count(*) FILTER (WHERE released_on IS NULL) AS used, count(*) AS ever FROM subscription_holder WHERE subscription_id = ?',
    )
    .get(subscriptionId) as { used: number; ever: number };
  return { used, tracked: ever > 0 };
}

/** Those who have one already keep it. @returns how many got one */
export function assignLicences(
  { sqlite }: LedgerWriter,
  subscriptionId: number,
  names: readonly string[],
  { on, by }: { readonly on: string; readonly by: string },
): number {
  const insert = sqlite.prepare(
    `INSERT INTO subscription_holder (subscription_id, name, assigned_on, assigned_by) VALUES (?, ?, ?, ?)
    ON CONFLICT (subscription_id, name) WHERE released_on IS NULL DO NOTHING`,
  );
  return names.reduce((count, name) => count + insert.run(subscriptionId, name, on, by).changes, 0);
}

/** @returns how many were given back */
export function releaseLicences(
  { sqlite }: LedgerWriter,
  holderIds: readonly number[],
  { on, by }: { readonly on: string; readonly by: string },
): number {
  return sqlite
    .prepare(
      `UPDATE subscription_holder SET released_on = ?, released_by = ?
      WHERE released_on IS NULL AND id IN (SELECT value FROM json_each(?))`,
    )
    .run(on, by, JSON.stringify(holderIds)).changes;
}

/** Holders of the fleet on a day, in French order. */
export function fleetHolders({ sqlite }: Reader, day: string): string[] {
  return sqlite
    .prepare(
      `SELECT DISTINCT holder FROM fleet_assignment WHERE holder <> '' AND coalesce(from_date, '') <= @day AND coalesce(to_date, '9999') >= @day
      ORDER BY french(holder)`,
    )
    .pluck()
    .all({ day }) as string[];
}
