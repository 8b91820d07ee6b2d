/** Amounts typed by a person as minor units of their currency, and back. */
import { minorDigits } from '../../../src-preload/contract/currency.ts';
import { decimalString } from '../../app/format.ts';
import { readDecimal } from '../invoice/typed-decimal.ts';

/** Nothing typed is nothing to pay: zero. Undefined for what is no amount of the currency. */
export function readAmount(typed: string, currency: string, language: 'fr' | 'en'): number | undefined {
  if (typed.trim() === '') return 0;
  const decimal = readDecimal(typed, language);
  if (decimal === null) return undefined;
  const digits = minorDigits(currency);
  const [whole = '', fraction = ''] = decimal.split('.');
  if (/[1-9]/.test(fraction.slice(digits))) return undefined;
  const minor = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return Number.isSafeInteger(minor) ? minor : undefined;
}

/** As it is put into a field to be changed; zero is an empty field. */
export function typedAmount(minor: number, currency: string, plain: (decimal: string) => string): string {
  return minor === 0 ? '' : plain(decimalString(minor, minorDigits(currency)));
}
