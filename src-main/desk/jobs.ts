/** Background runs: started, watched, cancelled; the journal keeps their lists. */
import { asProblem, ProblemError } from '../../src-preload/contract/problem.ts';
import type { Events, Job, Run } from '../../src-preload/contract/runs.ts';
import type { RunState } from '../ledger/entities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { beginRun, endRun, getRun, type NewRun } from '../ledger/runs.ts';
import type { Work } from '../ledger/work.ts';

export type Tell = <E extends keyof Events>(event: E, payload: Events[E]) => void;

export interface Jobs {
  /** Begins a run and returns its id at once; `work` goes on in the background and what it throws ends the run as failed. */
  start(run: NewRun, work: (work: Work, runId: number) => Promise<void>, changes: Events['changed']): Promise<number>;
  /** The run once it has ended. */
  ended(runId: number): Promise<Run>;
  cancel(runId: number): boolean;
  /** Cancels all and waits for them to end. */
  close(): Promise<void>;
}

/** How often progress is told at most. */
const tellEveryMs = 200;

export function createJobs(ledger: Ledger, tell: Tell): Jobs {
  const active = new Map<number, { job: Job; abort: AbortController; end: Promise<Run> }>();
  let timer: NodeJS.Timeout | null = null;

  const tellJobs = () =>
    tell(
      'jobs',
      [...active.values()].map(({ job }) => job),
    );
  const tellSoon = () => {
    timer ??= setTimeout(() => {
      timer = null;
      tellJobs();
    }, tellEveryMs);
  };

  const finish = async (runId: number, outcome: Promise<void>, abort: AbortController, changes: Events['changed']): Promise<Run> => {
    let state: RunState = 'done';
    let why = null;
    try {
      await outcome;
      if (abort.signal.aborted) state = 'cancelled';
    } catch (error) {
      why = asProblem(error);
      state = why.code === 'cancelled' ? 'cancelled' : 'failed';
      if (!(error instanceof ProblemError)) console.error(error);
    }
    // Where not even the end can be written (a full disk) the ledger takes the run for interrupted; whoever waits is told all the same.
    const written = await endRun(ledger, runId, state, state === 'failed' ? why : null).then(() => null, asProblem);
    active.delete(runId);
    const found = getRun(ledger.reader, runId);
    if (!found) throw new ProblemError('run-not-found');
    const run: Run = written ? { ...found, state: 'failed', problem: why ?? written } : found;
    tellJobs();
    tell('changed', ['runs', ...changes]);
    tell('ended', run);
    return run;
  };

  return {
    async start(newRun, work, changes) {
      const runId = await beginRun(ledger, newRun);
      const abort = new AbortController();
      const entry = {
        job: { id: runId, kind: newRun.kind, title: newRun.title, done: 0, total: 0, current: '', lines: 0 } as Job,
        abort,
        end: Promise.resolve() as Promise<unknown> as Promise<Run>,
      };
      active.set(runId, entry);
      const outcome = work(
        {
          signal: abort.signal,
          progress: ({ done, total, current, lines }) => {
            entry.job = { ...entry.job, done, total, current, lines: lines ?? entry.job.lines };
            tellSoon();
          },
        },
        runId,
      );
      entry.end = finish(runId, outcome, abort, changes);
      entry.end.catch((error: unknown) => console.error(error));
      tellJobs();
      return runId;
    },
    async ended(runId) {
      const entry = active.get(runId);
      if (entry) return entry.end;
      const run = getRun(ledger.reader, runId);
      if (!run) throw new ProblemError('run-not-found');
      return run;
    },
    cancel(runId) {
      const entry = active.get(runId);
      entry?.abort.abort();
      return entry !== undefined;
    },
    async close() {
      for (const { abort } of active.values()) abort.abort();
      await Promise.allSettled([...active.values()].map(({ end }) => end));
      if (timer) clearTimeout(timer);
    },
  };
}
