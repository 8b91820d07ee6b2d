/** The thread in which call detail is exported (see consumption.ts). It only reads the ledger; told "cancel", it leaves nothing behind. */
import { parentPort, workerData } from 'node:worker_threads';
import { asProblem } from '../../src-preload/contract/problem.ts';
import { openReadOnly } from '../ledger/sqlite.ts';
import { type ExportMessage, type ExportWorkerData, writeConsumption } from './consumption.ts';

const port = parentPort;
if (port === null) throw new Error('export-worker runs as a worker thread');
const tell = (message: ExportMessage) => port.postMessage(message);
const abort = new AbortController();
port.on('message', () => abort.abort());

const { databasePath, wanted } = workerData as ExportWorkerData;
const work = {
  signal: abort.signal,
  progress: (progress: Extract<ExportMessage, { progress: unknown }>['progress']) => tell({ progress }),
};
try {
  tell({ exported: await writeConsumption(openReadOnly(databasePath), wanted, work) });
} catch (error) {
  tell({ problem: asProblem(error) });
}
