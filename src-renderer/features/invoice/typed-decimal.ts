/** Amounts as a person types them, in exact arithmetic: decimal strings and big integers, never floats. */

/** Amounts to complete carry at most this many decimals (the contract's own limit). */
const mostDecimals = 4;
const mostDigits = 13;

/**
 * A typed amount as a decimal string with a point, or null where it is none. Takes `1 234,56`, `1234.56`, `1.234,56`, `1,234.56`,
 * any space between groups, a true minus sign, a currency sign at the end. A single separator followed by anything but decimals a person
 * would write (`1,234`) is read as the language writes it: in French a comma is the decimal mark, in English it separates thousands.
 */
export function readDecimal(typed: string, language: 'fr' | 'en'): string | null {
  const text = typed
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/^[\u2212\u2013]/, '-')
    .replace(/(?:€|\$|EUR|USD|CAD)$/i, '');
  const match = /^(-?)(\d[\d.,]*)$/.exec(text);
  if (!match) return null;
  const [, sign = '', figures = ''] = match;
  const mark = decimalMark(figures, language);
  const at = mark === null ? -1 : figures.lastIndexOf(mark);
  const groups = at === -1 ? figures : figures.slice(0, at);
  const decimals = at === -1 ? '' : figures.slice(at + 1);
  const grouping = mark === ',' ? '.' : mark === '.' ? ',' : figures.includes(',') ? ',' : '.';
  if (!isGrouped(groups, grouping) || !/^\d*$/.test(decimals) || decimals.length > mostDecimals || (at !== -1 && decimals === ''))
    return null;
  const whole = groups.replaceAll(grouping, '').replace(/^0+(?=\d)/, '');
  if (whole.length > mostDigits) return null;
  return `${sign}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** Which of the two marks ends the whole part; null where there is none. */
function decimalMark(figures: string, language: 'fr' | 'en'): ',' | '.' | null {
  const comma = figures.lastIndexOf(',');
  const point = figures.lastIndexOf('.');
  if (comma !== -1 && point !== -1) return comma > point ? ',' : '.';
  const at = Math.max(comma, point);
  if (at === -1) return null;
  const mark = comma === -1 ? '.' : ',';
  if (figures.indexOf(mark) !== at) return null;
  const own = language === 'fr' ? ',' : '.';
  return mark === own || figures.length - at - 1 !== 3 ? mark : null;
}

function isGrouped(text: string, separator: string): boolean {
  if (!text.includes(separator)) return /^\d+$/.test(text);
  const [first = '', ...rest] = text.split(separator);
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

/** A decimal string in units of 10^-decimals. */
function scaled(decimal: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(decimals, '0'));
  return decimal.startsWith('-') ? -units : units;
}

/** What is missing between excluding tax plus tax, and including tax, as a decimal string; null where they agree. */
export function taxDifference(taxExclusive: string, tax: string, taxInclusive: string): string | null {
  const difference = scaled(taxInclusive, mostDecimals) - scaled(taxExclusive, mostDecimals) - scaled(tax, mostDecimals);
  if (difference === 0n) return null;
  const digits = String(difference < 0n ? -difference : difference).padStart(mostDecimals + 1, '0');
  const fraction = digits.slice(-mostDecimals).replace(/0{1,2}$/, '');
  return `${difference < 0n ? '-' : ''}${digits.slice(0, -mostDecimals)}.${fraction}`;
}
