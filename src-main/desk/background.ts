/** Work that is caught up with in the background whenever it may have become due. */

export interface Background {
  /** Begins once what was begun before has ended. */
  start(): void;
  /** Stops between two steps; the next opening begins again. */
  close(): Promise<void>;
}

/** @param work does nothing where nothing is due */
export function background(work: (signal: AbortSignal) => Promise<void>): Background {
  const closing = new AbortController();
  let working = Promise.resolve();
  return {
    start() {
      working = working.then(async () => {
        if (closing.signal.aborted) return;
        try {
          await work(closing.signal);
        } catch (error) {
          // A full disk, say: the next opening goes on with it.
          console.error(error);
        }
      });
    },
    async close() {
      closing.abort();
      await working;
    },
  };
}
