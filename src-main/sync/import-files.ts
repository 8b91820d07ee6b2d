/**
 * An import: every file found is stored, read apart, entered and listed with its outcome. Each file is entered in one transaction together
 * with its line in the list (law 6), several small ones in the same, so that a process killed at any moment leaves each file wholly in
 * or wholly out.
 */
import { readFile, stat } from 'node:fs/promises';
import { asProblem, ProblemError, problem, problemSchema } from '../../src-preload/contract/problem.ts';
import { forgetWithdrawal, withdrawalOf } from '../consumption/detail-files.ts';
import { importDetail } from '../consumption/import-detail.ts';
import { joinDetail } from '../consumption/join-detail.ts';
import { type Fingerprint, fingerprint, fingerprintFile, originalPath } from '../documents/archive.ts';
import { type FileKind, isContainer } from '../intake/detect.ts';
import { limits } from '../intake/limits.ts';
import { outcomeWithoutReading } from '../intake/outcome.ts';
import type { FileReader } from '../intake/reader.ts';
import { DocumentEntity, type DocumentRow } from '../ledger/entities.ts';
import type { Ledger, LedgerWriter } from '../ledger/ledger.ts';
import { addItem, type NewItem } from '../ledger/runs.ts';
import type { Work } from '../ledger/work.ts';
import { remarkOf } from './detail-remark.ts';
import { enterDocument, enterFailure, type Said } from './enter-document.ts';
import { detailMediaType, kindOfFile } from './file-kind.ts';
import { findFiles } from './find-files.ts';
import { type ContainerRun, failureOf, importContainer } from './import-container.ts';
import { type Arrival, addDocument, dropUnnamed, enterOrDrop, keepArrival, readerVersion, whyKnown } from './keep-document.ts';
import { WriteBatch } from './write-batch.ts';

export interface ImportOptions {
  readonly ledger: Ledger;
  readonly reader: FileReader;
  readonly runId: number;
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Name of the call-detail profile to use; null detects it. */
  readonly profile: string | null;
  /** Whether call detail is recorded without the lines that cannot be read. */
  readonly leaveOutBroken?: boolean;
}

/** Imports all that lies under `paths` into the run's list; stops between two files, or within call detail, when cancelled. */
export async function importFiles(options: ImportOptions, work: Work): Promise<void> {
  const files = await findFiles(options.paths);
  const run = new ImportRun(options, work);
  for (const [index, { path, name, problem: why }] of files.entries()) {
    work.progress({ done: index, total: files.length, current: name });
    if (why) await run.list({ path, name, status: failureOf(why), kind: 'unknown', problem: why });
    else await run.file(path, name, (lines, share) => work.progress({ done: index + share, total: files.length, current: name, lines }));
  }
  await run.end();
  work.progress({ done: files.length, total: files.length, current: '' });
}

/** Told how many lines of a file of call detail are read, and what share of its bytes. */
type Reading = (lines: number, share: number) => void;

class ImportRun {
  readonly #options: ImportOptions;
  readonly #work: Work;
  readonly #batch: WriteBatch;
  #position = 0;

  constructor(options: ImportOptions, work: Work) {
    this.#options = options;
    this.#work = work;
    this.#batch = new WriteBatch(options.ledger);
  }

  /** Lists an item that leaves no other trace. */
  async list(item: Omit<NewItem, 'runId' | 'position'>): Promise<void> {
    const position = this.#position++;
    const write = (writer: LedgerWriter) => addItem(writer, { ...item, runId: this.#options.runId, position });
    await this.#batch.add({ write, failed: (error) => Promise.reject(error), sha256: null, bytes: 0 });
  }

  /** Commits what is still waiting to be. */
  end(): Promise<void> {
    return this.#batch.flush();
  }

  async file(path: string, name: string, reading: Reading): Promise<void> {
    if (this.#work.signal.aborted) return this.list({ path, name, status: 'cancelled', kind: 'unknown', problem: problem('cancelled') });
    await this.#attempt(path, name, async () => {
      const kind = await kindOfFile({ path });
      const { size } = await stat(path);
      const whole = kind !== 'csv' && !isContainer(kind);
      if (whole && size > limits.fileBytes)
        throw new ProblemError('file-too-large', { megabytes: size >> 20, limit: limits.fileBytes >> 20 });
      const content = whole ? await readFile(path) : null;
      const print = content ? fingerprint(content) : await fingerprintFile(path);
      await this.#arrive({ path, name, print, content }, kind, reading);
    });
  }

  /** Whatever ends the work on one file is listed with it, and the next is gone on with; where not even that can be written the run ends. */
  async #attempt(path: string, name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.#listError(path, name, error);
    }
  }

  async #listError(path: string, name: string, error: unknown): Promise<void> {
    const why = isDiskError(error) ? problem('file-unreadable', { message: error.message }) : asProblem(error);
    const status = why.code === 'cancelled' ? 'cancelled' : failureOf(why);
    if (why.code === 'unexpected') console.error(error);
    await this.list({ path, name, status, kind: 'unknown', problem: why });
  }

  async #arrive(arrival: Arrival, kind: FileKind, reading: Reading): Promise<void> {
    await enterOrDrop(this.#options.ledger, arrival.print, () => this.#enter(arrival, kind, reading));
  }

  async #enter(arrival: Arrival, kind: FileKind, reading: Reading): Promise<void> {
    const { ledger, reader } = this.#options;
    if (isContainer(kind)) return importContainer(this.#asContainerRun(), arrival, kind);
    const known = await this.#known(arrival.print, kind);
    if (known) return this.#listKnown(arrival, known, kind);
    if (kind === 'csv') return this.#detail(arrival, reading);
    if (!arrival.content) throw new Error(`no content for ${kind}`);
    const kept = keepArrival(ledger, arrival);
    kept.catch(() => undefined); // waited for, and told, where it is entered
    const outcome = outcomeWithoutReading(kind) ?? (await reader.read(arrival.content));
    // A reader that had to be killed cannot say what it was reading.
    const told = outcome.status !== 'read' && outcome.kind === 'unknown' ? { ...outcome, kind } : outcome;
    await this.#enterLater(arrival, async (writer) => {
      await kept;
      return enterDocument(ledger, writer, arrival, told);
    });
  }

  /** Enters a file when its turn comes; where that fails its copy goes, and it is listed with the reason. */
  async #enterLater({ path, name, print }: Arrival, enter: (writer: LedgerWriter) => Promise<Said>): Promise<void> {
    const { ledger, runId } = this.#options;
    const position = this.#position++;
    await this.#batch.add({
      ...print,
      write: async (writer) => addItem(writer, { ...(await enter(writer)), runId, position, path, name }),
      failed: async (error) => {
        await dropUnnamed(ledger, print);
        await this.#listError(path, name, error);
      },
    });
  }

  #asContainerRun(): ContainerRun {
    const { ledger, reader, runId } = this.#options;
    return {
      ...{ ledger, reader, runId, work: this.#work },
      takePosition: () => this.#position++,
      list: (item) => this.list(item),
      listed: () => this.#batch.flush(),
      known: (print, kind) => this.#known(print, kind),
      member: (path, name, content) =>
        this.#attempt(path, name, async () =>
          this.#arrive({ path, name, print: fingerprint(content), content }, await kindOfFile({ bytes: content }), () => undefined),
        ),
    };
  }

  /** The document of these bytes, where it is known and need not be read again. */
  async #known({ sha256 }: Fingerprint, kind: FileKind): Promise<DocumentRow | null> {
    if (this.#batch.holds(sha256)) await this.#batch.flush();
    const known = await this.#options.ledger.reader.manager.findOneBy(DocumentEntity, { sha256 });
    if (!known || known.outcome === 'attachment') return null;
    if (withdrawalOf(this.#options.ledger.reader, known.id)?.replacedBy === null) return null;
    if (known.outcome !== 'unreadable' && known.outcome !== 'refused') return known;
    const otherProfile = kind === 'csv' && this.#options.profile !== null;
    return otherProfile || known.readerVersion < readerVersion || mayReadLater(known.problem) ? null : known;
  }

  async #listKnown({ path, name }: Arrival, known: DocumentRow, kind: string): Promise<void> {
    const { sqlite } = this.#options.ledger.reader;
    const invoice = sqlite
      .prepare(
        `SELECT invoice.id, invoice.number, role <> 'attachment' AND format <> 'pdf' OR role = 'copy' AS readable
        FROM invoice_document JOIN invoice ON invoice.id = invoice_id WHERE document_id = ? ORDER BY role = 'original' DESC, role = 'copy' DESC`,
      )
      .get(known.id) as { id: number; number: string; readable: 0 | 1 } | undefined;
    await this.list({
      path,
      name,
      status: 'duplicate',
      // A PDF that stands for an invoice read from it carried that invoice as data.
      kind: kind === 'pdf' && invoice?.readable ? 'facturx' : kind,
      documentId: known.id,
      invoiceId: invoice?.id ?? null,
      invoiceNumber: invoice?.number || null,
      // A file that could not be read is kept: seen again, it says again why.
      problem: whyKnown(this.#options.ledger.reader, known),
    });
  }

  async #detail(arrival: Arrival, reading: Reading): Promise<void> {
    const { ledger, profile, leaveOutBroken = false, runId } = this.#options;
    const { path, name } = arrival;
    await keepArrival(ledger, arrival);
    await this.#batch.flush();
    const work: Work = {
      signal: this.#work.signal,
      progress: ({ done, total, lines = 0 }) => reading(lines, total > 0 ? Math.min(1, done / total) : 0),
    };
    try {
      await ledger.write(async (writer) => {
        const original = originalPath(ledger.originalsFolder, arrival.print.sha256);
        const { id: documentId } = await addDocument(writer, arrival, await detailMediaType(original), 'imported', null);
        forgetWithdrawal(writer, documentId);
        const detail = await importDetail(writer, { path: original, documentId, profile, leaveOutBroken }, work);
        joinDetail(writer);
        await addItem(writer, {
          ...{ runId, position: this.#position++, path, name, status: 'imported', kind: 'csv', documentId },
          lines: detail.lines,
          amountMicros: detail.amountMicros,
          currency: detail.currency,
          problem: remarkOf(detail),
        });
      });
    } catch (error) {
      // Only what is wrong with the file is remembered with it; anything else may be over when the file comes back.
      if (!(error instanceof ProblemError) || error.problem.code === 'cancelled') throw error;
      const failure = { status: 'unreadable', kind: 'csv', problem: error.problem } as const;
      await this.#enterLater(arrival, (writer) => enterFailure(writer, arrival, failure));
    }
  }
}

/** An error of the file system about one file, as against one of the ledger or a full disk. */
function isDiskError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error && asProblem(error).code === 'unexpected';
}

/** Whether what ended a reading lay in the moment or in the profile asked for, and not in the file. */
function mayReadLater(recorded: string | null): boolean {
  const { code } = problemSchema.parse(JSON.parse(recorded ?? 'null'));
  return [
    'unexpected',
    'reader-timeout',
    'reader-out-of-memory',
    'reader-failed',
    'detail-sums',
    'detail-profile-mismatch',
    'detail-profile-unknown',
  ].includes(code);
}
