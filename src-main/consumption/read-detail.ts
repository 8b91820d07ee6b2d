/** A file of call detail read in a thread of its own, which is ended when the reading ends, fails, is cancelled or falls silent. */
import { Worker } from 'node:worker_threads';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { workerFile } from '../ledger/worker-file.ts';
import type { DetailSource } from './byte-source.ts';
import { detailLimits } from './detail-limits.ts';
import type { DetailMessage } from './detail-message.ts';
import type { DetailOptions } from './detail-parser.ts';
import type { DetailTask, DetailWork } from './detail-worker.ts';
import { isWorkbook } from './is-workbook.ts';

const memoryMb = 512;

/**
 * What the file says, in order; the last message is `end`.
 * @throws ProblemError what is wrong with the file; cancelled; reader-timeout, reader-out-of-memory, reader-failed
 */
export async function* readDetail(source: DetailSource, options: DetailOptions, signal: AbortSignal): AsyncGenerator<DetailMessage> {
  yield* inThread(source, { kind: 'read', workbook: await isWorkbook(source), options }, signal);
}

/** The sheets of a workbook, and the beginning of one. @throws ProblemError as readDetail */
export async function lookIntoWorkbook(
  source: DetailSource,
  sheet: string | null,
  signal: AbortSignal,
): Promise<{ readonly sheets: readonly string[]; readonly head: Uint8Array }> {
  for await (const message of inThread(source, { kind: 'look', sheet }, signal)) if (message.kind === 'look') return message;
  throw new ProblemError('reader-failed', { message: 'no answer' });
}

async function* inThread(source: DetailSource, work: DetailWork, signal: AbortSignal): AsyncGenerator<DetailMessage> {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const task: DetailTask = { source, work, taken };
  const thread = new Worker(workerFile('consumption/detail-worker.ts'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    execArgv: [],
  });
  const waiting: DetailMessage[] = [];
  let failure: ProblemError | null = null;
  let wake = (): void => undefined;
  const fail = (problem: ProblemError): void => {
    failure ??= problem;
    wake();
  };
  thread.on('message', (message: DetailMessage) => {
    waiting.push(message);
    wake();
  });
  thread.on('error', (error: NodeJS.ErrnoException) => {
    const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    fail(
      new ProblemError(
        outOfMemory ? 'reader-out-of-memory' : 'reader-failed',
        outOfMemory ? { megabytes: memoryMb } : { message: error.message },
      ),
    );
  });
  thread.on('exit', (code) => {
    if (code !== 0) fail(new ProblemError('reader-failed', { message: `exit ${code}` }));
  });
  const cancel = (): void => fail(new ProblemError('cancelled'));
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    for (;;) {
      if (failure) throw failure;
      const message = waiting.shift();
      if (!message) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wake = resolve;
        const seconds = detailLimits.silenceMilliseconds / 1000;
        const silence = setTimeout(() => fail(new ProblemError('reader-timeout', { seconds })), detailLimits.silenceMilliseconds);
        await promise;
        clearTimeout(silence);
        continue;
      }
      if (message.kind === 'problem') throw new ProblemError(message.problem.code, message.problem.params);
      yield message;
      if (message.kind === 'end' || message.kind === 'look') return;
      Atomics.add(taken, 0, 1);
      Atomics.notify(taken, 0);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    // All counts as dealt with: a thread that sleeps in Atomics.wait may miss that it is to end, and terminate() would wait for ever.
    Atomics.store(taken, 0, 2 ** 30);
    Atomics.notify(taken, 0);
    await thread.terminate();
  }
}
