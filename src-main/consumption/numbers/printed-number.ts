/** What a number is, as a supplier prints it: its international form, its country, its kind. */
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import type { NumberType } from '../../../src-preload/contract/consumption.ts';
import { specialNumber } from './special-numbers.ts';

export interface PrintedNumber {
  /** +33…; empty where the whole number is not known. */
  readonly e164: string;
  /** ISO 3166 code; empty where it belongs to none, or to a zone of several that its digits do not tell apart. */
  readonly country: string;
  readonly type: NumberType;
}

/** Printed longer than that, it is no number: fifteen digits at most (E.164, § 6), two by two, with a prefix. */
const longestText = 40;

const none: PrintedNumber = { e164: '', country: '', type: 'none' };

/**
 * Reads a number printed in any of the usual ways, as dialled from `home` (ISO 3166, where the company's lines are). Texts that are no
 * number (an access point, a sender's name, an address) have the type `none`; digits that fit no plan `other`, without country.
 */
export function printedNumber(text: string, home: string): PrintedNumber {
  const compact = compactOf(text);
  if (compact === null) return none;
  const { digits, hidden, plus, code } = compact;
  if (code) return { e164: '', country: '', type: 'special' };
  const country = isSupportedCountry(home) ? home : 'FR';
  if (hidden) return { e164: '', country: digits === '' ? '' : read(digits, plus, country).country, type: 'hidden' };
  return read(digits, plus, country);
}

interface Compact {
  /** Hidden digits are written 0; empty where the first of them are hidden, and nothing tells where the number is. */
  readonly digits: string;
  readonly hidden: boolean;
  /** Printed in its international form. */
  readonly plus: boolean;
  /** A command to the network, such as #123# or *555. */
  readonly code: boolean;
}

const separators = /[\s.\-/()\u2010-\u2015']/;
const masks = /[*x•#…]/i;

/** The digits of a printed number, each looked at once; null for a text that is none. */
function compactOf(text: string): Compact | null {
  if (text.length > longestText) return null;
  // A line that hides its own number before it dials (3GPP TS 22.030, annex B).
  const printed = text.trim().replace(/^[*#]31#/, '');
  let digits = '';
  let seen = 0;
  let masked = 0;
  let letters = 0;
  let plus = false;
  for (const character of printed) {
    if (character >= '0' && character <= '9') {
      digits += character;
      seen++;
    } else if (character === '+' && seen === 0 && masked === 0 && !plus) plus = true;
    else if (masks.test(character)) {
      digits += '0';
      masked++;
      if (character === 'x' || character === 'X') letters++;
    } else if (!separators.test(character)) return null;
  }
  if (seen + masked === 0) return null;
  if (masked === 0) return { digits, hidden: false, plus, code: false };
  if (seen > 0 && (/^[*#]\d/.test(printed) || printed.endsWith('#'))) return { digits, hidden: false, plus, code: true };
  // A single letter is no number whose digits are hidden.
  if (letters === 1 && masked === 1) return null;
  return { digits: /^[+(]*\d/.test(printed) ? digits : '', hidden: true, plus, code: false };
}

/** Digits, by the plans of the world. */
function read(digits: string, plus: boolean, home: CountryCode): PrintedNumber {
  if (plus) return international(digits, home) ?? { ...none, type: 'other' };
  const special = specialNumber(home, home === 'CA' ? digits.replace(/^1(?=\d{10}$)/, '') : digits);
  // Short numbers exist in their country alone.
  if (special !== null && digits.length <= 6) return { e164: '', country: home, type: special };
  // The prefix of the home country for calls abroad: 00, in the North American plan 011.
  const abroad = digits.startsWith('00') ? digits.slice(2) : digits.startsWith('011') && inNorthAmerica(home) ? digits.slice(3) : null;
  if (abroad !== null) return international(abroad, home) ?? { ...none, type: 'other' };
  const national = parse(digits, home);
  if (national?.isValid()) return told(national, home);
  return (
    overseas(digits, home) ??
    // The country's own code, or that of another, without its plus.
    certain(parse(`+${digits}`), home) ??
    (national?.isPossible() ? international(national.number.slice(1), home) : null) ?? { ...none, type: 'other' }
  );
}

/** Also where no range of the plan as it is known here holds it: ranges are opened all the time. Its form must then be read as it is written. */
function international(digits: string, home: CountryCode): PrintedNumber | null {
  const number = parse(`+${digits}`);
  if (!number?.isPossible()) return null;
  return number.isValid() || parse(number.number)?.number === number.number ? told(number, home) : null;
}

function certain(number: PhoneNumber | undefined, home: CountryCode): PrintedNumber | null {
  return number?.isValid() ? told(number, home) : null;
}

/** Departments beyond the sea are dialled from France as if at home, but have calling codes of their own (décision n° 2018-0881, § 2.3). */
const beyondTheSea = ['GP', 'MQ', 'GF', 'RE', 'YT', 'PM'] as const satisfies readonly CountryCode[];

function overseas(digits: string, home: CountryCode): PrintedNumber | null {
  if (home !== 'FR' || digits.length !== 10) return null;
  for (const country of beyondTheSea) {
    const found = certain(parse(digits, country), home);
    if (found) return found;
  }
  return null;
}

function parse(text: string, home?: CountryCode): PhoneNumber | undefined {
  return parsePhoneNumberFromString(text, { ...(home === undefined ? {} : { defaultCountry: home }), extract: false });
}

/** Numbers of the whole North American plan, free or premium, belong to no one country: they count as the caller's own. */
function told(number: PhoneNumber, home: CountryCode): PrintedNumber {
  const { number: e164, country = '', nationalNumber, countryCallingCode } = number;
  const american = countryCallingCode === '1';
  const special =
    american && /^(CA|US)?$/.test(country) ? specialNumber('CA', nationalNumber) : specialNumber(country, `0${nationalNumber}`);
  const type = special ?? typeOf(number);
  if (american && type !== 'other' && nonGeographic.test(nationalNumber)) return { e164, country: inNorthAmerica(home) ? home : '', type };
  return { e164, country, type };
}

const nonGeographic = /^(8(00|33|44|55|66|77|88)|900)/;

function inNorthAmerica(home: CountryCode): boolean {
  return getCountryCallingCode(home) === '1';
}

function typeOf(number: PhoneNumber): NumberType {
  switch (number.getType()) {
    case 'MOBILE':
      return 'mobile';
    case 'FIXED_LINE':
    // Numbers that follow their holder, 09 in France: called like those of a place.
    case 'VOIP':
      return 'fixed';
    case 'PREMIUM_RATE':
      return 'premium';
    case 'TOLL_FREE':
      return 'toll-free';
    case 'SHARED_COST':
    case 'UAN':
    case 'VOICEMAIL':
      return 'special';
    // Among them those of North America, where mobile numbers look like fixed ones.
    default:
      return 'other';
  }
}
