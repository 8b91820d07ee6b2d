/** Numbers dialled and lines of the fleet are read again in the background, where the company moved to another country or the plans changed. */
import { rereadNumbers } from '../consumption/numbers/ledger-numbers.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Tell } from './jobs.ts';

export interface NumberReading {
  /** Begins once what was begun before has ended; does nothing where nothing is due. */
  start(): void;
  /** Stops between two steps; the next opening begins again. */
  close(): Promise<void>;
}

export function numberReading(ledger: Ledger, tell: Tell): NumberReading {
  const closing = new AbortController();
  let reading = Promise.resolve();
  return {
    start() {
      reading = reading.then(async () => {
        try {
          if (await rereadNumbers(ledger, closing.signal)) tell('changed', ['consumption']);
        } catch (error) {
          // A full disk, say: the next opening goes on with it.
          console.error(error);
        }
      });
    },
    async close() {
      closing.abort();
      await reading;
    },
  };
}
