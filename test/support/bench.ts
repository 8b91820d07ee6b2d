/** What the benches share: how large, how long, how much memory, and the rows of the table that `npm run bench` ends with. */
import { appendFileSync, closeSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importDetail } from '../../src-main/consumption/import-detail.ts';
import { openLedger } from '../../src-main/ledger/ledger.ts';
import { unwatched, type Work } from '../../src-main/ledger/work.ts';

/** `--rows 100000,1000000`; else both of these, and ten million too with `--full`. */
export function askedSizes(): number[] {
  const { values } = parseArgs({ options: { rows: { type: 'string' }, full: { type: 'boolean' } }, strict: false });
  if (typeof values.rows === 'string') return values.rows.split(',').map(Number);
  return [100_000, 1_000_000, ...(values.full ? [10_000_000] : [])];
}

export interface Figure {
  readonly work: string;
  /** Lines (of a print, pages) that it was done with. */
  readonly size: number;
  /** Milliseconds, or what `unit` says. */
  readonly ours: number;
  /** Null where there is nothing to compare with. */
  readonly reference: number | null;
  readonly unit?: string;
  /** What the reference is, or what else the figure says. */
  readonly than?: string;
  /** The ratio aimed at, such as "≤ 1.5". */
  readonly bar?: string;
}

/** Prints a figure, and keeps it for the table. */
export function tell(figure: Figure): void {
  const { work, size, ours, reference, unit = 'ms', than = '', bar = '' } = figure;
  const shown = (value: number) => `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${unit}`;
  const ratio = reference === null ? '' : (ours / reference).toFixed(3);
  const cells = [work, size.toLocaleString('en'), shown(ours), reference === null ? than : `${shown(reference)} ${than}`, ratio, bar];
  console.log(cells.filter(Boolean).join('   '));
  if (process.env.BENCH_FIGURES) appendFileSync(process.env.BENCH_FIGURES, `| ${cells.join(' | ')} |\n`);
}

/** Milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The most memory this process held. On Linux the resource usage of a child begins with its parent's: the kernel's own mark is of this program alone. */
export function peakMegabytes(): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

/** A file of call detail in Windows-1252 once more as UTF-8, which other programs read. */
export function asUtf8(path: string, out: string): void {
  const decoder = new TextDecoder('windows-1252');
  const bytes = new Uint8Array(1 << 20);
  const from = openSync(path, 'r');
  const to = openSync(out, 'w');
  for (let count = readSync(from, bytes); count > 0; count = readSync(from, bytes))
    writeSync(to, decoder.decode(bytes.subarray(0, count), { stream: true }));
  closeSync(from);
  closeSync(to);
}

export interface Loaded {
  readonly databasePath: string;
  /** Of the ledger once closed, less what an empty one takes. */
  readonly bytes: number;
  /** Of the loading alone, the commit included. */
  readonly seconds: number;
  readonly lines: number;
  readonly amountMicros: number | null;
}

/** Loads a file of call detail into a new ledger in a folder. */
export async function loadDetail(folder: string, path: string, work: Work = unwatched()): Promise<Loaded> {
  const empty = await openLedger(folder);
  await empty.close();
  const before = statSync(empty.databasePath).size;
  const ledger = await openLedger(folder);
  const start = performance.now();
  const { lines, amountMicros } = await ledger.write(({ sqlite, manager, mayWrite }) => {
    sqlite.exec(
      `INSERT INTO document (id, sha256, bytes, media_type, name, received_at, outcome, reader_version)
       VALUES (1, 'bench', 1, 'text/csv', 'bench', '2026-11-01', 'imported', 1)`,
    );
    return importDetail({ sqlite, manager, mayWrite }, { path, documentId: 1 }, work);
  });
  const seconds = (performance.now() - start) / 1000;
  await ledger.close();
  return { databasePath: ledger.databasePath, bytes: statSync(ledger.databasePath).size - before, seconds, lines, amountMicros };
}
