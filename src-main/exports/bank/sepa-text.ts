/**
 * Text as European banks carry it: the characters of EPC217-08 (SEPA requirements for an extended character set), which every bank takes.
 * Letters lose their accents, a few signs have the replacement that the same paper names, all others become a space.
 */

const replacements: Readonly<Record<string, string>> = {
  '&': '+',
  '’': "'",
  '‘': "'",
  '`': "'",
  '"': "'",
  '«': "'",
  '»': "'",
  _: '-',
  '–': '-',
  '—': '-',
  '@': '(at)',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  ';': ',',
  '*': '.',
  '#': '.',
  '€': 'EUR',
  œ: 'oe',
  Œ: 'OE',
  æ: 'ae',
  Æ: 'AE',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
};
const replaced = /[&’‘`"«»_–—@[\]{};*#€œŒæÆßøØłŁ]/g;
const carried = /^[A-Za-z0-9/\-?:().,'+ ]*$/;

/** The text in the characters that banks carry, blanks folded, cut to a length. */
export function sepaText(text: string, maxLength: number): string {
  return text
    .replace(replaced, (sign) => replacements[sign] ?? ' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9/\-?:().,'+]+/g, ' ')
    .trim()
    .slice(0, maxLength)
    .trimEnd();
}

/** Whether an identifier can be sent as it is: 1 to 35 such characters, no slash at either end nor two together (EPC217-08, 6.1). */
export function isSepaIdentifier(text: string): boolean {
  return text.length >= 1 && text.length <= 35 && text.trim() === text && carried.test(text) && !/^\/|\/$|\/\//.test(text);
}
