/** `npm run --silent facturier -- COMMAND …`: the console. What it prints is the command's own; set-up speaks on standard error. */
import { setUp } from './setup.mjs';
import { node, run } from './tools.mjs';

const from = process.cwd();
await setUp();
// Paths in the arguments are meant from where the person is, which npm keeps in INIT_CWD.
process.exit(
  run(node, ['src-main/console/main.ts', ...process.argv.slice(2)], { environment: { INIT_CWD: process.env.INIT_CWD ?? from } }),
);
