/** The analysis of consumption: detail lines, their totals, the greatest of them, and the way from each figure to its lines. */
import type { ScreenParams } from '../../app/navigation.tsx';
import { allRows } from '../../grid/query.ts';
import { CompareView } from './compare-view.tsx';
import { GroupsView } from './groups-view.tsx';
import { LinesView } from './lines-view.tsx';
import { TopsView } from './tops-view.tsx';

export function ConsumptionScreen({ view = 'lines', query = allRows, over, tops, compared }: ScreenParams['consumption']) {
  if (view === 'lines') return <LinesView opened={query} />;
  if (view === 'tops') return <TopsView opened={query} set={tops} />;
  if (view === 'compare') return <CompareView opened={query} set={compared} />;
  return <GroupsView by={view} opened={query} over={over} />;
}
