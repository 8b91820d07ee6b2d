/** `read PATH...`: what documents say; stores nothing. */
import { type InvoiceJson, invoiceAsJson } from '../../intake/as-json.ts';
import type { ReadOutcome } from '../../intake/outcome.ts';
import { type Command, UsageError } from '../command.ts';
import { consoleLanguage, printJsonList, reasonOf } from '../console.ts';
import { readDocuments, whyNotRead } from '../documents.ts';
import { printTable } from '../table.ts';

interface ReadFile {
  readonly path: string;
  readonly status: 'read' | 'unreadable' | 'refused';
  readonly reason: string | null;
  readonly invoice: InvoiceJson | null;
}

export const readCommand: Command = async ({ json }, paths) => {
  if (paths.length === 0) throw new UsageError('read: PATH?');
  let allRead = true;
  async function* files(): AsyncGenerator<ReadFile> {
    for await (const { path, outcome } of readDocuments(paths)) {
      const file = asFile(path, outcome);
      allRead &&= file.status === 'read';
      yield file;
    }
  }
  if (json) await printJsonList('files', files());
  else await printFiles(files());
  return allRead ? 0 : 1;
};

function asFile(path: string, outcome: ReadOutcome): ReadFile {
  const why = whyNotRead(outcome);
  const reason = (problem: typeof why) => reasonOf(problem, consoleLanguage());
  if (outcome.status !== 'read') return { path, status: outcome.status, reason: reason(why), invoice: null };
  if (!('invoice' in outcome)) return { path, status: 'refused', reason: reason(why), invoice: null };
  return { path, status: 'read', reason: outcome.remarks.map(reason).join(' ') || null, invoice: invoiceAsJson(outcome.invoice) };
}

async function printFiles(files: AsyncIterable<ReadFile>): Promise<void> {
  const titles =
    consoleLanguage() === 'fr'
      ? ['Fichier', 'Facture', 'Date', 'Fournisseur', 'À payer']
      : ['File', 'Invoice', 'Date', 'Supplier', 'Payable'];
  const rows: string[][] = [];
  for await (const { path, invoice, reason } of files) {
    rows.push(
      invoice
        ? [
            path,
            invoice.number ?? '',
            invoice.issueDate ?? '',
            invoice.seller.name ?? '',
            `${invoice.totals.payable ?? ''} ${invoice.currency ?? ''}`,
          ]
        : [path, '', '', reason ?? '', ''],
    );
  }
  printTable(
    titles.map((title, i) => ({ title, right: i === 4 })),
    rows,
  );
}
