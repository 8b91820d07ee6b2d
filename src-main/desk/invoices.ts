/** Invoices of all suppliers. */
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import type { invoices as contract } from '../../src-preload/contract/invoices.ts';
import { foldText } from '../billing/text.ts';
import { invoiceDetail } from '../ledger/invoice-detail.ts';
import { invoicePage, invoiceSummary, invoiceValues } from '../ledger/invoice-grid.ts';
import { sayKind } from '../ledger/invoice-kind.ts';
import { recordTypedFigures } from '../sync/typed-figures.ts';
import type { DeskContext } from './desk.ts';

export function invoiceHandlers({ ledger, tell, actor }: DeskContext): SubjectHandlers<typeof contract> {
  return {
    page: (request) => invoicePage(ledger.reader, request),
    summary: ({ query, selection }) => invoiceSummary(ledger.reader, query, selection),
    get: ({ id }) => invoiceDetail(ledger.reader, id),
    find: ({ text, limit }) =>
      ledger.reader.sqlite
        .prepare(
          `SELECT invoice.id, invoice.number, coalesce(supplier.name, '') AS supplier, issue_date AS issueDate
          FROM invoice LEFT JOIN supplier ON supplier.id = supplier_id
          WHERE instr(search_text, ?) > 0 ORDER BY issue_date DESC LIMIT ?`,
        )
        .all(foldText(text), limit) as { id: number; number: string; supplier: string; issueDate: string | null }[],
    values: ({ column }) => invoiceValues(ledger.reader, column),
    completeFigures: async (figures) => {
      await recordTypedFigures(ledger, figures);
      tell('changed', ['invoices', 'consumption']);
      return { id: figures.id };
    },
    setKind: async ({ id, kind }) => {
      const by = actor().name;
      await ledger.write((writer) => sayKind(writer, id, kind, by));
      tell('changed', ['invoices']);
      return { id };
    },
  };
}
