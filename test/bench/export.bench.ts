/**
 * Detail lines out of the ledger, as CSV and as XLSX, every line with all its columns and the sums checked; beside the `sqlite3` shell that dumps
 * the same lines from a table of its own, as they were in the supplier's file, with `.mode csv`. Each runs in a process of its own; the
 * ratio is of the best times.
 *
 *   node test/bench/export.bench.ts [--rows 100000,1000000] [--full] [--rounds 3]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeReport } from '../../src-main/exports/report.ts';
import { openReadOnly } from '../../src-main/ledger/sqlite.ts';
import { unwatched } from '../../src-main/ledger/work.ts';
import { excelForms, type FileFormat, type ReportRequest } from '../../src-preload/contract/exports.ts';
import { askedSizes, asUtf8, loadDetail, peakMegabytes, tell } from '../support/bench.ts';
import { writeConsumption } from '../support/make-consumption.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, once: { type: 'string' }, kind: { type: 'string' } },
  strict: false,
});

interface Measure {
  readonly seconds: number;
  readonly megabytes: number;
  readonly rows: number;
}

const formats = {
  csv: { format: { kind: 'csv', form: excelForms.fr }, packing: 'one' },
  'csv a centre': { format: { kind: 'csv', form: excelForms.fr }, packing: 'folder' },
  xlsx: { format: { kind: 'xlsx' } satisfies FileFormat, packing: 'one' },
} as const satisfies Record<string, Pick<ReportRequest, 'format' | 'packing'>>;
type Kind = keyof typeof formats;
const kinds = Object.keys(formats) as Kind[];

/** Exports every line of a ledger and prints what it took. */
async function once(database: string, kind: Kind): Promise<void> {
  const start = performance.now();
  const request = {
    subject: 'consumption',
    detail: 'lines',
    centres: null,
    from: null,
    to: null,
    language: 'fr',
    ...formats[kind],
  } as const;
  const { total } = await writeReport(openReadOnly(database), { request, outPath: `${database}.out` }, unwatched());
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ seconds, megabytes: peakMegabytes(), rows: total.rows } satisfies Measure));
}

/** A database of the shell's own with the lines of a file; false where there is no shell. */
function shellTable(utf8: string, database: string): boolean {
  const commands = ['.mode csv', '.separator ;', `.import '${utf8}' line`];
  const { status, error } = spawnSync('sqlite3', [database], { input: commands.join('\n'), stdio: ['pipe', 'ignore', 'inherit'] });
  return !error && status === 0;
}

/** Seconds of the shell's dump. */
function dump(database: string): number {
  const commands = ['.mode csv', '.separator ;', `.output '${database}.csv'`, 'SELECT * FROM line;'];
  const start = performance.now();
  spawnSync('sqlite3', ['-readonly', database], { input: commands.join('\n'), stdio: ['pipe', 'ignore', 'inherit'] });
  const seconds = (performance.now() - start) / 1000;
  rmSync(`${database}.csv`, { force: true });
  return seconds;
}

async function bench(size: number, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'facturier-bench-'));
  try {
    const path = join(folder, 'detail.csv');
    const utf8 = join(folder, 'utf8.csv');
    writeConsumption({ layout: 'multi-cf', rows: size, out: path });
    asUtf8(path, utf8);
    const { databasePath: database } = await loadDetail(join(folder, 'ledger'), path);
    const table = join(folder, 'shell.db');
    const hasShell = shellTable(utf8, table);
    const references: number[] = [];
    const best = new Map<Kind, Measure>();
    const sizes = new Map<Kind, number>();
    for (let round = 0; round < rounds; round++) {
      if (hasShell) references.push(dump(table));
      for (const kind of kinds) {
        const arguments_ = [fileURLToPath(import.meta.url), '--once', database, '--kind', kind];
        const printed = execFileSync(process.execPath, arguments_, { encoding: 'utf8' });
        const measure = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Measure;
        if (measure.rows !== size) throw new Error(`${kind}: ${measure.rows} rows`);
        const known = best.get(kind);
        if (!known || measure.seconds < known.seconds) best.set(kind, measure);
        sizes.set(kind, statSync(`${database}.out`).size / 2 ** 20);
        rmSync(`${database}.out`, { recursive: true });
      }
    }
    const reference = hasShell ? Math.min(...references) : null;
    const than = hasShell ? 'sqlite3 shell .mode csv' : 'sqlite3 shell not installed';
    for (const [kind, { seconds, megabytes }] of best) {
      tell({ work: `export ${kind}`, size, ours: seconds, reference, unit: 's', than });
      tell({ work: `export ${kind}, memory`, size, ours: megabytes, reference: 400, unit: 'MB', bar: '≤ 1' });
      if (formats[kind].packing === 'one')
        tell({ work: `export ${kind}, the file`, size, ours: sizes.get(kind) ?? 0, reference: null, unit: 'MB' });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (typeof values.once === 'string') await once(values.once, kinds.find((kind) => kind === values.kind) ?? 'csv');
else for (const size of askedSizes()) await bench(size, Number(values.rounds ?? (size > 1_000_000 ? 1 : 3)));
