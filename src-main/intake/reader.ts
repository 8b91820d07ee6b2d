/**
 * Reads hostile files in threads that can be killed (law 7): a file that takes too long or too much memory ends as a problem
 * of its own, and the next one is read by a fresh thread.
 */
import { Worker } from 'node:worker_threads';
import { asProblem, ProblemError } from '../../src-preload/contract/problem.ts';
import { workerFile } from '../ledger/worker-file.ts';
import type { Answer, Request, Source } from './intake-worker.ts';
import { outcomeOf, type ReadOutcome } from './outcome.ts';
import type { ZipMember } from './read/zip.ts';

export interface FileReader {
  /** What a file says; `source` is its bytes or its path. Files are read one after the other. Never rejects for what a file holds. */
  read(source: Source): Promise<ReadOutcome>;
  /**
   * The members of an archive, in a thread of its own, so that reading a member cannot end the listing. Where the thread had to be
   * killed the last item says so under the path ''.
   */
  members(source: Source): AsyncGenerator<ZipMember>;
  /** Ends the threads; what is being read is answered with a problem. */
  close(): Promise<void>;
}

export interface ReaderLimits {
  /** For one file, or one member of an archive. */
  readonly timeoutMs: number;
  /** JavaScript objects and buffers of one thread together. */
  readonly memoryMb: number;
}

/** Opens a reader; its thread starts with the first file and lives until `close`. */
export function createFileReader({ timeoutMs, memoryMb }: ReaderLimits = { timeoutMs: 60_000, memoryMb: 1536 }): FileReader {
  const threads = new Set<Worker>();
  let idle: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const start = () => {
    const thread = new Worker(workerFile('intake/intake-worker.ts'), { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    threads.add(thread);
    thread.once('exit', () => threads.delete(thread));
    return thread;
  };

  const readNow = async (source: Source): Promise<ReadOutcome> => {
    const thread = idle ?? start();
    idle = null;
    try {
      const answer = await ask(thread, { work: 'read', source }, { timeoutMs, memoryMb });
      idle = thread;
      if ('outcome' in answer) return answer.outcome;
      throw new ProblemError('reader-failed', { message: 'no outcome' });
    } catch (error) {
      await thread.terminate();
      return outcomeOf('unknown', asProblem(error));
    }
  };

  return {
    read(source) {
      const outcome = last.then(() => readNow(source));
      last = outcome;
      return outcome;
    },
    async *members(source) {
      const thread = start();
      try {
        let request: Request = { work: 'open-zip', source };
        for (;;) {
          const answer: Answer = await ask(thread, request, { timeoutMs, memoryMb });
          if (!('member' in answer) || answer.member === null) return;
          yield answer.member;
          request = { work: 'next-member' };
        }
      } catch (error) {
        yield { path: '', problem: asProblem(error) };
      } finally {
        await thread.terminate();
      }
    },
    async close() {
      idle = null;
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}

const memoryCheckMs = 100;

/** One request and its answer. Throws ProblemError reader-timeout, reader-out-of-memory, reader-failed; the thread is then of no more use. */
function ask(thread: Worker, request: Request, { timeoutMs, memoryMb }: ReaderLimits): Promise<Answer> {
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
  });
}
