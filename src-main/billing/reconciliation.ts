/**
 * Pre-billed against actual: a platform bills estimates through the year and at its end what was really used less those estimates. Which
 * pre-billings a reconciliation settles it says itself (BG-3); where it does not, they are those whose period lies within its own. Amounts
 * are integers in minor units of one currency, credit notes negative.
 */
import { addExact } from './money.ts';

export const settledKinds = ['pre-billing', 'quarterly', 'reconciliation', 'credit-note'] as const;
type SettledKind = (typeof settledKinds)[number];

export interface SettledDocument {
  readonly id: number;
  readonly kind: SettledKind;
  readonly number: string;
  readonly issueDate: string;
  /** Of what it bills; the issue date stands in for one that is missing. */
  readonly from: string | null;
  readonly to: string | null;
  readonly netMinor: number;
  /** Numbers of the invoices it refers to. */
  readonly preceding: readonly string[];
}

/** `settled`: pre-billed and reconciled; `open`: no reconciliation yet; `unmatched`: a reconciliation without pre-billings. */
export type SettlementState = 'settled' | 'open' | 'unmatched';

export interface Settlement<D extends SettledDocument> {
  readonly state: SettlementState;
  /** Of the reconciliation, else from the first pre-billing to the last. */
  readonly from: string;
  readonly to: string;
  readonly preBilled: readonly D[];
  readonly reconciling: readonly D[];
  readonly preBilledMinor: number;
  /** What the reconciliations still ask for, or give back. */
  readonly balanceMinor: number;
  /** What the year really cost: pre-billed and balance together. */
  readonly actualMinor: number;
}

const fromOf = ({ from, issueDate }: SettledDocument) => from ?? issueDate;
const toOf = ({ to, issueDate }: SettledDocument) => to ?? issueDate;

/**
 * The years of one account in one currency, oldest first. Each pre-billing and each reconciliation is in exactly one of them; a credit note
 * belongs with the document that it refers to, and nowhere where it refers to none of these.
 */
export function settle<D extends SettledDocument>(documents: readonly D[]): Settlement<D>[] {
  const ordered = documents.toSorted((a, b) => compare(fromOf(a), fromOf(b)) || compare(a.issueDate, b.issueDate) || a.id - b.id);
  const estimates = ordered.filter(({ kind }) => kind === 'pre-billing' || kind === 'quarterly');
  const years = yearsOf(ordered.filter(({ kind }) => kind === 'reconciliation'));
  const taken = new Set<D>();
  const settled = years.map((reconciling) => {
    const named = new Set(reconciling.flatMap(({ preceding }) => preceding));
    const own = estimates.filter((one) => !taken.has(one) && named.has(one.number));
    for (const one of own) taken.add(one);
    return { reconciling, own };
  });
  // What a reconciliation names it settles, even where the period of another would hold it too.
  for (const { reconciling, own } of settled) {
    if (own.length > 0) continue;
    const [from, to] = [least(reconciling.map(fromOf)), most(reconciling.map(toOf))];
    for (const one of estimates) {
      if (taken.has(one) || fromOf(one) < from || toOf(one) > to) continue;
      taken.add(one);
      own.push(one);
    }
  }
  const waiting = [
    ...Map.groupBy(
      estimates.filter((one) => !taken.has(one)),
      (one) => yearAfter(one, years),
    ).values(),
  ];
  const groups = [...settled.map(({ reconciling, own }) => [own, reconciling] as const), ...waiting.map((own) => [own, []] as const)];
  const credits = ordered.filter(({ kind }) => kind === 'credit-note');
  const credited = new Set<D>();
  return groups
    .map(([own, reconciling]) => {
      const creditsOf = (of: readonly D[]) => {
        const numbers = new Set(of.map(({ number }) => number));
        const found = credits.filter((one) => !credited.has(one) && one.preceding.some((number) => numbers.has(number)));
        for (const one of found) credited.add(one);
        return [...of, ...found];
      };
      return settlement(creditsOf(own), creditsOf(reconciling));
    })
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

/** Reconciliations of the same time are those of one year: a second one corrects the first. */
function yearsOf<D extends SettledDocument>(reconciliations: readonly D[]): D[][] {
  const years: D[][] = [];
  for (const one of reconciliations) {
    const year = years.find((known) => known.some((other) => fromOf(other) === fromOf(one) && toOf(other) === toOf(one)));
    if (year) year.push(one);
    else years.push([one]);
  }
  return years;
}

/** The year that an open pre-billing belongs to: counted from the end of the last reconciliation before it, else its calendar year. */
function yearAfter<D extends SettledDocument>(one: D, years: readonly (readonly D[])[]): string {
  const ends = years.map((reconciling) => most(reconciling.map(toOf))).filter((end) => end < fromOf(one));
  if (ends.length === 0) return fromOf(one).slice(0, 4);
  const end = most(ends);
  const passed = Number(fromOf(one).slice(0, 4)) - Number(end.slice(0, 4)) - (fromOf(one).slice(5) > end.slice(5) ? 0 : 1);
  return `${end} + ${passed}`;
}

function settlement<D extends SettledDocument>(preBilled: readonly D[], reconciling: readonly D[]): Settlement<D> {
  const sum = (of: readonly D[]) => of.reduce((total, { netMinor }) => addExact(total, netMinor), 0);
  const [preBilledMinor, balanceMinor] = [sum(preBilled), sum(reconciling)];
  const bounding = reconciling.length > 0 ? reconciling : preBilled;
  return {
    state: reconciling.length === 0 ? 'open' : preBilled.length === 0 ? 'unmatched' : 'settled',
    from: least(bounding.map(fromOf)),
    to: most(bounding.map(toOf)),
    preBilled,
    reconciling,
    preBilledMinor,
    balanceMinor,
    actualMinor: addExact(preBilledMinor, balanceMinor),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const least = (days: readonly string[]): string => days.toSorted()[0] ?? '';
const most = (days: readonly string[]): string => days.toSorted().at(-1) ?? '';

export interface PricedLine {
  readonly netMinor: number;
  /** Of one unit; null where the line gives none. */
  readonly priceMicros: number | null;
}

export interface Deducted {
  readonly minor: number;
  /** Null where nothing of these prices was billed before: there is nothing to hold it against. */
  readonly billedMinor: number | null;
}

/** What a reconciliation takes off, held against what was billed before at the same prices; null where it takes nothing off. */
export function deductedOf(reconciling: readonly PricedLine[], preBilled: readonly PricedLine[]): Deducted | null {
  const off = reconciling.filter(({ netMinor }) => netMinor < 0);
  if (off.length === 0) return null;
  const prices = new Set(off.map(({ priceMicros }) => priceMicros));
  const before = preBilled.filter(({ priceMicros }) => priceMicros !== null && prices.has(priceMicros));
  const sum = (lines: readonly PricedLine[]) => lines.reduce((total, { netMinor }) => addExact(total, netMinor), 0);
  return { minor: -sum(off), billedMinor: before.length === 0 ? null : sum(before) };
}
