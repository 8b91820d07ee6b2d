/** Invoices are held against the companies again in the background, where one of them changed. */
import type { Ledger } from '../ledger/ledger.ts';
import { judgeAddressees } from '../sync/judge-addressees.ts';
import { type Background, background } from './background.ts';
import type { Tell } from './jobs.ts';

export function addresseeJudging(ledger: Ledger, tell: Tell): Background {
  return background(async (signal) => {
    if (await judgeAddressees(ledger, signal)) tell('changed', ['invoices', 'company']);
  });
}
