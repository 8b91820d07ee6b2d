/** Numbers dialled and lines of the fleet are read again in the background, where the company moved to another country or the plans changed. */
import { rereadNumbers } from '../consumption/numbers/ledger-numbers.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Background, background } from './background.ts';
import type { Tell } from './jobs.ts';

export function numberReading(ledger: Ledger, tell: Tell): Background {
  return background(async (signal) => {
    if (await rereadNumbers(ledger, signal)) tell('changed', ['consumption']);
  });
}
