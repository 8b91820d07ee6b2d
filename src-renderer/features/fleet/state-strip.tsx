/** Which lines are shown: all, those that nobody holds in the lists, those that nobody uses. Each with how many there are. */
import { useTranslation } from 'react-i18next';
import { type FleetState, fleetStates } from '../../../src-preload/contract/fleet.ts';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import strip from '../shared/state-strip.module.css';
import { StripChoice } from '../shared/strip-choice.tsx';

interface Props {
  readonly states: Readonly<Record<FleetState, number>> | undefined;
  readonly query: GridQuery;
  readonly onChoose: (state: FleetState | null) => void;
}

const offered = ['unknown', 'unused', 'unassigned', 'ended'] as const satisfies FleetState[];

export function StateStrip({ states, query, onChoose }: Props) {
  const { t } = useTranslation('fleet');
  const filter = query.filters.find(({ column }) => column === 'state');
  const chosen = filter?.operator === 'equals' ? (fleetStates.find((state) => state === filter.value) ?? null) : null;
  const all = states && fleetStates.reduce((sum, state) => sum + states[state], 0);
  return (
    <fieldset className={strip.strip} aria-label={t('show')}>
      <StripChoice label={t('all')} count={all} pressed={filter === undefined} onClick={() => onChoose(null)} />
      {offered.map((state) => (
        <StripChoice
          key={state}
          label={t(`only.${state}`)}
          count={states?.[state]}
          pressed={chosen === state}
          onClick={() => onChoose(chosen === state ? null : state)}
        />
      ))}
    </fieldset>
  );
}
