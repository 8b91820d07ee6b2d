/** Pre-billed against actual. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { reconciliation as contract, SettledInvoice, Settlement } from '../../src-preload/contract/reconciliation.ts';
import { deductedOf, settle } from '../billing/reconciliation.ts';
import type { LedgerReader } from '../ledger/ledger.ts';
import { pricedLines, type SettledRow, settledDocuments } from '../ledger/settlements.ts';
import type { DeskContext } from './desk.ts';

export function reconciliationHandlers({ ledger }: DeskContext): SubjectHandlers<typeof contract> {
  return { list: () => settlements(ledger.reader) };
}

function settlements(reader: LedgerReader): Settlement[] {
  const accounts = Map.groupBy(settledDocuments(reader), (row) => [row.supplierId, row.accountId, row.currency].join('/'));
  const found = [...accounts.values()].flatMap((documents) => {
    const [first] = documents;
    if (!first) return [];
    const { supplierId, accountId, supplier, account, currency } = first;
    return settle(documents).map(({ preBilled, reconciling, ...figures }): Settlement => {
      const linesOf = (of: readonly SettledRow[]) =>
        pricedLines(
          reader,
          of.filter(({ kind }) => kind !== 'credit-note').map(({ id }) => id),
        );
      return {
        supplierId,
        accountId,
        supplier,
        account,
        currency,
        ...figures,
        preBilled: preBilled.map(shown),
        reconciling: reconciling.map(shown),
        deducted: deductedOf(linesOf(reconciling), linesOf(preBilled)),
      };
    });
  });
  return found.sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open') || (a.to < b.to ? 1 : a.to > b.to ? -1 : 0));
}

function shown({ id, number, kind, issueDate, from, to, netMinor }: SettledRow): SettledInvoice {
  return { id, number, kind, issueDate, from, to, netMinor };
}
