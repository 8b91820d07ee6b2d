/** What a file that nobody has described looks like: where its table begins, how its values are written, what its columns probably are. */
import { isUtf8 } from 'node:buffer';
import {
  type ColumnGuess,
  type DetailEncoding,
  type DetailField,
  detailFields,
  type Guess,
  separators,
} from '../../../src-preload/contract/mapping.ts';
import { foldText } from '../../billing/text.ts';
import { markLength } from '../encoding.ts';
import { recordsOf } from '../header.ts';
import { guessFormats, looksLike, type ValueLook } from './guess-formats.ts';
import { widthOf } from './mapped-readers.ts';
import { titleWords } from './title-words.ts';

/** Records looked at. */
const sampleRecords = 300;
/** Title lines above a header. */
const headerRecords = 60;

/** What a person has decided; null is guessed. */
export interface Decided {
  readonly encoding: DetailEncoding | null;
  readonly separator: Guess['separator'] | null;
  /** The record that is the header, from 0. */
  readonly headerRecord: number | null;
}

/** @param head the beginning of the file; it may end anywhere */
export function guessLayout(head: Uint8Array, decided: Decided): Guess {
  const encoding = decided.encoding ?? encodingOfHead(head);
  const bytes = wholeLines(head);
  const separator = decided.separator ?? separatorOf(bytes, encoding);
  const records = recordsOf(bytes, encoding, separator, sampleRecords);
  const headerRecord = Math.min(decided.headerRecord ?? headerOf(records), Math.max(0, records.length - 1));
  const body = records.slice(headerRecord + 1);
  const header = records[headerRecord] ?? [];
  // A column may have no title: it counts where it has values.
  const width = Math.max(widthOf(header), usualWidth(body));
  const titles = Array.from({ length: width }, (_, column) => header[column] ?? '');
  const values = titles.map((_, column) => body.map((record) => (record[column] ?? '').trim()).filter((value) => value !== ''));
  const columns = guessColumns(titles, values);
  return { encoding, separator, headerRecord, titles, columns, ...guessFormats(titles, values, columns, separator) };
}

function encodingOfHead(head: Uint8Array): DetailEncoding {
  if (markLength(head) > 0) return 'utf-8';
  // The last character may be cut.
  for (let cut = 0; cut < 4; cut++) if (isUtf8(head.subarray(0, head.length - cut))) return 'utf-8';
  return 'windows-1252';
}

/** Up to the last line break, where there is one. */
function wholeLines(head: Uint8Array): Uint8Array {
  const end = head.lastIndexOf(0x0a);
  return end < 0 ? head : head.subarray(0, end + 1);
}

/** The separator by which most records have the same number of cells, and many. */
function separatorOf(bytes: Uint8Array, encoding: DetailEncoding): Guess['separator'] {
  let best: Guess['separator'] = ';';
  let most = 0;
  const found = separators.map((separator) => recordsOf(bytes, encoding, separator, sampleRecords).filter((record) => widthOf(record) > 0));
  // With the wrong one, the reading ends at the first quote.
  const all = Math.max(...found.map(({ length }) => length));
  for (const [index, separator] of separators.entries()) {
    const widths = new Map<number, number>();
    for (const { length } of found[index] ?? []) widths.set(length, (widths.get(length) ?? 0) + 1);
    for (const [width, count] of widths) {
      const score = (count / all) * Math.min(width - 1, 12);
      if (score > most) [best, most] = [separator, score];
    }
  }
  return best;
}

/** The record that titles the table: words where the records below have values, and words that are known most of all. */
function headerOf(records: readonly string[][]): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [index, record] of records.slice(0, headerRecords).entries()) {
    const cells = record.filter((cell) => cell.trim() !== '');
    if (cells.length < 2) continue;
    const known = cells.filter((cell) => confidences(cell).size > 0).length;
    const figures = cells.filter((cell) => looksLike(cell) !== null).length;
    const below = records[index + 1] ?? [];
    const follows = below.some((cell) => looksLike(cell) !== null) ? 1 : 0;
    const score = known * 3 + cells.length - figures * 4 + follows * 2 - index / 100;
    if (score > most) [best, most] = [index, score];
  }
  return best;
}

/** How wide most records are. */
function usualWidth(records: readonly string[][]): number {
  const widths = records.map(widthOf).filter((width) => width > 0);
  return widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
}

const wordsOfTitle = (title: string) =>
  foldText(title)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(?:nr|no|num|numeros?)\b/g, (word) => (word.startsWith('numero') ? 'numero' : 'n'))
    .trim();

const synonyms = detailFields.map((field) => ({ field, words: titleWords[field].map(wordsOfTitle) }));

/** The fields that a title may name, each from 0 to 1. */
function confidences(title: string): Map<DetailField, number> {
  const found = new Map<DetailField, number>();
  const words = wordsOfTitle(title);
  if (words === '' || words.length > 80) return found;
  for (const { field, words: known } of synonyms) {
    const exact = known.indexOf(words);
    if (exact >= 0) found.set(field, 0.98 - exact / 200);
    else {
      // The longest known title within it; one of few letters says little there.
      const within = known.filter((one) => one.length > 3 && ` ${words} `.includes(` ${one} `));
      const longest = Math.max(0, ...within.map((one) => one.length));
      if (longest > 0) found.set(field, 0.4 + (0.4 * longest) / words.length);
    }
  }
  return found;
}

const lookOf: Readonly<Partial<Record<DetailField, readonly ValueLook[]>>> = {
  date: ['day'],
  invoiceDate: ['day'],
  instant: ['instant'],
  time: ['time', 'figure'],
  duration: ['time', 'duration', 'figure'],
  volume: ['figure', 'volume'],
  amount: ['figure', 'money'],
  vatRate: ['figure', 'percent'],
};

/** A field for each column, surest first; none twice. */
function guessColumns(titles: readonly string[], values: readonly string[][]): ColumnGuess[] {
  const candidates: { column: number; field: DetailField; confidence: number }[] = [];
  for (const [column, title] of titles.entries()) {
    const looks = (values[column] ?? []).slice(0, 100).map(looksLike);
    const share = (wanted: readonly ValueLook[]) => looks.filter((look) => look !== null && wanted.includes(look)).length / looks.length;
    const named = confidences(title);
    // Titles say "date" of columns that hold the time too.
    const date = Math.max(named.get('date') ?? 0, named.get('time') ?? 0);
    if (date > 0 && looks.length > 0 && share(['instant']) > 0.8) named.set('instant', Math.max(named.get('instant') ?? 0, date));
    for (const [field, confidence] of named) {
      const wanted = lookOf[field];
      const fits = looks.length === 0 ? 0.5 : wanted === undefined ? 1 : share(wanted);
      if (fits >= 0.5 || looks.length === 0) candidates.push({ column, field, confidence: confidence * (0.5 + fits / 2) });
    }
    if (named.size > 0 || looks.length === 0) continue;
    if (share(['instant']) > 0.8) candidates.push({ column, field: 'instant', confidence: 0.4 });
    else if (share(['day']) > 0.8) candidates.push({ column, field: 'date', confidence: 0.4 });
    else if (share(['money']) > 0.8) candidates.push({ column, field: 'amount', confidence: 0.4 });
  }
  candidates.sort((a, b) => b.confidence - a.confidence || a.column - b.column);
  const fields = new Set<DetailField>();
  const chosen = new Map<number, ColumnGuess>();
  for (const { column, field, confidence } of candidates) {
    const clash =
      field === 'instant' ? fields.has('date') || fields.has('time') : (field === 'date' || field === 'time') && fields.has('instant');
    if (fields.has(field) || chosen.has(column) || clash) continue;
    fields.add(field);
    chosen.set(column, { field, confidence: Math.round(confidence * 100) / 100 });
  }
  return titles.map((_, column) => chosen.get(column) ?? { field: null, confidence: 0 });
}
