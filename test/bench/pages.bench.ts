/**
 * Pages of a million detail lines by user then destination, and totals by user and by destination, from the ledger. The reference is DuckDB
 * over the same lines in one table (ORDER BY … LIMIT … OFFSET, GROUP BY), in the same run and with its own number of threads.
 *
 *   node test/bench/pages.bench.ts [--rows 1000000] [--pages 200]
 */

import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
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

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One after the other: two at once would time each other. */
async function timedEach(offsets: readonly number[], page: (offset: number) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (const offset of offsets) times.push(await page(offset));
  return times;
}

function quantile(times: number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}

function tell(what: string, ours: number, reference: number): void {
  console.log(
    `${what.padEnd(52)} ${ours.toFixed(1).padStart(8)} ms   DuckDB ${reference.toFixed(1).padStart(8)} ms   ${(ours / reference).toFixed(3)} ×`,
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

  const lines = join(folder, 'lines.csv');
  const text = createWriteStream(lines);
  const found = ledger.reader.sqlite
    .prepare(
      `SELECT detail_line.id, fleet_user.name, fleet_line.number, destination.number, started_at, duration_seconds, volume_kilobytes, amount_micros
      FROM detail_line JOIN fleet_holding ON fleet_holding.id = holding_id JOIN fleet_user ON fleet_user.id = user_id
      JOIN fleet_line ON fleet_line.id = line_id JOIN destination ON destination.id = destination_id`,
    )
    .raw()
    .iterate() as Iterable<(string | number)[]>;
  for (const cells of found) {
    const quoted = cells.map((cell) => (typeof cell === 'string' ? `"${cell.replaceAll('"', '""')}"` : cell));
    if (!text.write(`${quoted.join(',')}\n`)) await once(text, 'drain');
  }
  text.end();
  await once(text, 'finish');
  const duckdb = await (await DuckDBInstance.create(join(folder, 'lines.duckdb'))).connect();
  await duckdb.run(
    `CREATE TABLE line AS SELECT * FROM read_csv('${lines}', header = false, all_varchar = false, columns = {
      'id': 'BIGINT', 'user': 'VARCHAR', 'line': 'VARCHAR', 'destination': 'VARCHAR', 'started_at': 'BIGINT',
      'duration_seconds': 'BIGINT', 'volume_kilobytes': 'BIGINT', 'amount_micros': 'BIGINT'})`,
  );
  const inDuckdb = async (sql: string) => (await duckdb.runAndReadAll(sql)).getRows();
  const random = Array.from({ length: Number(values.pages) }, (_, index) => Math.floor(((index * 0.6180339887) % 1) * (rows - limit)));

  console.log(`${rows} lines, pages of ${limit}`);
  for (const columns of [
    ['user', 'destination'],
    ['destination', 'user'],
  ]) {
    // A connection that has read nothing yet, as when the screen opens.
    const pages = new ConsumptionPages(openReadOnly(ledger.databasePath));
    const query: GridQuery = { sort: columns.map((column) => ({ column, descending: false })), filters: [], search: '' };
    const page = (offset: number) => timed(() => pages.page({ ...query, offset, limit }));
    const order = columns.map((column) => `"${column}"`).join(', ');
    const reference = (offset: number) => timed(() => inDuckdb(`SELECT * FROM line ORDER BY ${order}, id LIMIT ${limit} OFFSET ${offset}`));
    const name = columns.join(' then ');
    const middle = Math.floor(rows / 2);
    tell(`${name}: first page`, await page(0), await reference(0));
    tell(`${name}: a page in the middle`, await page(middle), await reference(middle));
    const ours = await timedEach(random, page);
    const theirs = await timedEach(random.slice(0, 20), reference);
    tell(`${name}: 95 % of random pages within`, quantile(ours, 0.95), quantile(theirs, 0.95));
    tell(`${name}: the longest of them`, Math.max(...ours), Math.max(...theirs));
  }
  for (const by of ['user', 'destination'] as const) {
    const pages = new ConsumptionPages(openReadOnly(ledger.databasePath));
    const request: GroupsRequest = {
      by,
      query: { sort: [], filters: [], search: '' },
      over: null,
      sort: 'amount',
      descending: true,
      offset: 0,
      limit: 1000,
    };
    const column = by === 'user' ? 'line, "user"' : 'destination';
    const sql = `SELECT ${column}, count(*), sum(duration_seconds), sum(amount_micros) AS amount FROM line GROUP BY ${column} ORDER BY amount DESC LIMIT 1000`;
    tell(`totals by ${by}`, await timed(() => pages.groups(request)), await timed(() => inDuckdb(sql)));
  }
  duckdb.closeSync();
  await ledger.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
