/**
 * XML bytes → a small tree that knows namespaces. Nothing is fetched and nothing is expanded: a DOCTYPE ends the
 * reading before its first entity is declared, and depth, element, attribute and text counts are capped.
 */
import { SaxesParser } from 'saxes';
import { ProblemError } from '../../../src-preload/contract/problem.ts';
import { limits, megabytes } from '../limits.ts';

export interface XmlElement {
  /** `prefix:local` with the prefix of `namespaces` below, whatever the document writes; `{uri}local` for any other. */
  readonly name: string;
  /** The line on which the start tag ends, from 1. */
  readonly line: number;
  /** Null for the root. */
  readonly parent: XmlElement | null;
  /** Attributes without a prefix; UBL and CII have no others of their own. */
  readonly attributes: ReadonlyMap<string, string> | null;
  readonly children: readonly XmlElement[];
  /** The element's own characters, trimmed. */
  readonly text: string;
}

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:';
const unece = 'urn:un:unece:uncefact:data:standard:';

/** The namespaces the readers speak of, and the one prefix each has in their tables. */
const namespaces: ReadonlyMap<string, string> = new Map([
  [`${ubl}Invoice-2`, 'invoice'],
  [`${ubl}CreditNote-2`, 'credit-note'],
  [`${ubl}CommonAggregateComponents-2`, 'cac'],
  [`${ubl}CommonBasicComponents-2`, 'cbc'],
  [`${unece}CrossIndustryInvoice:100`, 'rsm'],
  [`${unece}ReusableAggregateBusinessInformationEntity:100`, 'ram'],
  [`${unece}UnqualifiedDataType:100`, 'udt'],
  [`${unece}QualifiedDataType:100`, 'qdt'],
  // ZUGFeRD 1 (2014)
  ['urn:ferd:CrossIndustryDocument:invoice:1p0', 'zugferd1'],
  [`${unece}ReusableAggregateBusinessInformationEntity:12`, 'ram'],
  [`${unece}UnqualifiedDataType:15`, 'udt'],
]);

/** The name an element has in the readers' tables. */
export function tableName(uri: string, local: string): string {
  const prefix = namespaces.get(uri);
  if (prefix !== undefined) return `${prefix}:${local}`;
  return uri === '' ? local : `{${uri}}${local}`;
}

/** What a declared encoding is read as; Windows-1252 holds all of ISO-8859-1 and the euro sign besides. */
const encodings: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['utf-16', 'utf-8'], // declared but not so written, or its first two bytes would have said it: a text saved again
  ['utf-16le', 'utf-8'],
  ['utf-16be', 'utf-8'],
]);

/** The encoding an XML file is in: its byte order mark, else its first two bytes, else its declaration, else UTF-8. */
export function xmlEncoding(bytes: Uint8Array): { readonly label: string; readonly supported: boolean } {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', supported: true };
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return { label: 'utf-16le', supported: true };
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return { label: 'utf-16be', supported: true };
  const declaration = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(declaration)?.[1]?.toLowerCase() ?? 'utf-8';
  const label = encodings.get(declared);
  return label === undefined ? { label: declared, supported: false } : { label, supported: true };
}

function decode(bytes: Uint8Array): string {
  if (bytes.length > limits.xmlBytes) {
    throw new ProblemError('file-too-large', megabytes(bytes.length, limits.xmlBytes));
  }
  const { label, supported } = xmlEncoding(bytes);
  if (!supported) throw new ProblemError('xml-encoding-unknown', { encoding: label });
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('xml-encoding-wrong', { encoding: label.toUpperCase() });
  }
}

interface OpenElement {
  name: string;
  line: number;
  parent: OpenElement | null;
  attributes: Map<string, string> | null;
  children: XmlElement[];
  text: string;
}

/** Most elements have no children; they share this. */
const none: XmlElement[] = [];

const chunkLength = 1024 * 1024;

function isBlank(characters: string): boolean {
  for (let i = 0; i < characters.length; i += 1) if (characters.charCodeAt(i) > 32) return false;
  return true;
}

/** `tableName` with one string for each name of a document: the readers compare names all the time. */
function nameTable(): (uri: string, local: string) => string {
  const byUri = new Map<string, Map<string, string>>();
  return (uri, local) => {
    let names = byUri.get(uri);
    if (names === undefined) {
      names = new Map();
      byUri.set(uri, names);
    }
    const known = names.get(local);
    if (known !== undefined) return known;
    const name = tableName(uri, local);
    names.set(local, name);
    return name;
  };
}

/**
 * Parses a whole document and returns its root.
 * Throws ProblemError: file-too-large, xml-encoding-unknown, xml-encoding-wrong, xml-doctype, xml-malformed, xml-too-deep,
 * xml-too-many-elements, xml-too-many-attributes, xml-text-too-long.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const text = decode(bytes);
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  const nameOf = nameTable();
  let elements = 0;
  let attributes = 0;

  const addText = (characters: string) => {
    const element = open.at(-1);
    // Indentation is most of a document's text; an element's text is trimmed in the end, so it need not be gathered.
    if (element === undefined || (element.text === '' && isBlank(characters))) return;
    element.text += characters;
    if (element.text.length > limits.xmlTextLength) throw new ProblemError('xml-text-too-long', { line: parser.line });
  };
  parser.on('doctype', () => {
    throw new ProblemError('xml-doctype');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limits.xmlAttributes)
      throw new ProblemError('xml-too-many-attributes', { limit: limits.xmlAttributes, line: parser.line });
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > limits.xmlElements) throw new ProblemError('xml-too-many-elements', { limit: limits.xmlElements });
    if (open.length >= limits.xmlDepth) throw new ProblemError('xml-too-deep', { limit: limits.xmlDepth, line: parser.line });
    const parent = open.at(-1);
    const element: OpenElement = {
      name: nameOf(tag.uri, tag.local),
      line: parser.line,
      parent: parent ?? null,
      attributes: null,
      children: none,
      text: '',
    };
    if (attributes > 0) {
      for (const attribute of Object.values(tag.attributes)) {
        if (attribute.prefix !== '' || attribute.name === 'xmlns') continue;
        element.attributes ??= new Map();
        element.attributes.set(attribute.local, attribute.value);
      }
      attributes = 0;
    }
    if (parent === undefined) root = element;
    else if (parent.children === none) parent.children = [element];
    else parent.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.text = element.text.trim();
  });

  try {
    for (let at = 0; at < text.length; at += chunkLength) parser.write(text.slice(at, at + chunkLength));
    parser.close();
  } catch (error) {
    if (error instanceof ProblemError || !(error instanceof Error)) throw error;
    // Caught here rather than by an 'error' handler: setting one makes the parser four times slower.
    throw new ProblemError('xml-malformed', { line: parser.line, message: error.message.replace(/^\d+:\d+: /, '').slice(0, 200) });
  }
  if (root === null) throw new ProblemError('xml-malformed', { line: 1, message: 'no root element' });
  return root;
}
