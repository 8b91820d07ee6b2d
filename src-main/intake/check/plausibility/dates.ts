/** Dates that can hardly follow each other. Dates are ISO, so that their order is that of their texts. */
import type { Invoice } from '../../model.ts';
import type { Implausible } from './implausible.ts';

/** The ISO date some days after another. */
function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** The earth's clocks are a day apart. */
const future = 1;
/** Subscriptions are billed in advance, a year at most. */
const advance = 366;

export function implausibleDates({ issueDate, dueDate, delivery, period, lines }: Invoice, today: string): Implausible[] {
  if (issueDate === null) return [];
  const found: Implausible[] = [];
  if (issueDate > daysAfter(today, future)) found.push({ rule: 'PLAUSIBLE-ISSUED-LATER', values: { found: issueDate } });
  if (dueDate !== null && dueDate < issueDate)
    found.push({ rule: 'PLAUSIBLE-DUE-BEFORE-ISSUE', values: { found: dueDate, issued: issueDate } });
  const latest = daysAfter(issueDate, advance);
  const begins = [delivery?.date, period?.start, ...lines.flatMap((line) => [line.period?.start, line.delivery?.date])];
  const beyond = begins.find((date) => date != null && date > latest);
  if (beyond != null) found.push({ rule: 'PLAUSIBLE-PERIOD-FAR', values: { found: beyond, issued: issueDate } });
  return found;
}
