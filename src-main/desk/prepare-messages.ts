/** What is owed to contacts → messages: one for each event, or for each day, week or month that is over in the company's time zone. */
import { setImmediate } from 'node:timers/promises';
import { isTold, periodOf } from '../billing/message-periods.ts';
import { wallClock } from '../billing/time-zone.ts';
import { businessHoursOf } from '../consumption/company-settings.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { addMessage, type Collection, countWaiting, settleOwed, type Waiting, waitingOwed } from '../ledger/owed-messages.ts';
import { companyOf } from './company.ts';
import { contactMessage } from './contact-message.ts';

/** As many messages are written before others get their turn at the ledger. */
const atOnce = 25;

/** @returns how many messages were prepared, and how much waits for its day, week or month to be over. */
export async function prepareMessages(ledger: Ledger, now: Date): Promise<{ prepared: number; waiting: number }> {
  await ledger.write((writer) => settleOwed(writer));
  const due = collections(waitingOwed(ledger.reader), businessHoursOf(ledger.reader).timeZone, now);
  const company = companyOf(ledger.reader).name;
  let prepared = 0;
  for (let from = 0; from < due.length; from += atOnce) {
    prepared += await ledger.write(
      (writer) =>
        due
          .slice(from, from + atOnce)
          .filter((one) =>
            addMessage(writer, one, ({ name, language }, facts) =>
              contactMessage({ name, language, frequency: one.frequency, period: one.period, company, facts }),
            ),
          ).length,
    );
    await setImmediate();
  }
  return { prepared, waiting: countWaiting(ledger.reader) };
}

/** What can be told by now, message by message. */
export function collections(waiting: readonly Waiting[], timeZone: string, now: Date): Collection[] {
  const seconds = (at: string) => Math.floor(Date.parse(at) / 1000);
  const nowSeconds = Math.floor(now.getTime() / 1000);
  const first = waiting.reduce((least, { at }) => Math.min(least, seconds(at)), nowSeconds);
  const clock = wallClock(timeZone, first, nowSeconds);
  const dayAt = (utcSeconds: number) => new Date(clock(utcSeconds) * 1000).toISOString().slice(0, 10);
  const today = dayAt(nowSeconds);
  const made = new Map<string, Collection & { dueIds: number[] }>();
  for (const { contactId, frequency, dueId, at } of waiting) {
    const period = periodOf(dayAt(seconds(at)), frequency);
    if (!isTold(period, frequency, today)) continue;
    const key = frequency === 'each-event' ? `${contactId} event ${dueId}` : `${contactId} ${period.first}`;
    const known = made.get(key);
    if (known) known.dueIds.push(dueId);
    else made.set(key, { contactId, frequency, period, dueIds: [dueId] });
  }
  return [...made.values()];
}
