/** Long work: how it tells its progress and learns that it was cancelled. */
import { ProblemError } from '../../src-preload/contract/problem.ts';

export interface Work {
  readonly signal: AbortSignal;
  /** Tells how far it is, in whatever it counts, parts of one included; `total` 0 while unknown. Called as often as convenient: the listener thins it out. */
  progress(state: { done: number; total: number; current: string; lines?: number }): void;
}

/** @throws ProblemError cancelled */
export function stopIfCancelled(work: Work): void {
  if (work.signal.aborted) throw new ProblemError('cancelled');
}

/** Lets the messages that wait be answered between two pieces of long work. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** One of several pieces of equal weight: what it tells counts as the part of the whole that it is. */
export function pieceOf(
  work: Work,
  { index, pieces, current }: { readonly index: number; readonly pieces: number; readonly current: string },
): Work {
  return {
    get signal() {
      return work.signal;
    },
    progress: ({ done, total, lines }) =>
      work.progress({
        done: index + (total > 0 ? Math.min(1, done / total) : 0),
        total: pieces,
        current,
        ...(lines === undefined ? {} : { lines }),
      }),
  };
}

/** Work that nobody watches. */
export function unwatched(): Work {
  return { signal: new AbortController().signal, progress: () => undefined };
}
