/** Lines of totals held against the lines that they stand for. */
import { minorDigits } from '../../../src-preload/contract/currency.ts';
import type { DetailMapping, TotalsCheck } from '../../../src-preload/contract/mapping.ts';
import { microsDigits } from '../../billing/money.ts';
import { foldText } from '../../billing/text.ts';
import { FigureReader, isCurrencySign } from './figures.ts';

/** Differing totals that are shown; all are counted. */
const shownTotals = 20;
/** Earlier totals from which a later one may count. */
const sectionsKept = 64;
/** Totals of something else than the amounts of the lines, which are without tax. */
const withTax = /\b(?:ttc|tva|taxes?|vat|btw|mwst|ust|gross|brutto|incl\w*)\b/;
const withoutTax = /\b(?:ht|hors|net|netto|excl\w*|ex)\b/;

export class PrintedTotals {
  readonly check: { compared: number; differing: number; shown: TotalsCheck['shown'] } = { compared: 0, differing: 0, shown: [] };
  readonly #amount: number | undefined;
  readonly #currency: string | null;
  readonly #figures: FigureReader;
  /** Half of what a printed amount is rounded to. */
  readonly #rounding: number;
  /** The sum of the lines so far; and what it was at the beginning and at the totals before, since which a total may count. */
  #sum = 0;
  readonly #before: number[] = [0];

  /** Amounts of several currencies have no sum: where a column names them nothing is compared. */
  constructor({ columns, constants, formats }: Pick<DetailMapping, 'columns' | 'constants' | 'formats'>) {
    this.#amount = columns.currency === undefined ? columns.amount : undefined;
    this.#currency = constants.currency ?? null;
    this.#figures = new FigureReader(formats.decimal);
    this.#rounding = 10 ** (microsDigits - minorDigits(this.#currency ?? '')) / 2;
  }

  add(micros: number): void {
    this.#sum += micros;
  }

  /** @param cells of a line of totals; one without an amount in the column of amounts, or of amounts with tax, is let pass */
  compare(cells: readonly string[], line: number): void {
    const label = foldText(cells.find((cell) => cell.trim() !== '') ?? '');
    const printed = this.#amount === undefined ? Number.NaN : this.#read(cells[this.#amount] ?? '');
    if (Number.isNaN(printed) || (withTax.test(label) && !withoutTax.test(label))) return;
    const sums = this.#before.map((before) => this.#sum - before);
    const summed = sums.reduce((nearest, sum) => (Math.abs(printed - sum) < Math.abs(printed - nearest) ? sum : nearest));
    if (this.#before.at(-1) !== this.#sum) this.#before.push(this.#sum);
    // The beginning of the file is never forgotten.
    if (this.#before.length > sectionsKept) this.#before.splice(1, 1);
    this.check.compared++;
    if (Math.abs(printed - summed) <= this.#rounding) return;
    this.check.differing++;
    if (this.check.shown.length < shownTotals) this.check.shown.push({ line, printedMicros: printed, summedMicros: summed });
  }

  #read(cell: string): number {
    const bytes = new TextEncoder().encode(cell);
    const micros = this.#figures.read(bytes, 0, bytes.length, microsDigits);
    return this.#figures.unit === '' || isCurrencySign(this.#figures.unit, this.#currency) ? micros : Number.NaN;
  }
}
