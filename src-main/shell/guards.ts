/** What no page may do here, whatever it was made to run: leave, open windows, reach the network or files, ask for permissions. */
import type { App, Session, WebContents } from 'electron';
import { origin } from './served-files.ts';

/** Chromium's PDF viewer, which printing uses; the interface shows documents with its own. */
export const viewerOrigin = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai';

/** Hidden windows of the PDF viewer, by the id of their contents → the one file that each may load. */
const viewers = new Map<number, string>();

/** Lets one hidden window load one PDF in Chromium's viewer; returns the function that ends it. */
export function letViewerLoad(contents: WebContents, file: string): () => void {
  viewers.set(contents.id, file);
  return () => viewers.delete(contents.id);
}

const startsWithAny = (url: string, prefixes: readonly string[]) => prefixes.some((prefix) => url.startsWith(prefix));

/** Refuses navigation, new windows and webviews in every web contents that is ever created. */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: { preventDefault: () => void }) => event.preventDefault();
    contents.on('will-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', refuse);
    contents.on('will-frame-navigate', (event) => {
      // The viewer puts the document into a frame of its own origin.
      if (!(viewers.has(contents.id) && event.url.startsWith(`${viewerOrigin}/`))) event.preventDefault();
    });
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/**
 * Shuts a session in: requests only to our own protocol (and what a page makes itself: blob, data), no downloads, no permission
 * but writing text to the clipboard, which copying cells needs. A viewer window reaches its file and the viewer's own parts instead.
 */
export function guardSession(session: Session, devtools: boolean): void {
  const ours = [`${origin}/`, `blob:${origin}/`, 'data:', ...(devtools ? ['devtools://'] : [])];
  const viewersOwn = [`${viewerOrigin}/`, 'chrome://resources/'];
  session.webRequest.onBeforeRequest(({ url, webContentsId = -1 }, respond) => {
    const file = viewers.get(webContentsId);
    respond({ cancel: !(file === undefined ? startsWithAny(url, ours) : url === file || startsWithAny(url, viewersOwn)) });
  });
  session.on('will-download', (event) => event.preventDefault());
  session.setPermissionRequestHandler((_contents, permission, respond) => respond(permission === 'clipboard-sanitized-write'));
  session.setPermissionCheckHandler((_contents, permission, from) => permission === 'clipboard-sanitized-write' && from.startsWith(origin));
  session.setDevicePermissionHandler(() => false);
}
