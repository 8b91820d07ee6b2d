/** Originals and complete invoices: shown, saved, printed. */
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { documents as contract } from '../../src-preload/contract/documents.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { readOriginal } from '../documents/archive.ts';
import { type PrintedItem, printInvoices } from '../documents/bulk-print.ts';
import { completePdf } from '../documents/complete-pdf.ts';
import { DocumentEntity } from '../ledger/entities.ts';
import { selectedInvoices } from '../ledger/invoice-grid.ts';
import { addItem, setRunOutput } from '../ledger/runs.ts';
import type { DeskContext } from './desk.ts';

export function documentHandlers({ ledger, jobs, granted }: DeskContext): SubjectHandlers<typeof contract> {
  const original = (sha256: string) => readOriginal(ledger.originalsFolder, sha256);

  return {
    original: async ({ documentId }) => {
      const document = await ledger.reader.manager.findOneBy(DocumentEntity, { id: documentId });
      if (!document) throw new ProblemError('document-not-found');
      return { name: document.name, mediaType: document.mediaType, content: await original(document.sha256) };
    },
    complete: async ({ invoiceId, language }) => {
      const { name, content, ownPdf } = await completePdf(ledger.reader, original, invoiceId, language);
      return { name, content, ownPdf };
    },
    save: async ({ invoiceId, language, target }) => {
      const path = granted(target, ['target']);
      const { content } = await completePdf(ledger.reader, original, invoiceId, language);
      await writeWhole(path, content);
      return { name: basename(path) };
    },
    print: async ({ selection, sort, separator, language, target }) => {
      const invoiceIds = selectedInvoices(ledger.reader, selection, sort);
      const outPath = target === null ? await printFile(ledger.folder) : granted(target, ['target']);
      const runId = await jobs.start(
        { kind: 'print', title: basename(outPath), sourceId: null },
        async (work, id) => {
          let position = 0;
          const record = ({ invoiceId, number, pages, status, problem }: PrintedItem) =>
            ledger.write((writer) =>
              addItem(writer, {
                runId: id,
                position: position++,
                name: number,
                path: '',
                status,
                kind: 'pdf',
                invoiceId,
                invoiceNumber: number,
                pages,
                problem,
              }),
            );
          await printInvoices({ ledger, invoiceIds, separator, language, outPath, work, readOriginal: original }, record);
          await setRunOutput(ledger, id, outPath);
        },
        [],
      );
      return { runId };
    },
  };
}

/** Never half a file under the name a person chose. */
async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new ProblemError('output-not-written', { path, message: (error as Error).message });
  }
}

/** Where a print for the system's dialog is written; the next one takes its place. */
async function printFile(ledgerFolder: string): Promise<string> {
  const folder = join(ledgerFolder, 'print');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}.pdf`);
}
