/** What the rules say of an invoice, and the message that asks its supplier to mend it. */
import { basename } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { checks as contract, FindingSaid } from '../../src-preload/contract/checks.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { writeEml } from '../exports/mail/mail.ts';
import type { Topic } from '../intake/check/rule-text.ts';
import { fromStored } from '../intake/stored.ts';
import { InvoiceEntity } from '../ledger/entities.ts';
import { invoiceFindings } from '../ledger/invoice-checks.ts';
import { companyOf } from './company.ts';
import type { DeskContext } from './desk.ts';
import { supplierMessage } from './supplier-message.ts';
import { writeWhole } from './write-whole.ts';

export function checkHandlers({ ledger, granted }: DeskContext): SubjectHandlers<typeof contract> {
  const read = async (invoiceId: number) => {
    const row = await ledger.reader.manager.findOneBy(InvoiceEntity, { id: invoiceId });
    if (!row) throw new ProblemError('invoice-not-found');
    const given = fromStored(row.asGiven);
    const found = invoiceFindings(ledger.reader, invoiceId);
    // The words of all rules are loaded when the first invoice is looked at: opening the ledger does not wait for them.
    const { sayFindings } = await import('./said-findings.ts');
    return { row, given, found, said: sayFindings(found?.findings ?? [], given) };
  };
  return {
    of: async ({ invoiceId }) => {
      const { found, said } = await read(invoiceId);
      return found && { ...found, rulesets: [...found.rulesets], findings: said };
    },
    draft: async ({ invoiceId, language, rules }) => {
      const { row, given, said } = await read(invoiceId);
      const findings = rules ? said.filter(({ rule }) => rules.includes(rule)) : worthWriting(said);
      const message = supplierMessage(
        {
          isCredit: row.kind === 'credit-note',
          number: row.number || null,
          issueDate: row.issueDate,
          payable: given?.totals.payable ?? given?.totals.taxInclusive ?? null,
          currency: row.currency,
          company: companyOf(ledger.reader).name || null,
          lineIds: given?.lines.map(({ id }) => id) ?? [],
          findings,
        },
        language,
      );
      // An invoice that asks for the money elsewhere may name an address of the same hand.
      const isTrusted = !findings.some(({ topic }) => topic === ('bank-change' satisfies Topic));
      return { to: isTrusted ? (given?.seller.contact.email ?? null) : null, ...message };
    },
    saveDraft: async ({ target, to, subject, body }) => {
      const path = granted(target, ['target']);
      await writeWhole(path, await writeEml({ to, subject, text: body, attachments: [] }));
      return { name: basename(path) };
    },
  };
}

/** Warnings that only the supplier can settle. */
const toBeSettled: readonly string[] = ['readable-page', 'duplicate', 'addressee'] satisfies Topic[];

/** The errors, and the warnings that only the supplier can settle; where there are none, all that is not for a telephone call. */
function worthWriting(findings: readonly FindingSaid[]): FindingSaid[] {
  const weighty = findings.filter(({ severity, topic }) => severity === 'error' || toBeSettled.includes(topic));
  if (weighty.length > 0) return weighty;
  const others = findings.filter(({ topic }) => topic !== ('bank-change' satisfies Topic));
  return others.length > 0 ? others : [...findings];
}
