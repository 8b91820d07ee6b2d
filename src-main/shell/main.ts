/**
 * The main process: starts the ledger process, opens the window, and stands between them and the system.
 * `--ledger=DIR` (or FACTURIER_LEDGER) opens the ledger of another folder; `--lang=fr|en` sets the first language.
 */
import { join, resolve } from 'node:path';
import { app, type BrowserWindow, protocol, safeStorage, session } from 'electron';
import { guardContents, guardSession } from './guards.ts';
import { LedgerHost } from './ledger-host.ts';
import { MailPasswordKeeper } from './mail-password.ts';
import { setMenu } from './menu.ts';
import { scheme, serveFile } from './served-files.ts';
import { serveShell } from './shell-calls.ts';
import { createWindow } from './window.ts';

function ledgerFolder(): string {
  const given = app.commandLine.getSwitchValue('ledger') || process.env.FACTURIER_LEDGER;
  return given ? resolve(given) : join(app.getPath('userData'), 'ledger');
}

function systemLocale(): { language: 'fr' | 'en'; locale: string } {
  const locale = app.commandLine.getSwitchValue('lang') || app.getPreferredSystemLanguages()[0] || app.getLocale() || 'fr';
  return { language: /^fr\b/i.test(locale) ? 'fr' : 'en', locale };
}

function open(): void {
  const folders = { own: ledgerFolder(), example: join(app.getPath('userData'), 'example-ledger') };
  const passwords = new MailPasswordKeeper(join(app.getPath('userData'), 'mail-password.json'), {
    // Without a keyring Linux only scrambles with a password that everybody knows.
    isSafe: () =>
      safeStorage.isEncryptionAvailable() && (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
    encrypt: (text) => safeStorage.encryptString(text),
    decrypt: (bytes) => safeStorage.decryptString(bytes),
  });
  const ledger = new LedgerHost(folders.own, passwords);
  const root = join(import.meta.dirname, '../renderer');
  protocol.handle(scheme, (request) => serveFile(root, request));
  guardSession(session.defaultSession, !app.isPackaged);

  const locale = systemLocale();
  setMenu(locale.language);
  const window: BrowserWindow = createWindow();
  serveShell({ window, ledger, passwords, folders, locale, onLanguage: setMenu });
  // Each load of the page gets its own port; the page listens from its first script on.
  window.webContents.on('dom-ready', () => ledger.connect(window.webContents));

  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void ledger.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

if (app.requestSingleInstanceLock()) {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  guardContents(app);
  void app.whenReady().then(open);
} else {
  app.quit();
}
