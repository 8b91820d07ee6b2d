/** Rows and sums by currency: of what is written, and of what the ledger has. */
import type { CurrencySums } from '../../src-preload/contract/exports.ts';
import { ProblemError } from '../../src-preload/contract/problem.ts';
import { addExact, formatMicros, formatMinor } from '../billing/money.ts';
import { type ReportColumn, reportColumns } from './report-columns.ts';

/** Integers: money in its own unit, durations in seconds. */
export interface CurrencyTally {
  rows: number;
  readonly sums: number[];
}

export class Tally {
  readonly columns: readonly ReportColumn[];
  readonly byCurrency = new Map<string, CurrencyTally>();

  constructor(columns: readonly ReportColumn[]) {
    this.columns = columns;
  }

  get rows(): number {
    let rows = 0;
    for (const tally of this.byCurrency.values()) rows += tally.rows;
    return rows;
  }

  of(currency: string): CurrencyTally {
    const known = this.byCurrency.get(currency);
    if (known) return known;
    const made: CurrencyTally = { rows: 0, sums: this.columns.map(() => 0) };
    this.byCurrency.set(currency, made);
    return made;
  }

  add(currency: string, rows: number, figures: readonly number[]): void {
    const tally = this.of(currency);
    tally.rows += rows;
    for (const [index, figure] of figures.entries()) tally.sums[index] = addExact(tally.sums[index] ?? 0, figure);
  }

  addAll(other: Tally): void {
    for (const [currency, { rows, sums }] of other.byCurrency) this.add(currency, rows, sums);
  }

  /** Largest first, figures in words of the contract. */
  told(): CurrencySums[] {
    return [...this.byCurrency]
      .sort(([a, { rows: before }], [b, { rows: after }]) => after - before || (a < b ? -1 : 1))
      .map(([currency, { rows, sums }]) => ({
        currency,
        rows,
        sums: Object.fromEntries(this.columns.map((column, index) => [column, decimalOf(column, sums[index] ?? 0, currency)])),
      }));
  }
}

function decimalOf(column: ReportColumn, value: number, currency: string): string {
  const { type } = reportColumns[column];
  if (type === 'minor') return formatMinor(value, currency);
  return type === 'micros' ? formatMicros(value) : String(value);
}

/** The two are the same, to the last unit, or nothing is kept (law 3). @throws ProblemError export-count-mismatch, export-sum-mismatch */
export function checkTally(written: Tally, expected: Tally): void {
  if (written.rows !== expected.rows) throw new ProblemError('export-count-mismatch', { rows: written.rows, expected: expected.rows });
  for (const currency of new Set([...written.byCurrency.keys(), ...expected.byCurrency.keys()])) {
    const ours = written.of(currency);
    const theirs = expected.of(currency);
    const at = written.columns.findIndex((_, index) => ours.sums[index] !== theirs.sums[index]);
    const column = written.columns[at];
    if (ours.rows !== theirs.rows) throw new ProblemError('export-count-mismatch', { rows: ours.rows, expected: theirs.rows });
    if (column) {
      const told = (value: number | undefined) => `${decimalOf(column, value ?? 0, currency)} ${currency}`.trim();
      throw new ProblemError('export-sum-mismatch', { sum: told(ours.sums[at]), expected: told(theirs.sums[at]) });
    }
  }
}
