/** The rules of each VAT category for UBL: BR-S-*, BR-Z-*, BR-E-*, BR-AE-*, BR-IC-*, BR-G-*, BR-O-*, BR-AF-* (IGIC), BR-AG-* (IPSI), BR-B-*. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { type Figure, parseFigure } from '../figure.ts';
import { at, type Context, error, type Rule, type Test, type Verdict } from '../rules.ts';
import { absent, figureThat, isAboveZero, isNotNegative, isZero, onlyFigure, present } from './tests.ts';
import { type Amount, combine, instead, plus, says } from './ubl-amounts.ts';
import { taxedAmounts } from './ubl-taxed.ts';
import { taxIsShare } from './ubl-totals.ts';
import { type CategoryUses, categoryUses, codeOf, isCharge, isVat, partyNumbers } from './ubl-uses.ts';
import { type VatFamily, vatFamilies } from './vat-categories.ts';

// --- Rules on the document as a whole -----------------------------------------------------------------------------------------

const inVatTotal = (holds: boolean, document: CheckedDocument): Verdict => holds || { at: document.all('cac:TaxTotal')[0] };

/** 01: what is taxed in the category has exactly one breakdown, which counts as a use itself. */
const brokenDownOnce =
  (code: string): Test =>
  (_root, document) => {
    const uses = document.fact(categoryUses);
    const used = uses.count('vatCategory', code) + uses.count('vatItem', code) > 0;
    return inVatTotal(!used || uses.count('vatBreakdown', code) === 1, document);
  };

/** 01 where each rate has its own breakdown: one at least where something is taxed so, none where nothing is. */
const brokenDown =
  (code: string): Test =>
  (_root, document) => {
    const uses = document.fact(categoryUses);
    // The official rules for S ask for no scheme at all, those for L for none where the breakdown is wanted.
    const used =
      code === 'S'
        ? uses.count('allowanceCharge', code) + uses.count('item', code)
        : uses.count('vatAllowanceCharge', code) + uses.count('vatItem', code);
    if (used === 0) return inVatTotal(uses.count(code === 'S' ? 'breakdown' : 'vatBreakdown', code) === 0, document);
    return inVatTotal(uses.count(code === 'M' ? 'vatBreakdown' : 'breakdown', code) > 0, document);
  };

/** 02, 03, 04: where the category is used the parties are known to the tax office as it wants. */
function partiesKnown({ seller, buyer }: VatFamily, used: (uses: CategoryUses) => boolean): Test {
  return (_root, document) => {
    if (!used(document.fact(categoryUses))) return true;
    const numbers = document.fact(partyNumbers);
    const ofSeller = { at: document.all('cac:AccountingSupplierParty')[0] };
    const ofBuyer = { at: document.all('cac:AccountingCustomerParty')[0] };
    const anyVat = numbers.sellerVat || numbers.representativeVat;
    if (seller === 'no-vat-number') return anyVat ? ofSeller : !numbers.buyerVat || ofBuyer;
    if (!(seller === 'vat-number' ? anyVat : numbers.sellerTax || numbers.representativeVat)) return ofSeller;
    return buyer === 'any' || numbers.buyerVat || (buyer === 'vat-or-legal-number' && numbers.buyerLegal) || ofBuyer;
  };
}

/** BR-S-02 as it is officially put: an item taxed at S under no scheme of VAT breaks it, whatever the seller's numbers. */
const itemsOfVat: Test = (_root, document) => {
  const uses = document.fact(categoryUses);
  return uses.count('item', 'S') === 0 || uses.count('vatItem', 'S') > 0;
};

const both =
  (first: Test, second: Test): Test =>
  (element, document) => {
    const verdict = first(element, document);
    return verdict === true ? second(element, document) : verdict;
  };

function rulesOfDocument(family: VatFamily): Rule[] {
  const { code, family: letters, rate } = family;
  const id = (number: string) => `BR-${letters}-${number}`;
  // Only what stands in the document itself is asked of allowances and charges outside the scope of VAT.
  const [allowance, charge] =
    rate === 'none' ? (['vatDocumentAllowance', 'vatDocumentCharge'] as const) : (['vatAllowance', 'vatCharge'] as const);
  const items = partiesKnown(family, (uses) => uses.count('vatItem', code) > 0);
  return [
    error(id('01'), rate === 'above-zero' || rate === 'not-below-zero' ? brokenDown(code) : brokenDownOnce(code)),
    error(id('02'), code === 'S' ? both(itemsOfVat, items) : items),
    error(
      id('03'),
      partiesKnown(family, (uses) => uses.count(allowance, code) > 0),
    ),
    error(
      id('04'),
      partiesKnown(family, (uses) => uses.count(charge, code) > 0),
    ),
  ];
}

/** Where a breakdown is outside the scope of VAT, nothing of another category stands at the place. */
const nothingElse =
  (place: 'vatBreakdown' | 'vatItem' | 'vatAllowance' | 'vatCharge'): Test =>
  (_root, document) => {
    const uses = document.fact(categoryUses);
    return inVatTotal(uses.count('vatBreakdown', 'O') === 0 || uses.countOthers(place, 'O') === 0, document);
  };

const intraCommunity: (test: Test) => Test = (test) => (root, document) =>
  document.fact(categoryUses).count('vatBreakdown', 'K') === 0 || test(root, document);

const deliveryDates = path('cac:Delivery/cbc:ActualDeliveryDate');
const deliveryCountries = path('cac:Delivery/cac:DeliveryLocation/cac:Address/cac:Country/cbc:IdentificationCode');
const invoicePeriods = path('cac:InvoicePeriod');

/** A text of two characters or more; several cannot be judged. */
const isLong = (elements: readonly XmlElement[]): boolean => elements.length > 1 || (elements[0]?.text.length ?? 0) > 1;

const delivered: Test = (root) => isLong(deliveryDates.all(root)) || invoicePeriods.all(root).some(({ children }) => children.length > 0);
const deliveredSomewhere: Test = (root) => isLong(deliveryCountries.all(root));

const allItalian = (document: CheckedDocument): boolean => document.all('cbc:IdentificationCode').every(({ text }) => text === 'IT');

const domesticItalian: Test = (_root, document) => {
  const uses = document.fact(categoryUses);
  return uses.count('category', 'B') + uses.count('item', 'B') === 0 || document.fact(allItalian);
};

const notWithStandardRate: Test = (_root, document) => {
  const uses = document.fact(categoryUses);
  const used = (code: string) => uses.count('breakdown', code) + uses.count('documentAllowanceCharge', code) + uses.count('item', code) > 0;
  return !used('B') || !used('S');
};

/** Rules of the VAT categories on the document as a whole. */
export const vatRulesOfDocument: readonly Rule[] = [
  ...vatFamilies.flatMap(rulesOfDocument),
  error('BR-IC-11', intraCommunity(delivered)),
  error('BR-IC-12', intraCommunity(deliveredSomewhere)),
  error('BR-O-11', nothingElse('vatBreakdown')),
  error('BR-O-12', nothingElse('vatItem')),
  error('BR-O-13', nothingElse('vatAllowance')),
  error('BR-O-14', nothingElse('vatCharge')),
  error('BR-B-01', domesticItalian),
  error('BR-B-02', notWithStandardRate),
];

// --- Rules on a breakdown, an allowance, a charge, a line ---------------------------------------------------------------------

/** 05, 06, 07: the rate is one of the category. */
function rateFits({ rate }: VatFamily): Test {
  if (rate === 'none') return absent('cbc:Percent');
  return figureThat('cbc:Percent', { 'above-zero': isAboveZero, 'not-below-zero': isNotNegative, zero: isZero }[rate]);
}

const taxableAmounts = path('cbc:TaxableAmount');
const percents = path('cbc:Percent');

/** What a breakdown's taxable amount (BT-116) is to be, reckoned from the lines of an invoice and from those of a credit note. */
function basesOf(document: CheckedDocument, code: string, rate: Figure | null) {
  const taxed = document.fact(taxedAmounts);
  const charges = taxed('cac:AllowanceCharge', code, rate);
  return (['cac:InvoiceLine', 'cac:CreditNoteLine'] as const).map((kind) => {
    const lines = taxed(kind, code, rate);
    return {
      sum: combine(lines ?? 0n, charges ?? 0n, plus),
      // The official rules differ here: for S something must bear the rate, for the others there must be a line, whatever it bears.
      counts: code === 'S' ? lines !== undefined || charges !== undefined : document.all(kind).length > 0,
      expected: (document.root.name === 'invoice:Invoice') === (kind === 'cac:InvoiceLine'),
    };
  });
}

/** 08: BT-116 = Σ BT-131 - Σ BT-92 + Σ BT-99, all of the category; where it bears tax, at each rate and give or take one. */
const baseIsSum =
  (code: string, byRate: boolean): Test =>
  (category, document) => {
    const rate = byRate ? onlyFigure(percents.all(category)) : null;
    if (typeof rate === 'string') return true;
    const amounts = category.parent === null ? [] : taxableAmounts.all(category.parent);
    const base = onlyFigure(amounts);
    if (base === 'unknown') return true;
    const bases = basesOf(document, code, rate);
    const fits = (sum: Amount) => (byRate ? isAbout(amounts[0], sum) : base === sum);
    if (bases.some(({ sum, counts }) => sum === 'unknown' || (counts && fits(sum)))) return true;
    return instead(amounts[0], bases.find(({ expected }) => expected)?.sum ?? 'missing');
  };

/**
 * Whether an amount is less than one away from a sum. The official rules work the two bounds out in binary fractions, and at a
 * distance of exactly one it depends on them: so do these. Nothing else here does.
 */
function isAbout(amount: XmlElement | undefined, sum: Amount): boolean {
  if (amount === undefined || typeof sum !== 'bigint') return false;
  const below = parseFigure(String(Number(amount.text) - 1));
  const above = parseFigure(String(Number(amount.text) + 1));
  return below === null || above === null || (below < sum && sum < above);
}

const taxAmounts = path('cbc:TaxAmount');

/** 09 of a category without tax: BT-117 is zero. */
const noTax: Test = ({ parent }) => parent === null || says(taxAmounts.all(parent), 0n);

/** 09 of a category with tax: BT-117 = BT-116 × BT-119, give or take one. */
const taxFollowsRate: Test = (category) => category.parent === null || taxIsShare(category.parent, onlyFigure(percents.all(category)));

const reasonGiven = present('cbc:TaxExemptionReason', 'cbc:TaxExemptionReasonCode');
const noReasonGiven = absent('cbc:TaxExemptionReason', 'cbc:TaxExemptionReasonCode');

function contextsOf(family: VatFamily): Context[] {
  const { code, family: letters, rate, reason } = family;
  const id = (number: string) => `BR-${letters}-${number}`;
  const taxed = rate === 'above-zero' || rate === 'not-below-zero';
  const inCategory: Test = (category) => codeOf(category) === code && isVat(category);
  const ofCharge =
    (charge: boolean): Test =>
    (category, document) =>
      inCategory(category, document) === true && category.parent !== null && isCharge(category.parent, charge);
  return [
    at(
      '/*/cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory',
      [
        error(id('08'), baseIsSum(code, taxed)),
        error(id('09'), taxed ? taxFollowsRate : noTax),
        error(id('10'), reason === 'required' ? reasonGiven : noReasonGiven),
      ],
      inCategory,
    ),
    at('cac:AllowanceCharge/cac:TaxCategory', [error(id('06'), rateFits(family))], ofCharge(false)),
    at('cac:AllowanceCharge/cac:TaxCategory', [error(id('07'), rateFits(family))], ofCharge(true)),
    at(
      'cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory | cac:CreditNoteLine/cac:Item/cac:ClassifiedTaxCategory',
      [error(id('05'), rateFits(family))],
      inCategory,
    ),
  ];
}

/** Where a category stands: its rules on what stands with it. */
export const vatContexts: readonly Context[] = vatFamilies.flatMap(contextsOf);
