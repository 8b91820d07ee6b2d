import { queryOptions } from '@tanstack/react-query';
import type { ViewScreen } from '../../../src-preload/contract/views.ts';
import { client } from '../../app/client.ts';
import { queryClient } from '../../app/query.ts';

export function viewsQuery(screen: ViewScreen) {
  return queryOptions({ queryKey: ['views', screen], queryFn: () => client.views.list({ screen }), staleTime: Number.POSITIVE_INFINITY });
}

/** After a change: asks anew for the list. */
export async function viewsChanged(screen: ViewScreen): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['views', screen] });
}
