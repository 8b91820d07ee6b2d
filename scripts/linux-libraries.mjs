/** The system libraries that Electron needs on Linux: looked for, installed where that is possible, named where it is not. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say, stop } from './tools.mjs';

/** Shared object → Debian package. */
const libraries = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXrandr.so.2': 'libxrandr2',
  'libcups.so.2': 'libcups2',
  'libdrm.so.2': 'libdrm2',
};
/** Program → Debian package: tests open their windows on a display in memory. */
const programs = { 'xvfb-run': 'xvfb', xauth: 'xauth' };

const output = (program, args) => spawnSync(program, args, { encoding: 'utf8' }).stdout ?? '';
const inPath = (program) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** Newer Debian and Ubuntu renamed some packages when their time type grew to 64 bits. */
function currentName(name) {
  return output('apt-cache', ['pkgnames', `${name}t64`])
    .split('\n')
    .includes(`${name}t64`)
    ? `${name}t64`
    : name;
}

/** Makes sure that the libraries are there, with the test programs too where asked; stops where they cannot be had. */
export function ensureLibraries({ tests }) {
  if (process.platform !== 'linux') return;
  const cached = output(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p']);
  // A system without this list keeps its libraries elsewhere; Electron itself will say what it misses.
  const absent = cached === '' ? [] : Object.keys(libraries).filter((library) => !cached.includes(`\t${library} `));
  const absentPrograms = tests ? Object.keys(programs).filter((program) => !inPath(program)) : [];
  if (absent.length + absentPrograms.length === 0) return;

  const packages = [...absent.map((library) => libraries[library]), ...absentPrograms.map((program) => programs[program])];
  if (!inPath('apt-get')) {
    stop(
      `Missing on this system: ${[...absent, ...absentPrograms].join(' ')}. Install them with its package manager, then run this command again.`,
    );
  }
  const install = ['install', '-y', '--no-install-recommends'];
  if (process.getuid?.() !== 0) {
    const names = packages.map(currentName).join(' ');
    stop(
      `Missing system libraries. Run this, then the command again:\n  sudo apt-get update && sudo apt-get ${install.join(' ')} ${names}`,
    );
  }
  say(`Installing system libraries with apt-get: ${packages.join(' ')}`);
  const quiet = { environment: { DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', process.stderr] };
  if (run('apt-get', ['update'], quiet) !== 0) stop('apt-get update failed; its message is above.');
  if (run('apt-get', [...install, ...packages.map(currentName)], quiet) !== 0) stop('apt-get install failed; its message is above.');
}
