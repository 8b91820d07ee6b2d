/**
 * Money (law 2): always an integer with its currency beside. Invoice amounts are in minor units (cents for the euro),
 * unit prices and detail lines in micros (1e-6 of the currency). Decimal strings are read and written without floats.
 */
import { minorDigits } from '../../src-preload/contract/currency.ts';

export { minorDigits };

export const microsDigits = 6;

export interface ScaledDecimal {
  readonly value: number;
  /** False where the printed figure has more decimals than the scale keeps; it was rounded half away from zero. */
  readonly exact: boolean;
}

const decimalPattern = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/**
 * A decimal string ("-12.34", point only) as an integer in 10^-digits units.
 * Null where the text is no decimal number or does not fit a safe integer.
 */
export function parseDecimal(text: string, digits: number): ScaledDecimal | null {
  const match = decimalPattern.exec(text.trim());
  if (!match) return null;
  const [, sign = '', whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return null;
  const kept = fraction.slice(0, digits).padEnd(digits, '0');
  const rest = fraction.slice(digits);
  let magnitude = Number(whole + kept);
  if (rest !== '' && rest.charCodeAt(0) >= 53) magnitude += 1; // '5' and above: half away from zero
  if (!Number.isSafeInteger(magnitude)) return null;
  return { value: sign === '-' && magnitude !== 0 ? -magnitude : magnitude, exact: !/[1-9]/.test(rest) };
}

/** No invoice bears more, a hundred billion euros: a figure beyond is an error or an attack, and some hundreds of them still add up exactly. */
export const largestMinor = 1e13;

/** A decimal string in minor units of its currency; null as parseDecimal, and beyond `largestMinor`. */
export function parseMinor(text: string, currency: string): ScaledDecimal | null {
  const parsed = parseDecimal(text, minorDigits(currency));
  return parsed && Math.abs(parsed.value) <= largestMinor ? parsed : null;
}

/** An integer in 10^-digits units as a decimal string with all its decimals ("-12.34"). */
export function formatDecimal(value: number, digits: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return `${value < 0 ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(text.length - digits)}` : ''}`;
}

/** Minor units as a decimal string with the currency's decimals. */
export function formatMinor(value: number, currency: string): string {
  return formatDecimal(value, minorDigits(currency));
}

/** Micros as a decimal string with six decimals. */
export function formatMicros(value: number): string {
  return formatDecimal(value, microsDigits);
}

/** The sum of integers, refused where it leaves the safe range. */
export function addExact(a: number, b: number): number {
  const sum = a + b;
  if (!Number.isSafeInteger(sum)) throw new RangeError('sum out of the safe integer range');
  return sum;
}
