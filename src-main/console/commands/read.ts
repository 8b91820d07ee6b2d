/** `read PATH...`: what documents say; stores nothing. */

import { type Problem, problem } from '../../../src-preload/contract/problem.ts';
import { type InvoiceJson, invoiceAsJson } from '../../intake/as-json.ts';
import { outcomeOf, type ReadOutcome } from '../../intake/outcome.ts';
import { createFileReader, type FileReader } from '../../intake/reader.ts';
import { findFiles } from '../../sync/find-files.ts';
import { type Command, UsageError } from '../command.ts';
import { consoleLanguage, printJson, reasonOf } from '../console.ts';
import { printTable } from '../table.ts';

interface ReadFile {
  readonly path: string;
  readonly status: 'read' | 'unreadable' | 'refused';
  readonly reason: string | null;
  readonly invoice: InvoiceJson | null;
}

export const readCommand: Command = async ({ json }, paths) => {
  if (paths.length === 0) throw new UsageError('read: PATH?');
  const reader = createFileReader();
  const files: ReadFile[] = [];
  try {
    for (const found of await findFiles(paths)) {
      if (found.problem) files.push(asFile(found.path, outcomeOf('unknown', found.problem)));
      else files.push(...(await readOne(reader, found.path)));
    }
  } finally {
    await reader.close();
  }
  if (json) printJson({ files });
  else printFiles(files);
  return files.every(({ status }) => status === 'read') ? 0 : 1;
};

async function readOne(reader: FileReader, path: string): Promise<ReadFile[]> {
  const outcome = await reader.read(path);
  if (outcome.status !== 'read' || outcome.kind !== 'zip') return [asFile(path, outcome)];
  const files: ReadFile[] = [];
  for await (const member of reader.members(path)) {
    const shown = member.path === '' ? path : `${path}!${member.path}`;
    if ('problem' in member) files.push(asFile(shown, outcomeOf('unknown', member.problem)));
    else files.push(asFile(shown, await reader.read(member.bytes)));
  }
  return files;
}

function asFile(path: string, outcome: ReadOutcome): ReadFile {
  if (outcome.status !== 'read') return failed(path, outcome.status, outcome.problem);
  if (!('invoice' in outcome))
    return failed(path, 'refused', problem(outcome.kind === 'pdf' ? 'to-complete' : 'not-a-document', { kind: outcome.kind }));
  return { path, status: 'read', reason: reasonOf(outcome.remarks[0] ?? null, consoleLanguage()), invoice: invoiceAsJson(outcome.invoice) };
}

function failed(path: string, status: 'unreadable' | 'refused', why: Problem): ReadFile {
  return { path, status, reason: reasonOf(why, consoleLanguage()), invoice: null };
}

function printFiles(files: readonly ReadFile[]): void {
  const titles =
    consoleLanguage() === 'fr'
      ? ['Fichier', 'Facture', 'Date', 'Fournisseur', 'À payer']
      : ['File', 'Invoice', 'Date', 'Supplier', 'Payable'];
  printTable(
    titles.map((title, i) => ({ title, right: i === 4 })),
    files.map(({ path, invoice, reason }) =>
      invoice
        ? [
            path,
            invoice.number ?? '',
            invoice.issueDate ?? '',
            invoice.seller.name ?? '',
            `${invoice.totals.payable ?? ''} ${invoice.currency ?? ''}`,
          ]
        : [path, '', '', reason ?? '', ''],
    ),
  );
}
