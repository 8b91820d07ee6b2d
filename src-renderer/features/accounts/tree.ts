/** The leaves of the ledger as a tree: company, supplier, root, account. A row for each node and each currency under it; currencies are never added up. */
import type { AccountLeaf, AccountState } from '../../../src-preload/contract/accounts.ts';
import type { GridQuery } from '../../../src-preload/contract/grid.ts';

export interface TreeRow {
  /** The path of its node. */
  readonly node: string;
  readonly depth: number;
  readonly label: string;
  /** Its node has a row for each of several currencies. */
  readonly isOneOfSeveral: boolean;
  /** Null for an account: nothing lies under it. */
  readonly folded: boolean | null;
  /** Everything under it, of all currencies. */
  readonly leaves: readonly AccountLeaf[];
  /** The account itself. */
  readonly leaf: AccountLeaf | null;
  readonly state: AccountState | null;
  readonly currency: string;
  readonly invoices: number;
  readonly amountMinor: number;
  readonly dueMinor: number;
  readonly lastInvoice: string | null;
}

export interface TreeOptions {
  readonly sort: GridQuery['sort'];
  readonly isFolded: (node: string) => boolean;
  readonly words: { readonly toLink: string; readonly without: string; readonly root: (root: string) => string };
}

const compareText = new Intl.Collator('fr', { numeric: true }).compare;

interface Node {
  readonly path: string;
  readonly label: string;
  readonly leaves: readonly AccountLeaf[];
  readonly leaf: AccountLeaf | null;
  readonly children: readonly Node[];
  /** Before and after all others of its level. */
  readonly place: number;
}

/** Accounts that nobody has linked come first, for they wait to be; invoices without an account last. */
export function treeRows(leaves: readonly AccountLeaf[], options: TreeOptions): TreeRow[] {
  return rowsOf(companies(leaves, options.words), 0, options);
}

function companies(leaves: readonly AccountLeaf[], words: TreeOptions['words']): Node[] {
  const key = ({ state, companyId }: AccountLeaf) => (state === 'without' ? 'without' : String(companyId ?? 'to-link'));
  return grouped(leaves, key).map(([company, under]) => {
    const label = company === 'without' ? words.without : company === 'to-link' ? words.toLink : (under[0]?.company ?? '');
    const place = company === 'to-link' ? -1 : company === 'without' ? 1 : 0;
    return { path: company, label, leaves: under, leaf: null, children: suppliers(company, under, words), place };
  });
}

function suppliers(path: string, leaves: readonly AccountLeaf[], words: TreeOptions['words']): Node[] {
  return grouped(leaves, ({ supplierId }) => String(supplierId)).map(([supplier, under]) => {
    const own = `${path}/${supplier}`;
    const [first] = under;
    const node = { path: own, label: first?.supplier || '–', leaves: under, place: 0 };
    // Without an account there is nothing under the supplier.
    if (first?.accountId === null) return { ...node, leaf: first, children: [] };
    return { ...node, leaf: null, children: roots(own, under, words) };
  });
}

/** A root that is but the number of one account stands for itself. */
function roots(path: string, leaves: readonly AccountLeaf[], words: TreeOptions['words']): Node[] {
  return grouped(leaves, ({ root }) => root).flatMap(([root, under]) => {
    const own = `${path}/${root}`;
    const children = accounts(own, under);
    const alone = children.length === 1 && under.every(({ centre }) => centre === '');
    return alone ? children : [{ path: own, label: words.root(root), leaves: under, leaf: null, children, place: 0 }];
  });
}

function accounts(path: string, leaves: readonly AccountLeaf[]): Node[] {
  return grouped(leaves, ({ accountId }) => String(accountId)).map(([account, under]) => {
    const leaf = under[0] ?? null;
    return { path: `${path}/${account}`, label: leaf?.nickname || leaf?.number || '', leaves: under, leaf, children: [], place: 0 };
  });
}

function grouped(leaves: readonly AccountLeaf[], key: (leaf: AccountLeaf) => string): [string, AccountLeaf[]][] {
  return [...Map.groupBy(leaves, key)];
}

function rowsOf(nodes: readonly Node[], depth: number, options: TreeOptions): TreeRow[] {
  const sorted = nodes.map((node) => ({ node, sums: sumsOf(node.leaves) })).sort((a, b) => compareNodes(a, b, options.sort));
  return sorted.flatMap(({ node, sums }) => {
    const folded = node.children.length === 0 ? null : options.isFolded(node.path);
    const own = sums.map(
      (sum): TreeRow => ({
        node: node.path,
        depth,
        label: node.label,
        isOneOfSeveral: sums.length > 1,
        folded,
        leaves: node.leaves,
        leaf: node.leaf,
        state: node.leaf?.state ?? null,
        ...sum,
      }),
    );
    return folded === false ? [...own, ...rowsOf(node.children, depth + 1, options)] : own;
  });
}

type Sum = Pick<TreeRow, 'currency' | 'invoices' | 'amountMinor' | 'dueMinor' | 'lastInvoice'>;

/** The currency with the most invoices first. */
function sumsOf(leaves: readonly AccountLeaf[]): Sum[] {
  const sums = grouped(leaves, ({ currency }) => currency).map(([currency, under]): Sum => {
    const total = (of: 'invoices' | 'amountMinor' | 'dueMinor') => under.reduce((sum, leaf) => sum + leaf[of], 0);
    const lastInvoice = under.reduce<string | null>(
      (last, leaf) => ((leaf.lastInvoice ?? '') > (last ?? '') ? leaf.lastInvoice : last),
      null,
    );
    return { currency, invoices: total('invoices'), amountMinor: total('amountMinor'), dueMinor: total('dueMinor'), lastInvoice };
  });
  // An account without any invoice has no currency, and no row of its own beside others.
  const invoiced = sums.filter(({ invoices }) => invoices > 0);
  return (invoiced.length > 0 ? invoiced : sums.slice(0, 1)).sort((a, b) => b.invoices - a.invoices || compareText(a.currency, b.currency));
}

interface Summed {
  readonly node: Node;
  readonly sums: readonly Sum[];
}

function compareNodes(a: Summed, b: Summed, sort: GridQuery['sort']): number {
  if (a.node.place !== b.node.place) return a.node.place - b.node.place;
  for (const { column, descending } of sort) {
    const order = compareValues(sortValue(a, column), sortValue(b, column));
    if (order !== 0) return descending ? -order : order;
  }
  return compareText(a.node.label, b.node.label) || compareText(a.node.path, b.node.path);
}

function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b));
}

/** What a node is sorted by: amounts of its first currency, else what its account says. */
function sortValue({ node: { label, leaf }, sums }: Summed, column: string): string | number {
  const [first] = sums;
  switch (column) {
    case 'lastInvoice':
      return sums.reduce((last, sum) => ((sum.lastInvoice ?? '') > last ? (sum.lastInvoice ?? '') : last), '');
    case 'invoices':
      return sums.reduce((all, { invoices }) => all + invoices, 0);
    case 'amount':
      return first?.amountMinor ?? 0;
    case 'due':
      return first?.dueMinor ?? 0;
    case 'currency':
      return first?.currency ?? '';
    case 'state':
    case 'number':
    case 'company':
    case 'supplier':
    case 'root':
    case 'centre':
    case 'postalCode':
    case 'purchaseOrder':
    case 'linkedBy':
    case 'closedOn':
      return leaf?.[column] ?? label;
    default:
      return label;
  }
}

/** The accounts under some rows, each once. */
export function accountsOf(rows: readonly Pick<TreeRow, 'leaves'>[]): AccountLeaf[] {
  const found = new Map<number, AccountLeaf>();
  for (const { leaves } of rows) for (const leaf of leaves) if (leaf.accountId !== null) found.set(leaf.accountId, leaf);
  return [...found.values()];
}
