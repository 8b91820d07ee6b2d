/**
 * `npm run bench`: each bench of test/bench in a process of its own, one after another, so that none disturbs the next, and a table of all
 * figures at the end. Minutes long; with `-- --full` up to ten million lines, which takes an hour and some ten gigabytes of disk. Words that are no
 * option choose benches: `npm run bench -- import pages`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { at, hasDisplay, node, run, say } from './tools.mjs';

const [options, chosen] = [[], []];
for (const [index, word] of process.argv.slice(2).entries()) {
  const isValue = process.argv[index + 1]?.startsWith('--') && process.argv[index + 1] !== '--full';
  (word.startsWith('--') || isValue ? options : chosen).push(word);
}
const benches = readdirSync(at('test', 'bench'))
  .filter((name) => name.endsWith('.bench.ts') && (chosen.length === 0 || chosen.some((one) => name.startsWith(one))))
  .sort();
const needsWindow = benches.includes('window.bench.ts');
const { environment } = await setUp({ window: needsWindow, tests: needsWindow });

const folder = mkdtempSync(join(tmpdir(), 'facturier-figures-'));
const figures = join(folder, 'figures.md');
writeFileSync(figures, '');
let failures = needsWindow ? build() : 0;
for (const file of benches) {
  say(`\n== ${file}`);
  const command = [node, '--expose-gc', `test/bench/${file}`, ...options];
  const display = file === 'window.bench.ts' && !hasDisplay() ? ['xvfb-run', '-a'] : [];
  const [program, ...rest] = [...display, ...command];
  if (run(program, rest, { environment: { ...environment, BENCH_FIGURES: figures } }) !== 0) failures += 1;
}

const versionOf = (name) => JSON.parse(readFileSync(at('node_modules', ...name.split('/'), 'package.json'), 'utf8')).version;
const versions = ['node', 'better-sqlite3', '@duckdb/node-api'].map((name) => `${name} ${versionOf(name)}`);
const [cpu] = cpus();
const gigabytes = Math.round(totalmem() / 2 ** 30);
console.log(
  `\n${cpu?.model.trim() || arch()}, ${cpus().length} cores, ${gigabytes} GB; ${platform()} ${release()}; ${versions.join(', ')}\n`,
);
console.log('| work | lines, pages | ours | reference | ratio | bar |\n|---|--:|--:|--:|--:|---|');
process.stdout.write(readFileSync(figures, 'utf8'));
rmSync(folder, { recursive: true, force: true });
process.exit(failures === 0 ? 0 : 1);
