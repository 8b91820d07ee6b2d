import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../src-renderer/app/format.ts';
import { readAmount, typedAmount } from '../../../src-renderer/features/payments/typed-amount.ts';

describe('an amount to be paid', () => {
  it.each([
    ['50', 'EUR', 'fr', 5000],
    ['1 234,5', 'EUR', 'fr', 123_450],
    ['1,234.50', 'CAD', 'en', 123_450],
    ['-20,00', 'EUR', 'fr', -2000],
    ['1200', 'JPY', 'fr', 1200],
    ['1,5', 'JPY', 'fr', undefined],
    ['0,005', 'EUR', 'fr', undefined],
    ['1,500', 'TND', 'fr', 1500],
    ['', 'EUR', 'fr', 0],
    ['dix', 'EUR', 'fr', undefined],
  ] as const)('%s in %s, typed in %s, is %s', (typed, currency, language, minor) => {
    expect(readAmount(typed, currency, language)).toBe(minor);
  });

  it('is read back as it was proposed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('EUR', 'CAD', 'JPY', 'TND'),
        fc.constantFrom('fr' as const, 'en' as const),
        (minor, currency, language) => {
          const { plain } = createFormat(language, language === 'fr' ? 'fr-FR' : 'en-GB');
          expect(readAmount(typedAmount(minor, currency, plain), currency, language)).toBe(minor);
        },
      ),
    );
  });
});
