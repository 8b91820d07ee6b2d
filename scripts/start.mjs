/** `npm start`: opens the workstation; with no display, does its work once on the console with the example ledger. */
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { hasDisplay, node, run, sandboxArguments, say } from './tools.mjs';

if (hasDisplay()) {
  const { electron, environment } = await setUp({ window: true });
  const code = build();
  process.exit(code === 0 ? run(electron, ['.', ...sandboxArguments, ...process.argv.slice(2)], { environment }) : code);
} else {
  say('No display: the window cannot open. The same work follows on the console, with the example ledger.');
  await setUp();
  process.exit(run(node, ['src-main/console/main.ts', 'tour', ...process.argv.slice(2)]));
}
