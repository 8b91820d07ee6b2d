/** Readers that both syntaxes share because the value is of the same kind wherever it stands. */
import { problem } from '../../../src-preload/contract/problem.ts';
import type { AllowanceCharge, Attachment, DocumentReference, Identifier, Note, Party, PaymentTerm, Quantity } from '../model.ts';
import { type Binding, decimal, nothing, type Reader, record, text } from './binding.ts';
import { path } from './path.ts';
import type { XmlElement } from './xml.ts';

const scheme = text('@schemeID');
const ownText = text('.');
const ownDecimal = decimal('.');
const unit = text('@unitCode');

/** An identifier with its schemeID attribute; null where it is empty. */
export const identifier: Reader<Identifier | null> = (element, reading) => {
  const value = ownText(element, reading);
  return value === null ? null : { scheme: scheme(element, reading), value };
};

/** A measure with its unit; null where it is empty. */
export const quantity: Reader<Quantity | null> = (element, reading) => {
  const value = ownDecimal(element, reading);
  return value === null ? null : { value, unit: unit(element, reading) };
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
export const embeddedFile: Reader<EmbeddedFile> = (element, reading) => {
  const name = fileName(element, reading);
  const encoded = element.text.replace(/\s+/g, '');
  const decodable = encoded.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(encoded);
  if (decodable) reading.take(element, null);
  else reading.remarks.push(problem('attachment-not-decoded', { name: name ?? '?', line: element.line }));
  const content = decodable && encoded !== '' ? Uint8Array.from(Buffer.from(encoded, 'base64')) : null;
  return { name, mediaType: mediaType(element, reading), content };
};

/** UNTDID 1001: a supporting document, which is what an attachment is anyway. */
const supporting = '916';

/** BG-24: a supporting document, attached or only referred to, from the places of its terms. */
export function supportingDocument(
  binding: Binding<Pick<Attachment, 'id' | 'description' | 'typeCode' | 'issueDate' | 'uri'> & { readonly file: EmbeddedFile | null }>,
): Reader<Attachment> {
  const read = record(binding);
  return (element, reading) => {
    const { id, description, typeCode, issueDate, uri, file } = read(element, reading);
    return {
      id,
      description,
      typeCode: typeCode === supporting ? null : typeCode,
      issueDate,
      name: file?.name ?? id ?? 'document',
      mediaType: file?.mediaType ?? 'application/octet-stream',
      content: file?.content ?? null,
      uri,
    };
  };
}

/**
 * BG-24 at `place`, and behind it every file that is embedded elsewhere: in a contract, an invoiced object, a line.
 * @param holder the element that holds a file's bytes @param above how many steps above it its reference stands
 */
export function attachmentsAnywhere(place: string, holder: string, above: number, attachment: Reader<Attachment>): Reader<Attachment[]> {
  const supporting = path(place);
  return (root, reading) => {
    const own = new Set(supporting.reach(root, reading.take));
    const others: XmlElement[] = [];
    const look = (element: XmlElement) => {
      if (element.name === holder && element.text !== '') {
        let reference: XmlElement = element;
        for (let i = 0; i < above; i += 1) reference = reference.parent ?? reference;
        if (!own.has(reference)) others.push(reference);
      }
      for (const child of element.children) look(child);
    };
    look(root);
    return [...own, ...others].map((at) => attachment(at, reading));
  };
}

/** The same party without a trading name that only repeats the name. */
export function withoutRepeatedName(party: Reader<Party>): Reader<Party> {
  return (element, reading) => {
    const read = party(element, reading);
    return read.tradingName === read.name ? { ...read, tradingName: null } : read;
  };
}

/** Whether a recipient is described by more than its name, one identifier and its address (BG-13). */
export function saysMoreThanDelivery({ name: _, ids, address, country, contact, ...rest }: Party): boolean {
  return ids.length > 1 || [...Object.values(contact), ...Object.values(rest)].some((field) => field !== null && !isEmptyList(field));
}

/** Whether a party is described at all. */
export const saysWho = ({ address, contact, ...rest }: Party): boolean =>
  [...Object.values(address), ...Object.values(contact), ...Object.values(rest)].some((field) => field !== null && !isEmptyList(field));

const isEmptyList = (field: unknown) => Array.isArray(field) && field.length === 0;

/** A reference as it stands in its place, which says what it refers to. */
export type Reference = Omit<DocumentReference, 'as'>;

/** The table of a reference of which nothing is said. */
export const blankReference: Binding<Reference> = {
  id: nothing,
  scheme: nothing,
  typeCode: nothing,
  lineId: nothing,
  issueDate: nothing,
  description: nothing,
  uri: nothing,
};

/** Whether a reference says anything. */
export const saysSomething = (reference: Reference): boolean => Object.values(reference).some((field) => field !== null);
/** Whether it says more than the number that its own term holds. */
export const saysMoreThanNumber = ({ id: _, ...rest }: Reference): boolean => Object.values(rest).some((field) => field !== null);
/** Whether it says more than the line that its own term holds. */
export const saysMoreThanLine = ({ lineId: _, ...rest }: Reference): boolean => Object.values(rest).some((field) => field !== null);

/** BT-127 out of the notes of a line. */
export const joinedText = (notes: readonly Note[]): string | null => (notes.length === 0 ? null : notes.map(({ text }) => text).join('\n'));
export const anyHasCode = (notes: readonly Note[]): boolean => notes.some(({ subject, code }) => subject !== null || code !== null);

/** Whether the terms of payment say more than one text, one date and one mandate (BT-20, BT-9, BT-89). */
export function saysMoreThanTerms(terms: readonly PaymentTerm[]): boolean {
  return (
    terms.length > 1 ||
    terms.some(({ partialAmount, conditions, payee }) => partialAmount !== null || conditions.length > 0 || payee !== null)
  );
}

/** Whether what a gross price is lowered by is more than one discount (BT-147). */
export function saysMoreThanDiscount(given: readonly AllowanceCharge[]): boolean {
  return (
    given.length > 1 || given.some(({ isCharge, amount: _, ...rest }) => isCharge || Object.values(rest).some((field) => field !== null))
  );
}
