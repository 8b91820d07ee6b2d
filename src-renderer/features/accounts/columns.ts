/** The tree of accounts as rows of a grid. */
import type { TFunction } from 'i18next';
import { accountColumns, accountStates } from '../../../src-preload/contract/accounts.ts';
import type { Cell } from '../../../src-preload/contract/grid.ts';
import type { Looks, Row } from '../../grid/looks.ts';
import type { TreeRow } from './tree.ts';

export function accountLooks(t: TFunction<'accounts'>): Looks<typeof accountColumns> {
  return {
    name: { title: t('columns.name'), width: 218, link: true },
    state: { title: t('columns.state'), width: 104, words: new Map(accountStates.map((state) => [state, t(`state.${state}`)])) },
    lastInvoice: { title: t('columns.lastInvoice'), width: 96 },
    invoices: { title: t('columns.invoices'), width: 68 },
    amount: { title: t('columns.amount'), width: 110 },
    due: { title: t('columns.due'), width: 118 },
    number: { title: t('columns.number'), width: 130, hidden: true },
    centre: { title: t('columns.centre'), width: 90, hidden: true },
    purchaseOrder: { title: t('columns.purchaseOrder'), width: 120, hidden: true },
    currency: { title: t('columns.currency'), width: 76, hidden: true },
    company: { title: t('columns.company'), width: 150, hidden: true },
    supplier: { title: t('columns.supplier'), width: 150, hidden: true },
    root: { title: t('columns.root'), width: 100, hidden: true },
    postalCode: { title: t('columns.postalCode'), width: 100, hidden: true },
    linkedBy: { title: t('columns.linkedBy'), width: 120, hidden: true },
    closedOn: { title: t('columns.closedOn'), width: 100, hidden: true },
  };
}

/** Ids of rows, the same for the same node and currency as long as the window is open. */
const ids = new Map<string, number>();

function rowId({ node, currency }: TreeRow): number {
  const key = `${node} ${currency}`;
  const known = ids.get(key) ?? ids.size + 1;
  ids.set(key, known);
  return known;
}

const step = '\u2003';

/** As it stands in the tree: further in the deeper it lies, with a sign where it can be folded. */
export function treeCells(row: TreeRow): Row {
  const { depth, folded, label, isOneOfSeveral, currency } = row;
  const sign = folded === null ? step : folded ? '▸\u2002' : '▾\u2002';
  return cellsOf(row, `${step.repeat(depth)}${sign}${label}${isOneOfSeveral ? ` · ${currency}` : ''}`);
}

/** As it stands in a list. */
export function plainCells(row: TreeRow): Row {
  return cellsOf(row, row.label);
}

function cellsOf(row: TreeRow, name: string): Row {
  const { leaf } = row;
  const cells: Record<keyof typeof accountColumns, Cell> = {
    id: rowId(row),
    name,
    state: row.state,
    lastInvoice: row.lastInvoice,
    invoices: row.invoices,
    amount: row.currency === '' ? null : row.amountMinor,
    due: row.currency === '' ? null : row.dueMinor,
    currency: row.currency,
    number: leaf?.number ?? null,
    company: leaf?.company ?? null,
    supplier: leaf?.supplier ?? null,
    root: leaf?.root ?? null,
    centre: leaf?.centre ?? null,
    postalCode: leaf?.postalCode ?? null,
    purchaseOrder: leaf?.purchaseOrder ?? null,
    linkedBy: leaf?.linkedBy ?? null,
    closedOn: leaf?.closedOn ?? null,
  };
  return Object.keys(accountColumns).map((key) => cells[key as keyof typeof accountColumns]);
}
