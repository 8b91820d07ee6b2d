/** Readers that both syntaxes share because the value is of the same kind wherever it stands. */
import { problem } from '../../../src-preload/contract/problem.ts';
import type { Attachment, Identifier, Party } from '../model.ts';
import { type Binding, type Reader, record, text } from './binding.ts';

const scheme = text('@schemeID');
const ownText = text('.');

/** An identifier with its schemeID attribute; null where it is empty. */
export const identifier: Reader<Identifier | null> = (element, remarks) => {
  const value = ownText(element, remarks);
  return value === null ? null : { scheme: scheme(element, remarks), value };
};

/** BT-125 as it stands in the document. */
interface EmbeddedFile {
  readonly name: string | null;
  readonly mediaType: string | null;
  readonly content: Uint8Array | null;
}

const mediaType = text('@mimeCode');
const fileName = text('@filename');

/** BT-125: an attached file; one that is not base64 keeps its name and leaves a remark. */
export const embeddedFile: Reader<EmbeddedFile> = (element, remarks) => {
  const name = fileName(element, remarks);
  const encoded = element.text.replace(/\s+/g, '');
  const decodable = encoded.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(encoded);
  if (!decodable) remarks.push(problem('attachment-not-decoded', { name: name ?? '?', line: element.line }));
  const content = decodable && encoded !== '' ? Uint8Array.from(Buffer.from(encoded, 'base64')) : null;
  return { name, mediaType: mediaType(element, remarks), content };
};

/** BG-24: a supporting document, attached or only referred to, from the places of its four terms. */
export function supportingDocument(
  binding: Binding<{ id: string | null; description: string | null; uri: string | null; file: EmbeddedFile | null }>,
): Reader<Attachment> {
  const read = record(binding);
  return (element, remarks) => {
    const { id, description, uri, file } = read(element, remarks);
    const name = file?.name ?? id ?? 'document';
    return { id, description, name, mediaType: file?.mediaType ?? 'application/octet-stream', content: file?.content ?? null, uri };
  };
}

/** The same party without a trading name that only repeats the name. */
export function withoutRepeatedName(party: Reader<Party>): Reader<Party> {
  return (element, remarks) => {
    const read = party(element, remarks);
    return read.tradingName === read.name ? { ...read, tradingName: null } : read;
  };
}
