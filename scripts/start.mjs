/** `npm start`: opens the workstation; with no display, does its work once on the console with the example ledger. */
import { build } from './build.mjs';
import { setUp } from './setup.mjs';
import { become, hasDisplay, node, sandboxArguments, say } from './tools.mjs';

if (hasDisplay()) {
  const { electron, environment } = await setUp({ window: true });
  const code = build();
  if (code !== 0) process.exit(code);
  become(electron, ['.', ...sandboxArguments, ...process.argv.slice(2)], environment);
} else {
  say('No display: the window cannot open. The same work follows on the console, with the example ledger.');
  await setUp();
  become(node, ['src-main/console/main.ts', 'tour', ...process.argv.slice(2)]);
}
