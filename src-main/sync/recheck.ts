/** Invoices that were received before the present rules are held against them, one by one, in the background. */
import { originalPath } from '../documents/archive.ts';
import type { FileReader } from '../intake/reader.ts';
import { invoiceFindings, recordBankAccounts, recordFindings, rulesVersion } from '../ledger/invoice-checks.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { bankAccountsOf, isLedgerRule } from './ledger-findings.ts';

/**
 * Checks what was never checked or was by earlier rules, and answers how many invoices that were. What an invoice says stays as it was
 * entered, and so do the findings that only the ledger can make; an original that can no longer be read is left for the ledger's verification to tell.
 */
export async function recheckInvoices(ledger: Ledger, reader: FileReader, signal: AbortSignal): Promise<number> {
  const waiting = ledger.reader.sqlite
    .prepare(
      `SELECT invoice.id, sha256 FROM invoice
      JOIN invoice_document AS link ON link.invoice_id = invoice.id AND role = 'original' JOIN document ON document.id = document_id
      LEFT JOIN invoice_check AS checked ON checked.invoice_id = invoice.id
      WHERE format IN ('ubl', 'cii', 'facturx') AND coalesce(rules_version, 0) < ? ORDER BY issue_date DESC, invoice.id DESC`,
    )
    .all(rulesVersion) as { id: number; sha256: string }[];
  let count = 0;
  for (const { id, sha256 } of waiting) {
    if (signal.aborted) break;
    const outcome = await reader.read(originalPath(ledger.originalsFolder, sha256));
    if (!('checked' in outcome) || outcome.checked === null) continue;
    const { checked } = outcome;
    await ledger.write((writer) => {
      const known = invoiceFindings(writer, id)?.findings.filter(({ rule }) => isLedgerRule(rule)) ?? [];
      recordFindings(writer, id, { rulesets: checked.rulesets, findings: [...checked.findings, ...known] });
      if (outcome.status === 'read') recordBankAccounts(writer, id, bankAccountsOf(outcome.invoice));
    });
    count += 1;
  }
  return count;
}
