/** Exports in the background: what is on screen, and reports of chosen accounts with their manifest. */
import { basename, join } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { exports as contract, FileFormat, Manifest, ManifestFile, ReportRequest } from '../../src-preload/contract/exports.ts';
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import { microsDigits, parseDecimal } from '../billing/money.ts';
import { inExportThread } from '../exports/export-thread.ts';
import { exportInvoices } from '../exports/invoices.ts';
import { folderFor } from '../exports/package.ts';
import { reportTitle } from '../exports/report.ts';
import { exportResult } from '../exports/result-table.ts';
import { addItem, setRunOutput } from '../ledger/runs.ts';
import type { Work } from '../ledger/work.ts';
import type { DeskContext } from './desk.ts';

/** Manifests of the last reports are kept while the program runs. */
const manifestsKept = 50;

export function exportHandlers({ ledger, jobs, granted }: DeskContext): SubjectHandlers<typeof contract> {
  const manifests = new Map<number, Manifest>();
  const keep = (runId: number, manifest: Manifest) => {
    manifests.set(runId, manifest);
    for (const oldest of manifests.keys()) {
      if (manifests.size <= manifestsKept) break;
      manifests.delete(oldest);
    }
  };

  /** A run whose only item is the file written. */
  const start = async (outPath: string, write: (work: Work) => Promise<{ rows: number }>, kind: FileFormat['kind'] = 'csv') => {
    const name = basename(outPath);
    const runId = await jobs.start(
      { kind: 'export', title: name, sourceId: null },
      async (work, id) => {
        const { rows } = await write(work);
        await setRunOutput(ledger, id, outPath);
        await ledger.write((writer) => addItem(writer, { runId: id, position: 0, name, path: outPath, status: 'done', kind, lines: rows }));
      },
      [],
    );
    return { runId };
  };

  const list = async (runId: number, outPath: string, { packing, format }: ReportRequest, { files }: Manifest) => {
    await setRunOutput(ledger, runId, outPath);
    await ledger.write(async (writer) => {
      for (const [position, file] of files.entries()) {
        const path = packing === 'folder' ? join(outPath, file.name) : outPath;
        const item = { runId, position, name: file.name, path, status: 'done', kind: format.kind, lines: file.rows } as const;
        await addItem(writer, { ...item, ...onlySum(file), problem: alteration(file, format.kind) });
      }
    });
  };

  return {
    invoices: ({ query, selection, columns, style, target }) => {
      const outPath = granted(target, ['target']);
      return start(outPath, (work) => exportInvoices(ledger, { query, selection, columns, style, language: style, outPath }, work));
    },
    consumption: ({ query, columns, style, target }) => {
      const outPath = granted(target, ['target']);
      const wanted = { query, columns, style, language: style, outPath };
      return start(outPath, (work) => inExportThread(ledger.databasePath, 'consumption', wanted, work));
    },
    centres: () => inExportThread(ledger.databasePath, 'centres', null),
    preview: (request) => inExportThread(ledger.databasePath, 'preview', request),
    report: async ({ target, ...request }) => {
      const outPath =
        request.packing === 'folder'
          ? await folderFor(granted(target, ['output-folder']), reportTitle(request))
          : granted(target, ['target']);
      const runId = await jobs.start(
        { kind: 'export', title: basename(outPath), sourceId: null },
        async (work, id) => {
          const manifest = await inExportThread(ledger.databasePath, 'report', { request, outPath }, work);
          keep(id, manifest);
          await list(id, outPath, request, manifest);
        },
        [],
      );
      return { runId };
    },
    table: ({ table, format, language, target }) => {
      const outPath = granted(target, ['target']);
      return start(outPath, (work) => exportResult({ table, format, language, outPath }, work), format.kind);
    },
    manifest: ({ runId }) => manifests.get(runId) ?? null,
  };
}

/** The sum that stands for a file in the run's list: the first of its columns, where it has one currency. */
function onlySum({ currencies }: ManifestFile): { amountMicros: number; currency: string } | null {
  const [only, ...others] = currencies;
  const [sum] = Object.values(only?.sums ?? {});
  const parsed = sum === undefined ? null : parseDecimal(sum, microsDigits);
  return only && parsed && only.currency !== '' && others.length === 0 ? { amountMicros: parsed.value, currency: only.currency } : null;
}

function alteration({ altered }: ManifestFile, kind: 'csv' | 'xlsx'): Problem | null {
  if (altered === 0) return null;
  return problem(kind === 'csv' ? 'export-characters-replaced' : 'export-texts-cut', { count: altered });
}
