/**
 * Full card numbers and security codes, wherever they are typed: they are refused before anything keeps or writes them. A card is known here
 * by its last four digits (PCI DSS 4.0, requirement 3: the security code is never kept, the number not where it is not needed).
 */

/** ISO/IEC 7812-1: a card number has at most 19 digits; those in use have 12 or more. */
const fewestDigits = 12;
const mostDigits = 19;
/** Digits with up to three other characters between two of them: blanks, dashes, dots, an invisible sign. */
const digitRun = /\d(?:\D{0,3}\d){11,}/g;
const namedCode =
  /(?<!\p{L})(?:cvv2?|cvc2?|cvn|cid|cryptogram(?:me)?|code\s+de\s+s[ée]curit[ée]|security\s+code|card\s+code)(?!\p{L})\D{0,12}\d{3,4}(?!\d)/iu;

/** Whether a text holds a card's whole number or its security code. */
export function holdsCardSecret(text: string): boolean {
  const plain = text.normalize('NFKC');
  return namedCode.test(plain) || (plain.match(digitRun) ?? []).some(holdsCardNumber);
}

/** Whether a text is nothing but three or four digits, which is how a security code is typed. */
export function looksLikeSecurityCode(text: string): boolean {
  return /^\s*\d{3,4}\s*$/.test(text.normalize('NFKC'));
}

/**
 * A number stands between two gaps, so that the groups of a bank account are not taken for one; digits without a gap that are more than a
 * usual card number's are looked at from each of them, for what was pasted after it.
 */
function holdsCardNumber(run: string): boolean {
  const groups = run.split(/\D+/);
  for (const [first, group] of groups.entries()) {
    if (group.length > 16 && windowsOf(group).some(endsWithLuhnKey)) return true;
    let digits = '';
    for (const next of groups.slice(first)) {
      digits += next;
      if (digits.length > mostDigits) break;
      if (digits.length >= fewestDigits && endsWithLuhnKey(digits)) return true;
    }
  }
  return false;
}

function windowsOf(digits: string): string[] {
  return Array.from({ length: digits.length }, (_, from) =>
    Array.from({ length: mostDigits - fewestDigits + 1 }, (_, more) => digits.slice(from, from + fewestDigits + more)),
  )
    .flat()
    .filter(({ length }) => length >= fewestDigits);
}

/** ISO/IEC 7812-1, annex B. */
function endsWithLuhnKey(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const value = Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
