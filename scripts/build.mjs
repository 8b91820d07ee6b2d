/** Builds the program where its sources changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, runTool, say } from './tools.mjs';

const sources = ['src-main', 'src-preload', 'src-renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const stamp = at('out', '.sources');

/** One fingerprint of the content of everything that a build reads. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (path) =>
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(at(path)))
      .update('\0');
  for (const source of sources) {
    if (/\.\w+$/.test(source)) add(source);
    else {
      const files = readdirSync(at(source), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      for (const path of files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort()) add(path.slice(at().length));
    }
  }
  return hash.digest('hex');
}

/** Returns the exit code: 0 where the program in out/ is the one of these sources. */
export function build() {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return 0;
  say('Building the program…');
  const code = runTool('electron-vite', ['build', '--logLevel', 'warn'], { stdio: ['ignore', process.stderr, process.stderr] });
  if (code === 0) writeFileSync(stamp, now);
  return code;
}
