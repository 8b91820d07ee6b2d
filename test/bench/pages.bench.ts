/**
 * Pages of detail lines in several orders, and totals, as the screens ask for them: through the thread that reads. The reference is DuckDB over
 * the same lines in one table (ORDER BY … LIMIT … OFFSET, GROUP BY), in the same run and with its own number of threads.
 *
 *   node test/bench/pages.bench.ts [--rows 100000,1000000] [--full] [--pages 200]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { openConsumptionReader } from '../../src-main/consumption/reader.ts';
import type { Filter, GridQuery } from '../../src-preload/contract/grid.ts';
import { askedSizes, asUtf8, loadDetail, tell, timed } from '../support/bench.ts';
import { writeConsumption } from '../support/make-consumption.ts';

const { values } = parseArgs({ options: { pages: { type: 'string', default: '200' } }, strict: false });
const limit = 100;
const mostReferencePages = 10;

const abroad: Filter = { column: 'nature', operator: 'equals', value: 'Appel international' };
const inDuckdb = `nature = 'Appel international'`;
interface Order {
  readonly name: string;
  readonly sort: readonly [column: string, descending: boolean][];
  readonly sql: string;
  readonly filters?: Filter[];
}
const orders: readonly Order[] = [
  {
    name: 'user then destination',
    sort: [
      ['user', false],
      ['destination', false],
    ],
    sql: 'line ORDER BY "user", destination, id',
  },
  {
    name: 'destination then user',
    sort: [
      ['destination', false],
      ['user', false],
    ],
    sql: 'line ORDER BY destination, "user", id',
  },
  { name: 'date', sort: [['startedAt', false]], sql: 'line ORDER BY started_at, id' },
  { name: 'amount', sort: [['amount', true]], sql: 'line ORDER BY amount_micros DESC, id' },
  { name: 'abroad by amount', sort: [['amount', true]], sql: `line WHERE ${inDuckdb} ORDER BY amount_micros DESC, id`, filters: [abroad] },
];

const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** One after the other: two at once would time each other. */
async function timedEach(offsets: readonly number[], page: (offset: number) => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (const offset of offsets) times.push(await page(offset));
  return times;
}

async function bench(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'facturier-bench-'));
  try {
    const path = join(folder, 'detail.csv');
    const utf8 = join(folder, 'utf8.csv');
    writeConsumption({ layout: 'multi-cf', rows: size, out: path });
    asUtf8(path, utf8);
    const { databasePath } = await loadDetail(join(folder, 'ledger'), path);
    const duckdb = await (await DuckDBInstance.create(join(folder, 'lines.duckdb'))).connect();
    await duckdb.run(
      `CREATE TABLE line AS SELECT row_number() OVER () AS id, "Utilisateur" AS "user", "N° ligne" AS line, "N° destinataire" AS destination,
        "Nature" AS nature, epoch(strptime("Date" || ' ' || "Heure", '%d/%m/%Y %H:%M:%S'))::BIGINT AS started_at,
        (split_part("Durée", ':', 1)::INT * 3600 + split_part("Durée", ':', 2)::INT * 60 + split_part("Durée", ':', 3)::INT) AS duration_seconds,
        "Volume (Ko)"::BIGINT AS volume_kilobytes, (replace("Montant HT", ',', '.')::DECIMAL(18, 6) * 1000000)::BIGINT AS amount_micros
      FROM read_csv('${utf8}', delim = ';', header = true, all_varchar = true, quote = '"', escape = '"')`,
    );
    const theirs = (sql: string) => async () => (await duckdb.runAndReadAll(sql)).getRows();
    const count = (await theirs('SELECT count(*) FROM line')())[0]?.[0];
    if (Number(count) !== size) throw new Error(`DuckDB read ${count} lines of ${size}`);

    for (const { name, sort, sql, filters = [] } of orders) {
      // A thread that has read no line yet, as when the screen opens.
      const reader = openConsumptionReader(databasePath);
      await reader.summary({ sort: [], filters: [], search: '' });
      const query: GridQuery = { sort: sort.map(([column, descending]) => ({ column, descending })), filters, search: '' };
      const page = (offset: number) => timed(() => reader.page({ ...query, offset, limit }));
      const reference = (offset: number) => timed(theirs(`SELECT * FROM ${sql} LIMIT ${limit} OFFSET ${offset}`));
      const told = { size, than: 'DuckDB', bar: '< 1' };
      tell({ ...told, work: `${name}: first page, cold`, ours: await page(0), reference: await reference(0) });
      const { total } = await reader.page({ ...query, offset: 0, limit });
      const middle = Math.floor(total / 2);
      tell({ ...told, work: `${name}: a page in the middle`, ours: await page(middle), reference: await reference(middle) });
      const random = Array.from({ length: Number(values.pages) }, (_, index) => Math.floor(((index * 0.6180339887) % 1) * (total - limit)));
      const ours = quantile(await timedEach(random, page), 0.95);
      const others = quantile(await timedEach(random.slice(0, mostReferencePages), reference), 0.95);
      tell({ ...told, work: `${name}: 95 % of ${values.pages} random pages within`, ours, reference: others, bar: '< 1, ≤ 50 ms' });
      await reader.close();
    }

    const reader = openConsumptionReader(databasePath);
    const everything: GridQuery = { sort: [], filters: [], search: '' };
    const totals = async (by: 'user' | 'destination', filters: Filter[]) => {
      const query = { ...everything, filters };
      const request = { by, query, over: null, sort: 'amount' as const, descending: true, offset: 0, limit: 1000 };
      const column = by === 'user' ? 'line, "user"' : 'destination';
      const where = filters.length === 0 ? '' : `WHERE ${inDuckdb}`;
      const sql = `SELECT ${column}, count(*), sum(duration_seconds), sum(amount_micros) AS amount FROM line ${where} GROUP BY ${column} ORDER BY amount DESC LIMIT 1000`;
      const work = `totals by ${by}${filters.length === 0 ? '' : ', abroad'}`;
      tell({
        work,
        size,
        ours: await timed(() => reader.groups(request)),
        reference: await timed(theirs(sql)),
        than: 'DuckDB',
        bar: '< 1',
      });
    };
    for (const by of ['user', 'destination'] as const) await totals(by, []);
    for (const by of ['user', 'destination'] as const) await totals(by, [abroad]);
    const sum = `SELECT count(*), sum(duration_seconds), sum(volume_kilobytes), sum(amount_micros) FROM line WHERE ${inDuckdb}`;
    const ours = await timed(() => reader.summary({ ...everything, filters: [abroad] }));
    tell({ work: 'totals of what a filter finds', size, ours, reference: await timed(theirs(sum)), than: 'DuckDB', bar: '< 1' });
    await reader.close();
    duckdb.closeSync();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const size of askedSizes()) await bench(size);
