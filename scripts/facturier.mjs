/** `npm run --silent facturier -- COMMAND …`: the console. What it prints is the command's own; set-up speaks on standard error. */
import { setUp } from './setup.mjs';
import { at, become, node } from './tools.mjs';

const from = process.env.INIT_CWD ?? process.cwd();
await setUp();
// Paths in the arguments are meant from where the person is; npm runs scripts from the project's folder and tells the other in INIT_CWD.
become(node, [at('src-main', 'console', 'main.ts'), ...process.argv.slice(2)], {}, from);
