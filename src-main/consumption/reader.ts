/** Call detail read in a thread of its own. */
import { Worker } from 'node:worker_threads';
import type { GridQuery, Page, PageRequest } from '../../src-preload/contract/grid.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { workerFile } from '../ledger/worker-file.ts';
import type { Answer, Method, Request } from './consumption-worker.ts';
import type {
  CompareRequest,
  CompareResult,
  ConsumptionGroups,
  ConsumptionSummary,
  GroupsRequest,
  IdleRequest,
  IdleResult,
  PricesRequest,
  PricesResult,
} from './pages.ts';

export interface ConsumptionReader {
  page(request: PageRequest): Promise<Page>;
  summary(query: GridQuery): Promise<ConsumptionSummary>;
  groups(request: GroupsRequest): Promise<ConsumptionGroups>;
  compare(request: CompareRequest): Promise<CompareResult>;
  prices(request: PricesRequest): Promise<PricesResult>;
  idle(request: IdleRequest): Promise<IdleResult>;
  /** Ends the thread; what was asked and not answered fails as cancelled. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Opens the database for reading when first asked; a thread that dies is replaced at the next question. */
export function openConsumptionReader(databasePath: string): ConsumptionReader {
  let thread: Worker | null = null;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  const failAll = (error: Error): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const open = (): Worker => {
    const opened = new Worker(workerFile('consumption/consumption-worker.ts'), { workerData: databasePath, execArgv: [] });
    opened.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('problem' in answer) asked?.reject(new ProblemError(answer.problem.code, answer.problem.params));
      else asked?.resolve(answer.result);
      if (waiting.size === 0) opened.unref();
    });
    opened.on('error', (error) => {
      if (thread === opened) thread = null;
      failAll(new ProblemError('reader-failed', { message: error.message }));
    });
    return opened;
  };
  const ask = <Result>(method: Method, argument: unknown): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      thread ??= open();
      const request: Request = { id: ++last, method, argument };
      waiting.set(request.id, { resolve: (result) => resolve(result as Result), reject });
      thread.ref();
      thread.postMessage(request);
    });
  return {
    page: (request) => ask('page', request),
    summary: (query) => ask('summary', query),
    groups: (request) => ask('groups', request),
    compare: (request) => ask('compare', request),
    prices: (request) => ask('prices', request),
    idle: (request) => ask('idle', request),
    close: async () => {
      const closing = thread;
      thread = null;
      failAll(new ProblemError('cancelled'));
      await closing?.terminate();
    },
  };
}
