/** What is collected into one message: calendar days, weeks from Monday to Sunday (ISO 8601), months. Days are ISO dates. */
import type { Contact } from '../../src-preload/contract/contacts.ts';

export type Collected = Exclude<Contact['frequency'], 'never'>;

export interface Period {
  readonly first: string;
  /** Inclusive. */
  readonly last: string;
}

/** The day, week or month that a day belongs to; for who is written to at each event, the day itself. */
export function periodOf(day: string, frequency: Collected): Period {
  const at = new Date(`${day}T00:00:00Z`);
  switch (frequency) {
    case 'each-event':
    case 'daily':
      return { first: day, last: day };
    case 'weekly': {
      const sinceMonday = (at.getUTCDay() + 6) % 7;
      return { first: shifted(at, -sinceMonday), last: shifted(at, 6 - sinceMonday) };
    }
    case 'monthly':
      return { first: `${day.slice(0, 7)}-01`, last: shifted(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1)), -1) };
  }
}

/** Whether what is collected can be told: nothing more of it can happen. Each event is told at once. */
export function isTold({ last }: Period, frequency: Collected, today: string): boolean {
  return frequency === 'each-event' || last < today;
}

function shifted(day: Date, days: number): string {
  return new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
