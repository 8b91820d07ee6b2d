/** What was tried against a ledger and once got through: full disks, lost files, namesakes, tampering, names with a meaning. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { formatMinor, largestMinor } from '../../src-main/billing/money.ts';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { ContactEntity, RunEntity } from '../../src-main/ledger/entities.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { temporaryDesk } from '../support/desk.ts';
import { temporaryFolder, temporaryLedger } from '../support/ledger.ts';
import { writeConsumption } from '../support/make-consumption.ts';
import { makeZip } from '../unit/intake/samples.ts';

const sample = readFileSync(join(import.meta.dirname, '../fixtures/intake/invoice.ubl.xml'), 'utf8');
const numbered = (number: string) => sample.replaceAll('FX-2026-0042', number);
const codes = (items: readonly { problem: string | null }[]) => items.map(({ problem }) => problem && JSON.parse(problem).code);

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

function originalsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /[0-9a-f]{64}$/.test(path));
}

const program = join(import.meta.dirname, '../../src-main/console/main.ts');

function runConsole(...args: string[]): { code: number | null; out: string; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'fr' },
  });
  return { code: status, out: stdout, said: stderr };
}

describe('a full disk', () => {
  it('leaves the file out with its reason, lets the others in, and keeps it from nothing once there is room', async () => {
    const desk = await temporaryDesk();
    const folder = folderWith({ 'b.xml': numbered('FX-1') });
    writeConsumption({ layout: 'multi-cf', rows: 20_000, seed: 8, out: join(folder, 'a.csv') });
    const pages = desk.ledger.reader.sqlite.pragma('page_count', { simple: true });
    await desk.ledger.write(({ sqlite }) => sqlite.pragma(`max_page_count = ${Number(pages) + 20}`));
    const full = await desk.importPaths(folder);
    expect(full.items.map(({ name, status }) => [name.replace(/.*\//, ''), status])).toEqual([
      ['a.csv', 'unreadable'],
      ['b.xml', 'imported'],
    ]);
    expect(codes(full.items)).toEqual(['disk-full', null]);
    expect(originalsIn(desk.ledger.originalsFolder)).toHaveLength(2); // the invoice and what is attached to it

    await desk.ledger.write(({ sqlite }) => sqlite.pragma('max_page_count = 1073741823'));
    const again = await desk.importPaths(folder);
    expect(again.items.map(({ status, lines }) => [status, lines])).toEqual([
      ['imported', 20_000],
      ['duplicate', 0],
    ]);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
  });

  it('never makes later writes vanish, however often SQLite has rolled back by itself', async () => {
    const folder = temporaryFolder();
    const ledger = await openLedger(folder);
    const contact = { name: 'Zoé Exemple', language: 'fr', frequency: 'weekly' } as const;
    for (let i = 0; i < 3; i++) {
      const failing = ledger.write(async ({ manager, sqlite }) => {
        await manager.insert(ContactEntity, { ...contact, email: `perdu-${i}@example.org` });
        sqlite.exec('ROLLBACK'); // what SQLite does where the disk is full
        throw new Error('disk full');
      });
      await expect(failing).rejects.toThrow('disk full');
      await ledger.write(({ manager }) => manager.insert(ContactEntity, { ...contact, email: `garde-${i}@example.org` }));
    }
    await ledger.close();
    const kept = await temporaryLedger(folder);
    const emails = (await kept.reader.manager.find(ContactEntity)).map(({ email }) => email);
    expect(emails).toEqual(['garde-0@example.org', 'garde-1@example.org', 'garde-2@example.org']);
  });
});

describe('a ledger’s files', () => {
  it.each([
    ['is gone', (path: string) => rmSync(path)],
    ['is empty', (path: string) => writeFileSync(path, '')],
  ])('are not covered up by a new ledger where the database %s', async (_, lose) => {
    const desk = await temporaryDesk();
    await desk.importPaths(folderWith({ 'a.xml': sample }));
    await desk.close();
    lose(join(desk.ledger.folder, 'ledger.sqlite'));
    await expect(openLedger(desk.ledger.folder)).rejects.toMatchObject({ problem: { code: 'ledger-missing' } });
    expect(originalsIn(desk.ledger.originalsFolder).length).toBeGreaterThan(0);
  });

  it('that an interrupted run did not leave are never swept away', async () => {
    const desk = await temporaryDesk();
    const { folder, originalsFolder } = desk.ledger;
    await desk.ledger.write(({ manager }) =>
      manager.insert(RunEntity, { kind: 'import', title: '', state: 'running', startedAt: new Date(Date.now() - 60_000).toISOString() }),
    );
    await desk.close();
    const put = (sha256: string, ageMs: number) => {
      const path = join(originalsFolder, sha256.slice(0, 2), sha256);
      mkdirSync(join(originalsFolder, sha256.slice(0, 2)), { recursive: true });
      writeFileSync(path, 'x');
      const time = new Date(Date.now() - ageMs);
      utimesSync(path, time, time);
      return path;
    };
    const before = put('a'.repeat(64), 3_600_000);
    const during = put('b'.repeat(64), 0);
    await temporaryDesk({ folder });
    expect([existsSync(before), existsSync(during)]).toEqual([true, false]);
  });

  it('are never written over by an export, whatever path is chosen', async () => {
    const desk = await temporaryDesk();
    await desk.importPaths(folderWith({ 'a.xml': sample }));
    const { folder, originalsFolder, databasePath } = desk.ledger;
    const exportTo = async (path: string) =>
      desk.handlers.exports.invoices({
        query: { sort: [], filters: [], search: '' },
        selection: null,
        columns: ['number'],
        style: 'fr',
        target: desk.grant(path, 'target'),
      });
    for (const path of [
      databasePath,
      `${databasePath}-wal`,
      join(originalsFolder, originalsIn(originalsFolder)[0] ?? ''),
      join(originalsFolder, 'x.csv'),
    ])
      await expect(exportTo(path), path).rejects.toMatchObject({ problem: { code: 'target-in-ledger' } });
    const { runId } = await exportTo(join(folder, 'factures.csv'));
    expect((await desk.ended(runId)).state).toBe('done');
  });
});

describe('an import', () => {
  it('enters each invoice without a number, and says so: nothing tells them apart or alike', async () => {
    const desk = await temporaryDesk();
    const unnumbered = sample.replace('<cbc:ID>FX-2026-0042</cbc:ID>', '');
    const { items } = await desk.importPaths(folderWith({ 'a.xml': unnumbered, 'b.xml': unnumbered.replace('113.01', '213.01') }));
    expect(items.map(({ status }) => status)).toEqual(['imported', 'imported']);
    expect(codes(items)).toEqual(['invoice-without-number', 'invoice-without-number']);
  });

  it('tells two suppliers of one name apart by their registration, and knows a SIREN in its SIRET', async () => {
    const desk = await temporaryDesk();
    const of = (number: string, registration: string) =>
      numbered(number)
        .replace(/<cac:PartyTaxScheme>\s*<cbc:CompanyID>FR00000000000<[\s\S]*?<\/cac:PartyTaxScheme>/, '')
        .replace('>000000000<', `>${registration}<`);
    const { items } = await desk.importPaths(
      folderWith({
        '1.xml': of('FX-1', '111111111'),
        '2.xml': of('FX-1', '222222222'),
        '3.xml': of('FX-2', '22222222200017'),
        '4.xml': `${of('FX-1', '22222222200017')}<!-- another copy -->`,
      }),
    );
    expect(items.map(({ status }) => status)).toEqual(['imported', 'imported', 'imported', 'duplicate']);
    expect(desk.ledger.reader.sqlite.prepare('SELECT count(*) FROM supplier').pluck().get()).toBe(2);
  });

  it('reads call detail again under the right profile after a wrong one was asked for', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    writeConsumption({ layout: 'multi-cf', rows: 50, seed: 2, out: join(folder, 'a.csv') });
    const importAs = async (profile: string | null) => {
      const { runId } = await desk.handlers.imports.start({ grants: [desk.grant(folder)], profile });
      await desk.ended(runId);
      return (await desk.items(runId)).map(({ status, lines }) => [status, lines]);
    };
    expect(await importAs('bell')).toEqual([['unreadable', 0]]);
    expect(await importAs('multi-cf')).toEqual([['imported', 50]]);
    expect(await importAs(null)).toEqual([['duplicate', 0]]);
  });

  it('joins call detail to the invoice of its date where two suppliers use one number, whatever comes first', async () => {
    const folder = temporaryFolder();
    writeConsumption({ layout: 'multi-cf', rows: 3, seed: 5, out: join(folder, 'detail.csv') });
    const [, , number = '', dmy = ''] = readFileSync(join(folder, 'detail.csv'), 'latin1').split('\r\n')[1]?.split(';') ?? [];
    const date = dmy.split('/').reverse().join('-');
    const invoice = (vat: string, issued: string) =>
      numbered(number)
        .replace('FR00000000000', vat)
        .replace(/<cbc:CompanyID schemeID="0002">[^<]*<\/cbc:CompanyID>/, '')
        .replace('<cbc:IssueDate>2026-10-28', `<cbc:IssueDate>${issued}`);
    writeFileSync(join(folder, 'theirs.xml'), invoice('FR22222222222', date));
    writeFileSync(join(folder, 'another.xml'), invoice('FR11111111111', '2024-01-15'));
    for (const order of ['detail another theirs', 'another detail theirs', 'another theirs detail', 'detail theirs another']) {
      const desk = await temporaryDesk();
      for (const name of order.split(' ')) await desk.importPaths(join(folder, name === 'detail' ? 'detail.csv' : `${name}.xml`));
      const joined = desk.ledger.reader.sqlite
        .prepare('SELECT issue_date FROM detail_batch JOIN invoice ON invoice.id = invoice_id WHERE invoice_number = ?')
        .pluck()
        .all(number);
      expect(new Set(joined), order).toEqual(new Set([date]));
    }
  });

  it('lets no amount in that would make every later total impossible to count', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    const huge = formatMinor(largestMinor, 'EUR').replace('.', '0.');
    for (const name of ['1', '2']) writeFileSync(join(folder, `${name}.xml`), numbered(name).replaceAll('>113.01<', `>${huge}<`));
    writeConsumption({ layout: 'multi-cf', rows: 3, seed: 5, out: join(folder, 'a.csv') });
    const detail = readFileSync(join(folder, 'a.csv'), 'latin1');
    for (const name of ['b.csv', 'c.csv'])
      writeFileSync(join(folder, name), Buffer.from(detail.replace(/;[\d,]+;(\d+,\d)\r\n/, `;8999999999,000000;$1\r\n${name}`), 'latin1'));
    const { items } = await desk.importPaths(folder);
    expect(codes(items)).toEqual(['amount-too-large', 'amount-too-large', null, 'detail-line-value', 'detail-line-value']);
    const query = { sort: [], filters: [], search: '' };
    const { currencies } = await desk.handlers.invoices.summary({ query, selection: null });
    expect(currencies).toMatchObject([{ currency: 'EUR', count: 2, payableMinor: 20_000, taxInclusiveMinor: 0 }]);
  });

  it('reads call detail in UTF-16, in either order of its bytes', async () => {
    const desk = await temporaryDesk();
    const folder = temporaryFolder();
    const rows = 300;
    writeConsumption({ layout: 'multi-cf', rows, seed: 5, out: join(folder, 'a.csv') });
    const little = Buffer.from(`\ufeff${new TextDecoder('windows-1252').decode(readFileSync(join(folder, 'a.csv')))}`, 'utf16le');
    writeFileSync(join(folder, 'b.csv'), little);
    writeFileSync(join(folder, 'c.csv'), Buffer.from(little).swap16());
    const { items } = await desk.importPaths(folder);
    expect(items.map(({ status, lines }) => [status, lines])).toEqual([0, 1, 2].map(() => ['imported', rows]));
    expect(new Set(items.map(({ amountMicros }) => amountMicros)).size).toBe(1);
  });

  it('takes an attachment for a PDF only where it is one, so that the invoice can be printed', async () => {
    const desk = await temporaryDesk();
    const lie = sample.replace('mimeCode="text/csv" filename="detail.csv"', 'mimeCode="application/pdf" filename="facture.pdf"');
    const { items } = await desk.importPaths(folderWith({ 'a.xml': lie }));
    const complete = await desk.handlers.documents.complete({ invoiceId: items[0]?.invoiceId ?? 0, language: 'fr', pages: 'supplier' });
    expect(Buffer.from(complete.content).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is tried again from names that hold an exclamation mark, and from the archive of a member', async () => {
    const desk = await temporaryDesk();
    const folder = folderWith({ 'eh!bien.xml': '<x', 'la!archive.zip': makeZip([{ name: 'de!dans.xml', content: '<y' }]) });
    const { run } = await desk.importPaths(folder);
    writeFileSync(join(folder, 'eh!bien.xml'), numbered('FX-1'));
    writeFileSync(join(folder, 'la!archive.zip'), makeZip([{ name: 'de!dans.xml', content: numbered('FX-2') }]));
    const { runId } = await desk.handlers.imports.retry({ runId: run.id });
    await desk.ended(runId);
    expect((await desk.items(runId)).map(({ invoiceNumber, status }) => [invoiceNumber, status])).toEqual(
      expect.arrayContaining([
        ['FX-1', 'imported'],
        ['FX-2', 'imported'],
      ]),
    );
  });
});

describe('a verification', () => {
  let made: Promise<string> | null = null;
  /** A folder with a sound ledger, made once. */
  const sound = () => {
    made ??= (async () => {
      const desk = await temporaryDesk();
      const files = folderWith({ 'a.xml': sample });
      writeConsumption({ layout: 'multi-cf', rows: 30, seed: 6, out: join(files, 'b.csv') });
      await desk.importPaths(files);
      await desk.close();
      const folder = mkdtempSync(join(tmpdir(), 'facturier-test-'));
      cpSync(desk.ledger.folder, folder, { recursive: true });
      return folder;
    })();
    return made;
  };
  afterAll(async () => {
    if (made) rmSync(await made, { recursive: true, force: true });
  });

  it('finds nothing in a sound ledger', async () => {
    const folder = temporaryFolder();
    cpSync(await sound(), folder, { recursive: true });
    expect(await verifyLedger(await temporaryLedger(folder))).toMatchObject({ invoices: 1, consumptionLines: 30, problems: [] });
  });

  it.each([
    ['an amount of an invoice', 'UPDATE invoice SET prepaid_minor = 7', 'verify-invoice'],
    ['the sign of an invoice', 'UPDATE invoice SET sign = -sign', 'verify-invoice'],
    ['the amount of a line', 'UPDATE invoice_line SET net_minor = net_minor + 1 WHERE position = 0', 'verify-invoice'],
    ['a tax', 'UPDATE invoice_tax SET tax_minor = 0', 'verify-invoice'],
    ['a line gone', 'DELETE FROM invoice_line WHERE position = 0', 'verify-invoice'],
    [
      'the whole invoice gone',
      'PRAGMA foreign_keys = ON; DELETE FROM owed_message; DELETE FROM due_message; DELETE FROM invoice',
      'verify-document-lost',
    ],
    ['its original forgotten', "DELETE FROM invoice_document WHERE role = 'original'", 'verify-invoice-original'],
    ['calls gone', 'DELETE FROM detail_column; DELETE FROM detail_segment', 'verify-detail'],
    ['the amount of calls', 'UPDATE detail_column SET cells = zeroblob(length(cells)) WHERE column_place = 8', 'verify-segment'],
  ])('finds %s', async (_, tampering, code) => {
    const folder = temporaryFolder();
    cpSync(await sound(), folder, { recursive: true });
    const file = new Database(join(folder, 'ledger.sqlite'));
    file.exec(tampering);
    file.close();
    expect((await verifyLedger(await temporaryLedger(folder))).problems.map((problem) => problem.code)).toContain(code);
  });
});

describe('the console', () => {
  it('tells what cannot be asked for by exit code 2, before it opens a ledger', () => {
    const ledger = join(temporaryFolder(), 'ledger');
    for (const args of [
      ['import', 'x', '--profile', 'inconnu'],
      ['invoices', '--from', '2026-02-30'],
    ]) {
      const { code, out } = runConsole(...args, '--ledger', ledger, '--json');
      expect([code, out], args.join(' ')).toEqual([2, '']);
    }
    expect(existsSync(ledger)).toBe(false);
    const help = runConsole('--help');
    expect([help.code, help.said]).toEqual([0, '']);
    expect(help.out).toContain('import PATH');
  });

  it('never adds up several currencies unsaid, and never prints a name that moves the cursor', () => {
    const ledger = join(temporaryFolder(), 'ledger');
    const teams = 'User Display Name,Caller ID,Destination Number,Start Time,Duration Seconds,Charge,Currency\n';
    const call = (charge: string, currency: string) =>
      `Zoé Exemple,+33100000000,+33600000000,2026-10-01T10:00:00Z,60,${charge},${currency}\n`;
    const folder = folderWith({ 'a.csv': teams + call('1.50', 'EUR') + call('2.25', 'CAD'), 'b\u001b[31m.xml': '<x' });
    const { files, totals } = JSON.parse(runConsole('import', folder, '--ledger', ledger, '--json').out);
    expect(files[0]).toMatchObject({ status: 'imported', lines: 2, amount: null });
    expect(files[0].reason).toMatch(/1\.500000 EUR.*2\.250000 CAD/);
    expect(totals).toMatchObject({
      consumptionLines: 2,
      consumptionAmounts: [
        { currency: 'CAD', amount: '2.250000' },
        { currency: 'EUR', amount: '1.500000' },
      ],
    });
    const again = runConsole('import', folder, '--ledger', ledger);
    expect(again.out + again.said).not.toContain('\u001b');
  });

  it('says in JSON of a damaged ledger that it is not valid', async () => {
    const folder = temporaryFolder();
    await (await openLedger(folder)).close();
    writeFileSync(join(folder, 'ledger.sqlite'), Buffer.alloc(8192, 'x'));
    const { code, out } = runConsole('verify', '--ledger', folder, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ valid: false, problems: [{ code: 'ledger-damaged' }] });
  });

  it.skipIf(process.platform === 'win32')('ends with its list when interrupted from the keyboard (where signals are)', async () => {
    const ledger = join(temporaryFolder(), 'ledger');
    const folder = temporaryFolder();
    writeConsumption({ layout: 'multi-cf', rows: 200_000, seed: 1, out: join(folder, 'a.csv') });
    writeFileSync(join(folder, 'b.xml'), sample);
    const child = spawn(process.execPath, [program, 'import', folder, '--ledger', ledger, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.on('data', (piece) => {
      out += piece;
    });
    await once(child.stderr, 'data'); // its progress: the import is under way
    child.stderr.resume();
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(JSON.parse(out).files.map(({ status }: { status: string }) => status)).toEqual(['cancelled', 'cancelled']);
  });
});
