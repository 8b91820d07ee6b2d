/** What no page may do here, whatever it was made to run: leave, open windows, reach the network or files, ask for permissions. */
import type { App, Session } from 'electron';
import { origin } from './served-files.ts';

/** Refuses navigation, new windows and webviews in every web contents that is ever created. */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'] as const) {
      // The four events differ only in what they tell; each is refused in the same way.
      contents.on(name as 'will-navigate', (event) => event.preventDefault());
    }
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/**
 * Shuts a session in: requests only to our own protocol (and what a page makes itself: blob, data), no downloads, no permission
 * but writing text to the clipboard, which copying cells needs.
 */
export function guardSession(session: Session, devtools: boolean): void {
  const allowed = [`${origin}/`, `blob:${origin}/`, 'data:', ...(devtools ? ['devtools://'] : [])];
  session.webRequest.onBeforeRequest(({ url }, respond) => respond({ cancel: !allowed.some((prefix) => url.startsWith(prefix)) }));
  session.on('will-download', (event) => event.preventDefault());
  session.setPermissionRequestHandler((_contents, permission, respond) => respond(permission === 'clipboard-sanitized-write'));
  session.setPermissionCheckHandler((_contents, permission, from) => permission === 'clipboard-sanitized-write' && from.startsWith(origin));
  session.setDevicePermissionHandler(() => false);
}
