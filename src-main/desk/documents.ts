/** Originals and complete invoices: shown, saved, printed. */
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { documents as contract } from '../../src-preload/contract/documents.ts';
import { type Language, ProblemError } from '../../src-preload/contract/problem.ts';
import { readOriginal } from '../documents/archive.ts';
import type { PrintItem } from '../documents/bulk-print.ts';
import { DocumentEntity } from '../ledger/entities.ts';
import { selectedInvoices } from '../ledger/invoice-grid.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { addItem, setRunOutput } from '../ledger/runs.ts';
import type { DeskContext } from './desk.ts';
import { writeWhole } from './write-whole.ts';

// What reads and sets PDF is loaded when it is first asked for: the first grid does not wait for it.
const completing = () => import('../documents/complete-pdf.ts');
const printing = () => import('../documents/bulk-print.ts');

export function documentHandlers({ ledger, jobs, granted }: DeskContext): SubjectHandlers<typeof contract> {
  const find = async (id: number) => {
    const document = await ledger.reader.manager.findOneBy(DocumentEntity, { id });
    if (!document) throw new ProblemError('document-not-found');
    return document;
  };
  const original = (sha256: string) => readOriginal(ledger.originalsFolder, sha256);

  return {
    original: async ({ documentId }) => {
      const { name, mediaType, sha256 } = await find(documentId);
      return { name, mediaType, content: await original(sha256) };
    },
    saveOriginal: async ({ documentId, target }) => {
      const path = granted(target, ['target']);
      await writeWhole(path, await original((await find(documentId)).sha256));
      return { name: basename(path) };
    },
    complete: async (wanted) => {
      const { completePdf } = await completing();
      const { name, content, ownPdf } = await completePdf(ledger.reader, original, wanted);
      return { name, content, ownPdf };
    },
    save: async ({ target, ...wanted }) => {
      const path = granted(target, ['target']);
      const { completePdf } = await completing();
      const { content } = await completePdf(ledger.reader, original, wanted);
      await writeWhole(path, content);
      return { name: basename(path) };
    },
    print: async ({ selection, sort, separator, language, pages, target }) => {
      const invoiceIds = selectedInvoices(ledger.reader, selection, sort);
      const outPath = target === null ? await printFile(ledger.folder) : granted(target, ['target']);
      const runId = await jobs.start(
        { kind: 'print', title: basename(outPath), sourceId: null },
        async (work, id) => {
          const { printInvoices } = await printing();
          const print = { ledger, invoiceIds, separator, language, pages, outPath, work };
          const { separatorPages } = await printInvoices(print, (items) => listPrinted(ledger, id, items));
          if (separatorPages > 0) await listSeparators(ledger, id, invoiceIds.length, separatorPages, language);
          await setRunOutput(ledger, id, outPath);
        },
        [],
      );
      return { runId };
    },
  };
}

async function listPrinted(ledger: Ledger, runId: number, items: readonly PrintItem[]): Promise<void> {
  await ledger.write(async (writer) => {
    for (const [position, { invoiceId, number, problem, ...rest }] of items.entries()) {
      // An invoice that is no longer there is named by its problem.
      const id = problem?.code === 'invoice-not-found' ? null : invoiceId;
      await addItem(writer, {
        runId,
        position,
        name: number,
        path: '',
        kind: 'pdf',
        invoiceId: id,
        invoiceNumber: number,
        problem,
        ...rest,
      });
    }
  });
}

/** The sheets between, as one item: the list then adds up to the pages of the file. */
async function listSeparators(ledger: Ledger, runId: number, position: number, pages: number, language: Language): Promise<void> {
  const name = language === 'fr' ? 'Feuilles de séparation' : 'Separator sheets';
  await ledger.write((writer) => addItem(writer, { runId, position, name, path: '', status: 'done', kind: 'separator', pages }));
}

/** Where a print for the system's dialog is written; the next one takes its place. */
async function printFile(ledgerFolder: string): Promise<string> {
  const folder = join(ledgerFolder, 'print');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return join(folder, `${new Date().toISOString().replace(/[:.]/g, '-')}.pdf`);
}
