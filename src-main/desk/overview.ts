/** The cost overview. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { overview as contract } from '../../src-preload/contract/overview.ts';
import { overviewSpan, readOverview } from '../ledger/overview.ts';
import type { DeskContext } from './desk.ts';

export function overviewHandlers({ ledger }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    span: () => overviewSpan(ledger.reader),
    read: (request) => readOverview(ledger.reader, request),
  };
}
