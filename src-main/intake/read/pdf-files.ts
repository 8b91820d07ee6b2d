/** The files embedded in a PDF, with what the document says of each. */
import { inflateSync } from 'node:zlib';
import { type PDF, PdfArray, PdfDict, PdfName, PdfStream } from '@libpdf/core';
import { type Problem, ProblemError, problem } from '../../../src-preload/contract/problem.ts';
import type { EmbeddedFile } from '../check/container/facts.ts';
import { detect } from '../detect.ts';
import { limits, megabytes } from '../limits.ts';

/** An embedded file with its content, null where that is damaged, and its description. */
export interface EmbeddedContent extends EmbeddedFile {
  readonly content: Uint8Array | null;
  readonly description: string | null;
}

interface Specification {
  /** Its name in the tree of embedded files; null for one that is only associated. */
  readonly key: string | null;
  readonly dictionary: PdfDict;
}

/**
 * The files of the document's name tree, of its associated files and of the notes pinned to its pages (ISO 32000-2, 7.11.4, 14.13 and
 * 12.5.6.15), each once, in that order.
 * @throws ProblemError pdf-embedded-too-much
 */
export function embeddedFiles(pdf: PDF, remarks: Problem[]): EmbeddedContent[] {
  const resolve = pdf.getObject.bind(pdf);
  const named = namedFiles(pdf);
  const associated = associatedFiles(pdf);
  const streamOf = ({ dictionary }: Specification) => {
    const embedded = dictionary.getDict('EF', resolve);
    const stream = embedded?.get('F', resolve) ?? embedded?.get('UF', resolve);
    return stream instanceof PdfStream ? stream : null;
  };
  const namedStreams = new Set(named.map(streamOf));
  const associatedStreams = new Set(associated.map(streamOf));

  const files: EmbeddedContent[] = [];
  const seen = new Set<PdfStream>();
  let total = 0;
  for (const specification of [...named, ...associated, ...pinnedFiles(pdf)]) {
    const stream = streamOf(specification);
    if (stream === null || seen.has(stream)) continue;
    seen.add(stream);
    if (seen.size > limits.pdfEmbeddedFiles) throw new ProblemError('pdf-embedded-too-much', { limit: `${limits.pdfEmbeddedFiles}` });
    const { dictionary, key } = specification;
    const path = (dictionary.getString('UF', resolve) ?? dictionary.getString('F', resolve))?.asString() ?? key ?? 'document';
    const name = path.split(/[/\\]/).at(-1) || 'document';
    const content = decoded(stream, limits.pdfEmbeddedBytes - total);
    if (content === null) remarks.push(problem('pdf-attachment-damaged', { name }));
    total += content?.length ?? 0;
    files.push({
      name,
      content,
      description: dictionary.getString('Desc', resolve)?.asString() || null,
      mediaType: stream.getName('Subtype', resolve)?.value.replaceAll('#2F', '/') ?? 'application/octet-stream',
      relationship: dictionary.getName('AFRelationship', resolve)?.value ?? null,
      isAssociated: associatedStreams.has(stream),
      isNamed: namedStreams.has(stream),
      isInvoice: content !== null && ['ubl', 'cii'].includes(detect(content)),
    });
  }
  return files;
}

function namedFiles(pdf: PDF): Specification[] {
  const resolve = pdf.getObject.bind(pdf);
  const specifications: Specification[] = [];
  const seen = new Set<PdfDict>();
  const walk = (node: PdfDict | undefined, depth: number) => {
    if (node === undefined || seen.has(node) || depth > 20) return;
    seen.add(node);
    const names = node.getArray('Names', resolve);
    for (let i = 0; i + 1 < (names?.length ?? 0); i += 2) {
      const key = names?.at(i, resolve);
      const dictionary = names?.at(i + 1, resolve);
      if (dictionary instanceof PdfDict) specifications.push({ key: key?.type === 'string' ? key.asString() : null, dictionary });
    }
    for (const kid of node.getArray('Kids', resolve) ?? []) {
      const child = kid.type === 'ref' ? resolve(kid) : kid;
      if (child instanceof PdfDict) walk(child, depth + 1);
    }
  };
  walk(pdf.context.catalog.getDict().getDict('Names', resolve)?.getDict('EmbeddedFiles', resolve), 0);
  return specifications;
}

function associatedFiles(pdf: PDF): Specification[] {
  const resolve = pdf.getObject.bind(pdf);
  const specifications: Specification[] = [];
  const associated = pdf.context.catalog.getDict().getArray('AF', resolve);
  for (let i = 0; i < (associated?.length ?? 0); i += 1) {
    const dictionary = associated?.at(i, resolve);
    if (dictionary instanceof PdfDict) specifications.push({ key: null, dictionary });
  }
  return specifications;
}

/** Looked at: pages, annotations of one page. */
const most = { pages: 200, annotations: 2_000 };

/** Files attached to a place on a page, as a person may do with any viewer. */
function pinnedFiles(pdf: PDF): Specification[] {
  const resolve = pdf.getObject.bind(pdf);
  const specifications: Specification[] = [];
  for (let index = 0; index < Math.min(pdf.getPageCount(), most.pages); index += 1) {
    const annotations = pdf.getPage(index)?.dict.getArray('Annots', resolve);
    for (let i = 0; i < Math.min(annotations?.length ?? 0, most.annotations); i += 1) {
      const annotation = annotations?.at(i, resolve);
      if (!(annotation instanceof PdfDict) || annotation.getName('Subtype', resolve)?.value !== 'FileAttachment') continue;
      const dictionary = annotation.getDict('FS', resolve);
      if (dictionary !== undefined) specifications.push({ key: null, dictionary });
    }
  }
  return specifications;
}

/** A stream's bytes; null where they are damaged. Throws ProblemError pdf-embedded-too-much where they are more than `limit`. */
function decoded(stream: PdfStream, limit: number): Uint8Array | null {
  const tooMuch = new ProblemError('pdf-embedded-too-much', { limit: `${megabytes(0, limits.pdfEmbeddedBytes).limit} MB` });
  if (limit <= 0) throw tooMuch;
  const bytes = decodedWithin(stream, limit);
  if (bytes === 'too-much') throw tooMuch;
  return bytes;
}

/** A stream's bytes, at most `limit` of them; null where they are damaged. */
export function decodedWithin(stream: PdfStream, limit: number): Uint8Array | 'too-much' | null {
  const filter = stream.get('Filter');
  const only = filter instanceof PdfArray && filter.length === 1 ? filter.at(0) : filter;
  if (only instanceof PdfName && only.value === 'FlateDecode' && !stream.has('DecodeParms')) {
    try {
      return new Uint8Array(inflateSync(stream.data, { maxOutputLength: limit }));
    } catch (error) {
      if (error instanceof RangeError) return 'too-much';
      // A wrong check sum or a missing end is left to the more patient decoder below.
    }
  }
  try {
    const content = stream.getDecodedData();
    return content.length > limit ? 'too-much' : content.slice(); // what is stored as it is would be a view into the whole file
  } catch {
    return null;
  }
}
