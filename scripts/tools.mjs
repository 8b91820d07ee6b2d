/** What the scripts share. Plain JavaScript for the Node that is already on the machine: nothing is installed yet when it runs. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const at = (...path) => join(root, ...path);

/** The Node 24 that npm ci brings, whatever Node started the script. */
const nodeFolder = at('node_modules', 'node', 'bin');
export const node = join(nodeFolder, process.platform === 'win32' ? 'node.exe' : 'node');

/** One line about what is being done; on standard error, so that standard output stays the command's own. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Says why nothing more can be done, and ends. */
export function stop(line) {
  say(line);
  process.exit(1);
}

/**
 * The environment of everything that is run: Node 24 first in the path, and what it compiles kept. Sources run without a build: without
 * that, every console and every thread would take a compiler along, which is slow, and which Node's engine does not bear in many threads
 * that come and go (nodejs/node issue 64500).
 */
function environmentWith(more) {
  const env = { NODE_COMPILE_CACHE: at('.cache', 'compile'), ...process.env };
  // Windows writes it Path; two spellings side by side would leave the choice to chance.
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  env[name] = [nodeFolder, at('node_modules', '.bin'), env[name]].filter(Boolean).join(delimiter);
  return { ...env, ...more };
}

/** Runs a program to its end; returns its exit code, 1 where it could not run or was ended. */
export function run(program, args, { environment = {}, stdio = 'inherit', timeout } = {}) {
  const { status } = spawnSync(program, args, { cwd: root, stdio, env: environmentWith(environment), timeout });
  return status ?? 1;
}

/** Runs a program in this one's place: the same terminal, the same signals; its exit code becomes this one's. */
export function become(program, args, environment = {}, cwd = root) {
  const child = spawn(program, args, { cwd, stdio: 'inherit', env: environmentWith(environment) });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(error.message));
  child.on('exit', (code) => process.exit(code ?? 1));
}

/** Runs a tool of node_modules under Node 24, by the script its package names: no shell, the same on every system. */
export function runTool(packageName, args, options = {}, command = packageName.split('/').at(-1)) {
  const { bin } = JSON.parse(readFileSync(at('node_modules', packageName, 'package.json'), 'utf8'));
  return run(node, [at('node_modules', packageName, typeof bin === 'string' ? bin : bin[command]), ...args], options);
}

/** Runs npm with the Node that it came with. */
export function runNpm(args, options = {}) {
  const { npm_execpath: script, npm_node_execpath: npmNode } = process.env;
  if (script && npmNode && existsSync(script) && existsSync(npmNode)) return run(npmNode, [script, ...args], options);
  return process.platform === 'win32' ? run('npm.cmd', args, { ...options, shell: true }) : run('npm', args, options);
}

/** Whether a window can be shown. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** As root, Electron runs only without its sandbox. */
export const sandboxArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
