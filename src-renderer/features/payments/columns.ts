/** The grid of payments: its columns and the words of their codes. */
import type { TFunction } from 'i18next';
import { methodKinds } from '../../../src-preload/contract/payment-methods.ts';
import { type PaymentStatus, type paymentColumns, paymentStatuses } from '../../../src-preload/contract/payments.ts';
import type { Looks } from '../../grid/looks.ts';

/** In the grid, where a cell is a text, a sign stands for the status's icon. */
const signs: Readonly<Record<PaymentStatus, string>> = { scheduled: '○', sent: '→', confirmed: '✓', failed: '⚠', cancelled: '×' };

export function paymentLooks(t: TFunction<'payments'>): Looks<typeof paymentColumns> {
  return {
    executionDate: { title: t('columns.executionDate'), width: 92 },
    supplier: { title: t('columns.supplier'), width: 138 },
    invoices: { title: t('columns.invoices'), width: 116 },
    amount: { title: t('columns.amount'), width: 98 },
    status: {
      title: t('columns.status'),
      width: 108,
      words: new Map(paymentStatuses.map((status) => [status, `${signs[status]} ${t(`status.${status}`)}`])),
    },
    method: { title: t('columns.method'), width: 148 },
    account: { title: t('columns.account'), width: 130 },
    reason: { title: t('columns.reason'), width: 140 },
    creditorAccount: { title: t('columns.creditorAccount'), width: 200 },
    methodKind: {
      title: t('columns.methodKind'),
      width: 140,
      words: new Map(methodKinds.map((kind) => [kind, t(`kind.${kind}`)])),
      hidden: true,
    },
    currency: { title: t('columns.currency'), width: 76, hidden: true },
    endToEndId: { title: t('columns.endToEndId'), width: 180, hidden: true },
    order: { title: t('columns.order'), width: 220, hidden: true },
    company: { title: t('columns.company'), width: 150, hidden: true },
    createdAt: { title: t('columns.createdAt'), width: 150, hidden: true },
    createdBy: { title: t('columns.createdBy'), width: 120, hidden: true },
  };
}
