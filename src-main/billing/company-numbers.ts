/**
 * The registration and tax numbers of a company: each by the rule of whoever gives it, told in which group of digits it fails, then what
 * the numbers say of each other. Numbers may be typed with spaces, dots, slashes and dashes; an empty one is fine.
 */
import type { Company, CompanyNumberField } from '../../src-preload/contract/company.ts';
import { type Problem, problem } from '../../src-preload/contract/problem.ts';
import { belgian, luhn } from './check-digits.ts';
import { compactNumber, isVatNumber, unionPrefixes } from './identifiers.ts';

type Numbers = Pick<Company, CompanyNumberField>;
type NumberProblems = { [F in CompanyNumberField]?: Problem };

/** The digit that a Luhn key would be (ISO/IEC 7812-1, annex B). */
const luhnKey = (head: string): string => '0123456789'.split('').find((key) => luhn(head + key)) ?? '';

function notDigits(compact: string): Problem | null {
  const found = /\D/u.exec(compact)?.[0];
  return found === undefined ? null : problem('number-not-digit', { found });
}

/** Nine digits, the last a Luhn key (code de commerce, R123-220; INSEE). */
function sirenProblem(compact: string): Problem | null {
  if (compact.length !== 9 || /\D/.test(compact)) return notDigits(compact) ?? problem('siren-length', { count: compact.length });
  return luhn(compact) ? null : problem('siren-key', { expected: luhnKey(compact.slice(0, 8)), found: compact.slice(8) });
}

/** The SIREN of La Poste, whose establishments are more than Luhn keys of five digits can number. */
const laPoste = '356000000';
/** Numbered by the Luhn key, before La Poste had a rule of its own. */
const laPosteHeadOffice = '35600000000048';

/** A SIREN and five digits, the last a Luhn key over all fourteen (R123-221); of La Poste the sum of the digits is a multiple of five (INSEE). */
function siretProblem(compact: string): Problem | null {
  if (compact.length !== 14 || /\D/.test(compact)) return notDigits(compact) ?? problem('siret-length', { count: compact.length });
  const siren = compact.slice(0, 9);
  if (siren === laPoste && compact !== laPosteHeadOffice) {
    const sum = [...compact].reduce((total, digit) => total + Number(digit), 0);
    return sum % 5 === 0 ? null : problem('siret-la-poste', { sum });
  }
  if (!luhn(siren)) return problem('siret-siren-key', { siren, expected: luhnKey(siren.slice(0, 8)) });
  return luhn(compact) ? null : problem('siret-key', { expected: luhnKey(compact.slice(0, 13)), found: compact.slice(13) });
}

/** The key of a French VAT number: (12 + 3 × (SIREN mod 97)) mod 97 (CGI, annexe III, article 41 ter; BOI-TVA-DECLA-20-10-10). */
export const frenchVatKey = (siren: string): string => String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');

/** FR, the key, the SIREN (CGI, article 286 ter). Monaco's, under the same letters, have 000 where others have a SIREN. */
function frenchVatProblem(compact: string): Problem | null {
  const [, key = '', siren = ''] = /^FR([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(compact) ?? [];
  if (siren === '') return problem('vat-french-form', { found: compact });
  const isMonaco = siren.startsWith('000');
  if (!isMonaco && !luhn(siren)) return problem('vat-siren-key', { siren, expected: luhnKey(siren.slice(0, 8)) });
  const expected = frenchVatKey(siren);
  // A key with a letter follows another computation, which says only whether it fits.
  const fits = /^\d\d$/.test(key) ? key === expected : isVatNumber(compact);
  return fits ? null : problem('vat-french-key', { found: key, siren, expected });
}

/** Ten digits that begin with 0 or 1, the last two 97 less the first eight modulo 97 (arrêté royal du 24 juin 2003; BCE/KBO). */
function enterpriseProblem(digits: string): Problem | null {
  if (digits.length !== 10 || /\D/.test(digits)) return notDigits(digits) ?? problem('enterprise-length', { count: digits.length });
  if (!/^[01]/.test(digits)) return problem('enterprise-first', { found: digits.slice(0, 1) });
  if (belgian(digits)) return null;
  const head = digits.slice(0, 8);
  return problem('enterprise-key', { head, expected: String(97 - (Number(head) % 97)).padStart(2, '0'), found: digits.slice(8) });
}

/** Ten digits; those of before 2005 are written with nine, without the 0 they begin with. */
const enterpriseDigits = (compact: string): string => compact.replace(/^BE/, '').replace(/^\d{9}$/, '0$&');

/** A VAT number with its country (directive 2006/112/EC, article 215), by the rule of the state that gave it. */
function vatProblem(compact: string): Problem | null {
  const country = compact.slice(0, 2);
  if (!unionPrefixes.has(country)) return problem('vat-country', { found: country });
  if (country === 'FR') return frenchVatProblem(compact);
  if (country === 'BE') return enterpriseProblem(enterpriseDigits(compact));
  return isVatNumber(compact) ? null : problem('vat-invalid', { country });
}

/** Canada Revenue Agency: the business number (nine digits, a Luhn key), the program account RT, its number from 0001 on. */
function gstProblem(compact: string): Problem | null {
  const [, business = '', program = '', serial = ''] = /^(\d{9})([A-Z]{2})(\d{4})$/.exec(compact) ?? [];
  if (business === '') return problem('gst-form', { found: compact });
  if (!luhn(business)) return problem('gst-key', { expected: luhnKey(business.slice(0, 8)), found: business.slice(8) });
  if (program !== 'RT') return problem('gst-program', { found: program });
  return serial === '0000' ? problem('account-serial') : null;
}

const qstWeights = [4, 3, 2, 7, 6, 5, 4, 3, 2];

/** The tenth digit of a QST number: eleven less the weighted sum of nine by eleven, of which the last digit is kept. */
function qstKey(head: string): string {
  const sum = qstWeights.reduce((total, weight, index) => total + weight * Number(head[index]), 0);
  return String((11 - (sum % 11)) % 10);
}

/** Revenu Québec: ten digits of which the last is a key, TQ, the number of the account from 0001 on. */
function qstProblem(compact: string): Problem | null {
  const [, digits = '', program = '', serial = ''] = /^(\d{10})([A-Z]{2})(\d{4})$/.exec(compact) ?? [];
  if (digits === '') return problem('qst-form', { found: compact });
  const expected = qstKey(digits);
  if (digits.slice(9) !== expected) return problem('qst-key', { expected, found: digits.slice(9) });
  if (program !== 'TQ') return problem('qst-program', { found: program });
  return serial === '0000' ? problem('account-serial') : null;
}

const rules: { readonly [F in CompanyNumberField]: (compact: string) => Problem | null } = {
  vatNumber: vatProblem,
  siren: sirenProblem,
  siret: siretProblem,
  enterpriseNumber: (compact) => enterpriseProblem(enterpriseDigits(compact)),
  gstNumber: gstProblem,
  qstNumber: qstProblem,
};

/** What is wrong with one number; null where it is right or empty. */
export function numberProblem(field: CompanyNumberField, typed: string): Problem | null {
  const compact = compactNumber(typed);
  return compact === '' ? null : rules[field](compact);
}

/** Field → what is wrong with it: the number itself, else that it is not the one that another names. */
export function numberProblems(numbers: Numbers): NumberProblems {
  const fields = Object.keys(rules) as CompanyNumberField[];
  const found: NumberProblems = {};
  for (const field of fields) {
    const wrong = numberProblem(field, numbers[field]);
    if (wrong) found[field] = wrong;
  }
  const siren = compactNumber(numbers.siren);
  const siret = compactNumber(numbers.siret);
  const vat = compactNumber(numbers.vatNumber);
  const enterprise = enterpriseDigits(compactNumber(numbers.enterpriseNumber));
  const sirenOfSiret = siret.slice(0, 9);
  if (siren && siret && sirenOfSiret !== siren) found.siret ??= problem('siret-other-siren', { found: sirenOfSiret, siren });
  const known = siren || sirenOfSiret;
  if (vat.startsWith('FR') && known && vat.slice(4) !== known)
    found.vatNumber ??= problem('vat-other-siren', { found: vat.slice(4), siren: known });
  if (vat.startsWith('BE') && enterprise && enterpriseDigits(vat) !== enterprise)
    found.vatNumber ??= problem('vat-other-enterprise', { found: enterpriseDigits(vat), enterprise });
  return found;
}

/** What numbers that are empty must be, by those that are filled and right: a SIRET holds the SIREN, and that gives the VAT number. */
export function proposedNumbers(numbers: Numbers): { [F in CompanyNumberField]?: string } {
  const compact = (field: CompanyNumberField) => (numberProblem(field, numbers[field]) === null ? compactNumber(numbers[field]) : '');
  const vat = compact('vatNumber');
  const siren = compact('siren') || compact('siret').slice(0, 9) || (/^FR..(?!000)/.test(vat) ? vat.slice(4) : '');
  const enterprise = enterpriseDigits(compact('enterpriseNumber')) || (vat.startsWith('BE') ? enterpriseDigits(vat) : '');
  const isEmpty = (field: CompanyNumberField) => numbers[field].trim() === '';
  const vatNumber = siren ? `FR${frenchVatKey(siren)}${siren}` : enterprise ? `BE${enterprise}` : '';
  return {
    ...(siren && isEmpty('siren') ? { siren } : {}),
    ...(enterprise && isEmpty('enterpriseNumber') ? { enterpriseNumber: enterprise } : {}),
    ...(vatNumber && isEmpty('vatNumber') ? { vatNumber } : {}),
  };
}
