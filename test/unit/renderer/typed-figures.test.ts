import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormat } from '../../../src-renderer/app/format.ts';
import { readDate } from '../../../src-renderer/features/invoice/typed-date.ts';
import { readDecimal, taxDifference } from '../../../src-renderer/features/invoice/typed-decimal.ts';

const formats = { fr: createFormat('fr', 'fr-FR'), en: createFormat('en', 'en-GB') };

/** A decimal string of `decimals` digits after the point from an integer of that unit. */
function decimal(units: bigint, decimals: number): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${units < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`;
}

const units = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

describe('an amount typed by a person', () => {
  test.each(['fr', 'en'] as const)('is read as the locale writes it, to the last digit (%s)', (language) => {
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
        const printed = decimal(value, decimals);
        expect(readDecimal(formats[language].decimal(printed), language)).toBe(printed);
        expect(readDecimal(formats[language].amount(printed, 'EUR').replace('€', ''), language)).toBe(printed);
      }),
    );
  });

  test.each([
    ['1 234,56', 'fr', '1234.56'],
    ['1\u202f234,56\u00a0€', 'fr', '1234.56'],
    ['1.234,56', 'fr', '1234.56'],
    ['1234.5', 'fr', '1234.5'],
    ['1.234', 'fr', '1234'],
    ['1,234', 'fr', '1.234'],
    ['1,234', 'en', '1234'],
    ['1,234,567.89', 'en', '1234567.89'],
    ['\u221212,5', 'fr', '-12.5'],
    ['007', 'fr', '7'],
  ] as const)('%s (%s) is %s', (typed, language, read) => {
    expect(readDecimal(typed, language)).toBe(read);
  });

  test.each(['', 'abc', '12,', ',5', '1,2,3', '1.23.4', '12 €€', '1e5', '--1', '1,23456', '12345678901234'])(
    '"%s" is refused rather than guessed',
    (typed) => {
      expect(readDecimal(typed, 'fr')).toBeNull();
    },
  );
});

describe('excluding tax plus tax against including tax', () => {
  test('the difference is exact, and none only where they agree', () => {
    fc.assert(
      fc.property(units, units, fc.bigInt({ min: -50n, max: 50n }), (exclusive, tax, error) => {
        const found = taxDifference(decimal(exclusive, 2), decimal(tax, 2), decimal(exclusive + tax + error, 2));
        expect(found).toBe(error === 0n ? null : decimal(error, 2));
      }),
    );
  });

  test('different numbers of decimals are compared by value', () => {
    expect(taxDifference('100', '20.0000', '120.00')).toBeNull();
    expect(taxDifference('100', '20.0001', '120')).toBe('-0.0001');
  });
});

describe('a date typed by a person', () => {
  test('is read as the locale writes it', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2089-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(readDate(formats.fr.date(iso))).toBe(iso);
        expect(readDate(iso)).toBe(iso);
      }),
    );
  });

  test.each([
    ['31/1/26', '2026-01-31'],
    ['31.01.2026', '2026-01-31'],
    ['31012026', '2026-01-31'],
    [' 1-2-2026 ', '2026-02-01'],
  ])('%s is %s', (typed, iso) => {
    expect(readDate(typed)).toBe(iso);
  });

  test.each(['', '31/02/2026', '29/02/2025', '00/01/2026', '2026', 'demain', '1/13/2026'])('"%s" is no day of the calendar', (typed) => {
    expect(readDate(typed)).toBeNull();
  });
});
