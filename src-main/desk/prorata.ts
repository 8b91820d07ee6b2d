/** Proratas of the ledger's invoices, recomputed. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { prorata as contract, Prorated } from '../../src-preload/contract/prorata.ts';
import { daysBetween } from '../billing/cycle.ts';
import { explainLine, isProrata, type PeriodLine, wholePrices } from '../billing/prorata-lines.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { neighbourLines, type PartLine, partLines } from '../ledger/prorata-lines.ts';
import type { DeskContext } from './desk.ts';

const mostLines = 2000;

export function prorataHandlers({ ledger }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    list: (asked) => explained(ledger.reader, partLines(ledger.reader, asked, mostLines)),
    of: (asked) => explained(ledger.reader, partLines(ledger.reader, asked, mostLines)),
  };
}

function explained(reader: LedgerReader, lines: readonly PartLine[]): Prorated[] {
  const neighbours = new Map<number, readonly PeriodLine[]>();
  return lines.filter(isProrata).map((line) => {
    const others = neighbours.get(line.invoiceId) ?? neighbourLines(reader, line);
    neighbours.set(line.invoiceId, others);
    const found = explainLine(line, wholePrices(line, others), line.currency);
    const { invoiceId, number, issueDate, supplier, account, currency, position, description, who, from, to, netMinor } = line;
    return {
      ...{ invoiceId, number, issueDate, supplier, account, currency, position, description, who, from, to, netMinor },
      days: daysBetween(from, to) + 1,
      verdict: found === null ? 'unknown' : found.differenceMinor === 0 ? 'exact' : 'different',
      explanation: found && {
        convention: found.convention,
        item: found.description,
        priceMicros: found.priceMicros,
        periodFrom: found.period.from,
        periodTo: found.period.to,
        days: found.days,
        ofDays: found.ofDays,
        expectedMinor: found.expectedMinor,
        differenceMinor: found.differenceMinor,
      },
    };
  });
}
