/** The journal of runs, read live while something is under way. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Job, Run } from '../../../src-preload/contract/runs.ts';
import { client, onEvent } from '../../app/client.ts';
import { groupStatuses, type ItemGroup, itemOf, type RunItem, totalsOf } from './run-items.ts';

const liveMilliseconds = 1000;
export const itemsPerPage = 100;
/** Sums over the items are made for runs up to this size; larger ones keep their counts. */
const mostSummed = 20_000;
const summedPage = 1000;

export const runListQuery = (kind: Run['kind'] | null) =>
  queryOptions({
    queryKey: ['runs', 'list', kind],
    queryFn: () => client.runs.list({ kind }),
    refetchInterval: ({ state }) => (state.data?.some((run) => run.state === 'running') ? liveMilliseconds : false),
  });

export const runQuery = (id: number) =>
  queryOptions({
    queryKey: ['runs', 'get', id],
    queryFn: () => client.runs.get({ id }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? liveMilliseconds : false),
  });

export const itemsQuery = (run: Run, group: ItemGroup | null, page: number) =>
  queryOptions({
    queryKey: ['runs', 'items', run.id, group, page, run.items],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { rows, total } = await client.runs.items({
        runId: run.id,
        sort: [{ column: 'position', descending: false }],
        filters: group === null ? [] : [{ column: 'status', operator: 'in', values: [...groupStatuses[group]] }],
        offset: page * itemsPerPage,
        limit: itemsPerPage,
      });
      return { items: rows.map(itemOf), total };
    },
  });

/** Sums over every item of a run that has ended; null where it has too many. */
export const totalsQuery = (run: Run) =>
  queryOptions({
    queryKey: ['runs', 'totals', run.id, run.state, run.items],
    enabled: run.state !== 'running',
    queryFn: async () => {
      if (run.items > mostSummed) return null;
      const items: RunItem[] = [];
      for (let total = 1; items.length < total; ) {
        const page = await client.runs.items({
          runId: run.id,
          sort: [{ column: 'position', descending: false }],
          offset: items.length,
          limit: summedPage,
        });
        if (page.rows.length === 0) break;
        total = page.total;
        items.push(...page.rows.map(itemOf));
      }
      return totalsOf(items);
    },
  });

/** How far a run under way has come; null while nothing has been told. */
export function useJob(id: number): Job | null {
  const [job, setJob] = useState<Job | null>(null);
  useEffect(() => onEvent('jobs', (jobs) => setJob(jobs.find((told) => told.id === id) ?? null)), [id]);
  return job;
}
