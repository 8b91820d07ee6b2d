import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedAmount } from '../../../src-main/billing/typed-amount.ts';

describe('an amount typed by a person', () => {
  it.each([
    // France and Belgium (French): space or narrow no-break space between thousands, decimal comma, sign after.
    ['1 234,56 €', 'EUR', [123_456]],
    ['1\u202f234,56\u00a0€', 'EUR', [123_456]],
    ['1234,5', 'EUR', [123_450]],
    ['1234', 'EUR', [123_400]],
    ['€ 12,00', 'EUR', [1_200]],
    // Belgium (Dutch), Germany: point between thousands.
    ['1.234,56', 'EUR', [123_456]],
    ['1.234.567,00 EUR', 'EUR', [123_456_700]],
    // English.
    ['1,234.56', 'EUR', [123_456]],
    ['$1,234.56', 'CAD', [123_456]],
    // Quebec: space between thousands, decimal comma, dollar after; and as banks write it.
    ['1 234,56 $', 'CAD', [123_456]],
    ['1 234,56 $ CA', 'CAD', [123_456]],
    ['CA$1,234.56', 'CAD', [123_456]],
    ['1 234.56 CAD', 'CAD', [123_456]],
    // Switzerland.
    ['1’234.56', 'CHF', [123_456]],
    // Three figures after the one mark part thousands: no currency of two decimals has three.
    ['1,234', 'EUR', [123_400]],
    ['1.234', 'EUR', [123_400]],
    // The Tunisian dinar has three decimals: both readings are possible.
    ['1,234', 'TND', [1_234_000, 1_234]],
    // The yen has none.
    ['1,234', 'JPY', [1_234]],
    ['12,5', 'JPY', []],
    // Negative, with a hyphen, a minus sign, or the sign after as accountants write it.
    ['-12,34', 'EUR', [-1_234]],
    ['\u2212 12,34', 'EUR', [-1_234]],
    ['12,34-', 'EUR', [-1_234]],
    ['-0,00', 'EUR', [0]],
    // No amounts.
    ['', 'EUR', []],
    ['douze', 'EUR', []],
    ['12,345', 'CAD', [1_234_500]],
    ['12,3456', 'EUR', []],
    ['1,23,4', 'EUR', []],
    ['1.2.3', 'EUR', []],
    ['-12-', 'EUR', []],
    ['12,', 'EUR', []],
    ['99999999999999', 'EUR', []],
  ])('%s in %s', (typed, currency, minor) => {
    expect(readTypedAmount(typed, currency)).toEqual(minor);
  });

  it('is read whatever its language writes it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.constantFrom('fr-FR', 'fr-BE', 'nl-BE', 'fr-CA', 'en-CA', 'en-GB', 'de-CH'),
        fc.constantFrom('EUR', 'CAD'),
        (minor, locale, currency) => {
          const typed = new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 100);
          expect(readTypedAmount(typed, currency)).toEqual([minor]);
        },
      ),
    );
  });

  it('takes hostile text for no amount, at once', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (typed) => readTypedAmount(typed, 'EUR').every(Number.isSafeInteger)));
    expect(readTypedAmount('1'.repeat(1e6), 'EUR')).toEqual([]);
  });
});
