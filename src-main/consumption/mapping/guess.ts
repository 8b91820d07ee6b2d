/** What a file that nobody has described looks like: where its table begins, how its values are written, what its columns probably are. */
import type { ColumnGuess, DetailEncoding, DetailField, Guess } from '../../../src-preload/contract/mapping.ts';
import { recordsOf } from '../header.ts';
import { guessFormats, looksLike, type ValueLook } from './guess-formats.ts';
import { widthOf } from './mapped-readers.ts';
import { confidences, encodingOfHead, headerOf, sampleRecords, separatorOf, vocabularyOf, wholeLines } from './table-shape.ts';
import { titleWords } from './title-words.ts';

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
  const isKnown = (cell: string) => confidences(cell, vocabulary).size > 0;
  const headerRecord = Math.min(decided.headerRecord ?? headerOf(records, isKnown), Math.max(0, records.length - 1));
  const body = records.slice(headerRecord + 1);
  const header = records[headerRecord] ?? [];
  // A column may have no title: it counts where it has values.
  const width = Math.max(widthOf(header), usualWidth(body));
  const titles = Array.from({ length: width }, (_, column) => header[column] ?? '');
  const values = titles.map((_, column) => body.map((record) => (record[column] ?? '').trim()).filter((value) => value !== ''));
  const columns = guessColumns(titles, values);
  return { encoding, separator, headerRecord, titles, columns, ...guessFormats(titles, values, columns, separator) };
}

/** How wide most records are. */
function usualWidth(records: readonly string[][]): number {
  const widths = records.map(widthOf).filter((width) => width > 0);
  return widths.toSorted((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
}

const vocabulary = vocabularyOf(titleWords);

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
    const named = confidences(title, vocabulary);
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
