/** Detail lines by user and destination, their totals, and the way from a total to its lines. */
import type { ScreenParams } from '../../app/navigation.tsx';
import { allRows } from '../../grid/query.ts';
import { GroupsView } from './groups-view.tsx';
import { LinesView } from './lines-view.tsx';

export function ConsumptionScreen({ view = 'lines', query = allRows }: ScreenParams['consumption']) {
  return view === 'lines' ? <LinesView opened={query} /> : <GroupsView by={view} opened={query} />;
}
