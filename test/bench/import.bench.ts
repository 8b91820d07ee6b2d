/**
 * Detail lines into the ledger, committed and their sums checked, against the `sqlite3` shell that imports the same file (as UTF-8, all columns
 * as text) and builds two indexes. Both are run in turn, in processes of their own; the ratio is of the best times. Also: whether the rate
 * lasts to the last line, memory, the longest time for which the thread that writes answers nobody, and the size of the ledger.
 *
 *   node test/bench/import.bench.ts [--rows 100000,1000000] [--full] [--rounds 3]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { askedSizes, asUtf8, loadDetail, peakMegabytes, tell } from '../support/bench.ts';
import { writeConsumption } from '../support/make-consumption.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, once: { type: 'string' }, lines: { type: 'string' } },
  strict: false,
});

interface Measure {
  readonly seconds: number;
  readonly megabytes: number;
  /** The longest time during which the thread that writes answered nobody. */
  readonly longestSilenceMilliseconds: number;
  /** Lines a second of each tenth of the file. */
  readonly rates: readonly number[];
  readonly ledgerBytes: number;
  readonly lines: number;
  readonly amountMicros: number | null;
}

/** Loads a file into a new ledger and prints what it took. */
async function once(path: string, expected: number): Promise<void> {
  const folder = `${path}.ledger`;
  rmSync(folder, { recursive: true, force: true });
  let last = performance.now();
  let silence = 0;
  const answer = () => {
    silence = Math.max(silence, performance.now() - last);
    last = performance.now();
  };
  const beat = setInterval(answer, 2);
  // The first is of the first lines: what starts the threads is no rate.
  const moments: { at: number; lines: number }[] = [];
  const { lines, amountMicros, bytes, seconds } = await loadDetail(folder, path, {
    signal: new AbortController().signal,
    progress: ({ lines: done = 0 }) => {
      if (moments.length === 0 || done * 10 >= expected * moments.length) moments.push({ at: performance.now(), lines: done });
    },
  });
  answer();
  clearInterval(beat);
  const rates = moments.slice(1).map(({ at, lines: done }, index) => {
    const before = moments[index];
    return before ? ((done - before.lines) * 1000) / (at - before.at) : 0;
  });
  const megabytes = peakMegabytes();
  const measure: Measure = { seconds, megabytes, longestSilenceMilliseconds: silence, rates, ledgerBytes: bytes, lines, amountMicros };
  rmSync(folder, { recursive: true, force: true });
  console.log(JSON.stringify(measure));
}

function ours(path: string, lines: number): Measure {
  const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--once', path, '--lines', String(lines)], {
    encoding: 'utf8',
  });
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as Measure;
}

/** Seconds of the shell's import; null where there is no shell. */
function shell(path: string): number | null {
  const database = `${path}.db`;
  const commands = [
    '.mode csv',
    '.separator ;',
    `.import '${path}' line`,
    'CREATE INDEX by_user ON line("Utilisateur", "N° destinataire");',
    'CREATE INDEX by_destination ON line("N° destinataire", "Utilisateur");',
  ];
  const start = performance.now();
  const { status, error } = spawnSync('sqlite3', [database], { input: commands.join('\n'), stdio: ['pipe', 'ignore', 'inherit'] });
  const seconds = (performance.now() - start) / 1000;
  rmSync(database, { force: true });
  return error || status !== 0 ? null : seconds;
}

function bench(size: number, rounds: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'facturier-bench-'));
  try {
    const path = join(folder, 'detail.csv');
    const utf8 = join(folder, 'utf8', 'detail.csv');
    const { amountMicros } = writeConsumption({ layout: 'multi-cf', rows: size, out: path });
    mkdirSync(join(folder, 'utf8'));
    asUtf8(path, utf8);
    const measures: Measure[] = [];
    const references: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const reference = shell(utf8);
      if (reference !== null) references.push(reference);
      const measure = ours(path, size);
      if (measure.lines !== size || measure.amountMicros !== amountMicros)
        throw new Error(`not what was written: ${JSON.stringify(measure)}`);
      measures.push(measure);
    }
    const [best] = measures.toSorted((a, b) => a.seconds - b.seconds);
    if (!best) return;
    const reference = references.length === 0 ? null : Math.min(...references);
    const than = reference === null ? 'sqlite3 shell not installed' : 'sqlite3 shell';
    tell({ work: 'import', size, ours: best.seconds, reference, unit: 's', than, bar: '≤ 1.5' });
    tell({ work: 'import, each line', size, ours: (best.seconds * 1e6) / size, reference: null, unit: 'µs', than: 'the curve' });
    const first = best.rates[0] ?? 0;
    const last = best.rates.at(-1) ?? 0;
    tell({ work: 'import, rate of the last tenth', size, ours: last, reference: first, unit: 'lines/s', than: 'the first', bar: '≥ 0.7' });
    tell({
      work: 'import, memory',
      size,
      ours: Math.max(...measures.map(({ megabytes }) => megabytes)),
      reference: 400,
      unit: 'MB',
      bar: '≤ 1',
    });
    const silence = Math.min(...measures.map(({ longestSilenceMilliseconds }) => longestSilenceMilliseconds));
    tell({ work: 'import, longest silence of the writer', size, ours: silence, reference: null });
    tell({ work: 'ledger, each million lines', size, ours: best.ledgerBytes / size, reference: null, unit: 'MB' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (typeof values.once === 'string') await once(values.once, Number(values.lines));
else for (const size of askedSizes()) bench(size, Number(values.rounds ?? (size > 1_000_000 ? 1 : 3)));
