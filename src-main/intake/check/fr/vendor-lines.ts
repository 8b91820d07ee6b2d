/**
 * Lines of an invoice that several sellers share (BT-23 S8, B8, M8) or two companies make out to each other (S9, B9, M9): a line of
 * type GROUP within no other stands for the invoice of one of them, lines of type DETAIL for what it is made of.
 */
import { type Path, path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument, Syntax } from '../document.ts';
import { below, ciiLines } from './family.ts';
import { bothWays, invoiceId, severalSellers } from './header.ts';

/** A line's place among the others. */
export interface VendorLine {
  readonly line: XmlElement;
  /** Where the line says what it is: its reference to its own invoice in UBL (null where it makes none), the line itself in CII. */
  readonly place: XmlElement | null;
  readonly id: string;
  readonly parents: readonly string[];
  readonly types: readonly string[];
  /** Whether the line stands for an invoice. */
  readonly isInvoice: boolean;
}

const ublLines = [path('cac:InvoiceLine'), path('cac:CreditNoteLine')];
const ublId = path('cbc:ID');
export const ublReferences = path('cac:BillingReference');
export const ublReferenceId = path('cac:InvoiceDocumentReference/cbc:ID');
const ublType = path('cac:InvoiceDocumentReference/cbc:DocumentStatusCode');
const ublParent = path('cac:BillingReferenceLine/cbc:ID');

/** Blank texts too: something stands there that says nothing. */
const textsAt = (at: Path, from: XmlElement): readonly string[] => at.all(from).map(({ text }) => text);

function ublVendorLine(line: XmlElement, own: string): VendorLine {
  const references = ublReferences.all(line).filter((reference) => ublReferenceId.values(reference).includes(own));
  const group = references.find((reference) => ublType.values(reference).includes('GROUP') && !ublParent.exists(reference));
  return {
    line,
    place: group ?? references[0] ?? null,
    id: ublId.text(line),
    parents: references.flatMap((reference) => textsAt(ublParent, reference)),
    types: references.flatMap((reference) => textsAt(ublType, reference)),
    isInvoice: group !== undefined,
  };
}

const ciiLine = path(below(ciiLines));
const ciiId = path('ram:AssociatedDocumentLineDocument/ram:LineID');
const ciiParent = path('ram:AssociatedDocumentLineDocument/ram:ParentLineID');
const ciiType = path('ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode');

function ciiVendorLine(line: XmlElement): VendorLine {
  const types = textsAt(ciiType, line);
  return {
    line,
    place: line,
    id: ciiId.text(line),
    parents: textsAt(ciiParent, line),
    types,
    isInvoice: types.includes('GROUP') && !ciiParent.exists(line),
  };
}

export interface VendorLines {
  readonly all: readonly VendorLine[];
  of(line: XmlElement): VendorLine | undefined;
  byId(id: string): VendorLine | undefined;
  /** The lines that say they are part of another. */
  partsOf(id: string): readonly VendorLine[];
}

/** The lines and how they belong together; none where the invoice is of one seller alone. */
export function vendorLines(document: CheckedDocument): VendorLines {
  const { root, syntax } = document;
  const shared = document.fact(severalSellers) || document.fact(bothWays);
  const own = document.fact(invoiceId);
  const lines = shared ? (syntax === 'cii' ? [ciiLine] : ublLines).flatMap((at) => at.all(root)) : [];
  const all = lines.map((line) => (syntax === 'cii' ? ciiVendorLine(line) : ublVendorLine(line, own)));
  const byElement = new Map(all.map((line) => [line.line, line]));
  const byId = new Map(all.map((line) => [line.id, line]));
  const parts = new Map<string, VendorLine[]>();
  for (const line of all) {
    for (const parent of new Set(line.parents)) {
      const others = parts.get(parent);
      if (others === undefined) parts.set(parent, [line]);
      else others.push(line);
    }
  }
  return { all, of: (line) => byElement.get(line), byId: (id) => byId.get(id), partsOf: (id) => parts.get(id) ?? [] };
}

/** What a line bears that only such invoices have. */
interface LinePlaces {
  readonly sellerName: Path;
  readonly sellerId: Path;
  readonly sellerCountry: Path;
  readonly net: Path;
  readonly tax: Path;
  readonly gross: Path;
  readonly exemption: Path;
  /** Objects of the line (BT-128): the number of the invoice it is part of (AFL), that one's business process (AVV). */
  objects(line: XmlElement, scheme: 'AFL' | 'AVV'): readonly XmlElement[];
}

const ublObjects = {
  AFL: path('cac:DocumentReference[cbc:DocumentTypeCode=130]/cbc:ID[@schemeID=AFL]'),
  AVV: path('cac:DocumentReference[cbc:DocumentTypeCode=130]/cbc:ID[@schemeID=AVV]'),
};
const ciiObjects = path('ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument[ram:TypeCode=130]');
const ciiScheme = path('ram:ReferenceTypeCode');
const ciiObjectId = path('ram:IssuerAssignedID');
const ciiSum = 'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation';
const ciiSeller = 'ram:SpecifiedLineTradeAgreement/ram:ItemSellerTradeParty';

export const linePlaces: Readonly<Record<Syntax, LinePlaces>> = {
  ubl: {
    sellerName: path('cac:Item/cac:ManufacturerParty/cac:PartyLegalEntity/cbc:RegistrationName'),
    sellerId: path('cac:Item/cac:ManufacturerParty/cac:PartyLegalEntity/cbc:CompanyID'),
    sellerCountry: path('cac:Item/cac:ManufacturerParty/cac:PostalAddress/cac:Country/cbc:IdentificationCode'),
    net: path('cbc:LineExtensionAmount'),
    tax: path('cac:TaxTotal/cbc:TaxAmount'),
    gross: path('cbc:TaxInclusiveLineExtensionAmount'),
    exemption: path('cac:Item/cac:ClassifiedTaxCategory/cbc:TaxExemptionReason'),
    objects: (line, scheme) => ublObjects[scheme].all(line),
  },
  cii: {
    sellerName: path(`${ciiSeller}/ram:Name`),
    sellerId: path(`${ciiSeller}/ram:SpecifiedLegalOrganization/ram:ID`),
    sellerCountry: path(`${ciiSeller}/ram:PostalTradeAddress/ram:CountryID`),
    net: path(`${ciiSum}/ram:LineTotalAmount`),
    tax: path(`${ciiSum}/ram:TaxTotalAmount`),
    gross: path(`${ciiSum}/ram:GrandTotalAmount`),
    exemption: path('ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax/ram:ExemptionReason'),
    objects: (line, scheme) =>
      ciiObjects
        .all(line)
        .filter((object) => ciiScheme.values(object).includes(scheme))
        .flatMap((object) => ciiObjectId.all(object)),
  },
};
