/** What the list says of call detail that was recorded. */
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import { formatMicros } from '../billing/money.ts';
import type { DetailOutcome } from '../consumption/import-detail.ts';

/** Null where nothing needs to be said. */
export function remarkOf(detail: DetailOutcome): Problem | null {
  return leftOutLines(detail) ?? severalCurrencies(detail);
}

/** Lines of the file that were not recorded: the list says so. */
function leftOutLines({ leftOut: { headers, totals, notes, broken } }: DetailOutcome): Problem | null {
  const around = headers + totals + notes;
  return around + broken === 0 ? null : problem('detail-left-out', { around, broken });
}

/** Amounts of several currencies have no sum: the list gives each. */
function severalCurrencies({ currencies }: DetailOutcome): Problem | null {
  if (currencies.length < 2) return null;
  const amounts = currencies.map(({ currency, amountMicros }) => `${formatMicros(amountMicros)} ${currency}`);
  return problem('detail-currencies', { amounts: amounts.join(' · ') });
}
