/** `npm test`: every check, one stage after another, up to the first that fails. `window` alone: the build and the window tests. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { at, hasDisplay, node, run, runTool, say } from './tools.mjs';

const { environment } = await setUp({ window: true, tests: true });
const results = at('test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const vitest = (project) => () =>
  runTool('vitest', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${at('test-results', `${project}.json`)}`,
  ]);

/** Windows open on a display in memory where there is none. */
function playwright() {
  const cli = at('node_modules', '@playwright', 'test', 'cli.js');
  const options = { environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: at('test-results', 'window.json') } };
  const test = [node, cli, 'test', '--reporter=list,json'];
  return hasDisplay() ? run(test[0], test.slice(1), options) : run('xvfb-run', ['-a', ...test], options);
}

const stages = [
  { name: 'format and lint', run: () => runTool('@biomejs/biome', ['check', '.']) },
  { name: 'layers', run: () => run(node, ['scripts/layers.mjs']) },
  { name: 'unused code', run: () => runTool('knip', []) },
  { name: 'types', run: () => runTool('typescript', ['--noEmit'], {}, 'tsc') },
  { name: 'unit', run: vitest('unit'), report: 'unit.json' },
  { name: 'integration', run: vitest('integration'), report: 'integration.json' },
  { name: 'build', run: build },
  { name: 'window', run: playwright, report: 'window.json' },
];
const chosen = process.argv[2] === 'window' ? stages.slice(-2) : stages;

/** Passed and failed tests of a stage, from the report it wrote. */
function counts(report) {
  try {
    const { stats, numPassedTests = 0, numFailedTests = 0 } = JSON.parse(readFileSync(at('test-results', report), 'utf8'));
    return stats ? { passed: stats.expected + stats.flaky, failed: stats.unexpected } : { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

let passed = 0;
let failed = 0;
let code = 0;
for (const stage of chosen) {
  say(`\n== ${stage.name}`);
  code = stage.run();
  const counted = stage.report ? counts(stage.report) : { passed: 0, failed: 0 };
  passed += counted.passed;
  // A stage that failed without a failed test (lint, types, a file that did not load) is one failure.
  failed += code === 0 ? counted.failed : Math.max(1, counted.failed);
  if (code !== 0) {
    say(`\nStopped at: ${stage.name}`);
    break;
  }
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(code);
