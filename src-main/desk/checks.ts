/** What the rules say of an invoice, and the message that asks its supplier to mend it. */
import { basename } from 'node:path';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { checks as contract, FindingSaid } from '../../src-preload/contract/checks.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import type { Finding } from '../intake/check/finding.ts';
import { explain } from '../intake/check/texts.ts';
import { fromStored } from '../intake/stored.ts';
import { InvoiceEntity } from '../ledger/entities.ts';
import { invoiceFindings } from '../ledger/invoice-checks.ts';
import { companyOf } from './company.ts';
import type { DeskContext } from './desk.ts';
import { draftFile, supplierMessage } from './supplier-message.ts';
import { writeWhole } from './write-whole.ts';

export function checkHandlers({ ledger, granted }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    of: ({ invoiceId }) => {
      const found = invoiceFindings(ledger.reader, invoiceId);
      return found && { ...found, rulesets: [...found.rulesets], findings: found.findings.map(asSaid) };
    },
    draft: async ({ invoiceId, language, rules }) => {
      const row = await ledger.reader.manager.findOneBy(InvoiceEntity, { id: invoiceId });
      if (!row) throw new ProblemError('invoice-not-found');
      const given = fromStored(row.asGiven);
      const findings = invoiceFindings(ledger.reader, invoiceId)?.findings ?? [];
      const errors = findings.filter(({ severity }) => severity === 'error');
      const chosen = rules ? findings.filter(({ rule }) => rules.includes(rule)) : errors.length > 0 ? errors : findings;
      const facts = {
        number: row.number || null,
        issueDate: row.issueDate,
        payable: given?.totals.payable ?? given?.totals.taxInclusive ?? null,
        currency: row.currency,
        company: companyOf(ledger.reader).name || null,
        points: chosen.map((finding) => ({ rule: finding.rule, where: finding.where, said: explain(finding) })),
      };
      return { to: given?.seller.contact.email ?? null, ...supplierMessage(facts, language) };
    },
    saveDraft: async ({ target, ...message }) => {
      const path = granted(target, ['target']);
      await writeWhole(path, draftFile(message));
      return { name: basename(path) };
    },
  };
}

/** A finding as the window shows it. */
function asSaid(finding: Finding): FindingSaid {
  const { rule, ruleset, severity, where, line } = finding;
  const { message, why, ask, term } = explain(finding);
  return { rule, ruleset, severity, message, why, ask, term, where, line, position: linePosition(where) };
}

/** Which invoice line a place in the document lies in, from 0; null where it lies in none. */
function linePosition(where: string): number | null {
  const match = /\/(?:cac:InvoiceLine|cac:CreditNoteLine|ram:IncludedSupplyChainTradeLineItem)(?:\[(\d+)\])?(?:\/|$)/.exec(where);
  return match === null ? null : Number(match[1] ?? 1) - 1;
}
