/** Matching bank movements with payments, and undoing it: the movement, the payments and their history change together. */
import type { MovementWhy } from '../../src-preload/contract/bank.ts';
import type { PaymentStatus } from '../../src-preload/contract/payments.ts';
import { type Language, ProblemError } from '../../src-preload/contract/problem.ts';
import { addExact } from '../billing/money.ts';
import { partWarning } from '../billing/payments.ts';
import { returnReasonText } from '../billing/return-reasons.ts';
import { bankMovement, paymentsOfMovement } from './bank.ts';
import { refreshFindings } from './bank-findings.ts';
import { messageDue } from './due-messages.ts';
import type { LedgerWriter } from './ledger.ts';
import { owedInvoices } from './payables.ts';
import { changePayments, paymentDetail, restorePayment } from './payments.ts';

export interface Matcher {
  readonly by: string;
  readonly language: Language;
}

/**
 * Confirms movements that are sure: payments that left are confirmed, those that came back have failed. All of them or none.
 * @returns how many payments that settled @throws ProblemError bank-changed
 */
export function confirmSure(writer: LedgerWriter, movementIds: readonly number[], matcher: Matcher): number {
  refreshFindings(writer);
  const movements = [...new Set(movementIds)].map((id) => bankMovement(writer, id));
  if (movements.some(({ state }) => state !== 'sure')) throw new ProblemError('bank-changed');
  // A payment that left and came back in the same statement was first taken.
  movements.sort((a, b) => a.amountMicros - b.amountMicros);
  let payments = 0;
  for (const { id, why } of movements) {
    const ids = paymentsOfMovement(writer, id).map((payment) => payment.id);
    settle(writer, { movementId: id, paymentIds: ids, why }, matcher);
    payments += ids.length;
  }
  refreshFindings(writer);
  return payments;
}

export interface HandMatch {
  readonly movementId: number;
  readonly paymentIds: readonly number[];
  readonly acceptDifference: boolean;
}

/** @throws ProblemError bank-not-booked, bank-payment-closed, bank-difference, payment-not-found, bank-movement-gone */
export function matchByHand(writer: LedgerWriter, { movementId, paymentIds, acceptDifference }: HandMatch, matcher: Matcher): number {
  const ids = [...new Set(paymentIds)];
  const { amountMinor, currency } = bankMovement(writer, movementId);
  const payments = ids.map((id) => paymentDetail(writer, id));
  const same = payments.every((payment) => payment.currency === currency);
  const sum = payments.reduce((total, payment) => addExact(total, payment.amountMinor), 0);
  if (!acceptDifference && (!same || amountMinor === null || sum !== Math.abs(amountMinor))) throw new ProblemError('bank-difference');
  settle(writer, { movementId, paymentIds: ids, why: 'by-hand' }, matcher);
  refreshFindings(writer);
  return ids.length;
}

export interface Settled {
  readonly movementId: number;
  readonly paymentIds: readonly number[];
  readonly why: MovementWhy;
}

/** Records a match; payments that are still under way, confirmed and came back, or failed and taken all the same, change with it. */
function settle(writer: LedgerWriter, { movementId, paymentIds, why }: Settled, { by, language }: Matcher): void {
  const { sqlite } = writer;
  const { state, amountMicros, returnReason } = bankMovement(writer, movementId);
  if (state === 'matched' || state === 'announced') throw new ProblemError('bank-not-booked');
  const direction = amountMicros > 0 ? 'back' : 'taken';
  const at = new Date().toISOString();
  const taken = sqlite.prepare('SELECT 1 FROM bank_match WHERE payment_id = ? AND direction = ?');
  const insert = sqlite.prepare(
    `INSERT INTO bank_match (movement_id, payment_id, direction, status_before, status_after, matched_at, matched_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const paymentId of paymentIds) {
    const { status, endToEndId, retriedBy, parts } = paymentDetail(writer, paymentId);
    if (status === 'cancelled' || taken.get(paymentId, direction)) throw new ProblemError('bank-payment-closed', { reference: endToEndId });
    const cameBack = taken.get(paymentId, 'back') !== undefined;
    const after = direction === 'back' || cameBack ? 'failed' : 'confirmed';
    if (status === 'failed' && after === 'confirmed') {
      // It was said to have failed, and the bank took the money all the same.
      if (retriedBy !== null) throw new ProblemError('bank-payment-retried', { reference: endToEndId });
      refusePaidTwice(writer, parts);
      restorePayment(writer, paymentId, { status: after, reason: '', by });
      messageDue(writer, { event: 'charge-made', paymentId });
    } else if (after !== status)
      changePayments(writer, [paymentId], {
        status: after,
        reason: after === 'failed' ? returnReasonText(returnReason, language) : '',
        by,
      });
    insert.run(movementId, paymentId, direction, status, after, at, by);
  }
  sqlite.prepare("UPDATE bank_movement SET state = 'matched', why = ?, payments = '[]', invoices = '[]' WHERE id = ?").run(why, movementId);
}

/** A payment that was recorded for its movement: without it, it was never made. */
export function matchRecorded(writer: LedgerWriter, movementId: number, paymentId: number, by: string): void {
  const { sqlite } = writer;
  sqlite
    .prepare(
      `INSERT INTO bank_match (movement_id, payment_id, direction, status_before, status_after, matched_at, matched_by)
      VALUES (?, ?, 'taken', 'cancelled', 'confirmed', ?, ?)`,
    )
    .run(movementId, paymentId, new Date().toISOString(), by);
  sqlite
    .prepare("UPDATE bank_movement SET state = 'matched', why = 'recorded', payments = '[]', invoices = '[]' WHERE id = ?")
    .run(movementId);
  refreshFindings(writer);
}

const undone = { fr: 'Rapprochement annulé', en: 'Match undone' } as const;

/**
 * Undoes a match: its payments are again what they were before.
 * @returns how many payments @throws ProblemError bank-movement-gone, bank-undo-late, bank-undo-paid
 */
export function undoMatch(writer: LedgerWriter, movementId: number, { by, language }: Matcher): number {
  const { sqlite } = writer;
  const matches = sqlite
    .prepare('SELECT payment_id AS paymentId, status_before AS before, status_after AS after FROM bank_match WHERE movement_id = ?')
    .all(movementId) as { paymentId: number; before: PaymentStatus; after: PaymentStatus }[];
  if (matches.length === 0) throw new ProblemError('bank-movement-gone');
  sqlite.prepare('DELETE FROM bank_match WHERE movement_id = ?').run(movementId);
  for (const { paymentId, before, after } of matches) {
    if (before === after) continue;
    const { status, retriedBy, endToEndId, parts } = paymentDetail(writer, paymentId);
    if (status !== after || retriedBy !== null) throw new ProblemError('bank-undo-late', { reference: endToEndId });
    if (after === 'failed') refusePaidTwice(writer, parts);
    restorePayment(writer, paymentId, { status: before, reason: undone[language], by });
  }
  sqlite.prepare("UPDATE bank_movement SET state = 'unmatched', why = 'none' WHERE id = ?").run(movementId);
  refreshFindings(writer);
  return matches.length;
}

/** A failed payment that counts again must not pay what was paid another way since. */
function refusePaidTwice(writer: LedgerWriter, parts: readonly { readonly invoiceId: number; readonly amountMinor: number }[]): void {
  const balances = owedInvoices(
    writer,
    parts.map(({ invoiceId }) => invoiceId),
  );
  for (const balance of balances) {
    const part = parts.find(({ invoiceId }) => invoiceId === balance.invoiceId);
    if (part && partWarning(balance, part.amountMinor) !== null) throw new ProblemError('bank-undo-paid', { number: balance.number });
  }
}

/** Sets movements aside that settle no invoice, or takes them back. @returns how many that changed */
export function setAside(writer: LedgerWriter, movementIds: readonly number[], aside: boolean): number {
  const { changes } = writer.sqlite
    .prepare(
      aside
        ? `UPDATE bank_movement SET state = 'set-aside', why = 'none', payments = '[]', invoices = '[]'
          WHERE state NOT IN ('matched', 'announced', 'set-aside') AND id IN (SELECT value FROM json_each(?))`
        : `UPDATE bank_movement SET state = 'unmatched' WHERE state = 'set-aside' AND id IN (SELECT value FROM json_each(?))`,
    )
    .run(JSON.stringify(movementIds));
  refreshFindings(writer);
  return changes;
}
