/** Which VAT categories a UBL invoice uses and where, and by which numbers its parties are known. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { parseIndicator } from './tests.ts';

const ids = path('cbc:ID');
const schemes = path('cac:TaxScheme');

/** The code of a tax category or scheme; null where it says several. */
export function codeOf(element: XmlElement): string | null {
  const [id, ...others] = ids.all(element);
  return others.length > 0 ? null : (id?.text ?? '');
}

/** Whether a tax category, or the tax number of a party, is one of VAT. */
export const isVat = (element: XmlElement): boolean => schemes.all(element).some((scheme) => codeOf(scheme)?.toUpperCase() === 'VAT');

const indicators = path('cbc:ChargeIndicator');

/** Whether an allowance or charge says that it is a charge (true) or an allowance (false). */
export const isCharge = (element: XmlElement, charge: boolean): boolean =>
  indicators.all(element).some(({ text }) => parseIndicator(text) === charge);

// --- Categories ---------------------------------------------------------------------------------------------------------------

/** Where a category stands. What begins with `vat` counts those alone whose tax scheme says VAT. */
type Place =
  /** Of a line's item (BT-151). */
  | 'item'
  | 'vatItem'
  /** Of any allowance or charge. */
  | 'allowanceCharge'
  | 'vatAllowanceCharge'
  | 'vatAllowance'
  | 'vatCharge'
  /** Of those of the document alone. */
  | 'documentAllowanceCharge'
  | 'vatDocumentAllowance'
  | 'vatDocumentCharge'
  /** Of anything but an item. */
  | 'category'
  | 'vatCategory'
  /** Of a breakdown (BT-118). */
  | 'breakdown'
  | 'vatBreakdown';

export interface CategoryUses {
  /** How often a category of that code stands there. */
  count(place: Place, code: string): number;
  /** How often one of another code, or of none, stands there. */
  countOthers(place: Place, code: string): number;
}

/** How often each VAT category code stands where. */
export function categoryUses(document: CheckedDocument): CategoryUses {
  const counts = new Map<string, number>();
  const totals = new Map<Place, number>();
  const add = (place: Place, code: string) => {
    const key = `${place} ${code}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    totals.set(place, (totals.get(place) ?? 0) + 1);
  };
  for (const item of document.all('cac:ClassifiedTaxCategory')) {
    const code = codeOf(item);
    if (code === null) continue;
    add('item', code);
    if (isVat(item)) add('vatItem', code);
  }
  for (const category of document.all('cac:TaxCategory')) {
    const code = codeOf(category);
    if (code === null) continue;
    const vat = isVat(category);
    add('category', code);
    if (vat) add('vatCategory', code);
    const { parent } = category;
    if (parent?.name === 'cac:AllowanceCharge') {
      const ofDocument = parent.parent === document.root;
      add('allowanceCharge', code);
      if (ofDocument) add('documentAllowanceCharge', code);
      if (!vat) continue;
      add('vatAllowanceCharge', code);
      if (isCharge(parent, false)) {
        add('vatAllowance', code);
        if (ofDocument) add('vatDocumentAllowance', code);
      }
      if (isCharge(parent, true)) {
        add('vatCharge', code);
        if (ofDocument) add('vatDocumentCharge', code);
      }
    } else if (parent?.name === 'cac:TaxSubtotal' && parent.parent?.name === 'cac:TaxTotal' && parent.parent.parent === document.root) {
      add('breakdown', code);
      if (vat) add('vatBreakdown', code);
    }
  }
  const count = (place: Place, code: string) => counts.get(`${place} ${code}`) ?? 0;
  return { count, countOthers: (place, code) => (totals.get(place) ?? 0) - count(place, code) };
}

// --- Parties ------------------------------------------------------------------------------------------------------------------

/** Tax and legal numbers, present or not. */
interface PartyNumbers {
  /** BT-31 or BT-32. */
  readonly sellerTax: boolean;
  /** BT-31. */
  readonly sellerVat: boolean;
  /** BT-63. */
  readonly representativeVat: boolean;
  /** BT-48. */
  readonly buyerVat: boolean;
  /** BT-47. */
  readonly buyerLegal: boolean;
}

const partyTaxSchemes = path('cac:Party/cac:PartyTaxScheme');
const representativeTaxSchemes = path('cac:PartyTaxScheme');
const companyIds = path('cbc:CompanyID');
const legalNumbers = path('cac:Party/cac:PartyLegalEntity/cbc:CompanyID');

/** By which numbers the parties are known. */
export function partyNumbers(document: CheckedDocument): PartyNumbers {
  const sellers = document.all('cac:AccountingSupplierParty');
  const buyers = document.all('cac:AccountingCustomerParty');
  const sellerTaxes = sellers.flatMap(partyTaxSchemes.all).filter(companyIds.exists);
  return {
    sellerTax: sellerTaxes.length > 0,
    sellerVat: sellerTaxes.some(isVat),
    representativeVat: document
      .all('cac:TaxRepresentativeParty')
      .flatMap(representativeTaxSchemes.all)
      .some((scheme) => isVat(scheme) && companyIds.exists(scheme)),
    buyerVat: buyers.flatMap(partyTaxSchemes.all).some((scheme) => isVat(scheme) && companyIds.exists(scheme)),
    buyerLegal: buyers.some(legalNumbers.exists),
  };
}
