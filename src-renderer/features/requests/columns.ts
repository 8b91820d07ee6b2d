/** The grid of requests: its columns and the words of their codes. */
import type { TFunction } from 'i18next';
import { type RequestStatus, type requestColumns, requestKinds, requestStatuses } from '../../../src-preload/contract/requests.ts';
import type { Looks } from '../../grid/looks.ts';

/** In the grid, where a cell is a text, a sign stands for the status's icon. */
const signs: Readonly<Record<RequestStatus, string>> = { draft: '○', sent: '→', answered: '↩', done: '✓', refused: '⚠', closed: '×' };

export function requestLooks(t: TFunction<'requests'>): Looks<typeof requestColumns> {
  return {
    reference: { title: t('columns.reference'), width: 116 },
    status: {
      title: t('columns.status'),
      width: 104,
      words: new Map(requestStatuses.map((status) => [status, `${signs[status]} ${t(`status.${status}`)}`])),
    },
    supplier: { title: t('columns.supplier'), width: 136 },
    kind: { title: t('columns.kind'), width: 146, words: new Map(requestKinds.map((kind) => [kind, t(`kind.${kind}`)])) },
    invoices: { title: t('columns.invoices'), width: 118 },
    remindOn: { title: t('columns.remindOn'), width: 92 },
    createdAt: { title: t('columns.createdAt'), width: 128 },
    contested: { title: t('columns.contested'), width: 96 },
    account: { title: t('columns.account'), width: 120, hidden: true },
    subject: { title: t('columns.subject'), width: 260, hidden: true },
    recipient: { title: t('columns.recipient'), width: 180, hidden: true },
    currency: { title: t('columns.currency'), width: 76, hidden: true },
    sentAt: { title: t('columns.sentAt'), width: 128, hidden: true },
    createdBy: { title: t('columns.createdBy'), width: 120, hidden: true },
  };
}
