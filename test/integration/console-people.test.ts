/** Who the console works as, and what it is refused. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { addPerson, choosePerson } from '../../src-main/ledger/people.ts';
import { temporaryFolder } from '../support/ledger.ts';

const program = join(import.meta.dirname, '../../src-main/console/main.ts');
const sample = join(import.meta.dirname, '../fixtures/intake/invoice.ubl.xml');

function runConsole(ledger: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--ledger', ledger, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'fr_FR.UTF-8' },
  });
  return { code: status, out: stdout, said: stderr };
}

it('works as the person chosen last, or as the one who is named; what their level does not reach is refused and nothing is done', async () => {
  const folder = temporaryFolder();
  const ledger = await openLedger(folder);
  const doing = { by: '', at: new Date().toISOString(), accepted: true };
  const fields = { lastName: 'Exemple', emailLocked: false, language: 'fr' } as const;
  await ledger.write((writer) => {
    addPerson(writer, { ...fields, firstName: 'Anne', email: 'anne@example.org', level: 'administrator' }, doing);
    choosePerson(writer, addPerson(writer, { ...fields, firstName: 'Zoé', email: 'zoe@example.org', level: 'reader' }, doing));
  });
  await ledger.close();

  const refused = runConsole(folder, 'import', sample);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.said).toMatch(/niveau d’accès « Comptable », que Zoé Exemple n’a pas.*Anne Exemple/);
  // Looking is anybody's, and shows that nothing came in.
  expect(JSON.parse(runConsole(folder, 'invoices').out)).toMatchObject({ invoices: [] });

  const unknown = runConsole(folder, 'import', sample, '--as', 'personne@example.org');
  expect(unknown).toMatchObject({ code: 2, out: '', said: expect.stringContaining('personne@example.org') });

  const done = runConsole(folder, 'import', sample, '--as', 'anne@example.org');
  expect(done.code).toBe(0);
  expect(JSON.parse(runConsole(folder, 'invoices').out).invoices).toHaveLength(1);
});
