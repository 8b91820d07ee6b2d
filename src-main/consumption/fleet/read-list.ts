/** A fleet list as cells, read in a thread of its own. */
import { Worker } from 'node:worker_threads';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { askThread } from '../../intake/ask-thread.ts';
import { workerFile } from '../../ledger/worker-file.ts';
import type { ListAnswer, ListAsked, ListRead } from '../fleet-worker.ts';
import { listLimits } from './list-limits.ts';

/** @throws ProblemError what is wrong with the file; fleet-list-too-large; reader-timeout, reader-out-of-memory, reader-failed */
export async function readList(asked: ListAsked): Promise<ListRead> {
  const thread = new Worker(workerFile('consumption/fleet-worker.ts'), {
    resourceLimits: { maxOldGenerationSizeMb: listLimits.memoryMb },
    execArgv: [],
  });
  try {
    const answer = await askThread<ListAsked, ListAnswer>(thread, asked, listLimits);
    if ('problem' in answer) throw new ProblemError(answer.problem.code, answer.problem.params);
    return answer.read;
  } finally {
    await thread.terminate();
  }
}
