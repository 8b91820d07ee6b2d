/** `npm run --silent facturier -- COMMAND …`: the console. What it prints is the command's own; set-up speaks on standard error. */
import { setUp } from './setup.mjs';
import { become, node } from './tools.mjs';

const from = process.env.INIT_CWD ?? process.cwd();
await setUp();
// Paths in the arguments are meant from where the person is, which the console finds in INIT_CWD.
become(node, ['src-main/console/main.ts', ...process.argv.slice(2)], { INIT_CWD: from });
