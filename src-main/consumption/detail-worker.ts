/** The thread that reads a file of call detail. It knows no database and may be killed at any moment (see read-detail.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { asProblem } from '../../src-preload/contract/problem.ts';
import { type DetailSource, openSource } from './byte-source.ts';
import type { DetailMessage } from './detail-message.ts';
import { cellsPerMessage, type DetailOptions, parseDetail } from './detail-parser.ts';

export interface DetailTask {
  readonly source: DetailSource;
  readonly options: DetailOptions;
  /** One cell: how many messages the other side has dealt with. */
  readonly taken: Int32Array;
}

/** Messages under way: enough to keep both sides busy, few enough to bound memory. */
const underWay = 6;

function work(port: NonNullable<typeof parentPort>, { source, options, taken }: DetailTask): void {
  let sent = 0;
  // Shared and used in turn: no room is reused before its message was dealt with, and nothing is left to a collector that comes late.
  const rooms = Array.from({ length: underWay + 1 }, () => new Float64Array(new SharedArrayBuffer(cellsPerMessage * 8)));
  let used = 0;
  const newCells = (): Float64Array => rooms[used++ % rooms.length] ?? new Float64Array(cellsPerMessage);
  const send = (message: DetailMessage): void => {
    for (let done = Atomics.load(taken, 0); sent - done >= underWay; done = Atomics.load(taken, 0)) Atomics.wait(taken, 0, done);
    port.postMessage(message, moved(message));
    sent++;
  };
  try {
    const bytes = openSource(source);
    try {
      parseDetail(bytes, options, send, newCells);
    } finally {
      bytes.close();
    }
  } catch (error) {
    send({ kind: 'problem', problem: asProblem(error) });
  }
}

function moved(message: DetailMessage): ArrayBuffer[] {
  switch (message.kind) {
    case 'orders':
      return [message.holdings, message.destinations, message.byUser, message.byDestination].map(({ buffer }) => buffer as ArrayBuffer);
    case 'summaries':
      return [message.rows.buffer as ArrayBuffer];
    default:
      return [];
  }
}

if (parentPort === null) throw new Error('detail-worker runs as a worker thread');
work(parentPort, workerData as DetailTask);
