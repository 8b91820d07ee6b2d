/** The proof that nothing was lost or altered: originals against their fingerprints, totals against their lines, references, the database file itself. */
import { asProblem, type Problem, problem } from '../../src-preload/contract/problem.ts';
import { parseMinor } from '../billing/money.ts';
import { verifyDetail } from '../consumption/verify-detail.ts';
import { fingerprintFile, originalPath } from '../documents/archive.ts';
import type { Invoice } from '../intake/model.ts';
import type { Ledger } from '../ledger/ledger.ts';

export interface Verification {
  /** How many of each were checked. */
  readonly originals: number;
  readonly invoices: number;
  readonly consumptionLines: number;
  readonly problems: readonly Problem[];
}

export async function verifyLedger(ledger: Ledger): Promise<Verification> {
  const { sqlite } = ledger.reader;
  const problems: Problem[] = [];
  const integrity = sqlite.pragma('integrity_check(10)') as { integrity_check: string }[];
  for (const { integrity_check: message } of integrity) if (message !== 'ok') problems.push(problem('verify-database', { message }));
  const orphans = sqlite.pragma('foreign_key_check') as { table: string; rowid: number }[];
  for (const { table, rowid } of orphans.slice(0, 100)) problems.push(problem('verify-reference', { table, row: rowid }));

  const documents = sqlite.prepare('SELECT sha256, bytes FROM document ORDER BY id').all() as { sha256: string; bytes: number }[];
  for (const { sha256 } of documents) {
    const found = await fingerprintFile(originalPath(ledger.originalsFolder, sha256)).catch(() => null);
    if (!found) problems.push(problem('original-missing', { sha256 }));
    else if (found.sha256 !== sha256) problems.push(problem('original-altered', { sha256 }));
  }

  problems.push(...verifyInvoices(ledger), ...verifyDetail(sqlite));
  const count = (table: string) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  return { originals: documents.length, invoices: count('invoice'), consumptionLines: count('detail_line'), problems };
}

/** The rows that sums are made of against the invoice as it was given: neither may drift from the other. */
function verifyInvoices({ reader: { sqlite } }: Ledger): Problem[] {
  const problems: Problem[] = [];
  const rows = sqlite
    .prepare(
      `SELECT number, as_given AS asGiven, line_net_minor AS lineNet, tax_exclusive_minor AS taxExclusive, tax_minor AS tax,
        tax_inclusive_minor AS taxInclusive, payable_minor AS payable, currency,
        (SELECT count(*) FROM invoice_line WHERE invoice_id = invoice.id) AS lines, (SELECT count(*) FROM invoice_tax WHERE invoice_id = invoice.id) AS taxes
      FROM invoice WHERE status = 'complete'`,
    )
    .iterate() as Iterable<InvoiceFigures>;
  for (const row of rows) {
    try {
      const given = JSON.parse(row.asGiven) as Pick<Invoice, 'totals' | 'lines' | 'taxes'>;
      const same = (['lineNet', 'taxExclusive', 'tax', 'taxInclusive', 'payable'] as const).every((key) => {
        const printed = given.totals[key];
        return (printed === null ? null : (parseMinor(printed, row.currency ?? 'EUR')?.value ?? null)) === row[key];
      });
      if (!same || given.lines.length !== row.lines || given.taxes.length !== row.taxes)
        problems.push(problem('verify-invoice', { number: row.number }));
    } catch (error) {
      problems.push(asProblem(error));
    }
  }
  return problems;
}

interface InvoiceFigures {
  number: string;
  asGiven: string;
  currency: string | null;
  lineNet: number | null;
  taxExclusive: number | null;
  tax: number | null;
  taxInclusive: number | null;
  payable: number | null;
  lines: number;
  taxes: number;
}
