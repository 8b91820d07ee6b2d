import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectDetail } from '../../src-main/consumption/detect-detail.ts';
import { readMappings } from '../../src-main/consumption/mapping/stored.ts';
import { verifyDetail } from '../../src-main/consumption/verify-detail.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { type DetailMapping, mappingOf } from '../../src-preload/contract/mapping.ts';
import { type Problem, ProblemError } from '../../src-preload/contract/problem.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { type Dress, dressedDetail } from '../support/dressed-detail.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { makeWorkbook, serialOf, type WorkbookCell, zipped } from '../support/make-workbook.ts';

const dress: Dress = {
  ...{ language: 'fr', separator: ';', decimal: ',', thousands: ' ', sign: ' €', dates: 'dmy', instant: false, duration: 'clock' },
  ...{ numbers: 'plain', above: true, below: true, again: true, breaks: true, emptyColumns: 2, encoding: 'windows-1252', end: '\r\n' },
} as const;
const consoleProgram = join(import.meta.dirname, '../../src-main/console/main.ts');
const undecided = { sheet: null, encoding: null, separator: null, headerRecord: null };
const rows = 400;
const october = dressedDetail(dress, rows, 1);
const november = dressedDetail({ ...dress, above: false, emptyColumns: 0, encoding: 'utf-8' }, rows, 2);

/** A desk, a folder with a file in it, and that file as the interface names it. */
async function deskWith(name: string, bytes: Uint8Array) {
  const desk = await temporaryDesk();
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return { desk, path, source: { grants: [desk.grant(path, 'file')], name } };
}

async function mapped(desk: TestDesk, source: { grants: string[]; name: string }, name = 'Télécom Exemple'): Promise<DetailMapping> {
  const { guess } = await desk.handlers.mapping.look({ source, ...undecided });
  return mappingOf(guess as Parameters<typeof mappingOf>[0], name);
}

const problemOf = async (work: Promise<unknown>): Promise<Problem | null> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  return null;
};
const summed = (facts: typeof october.facts) => facts.reduce((sum, { amount }) => sum + amount, 0);
const recorded = ({ ledger }: TestDesk) =>
  ['detail_segment', 'detail_batch', 'fleet_user'].map((table) =>
    ledger.reader.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );

describe('a layout that nobody knew', () => {
  it('is looked at, tried, kept, imported with, and recognised the next time', async () => {
    const { desk, path, source } = await deskWith('octobre.csv', october.bytes);
    expect((await desk.handlers.imports.preview({ grants: source.grants })).items).toMatchObject([
      { status: 'new', profile: null, problem: { code: 'detail-to-map' } },
    ]);
    const { items: unknown } = await desk.importPaths(path);
    expect(unknown).toMatchObject([{ status: 'unreadable', lines: 0 }]);
    const { mapping } = desk.handlers;
    const look = await mapping.look({ source, ...undecided });
    expect(look.records[look.guess.headerRecord]?.slice(0, look.guess.titles.length)).toEqual(look.guess.titles);
    const wanted = await mapped(desk, source);
    const examined = await mapping.examine({ source, mapping: wanted });
    const days = october.facts.map(({ startedAt }) => startedAt.slice(0, 10)).sort();
    expect(examined).toMatchObject({
      lines: rows,
      leftOut: { broken: 0 },
      totals: { compared: 1, differing: 0 },
      sums: [{ currency: 'EUR', lines: rows, amountMicros: summed(october.facts) }],
      period: { from: days[0], to: days.at(-1) },
    });
    expect(examined.shown[0]).toMatchObject({
      line: october.lineNumbers[0],
      user: october.facts[0]?.user,
      amountMicros: october.facts[0]?.amount,
    });
    expect(await mapping.understand({ source, mapping: wanted })).toMatchObject({ shown: examined.shown, brokenLines: [] });
    expect(recorded(desk)).toEqual([0, 0, 0]);

    await mapping.save({ mapping: wanted, replaces: null });
    const { items: preview } = await desk.handlers.imports.preview({ grants: source.grants });
    expect(preview).toMatchObject([{ status: 'new', profile: 'Télécom Exemple' }]);
    const { items } = await desk.importPaths(path);
    expect(items).toMatchObject([{ status: 'imported', lines: rows, amountMicros: summed(october.facts) }]);
    expect(JSON.parse(items[0]?.problem ?? '')).toMatchObject({ code: 'detail-left-out', params: { around: october.around, broken: 0 } });

    // The next month, with other title lines and in another encoding.
    writeFileSync(path, november.bytes);
    const next = await desk.importPaths(path);
    expect(next.items).toMatchObject([{ status: 'imported', lines: rows, amountMicros: summed(november.facts) }]);
    expect(await verifyDetail(desk.ledger.reader.sqlite)).toEqual([]);
  });

  it('is shared as a file, and taken into another ledger', async () => {
    const { desk, source } = await deskWith('octobre.csv', october.bytes);
    await desk.handlers.mapping.save({ mapping: await mapped(desk, source), replaces: null });
    const shared = join(temporaryFolder(), 'profil.json');
    await desk.handlers.mapping.writeFile({ name: 'Télécom Exemple', target: desk.grant(shared, 'target') });
    const other = await deskWith('octobre.csv', october.bytes);
    await other.desk.handlers.mapping.readFile({ grant: other.desk.grant(shared, 'file') });
    expect(await other.desk.handlers.mapping.list()).toEqual(await desk.handlers.mapping.list());
    expect(
      await problemOf(Promise.resolve(other.desk.handlers.mapping.readFile({ grant: other.desk.grant(shared, 'file') }))),
    ).toMatchObject({ code: 'mapping-name-taken' });
    for (const text of ['', '{}', '[1]', readFileSync(shared, 'utf8').replace('"amount"', '"price"')]) {
      writeFileSync(shared, text);
      expect(await problemOf(Promise.resolve(other.desk.handlers.mapping.readFile({ grant: other.desk.grant(shared, 'file') })))).toEqual({
        code: 'mapping-file',
        params: {},
      });
    }
    expect(other.desk.ledger.reader.sqlite.prepare('SELECT count(*) FROM detail_mapping').pluck().get()).toBe(1);
  });

  it('is renamed, kept under one name only, and removed', async () => {
    const { desk, source } = await deskWith('octobre.csv', october.bytes);
    const { mapping } = desk.handlers;
    const first = await mapped(desk, source);
    await mapping.save({ mapping: first, replaces: null });
    expect(
      await problemOf(Promise.resolve(mapping.save({ mapping: { ...first, name: 'télécom exemple' }, replaces: null }))),
    ).toMatchObject({ code: 'mapping-name-taken' });
    expect(await problemOf(Promise.resolve(mapping.save({ mapping: { ...first, name: 'multi-cf' }, replaces: null })))).toMatchObject({
      code: 'mapping-name-taken',
    });
    await mapping.save({ mapping: { ...first, name: 'Autre' }, replaces: 'Télécom Exemple' });
    expect(readMappings(desk.ledger.reader).map(({ name }) => name)).toEqual(['Autre']);
    expect(await mapping.remove({ name: 'Autre' })).toEqual({ removed: true });
    expect(await mapping.remove({ name: 'Autre' })).toEqual({ removed: false });
    expect(await problemOf(Promise.resolve(mapping.start({ source, name: 'Autre', leaveOutBroken: false })))).toMatchObject({
      code: 'mapping-unknown',
    });
  });

  it('is asked for by its name', async () => {
    const { desk, path, source } = await deskWith('octobre.csv', october.bytes);
    const wanted = await mapped(desk, source);
    await desk.handlers.mapping.save({ mapping: wanted, replaces: null });
    await desk.handlers.mapping.save({
      mapping: { ...wanted, name: 'Autre', constants: { ...wanted.constants, root: 'R9' } },
      replaces: null,
    });
    const { folder } = desk.ledger;
    await desk.close();
    const call = (name: string) =>
      spawnSync(process.execPath, [consoleProgram, 'import', path, '--profile', name, '--ledger', folder, '--json'], { encoding: 'utf8' });
    expect(call('Inconnu')).toMatchObject({ status: 2, stdout: '' });
    const { status, stdout } = call('Autre');
    expect([status, JSON.parse(stdout).totals]).toMatchObject([0, { imported: 1, consumptionLines: rows }]);
    const again = await openLedger(folder);
    expect(again.reader.sqlite.prepare('SELECT DISTINCT profile FROM detail_batch').pluck().all()).toEqual(['Autre']);
    await again.close();
  });

  it('takes no file that was not chosen', async () => {
    const { desk, source } = await deskWith('octobre.csv', october.bytes);
    for (const name of ['../octobre.csv', '/etc/passwd', 'autre.csv'])
      expect(await problemOf(Promise.resolve(desk.handlers.mapping.look({ source: { ...source, name }, ...undecided })))).toMatchObject({
        code: 'grant-unknown',
      });
  });
});

describe('a file with lines that cannot be read', () => {
  const lines = october.bytes.toString('latin1').split('\r\n');
  const place = (october.lineNumbers[7] ?? 0) - 1;
  const bytes = Buffer.from(
    lines.map((line, index) => (index === place ? line.replace(/\d\d:\d\d:\d\d;/, 'midi;') : line)).join('\r\n'),
    'latin1',
  );

  it('is not half imported, and wholly but for them where a person says so', async () => {
    const { desk, path, source } = await deskWith('octobre.csv', bytes);
    const { mapping } = desk.handlers;
    const wanted = await mapped(desk, source);
    const examined = await mapping.examine({ source, mapping: wanted });
    expect(examined.brokenLines).toMatchObject([{ line: place + 1, reason: 'value', value: 'midi' }]);
    await mapping.save({ mapping: wanted, replaces: null });
    expect((await desk.importPaths(path)).items).toMatchObject([{ status: 'unreadable', lines: 0 }]);
    expect(recorded(desk)).toEqual([0, 0, 0]);
    const { runId } = await mapping.start({ source, name: wanted.name, leaveOutBroken: true });
    await desk.ended(runId);
    const [item] = await desk.items(runId);
    expect(item).toMatchObject({
      status: 'imported',
      lines: rows - 1,
      amountMicros: summed(october.facts) - (october.facts[7]?.amount ?? 0),
    });
    expect(JSON.parse(item?.problem ?? '')).toMatchObject({ code: 'detail-left-out', params: { broken: 1 } });
    expect(await verifyDetail(desk.ledger.reader.sqlite)).toEqual([]);
  });

  it('tells how far its examination is, and ends it when asked', async () => {
    const long = dressedDetail(dress, 60_000, 3);
    const { desk, source } = await deskWith('long.csv', long.bytes);
    const { mapping } = desk.handlers;
    expect(await mapping.examining()).toBeNull();
    const wanted = await mapped(desk, source);
    const ended = problemOf(Promise.resolve(mapping.examine({ source, mapping: wanted })));
    let progress = await mapping.examining();
    while (progress !== null && progress.lines === 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      progress = await mapping.examining();
    }
    expect(progress).toMatchObject({ total: long.bytes.length });
    expect(await mapping.stopExamining()).toEqual({ stopped: true });
    expect(await ended).toMatchObject({ code: 'cancelled' });
    expect(await mapping.examining()).toBeNull();
  });

  it('leaves nothing where its import is cancelled', async () => {
    const long = dressedDetail(dress, 60_000, 3);
    const { desk, source } = await deskWith('long.csv', long.bytes);
    const wanted = await mapped(desk, source);
    await desk.handlers.mapping.save({ mapping: wanted, replaces: null });
    const { runId } = await desk.handlers.mapping.start({ source, name: wanted.name, leaveOutBroken: false });
    await desk.handlers.runs.cancel({ id: runId });
    await desk.ended(runId);
    expect((await desk.items(runId)).map(({ status }) => status)).not.toContain('imported');
    expect(recorded(desk)).toEqual([0, 0, 0]);
  });
});

describe('a workbook', () => {
  const texts = new TextDecoder('windows-1252').decode(
    dressedDetail({ ...dress, breaks: false, thousands: '', sign: '', separator: '\t' }, rows, 4).bytes,
  );
  const { facts } = dressedDetail({ ...dress, breaks: false }, rows, 4);
  const header = texts.split('\r\n').find((line) => line.startsWith('Date')) ?? '';
  const titles = header.split('\t').filter((title) => title !== '');
  const row = (fact: (typeof facts)[number], from1904 = false): WorkbookCell[] => [
    { value: Math.floor(serialOf(fact.startedAt, from1904)), format: 'dd/mm/yyyy' },
    { value: serialOf(fact.startedAt) % 1, format: 'hh:mm:ss' },
    fact.line,
    { shared: fact.user },
    fact.destination,
    { shared: fact.place },
    { shared: fact.nature },
    { value: fact.durationSeconds / 86_400, format: '[h]:mm:ss' },
    fact.volumeKilobytes,
    { value: fact.amount / 1e6, format: '#,##0.00 "€"' },
  ];
  const sheet = (from1904 = false) => [
    ['Relevé de consommation'],
    [],
    titles,
    ...facts.map((fact) => row(fact, from1904)),
    ['Total', null, summed(facts) / 1e6],
  ];
  const expected = { status: 'imported', lines: rows, amountMicros: summed(facts) };

  it.each([false, true])('is read row by row, dates counted from 1904: %s', async (date1904) => {
    const { desk, path, source } = await deskWith('relevé.xlsx', makeWorkbook({ sheets: { Détail: sheet(date1904) }, date1904 }));
    const wanted = { ...(await mapped(desk, source)), constants: { currency: 'EUR' } };
    const examined = await desk.handlers.mapping.examine({ source, mapping: wanted });
    expect(examined.shown[0]).toMatchObject({
      line: 4,
      startedAt: facts[0]?.startedAt,
      durationSeconds: facts[0]?.durationSeconds,
      user: facts[0]?.user,
      number: facts[0]?.line,
    });
    await desk.handlers.mapping.save({ mapping: wanted, replaces: null });
    expect(await detectDetail(path, readMappings(desk.ledger.reader), new AbortController().signal)).toBe(wanted.name);
    const archive = join(temporaryFolder(), 'envoi.zip');
    writeFileSync(archive, zipped({ 'relevé.xlsx': readFileSync(path) }));
    expect((await desk.importPaths(archive)).items).toMatchObject([{ kind: 'zip' }, expected]);
    expect((await desk.importPaths(path)).items).toMatchObject([{ status: 'duplicate' }]);
    expect(await verifyDetail(desk.ledger.reader.sqlite)).toEqual([]);
  });

  it('is read at the sheet that was chosen, this time and the next', async () => {
    const { desk, path, source } = await deskWith('relevé.xlsx', makeWorkbook({ sheets: { Synthèse: [['Bonjour']], Détail: sheet() } }));
    expect(await desk.handlers.mapping.look({ source, ...undecided })).toMatchObject({
      sheets: ['Synthèse', 'Détail'],
      records: [['Bonjour']],
    });
    const { guess } = await desk.handlers.mapping.look({ source, ...undecided, sheet: 'Détail' });
    const mapping = { ...mappingOf(guess as Parameters<typeof mappingOf>[0], 'Classeur', 'Détail'), constants: { currency: 'EUR' } };
    await desk.handlers.mapping.save({ mapping, replaces: null });
    expect((await desk.importPaths(path)).items).toMatchObject([expected]);
  });

  it('that is damaged, or made to exhaust the reader, is refused by name', async () => {
    const good = makeWorkbook({ sheets: { Détail: sheet() } });
    const damaged = Buffer.from(good);
    damaged.fill(0x55, 900, 1100);
    const doctype =
      '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row r="1"><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    const wide = `<worksheet><sheetData><row r="1"><c r="ZZ1"><v>1</v></c></row></sheetData></worksheet>`;
    const deep = `<worksheet><sheetData><row r="99999999"><c><v>1</v></c></row></sheetData></worksheet>`;
    const bomb = `<worksheet><sheetData>${' '.repeat(40_000_000)}</sheetData></worksheet>`;
    const part = (xml: string) => makeWorkbook({ sheets: { Détail: [] }, parts: { 'xl/worksheets/sheet1.xml': xml } });
    const cases: [string, Uint8Array][] = [
      ['workbook-damaged', damaged],
      ['xml-doctype', part(doctype)],
      ['workbook-too-large', part(wide)],
      ['workbook-too-large', part(deep)],
      ['zip-bomb', part(bomb)],
      [
        'workbook-sheet-missing',
        makeWorkbook({
          sheets: { Détail: [] },
          parts: { 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="none.xml"/></Relationships>' },
        }),
      ],
    ];
    for (const [code, bytes] of cases) {
      const { desk, source } = await deskWith('relevé.xlsx', bytes);
      expect((await problemOf(Promise.resolve(desk.handlers.mapping.look({ source, ...undecided }))))?.code).toBe(code);
    }
  });

  const office = spawnSync('soffice', ['--version']).status === 0;
  it.skipIf(!office)('is read as another program wrote it (where LibreOffice is installed)', async () => {
    const folder = temporaryFolder();
    const csv = [
      'Date;Ligne;Utilisateur;Durée;Montant HT',
      '12/10/2026;0600000001;Zoé Exemple;00:01:30;1234,56',
      '13/10/2026;0600000002;Théo Exemple;01:00:00;-0,05',
    ];
    writeFileSync(join(folder, 'a.csv'), `${csv.join('\n')}\n`);
    const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
    const filter = '--infilter=CSV:59,34,UTF8,1,1/4/2/2';
    const done = spawnSync('soffice', [profile, '--headless', filter, '--convert-to', 'xlsx', '--outdir', folder, join(folder, 'a.csv')], {
      timeout: 100_000,
    });
    expect(done.status).toBe(0);
    const { desk, source } = await deskWith('a.xlsx', readFileSync(join(folder, 'a.xlsx')));
    const mapping = { ...(await mapped(desk, source)), constants: { currency: 'EUR' } };
    const { shown, leftOut } = await desk.handlers.mapping.examine({ source, mapping });
    expect(leftOut.broken).toBe(0);
    expect(
      shown.map(({ line, startedAt, number, durationSeconds, amountMicros }) => [line, startedAt, number, durationSeconds, amountMicros]),
    ).toEqual([
      [2, '2026-10-12T00:00:00', '0600000001', 90, 1_234_560_000],
      [3, '2026-10-13T00:00:00', '0600000002', 3600, -50_000],
    ]);
  });
});
