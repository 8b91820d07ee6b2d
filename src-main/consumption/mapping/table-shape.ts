/** What a delimited file that nobody has described looks like, whatever its subject: encoding, separator, header, and what titles mean. */
import { isUtf8 } from 'node:buffer';
import { type DetailEncoding, type Guess, separators } from '../../../src-preload/contract/mapping.ts';
import { foldText } from '../../billing/text.ts';
import { markLength } from '../encoding.ts';
import { recordsOf } from '../header.ts';
import { looksLike } from './guess-formats.ts';
import { widthOf } from './mapped-readers.ts';

/** Records looked at. */
export const sampleRecords = 300;
/** Title lines above a header. */
const headerRecords = 60;
/** Longer texts are no titles. */
const longestTitle = 200;

export function encodingOfHead(head: Uint8Array): DetailEncoding {
  if (markLength(head) > 0) return 'utf-8';
  // The last character may be cut.
  for (let cut = 0; cut < 4; cut++) if (isUtf8(head.subarray(0, head.length - cut))) return 'utf-8';
  return 'windows-1252';
}

/** Up to the last line break, where there is one. */
export function wholeLines(head: Uint8Array): Uint8Array {
  const end = head.lastIndexOf(0x0a);
  return end < 0 ? head : head.subarray(0, end + 1);
}

/** The separator by which most records have the same number of cells, and many. */
export function separatorOf(bytes: Uint8Array, encoding: DetailEncoding): Guess['separator'] {
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
export function headerOf(records: readonly (readonly string[])[], isKnown: (title: string) => boolean): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const [index, record] of records.slice(0, headerRecords).entries()) {
    const cells = record.filter((cell) => cell.trim() !== '');
    if (cells.length < 2) continue;
    const known = cells.filter(isKnown).length;
    const figures = cells.filter((cell) => looksLike(cell) !== null).length;
    const below = records[index + 1] ?? [];
    const follows = below.some((cell) => looksLike(cell) !== null) ? 1 : 0;
    const score = known * 3 + cells.length - figures * 4 + follows * 2 - index / 100;
    if (score > most) [best, most] = [index, score];
  }
  return best;
}

/** The titles of fields as they are compared; best first. */
export type Vocabulary<Field extends string> = readonly { readonly field: Field; readonly words: readonly string[] }[];

export function vocabularyOf<Field extends string>(words: Readonly<Record<Field, readonly string[]>>): Vocabulary<Field> {
  return (Object.entries(words) as [Field, readonly string[]][]).map(([field, titles]) => ({ field, words: titles.map(wordsOfTitle) }));
}

/** The fields that a title may name, each from 0 to 1. */
export function confidences<Field extends string>(title: string, vocabulary: Vocabulary<Field>): Map<Field, number> {
  const found = new Map<Field, number>();
  const words = title.length > longestTitle ? '' : wordsOfTitle(title);
  if (words === '' || words.length > 80) return found;
  for (const { field, words: known } of vocabulary) {
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

function wordsOfTitle(title: string): string {
  return foldText(title)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(?:nr|no|num|numeros?)\b/g, (word) => (word.startsWith('numero') ? 'numero' : 'n'))
    .trim();
}
