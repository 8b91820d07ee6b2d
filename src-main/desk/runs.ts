/** The journal of bulk actions. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { type runs as contract, runItemColumns } from '../../src-preload/contract/runs.ts';
import { readPage } from '../ledger/grid-page.ts';
import { getRun, listRuns, runItemGrid } from '../ledger/runs.ts';
import type { DeskContext } from './desk.ts';

export function runHandlers({ ledger, jobs }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    list: ({ kind, limit }) => listRuns(ledger.reader, kind, limit),
    get: ({ id }) => {
      const run = getRun(ledger.reader, id);
      if (!run) throw new ProblemError('run-not-found');
      return run;
    },
    items: ({ runId, ...request }) =>
      readPage(ledger.reader, runItemGrid, runItemColumns, request, { where: 'item.run_id = ?', params: [runId] }),
    cancel: ({ id }) => ({ cancelled: jobs.cancel(id) }),
  };
}
