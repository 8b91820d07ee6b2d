/** What the rules say of an invoice that is entered, and what only the ledger can add: it alone knows what the supplier sent before. */
import { formatDecimal, minorDigits } from '../billing/money.ts';
import type { Checked } from '../intake/check/check.ts';
import type { Finding } from '../intake/check/finding.ts';
import type { Invoice } from '../intake/model.ts';
import { addFinding, compactAccount, lastBankAccounts, recordBankAccounts, recordFindings } from '../ledger/invoice-checks.ts';
import type { LedgerReader, LedgerWriter } from '../ledger/ledger.ts';
import { judgeArrival } from './judge-addressees.ts';
import type { Recorded } from './record-invoice.ts';

const finding = (rule: string, values: Finding['values']): Finding => ({
  rule,
  ruleset: 'plausibility',
  severity: 'warning',
  where: '',
  line: null,
  values,
});

/** Whether a rule is one that only the ledger can hold an invoice against: reading the document again says nothing of it. */
export function isLedgerRule(rule: string): boolean {
  return rule === 'PLAUSIBLE-BANK-CHANGED' || rule === 'PLAUSIBLE-OTHER-FIGURES' || rule.startsWith('PLAUSIBLE-BUYER-');
}

/** The accounts an invoice asks to be paid on (BT-84). */
export function bankAccountsOf({ paymentMeans }: Pick<Invoice, 'paymentMeans'>): string[] {
  return [...new Set(paymentMeans.flatMap(({ iban }) => (iban === null || compactAccount(iban) === '' ? [] : [compactAccount(iban)])))];
}

/** Enters the findings on an invoice just recorded; of one that was known only that it came again with other figures. */
export function recordChecks(writer: LedgerWriter, invoice: Invoice, recorded: Recorded, checked: Checked): void {
  const { invoiceId, supplierId, known, sameFigures, knownPayableMinor } = recorded;
  if (known) {
    if (!sameFigures) addFinding(writer, invoiceId, otherFigures(invoice, knownPayableMinor));
    return;
  }
  const accounts = bankAccountsOf(invoice);
  const change = bankChange(writer, supplierId, { invoiceId, issueDate: invoice.issueDate }, accounts);
  recordBankAccounts(writer, invoiceId, accounts);
  recordFindings(writer, invoiceId, { rulesets: checked.rulesets, findings: [...checked.findings, ...change] });
  judgeArrival(writer, invoiceId, invoice);
}

/** None of the accounts asked for is one that the supplier's last invoice asked for: the commonest sign of payment fraud. */
function bankChange(
  reader: Pick<LedgerReader, 'sqlite'>,
  supplierId: number,
  entered: { readonly invoiceId: number; readonly issueDate: string | null },
  accounts: readonly string[],
): Finding[] {
  const before = lastBankAccounts(reader, supplierId, entered);
  if (accounts.length === 0 || before.length === 0 || accounts.some((account) => before.includes(account))) return [];
  return [finding('PLAUSIBLE-BANK-CHANGED', { found: accounts.join(', '), expected: before.join(', ') })];
}

/** The same invoice came again with another amount due. */
function otherFigures(invoice: Invoice, knownPayableMinor: number | null): Finding {
  const currency = invoice.currency?.toUpperCase() ?? 'EUR';
  const known = knownPayableMinor === null ? '–' : formatDecimal(knownPayableMinor, minorDigits(currency));
  return finding('PLAUSIBLE-OTHER-FIGURES', { found: invoice.totals.payable ?? invoice.totals.taxInclusive ?? '–', expected: known });
}
