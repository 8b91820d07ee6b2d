/**
 * The keys that companies' numbers end with. Each function takes the bare digits, as a reader has already told them from the rest, and
 * says whether the key fits; anything but digits does not.
 */

const digitsOnly = /^\d+$/;
const digit = (text: string, index: number): number => text.charCodeAt(index) - 48;

/** The sum of the digits, each times its weight; weights are told by the place from the right, from 0. */
function weighted(digits: string, weight: (fromRight: number) => number): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) sum += digit(digits, i) * weight(digits.length - 1 - i);
  return sum;
}

/** ISO/IEC 7812-1: every second digit from the right doubled (SIREN, SIRET, Swedish and Italian numbers). */
export function luhn(digits: string): boolean {
  if (!digitsOnly.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const value = digit(digits, i) * (((digits.length - i) & 1) === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** GS1 General Specifications 7.9: weights 1 and 3 in turn from the right (GLN, GTIN), whatever the length. */
export function gs1(digits: string): boolean {
  return digitsOnly.test(digits) && weighted(digits, (fromRight) => (fromRight % 2 === 0 ? 1 : 3)) % 10 === 0;
}

/** Norwegian organisation numbers: weights 2 to 7 in turn, modulus 11. */
export function norwegian(digits: string): boolean {
  const sum = weighted(digits, (fromRight) => (fromRight === 0 ? 1 : ((fromRight - 1) % 6) + 2));
  return digitsOnly.test(digits) && Number(digits) > 0 && sum % 11 === 0;
}

/** Belgian enterprise numbers: the last two of ten digits are 97 less the remainder of the first eight by 97. */
export function belgian(digits: string): boolean {
  return /^\d{10}$/.test(digits) && 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));
}

const abnWeights = [19, 17, 15, 13, 11, 9, 7, 5, 3, 1, 10];

/** Australian business numbers: one less on the first of eleven digits, modulus 89. */
export function australian(digits: string): boolean {
  return /^\d{11}$/.test(digits) && (weighted(digits, (fromRight) => abnWeights[fromRight] ?? 0) - 10) % 89 === 0;
}

/** Greek tax numbers (ΑΦΜ): powers of two, modulus 11 and then 10, over the first nine digits. */
export function greek(digits: string): boolean {
  const sum = weighted(digits.slice(0, 8), (fromRight) => 2 ** (fromRight + 1));
  return /^\d{9}/.test(digits) && (sum % 11) % 10 === digit(digits, 8);
}
