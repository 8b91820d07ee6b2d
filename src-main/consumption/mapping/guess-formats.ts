/** How the values of a file are written, from those of its columns; where they leave it open, that is said. */
import { type ColumnGuess, type Formats, type Guess, guessDoubts } from '../../../src-preload/contract/mapping.ts';
import { foldText } from '../../billing/text.ts';
import { currencyNamed } from './figures.ts';
import { unitWords } from './title-words.ts';

/** What a value may be, by its looks alone. */
export type ValueLook = 'day' | 'instant' | 'time' | 'duration' | 'figure' | 'money' | 'percent' | 'volume';

/** Longer texts are none. */
const longestValue = 40;
const day = String.raw`(?:\d{1,2}[/.\- ]\d{1,2}[/.\- ](?:\d{4}|\d{2})|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2})`;
const clock = String.raw`\d{1,3}(?::\d{2}){1,2}(?:[.,]\d+)?(?: ?[ap]\.?m\.?)?`;
const number = String.raw`[+\-−(]? ?(?:\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+|\d+)(?:[.,]\d*)?(?:e-\d)?\)?-?`;
const looks: readonly (readonly [ValueLook, RegExp])[] = [
  ['day', new RegExp(`^${day}(?: 00:00(?::00)?)?$`, 'i')],
  ['instant', new RegExp(`^${day}(?:[T ]|, | à )(?:${clock}|\\d{1,2}h\\d{2})(?:Z| ?[+-]\\d{2}:?\\d{2})?$`, 'i')],
  ['time', new RegExp(`^(?:${clock}|\\d{1,2}h\\d{2})$`, 'i')],
  [
    'duration',
    /^(?:\d+ ?h ?(?:\d+ ?(?:m|min|mn)?)? ?(?:\d+ ?s?)?|\d+ ?(?:min|mn|m|')\.? ?(?:\d+ ?(?:s|sec|")?)?|\d+ ?(?:s|sec|secondes?|")\.?)$/i,
  ],
  ['money', new RegExp(`^(?:(?:€|\\$|£|[A-Z]{3}) ?${number}|${number}[ \\u00a0\\u202f]?(?:€|\\$|£|[A-Z]{3}|\\$ ?CA))$`)],
  ['percent', new RegExp(`^${number}[ \\u00a0]?%$`)],
  ['volume', new RegExp(`^${number}[ \\u00a0]?[kmg]?i?[ob]$`, 'i')],
  ['figure', new RegExp(`^${number}$`)],
];

/** Null for a text. */
export function looksLike(value: string): ValueLook | null {
  const text = value.trim();
  if (text === '' || text.length > longestValue || !/\d/.test(text)) return null;
  return looks.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** The formats of a table, the currency of its amounts, and what the values leave open. */
export function guessFormats(
  titles: readonly string[],
  values: readonly (readonly string[])[],
  columns: readonly ColumnGuess[],
  separator: Guess['separator'],
): Pick<Guess, 'formats' | 'currency' | 'doubts'> {
  const doubts = new Set<(typeof guessDoubts)[number]>();
  const of = (...fields: (ColumnGuess['field'] | undefined)[]) =>
    columns.flatMap(({ field }, column) => (field !== null && fields.includes(field) ? (values[column] ?? []) : []));
  const titleOf = (field: ColumnGuess['field']) => titles[columns.findIndex((column) => column.field === field)] ?? '';

  const dates = dateOrder(of('date', 'instant', 'invoiceDate'));
  if (dates === null) doubts.add('dates');
  const decimal = decimalMark(of('amount')) ?? decimalMark(of('duration', 'volume', 'vatRate'));
  // Where no figure tells: what a file with that separator can hold.
  if (decimal === null && of('amount').some((value) => /[.,]/.test(value))) doubts.add('decimal');
  const durationUnit = unitOf(titleOf('duration'), unitWords.duration);
  const plain = of('duration').filter((value) => looksLike(value) === 'figure');
  const fractions = plain.some((value) => /[.,]\d|e-/.test(value));
  if (plain.length > 0 && durationUnit === null && !fractions) doubts.add('duration');
  const pairs = of('duration').filter((value) => /^\d+:\d{2}$/.test(value));
  const pairTitle = foldText(titleOf('duration'));
  if (pairs.length > 0 && !/mm ?: ?ss|hh ?: ?mm/.test(pairTitle)) doubts.add('clock');
  const volumeUnit = unitOf(titleOf('volume'), unitWords.volume);
  if (volumeUnit === null && of('volume').some((value) => looksLike(value) === 'figure')) doubts.add('volume');
  const currency = columns.some(({ field }) => field === 'currency')
    ? null
    : currencyOf(`${titleOf('amount')} ${of('amount').slice(0, 50).join(' ')}`);
  if (currency === null && !columns.some(({ field }) => field === 'currency')) doubts.add('currency');
  const formats: Formats = {
    decimal: decimal ?? (separator === ',' ? '.' : ','),
    dates: dates ?? 'dmy',
    durationUnit: durationUnit ?? (fractions ? 'minutes' : 'seconds'),
    clock: /hh ?: ?mm(?! ?: ?ss)/.test(pairTitle) ? 'hours-minutes' : 'minutes-seconds',
    volumeUnit: volumeUnit ?? 'kilobytes',
  };
  return { formats, currency, doubts: guessDoubts.filter((doubt) => doubts.has(doubt)) };
}

/** The order that every day fits and some day needs; null where several would do. */
export function dateOrder(values: readonly string[]): Formats['dates'] | null {
  let [dayFirst, monthFirst, yearFirst] = [0, 0, 0];
  for (const value of values) {
    if (/^(?:\d{4}[/.-]|(?:19|20)\d{6}(?!\d))/.test(value)) yearFirst++;
    const match = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ]\d/.exec(value);
    if (match && Number(match[1]) > 12) dayFirst++;
    if (match && Number(match[2]) > 12) monthFirst++;
  }
  if (dayFirst + monthFirst === 0) return yearFirst > 0 ? 'ymd' : null;
  return monthFirst > dayFirst ? 'mdy' : 'dmy';
}

/** The mark that stands before other than three digits, or after the other mark; null where figures leave it open. */
function decimalMark(values: readonly string[]): Formats['decimal'] | null {
  let commas = 0;
  let points = 0;
  for (const value of values) {
    const text = value.replace(/[^\d.,]/g, '').replace(/[.,]$/, '');
    const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
    if (last < 0) continue;
    const mark = text[last];
    const several = text.indexOf(mark ?? '') < last;
    const both = text.includes(',') && text.includes('.');
    if (several && !both) continue;
    // "0,125" has no thousands.
    const decides = both || text.length - last - 1 !== 3 || last > 3 || /^0*$/.test(text.slice(0, last));
    if (decides && mark === ',') commas++;
    else if (decides) points++;
  }
  if (commas === points) return null;
  return commas > points ? ',' : '.';
}

function unitOf<Unit extends string>(title: string, words: readonly (readonly [Unit, RegExp])[]): Unit | null {
  const folded = foldText(title);
  return words.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

function currencyOf(text: string): string | null {
  const code = /\b(EUR|CHF|GBP|USD|CAD|MAD|TND|XOF|XAF|XPF|PLN|SEK|DKK|NOK|CZK|HUF|RON|BGN)\b/.exec(text)?.[1];
  if (code !== undefined) return code;
  if (/\$ ?CA|CA ?\$/.test(text)) return 'CAD';
  const sign = /[€£]/.exec(text)?.[0];
  // A dollar may be of several countries.
  return sign === undefined ? null : currencyNamed(sign);
}
