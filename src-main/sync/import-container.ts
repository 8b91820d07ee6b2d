/**
 * What lies in an archive or a mail is entered member by member, each by itself, and listed under a path that tells where it came from.
 * A container is recorded after its members: one that was interrupted is thus not known, and its members are met again.
 */
import { type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { fingerprint } from '../documents/archive.ts';
import type { ContainerKind, FileKind } from '../intake/detect.ts';
import { outcomeOf } from '../intake/outcome.ts';
import type { FileReader } from '../intake/reader.ts';
import type { DocumentRow } from '../ledger/entities.ts';
import type { Ledger, LedgerReader, LedgerWriter } from '../ledger/ledger.ts';
import { addItem, type NewItem } from '../ledger/runs.ts';
import { stopIfCancelled, type Work } from '../ledger/work.ts';
import { type Arrival, addDocument, enterOrDrop, keepArrival, mediaTypeOf } from './keep-document.ts';

/** The import that a container is part of. */
export interface ContainerRun {
  readonly ledger: Ledger;
  readonly reader: FileReader;
  readonly runId: number;
  readonly work: Work;
  takePosition(): number;
  list(item: Omit<NewItem, 'runId' | 'position'>): Promise<void>;
  /** Waits until all that was entered and listed so far is in the ledger. */
  listed(): Promise<void>;
  member(path: string, name: string, bytes: Uint8Array): Promise<void>;
  known(print: Arrival['print'], kind: FileKind): Promise<DocumentRow | null>;
}

/** A container whose members are being entered. */
interface Open {
  readonly kind: ContainerKind;
  readonly path: string;
  readonly name: string;
  readonly position: number;
  /** Null where it has no bytes of its own to be kept. */
  readonly arrival: Arrival | null;
  note: Problem | null;
}

export async function importContainer(run: ContainerRun, outermost: Arrival, kind: ContainerKind): Promise<void> {
  const { path, name } = outermost;
  const open: Open[] = [];
  const begin = (container: Pick<Open, 'kind' | 'path' | 'name' | 'arrival'>) =>
    open.push({ ...container, position: run.takePosition(), note: null });
  begin({ kind, path, name, arrival: outermost });
  try {
    for await (const member of run.reader.members(outermost.content ?? path, name.replace(/^.*\//, ''))) {
      stopIfCancelled(run.work);
      const shown = { path: `${path}!${member.path}`, name: `${name}/${member.path}` };
      const current = open.at(-1);
      if (member.is === 'closed') {
        if (current) await close(run, current, member.problem);
        open.pop();
        continue;
      }
      if (member.is === 'noted') {
        if (current) current.note = member.note;
        continue;
      }
      if (member.is === 'opened') {
        const { bytes } = member;
        begin({ kind: member.kind, ...shown, arrival: bytes && { ...shown, print: fingerprint(bytes), content: bytes } });
      } else if (member.is === 'file') await run.member(shown.path, shown.name, member.bytes);
      else if (member.is === 'left-aside') await run.list({ ...shown, status: 'done', kind: 'part', problem: member.problem });
      else await run.list({ ...shown, status: failureOf(member.problem), kind: 'unknown', problem: member.problem });
    }
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'cancelled') throw error;
    await run.listed();
    for (const { kind, path, name, position } of open)
      await run.ledger.write((writer) =>
        addItem(writer, { runId: run.runId, position, path, name, status: 'cancelled', kind, problem: error.problem }),
      );
  }
}

/** Keeps a container whose members are in, ties it to the invoices that came in it, and lists it. */
async function close(run: ContainerRun, container: Open, failure: Problem | null): Promise<void> {
  const { ledger, runId } = run;
  const { path, name, position, arrival, note } = container;
  // What was taken for a message may turn out to be another file of its family.
  const kind = failure?.code === 'file-unknown' ? 'unknown' : container.kind;
  await run.listed();
  const known = arrival && (await run.known(arrival.print, kind));
  const outcome = failure === null ? 'imported' : failureOf(failure);
  const item = {
    ...{ runId, position, path, name, kind },
    status: failure === null && known ? 'duplicate' : outcome,
    problem: failure ?? (known ? problem('same-file') : noteOf(note, itemsAfter(ledger.reader, runId, position))),
  } as const;
  if (arrival === null) return ledger.write((writer) => addItem(writer, item));
  await enterOrDrop(ledger, arrival.print, async () => {
    await keepArrival(ledger, arrival);
    await ledger.write(async (writer) => {
      const document = known ?? (await addDocument(writer, arrival, mediaTypeOf(kind), outcome, failure));
      // An archive is a mere wrapping; who sent an invoice, or signed it, is worth finding again from it.
      if (kind !== 'zip') tieToItems(writer, document, runId, position);
      await addItem(writer, { ...item, documentId: document.id });
    });
  });
}

/** The items listed since a container took its place are what lies in it. */
const itemsSince = 'FROM run_item WHERE run_id = ? AND position > ?';

interface Met {
  readonly items: number;
  /** Invoices and call detail, new or known. */
  readonly useful: number;
}

function itemsAfter({ sqlite }: LedgerReader, runId: number, position: number): Met {
  return sqlite
    .prepare(
      `SELECT count(*) AS items,
        count(*) FILTER (WHERE status IN ('imported', 'duplicate') AND (invoice_id IS NOT NULL OR kind = 'csv')) AS useful ${itemsSince}`,
    )
    .get(runId, position) as Met;
}

function tieToItems({ sqlite }: LedgerWriter, document: DocumentRow, runId: number, position: number): void {
  sqlite
    .prepare(
      `INSERT OR IGNORE INTO invoice_document (invoice_id, document_id, role, name)
      SELECT DISTINCT invoice_id, ?, 'attachment', ? ${itemsSince} AND invoice_id IS NOT NULL`,
    )
    .run(document.id, document.name, runId, position);
}

function noteOf(note: Problem | null, { items, useful }: Met): Problem | null {
  if (note?.code === 'mail-read' && useful === 0) return problem('mail-without-invoice', note.params);
  return note ?? (items === 0 ? problem('zip-empty') : null);
}

export function failureOf(why: Problem): 'refused' | 'unreadable' {
  return outcomeOf('unknown', why).status === 'unreadable' ? 'unreadable' : 'refused';
}
