/** Text as Windows-1252: what older spreadsheets and programs expect. */

/** Characters of 0x80 to 0x9f; the five that the code page leaves empty are blanks here. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const codes = new Map([...upper].flatMap((sign, index) => (sign === ' ' ? [] : [[sign, String.fromCharCode(0x80 + index)]])));
const other = /[^\0-\x7f\u00a0-\u00ff]/gu;

/** A text with one character for each byte (Latin-1), and how many of its characters the code page lacks: each is written as "?". */
export function windows1252(text: string): { latin: string; lacking: number } {
  let lacking = 0;
  const latin = text.replace(other, (sign) => {
    const code = codes.get(sign);
    if (code === undefined) lacking++;
    return code ?? '?';
  });
  return { latin, lacking };
}
