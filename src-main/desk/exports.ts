/** What is on screen, written to a file in the background. */
import { basename } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { exports as contract } from '../../src-preload/contract/exports.ts';
import { exportConsumption } from '../exports/consumption.ts';
import { exportInvoices } from '../exports/invoices.ts';
import { addItem, setRunOutput } from '../ledger/runs.ts';
import type { Work } from '../ledger/work.ts';
import type { DeskContext } from './desk.ts';

export function exportHandlers({ ledger, jobs, granted }: DeskContext): SubjectHandlers<typeof contract> {
  /** A run whose only item is the file written. */
  const start = async (outPath: string, write: (work: Work) => Promise<{ rows: number }>) => {
    const name = basename(outPath);
    const runId = await jobs.start(
      { kind: 'export', title: name, sourceId: null },
      async (work, id) => {
        const { rows } = await write(work);
        await setRunOutput(ledger, id, outPath);
        await ledger.write((writer) =>
          addItem(writer, { runId: id, position: 0, name, path: outPath, status: 'done', kind: 'csv', lines: rows }),
        );
      },
      [],
    );
    return { runId };
  };

  return {
    invoices: ({ query, selection, columns, style, target }) => {
      const outPath = granted(target, ['target']);
      return start(outPath, (work) => exportInvoices(ledger, { query, selection, columns, style, language: style, outPath }, work));
    },
    consumption: ({ query, columns, style, target }) => {
      const outPath = granted(target, ['target']);
      return start(outPath, (work) => exportConsumption(ledger, { query, columns, style, language: style, outPath }, work));
    },
  };
}
