import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ConsumptionPages } from '../../src-main/consumption/pages.ts';
import { removeDetail } from '../../src-main/consumption/remove-detail.ts';
import { verifyDetail } from '../../src-main/consumption/verify-detail.ts';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { originalPath } from '../../src-main/documents/archive.ts';
import type { Ledger } from '../../src-main/ledger/ledger.ts';
import { beginRun } from '../../src-main/ledger/runs.ts';
import { unwatched, type Work } from '../../src-main/ledger/work.ts';
import { removeDetailFile, replaceDetail } from '../../src-main/sync/replace-detail.ts';
import type { DetailFile } from '../../src-preload/contract/detail-files.ts';
import { problemSchema } from '../../src-preload/contract/problem.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder, temporaryLedger } from '../support/ledger.ts';
import { loadDetail } from '../support/load-detail.ts';
import { type CallFacts, consumptionFile, layouts, makeConsumption, windows1252 } from '../support/make-consumption.ts';

const everything = { sort: [], filters: [], search: '' };
/** All that is kept of call detail, as it lies in the ledger. */
const kept = [
  'SELECT * FROM detail_segment',
  'SELECT * FROM detail_column',
  'SELECT * FROM detail_batch',
  'SELECT * FROM detail_user_summary',
  'SELECT * FROM detail_destination_summary',
  'SELECT * FROM detail_withdrawal',
  'SELECT * FROM document',
  'SELECT * FROM fleet_user',
  'SELECT * FROM fleet_line',
  'SELECT * FROM fleet_holding',
  'SELECT * FROM destination',
  'SELECT * FROM usage_kind',
  "SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name",
];
const stateOf = ({ reader: { sqlite } }: Ledger) => kept.map((sql) => sqlite.prepare(sql).raw().all());
const namesOf = ({ reader: { sqlite } }: Ledger, sql: string) => new Set(sqlite.prepare(sql).pluck().all());

describe('files of call detail that come and go', () => {
  it('leave the lines, sums and names of those that are there, and nothing of the others', async () => {
    const files = layouts.map((layout, seed) => consumptionFile({ layout, rows: 60, seed, months: 2 }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: files.length - 1 }), { minLength: 1, maxLength: 9 }), async (turns) => {
        const ledger = await temporaryLedger();
        const present = new Map<number, number>();
        for (const turn of turns) {
          const documentId = present.get(turn);
          if (documentId === undefined) {
            present.set(turn, (await loadDetail(ledger, files[turn]?.bytes ?? new Uint8Array())).documentId);
          } else {
            await ledger.write((writer) => removeDetail(writer, documentId, null, unwatched()));
            present.delete(turn);
          }
          expect(verifyDetail(ledger.reader.sqlite)).toEqual([]);
        }
        const facts = [...present.keys()].flatMap((file) => files[file]?.facts ?? []);
        const summary = new ConsumptionPages(ledger.reader.sqlite).summary(everything);
        const sum = (pick: (fact: CallFacts) => number) => facts.reduce((total, fact) => total + pick(fact), 0);
        expect(summary).toMatchObject({ lines: facts.length, seconds: sum(({ durationSeconds }) => durationSeconds) });
        expect(summary.currencies.reduce((total, { amountMicros }) => total + amountMicros, 0)).toBe(sum(({ amount }) => amount));
        expect(namesOf(ledger, 'SELECT name FROM fleet_user')).toEqual(new Set(facts.map(({ user }) => user)));
        expect(namesOf(ledger, 'SELECT number FROM fleet_line')).toEqual(new Set(facts.map(({ line }) => line)));
        expect(namesOf(ledger, 'SELECT number FROM destination')).toEqual(new Set(facts.map(({ destination }) => destination)));
        expect(namesOf(ledger, 'SELECT DISTINCT section FROM usage_kind')).toEqual(new Set(facts.map(({ section }) => section)));
      }),
      { numRuns: 15 },
    );
  });
});

/** A file, and the same one corrected: an amount changed, the lines of a user gone, those of another twice. */
function correction(rows = 400) {
  const { header, calls } = makeConsumption({ layout: 'multi-cf', rows, seed: 7 });
  const lines = [...calls];
  const [first] = lines;
  const users = [...new Set(lines.map(({ facts }) => `${facts.user}|${facts.line}`))];
  const of =
    (key: string | undefined) =>
    ({ facts }: (typeof lines)[number]) =>
      `${facts.user}|${facts.line}` === key;
  const gone = users.find((key) => !of(key)(first as (typeof lines)[number]));
  const twice = users.find((key) => key !== gone && !of(key)(first as (typeof lines)[number]));
  const corrected = lines.filter((line) => !of(gone)(line)).flatMap((line) => (of(twice)(line) ? [line, line] : [line]));
  const bytesOf = (written: readonly { text: string }[]) => windows1252(header + written.map(({ text }) => text).join(''));
  return {
    before: { bytes: bytesOf(lines), facts: lines.map(({ facts }) => facts) },
    after: { bytes: bytesOf(corrected), facts: corrected.map(({ facts }) => facts) },
    gone,
    twice,
  };
}

const codeOf = (written: string | null | undefined) => (written ? problemSchema.parse(JSON.parse(written)).code : null);

async function deskWith(bytes: Uint8Array) {
  const desk = await temporaryDesk();
  const folder = temporaryFolder();
  const write = (name: string, content: Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const path = write('octobre.csv', bytes);
  await desk.importPaths(path);
  const source = (file: string) => ({ grants: [desk.grant(file, 'file')], name: file.replace(/.*\//, '') });
  const list = async () => (await desk.handlers.detailFiles.list(undefined)) as DetailFile[];
  const [file] = await list();
  if (!file) throw new Error('no file');
  return { desk, write, path, source, list, file };
}

/** Waits for a run and gives its end and its list. */
async function ended(desk: TestDesk, { runId }: { readonly runId: number }) {
  const run = await desk.ended(runId);
  return {
    run,
    items: (await desk.items(runId)).map(({ name, status, lines, problem }) => ({ name, status, lines, code: codeOf(problem) })),
  };
}

describe('a file of call detail and its corrected version', () => {
  it('are compared line of user by line of user, with nothing recorded', async () => {
    const { before, after, gone, twice } = correction();
    const { desk, write, source, file } = await deskWith(before.bytes);
    const state = stateOf(desk.ledger);
    const compare = async (name: string, bytes: Uint8Array) =>
      desk.handlers.detailFiles.compare({ documentId: file.documentId, source: source(write(name, bytes)), profile: null });
    const sum = (facts: readonly CallFacts[]) => facts.reduce((total, { amount }) => total + amount, 0);

    const found = await compare('corrige.csv', after.bytes);
    expect(found).toMatchObject({ sameBytes: false, brokenLines: 0, counts: { added: 0, gone: 1, changed: 1, altered: 0 } });
    expect(found.before).toEqual({
      profile: 'multi-cf',
      lines: file.lines,
      durationSeconds: file.durationSeconds,
      volumeKilobytes: file.volumeKilobytes,
      sums: file.sums,
      period: file.period,
    });
    expect(found.after).toMatchObject({ lines: after.facts.length, sums: [{ amountMicros: sum(after.facts) }] });
    const named = (difference: string) => found.differences.find((one) => one.difference === difference);
    const goneFacts = before.facts.filter(({ user, line }) => `${user}|${line}` === gone);
    const twiceFacts = before.facts.filter(({ user, line }) => `${user}|${line}` === twice);
    expect(named('gone')).toMatchObject({ before: { lines: goneFacts.length, amountMicros: sum(goneFacts) }, after: null });
    expect(named('changed')).toMatchObject({
      before: { lines: twiceFacts.length, amountMicros: sum(twiceFacts) },
      after: { lines: twiceFacts.length * 2, amountMicros: sum(twiceFacts) * 2 },
    });

    const same = await compare('copie.csv', before.bytes);
    expect(same).toMatchObject({ sameBytes: true, counts: { added: 0, gone: 0, changed: 0, altered: 0 }, differences: [] });
    // The same lines in another order, but for one digit of one number dialled: no figure shows it.
    const text = new TextDecoder('windows-1252').decode(before.bytes);
    const number = before.facts.find(({ destination }) => /^\+336\d{8}$/.test(destination))?.destination ?? '';
    const other = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
    const altered = await compare('numero.csv', windows1252(text.replace(number, other)));
    expect(altered).toMatchObject({ counts: { added: 0, gone: 0, changed: 0, altered: 1 } });
    expect(altered.differences).toMatchObject([{ difference: 'altered' }]);

    await expect(
      desk.handlers.detailFiles.compare({ documentId: 9999, source: source(write('x.csv', after.bytes)), profile: null }),
    ).rejects.toMatchObject({
      problem: { code: 'detail-file-gone' },
    });
    expect(stateOf(desk.ledger)).toEqual(state);
  });

  it('change places in one step, originals kept; the one replaced is known as such', async () => {
    const { before, after } = correction();
    const { desk, write, path, source, list, file } = await deskWith(before.bytes);
    const corrected = write('corrige.csv', after.bytes);
    const replace = { documentId: file.documentId, source: source(corrected), profile: null, leaveOutBroken: false };
    const { run, items } = await ended(desk, await desk.handlers.detailFiles.replace(replace));
    expect(run).toMatchObject({ kind: 'replacement', state: 'done', succeeded: 2, failed: 0 });
    expect(items).toEqual([
      { name: 'corrige.csv', status: 'imported', lines: after.facts.length, code: null },
      { name: 'octobre.csv', status: 'done', lines: before.facts.length, code: 'detail-replaced' },
    ]);
    const files = await list();
    const [now] = files.filter(({ state }) => state === 'present');
    expect(now).toMatchObject({ name: 'corrige.csv', lines: after.facts.length });
    expect(files.filter(({ state }) => state !== 'present')).toMatchObject([
      { name: 'octobre.csv', state: 'replaced', lines: before.facts.length, sums: file.sums, replacedBy: { name: 'corrige.csv' } },
    ]);
    const { handlers, ledger } = desk;
    expect((await handlers.consumption.summary(everything)).lines).toBe(after.facts.length);
    const sha256 = ledger.reader.sqlite.prepare('SELECT sha256 FROM document WHERE id = ?').pluck().get(file.documentId) as string;
    expect(readFileSync(originalPath(ledger.originalsFolder, sha256)).equals(before.bytes)).toBe(true);
    expect((await verifyLedger(ledger)).problems).toEqual([]);

    // It does not come in again beside its successor.
    expect((await handlers.imports.preview({ grants: [desk.grant(path)] })).items).toMatchObject([
      { status: 'duplicate', problem: { code: 'same-file-replaced' } },
    ]);
    expect((await desk.importPaths(path)).items).toMatchObject([{ status: 'duplicate' }]);
    // Its successor removed, it may.
    await ended(desk, await handlers.detailFiles.remove({ documentId: now?.documentId ?? 0 }));
    expect((await desk.importPaths(path)).items).toMatchObject([{ status: 'imported', lines: before.facts.length }]);
    expect((await list()).map(({ name, state }) => [name, state])).toEqual([
      ['octobre.csv', 'present'],
      ['corrige.csv', 'removed'],
    ]);
    // And it may be replaced again by the same file.
    const again = await list();
    await ended(desk, await handlers.detailFiles.replace({ ...replace, documentId: again[0]?.documentId ?? 0 }));
    expect((await handlers.consumption.summary(everything)).lines).toBe(after.facts.length);
    expect((await verifyLedger(ledger)).problems).toEqual([]);
  });

  it('removed, it may be imported again, and all is as it was', async () => {
    const { before } = correction();
    const { desk, path, list, file } = await deskWith(before.bytes);
    const { run, items } = await ended(desk, await desk.handlers.detailFiles.remove({ documentId: file.documentId }));
    expect(run).toMatchObject({ kind: 'removal', state: 'done', title: 'octobre.csv' });
    expect(items).toEqual([{ name: 'octobre.csv', status: 'done', lines: before.facts.length, code: 'detail-removed' }]);
    expect(await list()).toMatchObject([{ state: 'removed', lines: before.facts.length, period: file.period }]);
    expect((await desk.handlers.consumption.summary(everything)).lines).toBe(0);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
    const gone = await ended(desk, await desk.handlers.detailFiles.remove({ documentId: file.documentId }));
    expect(gone.run).toMatchObject({ state: 'failed', problem: { code: 'detail-file-gone' } });

    expect((await desk.handlers.imports.preview({ grants: [desk.grant(path)] })).items).toMatchObject([{ status: 'new', problem: null }]);
    expect((await desk.importPaths(path)).items).toMatchObject([{ status: 'imported' }]);
    expect(await list()).toMatchObject([{ ...file, receivedAt: expect.any(String) }]);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
    await expect(desk.handlers.imports.retry({ runId: gone.run.id })).rejects.toMatchObject({ problem: { code: 'retry-nothing' } });
  });

  it('is not replaced by itself, by another file of the ledger, or by one that cannot be read', async () => {
    const { before, after } = correction();
    const { desk, write, path, source, file } = await deskWith(before.bytes);
    const other = write('autre.csv', after.bytes);
    await desk.importPaths(other);
    const broken = write('casse.csv', windows1252(`${new TextDecoder('windows-1252').decode(before.bytes)}x;y\r\n`));
    const unknown = write('inconnu.csv', Buffer.from('A;B\r\n1;2\r\n'));
    const state = stateOf(desk.ledger).slice(0, 6);
    const outcome = async (file_: string, leaveOutBroken = false) => {
      const asked = { documentId: file.documentId, source: source(file_), profile: null, leaveOutBroken };
      return (await ended(desk, await desk.handlers.detailFiles.replace(asked))).items;
    };
    const unchanged = { name: 'octobre.csv', status: 'cancelled', lines: 0, code: 'detail-unchanged' };
    expect(await outcome(path)).toEqual([{ name: 'octobre.csv', status: 'refused', lines: 0, code: 'detail-same-file' }, unchanged]);
    expect(await outcome(other)).toEqual([{ name: 'autre.csv', status: 'refused', lines: 0, code: 'detail-known-file' }, unchanged]);
    expect(await outcome(unknown)).toEqual([
      { name: 'inconnu.csv', status: 'unreadable', lines: 0, code: 'detail-profile-unknown' },
      unchanged,
    ]);
    expect(await outcome(broken)).toEqual([{ name: 'casse.csv', status: 'unreadable', lines: 0, code: 'detail-line-columns' }, unchanged]);
    expect(stateOf(desk.ledger).slice(0, 6)).toEqual(state);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
    // Without the line that cannot be read, on demand.
    expect(await outcome(broken, true)).toMatchObject([
      { status: 'imported', lines: before.facts.length, code: 'detail-left-out' },
      { status: 'done' },
    ]);
  });
});

describe('a replacement or a removal that does not come to its end', () => {
  /** Work that is cancelled when it has looked for the n-th time whether it is. */
  const cancelledAt = (look: number): Work & { looks: number } => {
    const abort = new AbortController();
    const work = {
      looks: 0,
      get signal() {
        if (++work.looks === look) abort.abort();
        return abort.signal;
      },
      progress: () => undefined,
    };
    return work;
  };
  const actions = {
    replacement: (ledger: Ledger, runId: number, documentId: number, path: string, work: Work) =>
      replaceDetail({ ledger, runId, documentId, path, profile: null, leaveOutBroken: false }, work),
    removal: (ledger: Ledger, runId: number, documentId: number, _: string, work: Work) =>
      removeDetailFile({ ledger, runId, documentId }, work),
  };

  it.each(['replacement', 'removal'] as const)('changes nothing when cancelled at any moment: %s', async (kind) => {
    const { before, after } = correction(9000);
    const { desk, write, file } = await deskWith(before.bytes);
    const path = write('corrige.csv', after.bytes);
    const { ledger } = desk;
    const state = stateOf(ledger);
    const attempt = async (work: Work) => {
      const runId = await beginRun(ledger, { kind, title: '', sourceId: null });
      await actions[kind](ledger, runId, file.documentId, path, work);
      return (await desk.items(runId)).map(({ status }) => status);
    };
    for (let look = 1, done = false; !done; look = Math.ceil(look * 1.6)) {
      const statuses = await attempt(cancelledAt(look));
      done = statuses[0] === 'imported' || statuses[0] === 'done';
      if (!done) {
        expect(new Set(statuses)).toEqual(new Set(['cancelled']));
        expect(stateOf(ledger)).toEqual(state);
      }
    }
    expect(stateOf(ledger)).not.toEqual(state);
    expect((await verifyLedger(ledger)).problems).toEqual([]);
  });

  it.each(['replacement', 'removal'] as const)('changes nothing where a write fails, first or last: %s', async (kind) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => logged.mockRestore());
    const { before, after } = correction();
    const { desk, write, file } = await deskWith(before.bytes);
    const path = write('corrige.csv', after.bytes);
    const { ledger } = desk;
    const state = stateOf(ledger);
    for (const moment of ['DELETE ON detail_segment', 'DELETE ON fleet_holding', 'INSERT ON detail_withdrawal']) {
      await ledger.write(({ sqlite }) =>
        sqlite.exec(`CREATE TEMP TRIGGER failing BEFORE ${moment} BEGIN SELECT RAISE(ABORT, 'failing disk'); END`),
      );
      const runId = await beginRun(ledger, { kind, title: '', sourceId: null });
      await actions[kind](ledger, runId, file.documentId, path, unwatched());
      expect((await desk.items(runId))[0]).toMatchObject({ status: 'failed' });
      expect(stateOf(ledger)).toEqual(state);
      await ledger.write(({ sqlite }) => sqlite.exec('DROP TRIGGER failing'));
    }
    expect((await verifyLedger(ledger)).problems).toEqual([]);
  });
});
