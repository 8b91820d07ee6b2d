/** What the views of consumption ask, kept until detail lines change. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';
import { client } from '../../app/client.ts';
import { unsorted } from '../../grid/query.ts';

export type GroupsRequest = Parameters<typeof client.consumption.groups>[0];

export function groupsQuery(request: GroupsRequest) {
  return queryOptions({ queryKey: ['consumption', 'groups', request], queryFn: () => client.consumption.groups(request) });
}

/** What the query's lines add up to. */
export function useConsumptionSummary(query: GridQuery, enabled = true) {
  const found = unsorted(query);
  return useQuery({
    queryKey: ['consumption', 'summary', found],
    queryFn: () => client.consumption.summary(found),
    placeholderData: keepPreviousData,
    enabled,
  });
}
