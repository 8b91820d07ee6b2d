/** Requests to suppliers as tests ask for them. */
import type { Asked } from '../../src-preload/contract/requests.ts';
import type { TestDesk } from './desk.ts';

/** What is asked, where a test says no more. */
export const blankAsked: Omit<Asked, 'kind' | 'supplierId'> = {
  accountId: null,
  invoices: [],
  reasons: [],
  text: '',
  from: null,
  to: null,
  purchaseOrder: '',
  rules: [],
  language: 'fr',
};

/** The message that asks to correct an invoice, as it is proposed. */
export async function correctionOf(desk: TestDesk, invoiceId: number, language: Asked['language'], rules: Asked['rules']) {
  const { supplierId, accountId } = await desk.handlers.requests.begin({ selection: { mode: 'some', ids: [invoiceId] } });
  const invoices = [{ invoiceId, amountMinor: 0 }];
  const asked: Asked = { ...blankAsked, kind: 'correction', supplierId, accountId, invoices, rules, language };
  return desk.handlers.requests.compose({ asked, requestId: null, attachments: [] });
}
