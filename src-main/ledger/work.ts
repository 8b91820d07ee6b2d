/** Long work: how it tells its progress and learns that it was cancelled. */
import { ProblemError } from '../../src-preload/contract/problem.ts';

export interface Work {
  readonly signal: AbortSignal;
  /** Tells how far it is; `total` 0 while unknown. Called as often as convenient: the listener thins it out. */
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

/** Work that nobody watches. */
export function unwatched(): Work {
  return { signal: new AbortController().signal, progress: () => undefined };
}
