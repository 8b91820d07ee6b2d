import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, formatMinor, minorDigits, parseDecimal, parseMinor } from '../../../src-main/billing/money.ts';

describe('decimal strings and integers', () => {
  it('reads back every amount it writes', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const text = formatDecimal(value, digits);
        expect(parseDecimal(text, digits)).toEqual({ value: value === 0 ? 0 : value, exact: true });
      }),
    );
  });

  it('says when a printed figure has more decimals than the currency, and rounds it half away from zero', () => {
    expect(parseMinor('25.475', 'EUR')).toEqual({ value: 2548, exact: false });
    expect(parseMinor('-25.475', 'EUR')).toEqual({ value: -2548, exact: false });
    expect(parseMinor('25.474', 'EUR')).toEqual({ value: 2547, exact: false });
    expect(parseMinor('25.4700', 'EUR')).toEqual({ value: 2547, exact: true });
  });

  it('follows the minor unit of the currency', () => {
    expect(minorDigits('JPY')).toBe(0);
    expect(parseMinor('1200', 'JPY')?.value).toBe(1200);
    expect(formatMinor(1234, 'TND')).toBe('1.234');
    expect(formatMinor(-5, 'EUR')).toBe('-0.05');
  });

  it('refuses what is no decimal number or is out of exact range', () => {
    for (const text of ['', '.', '1,5', '1e3', 'NaN', '0x10', '12 34', '99999999999999999999']) expect(parseDecimal(text, 2)).toBeNull();
  });

  it('never yields minus zero', () => {
    expect(Object.is(parseDecimal('-0.00', 2)?.value, 0)).toBe(true);
  });
});
