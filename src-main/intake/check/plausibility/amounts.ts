/** Amounts that do not come out, beyond what rounding explains, and signs and rates that are none. */
import type { AllowanceCharge, Invoice, InvoiceLine } from '../../model.ts';
import { decimalsOf, type Figure, magnitude, over, parseFigure, printFigure, times, toCents, units } from '../figure.ts';
import type { Implausible } from './implausible.ts';

export function implausibleAmounts(invoice: Invoice): Implausible[] {
  return [...signs(invoice), ...rates(invoice), ...taxOfLines(invoice), ...lineAmounts(invoice)];
}

const figure = (text: string | null): Figure | null => (text === null ? null : parseFigure(text));
const hundredth = over(units(1), units(100));

/** An invoice below zero is a credit note that does not say so, and a credit note below zero asks for money. */
function signs({ kind, totals }: Invoice): Implausible[] {
  const total = figure(totals.taxInclusive) ?? figure(totals.payable);
  if (total === null || total >= 0n) return [];
  const values = { found: totals.taxInclusive ?? totals.payable ?? '' };
  if (kind === 'credit-note') return [{ rule: 'PLAUSIBLE-NEGATIVE-CREDIT', values }];
  return kind === 'invoice' ? [{ rule: 'PLAUSIBLE-NEGATIVE-INVOICE', values }] : [];
}

/** The highest rate of the Union is Hungary's; the lowest in use is Corsica's. Less than that is a rate of 20 % written 0.20. */
const highestRate = units(27);
const lowestRate = over(units(9), units(10));

function rates({ taxes }: Invoice): Implausible[] {
  return taxes.flatMap(({ rate, scheme }) => {
    const value = figure(rate);
    if (rate === null || value === null || value === 0n || scheme !== null || (value >= lowestRate && value <= highestRate)) return [];
    return [{ rule: 'PLAUSIBLE-TAX-RATE', values: { found: rate } }];
  });
}

/** The tax worked out anew from the lines, each at its own rate; said only where it is far from the invoice's. */
function taxOfLines({ lines, allowancesCharges, logisticsCharges, totals, taxes }: Invoice): Implausible[] {
  const tax = figure(totals.tax);
  const isPlain =
    lines.length > 0 && logisticsCharges.length === 0 && lines.every(isDetail) && taxes.every(({ scheme }) => scheme === null);
  if (tax === null || totals.tax === null || !isPlain) return [];
  let sum = 0n;
  for (const { netAmount, taxRate, taxCategory } of lines) {
    const part = taxOn(netAmount, taxRate, taxCategory);
    if (part === null) return [];
    sum += part;
  }
  for (const { amount, isCharge, taxRate, taxCategory } of allowancesCharges) {
    const part = taxOn(amount, taxRate, taxCategory);
    if (part === null) return [];
    sum += isCharge ? part : -part;
  }
  const tolerance = units(1) + over(magnitude(sum), units(100));
  if (magnitude(sum - tax) <= tolerance) return [];
  return [{ rule: 'PLAUSIBLE-TAX', values: { found: totals.tax, expected: printFigure(toCents(sum)) } }];
}

/** Categories without tax (UNTDID 5305) need no rate. */
const untaxed = ['Z', 'E', 'AE', 'K', 'G', 'O'];

function taxOn(amount: string | null, rate: string | null, category: string | null): Figure | null {
  const base = figure(amount);
  if (base === null) return null;
  if (rate === null) return untaxed.includes(category ?? '') ? 0n : null;
  const percent = figure(rate);
  return percent === null ? null : over(times(base, percent), units(100));
}

/** A line that groups or informs has amounts that count elsewhere. */
const isDetail = ({ parentId, subtype }: InvoiceLine): boolean => parentId === null && (subtype === null || subtype === 'DETAIL');

/** Currencies of which nobody uses the hundredths. */
const wholeUnits = new Set(['HUF', 'ISK', 'JPY', 'KRW', 'XAF', 'XOF', 'XPF']);

/** BT-131 against BT-129 × BT-146 / BT-149 with the line's allowances and charges. */
function lineAmounts({ lines, currency }: Invoice): Implausible[] {
  const rounding = wholeUnits.has(currency ?? '') ? units(1) : hundredth;
  return lines.filter(isDetail).flatMap((line) => {
    const { netAmount, netPrice } = line;
    const [net, price, count, base] = [netAmount, netPrice, line.quantity, line.priceBaseQuantity ?? '1'].map(figure);
    const added = sumOfAll(line.allowancesCharges);
    if (netAmount === null || netPrice === null || net == null || price == null || count == null || !base || added === null) return [];
    const ratio = over(count, base);
    const expected = times(ratio, price) + added;
    if (magnitude(expected - net) <= rounding + times(magnitude(ratio), halfOfLast(netPrice))) return [];
    return [{ rule: 'PLAUSIBLE-LINE-AMOUNT', values: { line: line.id ?? '', found: netAmount, expected: printFigure(toCents(expected)) } }];
  });
}

function sumOfAll(list: readonly AllowanceCharge[]): Figure | null {
  let sum = 0n;
  for (const { amount, isCharge } of list) {
    const value = figure(amount);
    if (value === null) return null;
    sum += isCharge ? value : -value;
  }
  return sum;
}

/** How far a printed price may be from the one it was worked out with: half of its last decimal, of the second at the most. */
function halfOfLast(price: string): Figure {
  return over(units(1), units(2 * 10 ** Math.min(Math.max(decimalsOf(price), 2), 10)));
}
