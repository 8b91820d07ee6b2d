/** What a person would answer in the system's dialogs, which a test cannot click. */
import type { ElectronApplication } from '@playwright/test';

/** The next files or folders chosen in an open dialog; none: the dialog is closed without a choice. */
export async function chooseToOpen(app: ElectronApplication, ...paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  }, paths);
}

/** Where the next file is saved, with the name that was proposed given back later by `proposedName`. */
export async function chooseToSave(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (...given: unknown[]) => {
      const options = given.at(-1) as { defaultPath?: string };
      Reflect.set(globalThis, 'proposedName', options.defaultPath);
      return Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
    };
  }, path);
}

export function proposedName(app: ElectronApplication): Promise<unknown> {
  return app.evaluate(() => Reflect.get(globalThis, 'proposedName'));
}
