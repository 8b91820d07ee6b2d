/**
 * A million detail lines into the ledger, against the `sqlite3` shell that imports the same file (as UTF-8, all columns as text) and
 * builds the same two indexes, committed. Both are run in turn, in processes of their own; the ratio is of the best times.
 *
 *   node test/bench/import.bench.ts [--rows 1000000] [--rounds 3]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { importDetail } from '../../src-main/consumption/import-detail.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { unwatched } from '../../src-main/ledger/work.ts';
import { writeConsumption } from '../support/make-consumption.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: process.env.BENCH_ROWS ?? '1000000' },
    rounds: { type: 'string', default: '3' },
    once: { type: 'string' },
  },
  strict: false,
});

interface Measure {
  readonly seconds: number;
  readonly megabytes: number;
  /** The longest time during which the thread that writes answered nobody. */
  readonly longestSilenceMilliseconds: number;
  readonly lines: number;
  readonly amountMicros: number | null;
}

/** Loads a file into a new ledger and prints what it took. */
async function once(path: string): Promise<void> {
  const folder = `${path}.ledger`;
  rmSync(folder, { recursive: true, force: true });
  const ledger = await openLedger(folder);
  let last = performance.now();
  let silence = 0;
  const beat = setInterval(() => {
    silence = Math.max(silence, performance.now() - last);
    last = performance.now();
  }, 2);
  const start = performance.now();
  last = start;
  const outcome = await ledger.write(({ sqlite, manager, mayWrite }) => {
    sqlite.exec(
      `INSERT INTO document (id, sha256, bytes, media_type, name, received_at, outcome, reader_version)
       VALUES (1, 'bench', 1, 'text/csv', 'bench', '2026-11-01', 'imported', 1)`,
    );
    return importDetail({ sqlite, manager, mayWrite }, { path, documentId: 1 }, unwatched());
  });
  const seconds = (performance.now() - start) / 1000;
  // The commit is the last of the silences.
  silence = Math.max(silence, performance.now() - last);
  clearInterval(beat);
  await ledger.close();
  const measure: Measure = {
    seconds,
    megabytes: peakMegabytes(),
    longestSilenceMilliseconds: silence,
    lines: outcome.lines,
    amountMicros: outcome.amountMicros,
  };
  console.log(JSON.stringify(measure));
}

/** The most memory this process held. On Linux the resource usage of a child begins with its parent's: the kernel's own mark is of this program alone. */
function peakMegabytes(): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

function ours(path: string): Measure {
  const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--once', path], { encoding: 'utf8' });
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Measure;
}

/** Seconds of the shell's import; null where there is no shell. */
function shell(path: string): number | null {
  const database = `${path}.db`;
  rmSync(database, { force: true });
  const commands = [
    '.mode csv',
    '.separator ;',
    `.import '${path}' line`,
    'CREATE INDEX by_user ON line("Utilisateur", "N° destinataire");',
    'CREATE INDEX by_destination ON line("N° destinataire", "Utilisateur");',
  ];
  const start = performance.now();
  const { status, error } = spawnSync('sqlite3', [database], { input: commands.join('\n'), stdio: ['pipe', 'ignore', 'inherit'] });
  if (error || status !== 0) return null;
  return (performance.now() - start) / 1000;
}

async function bench(): Promise<void> {
  const rows = Number(values.rows);
  const folder = mkdtempSync(join(tmpdir(), 'facturier-bench-'));
  try {
    const path = join(folder, 'detail.csv');
    const asUtf8 = join(folder, 'utf8', 'detail.csv');
    const { amountMicros } = writeConsumption({ layout: 'multi-cf', rows, out: path });
    mkdirSync(join(folder, 'utf8'));
    writeFileSync(asUtf8, new TextDecoder('windows-1252').decode(readFileSync(path)));
    const measures: Measure[] = [];
    const references: number[] = [];
    for (let round = 0; round < Number(values.rounds); round++) {
      const reference = shell(asUtf8);
      if (reference !== null) references.push(reference);
      const measure = ours(path);
      if (measure.lines !== rows || measure.amountMicros !== amountMicros)
        throw new Error(`not what was written: ${JSON.stringify(measure)}`);
      measures.push(measure);
      console.log(
        `round ${round + 1}: ${measure.seconds.toFixed(2)} s, ${measure.megabytes.toFixed(0)} MB at most, never silent for longer than ` +
          `${measure.longestSilenceMilliseconds.toFixed(0)} ms; sqlite3 shell ${reference === null ? 'not installed' : `${reference.toFixed(2)} s`}`,
      );
    }
    const best = Math.min(...measures.map(({ seconds }) => seconds));
    console.log(`${rows} lines: ${best.toFixed(2)} s, ${Math.round(rows / best)} lines/s, sums checked`);
    if (references.length > 0) console.log(`against the sqlite3 shell: ${(best / Math.min(...references)).toFixed(2)} × its time`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await (typeof values.once === 'string' ? once(values.once) : bench());
