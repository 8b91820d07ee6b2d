/** What the rules say of an invoice, and what of it is worth writing about to its supplier. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { checks as contract, FindingSaid } from '../../src-preload/contract/checks.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { Topic } from '../intake/check/rule-text.ts';
import { fromStored } from '../intake/stored.ts';
import { InvoiceEntity } from '../ledger/entities.ts';
import { invoiceFindings } from '../ledger/invoice-checks.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import type { DeskContext } from './desk.ts';

export function checkHandlers({ ledger }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    of: async ({ invoiceId }) => {
      const { found, said } = await readFindings(ledger.reader, invoiceId);
      return found && { ...found, rulesets: [...found.rulesets], findings: said };
    },
  };
}

/** What an invoice says and what the rules say of it. @throws ProblemError invoice-not-found */
export async function readFindings(reader: LedgerReader, invoiceId: number) {
  const row = await reader.manager.findOneBy(InvoiceEntity, { id: invoiceId });
  if (!row) throw new ProblemError('invoice-not-found');
  const given = fromStored(row.asGiven);
  const found = invoiceFindings(reader, invoiceId);
  // The words of all rules are loaded when the first invoice is looked at: opening the ledger does not wait for them.
  const { sayFindings } = await import('./said-findings.ts');
  return { given, found, said: sayFindings(found?.findings ?? [], given) };
}

/** Whether who asks for the money may not be the supplier: an address that such an invoice names is not to be trusted. */
export function asksElsewhere(findings: readonly FindingSaid[]): boolean {
  return findings.some(({ topic }) => topic === ('bank-change' satisfies Topic));
}

/** Warnings that only the supplier can settle. */
const toBeSettled: readonly string[] = ['readable-page', 'duplicate', 'addressee'] satisfies Topic[];

/** The errors, and the warnings that only the supplier can settle; where there are none, all that is not for a telephone call. */
export function worthWriting(findings: readonly FindingSaid[]): FindingSaid[] {
  const weighty = findings.filter(({ severity, topic }) => severity === 'error' || toBeSettled.includes(topic));
  if (weighty.length > 0) return weighty;
  const others = findings.filter(({ topic }) => topic !== ('bank-change' satisfies Topic));
  return others.length > 0 ? others : [...findings];
}
