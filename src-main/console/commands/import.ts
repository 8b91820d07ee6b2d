/** `import PATH...`: brings files and folders in, and lists every one with its outcome. */
import { existsSync } from 'node:fs';
import { problemSchema } from '../../../src-preload/contract/problem.ts';
import { addExact, formatDecimal, formatMicros, microsDigits, minorDigits } from '../../billing/money.ts';
import { detailProfiles } from '../../consumption/profiles/index.ts';
import { RunItem, type RunItemRow } from '../../ledger/entities.ts';
import { type Command, UsageError } from '../command.ts';
import {
  type ConsoleDesk,
  consoleLanguage,
  defaultLedgerFolder,
  printJson,
  printRunEnd,
  printRunProblem,
  reasonOf,
  withDesk,
} from '../console.ts';
import { plain, printTable } from '../table.ts';

export const importCommand: Command = (options, paths) => {
  const { ledger, json, profile } = options;
  if (paths.length === 0) throw new UsageError('import: PATH?');
  const known = profile === undefined || detailProfiles.some(({ name }) => name === profile);
  // A name that a person gave is known to the ledger alone.
  if (!known && !existsSync(ledger ?? defaultLedgerFolder())) throw new UsageError(`--profile ${profile}`);
  return withDesk(options, async (desk) => {
    if (!known && !(await desk.handlers.mapping.list()).some(({ name }) => name === profile)) throw new UsageError(`--profile ${profile}`);
    const grants = paths.map((path) => desk.grant(path, 'file'));
    const { runId } = await desk.handlers.imports.start({ grants, profile: profile ?? null });
    const run = await desk.ended(runId);
    const items = await itemsOf(desk, runId);
    if (json) {
      printJson({ ...importJson(items), totals: totalsOf(desk, items) });
      printRunProblem(run, consoleLanguage());
    } else {
      printItems(items);
      printRunEnd(run, consoleLanguage());
    }
    return run.state !== 'done' || run.failed > 0 ? 1 : 0;
  });
};

/** The list of a run, in order. */
export function itemsOf({ ledger }: ConsoleDesk, runId: number): Promise<RunItemRow[]> {
  return ledger.reader.manager.find(RunItem, { where: { runId }, order: { position: 'ASC' } });
}

function importJson(items: readonly RunItemRow[]) {
  const language = consoleLanguage();
  return {
    files: items.map((item) => ({
      path: item.path,
      status: item.status,
      kind: item.kind,
      invoice: item.invoiceNumber,
      lines: item.lines,
      amount: amountOf(item),
      reason: reasonOf(item.problem === null ? null : problemSchema.parse(JSON.parse(item.problem)), language),
    })),
  };
}

/** What the list adds up to. `consumptionAmount` is a control sum over all lines; where currencies differ only `consumptionAmounts` are amounts of money. */
function totalsOf({ ledger }: ConsoleDesk, items: readonly RunItemRow[]) {
  const imported = items.filter(({ status }) => status === 'imported');
  const duplicates = items.filter(({ status }) => status === 'duplicate').length;
  const leftAside = items.filter(({ status }) => status === 'done').length;
  const detail = imported.filter(({ kind }) => kind === 'csv');
  const amounts = ledger.reader.sqlite
    .prepare(
      `SELECT currency, sum(amount_micros) AS micros FROM detail_batch
      WHERE document_id IN (SELECT value FROM json_each(?)) GROUP BY currency ORDER BY currency`,
    )
    .all(JSON.stringify(detail.map(({ documentId }) => documentId))) as { currency: string; micros: number }[];
  return {
    files: items.length,
    imported: imported.length,
    duplicates,
    leftAside,
    failed: items.length - imported.length - duplicates - leftAside,
    invoices: imported.filter(({ invoiceId }) => invoiceId !== null).length,
    consumptionLines: detail.reduce((sum, { lines }) => sum + lines, 0),
    consumptionAmount: formatMicros(amounts.reduce((sum, { micros }) => addExact(sum, micros), 0)),
    consumptionAmounts: amounts.map(({ currency, micros }) => ({ currency, amount: formatMicros(micros) })),
  };
}

/** Call detail to the millionth; an invoice to its currency's decimals, or more where the supplier printed more. */
function amountOf({ amountMicros, kind, currency }: RunItemRow): string | null {
  if (amountMicros === null) return null;
  const printed = formatMicros(amountMicros);
  if (kind === 'csv') return printed;
  const digits = minorDigits(currency ?? 'EUR');
  const unit = 10 ** (microsDigits - digits);
  return amountMicros % unit === 0 ? formatDecimal(amountMicros / unit, digits) : printed.replace(/0+$/, '');
}

function printItems(items: readonly RunItemRow[]): void {
  const language = consoleLanguage();
  const titles =
    language === 'fr'
      ? ['Fichier', 'Issue', 'Genre', 'Facture', 'Lignes', 'Montant']
      : ['File', 'Outcome', 'Kind', 'Invoice', 'Lines', 'Amount'];
  printTable(
    titles.map((title, i) => ({ title, right: i >= 4 })),
    items.map((item) => [item.name, item.status, item.kind, item.invoiceNumber ?? '', String(item.lines), amountOf(item) ?? '']),
  );
  for (const { name, status, problem } of items) {
    if (problem !== null && status !== 'imported')
      process.stdout.write(`${plain(`${name}: ${reasonOf(problemSchema.parse(JSON.parse(problem)), language)}`)}\n`);
  }
}
