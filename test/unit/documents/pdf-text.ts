/** The text of a PDF as a reader of it sees it, page by page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function textOfPages(content: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(content), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join('\n'));
  }
  await task.destroy();
  return pages;
}

/** A text as it may be cut over lines: without its white space. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
