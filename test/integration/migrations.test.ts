import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { mainCompany } from '../../src-main/ledger/companies.ts';
import { entities } from '../../src-main/ledger/entities.ts';
import { migrations } from '../../src-main/ledger/migrations/index.ts';
import { temporaryFolder, temporaryLedger } from '../support/ledger.ts';

describe('migration 1, the first ledger', () => {
  it('makes a table with every column that the entities name', async () => {
    const { reader } = await temporaryLedger();
    for (const { options } of entities) {
      const columns = (reader.sqlite.pragma(`table_info(${options.name})`) as { name: string }[]).map(({ name }) => name);
      const named = Object.entries(options.columns).map(([property, column]) => column?.name ?? property);
      expect(columns.sort(), options.name).toEqual(named.sort());
    }
  });

  it('lets no amount in that JavaScript cannot count exactly', async () => {
    const ledger = await temporaryLedger();
    const write = ledger.write(({ sqlite }) =>
      sqlite
        .prepare(
          "INSERT INTO invoice (status, kind, type_code, number, format, profile, as_given, search_text, received_at, tax_minor) VALUES ('complete', 'invoice', '380', 'F1', 'ubl', '', '{}', '', '', ?)",
        )
        .run(BigInt(Number.MAX_SAFE_INTEGER) + 1n),
    );
    await expect(write).rejects.toThrow(/CHECK constraint/);
  });

  it('is applied once: opening again applies nothing', async () => {
    const first = await temporaryLedger();
    const names = first.reader.sqlite.prepare('SELECT name FROM migrations').pluck().all();
    expect(names).toEqual(migrations.map((Migration) => new Migration().name));
    const file = new Database(join(first.folder, 'ledger.sqlite'), { readonly: true });
    expect(file.pragma('foreign_key_check')).toEqual([]);
    file.close();
  });
});

describe('migration 5, several companies', () => {
  it('keeps the settings of the company there was as those of the first', async () => {
    const folder = temporaryFolder();
    const before = new DataSource({ type: 'better-sqlite3', database: join(folder, 'ledger.sqlite'), migrations: migrations.slice(0, 4) });
    await before.initialize();
    await before.runMigrations();
    await before.query(`INSERT INTO company (id, fields) VALUES (1, '{"name":"Société Fictive SA"}')`);
    await before.query('PRAGMA application_id = 0x46637472');
    await before.destroy();
    const { reader } = await temporaryLedger(folder);
    expect(mainCompany(reader).name).toBe('Société Fictive SA');
    expect(reader.sqlite.pragma('foreign_key_check')).toEqual([]);
  });
});

describe('migration 12, subscriptions', () => {
  it('gives each line the number of its item, which was read before and not kept beside it', async () => {
    const folder = temporaryFolder();
    const at = migrations.findIndex((Migration) => new Migration().name.startsWith('Subscriptions'));
    const before = new DataSource({ type: 'better-sqlite3', database: join(folder, 'ledger.sqlite'), migrations: migrations.slice(0, at) });
    await before.initialize();
    await before.runMigrations();
    const given = JSON.stringify({ lines: [{ id: '1' }, { id: '2', sellerItemId: 'SFG' }] });
    await before.query(
      `INSERT INTO invoice (id, status, kind, type_code, number, format, profile, as_given, search_text, received_at)
      VALUES (1, 'complete', 'invoice', '380', 'F1', 'ubl', '', ?, '', ''), (2, 'to-complete', 'invoice', '380', '', 'pdf', '', 'null', '', '')`,
      [given],
    );
    await before.query('INSERT INTO invoice_line (invoice_id, position) VALUES (1, 0), (1, 1)');
    await before.query('PRAGMA application_id = 0x46637472');
    await before.destroy();
    const { reader } = await temporaryLedger(folder);
    expect(reader.sqlite.prepare('SELECT item FROM invoice_line ORDER BY position').pluck().all()).toEqual([null, 'SFG']);
  });
});

describe('migration 7, payments', () => {
  it('keeps one default method a company and account, and none that was removed', async () => {
    const ledger = await temporaryLedger();
    const add = (isDefault: number, removedAt: string | null) =>
      ledger.write(({ sqlite }) =>
        sqlite
          .prepare(
            `INSERT INTO payment_method (company_id, kind, name, details, is_default, added_at, removed_at) VALUES (1, 'tip', 'TIP', '{}', ?, '', ?)`,
          )
          .run(isDefault, removedAt),
      );
    await ledger.write(({ sqlite }) => sqlite.prepare(`INSERT INTO company (id, fields) VALUES (1, '{}')`).run());
    await add(1, null);
    await add(0, null);
    await add(0, '2026-01-01');
    await expect(add(1, null)).rejects.toThrow(/UNIQUE constraint/);
    await expect(add(1, '2026-01-01')).rejects.toThrow(/CHECK constraint/);
  });
});
