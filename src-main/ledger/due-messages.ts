/** What contacts are to be told of, noted when it happens, in the transaction in which it happens. */
import type { BillingEvent } from '../../src-preload/contract/messages.ts';
import type { LedgerWriter } from './ledger.ts';

/** What happened, and to what; amounts in minor units. */
export type DueMessage =
  | { readonly event: BillingEvent; readonly invoiceId: number }
  | { readonly event: BillingEvent; readonly paymentId: number }
  | {
      readonly event: BillingEvent;
      readonly accountId: number;
      /** ISO date: the day it was expected, the day it is to be paid. */
      readonly day: string;
      readonly amountMinor?: number;
      readonly currency?: string;
    };

/**
 * Notes that contacts are to be told: one row, whoever wants to know; who does is settled when messages are prepared. The same event of
 * the same invoice, payment, or account and day is noted once, however often it is said.
 */
export function messageDue({ sqlite }: LedgerWriter, due: DueMessage): void {
  const row = { event: due.event, at: new Date().toISOString(), ...aboutOf(due) };
  sqlite
    .prepare(
      `INSERT INTO due_message (event, about, at, supplier_id, account_id, invoice_id, payment_id, day, amount_minor, currency)
      SELECT @event, @about, @at,
        CASE WHEN @invoiceId IS NOT NULL THEN (SELECT supplier_id FROM invoice WHERE id = @invoiceId)
          WHEN @paymentId IS NOT NULL THEN (SELECT supplier_id FROM payment WHERE id = @paymentId)
          ELSE (SELECT supplier_id FROM billing_account WHERE id = @accountId) END,
        coalesce(@accountId, (SELECT account_id FROM invoice WHERE id = @invoiceId)), @invoiceId, @paymentId, @day, @amountMinor, @currency
      WHERE true ON CONFLICT (event, about) DO NOTHING`,
    )
    .run(row);
}

function aboutOf(due: DueMessage) {
  const none = { invoiceId: null, paymentId: null, accountId: null, day: null, amountMinor: null, currency: null };
  if ('invoiceId' in due) return { ...none, about: `invoice ${due.invoiceId}`, invoiceId: due.invoiceId };
  if ('paymentId' in due) return { ...none, about: `payment ${due.paymentId}`, paymentId: due.paymentId };
  const { accountId, day, amountMinor = null, currency = null } = due;
  return { ...none, about: `account ${accountId} ${day}`, accountId, day, amountMinor, currency };
}
