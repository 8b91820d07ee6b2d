/** Numbers of France, Belgium and Canada that reach a service rather than a person, by the plans of their regulators. Where no range fits, it is no special number. */
import type { NumberType } from '../../../src-preload/contract/consumption.ts';

/** The first range that fits wins. Digits are those dialled within the country, with the leading 0. */
interface Range {
  readonly from: string;
  /** Of the same length as `from`; the number may be longer, up to `digits`. */
  readonly to: string;
  /** Digits of the whole number. */
  readonly digits: number;
  readonly type: NumberType;
}

const range = (from: string, to: string, digits: number, type: NumberType): Range => ({ from, to, digits, type });
const one = (number: string, type: NumberType): Range => range(number, number, number.length, type);

/**
 * ARCEP, plan national de numérotation (décision n° 2018-0881, annexe 1, § 2.4): what is free for the caller is toll-free, « tarification
 * majorée » is premium, all else (« banalisée », or left to whoever holds the number) is special.
 */
const france: readonly Range[] = [
  // Emergency numbers: CPCE, art. D98-8, and décision n° 2002-1179 as amended. Calls to them are free, but what they are is more telling.
  ...['15', '17', '18', '112', '114', '115', '116', '119', '191', '196', '197'].map((number) => one(number, 'special')),
  range('116000', '116999', 6, 'toll-free'),
  range('118000', '118999', 6, 'premium'),
  // § 2.4.9 free; § 2.4.8 and § 2.4.10 otherwise.
  range('3000', '3007', 4, 'toll-free'),
  range('3009', '3169', 4, 'toll-free'),
  range('3180', '3199', 4, 'toll-free'),
  range('3000', '3999', 4, 'special'),
  // § 2.4.11: operators' assistance, 10YT.
  range('1000', '1099', 4, 'special'),
  // § 2.4.3 to § 2.4.7: 08.
  range('0800', '0805', 10, 'toll-free'),
  range('0806', '0809', 10, 'special'),
  range('0810', '0829', 10, 'premium'),
  range('0890', '0899', 10, 'premium'),
  range('0830', '0889', 10, 'special'),
  // SMS+ and MMS+ (charter of AF2M): from 4 on they cost more than the message.
  range('30000', '39999', 5, 'special'),
  range('40000', '89999', 5, 'premium'),
];

/** IBPT: arrêté royal du 27 avril 2007 relatif à la gestion de l’espace de numérotation national; it also sets the highest prices. */
const belgium: readonly Range[] = [
  ...['100', '101', '102', '103', '104', '105', '106', '107', '108', '110', '112'].map((number) => one(number, 'special')),
  range('116000', '116999', 6, 'toll-free'),
  range('0800', '0800', 9, 'toll-free'),
  range('0900', '0909', 9, 'premium'),
  range('070', '070', 9, 'premium'),
  range('077', '077', 9, 'premium'),
  // At the price of a call to a geographic number.
  range('078', '078', 9, 'special'),
  // Operators' and directory services.
  range('1200', '1999', 4, 'special'),
  // Messages: 8xxx are free, the others cost more than the message.
  range('8000', '8999', 4, 'toll-free'),
  range('2000', '9999', 4, 'premium'),
];

/** CNAC, Canadian Numbering Plan and Dialling Plan, with the N11 codes; 988: Telecom Regulatory Policy CRTC 2022-234. */
const canada: readonly Range[] = [
  ...['211', '311', '411', '511', '611', '711', '811', '911', '988'].map((number) => one(number, 'special')),
  // Non-geographic codes of the North American plan that are free for the caller, and 900.
  ...['800', '833', '844', '855', '866', '877', '888'].map((code) => range(code, code, 10, 'toll-free')),
  range('900', '900', 10, 'premium'),
  // Common short codes for messages (Canadian Wireless Telecommunications Association): what they cost is not in the number.
  range('20000', '99999', 5, 'special'),
  range('200000', '999999', 6, 'special'),
];

const plans: Readonly<Record<string, readonly Range[]>> = { FR: france, BE: belgium, CA: canada };

/**
 * The kind of a number of one of these countries; null for one that is not special.
 * @param dialled digits as dialled within the country
 */
export function specialNumber(country: string, dialled: string): NumberType | null {
  // Exchanges 976 of any area are premium, as 900 is.
  if (country === 'CA' && dialled.length === 10 && dialled.startsWith('976', 3)) return 'premium';
  const found = plans[country]?.find(
    ({ from, to, digits }) => dialled.length === digits && dialled.slice(0, from.length) >= from && dialled.slice(0, to.length) <= to,
  );
  return found?.type ?? null;
}
