/** Which lines are shown: all, those that nobody holds in the lists, those that nobody uses. Each with how many there are. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FleetState, fleetStates } from '../../../src-preload/contract/fleet.ts';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { useFormat } from '../../app/locale.tsx';
import strip from '../shared/state-strip.module.css';

interface Props {
  readonly states: Readonly<Record<FleetState, number>> | undefined;
  readonly query: GridQuery;
  readonly onChoose: (state: FleetState | null) => void;
}

const offered = ['unknown', 'unused', 'unassigned', 'ended'] as const satisfies FleetState[];

export function StateStrip({ states, query, onChoose }: Props) {
  const { t } = useTranslation('fleet');
  const format = useFormat();
  const filter = query.filters.find(({ column }) => column === 'state');
  const chosen = filter?.operator === 'equals' ? (fleetStates.find((state) => state === filter.value) ?? null) : null;
  const all = states && fleetStates.reduce((sum, state) => sum + states[state], 0);
  const count = (of: number | undefined) => of !== undefined && <strong className={strip.count}>{format.integer(of)}</strong>;
  return (
    <fieldset className={strip.strip} aria-label={t('show')}>
      <Choice pressed={filter === undefined} onClick={() => onChoose(null)}>
        {t('all')}
        {count(all)}
      </Choice>
      {offered.map((state) => (
        <Choice key={state} pressed={chosen === state} onClick={() => onChoose(chosen === state ? null : state)}>
          {t(`only.${state}`)}
          {count(states?.[state])}
        </Choice>
      ))}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly pressed: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Choice({ pressed, onClick, children }: ChoiceProps) {
  return (
    <Button
      variant={pressed ? 'light' : 'subtle'}
      color={pressed ? 'ink' : 'gray'}
      size="compact-xs"
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
