import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountLeaf } from '../../../src-preload/contract/accounts.ts';
import { accountsOf, type TreeRow, treeRows } from '../../../src-renderer/features/accounts/tree.ts';

const words = { toLink: 'À rattacher', without: 'Sans compte', root: (root: string) => `Radical ${root}` };
const open = { sort: [], isFolded: () => false, words };

const leaf = (given: Partial<AccountLeaf>): AccountLeaf => ({
  accountId: 1,
  number: 'R1-C1',
  nickname: '',
  supplierId: 1,
  supplier: 'Télécom Exemple',
  companyId: 1,
  company: 'Société Fictive SA',
  root: 'R1',
  centre: 'C1',
  state: 'linked',
  currency: 'EUR',
  invoices: 1,
  lastInvoice: '2026-10-03',
  amountMinor: 100,
  dueMinor: 10,
  postalCode: '',
  purchaseOrder: '',
  linkedBy: '',
  closedOn: null,
  ...given,
});

const leaves = [
  leaf({ accountId: 2, number: 'R1-C10', centre: 'C10', amountMinor: 50 }),
  leaf({ accountId: 1, nickname: 'Siège', amountMinor: 300 }),
  leaf({ accountId: 1, nickname: 'Siège', currency: 'CAD', amountMinor: 7, invoices: 2 }),
  leaf({
    accountId: 3,
    number: 'ABO-1',
    root: 'ABO-1',
    centre: '',
    supplierId: 2,
    supplier: 'Logiciels Fictifs',
    companyId: null,
    company: '',
    state: 'to-link',
  }),
  leaf({
    accountId: null,
    number: '',
    root: '',
    centre: '',
    supplierId: 3,
    supplier: 'Autre',
    companyId: null,
    company: '',
    state: 'without',
  }),
];
const shown = (rows: readonly TreeRow[]) => rows.map(({ depth, label, currency, amountMinor }) => [depth, label, currency, amountMinor]);

describe('the tree of accounts', () => {
  it('goes from company to supplier, root and centre, a row for each currency', () => {
    expect(shown(treeRows(leaves, open))).toEqual([
      [0, 'À rattacher', 'EUR', 100],
      [1, 'Logiciels Fictifs', 'EUR', 100],
      // A root that is but the account's number is no level of its own.
      [2, 'ABO-1', 'EUR', 100],
      [0, 'Société Fictive SA', 'CAD', 7],
      [0, 'Société Fictive SA', 'EUR', 350],
      [1, 'Télécom Exemple', 'CAD', 7],
      [1, 'Télécom Exemple', 'EUR', 350],
      [2, 'Radical R1', 'CAD', 7],
      [2, 'Radical R1', 'EUR', 350],
      [3, 'R1-C10', 'EUR', 50],
      [3, 'Siège', 'CAD', 7],
      [3, 'Siège', 'EUR', 300],
      [0, 'Sans compte', 'EUR', 100],
      [1, 'Autre', 'EUR', 100],
    ]);
  });

  it('folds a node over what is under it', () => {
    const rows = treeRows(leaves, { ...open, isFolded: (node) => node === '1/1' });
    expect(rows.filter(({ folded }) => folded).map(({ label }) => label)).toEqual(['Télécom Exemple', 'Télécom Exemple']);
    expect(rows.some(({ depth }) => depth === 3)).toBe(false);
    expect(
      accountsOf(rows)
        .map(({ accountId }) => accountId)
        .sort(),
    ).toEqual([1, 2, 3]);
  });

  it('is sorted within each node', () => {
    const labels = (column: string, descending: boolean) =>
      treeRows(leaves, { ...open, sort: [{ column, descending }] })
        .filter(({ depth }) => depth === 3)
        .map(({ label }) => label);
    expect(labels('amount', true)).toEqual(['R1-C10', 'Siège', 'Siège']);
    expect(labels('name', true)).toEqual(['Siège', 'Siège', 'R1-C10']);
    expect(labels('invoices', true)).toEqual(['Siège', 'Siège', 'R1-C10']);
  });

  it('comes at every level to what its leaves come to, in each currency, wherever accounts are moved', () => {
    const any = fc.record({
      accountId: fc.integer({ min: 1, max: 12 }),
      currency: fc.constantFrom('EUR', 'CAD', 'USD'),
      amountMinor: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      invoices: fc.integer({ min: 1, max: 9 }),
    });
    const moves = fc.array(fc.constantFrom(null, 1, 2, 3), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.uniqueArray(any, { selector: ({ accountId, currency }) => `${accountId} ${currency}`, maxLength: 30 }),
        moves,
        (given, to) => {
          const moved = given.map((one) => {
            const companyId = to[one.accountId - 1] ?? null;
            const placed = { root: `R${one.accountId % 3}`, centre: `C${one.accountId}`, supplierId: one.accountId % 2 };
            return leaf({ ...one, ...placed, companyId, state: companyId === null ? 'to-link' : 'linked' });
          });
          const rows = treeRows(moved, open);
          for (const depth of [0, 1, 2, 3]) {
            const level = rows.filter((row) => row.depth === depth);
            for (const currency of ['EUR', 'CAD', 'USD']) {
              const sum = (of: readonly { readonly currency: string; readonly amountMinor: number }[]) =>
                of.filter((one) => one.currency === currency).reduce((total, { amountMinor }) => total + amountMinor, 0);
              expect(sum(level)).toBe(sum(given));
            }
          }
        },
      ),
    );
  });
});
