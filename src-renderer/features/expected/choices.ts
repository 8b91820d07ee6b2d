/** What the view of expected invoices can show: the invoices by their state, what is missing in numbers and periods, the rhythms. */
import { expectedStates } from '../../../src-preload/contract/expected.ts';

export const expectedShows = [...expectedStates, 'numbers', 'periods', 'series'] as const;
export type ExpectedShow = (typeof expectedShows)[number];
