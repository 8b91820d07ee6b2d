import type { AccountLeaf } from '../../../src-preload/contract/accounts.ts';
import type { Filter, GridQuery } from '../../../src-preload/contract/grid.ts';

/** The invoices of an account, or those of a supplier that name none, as the grid of invoices is asked for them. */
export function invoicesOf({
  accountId,
  nickname,
  number,
  supplier,
}: Pick<AccountLeaf, 'accountId' | 'nickname' | 'number' | 'supplier'>): GridQuery {
  const account: Filter =
    accountId === null ? { column: 'account', operator: 'blank' } : { column: 'account', operator: 'equals', value: nickname || number };
  const ofSupplier: Filter =
    supplier === '' ? { column: 'supplier', operator: 'blank' } : { column: 'supplier', operator: 'equals', value: supplier };
  return { sort: [], filters: [account, ofSupplier], search: '' };
}
