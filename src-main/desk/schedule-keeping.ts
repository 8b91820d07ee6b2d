/** Looks after schedules while the ledger is open, a few at a time: nothing else waits for it. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { LedgerReader } from '../ledger/ledger.ts';
import { openScheduleIds, type ScheduleRow, scheduleRows } from '../ledger/schedules.ts';
import type { DeskContext } from './desk.ts';
import { slicesOf } from './schedule-facts.ts';
import { runSchedules, stirring } from './schedule-run.ts';
import { today } from './today.ts';

/** Files that wait in a watched folder come in first. */
const firstLookMs = 20_000;
/** Each day is met. */
const nextLookMs = 3_600_000;
/** A transaction takes what it can do in this time. */
const writingMs = 10;
/** Of more schedules the lists tell what is known, and `changed` what has come of them. */
const mostWaitedFor = 100;

interface ScheduleKeeping {
  /** Looks at what may have changed; of few schedules it is done when this resolves. */
  readonly look: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** @param watching whether to look by itself too: some time after the ledger was opened, then every hour */
export function keepSchedules({ ledger, tell }: Pick<DeskContext, 'ledger' | 'tell'>, watching: boolean): ScheduleKeeping {
  const closing = new AbortController();
  const { signal } = closing;
  let looked = '';
  let last: Promise<void> = Promise.resolve();

  const lookOnce = async (): Promise<void> => {
    const day = today();
    const state = `${day} ${versionOf(ledger.reader)}`;
    if (signal.aborted || state === looked) return;
    let changes = 0;
    for (const slice of slicesOf(openScheduleIds(ledger.reader))) {
      let left: ScheduleRow[] = signal.aborted ? [] : stirring(ledger.reader, scheduleRows(ledger.reader, slice), day);
      await setImmediate();
      while (left.length > 0 && !signal.aborted) {
        const ids = left.map(({ id }) => id);
        const run = await ledger.write((writer) => {
          const until = performance.now() + writingMs;
          let done = 0;
          for (; done === 0 || (done < ids.length && performance.now() < until); done++)
            changes += runSchedules(writer, day, ids.slice(done, done + 1));
          return done;
        });
        left = left.slice(run);
        await setImmediate();
      }
    }
    if (!signal.aborted) looked = state;
    if (changes > 0) tell('changed', ['schedules', 'payments', 'invoices']);
  };
  const next = (): Promise<void> => {
    const look = last.then(lookOnce);
    last = look.catch(() => {});
    return look;
  };
  // A full disk, say: the next look goes on with it.
  const quietly = () => next().catch((error: unknown) => console.error(error));
  const follow = async () => {
    try {
      for (let wait = firstLookMs; ; wait = nextLookMs) {
        await setTimeout(wait, undefined, { signal });
        await quietly();
      }
    } catch (error) {
      if (!signal.aborted) console.error(error);
    }
  };
  const following = watching ? follow() : Promise.resolve();
  return {
    look: async () => {
      const schedules = openScheduleIds(ledger.reader).length;
      if (schedules > mostWaitedFor) void quietly();
      else if (schedules > 0) await next();
    },
    close: async () => {
      closing.abort();
      await Promise.all([following, last]);
    },
  };
}

/** Differs once anything was written since. */
function versionOf({ sqlite }: Pick<LedgerReader, 'sqlite'>): unknown {
  return sqlite.pragma('data_version', { simple: true });
}
