import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { linesPerSegment, listSegments } from '../../src-main/consumption/segments.ts';
import { verifyDetail } from '../../src-main/consumption/verify-detail.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { migrations } from '../../src-main/ledger/migrations/index.ts';
import { type Sqlite, tune } from '../../src-main/ledger/sqlite.ts';
import { detailLines } from '../support/detail-lines.ts';
import { temporaryFolder } from '../support/ledger.ts';

/** A line as it lay in the ledger before: everything but its id. */
interface OldLine {
  readonly batch: number;
  readonly destination: number;
  readonly startedAt: number;
  readonly durationSeconds: number;
  readonly volumeKilobytes: number;
  readonly amountMicros: number;
  readonly vatRateBp: number | null;
}

const dictionaries = `
  INSERT INTO fleet_user (id, name) VALUES (1, 'Personne Fictive');
  INSERT INTO fleet_line (id, number) VALUES (1, '0100000000');
  INSERT INTO fleet_holding (id, line_id, user_id) VALUES (1, 1, 1);
  INSERT INTO destination (id, number, place) VALUES (1, '0200000001', ''), (70000, '0200000002', '');
  INSERT INTO usage_kind (id, section, nature, place) VALUES (1, 'Communications', 'Appel', '');`;
const summaries = `
  DELETE FROM detail_batch WHERE id NOT IN (SELECT batch_id FROM detail_line);
  INSERT INTO detail_user_summary SELECT batch_id, holding_id, kind_id, CAST(strftime('%Y%m', started_at, 'unixepoch') AS INTEGER), count(*),
    sum(duration_seconds), sum(volume_kilobytes), sum(amount_micros) FROM detail_line GROUP BY 1, 2, 3, 4;
  INSERT INTO detail_destination_summary SELECT batch_id, destination_id, count(*), sum(duration_seconds), sum(volume_kilobytes), sum(amount_micros)
    FROM detail_line GROUP BY 1, 2;
  UPDATE detail_batch SET (lines, duration_seconds, volume_kilobytes, amount_micros, first_line_id, last_line_id) =
    (SELECT count(*), sum(duration_seconds), sum(volume_kilobytes), sum(amount_micros), min(id), max(id) FROM detail_line WHERE batch_id = detail_batch.id);`;

/** A folder with a ledger as migrations 1 to 3 made it. */
async function oldLedger(fill: (sqlite: Sqlite) => void): Promise<string> {
  const folder = temporaryFolder();
  const source = new DataSource({
    type: 'better-sqlite3',
    database: join(folder, 'ledger.sqlite'),
    migrations: migrations.slice(0, 3),
    prepareDatabase: (sqlite: Sqlite) => {
      sqlite.pragma(`application_id = ${0x46637472}`);
      tune(sqlite);
      filling.push(sqlite);
    },
  });
  const filling: Sqlite[] = [];
  await source.initialize();
  await source.runMigrations();
  for (const sqlite of filling) sqlite.transaction(fill)(sqlite);
  await source.destroy();
  return folder;
}

/** Files of two batches each; between two files some ids were never given. */
function write(sqlite: Sqlite, files: readonly (readonly OldLine[])[]): void {
  sqlite.exec(dictionaries);
  const line = sqlite.prepare('INSERT INTO detail_line VALUES (?, ?, ?, 1, ?, 1, ?, ?, ?, ?, ?)');
  let id = 0;
  files.forEach((lines, index) => {
    const file = index + 1;
    sqlite.exec(`
      INSERT INTO document VALUES (${file}, 'original ${file}', 1, 'text/csv', 'detail-${file}.csv', NULL, '2026-11-01', 'imported', NULL, 1);
      INSERT INTO detail_batch VALUES (${file * 2}, ${file}, NULL, 'F${file}', NULL, '', '', 'EUR', 'multi-cf', 0, 0, 0, 0, 0, 0),
        (${file * 2 + 1}, ${file}, NULL, 'G${file}', NULL, '', '', 'CAD', 'multi-cf', 0, 0, 0, 0, 0, 0);`);
    id += index * 3;
    lines.forEach((one, place) => {
      const { batch, destination, startedAt, durationSeconds, volumeKilobytes, amountMicros, vatRateBp } = one;
      line.run(++id, file * 2 + batch, place + 2, destination, startedAt, durationSeconds, volumeKilobytes, amountMicros, vatRateBp);
    });
  });
  sqlite.exec(summaries);
}

const anyLine: fc.Arbitrary<OldLine> = fc.record({
  batch: fc.nat({ max: 1 }),
  destination: fc.constantFrom(1, 70_000),
  startedAt: fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }),
  durationSeconds: fc.oneof(fc.nat({ max: 127 }), fc.nat({ max: 100_000 })),
  volumeKilobytes: fc.oneof(fc.constant(0), fc.nat({ max: 10_000_000_000 })),
  amountMicros: fc.oneof(fc.nat({ max: 1000 }), fc.integer({ min: -10_000_000_000, max: 10_000_000_000 })),
  vatRateBp: fc.constantFrom(null, 0, 2000),
});

/** Long enough for several segments: some lines said over and over. */
const anyFile = fc
  .tuple(fc.array(anyLine, { minLength: 1, maxLength: 20 }), fc.constantFrom(1, 300))
  .map(([lines, times]) => Array.from({ length: lines.length * times }, (_, index) => lines[index % lines.length] as OldLine));

describe('migration 4, detail lines by column', () => {
  it('keeps every line of every file under its id, and the ledger whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyFile, { maxLength: 3 }), async (files) => {
        let before: unknown[] = [];
        const folder = await oldLedger((sqlite) => {
          write(sqlite, files);
          before = sqlite
            .prepare(
              `SELECT detail_line.id, document_id AS documentId, batch_id AS batch, line_number AS lineNumber, holding_id AS holding, destination_id AS destination,
                kind_id AS kind, started_at AS startedAt, detail_line.duration_seconds AS durationSeconds, detail_line.volume_kilobytes AS volumeKilobytes,
                detail_line.amount_micros AS amountMicros, coalesce(vat_rate_bp, -1) AS vatRateBp
               FROM detail_line JOIN detail_batch ON detail_batch.id = batch_id ORDER BY detail_line.id`,
            )
            .all();
        });
        const ledger = await openLedger(folder);
        const { sqlite } = ledger.reader;
        expect(detailLines(sqlite)).toEqual(before);
        expect(verifyDetail(sqlite)).toEqual([]);
        expect(listSegments(sqlite)).toHaveLength(files.reduce((sum, { length }) => sum + Math.ceil(length / linesPerSegment), 0));
        expect(sqlite.pragma('foreign_key_check')).toEqual([]);
        expect(
          sqlite.prepare("SELECT name FROM sqlite_schema WHERE name IN ('detail_line', 'detail_by_user', 'detail_by_destination')").all(),
        ).toEqual([]);
        await ledger.close();
      }),
      { numRuns: 12 },
    );
  });

  it('changes nothing where a line belongs to no batch', async () => {
    const folder = await oldLedger((sqlite) => {
      sqlite.exec(dictionaries);
      sqlite.exec('INSERT INTO detail_line VALUES (1, 99, 2, 1, 1, 1, 0, 0, 0, 0, NULL)');
    });
    await expect(openLedger(folder)).rejects.toThrow();
    const source = new DataSource({ type: 'better-sqlite3', database: join(folder, 'ledger.sqlite') });
    await source.initialize();
    expect(await source.query('SELECT id, batch_id FROM detail_line')).toEqual([{ id: 1, batch_id: 99 }]);
    await source.destroy();
  });

  it('is done wholly or not at all where the program is killed in it, and goes through the next time', async () => {
    const lines = fc.sample(anyLine, { numRuns: 50, seed: 4 });
    const file = Array.from({ length: 60_000 }, (_, index) => lines[index % lines.length] as OldLine);
    const folder = await oldLedger((sqlite) => write(sqlite, [file]));
    const whole = join(temporaryFolder(), 'whole');
    cpSync(folder, whole, { recursive: true });
    const elapsedMs = await openInProcess(whole);
    const expected = await openLedger(whole);
    const [linesThere, sumsThere] = [detailLines(expected.reader.sqlite), sumsOf(expected.reader.sqlite)];
    await expected.close();
    expect(linesThere).toHaveLength(file.length);

    for (const share of [0.5, 0.7, 0.8, 0.9]) {
      await openInProcess(folder, elapsedMs * share);
      const sqlite = new Database(join(folder, 'ledger.sqlite'));
      const has = (table: string) => sqlite.prepare('SELECT count(*) FROM sqlite_schema WHERE name = ?').pluck().get(table) === 1;
      expect(has('detail_line')).toBe(!has('detail_segment'));
      const kept = has('detail_line') ? 'count(*) FROM detail_line' : 'sum(lines) FROM detail_segment';
      expect(sqlite.prepare(`SELECT ${kept}`).pluck().get()).toBe(file.length);
      sqlite.close();
    }
    const ledger = await openLedger(folder);
    expect(verifyDetail(ledger.reader.sqlite)).toEqual([]);
    expect(detailLines(ledger.reader.sqlite)).toEqual(linesThere);
    expect(sumsOf(ledger.reader.sqlite)).toEqual(sumsThere);
    await ledger.close();
  });
});

const program = join(import.meta.dirname, '../../src-main/console/main.ts');

/** Opens a ledger in a process of its own, which may be killed. @returns how long it took, in milliseconds */
async function openInProcess(folder: string, killedAfterMs?: number): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [program, 'invoices', '--ledger', folder], { stdio: 'ignore' });
  const closed = once(child, 'close');
  if (killedAfterMs !== undefined) await wait(killedAfterMs).then(() => child.kill('SIGKILL'));
  const [code] = await closed;
  if (killedAfterMs === undefined) expect(code).toBe(0);
  return performance.now() - start;
}

const sumsOf = (sqlite: Sqlite) => sqlite.prepare('SELECT * FROM detail_batch ORDER BY id').all();
