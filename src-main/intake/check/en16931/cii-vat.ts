/**
 * The rules of each VAT category for the Cross Industry Invoice: BR-S, BR-Z, BR-E, BR-AE (reverse charge), BR-IC (intra-community
 * supply), BR-G (export), BR-O (not subject), BR-AF (IGIC), BR-AG (IPSI) and BR-B (split payment). BR-AF-09 and BR-AG-09 are in the
 * standard, but nothing is tested under those ids.
 */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { at, type Context, error, type Rule, type Test } from '../rules.ts';
import { nobodyHasVatId, partiesAreKnown, partiesHaveVatIds, sellerHasVatId, sellerIsKnown } from './cii-parties.ts';
import { basisIs, basisNear, basisOfRate, taxOfRate } from './cii-taxed.ts';
import {
  absent,
  either,
  figureThat,
  isAboveZero,
  isNotNegative,
  isVat,
  isZero,
  known,
  ofParent,
  parseIndicator,
  present,
} from './cii-tests.ts';

const categoryCodes = path('ram:CategoryCode');

interface Uses {
  readonly header: number;
  readonly lines: number;
  readonly allowanceCharges: number;
}
const unused: Uses = { header: 0, lines: 0, allowanceCharges: 0 };

/** By category code, how many breakdowns (BG-23), lines and document level allowances and charges are taxed so. */
function categoryUses(document: CheckedDocument): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>();
  const count = (tax: XmlElement, kind: keyof Uses) => {
    for (const code of new Set(categoryCodes.all(tax).map(({ text }) => text))) {
      const known = uses.get(code) ?? unused;
      uses.set(code, { ...known, [kind]: known[kind] + 1 });
    }
  };
  for (const tax of document.all('ram:ApplicableTradeTax')) {
    if (tax.parent?.name === 'ram:ApplicableHeaderTradeSettlement') count(tax, 'header');
    if (tax.parent?.name === 'ram:SpecifiedLineTradeSettlement') count(tax, 'lines');
  }
  for (const tax of document.all('ram:CategoryTradeTax')) count(tax, 'allowanceCharges');
  return uses;
}

const usesOf = (document: CheckedDocument, code: string): Uses => document.fact(categoryUses).get(code) ?? unused;

/** What is taxed at a rate of the category has a breakdown of it (as the official rule counts: two taxes of it in all). */
const brokenDown =
  (code: string): Test =>
  (_element, document) => {
    const { header, lines, allowanceCharges } = usesOf(document, code);
    return (lines === 0 || lines + header >= 2) && (allowanceCharges === 0 || allowanceCharges + header >= 2);
  };

/** One breakdown of the category, and something it breaks down; or none of either. */
const brokenDownOnce =
  (code: string): Test =>
  (_element, document) => {
    const { header, lines, allowanceCharges } = usesOf(document, code);
    const used = lines + allowanceCharges > 0;
    return header === 1 ? used : header === 0 && !used;
  };

/** Rules on the document as a whole. */
export const categoriesOfDocument = [
  error('BR-S-01', brokenDown('S')),
  error('BR-Z-01', brokenDownOnce('Z')),
  error('BR-E-01', brokenDownOnce('E')),
  error('BR-AE-01', brokenDownOnce('AE')),
  error('BR-IC-01', brokenDownOnce('K')),
  error('BR-G-01', brokenDownOnce('G')),
  // Something not subject to VAT may go without a breakdown: the official rule does not look.
  error('BR-O-01', (element, document) => usesOf(document, 'O').header === 0 || brokenDownOnce('O')(element, document)),
  error('BR-AF-01', brokenDown('L')),
  error('BR-AG-01', brokenDown('M')),
  error('BR-B-01', (_element, document) => !anyCategory(document, 'B') || document.all('ram:CountryID').every(({ text }) => text === 'IT')),
  error('BR-B-02', (_element, document) => !anyCategory(document, 'B') || !anyCategory(document, 'S')),
];

const allCategories = (document: CheckedDocument): ReadonlySet<string> => new Set(document.all('ram:CategoryCode').map(({ text }) => text));
const anyCategory = (document: CheckedDocument, code: string): boolean => document.fact(allCategories).has(code);

const indicators = path('ram:ChargeIndicator/udt:Indicator');
const isOf =
  (indicator: boolean) =>
  (tax: XmlElement): boolean =>
    tax.parent !== null && indicators.all(tax.parent).some(({ text }) => parseIndicator(text) === indicator);

/** A VAT category: what its breakdowns (BG-23) must say, who the parties must be and what rate it may have. */
interface Category {
  readonly rules: string;
  readonly code: string;
  readonly breakdown: (rules: readonly Rule[]) => Context;
  readonly basis: Test;
  /** Null where nothing is asked. */
  readonly tax: Test | null;
  readonly reason: Test;
  readonly further?: readonly Rule[];
  readonly parties: Test;
  readonly rate: Test;
}

const hasCategory = (tax: XmlElement, code: string): boolean => categoryCodes.all(tax).some(({ text }) => text === code);
const isVatOf = (tax: XmlElement, code: string): boolean => isVat(tax) === true && hasCategory(tax, code);

/** The official contexts of a breakdown: the tax itself (which the general rules on taxes then no longer judge), or its category code. */
const headerTax = 'ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax';
const theTax = (code: string) => (rules: readonly Rule[]) =>
  at(`rsm:SupplyChainTradeTransaction/${headerTax}`, rules, (tax) => isVatOf(tax, code));
const theCodeOfVat = (code: string) => (rules: readonly Rule[]) =>
  at(
    `rsm:SupplyChainTradeTransaction/${headerTax}/ram:CategoryCode`,
    rules.map(askedOfParent),
    ({ text, parent }) => text === code && parent !== null && isVat(parent) === true,
  );
const theCode = (code: string) => (rules: readonly Rule[]) =>
  at(`${headerTax}/ram:CategoryCode`, rules.map(askedOfParent), ({ text }) => text === code);
const askedOfParent = (rule: Rule): Rule => ({ ...rule, test: ofParent(rule.test) });

const noTax = figureThat('ram:CalculatedAmount', isZero);
const withReason = present('ram:ExemptionReason', 'ram:ExemptionReasonCode');
const withoutReason = absent('ram:ExemptionReason', 'ram:ExemptionReasonCode');
const rateThat = (accept: Parameters<typeof figureThat>[1]) => figureThat('ram:RateApplicablePercent', accept);

const agreedDelivery = path('rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery');
const deliveryDate = path('ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString');
const deliveryCountry = path('ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID');
const delivery = (place: typeof deliveryDate) => known(({ root }) => agreedDelivery.all(root).some((each) => place.exists(each)));

/** No tax of that name anywhere in the document is of a category other than O. */
const onlyNotSubject = (name: string) =>
  known((document) => document.all(name).every((tax) => categoryCodes.all(tax).every(({ text }) => text === 'O')));
const onlyNotSubjectTaxes = onlyNotSubject('ram:ApplicableTradeTax');
const onlyNotSubjectAllowances = onlyNotSubject('ram:CategoryTradeTax');

/** In the official order, which tells whose rules judge a tax of two categories. */
const categories: readonly Category[] = [
  {
    rules: 'BR-AE',
    code: 'AE',
    breakdown: theCodeOfVat('AE'),
    basis: basisNear('AE'),
    tax: noTax,
    reason: withReason,
    parties: partiesAreKnown,
    rate: rateThat(isZero),
  },
  {
    rules: 'BR-AF',
    code: 'L',
    breakdown: theTax('L'),
    basis: basisOfRate('L'),
    tax: null,
    reason: withoutReason,
    parties: sellerIsKnown,
    rate: rateThat(isAboveZero),
  },
  {
    rules: 'BR-AG',
    code: 'M',
    breakdown: theTax('M'),
    basis: basisOfRate('M'),
    tax: null,
    reason: withoutReason,
    parties: sellerIsKnown,
    rate: rateThat(isNotNegative),
  },
  {
    rules: 'BR-E',
    code: 'E',
    breakdown: theCodeOfVat('E'),
    basis: basisNear('E'),
    tax: noTax,
    reason: withReason,
    parties: sellerIsKnown,
    rate: rateThat(isZero),
  },
  {
    rules: 'BR-G',
    code: 'G',
    breakdown: theCodeOfVat('G'),
    basis: basisNear('G'),
    tax: noTax,
    reason: withReason,
    parties: sellerHasVatId,
    rate: rateThat(isZero),
  },
  {
    rules: 'BR-IC',
    code: 'K',
    breakdown: theCodeOfVat('K'),
    basis: basisNear('K'),
    tax: noTax,
    reason: withReason,
    further: [
      error(
        'BR-IC-11',
        either(
          delivery(deliveryDate),
          ofParent(present('ram:BillingSpecifiedPeriod/ram:StartDateTime', 'ram:BillingSpecifiedPeriod/ram:EndDateTime')),
        ),
      ),
      error('BR-IC-12', delivery(deliveryCountry)),
    ],
    parties: partiesHaveVatIds,
    rate: rateThat(isZero),
  },
  {
    rules: 'BR-O',
    code: 'O',
    breakdown: theTax('O'),
    basis: basisIs('O'),
    tax: noTax,
    reason: withReason,
    further: [
      error('BR-O-11', onlyNotSubjectTaxes),
      error('BR-O-12', onlyNotSubjectTaxes),
      error('BR-O-13', onlyNotSubjectAllowances),
      error('BR-O-14', onlyNotSubjectAllowances),
    ],
    parties: nobodyHasVatId,
    rate: absent('ram:RateApplicablePercent'),
  },
  {
    rules: 'BR-S',
    code: 'S',
    breakdown: theCode('S'),
    basis: basisOfRate('S'),
    tax: taxOfRate,
    reason: withoutReason,
    parties: sellerIsKnown,
    rate: rateThat(isAboveZero),
  },
  {
    rules: 'BR-Z',
    code: 'Z',
    breakdown: theCode('Z'),
    basis: basisNear('Z'),
    tax: noTax,
    reason: withoutReason,
    parties: sellerIsKnown,
    rate: rateThat(isZero),
  },
];

/** The contexts of all categories: breakdown, document level allowance, document level charge and line of each. */
export const vatContexts: readonly Context[] = categories.flatMap(
  ({ rules: prefix, code, breakdown, basis, tax, reason, further, parties, rate }) => [
    breakdown([
      error(`${prefix}-08`, basis),
      ...(tax === null ? [] : [error(`${prefix}-09`, tax)]),
      error(`${prefix}-10`, reason),
      ...(further ?? []),
    ]),
    at(
      'ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax',
      [error(`${prefix}-03`, parties), error(`${prefix}-06`, rate)],
      (each) => isVatOf(each, code) && isOf(false)(each),
    ),
    at(
      'ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax',
      [error(`${prefix}-04`, parties), error(`${prefix}-07`, rate)],
      (each) => isVatOf(each, code) && isOf(true)(each),
    ),
    at(
      'rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax',
      [error(`${prefix}-02`, parties), error(`${prefix}-05`, rate)],
      (each) => isVatOf(each, code),
    ),
  ],
);
