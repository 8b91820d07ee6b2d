/** Whether someone can work here, told by an icon and a word. */
import { useTranslation } from 'react-i18next';
import type { PersonState } from '../../../src-preload/contract/people.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';

const looks: Readonly<Record<PersonState, MarkLook>> = {
  active: 'good',
  invited: 'sent',
  expired: 'warned',
  'to-invite': 'waiting',
  deactivated: 'stopped',
};

export function StateMark({ state }: { readonly state: PersonState }) {
  const { t } = useTranslation('people');
  return <Mark look={looks[state]}>{t(`state.${state}`)}</Mark>;
}
