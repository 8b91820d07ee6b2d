/** The files of call detail in the ledger: listed, compared with a new one, replaced, removed. */
import { basename } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { detailFiles as contract } from '../../src-preload/contract/detail-files.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { compareDetail } from '../consumption/compare-detail.ts';
import { listDetailFiles } from '../consumption/detail-files.ts';
import { fingerprintFile } from '../documents/archive.ts';
import { DocumentEntity, type DocumentRow } from '../ledger/entities.ts';
import { removeDetailFile, replaceDetail } from '../sync/replace-detail.ts';
import { chosenFile } from './chosen-file.ts';
import type { DeskContext } from './desk.ts';

export function detailFileHandlers(context: DeskContext): SubjectHandlers<typeof contract> {
  const { ledger, jobs } = context;
  let comparing: AbortController | null = null;

  const documentOf = async (id: number): Promise<DocumentRow> => {
    const document = await ledger.reader.manager.findOneBy(DocumentEntity, { id });
    if (!document) throw new ProblemError('detail-file-gone');
    return document;
  };

  return {
    list: () => listDetailFiles(ledger.reader),
    compare: async ({ documentId, source, profile }) => {
      comparing?.abort();
      const own = new AbortController();
      comparing = own;
      const path = await chosenFile(context, source);
      const { sha256 } = await documentOf(documentId);
      const sameBytes = (await fingerprintFile(path)).sha256 === sha256;
      return { sameBytes, ...(await compareDetail(ledger.reader, documentId, { path }, profile, own.signal)) };
    },
    stopComparing: () => {
      const stopped = comparing !== null;
      comparing?.abort();
      comparing = null;
      return { stopped };
    },
    replace: async ({ documentId, source, profile, leaveOutBroken }) => {
      const path = await chosenFile(context, source);
      const { name } = await documentOf(documentId);
      const runId = await jobs.start(
        { kind: 'replacement', title: `${name} → ${basename(path)}`, sourceId: null },
        (work, runId) => replaceDetail({ ledger, runId, documentId, path, profile, leaveOutBroken }, work),
        ['invoices', 'consumption'],
      );
      return { runId };
    },
    remove: async ({ documentId }) => {
      const { name } = await documentOf(documentId);
      const runId = await jobs.start(
        { kind: 'removal', title: name, sourceId: null },
        (work, runId) => removeDetailFile({ ledger, runId, documentId }, work),
        ['invoices', 'consumption'],
      );
      return { runId };
    },
  };
}
