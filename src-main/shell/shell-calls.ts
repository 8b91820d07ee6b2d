/** The shell's side of its contract: who asks is checked first, then what is asked; the answer holds grants, never paths. */
import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, shell as system } from 'electron';
import { z } from 'zod';
import type { SubjectHandlers } from '../../src-preload/contract/call.ts';
import { asProblem, type Language, ProblemError, problem } from '../../src-preload/contract/problem.ts';
import { type Granted, shell } from '../../src-preload/contract/shell.ts';
import type { Grant } from '../desk/desk.ts';
import { answer } from '../desk/serve.ts';
import type { LedgerHost } from './ledger-host.ts';
import type { MailPasswordKeeper } from './mail-password.ts';
import { printPdf, printScreen } from './printing.ts';
import { origin } from './served-files.ts';

export interface ShellOptions {
  readonly window: BrowserWindow;
  readonly ledger: LedgerHost;
  readonly passwords: MailPasswordKeeper;
  /** The company's own ledger, and the example's. */
  readonly folders: { readonly own: string; readonly example: string };
  readonly locale: { readonly language: Language; readonly locale: string };
  /** Called when the interface changes its language. */
  readonly onLanguage: (language: Language) => void;
}

/** The kinds of file that have a name of their own; another is named by its extension. */
const fileTypes: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: { csv: 'Tableau CSV', xlsx: 'Classeur Excel', zip: 'Archive ZIP', pdf: 'Document PDF', eml: 'Message électronique' },
  en: { csv: 'CSV table', xlsx: 'Excel workbook', zip: 'ZIP archive', pdf: 'PDF document', eml: 'E-mail message' },
};

const droppedSchema = z.array(z.string().min(1).max(32_767)).max(10_000);

/** Whether a message comes from the window's own page: its main frame, of our origin. */
function isOurs(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  if (window.isDestroyed()) return false;
  const frame = event.senderFrame;
  return frame !== null && frame === window.webContents.mainFrame && frame.origin === origin;
}

/** Registers the shell's calls for the window. */
export function serveShell({ window, ledger, passwords, folders, locale, onLanguage }: ShellOptions): void {
  let language = locale.language;

  const granted = async (path: string, kind: Grant['kind']): Promise<Granted> => ({
    grant: await ledger.grant(path, kind),
    name: basename(path),
  });

  const handlers: SubjectHandlers<typeof shell> = {
    chooseFiles: async () => {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile', 'multiSelections'] });
      return Promise.all(filePaths.map((path) => granted(path, 'file')));
    },
    chooseFolder: async () => {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] });
      const [path] = filePaths;
      return path === undefined ? null : granted(path, 'folder');
    },
    chooseTarget: async ({ suggestedName, extension }) => {
      const { filePath } = await dialog.showSaveDialog(window, {
        // A name only: a path in it must not lead the dialog elsewhere.
        defaultPath: basename(suggestedName),
        filters: [{ name: fileTypes[language][extension] ?? extension.toUpperCase(), extensions: [extension] }],
      });
      return filePath ? granted(filePath, 'target') : null;
    },
    chooseOutputFolder: async () => {
      const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] });
      const [path] = filePaths;
      return path === undefined ? null : granted(path, 'output-folder');
    },
    print: async ({ runId }) => {
      const path = await ledger.runOutput(runId);
      if (path === null) throw new ProblemError('print-output-missing');
      return printPdf(path);
    },
    printScreen: () => printScreen(window.webContents),
    reveal: async ({ runId }) => {
      const path = await ledger.runOutput(runId);
      if (path !== null) system.showItemInFolder(path);
      return { shown: path !== null };
    },
    openLedger: async ({ example }) => ({ switched: await ledger.switchTo(example ? folders.example : folders.own) }),
    keepMailPassword: async (given) => {
      const kept = passwords.keep(given);
      await ledger.tellMailPassword();
      return { kept };
    },
    locale: () => locale,
    setLanguage: (chosen) => {
      language = chosen.language;
      onLanguage(language);
      return chosen;
    },
  };

  const grantDropped = async (paths: readonly string[]): Promise<Granted[]> => {
    const grants: Granted[] = [];
    for (const path of paths) {
      const found = isAbsolute(path) ? await stat(path).catch(() => null) : null;
      if (!found) throw new ProblemError('path-not-reachable', { name: basename(path) });
      grants.push(await granted(path, found.isDirectory() ? 'folder' : 'file'));
    }
    return grants;
  };

  ipcMain.handle('facturier:call', async (event, name: unknown, input: unknown) => {
    if (!isOurs(event, window)) return { ok: false, problem: problem('sender-refused') };
    return answer(shell, handlers, String(name), input);
  });
  ipcMain.handle('facturier:dropped', async (event, paths: unknown) => {
    if (!isOurs(event, window)) return { ok: false, problem: problem('sender-refused') };
    const given = droppedSchema.safeParse(paths);
    if (!given.success) return { ok: false, problem: problem('path-not-reachable', { name: '?' }) };
    return grantDropped(given.data).then(
      (output) => ({ ok: true, output }),
      (error: unknown) => ({ ok: false, problem: asProblem(error) }),
    );
  });
}
