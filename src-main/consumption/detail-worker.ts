/** The thread that reads a file of call detail. It knows no database and may be killed at any moment (see read-detail.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { asProblem } from '../../src-preload/contract/problem.ts';
import { type DetailSource, openSource } from './byte-source.ts';
import type { DetailMessage } from './detail-message.ts';
import { cellsPerMessage, type DetailOptions, type DetailReceiver, parseDetail } from './detail-parser.ts';
import { Workbook } from './mapping/workbook.ts';
import { parseWorkbook } from './parse-workbook.ts';

export interface DetailTask {
  readonly source: DetailSource;
  readonly work: DetailWork;
  /** One cell: how many messages the other side has dealt with. */
  readonly taken: Int32Array;
}

/** To read the file, as text or as a workbook; or to tell the sheets of a workbook and the beginning of one of them, null being the first. */
export type DetailWork =
  | { readonly kind: 'read'; readonly workbook: boolean; readonly options: DetailOptions }
  | { readonly kind: 'look'; readonly sheet: string | null };

/** Messages under way: enough to keep both sides busy, few enough to bound memory. */
const underWay = 6;

async function work(port: NonNullable<typeof parentPort>, { source, work, taken }: DetailTask): Promise<void> {
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
    if (work.kind === 'look') await look(source, work.sheet, send);
    else if (work.workbook) await parseWorkbook(source, work.options, { send, newCells });
    else parseText(source, work.options, { send, newCells });
  } catch (error) {
    send({ kind: 'problem', problem: asProblem(error) });
  }
}

function parseText(source: DetailSource, options: DetailOptions, receiver: DetailReceiver): void {
  const bytes = openSource(source);
  try {
    parseDetail(bytes, options, receiver);
  } finally {
    bytes.close();
  }
}

async function look(source: DetailSource, sheet: string | null, send: DetailReceiver['send']): Promise<void> {
  const workbook = await Workbook.open(source);
  try {
    send({ kind: 'look', sheets: workbook.sheets, head: await workbook.head(sheet) });
  } finally {
    workbook.close();
  }
}

function moved(message: DetailMessage): ArrayBuffer[] {
  return message.kind === 'summaries' ? [message.rows.buffer as ArrayBuffer] : [];
}

if (parentPort === null) throw new Error('detail-worker runs as a worker thread');
// Only once the modules are evaluated: being ended within that is a rare case, and a cancel an ordinary one.
setImmediate(work, parentPort, workerData as DetailTask);
