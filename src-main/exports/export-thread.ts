/** Exports run in a thread of their own: finding the rows of millions of lines takes a while, and so does compressing them. */
import { Worker } from 'node:worker_threads';
import type { Centre, exports as contract, Manifest, ReportRequest } from '../../src-preload/contract/exports.ts';
import { type Problem, ProblemError } from '../../src-preload/contract/problem.ts';
import { unwatched, type Work } from '../ledger/work.ts';
import { workerFile } from '../ledger/worker-file.ts';
import type { ConsumptionExport, ConsumptionExported } from './consumption.ts';
import type { ReportExport } from './report.ts';

/** What the thread can be asked, and what it answers. */
export interface ExportTasks {
  readonly consumption: { readonly asked: ConsumptionExport; readonly answer: ConsumptionExported };
  readonly report: { readonly asked: ReportExport; readonly answer: Manifest };
  readonly preview: { readonly asked: ReportRequest; readonly answer: ReturnType<typeof contract.preview.output.parse> };
  readonly centres: { readonly asked: null; readonly answer: Centre[] };
}
export type ExportTask = keyof ExportTasks;

export interface ExportWorkerData {
  readonly databasePath: string;
  readonly task: ExportTask;
  readonly asked: unknown;
}

export type ExportMessage =
  | { readonly progress: Parameters<Work['progress']>[0] }
  | { readonly answer: unknown }
  | { readonly problem: Problem };

/** Asks a new thread, which ends with its answer. @throws ProblemError what it ended with; reader-failed */
export async function inExportThread<T extends ExportTask>(
  databasePath: string,
  task: T,
  asked: ExportTasks[T]['asked'],
  work: Work = unwatched(),
): Promise<ExportTasks[T]['answer']> {
  const workerData: ExportWorkerData = { databasePath, task, asked };
  const thread = new Worker(workerFile('exports/export-worker.ts'), { workerData, execArgv: [] });
  const { promise, resolve, reject } = Promise.withResolvers<ExportTasks[T]['answer']>();
  thread.on('message', (message: ExportMessage) => {
    if ('progress' in message) work.progress(message.progress);
    else if ('answer' in message) resolve(message.answer as ExportTasks[T]['answer']);
    else reject(new ProblemError(message.problem.code, message.problem.params));
  });
  thread.on('error', (error) => reject(new ProblemError('reader-failed', { message: error.message })));
  thread.on('exit', () => reject(new ProblemError('reader-failed', { message: 'the exporting thread ended' })));
  const cancel = () => thread.postMessage('cancel');
  work.signal.addEventListener('abort', cancel);
  if (work.signal.aborted) cancel();
  try {
    return await promise;
  } finally {
    work.signal.removeEventListener('abort', cancel);
    await thread.terminate();
  }
}
