/** The files of call detail in the ledger. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { detailFiles as contract } from '../../src-preload/contract/detail-files.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { listDetailFiles } from '../consumption/detail-files.ts';
import type { DeskContext } from './desk.ts';

export function detailFileHandlers({ ledger }: DeskContext): SubjectHandlers<typeof contract> {
  const unknown = (name: string) => () => {
    throw new ProblemError('unknown-call', { name });
  };
  return {
    list: () => listDetailFiles(ledger.reader),
    compare: unknown('compare'),
    stopComparing: () => ({ stopped: false }),
    replace: unknown('replace'),
    remove: unknown('remove'),
  };
}
