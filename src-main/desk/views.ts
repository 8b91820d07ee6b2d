/** Views saved by name. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { views as contract } from '../../src-preload/contract/views.ts';
import { isViewName, readViews, removeView, renameView, writeView } from '../ledger/saved-views.ts';
import type { DeskContext } from './desk.ts';

export function viewHandlers({ ledger }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    list: ({ screen }) => readViews(ledger.reader, screen),
    save: async ({ screen, ...view }) => {
      await ledger.write((writer) => writeView(writer, screen, view));
      return { name: view.name };
    },
    rename: async ({ screen, name, to }) => {
      await ledger.write((writer) => {
        if (isViewName(writer, screen, to, name)) throw new ProblemError('view-name-taken', { name: to });
        if (!renameView(writer, screen, name, to)) throw new ProblemError('view-not-found', { name });
      });
      return { name: to };
    },
    remove: async ({ screen, name }) => {
      await ledger.write((writer) => removeView(writer, screen, name));
      return { name };
    },
  };
}
