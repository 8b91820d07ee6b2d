import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Grants } from '../../../src-main/shell/grants.ts';
import { grantSchema } from '../../../src-preload/contract/imports.ts';

describe('grants', () => {
  it('give each path an identifier of the contract that leads back to it and says nothing of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ minLength: 8 }), fc.constantFrom('file', 'folder', 'target')), { maxLength: 20 }),
        (paths) => {
          const grants = new Grants();
          const given = paths.map(([path, kind]) => ({ path, kind, id: grants.give(path, kind) }));
          expect(new Set(given.map(({ id }) => id)).size).toBe(given.length);
          for (const { path, kind, id } of given) {
            expect(grantSchema.safeParse(id).success).toBe(true);
            expect(id).not.toContain(path);
            expect(grants.resolve(id)).toEqual({ path, kind });
          }
        },
      ),
    );
  });

  it('resolve nothing that was never given', () => {
    const grants = new Grants();
    grants.give('/invoices', 'folder');
    for (const name of ['/invoices', '__proto__', 'constructor', crypto.randomUUID()]) expect(grants.resolve(name)).toBeUndefined();
  });

  it('are the same on the other side once told', () => {
    const [shell, ledger] = [new Grants(), new Grants()];
    const id = shell.give('/invoices/a.pdf', 'file');
    for (const [grant, given] of shell.entries()) ledger.keep(grant, given);
    expect(ledger.resolve(id)).toEqual(shell.resolve(id));
  });

  it('forget the oldest first, far beyond what a day of work gives', () => {
    const grants = new Grants();
    const first = grants.give('/first', 'file');
    const second = grants.give('/second', 'file');
    for (let given = 2; given <= 100_000; given++) grants.keep(String(given), { path: '/more', kind: 'file' });
    expect(grants.resolve(first)).toBeUndefined();
    expect(grants.resolve(second)).toBeDefined();
  });
});
