/** The thread in which documents to be printed are read, set and prepared. It only reads, and may be killed at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { asProblem, type Language, type Problem } from '../../src-preload/contract/problem.ts';
import { openReadOnly } from '../ledger/sqlite.ts';
import { readOriginal } from './archive.ts';
import { completePdf, type PageSource } from './complete-pdf.ts';
import { pdfSegment, type Segment } from './pdf/segment.ts';
import { type SeparatorSheet, separatorPdf } from './separator.ts';

export interface DocumentsWorkerData {
  readonly databasePath: string;
  readonly originalsFolder: string;
}

/** `first`: number of the first object of the segment that is asked for. */
export type Request =
  | {
      readonly work: 'invoice';
      readonly invoiceId: number;
      readonly language: Language;
      readonly pages: PageSource;
      readonly first: number;
    }
  | { readonly work: 'separator'; readonly sheet: SeparatorSheet; readonly first: number };
export type Answer = { readonly segment: Segment } | { readonly problem: Problem };

const { databasePath, originalsFolder } = workerData as DocumentsWorkerData;
const sqlite = openReadOnly(databasePath);

async function content(request: Request): Promise<Uint8Array> {
  if (request.work === 'separator') return separatorPdf(request.sheet);
  const complete = await completePdf({ sqlite }, (sha256) => readOriginal(originalsFolder, sha256), request);
  return complete.content;
}

const port = parentPort;
if (port === null) throw new Error('documents-worker runs as a worker thread');
port.on('message', async (request: Request) => {
  try {
    const segment = await pdfSegment(await content(request), request.first);
    port.postMessage({ segment } satisfies Answer, [segment.bytes.buffer as ArrayBuffer, segment.offsets.buffer as ArrayBuffer]);
  } catch (error) {
    port.postMessage({ problem: asProblem(error) } satisfies Answer);
  }
});
