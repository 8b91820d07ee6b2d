/** `npm run bench`: each bench of test/bench in a process of its own, one after another, so that none disturbs the next. */
import { readdirSync } from 'node:fs';
import { setUp } from './setup.mjs';
import { at, node, run, say } from './tools.mjs';

const { environment } = await setUp();
let failures = 0;
for (const file of readdirSync(at('test', 'bench'))
  .filter((name) => name.endsWith('.bench.ts'))
  .sort()) {
  say(`\n== ${file}`);
  if (run(node, ['--expose-gc', `test/bench/${file}`, ...process.argv.slice(2)], { environment }) !== 0) failures += 1;
}
process.exit(failures === 0 ? 0 : 1);
