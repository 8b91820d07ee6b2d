/**
 * Figures and dates as pages print them, in French, English, Dutch and German. Where a text may be read in two ways it is read in both,
 * and a question asked of it is answered yes if one of them fits: nothing is to be alleged of a page that it may not say.
 */

/** Lower case without accents and with plain spaces: labels are looked up in it. */
export function plainText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').replace(/[’`´]/g, "'").toLowerCase();
}

/** An amount of the data in hundredths without its sign; null where it has more than two decimals, or is none. */
export function centsOf(amount: string): bigint | null {
  const match = /^[+-]?(\d{0,24})(?:\.(\d{0,2})0*)?$/.exec(amount);
  if (match === null || (match[1] === '' && !match[2])) return null;
  return BigInt(`${match[1] || '0'}${(match[2] ?? '').padEnd(2, '0')}`);
}

const amountPattern = /(?<![\d.,])(\d{1,3}(?:[ .,']\d{3})+|\d{1,15})([.,])(\d{2})(?!\d|[.,]\d)/g;

/** One printed amount. */
export interface PrintedAmount {
  /** As it stands, without its sign. */
  readonly text: string;
  /** In hundredths: what it may mean, the likeliest first. A quantity printed before it may look like its thousands. */
  readonly meanings: readonly bigint[];
}

/** The amounts with two decimals in a text; the text is at most a line long. */
export function amountsIn(text: string): PrintedAmount[] {
  return [...text.matchAll(amountPattern)].map(([whole, integer = '', , decimals = '']) => {
    const groups = integer.split(/[ .,']/);
    const meanings = groups.map((_, from) => BigInt(groups.slice(from).join('') + decimals));
    // Only a space may part two figures; a point or a comma belongs to one.
    return { text: whole, meanings: integer.includes(' ') ? meanings : meanings.slice(0, 1) };
  });
}

/** Whether an amount may stand in a text that `withoutSpaces` has made ready. */
export function mayStandIn(packed: string, cents: bigint): boolean {
  const digits = cents.toString().padStart(3, '0');
  const integer = digits.slice(0, -2);
  const groups: string[] = [];
  for (let end = integer.length; end > 0; end -= 3) groups.unshift(integer.slice(Math.max(0, end - 3), end));
  const decimals = digits.slice(-2);
  const written =
    decimals === '00' ? '(?:[.,€$£](?:00|[-–]{1,2}))?' : decimals.endsWith('0') ? `[.,€$£]${decimals[0]}0?` : `[.,€$£]${decimals}`;
  return new RegExp(`${groups.join("[.,']?")}${written}(?!\\d)`).test(packed);
}

/** A text without its white space, as text layers put it anywhere. */
export const withoutSpaces = (text: string): string => plainText(text).replaceAll(' ', '');

const monthNames = [
  ['janvier', 'january', 'januari', 'januar', 'janv', 'jan', 'janner'],
  ['fevrier', 'february', 'februari', 'februar', 'fevr', 'fev', 'feb'],
  ['mars', 'march', 'maart', 'marz', 'maerz', 'mar', 'mrt'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may', 'mei'],
  ['juin', 'june', 'juni', 'jun'],
  ['juillet', 'july', 'juli', 'juil', 'jul'],
  ['aout', 'august', 'augustus', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oktober', 'oct', 'okt'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dezember', 'dec', 'dez'],
];
const months: ReadonlyMap<string, string> = new Map(
  monthNames.flatMap((names, i) => names.map((name) => [name, String(i + 1).padStart(2, '0')] as const)),
);

/** What the first date in a plain text may be, as yyyy-mm-dd: 05/11/2017 is two days; empty where there is none. */
export function daysIn(plain: string): { readonly text: string; readonly days: readonly string[] } | null {
  const iso = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(plain);
  const figures = /(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4}|\d{2})(?!\d)/.exec(plain);
  const dayFirst = /(\d{1,2})(?:er|st|nd|rd|th)?\.? ?(?:de |of )?([a-z]{3,9})\.?,? ?(\d{4})(?!\d)/.exec(plain);
  const monthFirst = /([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/.exec(plain);
  const found = [iso, figures, dayFirst, monthFirst].filter((match) => match !== null).sort((a, b) => a.index - b.index)[0];
  if (found === undefined) return null;
  const [text, a = '', b = '', c = ''] = found;
  const two = (figure: string) => figure.padStart(2, '0');
  const year = (figure: string) => (figure.length === 2 ? `20${figure}` : figure);
  if (found === iso) return { text, days: [`${a}-${two(b)}-${two(c)}`] };
  if (found === figures) return { text, days: [`${year(c)}-${two(b)}-${two(a)}`, `${year(c)}-${two(a)}-${two(b)}`] };
  const month = months.get(found === dayFirst ? b : a);
  return month === undefined ? null : { text, days: [`${c}-${month}-${two(found === dayFirst ? a : b)}`] };
}

/** Whether a day may stand in a text that `withoutSpaces` has made ready. */
export function dayMayStandIn(packed: string, day: string): boolean {
  const [year = '', month = '', date = ''] = day.split('-');
  const d = `0?${Number(date)}`;
  const m = `0?${Number(month)}`;
  const y = `(?:20)?${year.slice(2)}`;
  const name = `(?:${(monthNames[Number(month) - 1] ?? []).join('|')})\\.?`;
  const s = '[-/.]?';
  return new RegExp(
    `${year}${s}${m}${s}${d}|${d}${s}${m}${s}${y}|${m}${s}${d}${s}${y}|${d}(?:er|st|nd|rd|th|\\.)?(?:de|of)?${name},?${year}|${name}${d}(?:st|nd|rd|th)?,?${year}`,
  ).test(packed);
}
