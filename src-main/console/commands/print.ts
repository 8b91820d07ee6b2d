/** `print`: the complete invoices as one PDF, with the list of every item and its pages. */

import { separators } from '../../../src-preload/contract/documents.ts';
import { problem, problemSchema } from '../../../src-preload/contract/problem.ts';
import type { RunItemRow } from '../../ledger/entities.ts';
import { type Command, UsageError } from '../command.ts';
import { type ConsoleDesk, consoleLanguage, printJson, printRunEnd, printRunProblem, reasonOf, withDesk } from '../console.ts';
import { printTable } from '../table.ts';
import { itemsOf } from './import.ts';

export const printCommand: Command = async (options, words) => {
  const { json, invoices = [], all, out, separator = 'none' } = options;
  const numbers = [...invoices, ...words];
  if (out === undefined) throw new UsageError('--out?');
  if (all === numbers.length > 0) throw new UsageError('--invoices | --all');
  const chosen = separators.find((one) => one === separator);
  if (!chosen) throw new UsageError(`--separator ${separator}`);
  return withDesk(options, async (desk) => {
    const missing = numbers.filter((number) => idsOf(desk, number).length === 0);
    const ids = all ? null : numbers.flatMap((number) => idsOf(desk, number));
    const { runId, items } = await printInvoices(desk, ids, chosen, out);
    const run = await desk.ended(runId);
    const listed = [
      ...items.map(itemJson),
      ...missing.map((invoice) => ({ invoice, pages: 0, status: 'failed', reason: notThere(invoice) })),
    ];
    const pages = items.reduce((sum, item) => sum + item.pages, 0);
    if (json) {
      printJson({ items: listed, pages });
      printRunProblem(run, consoleLanguage());
    } else {
      printItems(listed);
      printRunEnd(run, consoleLanguage());
    }
    return run.state === 'done' && run.failed === 0 && missing.length === 0 ? 0 : 1;
  });
};

/** Prints into `out` and waits for the end; `ids` null prints all, oldest first. */
export async function printInvoices(desk: ConsoleDesk, ids: readonly number[] | null, separator: (typeof separators)[number], out: string) {
  const { runId } = await desk.handlers.documents.print({
    selection: ids === null ? { mode: 'all', query: { sort: [], filters: [], search: '' }, except: [] } : { mode: 'some', ids: [...ids] },
    sort: [
      { column: 'supplier', descending: false },
      { column: 'issueDate', descending: false },
    ],
    separator,
    language: consoleLanguage(),
    pages: 'supplier',
    target: desk.grant(out, 'target'),
  });
  await desk.ended(runId);
  return { runId, items: await itemsOf(desk, runId) };
}

function idsOf({ ledger }: ConsoleDesk, number: string): number[] {
  return ledger.reader.sqlite.prepare('SELECT id FROM invoice WHERE number = ?').pluck().all(number) as number[];
}

/** An item of a print run, as the console lists it. */
export function itemJson({ invoiceNumber, name, pages, status, problem: why }: RunItemRow) {
  return {
    invoice: invoiceNumber ?? name,
    pages,
    status,
    reason: why === null ? null : reasonOf(problemSchema.parse(JSON.parse(why)), consoleLanguage()),
  };
}

function notThere(number: string): string | null {
  return reasonOf(problem('invoice-number-unknown', { number }), consoleLanguage());
}

export function printItems(items: readonly { invoice: string; pages: number; status: string; reason: string | null }[]): void {
  const titles = consoleLanguage() === 'fr' ? ['Facture', 'Pages', 'Issue', ''] : ['Invoice', 'Pages', 'Outcome', ''];
  printTable(
    titles.map((title, i) => ({ title, right: i === 1 })),
    items.map(({ invoice, pages, status, reason }) => [invoice, String(pages), status, reason ?? '']),
  );
}
