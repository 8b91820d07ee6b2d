/** The payment that a movement of the account is, where the ledger knew of none: recorded as confirmed against the invoices that it settles. */
import type { z } from 'zod';
import type { bank as contract } from '../../src-preload/contract/bank.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { dueOf } from '../billing/payments.ts';
import { bankMovement } from '../ledger/bank.ts';
import { matchRecorded } from '../ledger/bank-matches.ts';
import type { LedgerWriter } from '../ledger/ledger.ts';
import { owedInvoices } from '../ledger/payables.ts';
import { listMethods } from '../ledger/payment-methods.ts';
import { addPayment } from '../ledger/payments.ts';
import { serves } from './payment-drafts.ts';
import { newEndToEndId } from './payment-outputs.ts';
import { today } from './today.ts';

type Asked = Omit<z.output<typeof contract.record.input>, 'language'>;

/**
 * Records the payment. One invoice may be settled in part; several are settled whole.
 * @returns its id @throws ProblemError bank-not-booked, bank-record-suppliers, bank-record-sum, payment-method-gone, payment-account-foreign
 */
export function recordBankPayment(writer: LedgerWriter, { movementId, invoiceIds, methodId }: Asked, by: string): number {
  const movement = bankMovement(writer, movementId);
  if (['matched', 'announced', 'set-aside'].includes(movement.state)) throw new ProblemError('bank-not-booked');
  const invoices = owedInvoices(writer, [...new Set(invoiceIds)]);
  const [first] = invoices;
  const { currency, amountMinor } = movement;
  if (!first || invoices.some((one) => one.supplierId !== first.supplierId || one.currency !== currency))
    throw new ProblemError('bank-record-suppliers');
  const dues = invoices.map((invoice) => ({ invoiceId: invoice.invoiceId, amountMinor: dueOf(invoice) }));
  const sum = dues.reduce((total, due) => total + due.amountMinor, 0);
  const paid = amountMinor === null ? 0 : -amountMinor;
  const part = dues.length === 1 && paid <= sum;
  if (paid <= 0 || dues.some((due) => due.amountMinor === 0) || (sum !== paid && !part)) throw new ProblemError('bank-record-sum');
  const day = today();
  const method = listMethods(writer, day).find(({ id, removedAt }) => id === methodId && removedAt === null);
  if (!method) throw new ProblemError('payment-method-gone');
  if (invoices.some((invoice) => !serves(method, invoice))) throw new ProblemError('payment-account-foreign');
  const paymentId = addPayment(writer, {
    methodId,
    supplierId: first.supplierId,
    creditorAccount: movement.partyAccount || null,
    currency,
    amountMinor: paid,
    executionDate: movement.bookingDate ?? movement.valueDate ?? day,
    status: 'confirmed',
    remittance: movement.text,
    endToEndId: newEndToEndId(day),
    orderId: null,
    retriedFrom: null,
    createdAt: new Date().toISOString(),
    createdBy: by,
    parts: part ? dues.map(({ invoiceId }) => ({ invoiceId, amountMinor: paid })) : dues,
    warnings: [],
  });
  matchRecorded(writer, movementId, paymentId, by);
  return paymentId;
}
