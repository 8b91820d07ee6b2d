/**
 * A million detail lines out of the ledger, as CSV and as XLSX, every line with all its columns and the sums checked; beside the `sqlite3`
 * shell that dumps the same columns of the same lines with `.mode csv`. Each runs in a process of its own; the ratio is of the best times.
 *
 *   node test/bench/export.bench.ts [--rows 1000000] [--rounds 3]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importDetail } from '../../src-main/consumption/import-detail.ts';
import { writeReport } from '../../src-main/exports/report.ts';
import { reportOf } from '../../src-main/exports/reports.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { openReadOnly } from '../../src-main/ledger/sqlite.ts';
import { unwatched } from '../../src-main/ledger/work.ts';
import { excelForms, type FileFormat, type ReportRequest } from '../../src-preload/contract/exports.ts';
import { writeConsumption } from '../support/make-consumption.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: process.env.BENCH_ROWS ?? '1000000' },
    rounds: { type: 'string', default: '3' },
    once: { type: 'string' },
    kind: { type: 'string' },
  },
  strict: false,
});

interface Measure {
  readonly seconds: number;
  readonly megabytes: number;
  readonly rows: number;
}

const formats: Readonly<Record<string, Pick<ReportRequest, 'format' | 'packing'>>> = {
  csv: { format: { kind: 'csv', form: excelForms.fr }, packing: 'one' },
  'csv a centre': { format: { kind: 'csv', form: excelForms.fr }, packing: 'folder' },
  xlsx: { format: { kind: 'xlsx' } satisfies FileFormat, packing: 'one' },
};

/** Exports every line of a ledger and prints what it took. */
async function once(database: string, kind: string): Promise<void> {
  const { format, packing } = formats[kind] ?? formats.csv ?? fail(kind);
  const out = `${database}.out`;
  const start = performance.now();
  const request = {
    subject: 'consumption',
    detail: 'lines',
    centres: null,
    from: null,
    to: null,
    packing,
    format,
    language: 'fr',
  } as const;
  const { total } = await writeReport(openReadOnly(database), { request, outPath: out }, unwatched());
  const seconds = (performance.now() - start) / 1000;
  console.log(JSON.stringify({ seconds, megabytes: peakMegabytes(), rows: total.rows } satisfies Measure));
}

function fail(what: string): never {
  throw new Error(what);
}

/** The most memory this process held: on Linux the kernel's own mark. */
function peakMegabytes(): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

/** Seconds of the shell's dump of the same rows; null where there is no shell. */
function shell(database: string): number | null {
  const { cells, from } = reportOf('consumption', 'lines', 1);
  const select = `SELECT ${Object.values(cells).join(', ')} FROM ${from}`.replaceAll('@file', '0');
  const commands = [
    'CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY, file INTEGER NOT NULL);',
    'INSERT INTO chosen SELECT id, 0 FROM detail_batch;',
    '.mode csv',
    '.separator ;',
    `.output '${database}.dump'`,
    `${select.replace(/\s+/g, ' ')};`,
  ];
  const start = performance.now();
  const { status, error } = spawnSync('sqlite3', ['-readonly', database], {
    input: commands.join('\n'),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  return error || status !== 0 ? null : (performance.now() - start) / 1000;
}

async function load(folder: string, path: string): Promise<string> {
  const ledger = await openLedger(folder);
  await ledger.write(({ sqlite, manager, mayWrite }) => {
    sqlite.exec(
      `INSERT INTO document (id, sha256, bytes, media_type, name, received_at, outcome, reader_version)
       VALUES (1, 'bench', 1, 'text/csv', 'bench', '2026-11-01', 'imported', 1)`,
    );
    return importDetail({ sqlite, manager, mayWrite }, { path, documentId: 1 }, unwatched());
  });
  await ledger.close();
  return ledger.databasePath;
}

async function bench(): Promise<void> {
  const rows = Number(values.rows);
  const folder = mkdtempSync(join(tmpdir(), 'facturier-bench-'));
  try {
    const path = join(folder, 'detail.csv');
    writeConsumption({ layout: 'multi-cf', rows, out: path });
    const database = await load(join(folder, 'ledger'), path);
    rmSync(path);
    const references: number[] = [];
    const best = new Map<string, Measure>();
    for (let round = 0; round < Number(values.rounds); round++) {
      const reference = shell(database);
      if (reference !== null) references.push(reference);
      for (const kind of Object.keys(formats)) {
        const arguments_ = [fileURLToPath(import.meta.url), '--once', database, '--kind', kind];
        const printed = execFileSync(process.execPath, arguments_, { encoding: 'utf8' });
        const measure = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Measure;
        if (measure.rows !== rows) throw new Error(`${kind}: ${measure.rows} rows`);
        const known = best.get(kind);
        if (!known || measure.seconds < known.seconds) best.set(kind, measure);
        if (round === 0 && kind !== 'csv a centre') console.log(`${kind}: ${(statSync(`${database}.out`).size / 2 ** 20).toFixed(0)} MB`);
        rmSync(`${database}.out`, { recursive: true });
      }
    }
    const dump = references.length > 0 ? Math.min(...references) : null;
    console.log(`${rows} lines, sqlite3 shell .mode csv: ${dump === null ? 'not installed' : `${dump.toFixed(2)} s`}`);
    for (const [kind, { seconds, megabytes }] of best) {
      const ratio = dump === null ? '' : `, ${(seconds / dump).toFixed(2)} × the shell's time`;
      console.log(`${kind}: ${seconds.toFixed(2)} s, ${Math.round(rows / seconds)} lines/s, ${megabytes.toFixed(0)} MB at most${ratio}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await (typeof values.once === 'string' ? once(values.once, String(values.kind)) : bench());
