/**
 * Bulk print: chosen invoices in one PDF, each under a bookmark, with separator sheets where wanted. Items are read and prepared one after
 * another in a thread that can be killed and go straight to the disk, so that memory holds one item and the places of the others.
 */
import { Worker } from 'node:worker_threads';
import { asProblem, type Language, type Problem, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { askThread, type ThreadLimits } from '../intake/ask-thread.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { stopIfCancelled, type Work } from '../ledger/work.ts';
import { workerFile } from '../ledger/worker-file.ts';
import type { PageSource } from './complete-pdf.ts';
import type { Answer, DocumentsWorkerData, Request } from './documents-worker.ts';
import { Assembly, type Bookmark, type Part } from './pdf/assembly.ts';
import type { Segment } from './pdf/segment.ts';
import type { ListedInvoice } from './separator.ts';
import { words } from './words.ts';

export interface PrintOrder {
  readonly ledger: Ledger;
  /** In the order they are printed; with separators, the invoices of one supplier or account come together at the place of the first. */
  readonly invoiceIds: readonly number[];
  readonly separator: 'none' | 'supplier' | 'account';
  readonly language: Language;
  readonly pages: PageSource;
  readonly outPath: string;
  readonly work: Work;
}

export interface PrintItem {
  readonly invoiceId: number;
  /** Empty where the invoice has none or is not in the ledger. */
  readonly number: string;
  readonly pages: number;
  readonly status: 'done' | 'failed' | 'cancelled';
  readonly problem: Problem | null;
}

export interface Printed {
  /** Every invoice asked for, in the order printed. */
  readonly items: readonly PrintItem[];
  /** Of the whole file; `separatorPages` of them are separator sheets. */
  readonly pages: number;
  readonly separatorPages: number;
}

const threadLimits: ThreadLimits = { timeoutMs: 300_000, memoryMb: 1024 };

/**
 * Prints into one file. An item that cannot be read fails alone. The file takes its name once its pages have been read back and counted.
 * @param record is told the result of every item once, however it ends; where no file came out, no item is `done`
 * @throws ProblemError cancelled, print-nothing, print-count-mismatch, output-not-written: then there is no file
 */
export async function printInvoices(
  order: PrintOrder,
  record: (items: readonly PrintItem[]) => Promise<void> | void,
  limits = threadLimits,
): Promise<Printed> {
  const groups = grouped(order);
  const run = new PrintRun(order, groups, limits);
  try {
    const printed = await run.print();
    await record(printed.items);
    return printed;
  } catch (error) {
    const reason = asProblem(error);
    await record(run.withoutFile(reason));
    throw error;
  }
}

interface Wanted extends Omit<ListedInvoice, 'pages'> {
  readonly invoiceId: number;
  readonly found: boolean;
  readonly group: string;
}

/** What is printed of each invoice, group by group; one group where there are no separators. */
function grouped({ ledger, invoiceIds, separator }: PrintOrder): Wanted[][] {
  const rows = ledger.reader.sqlite
    .prepare(
      `SELECT invoice.id AS invoiceId, invoice.number, issue_date AS issueDate, supplier.name AS supplier, currency,
        coalesce(account.nickname || ' (' || account.number || ')', account.number) AS account,
        sign * tax_exclusive_minor AS taxExclusiveMinor, sign * tax_inclusive_minor AS taxInclusiveMinor,
        ${separator === 'account' ? `'account ' || coalesce(account_id, '-')` : `''`} || ' of ' || coalesce(invoice.supplier_id, '-') AS "group"
      FROM json_each(?) AS wanted JOIN invoice ON invoice.id = wanted.value
      LEFT JOIN supplier ON supplier.id = invoice.supplier_id LEFT JOIN billing_account AS account ON account.id = account_id`,
    )
    .all(JSON.stringify(invoiceIds)) as Omit<Wanted, 'found'>[];
  const known = new Map(rows.map((row) => [row.invoiceId, row]));
  const groups = new Map<string, Wanted[]>();
  for (const invoiceId of invoiceIds) {
    const row = known.get(invoiceId);
    const wanted: Wanted = row ? { ...row, found: true } : { ...unknownInvoice, invoiceId };
    const key = separator === 'none' ? '' : wanted.group;
    const group = groups.get(key);
    if (group) group.push(wanted);
    else groups.set(key, [wanted]);
  }
  return [...groups.values()];
}

const unknownInvoice = {
  found: false,
  number: '',
  issueDate: null,
  supplier: null,
  account: null,
  currency: null,
  taxExclusiveMinor: null,
  taxInclusiveMinor: null,
  group: '',
} as const;

class PrintRun {
  readonly #order: PrintOrder;
  readonly #groups: readonly (readonly Wanted[])[];
  readonly #limits: ThreadLimits;
  readonly #items: PrintItem[] = [];
  readonly #parts: Part[] = [];
  readonly #bookmarks: Bookmark[] = [];
  #thread: Worker | null = null;
  #separatorPages = 0;

  constructor(order: PrintOrder, groups: readonly (readonly Wanted[])[], limits: ThreadLimits) {
    this.#order = order;
    this.#groups = groups;
    this.#limits = limits;
  }

  async print(): Promise<Printed> {
    const stop = () => this.#thread?.terminate();
    this.#order.work.signal.addEventListener('abort', stop);
    const assembly = await Assembly.create(this.#order.outPath);
    try {
      for (const group of this.#groups) await this.#printGroup(assembly, group);
      stopIfCancelled(this.#order.work);
      if (!this.#items.some(({ status }) => status === 'done')) throw new ProblemError('print-nothing');
      const said = words[this.#order.language];
      const count = this.#items.filter(({ status }) => status === 'done').length;
      const pages = await assembly.finish(this.#parts, this.#bookmarks, said.invoiceCount(count));
      return { items: this.#items, pages, separatorPages: this.#separatorPages };
    } catch (error) {
      await assembly.abandon();
      throw error;
    } finally {
      this.#order.work.signal.removeEventListener('abort', stop);
      await this.#thread?.terminate();
    }
  }

  /** Every item where no file came out: those that failed keep their reason, the others get that of the whole. */
  withoutFile(reason: Problem): PrintItem[] {
    const status = reason.code === 'cancelled' ? 'cancelled' : 'failed';
    return this.#groups.flat().map(({ invoiceId, number }, index) => {
      const item = this.#items[index];
      return item?.status === 'failed' ? item : { invoiceId, number, pages: 0, status, problem: reason };
    });
  }

  async #printGroup(assembly: Assembly, group: readonly Wanted[]): Promise<void> {
    const { separator, language } = this.#order;
    const firstItem = this.#items.length;
    const firstPart = this.#parts.length;
    for (const wanted of group) await this.#printItem(assembly, wanted);
    const items = this.#items.slice(firstItem);
    if (separator === 'none' || !items.some(({ status }) => status === 'done')) return;
    const invoices = group.map(({ found, invoiceId, group: _, ...listed }, index) => ({ ...listed, pages: items[index]?.pages ?? 0 }));
    const segment = await this.#segment({ work: 'separator', sheet: { by: separator, invoices, language }, first: assembly.nextNumber });
    const part = await assembly.add(segment);
    this.#separatorPages += part.pages;
    this.#parts.splice(firstPart, 0, part);
  }

  async #printItem(assembly: Assembly, { invoiceId, number, supplier, found }: Wanted): Promise<void> {
    stopIfCancelled(this.#order.work);
    const { language, pages: source } = this.#order;
    const total = this.#order.invoiceIds.length;
    this.#order.work.progress({ done: this.#items.length, total, current: number });
    let pages = 0;
    let why: Problem | null = found ? null : problem('invoice-not-found');
    if (found) {
      try {
        const segment = await this.#segment({ work: 'invoice', invoiceId, language, pages: source, first: assembly.nextNumber });
        const part = await assembly.add(segment);
        this.#parts.push(part);
        this.#bookmarks.push({ title: [number, supplier].filter(Boolean).join(' · '), part });
        pages = part.pages;
      } catch (error) {
        stopIfCancelled(this.#order.work);
        why = asProblem(error);
        if (why.code === 'output-not-written') throw error; // the file itself, not this item
      }
    }
    this.#items.push({ invoiceId, number, pages, status: why ? 'failed' : 'done', problem: why });
    this.#order.work.progress({ done: this.#items.length, total, current: number });
  }

  /** Asks the thread, and gives it up where it does not answer as it should. */
  async #segment(request: Request): Promise<Segment> {
    const thread = this.#thread ?? this.#startThread();
    this.#thread = thread;
    let answer: Answer;
    try {
      answer = await askThread<Request, Answer>(thread, request, this.#limits);
    } catch (error) {
      this.#thread = null;
      await thread.terminate();
      throw error;
    }
    if ('segment' in answer) return answer.segment;
    const { code, params } = answer.problem;
    throw new ProblemError(code, params);
  }

  #startThread(): Worker {
    const { databasePath, originalsFolder } = this.#order.ledger;
    return new Worker(workerFile('documents/documents-worker.ts'), {
      workerData: { databasePath, originalsFolder } satisfies DocumentsWorkerData,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMb },
    });
  }
}
