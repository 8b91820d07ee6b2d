/**
 * Brings a checkout to where it can be built, started and tested; does only what is missing, one line for each step.
 * Alone (`node scripts/setup.mjs`) it prepares everything, the test libraries included.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { electronRuntime } from './electron-runtime.mjs';
import { ensureLibraries } from './linux-libraries.mjs';
import { at, node, root, runNpm, say, stop } from './tools.mjs';

const oldestNode = 20;

/** Whether what is installed is what the lock file says; packages for other systems may be absent. */
function packagesMatch() {
  if (!existsSync(node)) return false;
  try {
    const packagesOf = (file) => JSON.parse(readFileSync(at(file), 'utf8')).packages;
    const installed = packagesOf('node_modules/.package-lock.json');
    return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
      if (path === '') return true;
      const found = installed[path];
      return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional === true;
    });
  } catch {
    return false;
  }
}

function ensurePackages() {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) stop(`Node ${oldestNode} or later is needed; this is ${process.version}.`);
  if (packagesMatch()) return;
  if (process.platform === 'win32' && process.execPath.startsWith(at('node_modules')))
    stop('The installed packages are out of date. Run "npm ci", then this command again.');
  say('Installing the packages of package-lock.json (npm ci)…');
  if (runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: ['ignore', process.stderr, process.stderr] }) !== 0)
    stop('npm ci failed; its message is above. Nothing else was done.');
  if (!existsSync(node)) stop('npm ci did not bring Node 24: allow the install script of the package "node", then run this command again.');
}

/**
 * Prepares packages, and for a window the system's libraries and the Electron program too.
 * Returns the Electron executable and the environment that makes every tool use it.
 */
export async function setUp({ window = false, tests = false } = {}) {
  process.chdir(root);
  ensurePackages();
  if (!window) return { electron: null, environment: {} };
  ensureLibraries({ tests });
  return electronRuntime();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp({ window: true, tests: true });
  say('Everything is in place.');
}
