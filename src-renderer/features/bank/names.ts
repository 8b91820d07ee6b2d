import type { BankPayment } from '../../../src-preload/contract/bank.ts';

/** A payment by what it settles. */
export function paymentName({ supplier, invoices }: Pick<BankPayment, 'supplier' | 'invoices'>): string {
  return [supplier, invoices].filter(Boolean).join(' · ');
}
