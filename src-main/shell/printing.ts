/**
 * The system's print dialog for a PDF. Chromium prints a PDF through its viewer, which lives in a window of its own: hidden, with a
 * session of its own in memory that may read that one file and nothing else.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, session } from 'electron';
import { ProblemError } from '../../src-preload/contract/problem.ts';

/** The viewer says that it has loaded before it has laid out its pages. */
const layoutMs = 500;

/** Opens the print dialog on a PDF. `printed` false without a reason: the person closed the dialog. */
export async function printPdf(path: string): Promise<{ printed: boolean; reason: string | null }> {
  const own = session.fromPartition(`print-${randomUUID()}`);
  const file = pathToFileURL(path).href;
  own.setPermissionRequestHandler((_contents, _permission, respond) => respond(false));
  own.webRequest.onBeforeRequest(({ url }, respond) => {
    respond({ cancel: !(url === file || url.startsWith('chrome-extension://') || url.startsWith('chrome://') || url.startsWith('blob:')) });
  });
  const viewer = new BrowserWindow({ show: false, webPreferences: { session: own, sandbox: true, plugins: true } });
  try {
    await viewer.loadURL(file);
    await pause(layoutMs);
    const reason = await new Promise<string | null>((resolve) => {
      viewer.webContents.print({ silent: false, printBackground: true }, (printed, failure) =>
        resolve(printed ? null : failure || 'unknown'),
      );
    });
    if (reason === null) return { printed: true, reason: null };
    if (/cancel/i.test(reason)) return { printed: false, reason: null };
    throw new ProblemError('print-failed', { reason });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('print-failed', { reason: error instanceof Error ? error.message : String(error) });
  } finally {
    viewer.destroy();
  }
}
