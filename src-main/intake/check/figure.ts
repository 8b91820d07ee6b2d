/**
 * Exact figures for the rules: a decimal as a bigint count of 10^-20, so that sums and products of amounts, prices and rates
 * are those of xs:decimal and no float is ever compared. Further decimals are cut off; no invoice prints them.
 */
import type { XmlElement } from '../read/xml.ts';

/** A count of 10^-20. */
export type Figure = bigint;

const decimals = 20;
const one: Figure = 10n ** BigInt(decimals);
const hundredth: Figure = one / 100n;
const powers = Array.from({ length: decimals + 1 }, (_, exponent) => 10n ** BigInt(exponent));
const decimalPattern = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** The figure a text says in the notation of xs:decimal, else null. */
export function parseFigure(text: string): Figure | null {
  if (text.length > 40 || !decimalPattern.test(text)) return null;
  const point = text.indexOf('.');
  if (point < 0) return BigInt(text.startsWith('+') ? text.slice(1) : text) * one;
  const fraction = text.slice(point + 1, point + 1 + decimals);
  const digits = (text.slice(0, point) + fraction).replace('+', '');
  return digits === '' || digits === '-' ? 0n : BigInt(digits) * (powers[decimals - fraction.length] ?? 1n);
}

/** The figure an element holds; null where there is no element or it holds none. */
export function figureOf(element: XmlElement | undefined): Figure | null {
  return element === undefined ? null : parseFigure(element.text);
}

/** The sum of the figures elements hold; null where one of them holds none. */
export function sumOf(elements: readonly XmlElement[]): Figure | null {
  let sum: Figure = 0n;
  for (const element of elements) {
    const figure = parseFigure(element.text);
    if (figure === null) return null;
    sum += figure;
  }
  return sum;
}

/** A whole number of units as a figure. */
export const units = (count: number): Figure => BigInt(count) * one;

/** The product of two figures. */
export const times = (a: Figure, b: Figure): Figure => (a * b) / one;

/** The quotient of two figures; `b` is not zero. */
export const over = (a: Figure, b: Figure): Figure => (a * one) / b;

/** The figure without its sign. */
export const magnitude = (figure: Figure): Figure => (figure < 0n ? -figure : figure);

function roundTo(figure: Figure, step: Figure): Figure {
  const shifted = figure + step / 2n;
  const rest = shifted % step;
  return shifted - (rest < 0n ? rest + step : rest);
}

/** Rounded to two decimals as XPath's round does: halves go up, also below zero. */
export const toCents = (figure: Figure): Figure => roundTo(figure, hundredth);

/** Rounded to a whole number as XPath's round does. */
export const toUnits = (figure: Figure): Figure => roundTo(figure, one);

/** How many decimals a printed figure shows. */
export function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** The figure with a decimal point, at least two decimals, no zeros beyond. */
export function printFigure(figure: Figure): string {
  const digits = magnitude(figure)
    .toString()
    .padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '').padEnd(2, '0');
  return `${figure < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${fraction}`;
}
