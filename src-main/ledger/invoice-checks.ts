/** The findings of the ledger's invoices: written when an invoice is entered or checked again, read beside its figures. */
import type { Checked } from '../intake/check/check.ts';
import type { Finding, RuleSet } from '../intake/check/finding.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

/** Raised whenever a rule changes: invoices checked by an earlier version are checked again. */
export const rulesVersion = 1;

/** Findings kept of one invoice; its counts tell of all. */
const keptFindings = 5_000;

/** How many findings of a severity there are, those that were not listed one by one included. */
function countOf(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).reduce((count, { values }) => count + 1 + Number(values.more ?? 0), 0);
}

/** Enters what the rules say of an invoice, in place of what they said before. */
export function recordFindings({ sqlite }: LedgerWriter, invoiceId: number, checked: Pick<Checked, 'rulesets' | 'findings'>): void {
  const { rulesets, findings } = checked;
  sqlite.prepare('DELETE FROM finding WHERE invoice_id = ?').run(invoiceId);
  sqlite
    .prepare(
      'INSERT OR REPLACE INTO invoice_check (invoice_id, rules_version, rulesets, errors, warnings, checked_at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(
      invoiceId,
      rulesVersion,
      JSON.stringify(rulesets),
      countOf(findings, 'error'),
      countOf(findings, 'warning'),
      new Date().toISOString(),
    );
  const insert = sqlite.prepare(
    'INSERT INTO finding (invoice_id, rule, ruleset, severity, place, line, value_list) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { rule, ruleset, severity, where, line, values } of findings.slice(0, keptFindings))
    insert.run(invoiceId, rule, ruleset, severity, where, line, JSON.stringify(values));
}

/** Adds one finding to an invoice already entered, once: what the ledger learns of it later. */
export function addFinding(writer: LedgerWriter, invoiceId: number, finding: Finding): void {
  const known = invoiceFindings(writer, invoiceId);
  const values = JSON.stringify(finding.values);
  const findings = known?.findings ?? [];
  if (findings.some(({ rule, values: said }) => rule === finding.rule && JSON.stringify(said) === values)) return;
  recordFindings(writer, invoiceId, { rulesets: known?.rulesets ?? [], findings: [...findings, finding] });
}

/**
 * Enters findings of some rules in place of those that the same rules made before, where they differ; what other rules say stays.
 * An invoice that was never checked is still to be.
 */
export function replaceFindings(
  writer: LedgerWriter,
  invoiceId: number,
  isOne: (rule: string) => boolean,
  findings: readonly Finding[],
): void {
  const known = invoiceFindings(writer, invoiceId);
  const before = known?.findings.filter(({ rule }) => isOne(rule)) ?? [];
  const said = (all: readonly Finding[]) => JSON.stringify(all.map(({ rule, values }) => [rule, values]));
  if (said(before) === said(findings)) return;
  const others = known?.findings.filter(({ rule }) => !isOne(rule)) ?? [];
  const version = writer.sqlite.prepare('SELECT rules_version FROM invoice_check WHERE invoice_id = ?').pluck().get(invoiceId);
  recordFindings(writer, invoiceId, { rulesets: known?.rulesets ?? [], findings: [...others, ...findings] });
  writer.sqlite
    .prepare('UPDATE invoice_check SET rules_version = ?, checked_at = coalesce(?, checked_at) WHERE invoice_id = ?')
    .run(version ?? 0, known?.checkedAt ?? null, invoiceId);
}

export interface InvoiceFindings {
  /** ISO instant. */
  readonly checkedAt: string;
  readonly rulesets: readonly RuleSet[];
  readonly errors: number;
  readonly warnings: number;
  /** Errors first, then in the order of the rule sets and of the document. */
  readonly findings: readonly Finding[];
}

/** What the rules said of an invoice; null where it was never checked. */
export function invoiceFindings({ sqlite }: Pick<LedgerReader, 'sqlite'>, invoiceId: number): InvoiceFindings | null {
  const row = sqlite
    .prepare('SELECT checked_at AS checkedAt, rulesets, errors, warnings FROM invoice_check WHERE invoice_id = ?')
    .get(invoiceId) as { checkedAt: string; rulesets: string; errors: number; warnings: number } | undefined;
  if (row === undefined) return null;
  const findings = sqlite
    .prepare(
      `SELECT rule, ruleset, severity, place AS "where", line, value_list AS valueList
      FROM finding WHERE invoice_id = ? ORDER BY severity = 'warning', id`,
    )
    .all(invoiceId) as (Omit<Finding, 'values'> & { valueList: string })[];
  return {
    ...row,
    rulesets: JSON.parse(row.rulesets) as RuleSet[],
    findings: findings.map(({ valueList, ...finding }) => ({ ...finding, values: JSON.parse(valueList) as Finding['values'] })),
  };
}

/** Notes the bank accounts an invoice asks to be paid on. */
export function recordBankAccounts({ sqlite }: LedgerWriter, invoiceId: number, accounts: readonly string[]): void {
  const insert = sqlite.prepare('INSERT OR IGNORE INTO invoice_bank_account (invoice_id, account) VALUES (?, ?)');
  for (const account of accounts) insert.run(invoiceId, compactAccount(account));
}

/** An account number without blanks, in capitals, as it is compared. */
export function compactAccount(account: string): string {
  return account.replace(/\s/g, '').toUpperCase();
}

/** The accounts that the supplier's last invoice before `issueDate` asked to be paid on, of those that named any. */
export function lastBankAccounts(
  { sqlite }: Pick<LedgerReader, 'sqlite'>,
  supplierId: number,
  { invoiceId, issueDate }: { readonly invoiceId: number; readonly issueDate: string | null },
): string[] {
  return sqlite
    .prepare(
      `SELECT account FROM invoice_bank_account WHERE invoice_id = (
        SELECT invoice.id FROM invoice WHERE supplier_id = ? AND invoice.id <> ? AND coalesce(issue_date, '') <= coalesce(?, '9999')
          AND EXISTS (SELECT 1 FROM invoice_bank_account WHERE invoice_id = invoice.id)
        ORDER BY issue_date DESC, invoice.id DESC LIMIT 1) ORDER BY account`,
    )
    .pluck()
    .all(supplierId, invoiceId, issueDate) as string[];
}
