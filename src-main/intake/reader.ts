/**
 * Reads hostile files in threads that can be killed (law 7): a file that takes too long or too much memory ends as a problem
 * of its own, and the next one is read by a fresh thread.
 */
import { Worker } from 'node:worker_threads';
import { asProblem, ProblemError } from '../../src-preload/contract/problem.ts';
import { workerFile } from '../ledger/worker-file.ts';
import { askThread, type ThreadLimits } from './ask-thread.ts';
import type { BankStatement } from './bank/camt-053.ts';
import type { RuleSet } from './check/finding.ts';
import type { Answer, Request, Source } from './intake-worker.ts';
import { outcomeOf, type ReadOutcome } from './outcome.ts';
import type { Member } from './read/members.ts';

export interface FileReader {
  /** What a file says and what its rules say of it (`only` narrows the rule sets); `source` is its bytes or its path. Files are read one after the other. Never rejects for what a file holds. */
  read(source: Source, only?: readonly RuleSet[] | null): Promise<ReadOutcome>;
  /** The bank statements of a file, read in its turn. @throws ProblemError as readBankStatements, or because its thread had to be killed */
  statements(source: Uint8Array): Promise<readonly BankStatement[]>;
  /**
   * What a container named `name` holds, in a thread of its own, so that reading a member cannot end the listing. Where the thread had
   * to be killed, every container that is open is closed with that problem.
   */
  members(source: Source, name: string): AsyncGenerator<Member>;
  /** Ends the threads; what is being read is answered with a problem. */
  close(): Promise<void>;
}

/** Opens a reader; its thread starts with the first file and lives until `close`. */
export function createFileReader({ timeoutMs, memoryMb }: ThreadLimits = { timeoutMs: 60_000, memoryMb: 1536 }): FileReader {
  const threads = new Set<Worker>();
  /** Threads that wait for work: one that reads, one more once a container was listed meanwhile. */
  const idle = new Set<Worker>();
  let last: Promise<unknown> = Promise.resolve();

  const take = () => {
    const [waiting] = idle;
    if (waiting !== undefined) {
      idle.delete(waiting);
      return waiting;
    }
    const thread = new Worker(workerFile('intake/intake-worker.ts'), { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    threads.add(thread);
    thread.once('exit', () => {
      threads.delete(thread);
      idle.delete(thread);
    });
    return thread;
  };

  const readNow = async (source: Source, only: readonly RuleSet[] | null): Promise<ReadOutcome> => {
    const thread = take();
    try {
      const answer = await askThread<Request, Answer>(thread, { work: 'read', source, only }, { timeoutMs, memoryMb });
      idle.add(thread);
      if ('outcome' in answer) return answer.outcome;
      throw new ProblemError('reader-failed', { message: 'no outcome' });
    } catch (error) {
      await thread.terminate();
      return outcomeOf('unknown', asProblem(error));
    }
  };

  const statementsNow = async (source: Uint8Array): Promise<readonly BankStatement[]> => {
    const thread = take();
    let answer: Answer;
    try {
      answer = await askThread<Request, Answer>(thread, { work: 'statements', source }, { timeoutMs, memoryMb });
    } catch (error) {
      await thread.terminate();
      throw error;
    }
    idle.add(thread);
    if ('statements' in answer) return answer.statements;
    throw 'problem' in answer
      ? new ProblemError(answer.problem.code, answer.problem.params)
      : new ProblemError('reader-failed', { message: 'no statements' });
  };

  return {
    statements(source) {
      const statements = last.then(() => statementsNow(source));
      last = statements.catch(() => undefined);
      return statements;
    },
    read(source, only = null) {
      const outcome = last.then(() => readNow(source, only));
      last = outcome;
      return outcome;
    },
    async *members(source, name) {
      const thread = take();
      const open: string[] = [];
      let done = false;
      const ask = (request: Request) => {
        const asked = askThread<Request, Answer>(thread, request, { timeoutMs, memoryMb });
        asked.catch(() => undefined); // what went wrong is told where it is waited for
        return asked;
      };
      try {
        let next = ask({ work: 'open', source, name });
        for (;;) {
          const answer = await next;
          if (!('member' in answer) || answer.member === null) break;
          const { member } = answer;
          if (member.is === 'opened') open.push(member.path);
          if (member.is === 'closed' && member.path !== '') open.pop();
          next = ask({ work: 'next-member' }); // taken out while this one is worked on
          yield member;
        }
        done = true;
      } catch (error) {
        for (const path of [...open.reverse(), '']) yield { is: 'closed', path, problem: asProblem(error) };
      } finally {
        // One that was left halfway still holds its file open.
        if (done) idle.add(thread);
        else await thread.terminate();
      }
    },
    async close() {
      idle.clear();
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}
