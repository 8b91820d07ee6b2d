/** A file of call detail in the place of another, or out of the ledger: in one transaction with the list of the run, both files or neither (law 6). */
import { basename } from 'node:path';
import type { DetailContent } from '../../src-preload/contract/detail-files.ts';
import { asProblem, type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { contentOf, forgetWithdrawal, withdrawalOf } from '../consumption/detail-files.ts';
import { importDetail } from '../consumption/import-detail.ts';
import { joinDetail } from '../consumption/join-detail.ts';
import { removeDetail } from '../consumption/remove-detail.ts';
import { fingerprintFile, originalPath } from '../documents/archive.ts';
import { DocumentEntity, type DocumentRow } from '../ledger/entities.ts';
import type { Ledger, LedgerReader } from '../ledger/ledger.ts';
import { addItem } from '../ledger/runs.ts';
import { pieceOf, type Work } from '../ledger/work.ts';
import { remarkOf } from './detail-remark.ts';
import { enterFailure } from './enter-document.ts';
import { detailMediaType } from './file-kind.ts';
import { type Arrival, addDocument, dropUnnamed, keepArrival } from './keep-document.ts';

/** A run about one file of the ledger. */
interface DetailRun {
  readonly ledger: Ledger;
  readonly runId: number;
  readonly documentId: number;
}

export interface Replacement extends DetailRun {
  /** The new file. */
  readonly path: string;
  /** Name of its layout; null tells it from the header. */
  readonly profile: string | null;
  readonly leaveOutBroken: boolean;
}

/**
 * The new file's lines in and the other's out; the list names both. Where it fails or is cancelled the ledger is as before, but for a new
 * file that cannot be read, which is kept with the reason.
 * @throws ProblemError detail-file-gone
 */
export async function replaceDetail(run: Replacement, work: Work): Promise<void> {
  const { ledger, runId, path, profile, leaveOutBroken } = run;
  const replaced = await documentOf(run);
  const arrival: Arrival = { path, name: basename(path), print: await fingerprintFile(path), content: null };
  const item = { ...itemOf(runId, 0, arrival.name), path };
  const known = await ledger.reader.manager.findOneBy(DocumentEntity, { sha256: arrival.print.sha256 });
  const refused = known && whyRefused(ledger.reader, replaced, known);
  // What is wrong with the new file, as against with the moment.
  let unreadable: Problem | null = null;
  try {
    if (refused) throw new ProblemError(refused.code, refused.params);
    await keepArrival(ledger, arrival);
    await ledger.write(async (writer) => {
      const original = originalPath(ledger.originalsFolder, arrival.print.sha256);
      const { id: documentId } = await addDocument(writer, arrival, await detailMediaType(original), 'imported', null);
      forgetWithdrawal(writer, documentId);
      const reading = pieceOf(work, { index: 0, pieces: 2, current: arrival.name });
      const detail = await importDetail(writer, { path: original, documentId, profile, leaveOutBroken }, reading).catch(
        (error: unknown) => {
          if (error instanceof ProblemError && error.problem.code !== 'cancelled') unreadable = error.problem;
          throw error;
        },
      );
      const gone = await removeDetail(writer, replaced.id, documentId, pieceOf(work, { index: 1, pieces: 2, current: replaced.name }));
      joinDetail(writer);
      const { lines, amountMicros, currency } = detail;
      await addItem(writer, { ...item, status: 'imported', documentId, lines, amountMicros, currency, problem: remarkOf(detail) });
      await addItem(writer, { ...takenOut(runId, 1, replaced, gone), problem: problem('detail-replaced', { name: arrival.name }) });
    });
  } catch (error) {
    const why = problemOf(error);
    const status = refused ? 'refused' : statusOf(why);
    const kept = unreadable !== null && !known;
    await ledger.write(async (writer) => {
      const said = kept
        ? await enterFailure(writer, arrival, { status: 'unreadable', kind: 'csv', problem: why })
        : ({ status, problem: why } as const);
      await addItem(writer, { ...item, ...said });
      const unchanged = { ...itemOf(runId, 1, replaced.name), documentId: replaced.id, problem: problem('detail-unchanged') };
      await addItem(writer, { ...unchanged, status: 'cancelled' });
    });
  } finally {
    await dropUnnamed(ledger, arrival.print);
  }
}

/** The lines of a file out. Where it fails or is cancelled the ledger is as before. @throws ProblemError detail-file-gone */
export async function removeDetailFile(run: DetailRun, work: Work): Promise<void> {
  const { ledger, runId } = run;
  const document = await documentOf(run);
  try {
    await ledger.write(async (writer) => {
      const gone = await removeDetail(writer, document.id, null, pieceOf(work, { index: 0, pieces: 1, current: document.name }));
      await addItem(writer, { ...takenOut(runId, 0, document, gone), problem: problem('detail-removed') });
    });
  } catch (error) {
    const why = problemOf(error);
    const item = { ...itemOf(runId, 0, document.name), documentId: document.id, status: statusOf(why), problem: why };
    await ledger.write((writer) => addItem(writer, item));
  }
}

async function documentOf({ ledger, documentId }: DetailRun): Promise<DocumentRow> {
  const document = await ledger.reader.manager.findOneBy(DocumentEntity, { id: documentId });
  if (!document || contentOf(ledger.reader.sqlite, documentId).lines === 0) throw new ProblemError('detail-file-gone');
  return document;
}

/** Why a document of the ledger cannot take the place of another; null where it can. */
function whyRefused(reader: LedgerReader, replaced: DocumentRow, known: DocumentRow): Problem | null {
  if (known.id === replaced.id) return problem('detail-same-file');
  const hasNothing = ['unreadable', 'refused', 'attachment'].includes(known.outcome) || withdrawalOf(reader, known.id);
  return hasNothing ? null : problem('detail-known-file', { name: known.name });
}

function itemOf(runId: number, position: number, name: string) {
  return { runId, position, name, path: '', kind: 'csv' };
}

function takenOut(runId: number, position: number, { id, name }: DocumentRow, { lines, sums }: DetailContent) {
  const [only] = sums.length === 1 ? sums : [];
  const amount = { amountMicros: only?.amountMicros ?? null, currency: only?.currency ?? null };
  return { ...itemOf(runId, position, name), status: 'done' as const, documentId: id, lines, ...amount };
}

function problemOf(error: unknown): Problem {
  const why = asProblem(error);
  if (why.code === 'unexpected') console.error(error);
  return why;
}

function statusOf({ code }: Problem): 'cancelled' | 'failed' {
  return code === 'cancelled' ? 'cancelled' : 'failed';
}
