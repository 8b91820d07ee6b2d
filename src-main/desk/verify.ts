/** The proof that nothing was lost or altered: originals against their fingerprints, totals against their lines, references, the database file itself. */
import { asProblem, type Problem, problem } from '../../src-preload/contract/problem.ts';
import { verifyDetail } from '../consumption/verify-detail.ts';
import { fingerprintFile, originalPath } from '../documents/archive.ts';
import { fromStored } from '../intake/stored.ts';
import { InvoiceEntity, InvoiceLineEntity, InvoiceTax } from '../ledger/entities.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { containerMediaTypes } from '../sync/keep-document.ts';
import { invoiceFigures, lineRows, taxRows } from '../sync/record-invoice.ts';

export interface Verification {
  /** How many of each were checked. */
  readonly originals: number;
  readonly invoices: number;
  readonly consumptionLines: number;
  readonly problems: readonly Problem[];
}

/** Invoices read at a time. */
const pageRows = 200;

/** Checks all it can reach: what a damaged file does not let be read is a problem of the list, not its end. */
export async function verifyLedger(ledger: Ledger): Promise<Verification> {
  const { sqlite } = ledger.reader;
  const problems: Problem[] = [];
  const part = async <T>(check: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await check();
    } catch (error) {
      problems.push(asProblem(error));
      return null;
    }
  };
  const count = (table: string) => part(() => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number);
  await part(() => problems.push(...verifyDatabase(ledger)));
  const originals = await part(() => verifyOriginals(ledger, problems));
  await part(() => verifyInvoices(ledger, problems));
  await part(() => problems.push(...verifyBelonging(ledger)));
  await part(() => problems.push(...verifyDetail(sqlite)));
  return {
    originals: originals ?? 0,
    invoices: (await count('invoice')) ?? 0,
    consumptionLines: (await part(() => sqlite.prepare('SELECT coalesce(sum(lines), 0) FROM detail_segment').pluck().get() as number)) ?? 0,
    problems,
  };
}

function verifyDatabase({ reader: { sqlite } }: Ledger): Problem[] {
  const integrity = sqlite.pragma('integrity_check(10)') as { integrity_check: string }[];
  const orphans = sqlite.pragma('foreign_key_check') as { table: string; rowid: number | null }[];
  return [
    ...integrity
      .filter(({ integrity_check: message }) => message !== 'ok')
      .map(({ integrity_check: message }) => problem('verify-database', { message })),
    ...orphans.slice(0, 100).map(({ table, rowid }) => problem('verify-reference', { table, row: rowid ?? '–' })),
  ];
}

async function verifyOriginals({ reader: { sqlite }, originalsFolder }: Ledger, problems: Problem[]): Promise<number> {
  const documents = sqlite.prepare('SELECT sha256 FROM document ORDER BY id').pluck().all() as string[];
  for (const sha256 of documents) {
    const found = await fingerprintFile(originalPath(originalsFolder, sha256)).catch(() => null);
    if (!found) problems.push(problem('original-missing', { sha256 }));
    else if (found.sha256 !== sha256) problems.push(problem('original-altered', { sha256 }));
  }
  return documents.length;
}

/** The columns and rows that sums are made of against the invoice as it was given: neither may drift from the other. */
async function verifyInvoices({ reader: { manager } }: Ledger, problems: Problem[]): Promise<void> {
  const drifted = (kept: object, given: object) => {
    const column = new Map(Object.entries(kept));
    return Object.entries(given).some(([key, value]) => column.get(key) !== value);
  };
  const rowsDrifted = (kept: readonly object[], given: readonly object[]) =>
    kept.length !== given.length || given.some((row, i) => drifted(kept[i] ?? {}, row));
  for (let skip = 0; ; skip += pageRows) {
    const invoices = await manager.find(InvoiceEntity, { where: { status: 'complete' }, order: { id: 'ASC' }, skip, take: pageRows });
    for (const invoice of invoices) {
      const rows = { where: { invoiceId: invoice.id }, order: { position: 'ASC' as const } };
      try {
        const given = fromStored(invoice.asGiven);
        if (given === null) throw new Error('says nothing');
        const [taxes, lines] = [await manager.find(InvoiceTax, rows), await manager.find(InvoiceLineEntity, rows)];
        if (drifted(invoice, invoiceFigures(given)) || rowsDrifted(taxes, taxRows(given)) || rowsDrifted(lines, lineRows(given)))
          problems.push(problem('verify-invoice', { number: invoice.number }));
      } catch {
        problems.push(problem('verify-invoice', { number: invoice.number }));
      }
    }
    if (invoices.length < pageRows) return;
  }
}

/** What an import enters together must still be there together: an invoice has its original, a document what was read from it. */
function verifyBelonging({ reader: { sqlite } }: Ledger): Problem[] {
  const numbers = sqlite
    .prepare(
      `SELECT number FROM invoice WHERE NOT EXISTS
        (SELECT 1 FROM invoice_document WHERE invoice_id = invoice.id AND role = 'original') ORDER BY id LIMIT 100`,
    )
    .pluck()
    .all() as string[];
  const names = sqlite
    .prepare(
      `SELECT name FROM document WHERE outcome IN ('imported', 'duplicate') AND CASE
        WHEN media_type IN (SELECT value FROM json_each(?)) THEN 0
        ELSE NOT EXISTS (SELECT 1 FROM detail_batch WHERE document_id = document.id)
          AND NOT EXISTS (SELECT 1 FROM detail_withdrawal WHERE document_id = document.id)
          AND NOT EXISTS (SELECT 1 FROM bank_file WHERE document_id = document.id)
          AND NOT EXISTS (SELECT 1 FROM invoice_document WHERE document_id = document.id) END ORDER BY id LIMIT 100`,
    )
    .pluck()
    .all(JSON.stringify(containerMediaTypes)) as string[];
  return [
    ...numbers.map((number) => problem('verify-invoice-original', { number })),
    ...names.map((name) => problem('verify-document-lost', { name })),
  ];
}
