/**
 * The system's print dialog for a PDF. Chromium prints a PDF through its own viewer, which works in the default session only: a hidden
 * window loads that one file, waits until the viewer has read it whole (printed earlier, pages are missing), and prints.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, type WebContents } from 'electron';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { letViewerLoad, viewerOrigin } from './guards.ts';

const pollMs = 100;
/** A thousand pages are read in a few seconds. */
const longestReadMs = 120_000;
/** Waited where the viewer does not say how far it is. */
const unknownStateMs = 3_000;

/** How far the viewer has read its file; `unknown` where it does not say. */
async function readState(contents: WebContents): Promise<'loading' | 'success' | 'failed' | 'unknown'> {
  const viewer = contents.mainFrame.framesInSubtree.find((frame) => frame.url === `${viewerOrigin}/index.html`);
  if (!viewer) return 'loading';
  const state: unknown = await viewer.executeJavaScript(`document.querySelector('pdf-viewer')?.loadState_ ?? 'unknown'`);
  return state === 'loading' || state === 'success' || state === 'failed' ? state : 'unknown';
}

/** Waits until the viewer has read the whole file. @throws ProblemError print-failed */
async function untilRead(contents: WebContents): Promise<void> {
  const start = Date.now();
  for (;;) {
    const state = await readState(contents);
    const waitedMs = Date.now() - start;
    if (state === 'success' || (state === 'unknown' && waitedMs >= unknownStateMs)) return;
    if (state === 'failed' || waitedMs >= longestReadMs) throw new ProblemError('print-failed', { reason: 'PDF' });
    await pause(pollMs);
  }
}

/** Opens the print dialog; `printed` false without a failure: the person closed it. */
async function openDialog(contents: WebContents): Promise<{ printed: boolean; failure: string | null }> {
  const failure = await new Promise<string | null>((resolve) => {
    contents.print({ silent: false, printBackground: true }, (printed, reason) => resolve(printed ? null : reason));
  });
  if (failure === null) return { printed: true, failure };
  return { printed: false, failure: /cancel/i.test(failure) ? null : failure };
}

/** Opens the print dialog on what a window shows. `printed` false: the person closed the dialog. @throws ProblemError screen-not-printed */
export async function printScreen(contents: WebContents): Promise<{ printed: boolean }> {
  const { printed, failure } = await openDialog(contents);
  if (failure !== null) throw new ProblemError('screen-not-printed', { reason: failure });
  return { printed };
}

/** Opens the print dialog on a PDF. `printed` false: the person closed the dialog. @throws ProblemError print-failed */
export async function printPdf(path: string): Promise<{ printed: boolean; reason: string | null }> {
  const file = pathToFileURL(path).href;
  const viewer = new BrowserWindow({ show: false, webPreferences: { sandbox: true, contextIsolation: true, plugins: true } });
  const contents = viewer.webContents;
  const forget = letViewerLoad(contents, file);
  try {
    await contents.loadURL(file);
    await untilRead(contents);
    const { printed, failure } = await openDialog(contents);
    if (failure === null) return { printed, reason: null };
    if ((await contents.getPrintersAsync()).length === 0) throw new ProblemError('print-no-printer');
    throw new ProblemError('print-failed', { reason: failure });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('print-failed', { reason: error instanceof Error ? error.message : String(error) });
  } finally {
    forget();
    viewer.destroy();
  }
}
