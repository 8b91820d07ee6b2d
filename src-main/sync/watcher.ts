/** Calls back when something changes in a folder, at once where the system tells and on a schedule where it does not (network drives). */
import { type FSWatcher, watch } from 'chokidar';

export interface Watch {
  close(): Promise<void>;
}

/** @param everyMinutes how often to look even where nothing was told */
export function watchFolder(path: string, everyMinutes: number, look: () => void): Watch {
  let watcher: FSWatcher | null = watch(path, { ignoreInitial: true, depth: 32 });
  let soon: NodeJS.Timeout | null = null;
  const lookSoon = () => {
    soon ??= setTimeout(() => {
      soon = null;
      look();
    }, 300);
  };
  watcher.on('add', lookSoon).on('change', lookSoon);
  // A folder that cannot be watched is still looked at on schedule, and the look tells what is wrong.
  watcher.on('error', () => {
    void watcher?.close();
    watcher = null;
  });
  const schedule = setInterval(look, everyMinutes * 60_000);
  return {
    close: async () => {
      clearInterval(schedule);
      if (soon) clearTimeout(soon);
      await watcher?.close();
    },
  };
}
