/** What the two codes at the head of an invoice say in the model's words: its type (BT-3) and its specification (BT-24). */
import type { InvoiceKind } from '../model.ts';

// UNTDID 1001, as restricted by EN 16931 and extended by the French reform (XP Z12-012).
const kinds: readonly (readonly [InvoiceKind, readonly string[]])[] = [
  ['credit-note', ['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532']],
  ['corrected', ['384', '471', '472', '473']],
  ['prepayment', ['386', '500']],
  ['partial', ['326', '875']],
  ['final', ['876', '877']],
  ['self-billed', ['389', '501']],
];
const kindByCode: ReadonlyMap<string, InvoiceKind> = new Map(kinds.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)));

/** The kind of a document from its type code; `otherwise` where the code is missing or names no kind of its own. */
export function kindOf(typeCode: string | null, otherwise: InvoiceKind): InvoiceKind {
  return kindByCode.get(typeCode ?? '') ?? otherwise;
}

const profiles: readonly (readonly [RegExp, string])[] = [
  [/(factur-x\.eu:1p0|zugferd\.de:2p0):minimum$/, 'MINIMUM'],
  [/(factur-x\.eu:1p0|zugferd\.de:2p0):basicwl$/, 'BASIC WL'],
  [/(factur-x\.eu:1p0|zugferd\.de:2p0):basic$/, 'BASIC'],
  [/(factur-x\.eu:1p0|zugferd\.de:2p0):extended$/, 'EXTENDED'],
  [/[:#]extended-ctc-fr$/, 'EXTENDED-CTC-FR'],
  [/xrechnung/, 'XRechnung'],
  [/#urn:ubl\.be:/, 'UBL.BE'],
  [/urn:fdc:peppol\.eu:2017:poacc:billing:3\.0/, 'Peppol BIS 3'],
  [/^urn:ferd:crossindustrydocument:invoice:1p0:basic$/, 'ZUGFeRD 1 BASIC'],
  [/^urn:ferd:crossindustrydocument:invoice:1p0:comfort$/, 'ZUGFeRD 1 COMFORT'],
  [/^urn:ferd:crossindustrydocument:invoice:1p0:extended$/, 'ZUGFeRD 1 EXTENDED'],
  [/^urn:cen\.eu:en16931:2017$/, 'EN 16931'],
];

/** The short name of a specification identifier; the identifier itself where it has none, empty where there is none. */
export function profileOf(specification: string | null): string {
  if (specification === null) return '';
  const key = specification.toLowerCase();
  return profiles.find(([pattern]) => pattern.test(key))?.[1] ?? specification;
}
