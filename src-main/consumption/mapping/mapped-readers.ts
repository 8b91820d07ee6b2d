/** How the values of a layout described by a person are read: every way of writing them that the description leaves open. */
import type { DetailField, DetailMapping } from '../../../src-preload/contract/mapping.ts';
import { microsDigits } from '../../billing/money.ts';
import { foldText } from '../../billing/text.ts';
import type { DetailReaders } from '../profiles/readers.ts';
import { FigureReader, isCurrencySign } from './figures.ts';
import { dayIn, durationIn, instantIn, timeIn } from './moments.ts';

const kilobytesOf: Readonly<Record<string, number>> = { b: 1 / 1024, k: 1, m: 1024, g: 1024 * 1024 };
const volumeUnit = /^([kmg]?)(?:i?[bo]|octets?|bytes?)$/i;

/** The reading of a mapping's values. */
export function mappedReaders({ formats, columns, constants }: Pick<DetailMapping, 'formats' | 'columns' | 'constants'>): DetailReaders {
  const figures = new FigureReader(formats.decimal);
  const currency = columns.currency === undefined ? (constants.currency ?? null) : null;
  return {
    day: (bytes, from, to) => dayIn(bytes, from, to, formats.dates),
    clock: (bytes, from, to) => (from === to ? 0 : timeIn(bytes, from, to)),
    instant: (bytes, from, to) => instantIn(bytes, from, to, formats.dates),
    seconds: (bytes, from, to) => durationIn(bytes, from, to, formats),
    kilobytes: (bytes, from, to) => {
      if (from === to) return 0;
      const thousandths = figures.read(bytes, from, to, 3, true);
      const written = figures.unit === '' ? null : volumeUnit.exec(figures.unit);
      if (figures.unit !== '' && written === null) return Number.NaN;
      const prefix = written ? (written[1] ?? '').toLowerCase() || 'b' : formats.volumeUnit.charAt(0);
      return Math.round((thousandths * (kilobytesOf[prefix] ?? Number.NaN)) / 1000);
    },
    micros: (bytes, from, to) => {
      const micros = figures.read(bytes, from, to, microsDigits);
      return figures.unit === '' || isCurrencySign(figures.unit, currency) ? micros : Number.NaN;
    },
    vat: (bytes, from, to) => {
      if (from === to) return -1;
      const points = figures.read(bytes, from, to, 2);
      return figures.unit === '' || figures.unit === '%' ? points : Number.NaN;
    },
  };
}

const phoneFields: ReadonlySet<string> = new Set(['line', 'destination'] satisfies DetailField[]);

/**
 * A text without what a spreadsheet or a printed form put around it: line breaks, the formula that keeps digits text (="0612345678"), the
 * blanks and points of a telephone number. Null for a number that a spreadsheet has rounded (3,36123E+10): its digits are lost.
 */
export function cleanText(field: DetailField, written: string): string | null {
  const text = written
    .replace(/^="(.*)"$/s, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (!phoneFields.has(field)) return text;
  if (/^\d([.,]\d+)?e\+?\d+$/i.test(text)) return null;
  const number = text.replace(/^'/, '').replace(/[\s.()/-]/g, '');
  return /^\+?[\d*#xX]{4,}$/.test(number) && /\d/.test(number) ? number : text;
}

/** The titles of a table as they are compared with a mapping's: without case, accents, further blanks and empty columns at the end. */
export function signatureOf(titles: readonly string[]): string {
  return JSON.stringify(titles.slice(0, widthOf(titles)).map((title) => foldText(title).replace(/\s+/g, ' ').trim()));
}

/** How many cells there are up to the last with something in it. */
export function widthOf(cells: readonly string[]): number {
  let width = cells.length;
  while (width > 0 && (cells[width - 1] ?? '').trim() === '') width--;
  return width;
}
