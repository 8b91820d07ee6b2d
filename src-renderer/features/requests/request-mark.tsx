/** The status of a request, told by an icon and a word. */
import { useTranslation } from 'react-i18next';
import type { RequestStatus } from '../../../src-preload/contract/requests.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';

const looks: Readonly<Record<RequestStatus, MarkLook>> = {
  draft: 'waiting',
  sent: 'sent',
  answered: 'warned',
  done: 'good',
  refused: 'bad',
  closed: 'stopped',
};

export function RequestMark({ status }: { readonly status: RequestStatus }) {
  const { t } = useTranslation('requests');
  return <Mark look={looks[status]}>{t(`status.${status}`)}</Mark>;
}
