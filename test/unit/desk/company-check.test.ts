import { describe, expect, it } from 'vitest';
import { checkCompany } from '../../../src-main/desk/company-check.ts';
import type { Company } from '../../../src-preload/contract/company.ts';

const address = { street: '', additionalStreet: '', postalCode: '', city: '', subdivision: '', country: '' };
const company: Company = {
  name: 'Société Fictive SA',
  tradingName: '',
  category: '',
  legalStatus: '',
  country: 'FR',
  billingAddress: address,
  shippingAddress: address,
  vatNumber: '',
  siren: '',
  siret: '',
  enterpriseNumber: '',
  gstNumber: '',
  qstNumber: '',
};
const codes = (fields: Partial<Company>) =>
  Object.fromEntries(Object.entries(checkCompany({ ...company, ...fields })).map(([field, problem]) => [field, problem?.code]));

/** Nine digits that end with their Luhn key (code de commerce, R123-220). */
function sirenOf(eight: string): string {
  const sum = [...eight].reduce((total, digit, i) => {
    const doubled = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return eight + String((10 - (sum % 10)) % 10);
}

/** The key of a French VAT number: (12 + 3 × (SIREN mod 97)) mod 97 (BOI-TVA-DECLA-20-10-10). */
const frenchVat = (siren: string) => `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;
/** A Belgian number ends with 97 − (its first eight digits mod 97). */
const belgian = (eight: string) => eight + String(97 - (Number(eight) % 97)).padStart(2, '0');

const siren = sirenOf('12345678');
const other = sirenOf('87654321');
/** The SIRET of an establishment: the SIREN, four digits, a Luhn key over all fourteen. */
const siretOf = (head: string) => Array.from({ length: 10 }, (_, key) => `${head}0001${key}`).find((siret) => luhn(siret)) ?? '';
function luhn(text: string): boolean {
  const sum = [...text].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

describe('the company’s numbers', () => {
  it('are all optional, the name is not', () => {
    expect(codes({})).toEqual({});
    expect(codes({ name: '' })).toEqual({ name: 'company-name-missing' });
  });

  it.each([
    ['a SIREN with its key', { siren }],
    ['a SIREN typed with spaces', { siren: siren.replace(/(\d{3})(?=\d)/g, '$1 ') }],
    ['a SIRET of that SIREN', { siren, siret: siretOf(siren) }],
    // La Poste's establishments: the digits add up to a multiple of five instead (SIREN 356 000 000).
    ['La Poste’s own rule for its SIRET', { siren: '356000000', siret: '35600000000048' }],
    ['a French VAT number that ends with the SIREN', { siren, vatNumber: frenchVat(siren) }],
    ['a Belgian VAT number and its enterprise number', { vatNumber: `BE${belgian('09999999')}`, enterpriseNumber: belgian('09999999') }],
    ['a Belgian number that begins with 1', { vatNumber: `BE${belgian('10000000')}` }],
    ['a GST number', { gstNumber: '123456782 RT0001' }],
  ] satisfies [string, Partial<Company>][])('accept %s', (_, fields) => {
    expect(codes(fields)).toEqual({});
  });

  it.each([
    ['a SIREN with a wrong key', { siren: siren.slice(0, 8) + String((Number(siren[8]) + 1) % 10) }, { siren: 'siren-invalid' }],
    ['a SIREN of eight digits', { siren: '12345678' }, { siren: 'siren-invalid' }],
    ['a SIRET of another SIREN', { siren, siret: siretOf(other) }, { siret: 'siret-other-siren' }],
    ['a SIRET with a letter', { siret: `${siren}0000A` }, { siret: 'siret-invalid' }],
    ['a French VAT number of another SIREN', { siren, vatNumber: frenchVat(other) }, { vatNumber: 'vat-other-siren' }],
    [
      'a French VAT number with a wrong key',
      { vatNumber: `FR${(Number(frenchVat(siren).slice(2, 4)) + 1) % 97}`.padEnd(4, '0') + siren },
      { vatNumber: 'vat-invalid' },
    ],
    ['a VAT number without its country', { vatNumber: belgian('09999999') }, { vatNumber: 'vat-invalid' }],
    [
      'a Belgian VAT number of another enterprise',
      { vatNumber: `BE${belgian('09999999')}`, enterpriseNumber: belgian('08888888') },
      { vatNumber: 'vat-other-enterprise' },
    ],
    ['an enterprise number with a wrong key', { enterpriseNumber: '0999999900' }, { enterpriseNumber: 'enterprise-invalid' }],
    ['a GST number without RT', { gstNumber: '123456782' }, { gstNumber: 'gst-invalid' }],
    ['a QST number with a wrong key', { qstNumber: '1012345678TQ0001' }, { qstNumber: 'qst-invalid' }],
  ] satisfies [string, Partial<Company>, Record<string, string>][])('refuse %s, and say why', (_, fields, expected) => {
    expect(codes(fields)).toEqual(expected);
  });
});
