import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { australian, belgian, greek, gs1, luhn, norwegian } from '../../../src-main/billing/check-digits.ts';
import { isEnterpriseNumber, isSiren, isSiret, isVatNumber } from '../../../src-main/billing/identifiers.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const keys = (length: number) => Array.from({ length: 10 ** length }, (_, key) => String(key).padStart(length, '0'));
const national = (country: string, name: string) => (text: string) => stdnum[country]?.[name]?.validate(text).isValid === true;

describe('the keys of numbers', () => {
  it.each([
    ['Luhn', luhn, 8, 1],
    ['GS1', gs1, 12, 1],
    ['Belgian', belgian, 8, 2],
  ] as const)('%s: exactly one key fits any head', (_, fits, head, key) => {
    fc.assert(
      fc.property(digits(head), (number) => {
        expect(keys(key).filter((end) => fits(number + end))).toHaveLength(1);
      }),
    );
  });

  it.each([
    ['Luhn as a Swedish number', luhn, 10, national('SE', 'orgnr')],
    ['Luhn as a SIREN', luhn, 9, isSiren],
    ['Greek', greek, 9, national('GR', 'vat')],
    ['Norwegian', norwegian, 9, (text: string) => Number(text) > 0 && national('NO', 'orgnr')(text)],
    ['Belgian', belgian, 10, (text: string) => !/^[2-9]/.test(text) && isEnterpriseNumber(text)],
  ] as const)('%s: says what the registers of numbers say', (_, fits, length, judge) => {
    const numbers = digits(length).chain((text) => fc.constantFrom(text, ...keys(1).map((key) => text.slice(0, -1) + key)));
    fc.assert(
      fc.property(numbers, (number) => {
        fc.pre(!(fits === belgian && /^[2-9]/.test(number)));
        expect(fits(number)).toBe(judge(number));
      }),
      { numRuns: 1_000 },
    );
  });

  it('find any one digit written wrong', () => {
    const known: readonly (readonly [(text: string) => boolean, string])[] = [
      [luhn, '5560360793'],
      [gs1, '4006381333931'],
      [norwegian, '974760673'],
      [belgian, '0202239951'],
      [australian, '51824753556'],
    ];
    for (const [fits, number] of known) {
      expect(fits(number)).toBe(true);
      for (let i = 0; i < number.length; i += 1) {
        const wrong = String((Number(number[i]) + 1) % 10);
        expect(fits(number.slice(0, i) + wrong + number.slice(i + 1))).toBe(false);
      }
    }
  });

  it('refuse anything but digits', () => {
    for (const fits of [luhn, gs1, norwegian, belgian, australian, greek])
      fc.assert(
        fc.property(fc.string(), (text) => {
          fc.pre(!/^\d/.test(text));
          expect(fits(text)).toBe(false);
        }),
      );
  });
});

describe('the numbers of companies', () => {
  it('follow La Poste’s own rule for its SIRET', () => {
    const sum = (text: string) => [...text].reduce((total, digit) => total + Number(digit), 0);
    for (const end of keys(5)) {
      const siret = `356000000${end}`;
      // Its head office was numbered by the Luhn key before the rule was made.
      if (siret !== '35600000000048') expect(isSiret(siret)).toBe(sum(siret) % 5 === 0);
    }
    expect(isSiret('35600000000048')).toBe(true);
  });

  it('may begin with 1 in Belgium, not with 2', () => {
    const numbered = (head: string) => head + String(97 - (Number(head) % 97)).padStart(2, '0');
    expect(isEnterpriseNumber(numbered('10000000'))).toBe(true);
    expect(isEnterpriseNumber(numbered('20000000'))).toBe(false);
  });

  it('bear the country in a VAT number, EL for Greece', () => {
    const [number = ''] = keys(1)
      .map((key) => `12345678${key}`)
      .filter(greek);
    expect(isVatNumber(`EL${number}`)).toBe(true);
    expect(isVatNumber(number)).toBe(false);
  });
});
