import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ContactEntity, Supplier } from '../../src-main/ledger/entities.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { migrations } from '../../src-main/ledger/migrations/index.ts';
import { temporaryFolder, temporaryLedger } from '../support/ledger.ts';

const contact = { name: 'Zoé Exemple', email: 'zoe@example.org', language: 'fr', frequency: 'weekly' } as const;

describe('a ledger', () => {
  it('keeps what was written after it is closed and opened again', async () => {
    const folder = temporaryFolder();
    const first = await openLedger(folder);
    await first.write(({ manager }) => manager.insert(ContactEntity, contact));
    await first.close();
    const second = await temporaryLedger(folder);
    expect(await second.reader.manager.find(ContactEntity)).toMatchObject([contact]);
  });

  it('writes durably: write-ahead log, synchronous FULL, foreign keys on', async () => {
    const ledger = await temporaryLedger();
    await ledger.write(({ sqlite }) => {
      expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(sqlite.pragma('synchronous', { simple: true })).toBe(2);
      expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
    });
  });

  it('takes back all of a write that fails, and goes on with the next', async () => {
    const ledger = await temporaryLedger();
    const failing = ledger.write(async ({ manager }) => {
      await manager.insert(ContactEntity, contact);
      throw new Error('the disk said no');
    });
    const following = ledger.write(({ manager }) => manager.insert(ContactEntity, { ...contact, email: 'next@example.org' }));
    await expect(failing).rejects.toThrow('the disk said no');
    await following;
    expect((await ledger.reader.manager.find(ContactEntity)).map(({ email }) => email)).toEqual(['next@example.org']);
  });

  it('shows a reader nothing of a write that is not committed', async () => {
    const ledger = await temporaryLedger();
    await ledger.write(async ({ manager }) => {
      await manager.insert(ContactEntity, contact);
      expect(await ledger.reader.manager.count(ContactEntity)).toBe(0);
    });
    expect(await ledger.reader.manager.count(ContactEntity)).toBe(1);
  });

  it('does one write after the other, however many are asked for at once', async () => {
    const ledger = await temporaryLedger();
    let inside = 0;
    const writes = Array.from({ length: 20 }, (_, i) =>
      ledger.write(async ({ manager }) => {
        expect(++inside).toBe(1);
        await manager.insert(Supplier, { identity: `s${i}`, name: `Fournisseur ${i}` });
        inside--;
      }),
    );
    await Promise.all(writes);
    expect(await ledger.reader.manager.count(Supplier)).toBe(20);
  });

  it('refuses to be opened twice in one process', async () => {
    const { folder } = await temporaryLedger();
    await expect(openLedger(folder)).rejects.toMatchObject({ problem: { code: 'ledger-open-elsewhere' } });
  });

  it('refuses to be opened while another process holds it, and opens once that process was killed', async () => {
    const folder = temporaryFolder();
    const program = `import { openLedger } from ${JSON.stringify(new URL('../../src-main/ledger/ledger.ts', import.meta.url).href)};
      await openLedger(${JSON.stringify(folder)}); console.log('open'); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(other.stdout, 'data');
    await expect(openLedger(folder)).rejects.toMatchObject({ problem: { code: 'ledger-open-elsewhere' } });
    other.kill('SIGKILL');
    await once(other, 'exit');
    await temporaryLedger(folder);
  });

  it('refuses a ledger that a newer version wrote, and leaves it as it was', async () => {
    const folder = temporaryFolder();
    await (await openLedger(folder)).close();
    const file = join(folder, 'ledger.sqlite');
    const sqlite = new Database(file);
    sqlite.prepare("INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')").run();
    sqlite.close();
    await expect(openLedger(folder)).rejects.toMatchObject({ problem: { code: 'ledger-newer' } });
    const after = new Database(file, { readonly: true });
    expect(after.prepare('SELECT count(*) FROM migrations').pluck().get()).toBe(migrations.length + 1);
    after.close();
  });

  it.each([
    ['a file that is no database', () => 'not a database at all, only text '.repeat(100)],
    ['another program’s database', null],
  ])('refuses %s', async (_, content) => {
    const folder = temporaryFolder();
    const file = join(folder, 'ledger.sqlite');
    if (content) writeFileSync(file, content());
    else {
      const sqlite = new Database(file);
      sqlite.exec('CREATE TABLE other (id INTEGER)');
      sqlite.close();
    }
    await expect(openLedger(folder)).rejects.toMatchObject({ problem: { code: 'ledger-damaged' } });
  });
});
