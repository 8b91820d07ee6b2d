/** Queries of the invoice grid that a company leads to. */
import type { GridQuery } from '../../../src-preload/contract/grid.ts';

/** Invoices addressed to none of the companies. */
export const elsewhereQuery: GridQuery = {
  sort: [{ column: 'issueDate', descending: true }],
  filters: [{ column: 'addressee', operator: 'in', values: ['unknown'] }],
  search: '',
};

/** Invoices of a company; `flagged`: those that name it as it is not. */
export function companyQuery(name: string, flagged: boolean): GridQuery {
  return {
    sort: [{ column: 'issueDate', descending: true }],
    filters: [
      { column: 'company', operator: 'equals', value: name },
      ...(flagged ? [{ column: 'addressee', operator: 'in' as const, values: ['outdated'] }] : []),
    ],
    search: '',
  };
}
