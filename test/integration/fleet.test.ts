import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { everyPeriod } from '../../src-main/consumption/fleet/assignments.ts';
import { type Call, callDetailFile } from '../../src-main/example/call-detail.ts';
import { fleet as contract, type FleetChange, type FleetRestore, fleetColumns } from '../../src-preload/contract/fleet.ts';
import { columnKeys } from '../../src-preload/contract/grid.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { loadDetail } from '../support/load-detail.ts';
import { makeWorkbook, serialOf } from '../support/make-workbook.ts';

const fields = { holder: '', employeeNumber: '', costCentre: '', team: '', note: '' };
const allRows = { sort: [{ column: 'number', descending: false }], filters: [], search: '', offset: 0, limit: 1000 };
const keys = columnKeys(fleetColumns);
const since = '2026-11-01';

type FleetRow = Readonly<Record<keyof typeof fleetColumns, string | number | null>>;

async function rowsOf(desk: TestDesk): Promise<FleetRow[]> {
  const { rows, total } = await desk.handlers.fleet.page(allRows);
  expect(rows).toHaveLength(total);
  return rows.map((cells) => Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? null])) as unknown as FleetRow);
}

const call = (name: string, line: string, date: string, section = 'Communications'): Call => ({
  section,
  user: { name, line },
  nature: 'Appel national mobile',
  date,
  secondOfDay: 36_000,
  destination: '+33639980099',
  place: 'France mobile',
  durationSeconds: 60,
  volumeKilobytes: 0,
  amountMicros: 10_000,
});

async function deskWithDetail(...calls: readonly Call[]): Promise<TestDesk> {
  const desk = await temporaryDesk();
  const centre = { root: 'R1', centre: 'CF1', invoiceNumber: 'F1', invoiceDate: '2026-10-03', calls };
  await loadDetail(desk.ledger, callDetailFile([centre]));
  return desk;
}

const edit = async (desk: TestDesk, ...changes: FleetChange[]): Promise<FleetRestore[]> =>
  (await desk.handlers.fleet.edit({ changes })).undo as FleetRestore[];
const assign = (number: string, holder: string, from: string | null = null, to: string | null = null): FleetChange => ({
  do: 'assign',
  number,
  fields: { ...fields, holder },
  from,
  to,
});
const shown = (desk: TestDesk) =>
  everyPeriod(desk.ledger.reader.sqlite).map(({ line, holder, from, to }) => `${line} ${holder} ${from ?? '…'}–${to ?? '…'}`);

function listIn(desk: TestDesk, name: string, content: string | Buffer): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return desk.grant(path, 'file');
}
const guessed = { sheet: null, encoding: null, separator: null, columns: null, dates: null, since };

async function importList(desk: TestDesk, grant: string, leaveOutProblems = false) {
  const { runId } = await desk.handlers.fleet.import({ grant, ...guessed, leaveOutProblems });
  return { run: await desk.ended(runId), items: await desk.items(runId) };
}

describe('the fleet', () => {
  it('shows each line once, with who holds it and what call detail says of it', async () => {
    const desk = await deskWithDetail(
      call('Zoé Garçon', '0639980011', '2026-09-02'),
      call('Zoé Garçon', '0639980011', '2026-09-03'),
      call('Noël Tremblay', '0639980012', '2026-05-02'),
      call('Inconnu', '0639980013', '2026-09-05'),
      call('Hélène Bouchard', '0639980018', '2026-05-05'),
      call('Hélène Bouchard', '0639980018', '2026-09-01', 'Abonnements'),
    );
    await edit(
      desk,
      assign('06 39 98 00 11', 'Zoé Garçon'),
      assign('+33 6 39 98 00 12', 'Noël Tremblay'),
      assign('33639980014', 'Anaïs Côté', '2020-01-01', '2020-12-31'),
      assign('06.39.98.00.15', '', '2021-01-01'),
      assign('0639980016', 'Théo Roy', '2999-01-01'),
      assign('0639980017', 'Inès Martin', '2026-08-15'),
      assign('0639980018', 'Hélène Bouchard'),
    );
    const rows = await rowsOf(desk);
    expect(rows.map(({ e164, holder, state }) => `${e164} ${holder} ${state}`).toSorted()).toEqual([
      '+33639980011 Zoé Garçon active',
      '+33639980012 Noël Tremblay unused',
      '+33639980013  unknown',
      '+33639980014 Anaïs Côté ended',
      '+33639980015  unassigned',
      '+33639980016 Théo Roy upcoming',
      '+33639980017 Inès Martin active',
      '+33639980018 Hélène Bouchard unused',
    ]);
    expect(rows.find(({ line }) => line === '+33639980011')).toMatchObject({
      number: '0639980011',
      userName: 'Zoé Garçon',
      lastUse: '09/2026',
      lines: 2,
      amount: 20_000,
      currency: 'EUR',
      periods: 1,
    });
    // A subscription is billed whether the line is used or not.
    expect(rows.find(({ line }) => line === '+33639980018')).toMatchObject({
      state: 'unused',
      lastUse: '05/2026',
      lines: 1,
      amount: 10_000,
    });
    const summary = await desk.handlers.fleet.summary({ sort: [], filters: [], search: '' });
    expect(summary).toMatchObject({
      found: 8,
      states: { active: 2, unused: 2, unknown: 1, unassigned: 1, upcoming: 1, ended: 1 },
      month: '2026-09',
      lines: 4,
      currencies: [{ currency: 'EUR', amountMicros: 40_000 }],
    });
    const unknown = await desk.handlers.fleet.page({ ...allRows, filters: [{ column: 'state', operator: 'in', values: ['unknown'] }] });
    expect(unknown.total).toBe(1);
    const found = await desk.handlers.fleet.page({ ...allRows, search: 'garcon zoe' });
    expect(found.total).toBe(1);
  });

  it('keeps the history of a line that changed hands, and the names it was billed under', async () => {
    const desk = await deskWithDetail(
      call('Zoé Garçon', '0639980011', '2026-02-02'),
      call('Zoé Garçon', '0639980011', '2026-04-02'),
      call('Noël Tremblay', '0639980011', '2026-09-02'),
    );
    await edit(desk, assign('0639980011', 'Zoé Garçon'));
    await edit(desk, assign('06 39 98 00 11', 'Noël Tremblay', '2026-05-01'));
    const history = await desk.handlers.fleet.history({ line: '+33639980011' });
    expect(history.numbers).toEqual(['0639980011']);
    expect(history.periods.map(({ holder, from, to }) => [holder, from, to])).toEqual([
      ['Noël Tremblay', '2026-05-01', null],
      ['Zoé Garçon', null, '2026-04-30'],
    ]);
    expect(history.seen).toEqual([
      { user: 'Noël Tremblay', from: '2026-09', to: '2026-09', lines: 1 },
      { user: 'Zoé Garçon', from: '2026-02', to: '2026-04', lines: 2 },
    ]);
  });

  it('changes all that is asked or nothing, and says why', async () => {
    const desk = await temporaryDesk();
    await edit(desk, assign('0639980011', 'Zoé', '2026-01-01', '2026-06-30'));
    const before = shown(desk);
    await expect(edit(desk, assign('0639980012', 'Noël'), assign('0639980011', 'Noël', '2026-03-01'))).rejects.toMatchObject({
      problem: { code: 'fleet-overlap', params: { holder: 'Noël', other: 'Zoé', otherTo: '30/06/2026' } },
    });
    await expect(edit(desk, assign('douze', 'Noël'))).rejects.toMatchObject({ problem: { code: 'fleet-number' } });
    await expect(edit(desk, { do: 'remove', id: 99 })).rejects.toMatchObject({ problem: { code: 'fleet-period-gone' } });
    expect(shown(desk)).toEqual(before);
  });

  it('takes nothing back where the line was changed in the meantime', async () => {
    const desk = await temporaryDesk();
    const undo = await edit(desk, assign('0639980011', 'Zoé'));
    const [period] = everyPeriod(desk.ledger.reader.sqlite);
    await edit(desk, { do: 'correct', id: period?.id ?? 0, fields: { team: 'Ventes' } });
    await expect(edit(desk, ...undo)).rejects.toMatchObject({ problem: { code: 'fleet-changed' } });
    expect(everyPeriod(desk.ledger.reader.sqlite)).toMatchObject([{ holder: 'Zoé', team: 'Ventes' }]);
  });

  it('after any edits is taken back step by step to what it was, and done again', async () => {
    const desk = await temporaryDesk();
    const { sqlite } = desk.ledger.reader;
    const day = fc.option(fc.constantFrom('2026-01-01', '2026-01-15', '2026-02-01', '2026-03-01'), { nil: null });
    const change = fc.oneof(
      fc.record({ number: fc.constantFrom('0639980011', '+33639980011', '0639980012'), from: day, to: day }).map(
        ({ number, from, to }) =>
          () =>
            assign(number, 'Zoé', from, to),
      ),
      fc.record({ at: fc.nat(5), from: day, to: day }).map(
        ({ at, from, to }) =>
          (): FleetChange => ({
            do: 'correct',
            id: everyPeriod(sqlite)[at]?.id ?? 0,
            fields: { from, to, holder: 'Noël' },
          }),
      ),
      fc.nat(5).map((at) => (): FleetChange => ({ do: 'remove', id: everyPeriod(sqlite)[at]?.id ?? 0 })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (batches) => {
        const start = everyPeriod(sqlite);
        const states = [start];
        const undos: FleetRestore[][] = [];
        for (const batch of batches) {
          const undo = await edit(desk, ...batch.map((make) => make())).catch(() => null);
          if (!undo || undo.length === 0) continue;
          undos.push(undo);
          states.push(everyPeriod(sqlite));
        }
        const redos: FleetRestore[][] = [];
        for (let step = undos.length - 1; step >= 0; step--) {
          redos.push(await edit(desk, ...(undos[step] ?? [])));
          expect(everyPeriod(sqlite)).toEqual(states[step]);
        }
        for (let step = 1; step < states.length; step++) {
          await edit(desk, ...(redos.pop() ?? []));
          expect(everyPeriod(sqlite)).toEqual(states[step]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a fleet list', () => {
  const list = [
    'Parc mobile au 1er novembre;;;;;;',
    'N° de téléphone;Nom;Prénom;Matricule;Centre de coût;Service;Date de début;Date de fin',
    '06 39 98 00 11;Garçon;Zoé;0017;CC-100;Ventes;01/02/2025;',
    '33639980012;Tremblay;Noël;0018;CC-200;Achats;15/03/2025;31/12/2025',
    '"="" 0639980013""";;;;;;;',
    '+33 6 39 98 00 12;Côté;Anaïs;0019;CC-200;Achats;01/01/2026;31/12/9999',
  ].join('\r\n');

  it('is understood whatever its dress, shown before anything is written, and taken in whole', async () => {
    const desk = await deskWithDetail(call('Zoé', '0639980011', '2026-09-02'));
    const grant = listIn(desk, 'parc.csv', Buffer.from(list.replace('="" 0639980013""', '=""0639980013""'), 'latin1'));
    const preview = await desk.handlers.fleet.preview({ grant, ...guessed });
    expect(preview).toMatchObject({
      encoding: 'windows-1252',
      separator: ';',
      dates: 'dmy',
      datesDoubtful: false,
      columns: { number: 0, lastName: 1, firstName: 2, employeeNumber: 3, costCentre: 4, team: 5, from: 6, to: 7 },
      counts: { rows: 4, begun: 3, changed: 1, corrected: 0, same: 0, problems: 0, neverSeen: 2 },
    });
    expect(preview.rows[0]).toEqual({
      ...{ row: 3, number: '06 39 98 00 11', holder: 'Zoé Garçon', employeeNumber: '0017', costCentre: 'CC-100', team: 'Ventes' },
      ...{ from: '2025-02-01', to: null, outcome: 'begun' },
    });
    expect(shown(desk)).toEqual([]);

    const first = await importList(desk, grant);
    expect(first.run).toMatchObject({ state: 'done', items: 4, succeeded: 4 });
    expect(shown(desk)).toEqual([
      '+33639980011 Zoé Garçon 2025-02-01–…',
      '+33639980012 Noël Tremblay 2025-03-15–2025-12-31',
      '+33639980012 Anaïs Côté 2026-01-01–…',
      '+33639980013  …–…',
    ]);
    const again = await importList(desk, grant);
    expect(again.run).toMatchObject({ state: 'done', items: 4, succeeded: 0, duplicates: 4 });
  });

  it('without dates says who holds a line now: it changes hands on the day given', async () => {
    const desk = await temporaryDesk();
    await importList(desk, listIn(desk, 'octobre.csv', 'Ligne,Titulaire\n0639980011,Zoé\n0639980012,Noël\n'));
    const { items } = await importList(desk, listIn(desk, 'novembre.csv', 'Line,Holder\n0639980011,Zoé\n0639980012,Inès\n'));
    expect(items.map(({ status }) => status)).toEqual(['duplicate', 'imported']);
    expect(shown(desk)).toEqual(['+33639980011 Zoé …–…', '+33639980012 Noël …–2026-10-31', '+33639980012 Inès 2026-11-01–…']);
  });

  it('as a workbook is read with its dates and its numbers, the zero that a spreadsheet ate included', async () => {
    const desk = await temporaryDesk();
    const day = (iso: string) => ({ value: serialOf(iso), format: 'dd/mm/yyyy' });
    const content = makeWorkbook({
      sheets: {
        Lisez: [['Ce classeur contient le parc']],
        Parc: [
          ['MSISDN', 'User', 'Cost center', 'Start date', 'End date'],
          [639980011, 'Zoé', 'CC-1', day('2025-02-01'), day('2025-06-30')],
          [33639980012, 'Noël', 'CC-2', day('2025-02-01'), null],
        ],
      },
    });
    const grant = listIn(desk, 'parc.xlsx', content);
    const preview = await desk.handlers.fleet.preview({ grant, ...guessed, sheet: 'Parc' });
    expect(preview).toMatchObject({ sheets: ['Lisez', 'Parc'], sheet: 'Parc', counts: { rows: 2, begun: 2, problems: 0 } });
    const { runId } = await desk.handlers.fleet.import({ grant, ...guessed, sheet: 'Parc', leaveOutProblems: false });
    await desk.ended(runId);
    expect(shown(desk)).toEqual(['+33639980011 Zoé 2025-02-01–2025-06-30', '+33639980012 Noël 2025-02-01–…']);
  });

  it('says by the number of its row what cannot be taken in, and is then taken in only without it', async () => {
    const desk = await temporaryDesk();
    const rows = [
      'Ligne;Titulaire;Du;Au',
      '0639980011;Zoé;01/01/2025;',
      'quatre;Noël;;',
      '3,36399E+10;Noël;;',
      '0639980012;Noël;32/01/2025;',
      '0639980013;Noël;01/06/2025;01/01/2025',
      '0639980011;Inès;01/01/2024;31/01/2025',
      `0639980014;${'x'.repeat(201)};;`,
      '0639980015;Anaïs;;',
      '"0639980016;jamais fermé',
    ];
    const grant = listIn(desk, 'parc.csv', rows.join('\n'));
    const preview = await desk.handlers.fleet.preview({ grant, ...guessed });
    expect(preview.problems.map(({ row, problem }) => [row, problem.code])).toEqual([
      [3, 'fleet-row-number'],
      [4, 'fleet-row-number'],
      [5, 'fleet-row-date'],
      [6, 'fleet-reversed'],
      [7, 'fleet-overlap'],
      [8, 'fleet-row-long'],
      [10, 'fleet-row-unreadable'],
    ]);
    expect(preview.counts).toMatchObject({ rows: 9, begun: 2, problems: 7 });

    const refused = await importList(desk, grant);
    expect(refused.run).toMatchObject({
      state: 'failed',
      failed: 7,
      problem: { code: 'fleet-list-problems', params: { count: 7, row: 3 } },
    });
    expect(shown(desk)).toEqual([]);
    await expect(desk.handlers.imports.retry({ runId: refused.run.id })).rejects.toMatchObject({ problem: { code: 'retry-nothing' } });

    const taken = await importList(desk, grant, true);
    expect(taken.run).toMatchObject({ state: 'done', succeeded: 2, failed: 7 });
    expect(shown(desk)).toEqual(['+33639980011 Zoé 2025-01-01–…', '+33639980015 Anaïs …–…']);
  });

  it('without titles is known by its numbers; its columns may be pointed out', async () => {
    const desk = await temporaryDesk();
    const grant = listIn(desk, 'parc.csv', '0639980011;Zoé;x\n0639980012;Noël;y\n');
    const preview = await desk.handlers.fleet.preview({ grant, ...guessed });
    expect(preview).toMatchObject({ columns: { number: 0 }, counts: { rows: 2, problems: 0 } });
    const pointed = await desk.handlers.fleet.preview({ grant, ...guessed, columns: { number: 0, holder: 1, team: 2 } });
    expect(pointed.rows.map(({ holder, team }) => [holder, team])).toEqual([
      ['Zoé', 'x'],
      ['Noël', 'y'],
    ]);
  });

  it('that is no list is refused, whatever its bytes', async () => {
    const desk = await temporaryDesk();
    const bomb = makeWorkbook({
      sheets: { Parc: [] },
      parts: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${' '.repeat(40_000_000)}` },
    });
    const doctype = makeWorkbook({
      sheets: { Parc: [] },
      parts: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' },
    });
    const codeOf = (grant: string) =>
      Promise.resolve(desk.handlers.fleet.preview({ grant, ...guessed })).then(
        () => null,
        (error: { problem: { code: string } }) => error.problem.code,
      );
    expect(await codeOf(listIn(desk, 'bombe.xlsx', bomb))).toBe('zip-bomb');
    expect(await codeOf(listIn(desk, 'entites.xlsx', doctype))).toBe('xml-doctype');
    for (const content of ['', '\n\n\n', '"', 'Ligne;Titulaire\n', '('.repeat(100_000), ';'.repeat(100_000), '\u0000\u0001']) {
      const { run } = await importList(desk, listIn(desk, 'parc.csv', content));
      expect(run.state).toBe('failed');
    }
    // One number, again and again: each row would cost as much as all before it.
    const days = Array.from({ length: 3000 }, (_, index) => new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10));
    const { run } = await importList(
      desk,
      listIn(desk, 'parc.csv', `Ligne;Du;Au\n${days.map((day) => `0639980011;${day};${day}`).join('\n')}`),
    );
    expect(run).toMatchObject({ state: 'failed', problem: { code: 'fleet-list-problems' } });
    expect(shown(desk)).toEqual([]);
  });

  it('of hostile text never becomes a formula, and what is exported is read back as it was', async () => {
    const desk = await temporaryDesk();
    const other = await temporaryDesk();
    const text = fc.oneof(
      fc.constantFrom('=1+1', "'=1", '+33', '-', '@x', 'a;b', 'a,b', '"a"', "l'équipe", 'Zoé  G.', '\t', '–', '="5"'),
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 15 }),
    );
    const day = fc.option(fc.constantFrom('2025-01-01', '2025-06-15', '2026-02-01', '2027-03-01'), { nil: null });
    const period = fc.record({
      number: fc.constantFrom('06 39 98 00 11', '+33639980012', '0639980013', '33639980014', '06.39.98.00.15'),
      fields: fc.record({ holder: text, employeeNumber: text, costCentre: text, team: text, note: text }),
      from: day,
      to: day,
    });
    const clear = (of: TestDesk) => of.ledger.write(({ sqlite }) => sqlite.exec('DELETE FROM fleet_assignment'));
    const bare = (of: TestDesk) => everyPeriod(of.ledger.reader.sqlite).map(({ id: _id, ...rest }) => rest);
    await fc.assert(
      fc.asyncProperty(
        fc.array(period, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('fr' as const, 'en' as const),
        async (periods, style) => {
          await clear(desk);
          await clear(other);
          for (const one of periods) {
            const { changes } = inputOf(one);
            await edit(desk, ...changes).catch(() => undefined);
          }
          const expected = bare(desk);
          fc.pre(expected.length > 0);
          const path = join(temporaryFolder(), 'parc.csv');
          const { runId } = await desk.handlers.fleet.export({ style, target: desk.grant(path, 'target') });
          expect(await desk.ended(runId)).toMatchObject({ state: 'done' });
          const { data: cells } = Papa.parse<string[]>(readFileSync(path, 'utf8'), { delimiter: style === 'fr' ? ';' : ',' });
          expect(cells.flat().filter((cell) => /^[=@]/.test(cell))).toEqual([]);
          const { run } = await importList(other, other.grant(path, 'file'));
          expect(run.problem).toBeNull();
          expect(bare(other)).toEqual(expected);
          const again = await importList(desk, desk.grant(path, 'file'));
          expect(again.run).toMatchObject({ state: 'done', succeeded: 0, duplicates: expected.length });
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** A change as the border gives it on. */
function inputOf(period: { number: string; fields: typeof fields; from: string | null; to: string | null }) {
  return contract.edit.input.parse({ changes: [{ do: 'assign', ...period }] });
}
