/** What plain sense says of an invoice beyond any rule: keys of numbers, dates that cannot follow each other, sums that do not come out. */
import type { Invoice } from '../../model.ts';
import type { Finding } from '../finding.ts';
import { implausibleAmounts } from './amounts.ts';
import { implausibleDates } from './dates.ts';
import { implausibleIdentifiers } from './identifiers.ts';
import type { Implausible } from './implausible.ts';
import { implausiblePayment } from './payment.ts';

/** Findings of one kind that are listed: ten thousand lines may all have the same fault. */
const listedPerRule = 100;

/** Looks an invoice over; everything found is a warning. `today` is an ISO date. */
export function checkPlausibility(invoice: Invoice, today: string): Finding[] {
  const found: Implausible[] = [
    ...implausibleIdentifiers(invoice),
    ...implausiblePayment(invoice),
    ...implausibleDates(invoice, today),
    ...implausibleAmounts(invoice),
  ];
  const counts = new Map<string, number>();
  return found.flatMap(({ rule, values }): Finding[] => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count > listedPerRule ? [] : [{ rule, ruleset: 'plausibility', severity: 'warning', where: '', line: null, values }];
  });
}
