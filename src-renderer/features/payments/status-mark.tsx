/** The status of a payment, told by an icon and a word. */
import { useTranslation } from 'react-i18next';
import type { PaymentStatus } from '../../../src-preload/contract/payments.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';

const looks: Readonly<Record<PaymentStatus, MarkLook>> = {
  scheduled: 'waiting',
  sent: 'sent',
  confirmed: 'good',
  failed: 'bad',
  cancelled: 'stopped',
};

export function StatusMark({ status }: { readonly status: PaymentStatus }) {
  const { t } = useTranslation('payments');
  return <Mark look={looks[status]}>{t(`status.${status}`)}</Mark>;
}
