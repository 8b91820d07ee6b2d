/** The state of a line, told by an icon and a word. */
import { useTranslation } from 'react-i18next';
import type { FleetState } from '../../../src-preload/contract/fleet.ts';
import { Mark, type MarkLook } from '../shared/mark.tsx';

const looks: Readonly<Record<FleetState, MarkLook>> = {
  active: 'good',
  upcoming: 'waiting',
  ended: 'stopped',
  unassigned: 'warned',
  unused: 'warned',
  unknown: 'bad',
};

export function StateMark({ state }: { readonly state: FleetState }) {
  const { t } = useTranslation('fleet');
  return <Mark look={looks[state]}>{t(`states.${state}`)}</Mark>;
}
