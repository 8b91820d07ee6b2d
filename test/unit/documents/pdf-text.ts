/** The text of a PDF as a reader of it sees it, page by page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function textOfPages(content: Uint8Array): Promise<string[]> {
  return (await piecesOfPages(content)).map((pieces) => pieces.map(({ text }) => text).join('\n'));
}

/** A text as it was set in one go, with where it begins: points from the left and from the bottom of its page. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** What stands on each page, in the order in which it was set. */
export async function piecesOfPages(content: Uint8Array): Promise<Piece[][]> {
  const task = getDocument({ data: new Uint8Array(content), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: Piece[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.flatMap((item) => ('str' in item ? [{ text: item.str, x: item.transform[4], y: item.transform[5] }] : [])));
  }
  await task.destroy();
  return pages;
}

/** A text as it may be cut over lines: without its white space. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
