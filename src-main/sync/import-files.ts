/**
 * An import: every file found is stored, read apart, entered and listed with its outcome. Each file is one transaction together with
 * its line in the list (law 6), so that a process killed at any moment leaves each file wholly in or wholly out.
 */
import { readFile, stat } from 'node:fs/promises';
import { asProblem, type Problem, ProblemError, problem, problemSchema } from '../../src-preload/contract/problem.ts';
import { formatMicros, microsDigits, parseDecimal } from '../billing/money.ts';
import { type DetailOutcome, importDetail } from '../consumption/import-detail.ts';
import { joinDetail } from '../consumption/join-detail.ts';
import { type Fingerprint, fingerprint, fingerprintFile, originalPath } from '../documents/archive.ts';
import { detect, detectFile, type FileKind, isContainer } from '../intake/detect.ts';
import { limits } from '../intake/limits.ts';
import type { Invoice } from '../intake/model.ts';
import { outcomeWithoutReading, type ReadOutcome } from '../intake/outcome.ts';
import type { FileReader } from '../intake/reader.ts';
import { DocumentEntity, type DocumentRow } from '../ledger/entities.ts';
import type { Ledger, LedgerWriter } from '../ledger/ledger.ts';
import { addItem, type NewItem } from '../ledger/runs.ts';
import type { Work } from '../ledger/work.ts';
import { findFiles } from './find-files.ts';
import { type ContainerRun, failureOf, importContainer } from './import-container.ts';
import {
  type Arrival,
  addDocument,
  addIncomplete,
  attachFiles,
  enterOrDrop,
  keepArrival,
  mediaTypeOf,
  readerVersion,
} from './keep-document.ts';
import { recordChecks } from './ledger-findings.ts';
import { recordInvoice } from './record-invoice.ts';

export interface ImportOptions {
  readonly ledger: Ledger;
  readonly reader: FileReader;
  readonly runId: number;
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Name of the call-detail profile to use; null detects it. */
  readonly profile: string | null;
}

/** Imports all that lies under `paths` into the run's list; stops between two files, or within call detail, when cancelled. */
export async function importFiles(options: ImportOptions, work: Work): Promise<void> {
  const files = await findFiles(options.paths);
  const run = new ImportRun(options, work);
  for (const [index, { path, name, problem: why }] of files.entries()) {
    work.progress({ done: index, total: files.length, current: name });
    if (why) await run.list({ path, name, status: failureOf(why), kind: 'unknown', problem: why });
    else await run.file(path, name, (lines) => work.progress({ done: index, total: files.length, current: name, lines }));
  }
  work.progress({ done: files.length, total: files.length, current: '' });
}

type Outcome = Pick<NewItem, 'status' | 'kind'> & Partial<NewItem>;

class ImportRun {
  readonly #options: ImportOptions;
  readonly #work: Work;
  #position = 0;

  constructor(options: ImportOptions, work: Work) {
    this.#options = options;
    this.#work = work;
  }

  /** Lists an item that leaves no other trace. */
  async list(item: Omit<NewItem, 'runId' | 'position'>): Promise<void> {
    await this.#options.ledger.write((writer) => this.#add(writer, item));
  }

  async file(path: string, name: string, lines: (count: number) => void): Promise<void> {
    if (this.#work.signal.aborted) return this.list({ path, name, status: 'cancelled', kind: 'unknown', problem: problem('cancelled') });
    await this.#attempt(path, name, async () => {
      const kind = await detectFile(path);
      const { size } = await stat(path);
      const whole = kind !== 'csv' && !isContainer(kind);
      if (whole && size > limits.fileBytes)
        throw new ProblemError('file-too-large', { megabytes: size >> 20, limit: limits.fileBytes >> 20 });
      const content = whole ? await readFile(path) : null;
      const print = content ? fingerprint(content) : await fingerprintFile(path);
      await this.#arrive({ path, name, print, content }, kind, lines);
    });
  }

  /** Whatever ends the work on one file is listed with it, and the next is gone on with; where not even that can be written the run ends. */
  async #attempt(path: string, name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const why = isDiskError(error) ? problem('file-unreadable', { message: error.message }) : asProblem(error);
      const status = why.code === 'cancelled' ? 'cancelled' : failureOf(why);
      if (why.code === 'unexpected') console.error(error);
      await this.list({ path, name, status, kind: 'unknown', problem: why });
    }
  }

  async #arrive(arrival: Arrival, kind: FileKind, lines: (count: number) => void): Promise<void> {
    await enterOrDrop(this.#options.ledger, arrival.print, () => this.#enter(arrival, kind, lines));
  }

  async #enter(arrival: Arrival, kind: FileKind, lines: (count: number) => void): Promise<void> {
    if (isContainer(kind)) return importContainer(this.#asContainerRun(), arrival, kind);
    const known = await this.#known(arrival.print, kind);
    if (known) return this.#listKnown(arrival, known, kind);
    if (kind === 'csv') return this.#detail(arrival, lines);
    if (!arrival.content) throw new Error(`no content for ${kind}`);
    const outcome = outcomeWithoutReading(kind) ?? (await this.#options.reader.read(arrival.content));
    // A reader that had to be killed cannot say what it was reading.
    await this.#document(arrival, outcome.status !== 'read' && outcome.kind === 'unknown' ? { ...outcome, kind } : outcome);
  }

  #asContainerRun(): ContainerRun {
    const { ledger, reader, runId } = this.#options;
    return {
      ...{ ledger, reader, runId, work: this.#work },
      takePosition: () => this.#position++,
      list: (item) => this.list(item),
      known: (print, kind) => this.#known(print, kind),
      member: (path, name, content) =>
        this.#attempt(path, name, () =>
          this.#arrive({ path, name, print: fingerprint(content), content }, detect(content), () => undefined),
        ),
    };
  }

  /** The document of these bytes, where it is known and need not be read again. */
  async #known({ sha256 }: Fingerprint, kind: FileKind): Promise<DocumentRow | null> {
    const known = await this.#options.ledger.reader.manager.findOneBy(DocumentEntity, { sha256 });
    if (!known || known.outcome === 'attachment') return null;
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
      problem: known.problem === null ? problem('same-file') : problemSchema.parse(JSON.parse(known.problem)),
    });
  }

  async #detail(arrival: Arrival, lines: (count: number) => void): Promise<void> {
    const { ledger, profile } = this.#options;
    await keepArrival(ledger, arrival);
    const work: Work = { signal: this.#work.signal, progress: (state) => lines(state.lines ?? 0) };
    try {
      await ledger.write(async (writer) => {
        const { id: documentId } = await addDocument(writer, arrival, 'text/csv', 'imported', null);
        const path = originalPath(ledger.originalsFolder, arrival.print.sha256);
        const detail = await importDetail(writer, { path, documentId, profile }, work);
        joinDetail(writer);
        await this.#add(writer, {
          path: arrival.path,
          name: arrival.name,
          status: 'imported',
          kind: 'csv',
          documentId,
          lines: detail.lines,
          amountMicros: detail.amountMicros,
          currency: detail.currency,
          problem: severalCurrencies(detail),
        });
      });
    } catch (error) {
      // Only what is wrong with the file is remembered with it; anything else may be over when the file comes back.
      if (!(error instanceof ProblemError) || error.problem.code === 'cancelled') throw error;
      await this.#failed(arrival, 'unreadable', 'csv', 'text/csv', error.problem);
    }
  }

  async #document(arrival: Arrival, outcome: ReadOutcome): Promise<void> {
    const { ledger } = this.#options;
    if (outcome.status !== 'read') return this.#failed(arrival, outcome.status, outcome.kind, mediaTypeOf(outcome.kind), outcome.problem);
    await keepArrival(ledger, arrival);
    const mediaType = mediaTypeOf(outcome.kind);
    if (outcome.kind === 'pdf') {
      return ledger.write(async (writer) => {
        const document = await addDocument(writer, arrival, mediaType, 'imported', null, outcome.pageCount);
        const invoiceId = await addIncomplete(writer, document);
        await attachFiles(ledger, writer, invoiceId, outcome.attachments);
        await this.#add(writer, {
          ...named(arrival),
          status: 'imported',
          kind: 'pdf',
          documentId: document.id,
          invoiceId,
          pages: outcome.pageCount,
          problem: problem('to-complete'),
        });
      });
    }
    if (!('invoice' in outcome)) throw new Error(`${outcome.kind} is not read whole`);
    const { invoice, checked } = outcome;
    await ledger.write(async (writer) => {
      const pages = outcome.kind === 'facturx' ? outcome.pageCount : null;
      const document = await addDocument(writer, arrival, mediaType, 'imported', null, pages);
      const recorded = await recordInvoice(writer, invoice, document);
      recordChecks(writer, invoice, recorded, checked);
      await attachFiles(ledger, writer, recorded.invoiceId, invoice.attachments);
      joinDetail(writer, invoice.number);
      const number = invoice.number ?? '';
      const result: Outcome = recorded.known
        ? {
            status: 'duplicate',
            kind: outcome.kind,
            problem: problem(recorded.sameFigures ? 'same-invoice' : 'same-invoice-other-figures', { number }),
          }
        : { status: 'imported', kind: outcome.kind, problem: outcome.remarks[0] ?? null };
      if (recorded.known) await writer.manager.update(DocumentEntity, { id: document.id }, { outcome: 'duplicate' });
      await this.#add(writer, {
        ...named(arrival),
        ...result,
        documentId: document.id,
        invoiceId: recorded.invoiceId,
        invoiceNumber: invoice.number,
        pages: pages ?? 0,
        lines: invoice.lines.length,
        ...payable(invoice),
      });
    });
  }

  async #failed(arrival: Arrival, status: 'unreadable' | 'refused', kind: string, mediaType: string, why: Problem): Promise<void> {
    await keepArrival(this.#options.ledger, arrival);
    await this.#options.ledger.write(async (writer) => {
      const { id } = await addDocument(writer, arrival, mediaType, status, why);
      await this.#add(writer, { ...named(arrival), status, kind, documentId: id, problem: why });
    });
  }

  async #add(writer: LedgerWriter, item: Omit<NewItem, 'runId' | 'position'>): Promise<void> {
    await addItem(writer, { ...item, runId: this.#options.runId, position: this.#position++ });
  }
}

function named({ path, name }: Arrival): { path: string; name: string } {
  return { path, name };
}

/** What the list shows of an invoice: the amount due, else the total with tax, in micros. */
function payable({ totals, currency }: Invoice): { amountMicros: number | null; currency: string | null } {
  const printed = totals.payable ?? totals.taxInclusive;
  return { amountMicros: printed === null ? null : (parseDecimal(printed, microsDigits)?.value ?? null), currency };
}

/** An error of the file system about one file, as against one of the ledger or a full disk. */
function isDiskError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error && asProblem(error).code === 'unexpected';
}

/** Whether what ended a reading lay in the moment or in the profile asked for, and not in the file. */
function mayReadLater(recorded: string | null): boolean {
  const { code } = problemSchema.parse(JSON.parse(recorded ?? 'null'));
  return ['unexpected', 'reader-timeout', 'reader-out-of-memory', 'reader-failed', 'detail-sums', 'detail-profile-mismatch'].includes(code);
}

/** Amounts of several currencies have no sum: the list gives each. */
function severalCurrencies({ currencies }: DetailOutcome): Problem | null {
  if (currencies.length < 2) return null;
  const amounts = currencies.map(({ currency, amountMicros }) => `${formatMicros(amountMicros)} ${currency}`);
  return problem('detail-currencies', { amounts: amounts.join(' · ') });
}
