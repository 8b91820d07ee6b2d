/** What a PDF says of itself and what in it acts by itself: facts for the container checks. */
import { type PDF, PdfDict, PdfStream } from '@libpdf/core';
import type { ActiveContent } from '../check/container/facts.ts';
import { decodedWithin } from './pdf-files.ts';

/** Packets are a few kilobytes. */
const xmpBytes = 1024 * 1024;

/** The document's XMP packet; null where it has none that can be read within limits. */
export function xmpPacket(pdf: PDF): string | null {
  const stream = pdf.context.catalog.getDict().get('Metadata', pdf.getObject.bind(pdf));
  if (!(stream instanceof PdfStream)) return null;
  const bytes = decodedWithin(stream, xmpBytes);
  if (bytes === null || bytes === 'too-much') return null;
  const [a, b] = bytes;
  const label = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

const activeKinds: readonly ActiveContent[] = ['JavaScript', 'Launch', 'ImportData', 'SubmitForm', 'Rendition', 'Movie', 'Sound'];
/** Looked at: actions of one document, annotations of one page, pages. */
const most = { actions: 10_000, annotations: 2_000, pages: 200 };

/** The kinds of actions that run something or lead out of the document (ISO 32000-2, 12.6.4), wherever one can be set off. */
export function activeContent(pdf: PDF): ActiveContent[] {
  const resolve = pdf.getObject.bind(pdf);
  const found = new Set<ActiveContent>();
  const seen = new Set<PdfDict>();
  const follow = (action: unknown) => {
    if (!(action instanceof PdfDict) || seen.has(action) || seen.size > most.actions) return;
    seen.add(action);
    const kind = activeKinds.find((name) => name === action.getName('S', resolve)?.value);
    if (kind !== undefined) found.add(kind);
    const next = action.get('Next', resolve);
    follow(next);
    for (const one of action.getArray('Next', resolve) ?? []) follow(one.type === 'ref' ? resolve(one) : one);
  };
  /** What a document, a page or an annotation sets off by itself. */
  const events = (owner: PdfDict) => {
    const additional = owner.getDict('AA', resolve);
    if (additional !== undefined) for (const [, event] of additional) follow(event.type === 'ref' ? resolve(event) : event);
  };

  const catalog = pdf.context.catalog.getDict();
  if (catalog.getDict('Names', resolve)?.has('JavaScript') === true) found.add('JavaScript');
  follow(catalog.get('OpenAction', resolve));
  events(catalog);
  for (let index = 0; index < Math.min(pdf.getPageCount(), most.pages); index += 1) {
    const page = pdf.getPage(index)?.dict;
    if (page === undefined) continue;
    events(page);
    const annotations = page.getArray('Annots', resolve);
    for (let i = 0; i < Math.min(annotations?.length ?? 0, most.annotations); i += 1) {
      const annotation = annotations?.at(i, resolve);
      if (!(annotation instanceof PdfDict)) continue;
      follow(annotation.get('A', resolve));
      events(annotation);
    }
  }
  return activeKinds.filter((kind) => found.has(kind));
}
