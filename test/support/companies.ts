/** Companies with nothing but what a test says of them, and numbers that pass their keys and are nobody's. */
import { type Company, companySchema } from '../../src-preload/contract/company.ts';

const blankAddress = { street: '', additionalStreet: '', postalCode: '', city: '', subdivision: '', country: '' };

export const addressOf = (given: Partial<Company['billingAddress']>): Company['billingAddress'] => ({ ...blankAddress, ...given });

export function companyOf(given: Partial<Company>): Company {
  return companySchema.parse({
    name: 'Société Fictive SA',
    tradingName: '',
    category: '',
    legalStatus: '',
    country: 'FR',
    billingAddress: blankAddress,
    shippingAddress: blankAddress,
    vatNumber: '',
    siren: '',
    siret: '',
    enterpriseNumber: '',
    gstNumber: '',
    qstNumber: '',
    former: [],
    closedOn: null,
    ...given,
  });
}

export const formerOf = (given: Partial<Company['former'][number]> & { until: string }): Company['former'][number] => ({
  name: '',
  tradingName: '',
  vatNumber: '',
  siren: '',
  siret: '',
  enterpriseNumber: '',
  billingAddress: null,
  ...given,
});

/** The sum of ISO/IEC 7812-1, told here by itself: every second digit from the right doubled, its digits added. */
export function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
}

/** A head with its Luhn key. */
export const withLuhnKey = (head: string): string => head + String((10 - (luhnSum(`${head}0`) % 10)) % 10);

/** The SIREN of a company that does not exist. */
export const sirenOf = (eight: string): string => withLuhnKey(eight);
/** Its establishment of that number. */
export const siretOf = (siren: string, establishment = '0001'): string => withLuhnKey(siren + establishment);
/** (12 + 3 × (SIREN mod 97)) mod 97 before it (BOI-TVA-DECLA-20-10-10). */
export const frenchVatOf = (siren: string): string => `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`;
/** Eight digits, then 97 − (those eight mod 97). */
export const enterpriseOf = (eight: string): string => eight + String(97 - (Number(eight) % 97)).padStart(2, '0');
