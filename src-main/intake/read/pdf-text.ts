/** The text of a PDF's pages, as far as it can be had at a bounded price: it is for comparing a few figures, not for reading. */
import { type PDF, type PDFPage, PdfArray, PdfDict, PdfStream } from '@libpdf/core';
import type { PageText } from '../check/container/facts.ts';
import { decodedWithin } from './pdf-files.ts';

const most = {
  pages: 20,
  /** One page's drawing instructions; a dense page has a tenth of it. */
  contentBytes: 1024 * 1024,
  /** The time it takes grows with the square of a page's characters; a dense page has 10,000. */
  characters: 20_000,
  fonts: 100,
  /** The table by which a font's glyphs become letters. */
  unicodeBytes: 256 * 1024,
  /** No further page is begun after it. */
  milliseconds: 1_500,
};

type Resolve = (ref: Parameters<PDF['getObject']>[0]) => ReturnType<PDF['getObject']>;

/** Takes out the text of the first pages. `isWhole` says that no text of the document is left out. */
export function pageTexts(pdf: PDF): { readonly pages: readonly PageText[]; readonly isWhole: boolean } {
  const resolve: Resolve = pdf.getObject.bind(pdf);
  const until = performance.now() + most.milliseconds;
  const pages: PageText[] = [];
  let isWhole = pdf.getPageCount() <= most.pages && !hasTextFields(pdf);
  for (let index = 0; index < Math.min(pdf.getPageCount(), most.pages); index += 1) {
    if (performance.now() > until) {
      isWhole = false;
      break;
    }
    const page = pdf.getPage(index);
    const lines = page === null ? null : linesOf(page, resolve);
    if (lines === null) isWhole = false;
    else pages.push({ page: index + 1, lines: lines.text });
    // What is drawn through a form is not taken out.
    if (lines?.hasForms === true) isWhole = false;
  }
  return { pages, isWhole };
}

function linesOf(page: PDFPage, resolve: Resolve): { readonly text: string[]; readonly hasForms: boolean } | null {
  const resources = inherited(page.dict, resolve);
  if (!isAffordable(page, resources, resolve)) return null;
  try {
    const text = page.extractText().lines.map((line) => line.text);
    const objects = resources?.getDict('XObject', resolve);
    const hasForms = [...(objects ?? [])].some(([, entry]) => {
      const object = entry.type === 'ref' ? resolve(entry) : entry;
      return object instanceof PdfStream && object.getName('Subtype', resolve)?.value === 'Form';
    });
    return { text, hasForms };
  } catch {
    return null; // a page whose text cannot be taken out is one whose text is not known
  }
}

/** The resources of a page, its own or those of the nodes above it (ISO 32000-2, 7.7.3.4). */
function inherited(page: PdfDict, resolve: Resolve): PdfDict | undefined {
  let node: PdfDict | undefined = page;
  for (let depth = 0; node !== undefined && depth < 50; depth += 1) {
    const resources: PdfDict | undefined = node.getDict('Resources', resolve);
    if (resources !== undefined) return resources;
    node = node.getDict('Parent', resolve);
  }
  return undefined;
}

/** Whether a page's instructions, letters and fonts stay within what may be spent on them. */
function isAffordable(page: PDFPage, resources: PdfDict | undefined, resolve: Resolve): boolean {
  const contents = page.dict.get('Contents', resolve);
  const streams = contents instanceof PdfArray ? [...contents].map((item) => (item.type === 'ref' ? resolve(item) : item)) : [contents];
  let bytes = 0;
  let characters = 0;
  for (const stream of streams) {
    if (!(stream instanceof PdfStream)) continue;
    const content = decodedWithin(stream, most.contentBytes - bytes + 1);
    if (content === null || content === 'too-much') return false;
    bytes += content.length;
    characters += shownCharacters(content);
    if (bytes > most.contentBytes || characters > most.characters) return false;
  }
  const fonts = [...(resources?.getDict('Font', resolve) ?? [])];
  if (fonts.length > most.fonts) return false;
  return fonts.every(([, entry]) => {
    const font = entry.type === 'ref' ? resolve(entry) : entry;
    const table = font instanceof PdfDict ? font.get('ToUnicode', resolve) : undefined;
    return !(table instanceof PdfStream) || decodedWithin(table, most.unicodeBytes) !== 'too-much';
  });
}

const [open, close, backslash, less, greater] = [...'()\\<>'].map((character) => character.charCodeAt(0));

/** At least as many characters as a page's instructions show: the bytes of its strings, those in hexadecimal by half. */
function shownCharacters(content: Uint8Array): number {
  let characters = 0;
  let depth = 0;
  let isHexadecimal = false;
  for (let i = 0; i < content.length; i += 1) {
    const byte = content[i];
    if (depth > 0) {
      characters += 1;
      if (byte === backslash) i += 1;
      else if (byte === open) depth += 1;
      else if (byte === close) depth -= 1;
    } else if (byte === open) depth = 1;
    else if (byte === less) isHexadecimal = true;
    else if (byte === greater) isHexadecimal = false;
    else if (isHexadecimal) characters += 0.5;
  }
  return characters;
}

/** Whether something may be typed on a page: what is in a field is not taken out. */
function hasTextFields(pdf: PDF): boolean {
  const resolve = pdf.getObject.bind(pdf);
  const fields = pdf.context.catalog.getDict().getDict('AcroForm', resolve)?.getArray('Fields', resolve);
  for (let i = 0; i < Math.min(fields?.length ?? 0, 1_000); i += 1) {
    const field = fields?.at(i, resolve);
    if (field instanceof PdfDict && field.getName('FT', resolve)?.value !== 'Sig') return true;
  }
  return false;
}
