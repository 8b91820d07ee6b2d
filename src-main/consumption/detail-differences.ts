/** What differs between the lines of two files, in figures. */
import type { DetailComparison, DetailDifference } from '../../src-preload/contract/detail-files.ts';

const shown = 200;

/** The lines of one user's line in one currency. */
export interface LineGroup {
  readonly user: string;
  readonly line: string;
  readonly currency: string;
  lines: number;
  durationSeconds: number;
  amountMicros: number;
  /** The same for the same lines in any order; hardly ever the same for others. */
  mark: number;
}

/** The lines of one invoice number in one currency. */
export interface InvoiceGroup {
  readonly number: string;
  readonly currency: string;
  lines: number;
  durationSeconds: number;
  amountMicros: number;
}

interface Side {
  readonly groups: readonly LineGroup[];
  readonly invoices: readonly InvoiceGroup[];
}
type Figures = DetailDifference['before'];

/** Those whose amounts differ most in front; equal ones in the order of their names. */
export function differencesOf(before: Side, after: Side): Pick<DetailComparison, 'counts' | 'differences' | 'invoices'> {
  const counts = { added: 0, gone: 0, changed: 0, altered: 0, same: 0 };
  const differences: DetailDifference[] = [];
  for (const { key, before: was, after: is } of pairs(before.groups, after.groups, ({ user, line, currency }) => [user, line, currency])) {
    const difference = differenceOf(was, is);
    counts[difference ?? 'same']++;
    const [user = '', line = '', currency = ''] = key;
    if (difference) differences.push({ difference, user, line, currency, before: figuresOf(was), after: figuresOf(is) });
  }
  const invoices = pairs(before.invoices, after.invoices, ({ number, currency }) => [number, currency]).map(
    ({ key: [number = '', currency = ''], before: was, after: is }) => ({ number, currency, before: figuresOf(was), after: figuresOf(is) }),
  );
  return {
    counts,
    differences: byWeight(differences, ({ user, line }) => `${line} ${user}`),
    invoices: byWeight(invoices, ({ number }) => number),
  };
}

function differenceOf(was: LineGroup | null, is: LineGroup | null): DetailDifference['difference'] | null {
  if (!was) return 'added';
  if (!is) return 'gone';
  if (!sameFigures(was, is)) return 'changed';
  return was.mark === is.mark ? null : 'altered';
}

function sameFigures(one: Figures, other: Figures): boolean {
  return (['lines', 'durationSeconds', 'amountMicros'] as const).every((key) => one?.[key] === other?.[key]);
}

function figuresOf(group: Figures): Figures {
  return group && { lines: group.lines, durationSeconds: group.durationSeconds, amountMicros: group.amountMicros };
}

interface Pair<Group> {
  readonly key: readonly string[];
  readonly before: Group | null;
  readonly after: Group | null;
}

function pairs<Group>(before: readonly Group[], after: readonly Group[], keyOf: (group: Group) => readonly string[]): Pair<Group>[] {
  const found = new Map<string, Pair<Group>>();
  for (const group of before) found.set(JSON.stringify(keyOf(group)), { key: keyOf(group), before: group, after: null });
  for (const group of after) {
    const key = JSON.stringify(keyOf(group));
    found.set(key, { key: keyOf(group), before: found.get(key)?.before ?? null, after: group });
  }
  return [...found.values()];
}

function byWeight<Row extends { readonly before: Figures; readonly after: Figures }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): Row[] {
  const weigh = ({ before, after }: Row) => Math.abs((after?.amountMicros ?? 0) - (before?.amountMicros ?? 0));
  return rows
    .map((row) => ({ row, differs: sameFigures(row.before, row.after) ? 0 : 1, weight: weigh(row), name: nameOf(row) }))
    .sort((a, b) => b.differs - a.differs || b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, shown)
    .map(({ row }) => row);
}
