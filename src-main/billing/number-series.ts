/**
 * Numbers missing in a supplier's series. Many suppliers number all their customers' invoices in one series, of which one customer sees
 * only some: a gap is told only where the numbers evidently follow one another.
 */

interface Numbered {
  readonly number: string;
  /** ISO, by which they follow one another. */
  readonly issueDate: string;
}

export interface NumberGap {
  /** The numbers on either side. */
  readonly after: string;
  readonly before: string;
  readonly missing: readonly string[];
}

const leastSteps = 5;
/** Of all steps, how many must be from one number to the very next. */
const leastShare = 0.8;
/** More missing at once is a series begun anew, not invoices lost. */
const mostMissing = 5;

/** Gaps in the series that the numbers belong to; none where they follow no series of ours alone. */
export function numberGaps(invoices: readonly Numbered[]): NumberGap[] {
  const series = Map.groupBy(
    invoices.flatMap((invoice) => {
      const counted = countedOf(invoice);
      return counted ? [{ ...invoice, ...counted }] : [];
    }),
    ({ series }) => series,
  );
  return [...series.values()].flatMap((members) => {
    const ordered = members.toSorted((a, b) => compare(a.issueDate, b.issueDate) || a.count - b.count);
    const steps = ordered.slice(1).map((next, at) => next.count - (ordered[at]?.count ?? 0));
    const single = steps.filter((step) => step === 1).length;
    if (steps.length < leastSteps || steps.some((step) => step < 1) || single < leastShare * steps.length) return [];
    return steps.flatMap((step, at): NumberGap[] => {
      const [from, to] = [ordered[at], ordered[at + 1]];
      if (step < 2 || step - 1 > mostMissing || !from || !to) return [];
      const missing = Array.from({ length: step - 1 }, (_, index) =>
        // Where a year in the number changed between the two, nobody knows which of both years the missing ones bear.
        from.head === to.head
          ? `${from.head}${String(from.count + index + 1).padStart(from.width, '0')}${from.tail}`
          : `…${from.count + index + 1}`,
      );
      return [{ after: from.number, before: to.number, missing }];
    });
  });
}

/** The counter in a number: its last digits; the series is what stands around them, year and month of the invoice aside. */
function countedOf({ number, issueDate }: Numbered) {
  const match = /^(.*?)(\d{1,12})(\D*)$/s.exec(number.slice(-60));
  if (!match) return null;
  const [, head = '', digits = '', tail = ''] = match;
  const [year = '', month = ''] = issueDate.split('-');
  const dated = [`${year}${month}`, year, `${year.slice(2)}${month}`, year.slice(2), month];
  const masked = head.replace(/\d+/g, (group) => (dated.includes(group) ? '#' : group));
  return { series: `${masked}|${tail}`, head, tail, count: Number(digits), width: digits.startsWith('0') ? digits.length : 0 };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
