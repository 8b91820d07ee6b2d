/** Invoices that an account's rhythm lets expect: those to come, those that are late, those that never came though later ones did. */
import { addDays, type Cycle, daysBetween, issueAfter, issuesBetween, unanswered } from './cycle.ts';

/**
 * `upcoming`: to be issued; `awaited`: issued by now and not to be had yet; `late`: to be had by now, nothing came; `missing`: never came,
 * later ones did; `dropped`: a person said that it is not expected.
 */
export const expectedStates = ['late', 'missing', 'awaited', 'upcoming', 'dropped'] as const;
export type ExpectedState = (typeof expectedStates)[number];

export interface Expected {
  readonly issueDate: string;
  readonly availableOn: string;
  readonly state: ExpectedState;
  /** Since it could be had; 0 for what is not late. */
  readonly daysLate: number;
}

/** Issue dates that are not expected, both ends included; to null: for good. */
export interface Dropped {
  readonly from: string;
  readonly to: string | null;
}

export interface Series {
  /** Issue dates of the invoices that came. */
  readonly dates: readonly string[];
  readonly cycle: Cycle;
  readonly availableAfterDays: number;
  readonly dropped: readonly Dropped[];
  /** None is expected after it. */
  readonly closedOn: string | null;
}

/** The expected invoices that have not come, from the first that did to the next to come, oldest first. */
export function expectedInvoices({ dates, cycle, availableAfterDays, dropped, closedOn }: Series, today: string): Expected[] {
  const ordered = dates.toSorted();
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (first === undefined || last === undefined) return [];
  const due = [...issuesBetween(cycle, first, today), issueAfter(cycle, today > last ? today : last)];
  return unanswered(cycle.interval, due, ordered).flatMap((issueDate): Expected[] => {
    if (closedOn !== null && issueDate > closedOn) return [];
    const availableOn = addDays(issueDate, availableAfterDays);
    const late = daysBetween(availableOn, today);
    const state: ExpectedState = dropped.some(({ from, to }) => from <= issueDate && (to === null || issueDate <= to))
      ? 'dropped'
      : issueDate > today
        ? 'upcoming'
        : issueDate < last
          ? 'missing'
          : late > 0
            ? 'late'
            : 'awaited';
    return [{ issueDate, availableOn, state, daysLate: state === 'late' || state === 'missing' ? late : 0 }];
  });
}
