/** A large file of call detail that does not get in: the program killed, the disk full, a person who cancels. Nothing is half done, and a retry completes it. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyLedger } from '../../src-main/desk/verify.ts';
import { type Ledger, openLedger } from '../../src-main/ledger/ledger.ts';
import { excelForms } from '../../src-preload/contract/exports.ts';
import { gridQuerySchema } from '../../src-preload/contract/grid.ts';
import { sentence } from '../../src-preload/contract/problem.ts';
import type { Job } from '../../src-preload/contract/runs.ts';
import { type TestDesk, temporaryDesk } from '../support/desk.ts';
import { temporaryFolder } from '../support/ledger.ts';
import { writeConsumption } from '../support/make-consumption.ts';

const program = join(import.meta.dirname, '../../src-main/console/main.ts');
const invoice = readFileSync(join(import.meta.dirname, '../fixtures/intake/invoice.ubl.xml'), 'utf8');
const everything = gridQuerySchema.parse({});

/** What is recorded of all files, from the lines themselves and from their sums. */
function recorded({ reader: { sqlite } }: Ledger) {
  return sqlite
    .prepare(
      `SELECT (SELECT coalesce(sum(lines), 0) FROM detail_segment) AS lines, (SELECT coalesce(sum(lines), 0) FROM detail_batch) AS summed,
        (SELECT coalesce(sum(amount_micros), 0) FROM detail_batch) AS micros,
        (SELECT count(*) FROM detail_column) AS columns, (SELECT coalesce(sum(lines), 0) FROM detail_user_summary) AS byUser`,
    )
    .get() as { lines: number; summed: number; micros: number; columns: number; byUser: number };
}

const nothing = { lines: 0, summed: 0, micros: 0, columns: 0, byUser: 0 };

describe('a large file of call detail whose import is killed', () => {
  const rows = 120_000;

  interface Moment {
    readonly name: string;
    /** Asked again and again while the import runs. */
    readonly isNow: (elapsedMs: number, walBytes: number) => boolean;
  }

  async function importInProcess(
    file: string,
    ledger: string,
    kill: Moment['isNow'] = () => false,
  ): Promise<{ output: string; elapsedMs: number }> {
    const start = performance.now();
    const child = spawn(process.execPath, [program, 'import', file, '--ledger', ledger, '--json'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (piece) => {
      output += piece;
    });
    let ended = false;
    const closed = once(child, 'close').then(() => {
      ended = true;
    });
    while (!ended) {
      const wal = statSync(join(ledger, 'ledger.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0;
      if (kill(performance.now() - start, wal)) child.kill('SIGKILL');
      await wait(1);
    }
    await closed;
    return { output, elapsedMs: performance.now() - start };
  }

  it('is wholly in or wholly out, while it is read as well as while it is committed, and a retry completes it', async () => {
    const file = join(temporaryFolder(), 'detail.csv');
    const { amountMicros } = writeConsumption({ layout: 'multi-cf', rows, out: file });
    const undisturbed = temporaryFolder();
    const { elapsedMs } = await importInProcess(file, undisturbed);
    const reference = await openLedger(undisturbed);
    const whole = recorded(reference);
    await reference.close();
    expect(whole).toMatchObject({ lines: rows, summed: rows, micros: amountMicros, byUser: rows });

    // The lines reach the log of the database at their commit: once it grows, the commit is under way.
    const megabyte = 2 ** 20;
    const moments: Moment[] = [
      ...[0.5, 0.7, 0.85].map((share) => ({ name: `after ${share} of its time`, isNow: (elapsed: number) => elapsed > share * elapsedMs })),
      ...[0.5, 1, 2].map((size) => ({ name: `${size} MB into the commit`, isNow: (_: number, wal: number) => wal > size * megabyte })),
    ];
    let struck = 0;
    for (const { name, isNow } of moments) {
      const target = temporaryFolder();
      const { output } = await importInProcess(file, target, isNow);
      if (output === '') struck++;
      const ledger = await openLedger(target);
      expect([nothing, whole], name).toContainEqual(recorded(ledger));
      expect((await verifyLedger(ledger)).problems, name).toEqual([]);
      await ledger.close();
      const { totals } = JSON.parse((await importInProcess(file, target)).output);
      expect(totals, name).toMatchObject({ failed: 0 });
      const retried = await openLedger(target);
      expect(recorded(retried), name).toEqual(whole);
      await retried.close();
    }
    expect(struck, 'imports that did not come to their end').toBeGreaterThan(moments.length / 2);
  });
});

/** A folder on a file system of that many megabytes; null where none can be mounted. */
function smallDisk(megabytes: number): { folder: string; grow: (megabytes: number) => void } | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = temporaryFolder();
  const mount = (...options: string[]) => spawnSync('mount', options).status === 0;
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return { folder, grow: (larger) => expect(mount('-o', `remount,size=${larger}m`, folder)).toBe(true) };
}

describe('a disk that is full', () => {
  it('leaves a large file of call detail out, with a sentence, and takes it in once there is room (where a small disk can be mounted)', async (context) => {
    const disk = smallDisk(14);
    if (!disk) return context.skip();
    const files = temporaryFolder();
    const rows = 200_000;
    const { amountMicros } = writeConsumption({ layout: 'multi-cf', rows, out: join(files, 'a.csv') });
    writeFileSync(join(files, 'b.xml'), invoice);
    const folder = join(disk.folder, 'ledger');
    mkdirSync(folder);
    const desk = await temporaryDesk({ folder });
    const { run, items } = await desk.importPaths(files);
    expect(items.map(({ status }) => status)).toEqual(['unreadable', 'imported']);
    const [problem] = items.map((item) => JSON.parse(item.problem ?? 'null'));
    expect(problem).toMatchObject({ code: 'disk-full' });
    expect(sentence(problem, 'fr')).toMatch(/disque est plein.*réessayez/);
    expect(recorded(desk.ledger)).toEqual(nothing);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);

    disk.grow(400);
    const { runId } = await desk.handlers.imports.retry({ runId: run.id });
    expect(await desk.ended(runId)).toMatchObject({ state: 'done', failed: 0 });
    expect(recorded(desk.ledger)).toMatchObject({ lines: rows, summed: rows, micros: amountMicros });
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);
    await desk.close();
  });
});

describe('a person who cancels', () => {
  const jobsOf = ({ told }: TestDesk): Job[] => told.flatMap(({ event, payload }) => (event === 'jobs' ? (payload as Job[]) : []));

  it('keeps nothing of a large file that is half read, and has it whole once it is tried again', async () => {
    const desk = await temporaryDesk();
    const file = join(temporaryFolder(), 'detail.csv');
    const rows = 500_000;
    const { amountMicros } = writeConsumption({ layout: 'multi-cf', rows, out: file });
    const { runId } = await desk.handlers.imports.start({ grants: [desk.grant(file)], profile: null });
    while (!jobsOf(desk).some(({ lines }) => (lines ?? 0) > 0)) await wait(1);
    await desk.handlers.runs.cancel({ id: runId });
    const run = await desk.ended(runId);
    expect(run.state).toBe('cancelled');
    expect((await desk.items(runId)).map(({ status }) => status)).toEqual(['cancelled']);
    expect(Math.max(...jobsOf(desk).map(({ lines }) => lines ?? 0))).toBeLessThan(rows);
    expect(recorded(desk.ledger)).toEqual(nothing);
    expect((await desk.handlers.consumption.summary(everything)).lines).toBe(0);
    expect((await verifyLedger(desk.ledger)).problems).toEqual([]);

    const again = await desk.handlers.imports.retry({ runId });
    expect(await desk.ended(again.runId)).toMatchObject({ state: 'done', failed: 0 });
    expect(recorded(desk.ledger)).toMatchObject({ lines: rows, summed: rows, micros: amountMicros });
    expect((await desk.handlers.consumption.summary(everything)).currencies).toEqual([{ currency: 'EUR', lines: rows, amountMicros }]);
  });

  it('finds nothing of an export that was under way, whatever it was written into, and has it whole the next time', async () => {
    const desk = await temporaryDesk();
    const file = join(temporaryFolder(), 'detail.csv');
    const rows = 60_000;
    writeConsumption({ layout: 'multi-cf', rows, out: file });
    await desk.importPaths(file);
    const csv = { kind: 'csv', form: excelForms.fr } as const;
    const whole = { subject: 'consumption', detail: 'lines', centres: null, from: null, to: null, language: 'fr' } as const;
    for (const [packing, format] of [
      ['one', csv],
      ['one', { kind: 'xlsx' }],
      ['zip', csv],
      ['folder', csv],
    ] as const) {
      const target = temporaryFolder();
      const start = async () => {
        const path = join(target, packing === 'zip' ? 'a.zip' : `a.${format.kind}`);
        const grant = desk.grant(path, packing === 'folder' ? 'output-folder' : 'target');
        return desk.handlers.exports.report({ ...whole, packing, format, target: grant });
      };
      const { runId } = await start();
      const written = () => jobsOf(desk).some(({ id, lines }) => id === runId && lines > 0);
      while (!written()) await wait(1);
      await desk.handlers.runs.cancel({ id: runId });
      expect((await desk.ended(runId)).state).toBe('cancelled');
      expect(readdirSync(target)).toEqual([]);
      const again = await start();
      expect((await desk.ended(again.runId)).state).toBe('done');
      expect((await desk.handlers.exports.manifest(again))?.total.rows).toBe(rows);
    }
  });
});
