/** A thread that works on hostile bytes and is given up where it takes too long or too much memory (law 7). */
import type { Worker } from 'node:worker_threads';
import { ProblemError } from '../../src-preload/contract/problem.ts';

export interface ThreadLimits {
  /** For one file, or one member of an archive. */
  readonly timeoutMs: number;
  /** JavaScript objects and buffers of one thread together. */
  readonly memoryMb: number;
}

const memoryCheckMs = 100;

/** One request and its answer, one at a time. Throws ProblemError reader-timeout, reader-out-of-memory, reader-failed; the thread is then of no more use. */
export function askThread<Request, Answer>(thread: Worker, request: Request, { timeoutMs, memoryMb }: ThreadLimits): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const outOfMemory = () => reject(new ProblemError('reader-out-of-memory', { megabytes: memoryMb }));
  const onError = (error: Error & { code?: string }) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? outOfMemory() : reject(new ProblemError('reader-failed', { message: error.message }));
  const onExit = () => reject(new ProblemError('reader-failed', { message: 'the reading thread ended' }));
  thread.on('message', resolve).on('error', onError).on('exit', onExit);
  const timeout = setTimeout(() => reject(new ProblemError('reader-timeout', { seconds: Math.ceil(timeoutMs / 1000) })), timeoutMs);
  // V8's own limit counts objects only; decompressed bytes lie outside its heap.
  const memory = setInterval(() => {
    thread.getHeapStatistics().then(
      ({ used_heap_size, external_memory }) => {
        if (used_heap_size + external_memory > memoryMb * 1024 * 1024) outOfMemory();
      },
      () => {}, // the thread has ended, which `exit` tells
    );
  }, memoryCheckMs);
  thread.postMessage(request);
  return promise.finally(() => {
    clearTimeout(timeout);
    clearInterval(memory);
    thread.off('message', resolve).off('error', onError).off('exit', onExit);
    // A thread given up may still run out of memory while it ends: an error that nobody listens to would end this process.
    if (thread.listenerCount('error') === 0) thread.on('error', alreadyGivenUp);
  });
}

function alreadyGivenUp(): void {}
