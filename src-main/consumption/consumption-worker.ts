/** The thread in which call detail is read, so that a long query never keeps the ledger's process from answering (see reader.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { asProblem, type Problem } from '../../src-preload/contract/problem.ts';
import { openReadOnly } from '../ledger/sqlite.ts';
import { ConsumptionPages } from './pages.ts';

export type Method = 'page' | 'summary' | 'groups' | 'compare' | 'prices' | 'idle';
export interface Request {
  readonly id: number;
  readonly method: Method;
  readonly argument: unknown;
}
export type Answer = { readonly id: number } & ({ readonly result: unknown } | { readonly problem: Problem });

const port = parentPort;
if (port === null) throw new Error('consumption-worker runs as a worker thread');
const pages = new ConsumptionPages(openReadOnly(workerData as string));

/** What waits for a moment in which nothing is asked. */
let preparing: NodeJS.Timeout | undefined;

port.on('message', ({ id, method, argument }: Request) => {
  clearTimeout(preparing);
  let answer: Answer;
  try {
    answer = { id, result: pages[method](argument as never) };
  } catch (error) {
    answer = { id, problem: asProblem(error) };
  }
  port.postMessage(answer);
  preparing = setTimeout(prepare, pauseMs);
});

/** Questions that belong together follow one another within this. */
const pauseMs = 30;

function prepare(): void {
  try {
    // Between two steps, what was asked meanwhile is answered.
    if (pages.prepare()) preparing = setTimeout(prepare, 0);
  } catch {
    // What cannot be prepared fails again when it is asked for, and is told then.
  }
}
