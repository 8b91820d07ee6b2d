import type { Filter } from '../../../src-preload/contract/grid.ts';
import type { InvoiceDetail } from '../../../src-preload/contract/invoices.ts';

/** What finds the detail lines of an invoice, in words a person reads above the lines where the invoice has them. */
export function detailFilters({ id, number, supplierName }: Pick<InvoiceDetail, 'id' | 'number' | 'supplierName'>): Filter[] {
  if (number === null || supplierName === null) return [{ column: 'invoiceId', operator: 'in', values: [id] }];
  return [
    { column: 'invoiceNumber', operator: 'equals', value: number },
    { column: 'supplier', operator: 'equals', value: supplierName },
  ];
}
