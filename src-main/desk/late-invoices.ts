/** Invoices that become late are told to the contacts that want to know: once for each account and expected day. */
import { setTimeout } from 'node:timers/promises';
import { addDays } from '../billing/cycle.ts';
import { messageDue } from '../ledger/due-messages.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { lateInvoices } from './expected.ts';
import { today } from './today.ts';

/** What was late before is on screen: a ledger that is opened after a long time sends no flood of messages. */
const toldWithinDays = 45;
/** Files that wait in a watched folder come in first. */
const firstLookMs = 20_000;
const nextLookMs = 3_600_000;

/** Notes that contacts are to be told of what is late on a day; what was told before is not told again. */
export async function noticeLateInvoices(ledger: Ledger, day: string): Promise<void> {
  const late = lateInvoices(ledger.reader, day).filter(({ availableOn }) => availableOn >= addDays(day, -toldWithinDays));
  if (late.length === 0) return;
  await ledger.write((writer) => {
    for (const { accountId, issueDate } of late) {
      if (accountId !== null) messageDue(writer, { event: 'invoice-late', accountId, day: issueDate });
    }
  });
}

/** Looks now and then until the desk closes: an invoice becomes late with the day alone. */
export async function followLateInvoices(ledger: Ledger, signal: AbortSignal): Promise<void> {
  try {
    for (let wait = firstLookMs; ; wait = nextLookMs) {
      await setTimeout(wait, undefined, { signal });
      await noticeLateInvoices(ledger, today());
    }
  } catch (error) {
    if (!signal.aborted) console.error(error);
  }
}
