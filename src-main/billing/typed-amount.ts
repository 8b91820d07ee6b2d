/** Amounts as people type them in France, Belgium, Quebec and elsewhere, whatever language the program speaks. */
import { largestMinor, minorDigits } from './money.ts';

const currencySigns = /\$\s?(?:CA|US)|[A-Z]{0,3}[€$£¥]|[A-Z]{3}/giu;
const mostCharacters = 40;

/**
 * The amounts in minor units of the currency that a text may mean, in one or two readings: `1 234,56 €`, `$1,234.56`, `1.234,56`, `1'234.56`,
 * `−12`, `12-`. One mark with three figures after it (`1,234`) parts thousands, and may part decimals where the currency has three. Empty for what is no amount.
 */
export function readTypedAmount(typed: string, currency: string): number[] {
  if (typed.length > mostCharacters) return [];
  const text = typed
    .normalize('NFKC')
    .replace(currencySigns, '')
    .replace(/[\s'’]/gu, '')
    .replace(/[\u2212\u2013\u2010\u2011]/gu, '-');
  const match = /^(-?)(\d[\d.,]*)(-?)$/.exec(text);
  if (!match || (match[1] !== '' && match[3] !== '')) return [];
  const [, before = '', figures = '', after = ''] = match;
  const sign = before + after === '' ? 1 : -1;
  const digits = minorDigits(currency);
  const readings = [undefined, ',', '.'].flatMap((mark) => reading(figures, mark, digits));
  return [...new Set(readings)].map((minor) => (minor === 0 ? 0 : sign * minor));
}

/** The figures with this decimal mark (none where undefined), where they can be read so. */
function reading(figures: string, mark: string | undefined, digits: number): number[] {
  const at = mark === undefined ? figures.length : figures.indexOf(mark);
  if (at === -1) return [];
  const whole = figures.slice(0, at);
  const fraction = figures.slice(at + 1);
  if (mark !== undefined && (!/^\d+$/.test(fraction) || fraction.length > digits)) return [];
  const grouping = (mark ?? (whole.includes('.') ? ',' : '.')) === ',' ? '.' : ',';
  if (!isGrouped(whole, grouping)) return [];
  const minor = Number(whole.replaceAll(grouping, '') + fraction.padEnd(digits, '0'));
  return minor <= largestMinor ? [minor] : [];
}

function isGrouped(text: string, mark: string): boolean {
  const [first = '', ...rest] = text.split(mark);
  if (rest.length === 0) return /^\d+$/.test(first);
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}
