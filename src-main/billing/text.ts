/** Text as people compare it: folded for searching and filtering, in French order for sorting. */

const apart: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  '’': "'",
  '‘': "'",
};
const apartPattern = new RegExp(`[${Object.keys(apart).join('')}]`, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what it means, and NUL is what it refuses
const plain = /^[\x01-\x7f]*$/;

/** Text without case, accents, ligatures, typographic apostrophes or special spaces: two texts that fold alike are equal to a filter. */
export function foldText(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\0]+/gu, '')
    .replace(apartPattern, (letter) => apart[letter] ?? letter);
}

const french = new Intl.Collator('fr');

/** French dictionary order: what every sorted text column follows. */
export const compareFrench: (a: string, b: string) => number = french.compare;

/** The weights of one character at the three levels of the order: letter, accent, case. */
interface Weights {
  readonly letter: string;
  readonly accent: string;
  readonly letterCase: string;
}

/** Ranges whose characters get the collator's own order: Latin, Greek, Cyrillic, accents, punctuation, currencies, letter-like signs. */
const ranges: readonly (readonly [number, number])[] = [
  [0x00, 0x24f],
  [0x300, 0x36f],
  [0x370, 0x45f],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x20a0, 0x20bf],
  [0x2100, 0x214f],
];
/** Follows every accent at the second level. */
const ligature = '\u0001';
/** Letters that sort as others with a mark; the collator says so only when asked about each pair. */
// biome-ignore format: a table reads better in rows
const expansions: Readonly<Record<string, string>> = {
  œ: `o${ligature}e`, Œ: `O${ligature}E`, æ: `a${ligature}e`, Æ: `A${ligature}E`, ß: `s${ligature}s`, ẞ: `S${ligature}S`,
  ø: 'o\u0338', Ø: 'O\u0338', ł: 'l\u0335', Ł: 'L\u0335', đ: 'd\u0335', Đ: 'D\u0335', ħ: 'h\u0335', Ħ: 'H\u0335',
};
const expansionPattern = new RegExp(`[${Object.keys(expansions).join('')}]`, 'g');
/** Weights above the separator of levels, below the first surrogate. */
const firstWeight = 0x100;
const levelSeparator = '\u0001';
const unranked = '\ud7ff';

let table: Map<string, Weights> | null = null;

/**
 * Every character of the ranges, sorted by the collator once. A letter's place is among all; its accent and its case are places among
 * those that are equal but for them, so that plain letters all weigh the same there. What the collator ignores weighs nothing.
 */
function weightTable(): Map<string, Weights> {
  const characters = new Set<string>();
  for (const [from, to] of ranges) {
    for (let code = from; code <= to; code++) for (const part of String.fromCodePoint(code).normalize('NFD')) characters.add(part);
  }
  const { compare: byLetter } = new Intl.Collator('fr', { sensitivity: 'base' });
  const { compare: byAccent } = new Intl.Collator('fr', { sensitivity: 'accent' });
  const weights = new Map<string, Weights>();
  let [letter, accent, letterCase] = [firstWeight, firstWeight, firstWeight];
  let previous = '';
  for (const character of [...characters].sort(compareFrench)) {
    if (byLetter(previous, character) !== 0) [letter, accent, letterCase] = [letter + 1, firstWeight, firstWeight];
    else if (byAccent(previous, character) !== 0) [accent, letterCase] = [accent + 1, firstWeight];
    else if (compareFrench(previous, character) !== 0) letterCase++;
    previous = character;
    const ignored = compareFrench(character, '') === 0;
    weights.set(character, {
      letter: byLetter(character, '') === 0 ? '' : String.fromCharCode(letter),
      accent: ignored ? '' : String.fromCharCode(accent),
      letterCase: ignored ? '' : String.fromCharCode(letterCase),
    });
  }
  return weights.set(ligature, { letter: '', accent: unranked, letterCase: String.fromCharCode(firstWeight) });
}

/**
 * A key whose order by code point is French order, for sorts made where no collator can be (SQL).
 * Characters outside the ranges above follow all others, by code point.
 */
export function frenchSortKey(text: string): string {
  table ??= weightTable();
  let letters = '';
  let accents = '';
  let cases = '';
  for (const character of text.normalize('NFD').replace(expansionPattern, (letter) => expansions[letter] ?? letter)) {
    const weights = table.get(character);
    letters += weights ? weights.letter : unranked + character;
    accents += weights ? weights.accent : '';
    cases += weights ? weights.letterCase : '';
  }
  return letters + levelSeparator + accents + levelSeparator + cases;
}
