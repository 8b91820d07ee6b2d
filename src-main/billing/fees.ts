/**
 * What an invoice is made of: its lines, allowances and charges with the tax that falls to each, grouped by what they are for. The groups add
 * up to the totals the supplier prints, to the last minor unit; what the parts leave unexplained is a group of its own.
 */
import type { FeeGroup, FeeGrouping } from '../../src-preload/contract/fees.ts';
import { addExact } from './money.ts';
import { roundedShare } from './share.ts';

export interface FeePart {
  readonly kind: 'line' | 'allowance' | 'charge';
  /** What it is for, by each way of grouping; null where the supplier gives no name. */
  readonly labels: Readonly<Record<FeeGrouping, string | null>>;
  /** Of an allowance negative. */
  readonly netMinor: number;
}

/** Amounts are in minor units of one currency, with the sign they count with. */
export interface FeeInvoice {
  readonly parts: readonly FeePart[];
  /** The tax breakdown (BG-23); `label` as the parts' own. */
  readonly taxes: readonly { readonly label: string; readonly taxMinor: number }[];
  /** As printed; null where the document gives none. */
  readonly totals: { readonly netMinor: number | null; readonly taxMinor: number | null; readonly grossMinor: number | null };
}

type Sums = Pick<FeeGroup, 'netMinor' | 'taxMinor' | 'grossMinor'>;
type Share = Pick<FeeGroup, 'kind' | 'label'> & Pick<Sums, 'netMinor' | 'taxMinor'>;

export interface Breakdown {
  readonly groups: FeeGroup[];
  readonly totals: Sums;
}

/** The groups of invoices in one currency, in the order they are met; a difference comes last. */
export function breakDown(invoices: readonly FeeInvoice[], by: FeeGrouping): Breakdown {
  const groups = new Map<string, FeeGroup>();
  const totals = { netMinor: 0, taxMinor: 0, grossMinor: 0 };
  const difference: FeeGroup = { kind: 'difference', label: null, count: 0, invoices: 0, netMinor: 0, taxMinor: 0, grossMinor: 0 };
  for (const invoice of invoices) {
    const shares = sharesOf(invoice, by);
    const met = new Set<string>();
    for (const { kind, label, netMinor, taxMinor } of shares) {
      const key = JSON.stringify([kind, label]);
      const group = groups.get(key) ?? { kind, label, count: 0, invoices: 0, netMinor: 0, taxMinor: 0, grossMinor: 0 };
      groups.set(key, group);
      if (kind !== 'tax') group.count++;
      if (!met.has(key)) group.invoices++;
      met.add(key);
      addTo(group, { netMinor, taxMinor, grossMinor: addExact(netMinor, taxMinor) });
    }
    const found = sumOf(shares);
    const given = givenTotals(invoice.totals, found);
    addTo(totals, given);
    const left = {
      netMinor: given.netMinor - found.netMinor,
      taxMinor: given.taxMinor - found.taxMinor,
      grossMinor: given.grossMinor - found.netMinor - found.taxMinor,
    };
    if (left.netMinor === 0 && left.taxMinor === 0 && left.grossMinor === 0) continue;
    difference.invoices++;
    addTo(difference, left);
  }
  return { groups: [...groups.values(), ...(difference.invoices > 0 ? [difference] : [])], totals };
}

/** The parts with the tax that falls to each: every tax is shared out over the parts of its rate as they weigh. */
function sharesOf({ parts, taxes }: FeeInvoice, by: FeeGrouping): Share[] {
  const byRate = new Map<string, number>();
  for (const { label, taxMinor } of taxes) byRate.set(label, addExact(byRate.get(label) ?? 0, taxMinor));
  const taxed = Map.groupBy(parts, ({ labels }) => labels.tax);
  const shares: Share[] = [];
  for (const [rate, own] of taxed) {
    const amounts = shareOut(
      byRate.get(rate ?? '') ?? 0,
      own.map(({ netMinor }) => netMinor),
    );
    if (amounts) byRate.delete(rate ?? '');
    for (const [index, part] of own.entries())
      shares.push({ ...named(part, by), netMinor: part.netMinor, taxMinor: amounts?.[index] ?? 0 });
  }
  for (const [label, taxMinor] of byRate)
    if (taxMinor !== 0) shares.push({ kind: by === 'tax' ? 'line' : 'tax', label, netMinor: 0, taxMinor });
  return shares;
}

function named({ kind, labels }: FeePart, by: FeeGrouping): Pick<Share, 'kind' | 'label'> {
  if (by === 'tax') return { kind: 'line', label: labels.tax };
  // An allowance or a charge on the whole invoice belongs to no section and is no item.
  return { kind, label: kind === 'line' ? labels[by] : labels.nature };
}

/** An amount in parts as weights weigh, exact in sum: each ends where the weights so far end. Null where the weights add up to nothing. */
function shareOut(amount: number, weights: readonly number[]): number[] | null {
  const whole = weights.reduce(addExact, 0);
  if (whole === 0) return null;
  const direction = Math.sign(whole);
  let weighed = 0;
  let given = 0;
  return weights.map((weight) => {
    weighed += weight * direction;
    const end = roundedShare(amount, weighed, whole * direction);
    const share = end - given;
    given = end;
    return share;
  });
}

function sumOf(shares: readonly Share[]): Pick<Sums, 'netMinor' | 'taxMinor'> {
  return {
    netMinor: shares.reduce((sum, { netMinor }) => addExact(sum, netMinor), 0),
    taxMinor: shares.reduce((sum, { taxMinor }) => addExact(sum, taxMinor), 0),
  };
}

/** What the document does not print follows from what it does. */
function givenTotals({ netMinor, taxMinor, grossMinor }: FeeInvoice['totals'], found: Pick<Sums, 'netMinor' | 'taxMinor'>): Sums {
  const net = netMinor ?? (grossMinor !== null && taxMinor !== null ? grossMinor - taxMinor : found.netMinor);
  const tax = taxMinor ?? (grossMinor !== null ? grossMinor - net : found.taxMinor);
  return { netMinor: net, taxMinor: tax, grossMinor: grossMinor ?? addExact(net, tax) };
}

function addTo(sums: Sums, more: Sums): void {
  sums.netMinor = addExact(sums.netMinor, more.netMinor);
  sums.taxMinor = addExact(sums.taxMinor, more.taxMinor);
  sums.grossMinor = addExact(sums.grossMinor, more.grossMinor);
}
