/** Detail lines and their totals, read in a thread of their own. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { consumption as contract } from '../../src-preload/contract/consumption.ts';
import type { DeskContext } from './desk.ts';

export function consumptionHandlers({ consumption }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    page: (request) => consumption.page(request),
    summary: (query) => consumption.summary(query),
    groups: (request) => consumption.groups(request),
  };
}
