/** Files brought into a ledger by the console, before a window opens it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export function importFiles(folder: string, ledger: string): void {
  const main = join(import.meta.dirname, '../../src-main/console/main.ts');
  const { status, stderr } = spawnSync(process.execPath, [main, 'import', folder, '--ledger', ledger, '--json'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}
