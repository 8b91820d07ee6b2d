/** Starts the built workstation for a test, on a ledger and a profile of its own, and ends it cleanly. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

export interface Workstation {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly ledgerFolder: string;
  /** What the window's page wrote as errors on its console, policy violations included. */
  readonly pageErrors: readonly string[];
  readonly close: () => Promise<void>;
}

const root = join(import.meta.dirname, '../..');

/** Opens the workstation: by default on an empty ledger, in French. The Electron program is the one ELECTRON_OVERRIDE_DIST_PATH names. */
export async function launch({
  ledgerFolder,
  language = 'fr',
}: {
  ledgerFolder?: string;
  language?: 'fr' | 'en';
} = {}): Promise<Workstation> {
  const own = mkdtempSync(join(tmpdir(), 'facturier-window-'));
  const folder = ledgerFolder ?? join(own, 'ledger');
  const app = await _electron.launch({
    cwd: root,
    args: [
      '.',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${join(own, 'profile')}`,
      `--ledger=${folder}`,
      `--lang=${language}`,
    ],
  });
  const page = await app.firstWindow();
  const pageErrors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  page.on('pageerror', (error) => pageErrors.push(error.message));
  return {
    app,
    page,
    ledgerFolder: folder,
    pageErrors,
    close: async () => {
      await app.close();
      rmSync(own, { recursive: true, force: true });
    },
  };
}
