/** The thread in which exports run (see export-thread.ts). It only reads the ledger; told "cancel", it leaves nothing behind. */
import { parentPort, workerData } from 'node:worker_threads';
import { asProblem } from '../../src-preload/contract/problem.ts';
import { openReadOnly, type Sqlite } from '../ledger/sqlite.ts';
import type { Work } from '../ledger/work.ts';
import { writeConsumption } from './consumption.ts';
import { readCentres } from './export-centres.ts';
import type { ExportMessage, ExportTask, ExportTasks, ExportWorkerData } from './export-thread.ts';
import { previewReport, writeReport } from './report.ts';

type Answer<T extends ExportTask> = ExportTasks[T]['answer'];
const tasks: {
  readonly [T in ExportTask]: (sqlite: Sqlite, asked: ExportTasks[T]['asked'], work: Work) => Answer<T> | Promise<Answer<T>>;
} = {
  consumption: writeConsumption,
  report: writeReport,
  preview: previewReport,
  centres: readCentres,
};

const port = parentPort;
if (port === null) throw new Error('export-worker runs as a worker thread');
const tell = (message: ExportMessage) => port.postMessage(message);
const abort = new AbortController();
port.on('message', () => abort.abort());

const { databasePath, task, asked } = workerData as ExportWorkerData;
try {
  const work: Work = { signal: abort.signal, progress: (progress) => tell({ progress }) };
  tell({ answer: await tasks[task](openReadOnly(databasePath), asked as never, work) });
} catch (error) {
  tell({ problem: asProblem(error) });
}
