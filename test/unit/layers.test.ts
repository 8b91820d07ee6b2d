import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '../../scripts/layers.mjs');
const trees: string[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

/** Runs the layer rule over a small tree of sources: path → content. */
function check(files: Record<string, string>): { status: number | null; said: string } {
  const tree = mkdtempSync(join(tmpdir(), 'facturier-layers-'));
  trees.push(tree);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), content);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, tree], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

const right = {
  'src-main/billing/money.ts': 'export const cent = 1;\n',
  'src-main/ledger/ledger.ts': "export { cent } from '../billing/money.ts';\n",
  'src-main/desk/desk.ts': "export { cent } from '../ledger/ledger.ts';\n",
};

describe('the layer rule', () => {
  it('lets arrows point downwards', () => {
    expect(check(right)).toMatchObject({ status: 0, said: expect.stringContaining('3 of 3 files read') });
  });

  it.each([
    ['an arrow upwards', { 'src-main/billing/up.ts': "export { cent } from '../ledger/ledger.ts';\n" }, 'billing-points-downwards'],
    [
      'an arrow upwards made of a type',
      { 'src-main/ledger/up.ts': "import type * as desk from '../desk/desk.ts';\nexport type D = typeof desk;\n" },
      'ledger-intake-points-downwards',
    ],
    [
      'Electron outside the shell',
      { 'src-main/desk/e.ts': "import { app } from 'electron';\nexport const name = app.name;\n" },
      'electron-only-in-the-shell',
    ],
    [
      'the interface reaching into the ledger',
      { 'src-renderer/a.ts': "export { cent } from '../src-main/ledger/ledger.ts';\n" },
      'the-interface-knows-the-contract-only',
    ],
    [
      'the contract knowing a package but zod',
      { 'src-preload/contract/a.ts': "export { app } from 'electron';\n" },
      'the-border-knows-only-itself',
    ],
    [
      'a circle',
      {
        'src-main/desk/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n",
        'src-main/desk/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n",
      },
      'no-cycle',
    ],
    ['a folder without a place', { 'src-main/misc/a.ts': "export { cent } from '../billing/money.ts';\n" }, 'every-folder-has-its-row'],
  ])('refuses %s', (_what, wrong, rule) => {
    const { status, said } = check({ ...right, ...wrong });
    expect(said).toContain(`${rule}:`);
    expect(status).toBe(1);
  });

  it('fails where it reads nothing rather than finding nothing wrong', () => {
    expect(check({ 'src-main/readme.txt': 'nothing' }).status).toBe(1);
  });
});
