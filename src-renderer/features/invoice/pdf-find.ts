/** Finds words in the text of a page, whatever their case and accents, across the pieces a PDF cuts its text into. */

export interface FoundInPage {
  /** Page number from 1. */
  readonly page: number;
  /** Pieces of the page's text (from 0) that a match touches. */
  readonly pieces: readonly number[];
}

/** Lower case without accents or spaces: PDFs put spaces between pieces at will, and narrow ones in amounts. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase();
}

/** Every match of the text among a page's pieces, in order; matches do not overlap. */
export function findInPage(page: number, pieces: readonly string[], text: string): FoundInPage[] {
  const wanted = folded(text);
  if (wanted === '') return [];
  let whole = '';
  const starts: number[] = [];
  for (const piece of pieces) {
    starts.push(whole.length);
    whole += folded(piece);
  }
  const found: FoundInPage[] = [];
  for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    const touched = starts.flatMap((start, index) => {
      const pieceEnd = starts[index + 1] ?? whole.length;
      return start < end && pieceEnd > at ? [index] : [];
    });
    found.push({ page, pieces: touched });
  }
  return found;
}
