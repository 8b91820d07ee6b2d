import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal } from '../../../src-main/billing/money.ts';
import { minorDigits } from '../../../src-preload/contract/currency.ts';
import { createFormat, decimalString, formatLocale, microsString } from '../../../src-renderer/app/format.ts';

const french = createFormat('fr', 'fr-FR');
const english = createFormat('en', 'en-GB');
const locales = ['fr-FR', 'fr-BE', 'fr-CA', 'en-GB', 'en-CA', 'en-US'];
const currencies = ['EUR', 'CAD', 'USD', 'JPY', 'BHD', 'TND', 'XOF'];

/** Only what carries the value: sign, figures and the decimal separator as a point. */
function bare(text: string, locale: string): string {
  const separator = new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  const negative = text.includes('\u2212') ? '-' : '';
  return (
    negative +
    [...text]
      .map((sign) => (sign === separator ? '.' : sign))
      .join('')
      .replace(/[^\d.]/g, '')
      .replace(/\.$/, '')
  );
}

describe('figures on screen', () => {
  test('French money has a narrow space between thousands, a comma, a no-break space and a true minus sign', () => {
    expect(french.minor(123456, 'EUR')).toBe('1\u202f234,56\u00a0€');
    expect(french.minor(-5, 'EUR')).toBe('\u22120,05\u00a0€');
    expect(french.minor(123456, 'JPY')).toContain('123\u202f456');
    expect(english.minor(123456, 'EUR')).toBe('€1,234.56');
  });

  test('no amount loses or gains a digit, in any locale and currency', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...currencies), fc.constantFrom(...locales), (value, currency, locale) => {
        const format = createFormat(locale.startsWith('fr') ? 'fr' : 'en', locale);
        expect(bare(format.minor(value, currency), locale)).toBe(formatDecimal(value, minorDigits(currency)));
        const micros = bare(format.micros(value, currency), locale);
        const padded = micros.includes('.') ? micros + '0'.repeat(6 - (micros.length - micros.indexOf('.') - 1)) : `${micros}.000000`;
        expect(padded).toBe(formatDecimal(value, 6));
      }),
    );
  });

  test('a printed figure keeps every decimal it was printed with', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), fc.integer({ min: 0, max: 12 }), (value, digits) => {
        const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
        const printed = `${value < 0n ? '-' : ''}${text.slice(0, text.length - digits)}${digits > 0 ? `.${text.slice(-digits)}` : ''}`;
        expect(bare(french.decimal(printed), 'fr-FR')).toBe(printed);
      }),
    );
    expect(french.decimal('1234.5000')).toBe('1\u202f234,5000');
    expect(french.amount('12.3', 'EUR')).toBe('12,3\u00a0€');
  });

  test('what is no number, no date or no currency is shown as it is', () => {
    expect(french.decimal('n/a')).toBe('n/a');
    expect(french.date('hier')).toBe('hier');
    expect(french.minor(100, null)).toBe('1,00');
    expect(french.minor(100, 'euros')).toBe('1,00\u00a0euros');
    expect(french.amount(null, 'EUR')).toBe('');
  });

  test('dates and times are those of the document, whatever the time zone', () => {
    expect(french.date('2026-10-31')).toBe('31/10/2026');
    expect(french.instant('2026-10-31T23:59:59')).toBe('31/10/2026 23:59:59');
    expect(french.month('2026-10')).toBe('octobre 2026');
    expect(english.date('2026-10-31')).toBe('31/10/2026');
  });

  test('durations add up to their seconds', () => {
    fc.assert(
      fc.property(fc.nat(3_000_000), (seconds) => {
        const [hours = '', minutes = '', rest = ''] = french.duration(seconds).split(':');
        expect(Number(hours.replace(/\D/g, '')) * 3600 + Number(minutes) * 60 + Number(rest)).toBe(seconds);
      }),
    );
  });

  test('the decimal string of an integer is that of the billing rules', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), (value, digits) => {
        expect(decimalString(value, digits)).toBe(formatDecimal(value, digits));
      }),
    );
    expect(microsString(1_500_000)).toBe('1.50');
    expect(microsString(1_000_000, 0)).toBe('1');
    expect(microsString(-1)).toBe('-0.000001');
  });

  test('the locale follows the language, in the country of the system where that is known', () => {
    expect(formatLocale('fr', 'fr-BE')).toBe('fr-BE');
    expect(formatLocale('fr', 'en-US')).toBe('fr-FR');
    expect(formatLocale('en', 'fr-CA')).toBe('en-CA');
    expect(formatLocale('en', 'en-US')).toBe('en-US');
    expect(formatLocale('en', 'fr-FR')).toBe('en-GB');
    expect(formatLocale('fr', 'fr')).toBe('fr-FR');
  });
});
