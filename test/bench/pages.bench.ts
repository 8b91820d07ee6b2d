/**
 * Pages of a million detail lines by user then destination, and totals by user and by destination, from the ledger. The reference is plain
 * SQLite over the same lines in one table with text columns and an index on both (ORDER BY … LIMIT … OFFSET, GROUP BY), in the same run.
 * DuckDB is not a dependency of the project.
 *
 *   node test/bench/pages.bench.ts [--rows 1000000] [--pages 200]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { importDetail } from '../../src-main/consumption/import-detail.ts';
import { ConsumptionPages, type GroupsRequest } from '../../src-main/consumption/pages.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { openReadOnly } from '../../src-main/ledger/sqlite.ts';
import { unwatched } from '../../src-main/ledger/work.ts';
import type { GridQuery } from '../../src-preload/contract/grid.ts';
import { writeConsumption } from '../support/make-consumption.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: process.env.BENCH_ROWS ?? '1000000' }, pages: { type: 'string', default: '200' } },
  strict: false,
});
const rows = Number(values.rows);
const limit = 100;

function timed<T>(work: () => T): { result: T; milliseconds: number } {
  const start = performance.now();
  const result = work();
  return { result, milliseconds: performance.now() - start };
}

function quantile(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}

function tell(what: string, ours: number, reference: number): void {
  console.log(
    `${what.padEnd(52)} ${ours.toFixed(1).padStart(8)} ms   plain SQLite ${reference.toFixed(1).padStart(8)} ms   ${(ours / reference).toFixed(3)} ×`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'facturier-bench-'));
try {
  const path = join(folder, 'detail.csv');
  writeConsumption({ layout: 'multi-cf', rows, out: path });
  const ledger = await openLedger(join(folder, 'ledger'));
  await ledger.write(({ sqlite, manager, mayWrite }) => {
    sqlite.exec(
      `INSERT INTO document (id, sha256, bytes, media_type, name, received_at, outcome, reader_version)
       VALUES (1, 'bench', 1, 'text/csv', 'bench', '2026-11-01', 'imported', 1)`,
    );
    return importDetail({ sqlite, manager, mayWrite }, { path, documentId: 1 }, unwatched());
  });

  const plain = new Database(join(folder, 'plain.db'));
  plain.pragma('cache_size = -65536');
  plain.exec(`ATTACH '${ledger.databasePath}' AS ledger;
    CREATE TABLE line AS SELECT detail_line.id AS id, fleet_user.name AS user, fleet_line.number AS line, destination.number AS destination,
        started_at, duration_seconds, volume_kilobytes, amount_micros
      FROM ledger.detail_line JOIN ledger.fleet_holding ON fleet_holding.id = holding_id JOIN ledger.fleet_user ON fleet_user.id = user_id
      JOIN ledger.fleet_line ON fleet_line.id = line_id JOIN ledger.destination ON destination.id = destination_id;
    CREATE INDEX by_user ON line(user, destination);
    CREATE INDEX by_destination ON line(destination, user);
    DETACH ledger`);
  const random = Array.from({ length: Number(values.pages) }, (_, index) => Math.floor(((index * 0.6180339887) % 1) * (rows - limit)));

  console.log(`${rows} lines, pages of ${limit}`);
  for (const columns of [
    ['user', 'destination'],
    ['destination', 'user'],
  ]) {
    // A connection that has read nothing yet, as when the screen opens.
    const pages = new ConsumptionPages(openReadOnly(ledger.databasePath));
    const query: GridQuery = { sort: columns.map((column) => ({ column, descending: false })), filters: [], search: '' };
    const page = (offset: number) => timed(() => pages.page({ ...query, offset, limit })).milliseconds;
    const statement = plain.prepare(`SELECT * FROM line ORDER BY ${columns.join(', ')}, id LIMIT ? OFFSET ?`).raw();
    const reference = (offset: number) => timed(() => statement.all(limit, offset)).milliseconds;
    const name = columns.join(' then ');
    tell(`${name}: first page`, page(0), reference(0));
    tell(`${name}: a page in the middle`, page(Math.floor(rows / 2)), reference(Math.floor(rows / 2)));
    tell(`${name}: 95 % of random pages within`, quantile(random.map(page), 0.95), quantile(random.slice(0, 20).map(reference), 0.95));
    tell(`${name}: the longest of them`, Math.max(...random.map(page)), Math.max(...random.slice(0, 20).map(reference)));
  }
  for (const by of ['user', 'destination'] as const) {
    const pages = new ConsumptionPages(openReadOnly(ledger.databasePath));
    const request: GroupsRequest = {
      by,
      query: { sort: [], filters: [], search: '' },
      sort: 'amount',
      descending: true,
      offset: 0,
      limit: 1000,
    };
    const column = by === 'user' ? 'line, user' : 'destination';
    const statement = plain.prepare(
      `SELECT ${column}, count(*), sum(duration_seconds), sum(amount_micros) AS amount FROM line GROUP BY ${column} ORDER BY amount DESC LIMIT 1000`,
    );
    tell(`totals by ${by}`, timed(() => pages.groups(request)).milliseconds, timed(() => statement.all()).milliseconds);
  }
  plain.close();
  await ledger.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
