/**
 * The rules of each VAT category for the Cross Industry Invoice: BR-S, BR-Z, BR-E, BR-AE (reverse charge), BR-IC (intra-community
 * supply), BR-G (export), BR-O (not subject), BR-AF (IGIC), BR-AG (IPSI) and BR-B (split payment).
 */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { type CheckedDocument, onceAnElement } from '../document.ts';
import type { Figure } from '../figure.ts';
import { at, type Context, error, type Rule, type Test } from '../rules.ts';
import { partiesTest } from './cii-parties.ts';
import { basisIs, basisNear, basisOfRate, taxOfRate } from './cii-taxed.ts';
import { isVat } from './cii-tests.ts';
import { absent, either, figureThat, isAboveZero, isNotNegative, isZero, known, ofParent, parseIndicator, present } from './tests.ts';
import { type VatFamily, vatFamilies } from './vat-categories.ts';

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

/** 01: what is taxed in the category is broken down. Of O something may go without: the official rule does not look. */
function brokenDownTest({ code, rate }: VatFamily): Test {
  if (rate === 'above-zero' || rate === 'not-below-zero') return brokenDown(code);
  if (rate === 'zero') return brokenDownOnce(code);
  return (element, document) => usesOf(document, code).header === 0 || brokenDownOnce(code)(element, document);
}

const allCategories = (document: CheckedDocument): ReadonlySet<string> => new Set(document.all('ram:CategoryCode').map(({ text }) => text));
const anyCategory = (document: CheckedDocument, code: string): boolean => document.fact(allCategories).has(code);

/** Rules on the document as a whole. */
export const categoriesOfDocument: readonly Rule[] = [
  ...vatFamilies.map((family) => error(`BR-${family.family}-01`, brokenDownTest(family))),
  error('BR-B-01', (_element, document) => !anyCategory(document, 'B') || document.all('ram:CountryID').every(({ text }) => text === 'IT')),
  error('BR-B-02', (_element, document) => !anyCategory(document, 'B') || !anyCategory(document, 'S')),
];

const indicators = path('ram:ChargeIndicator/udt:Indicator');
const indicatorsOf = onceAnElement((each) => new Set(indicators.all(each).map(({ text }) => parseIndicator(text))));

/** Whether what is taxed is an allowance (false) or a charge (true). */
const isOf = (indicator: boolean, { parent }: XmlElement, document: CheckedDocument): boolean =>
  parent !== null && indicatorsOf(parent, document).has(indicator);

const vatOnce = onceAnElement(isVat);

const hasCategory = (tax: XmlElement, code: string): boolean => categoryCodes.all(tax).some(({ text }) => text === code);
const isVatOf = (tax: XmlElement, code: string): boolean => hasCategory(tax, code) && isVat(tax) === true;

const askedOfParent = (rule: Rule): Rule => ({ ...rule, test: ofParent(rule.test) });

const headerTax = 'ram:ApplicableHeaderTradeSettlement/ram:ApplicableTradeTax';

/** Where the official rules look for a breakdown of the category. */
function breakdownOf(code: string, rules: readonly Rule[]): Context {
  const tax = `rsm:SupplyChainTradeTransaction/${headerTax}`;
  switch (code) {
    // The whole tax, which the general rules on taxes then no longer judge.
    case 'L':
    case 'M':
    case 'O':
      return at(tax, rules, (each) => isVatOf(each, code));
    // A tax of any kind.
    case 'S':
    case 'Z':
      return at(`${headerTax}/ram:CategoryCode`, rules.map(askedOfParent), ({ text }) => text === code);
    default:
      return at(
        `${tax}/ram:CategoryCode`,
        rules.map(askedOfParent),
        ({ text, parent }, document) => text === code && parent !== null && vatOnce(parent, document) === true,
      );
  }
}

const agreedDelivery = path('rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeDelivery');
const deliveryDate = path('ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString');
const deliveryCountry = path('ram:ShipToTradeParty/ram:PostalTradeAddress/ram:CountryID');
const delivery = (place: typeof deliveryDate) => known(({ root }) => agreedDelivery.all(root).some((each) => place.exists(each)));

/** No tax of that name anywhere in the document is of a category other than O. */
const onlyNotSubject = (name: string) =>
  known((document) => document.all(name).every((tax) => categoryCodes.all(tax).every(({ text }) => text === 'O')));
const onlyNotSubjectTaxes = onlyNotSubject('ram:ApplicableTradeTax');
const onlyNotSubjectAllowances = onlyNotSubject('ram:CategoryTradeTax');

/** Rules that one category alone has, on its breakdown. */
const further: Readonly<Record<string, readonly Rule[]>> = {
  K: [
    error(
      'BR-IC-11',
      either(
        delivery(deliveryDate),
        ofParent(present('ram:BillingSpecifiedPeriod/ram:StartDateTime', 'ram:BillingSpecifiedPeriod/ram:EndDateTime')),
      ),
    ),
    error('BR-IC-12', delivery(deliveryCountry)),
  ],
  O: [
    error('BR-O-11', onlyNotSubjectTaxes),
    error('BR-O-12', onlyNotSubjectTaxes),
    error('BR-O-13', onlyNotSubjectAllowances),
    error('BR-O-14', onlyNotSubjectAllowances),
  ],
};

const noTax = figureThat('ram:CalculatedAmount', isZero);
const rateThat = (accept: (rate: Figure) => boolean) => figureThat('ram:RateApplicablePercent', accept);

/** 05, 06, 07: the rate of what is taxed. Only in CII may that of L (IGIC) not be zero. */
const rateTests: Readonly<Record<VatFamily['rate'], Test>> = {
  'above-zero': rateThat(isAboveZero),
  'not-below-zero': rateThat(isNotNegative),
  zero: rateThat(isZero),
  none: absent('ram:RateApplicablePercent'),
};
const rateTest = ({ code, rate }: VatFamily): Test => rateTests[code === 'L' ? 'above-zero' : rate];

/**
 * 08 and 09: the taxable amount and the tax of a breakdown. Of L and M nothing is tested: the official 08 asks for a rate beside
 * the tax, where none ever stands, and the official 09 always holds.
 */
function amountRules({ code, family, rate }: VatFamily): Rule[] {
  const tests: Readonly<Record<VatFamily['rate'], readonly [basis: Test, tax: Test] | null>> = {
    'above-zero': [basisOfRate, taxOfRate],
    'not-below-zero': null,
    zero: [basisNear(code), noTax],
    none: [basisIs(code), noTax],
  };
  const amounts = tests[rate];
  return amounts === null ? [] : [error(`BR-${family}-08`, amounts[0]), error(`BR-${family}-09`, amounts[1])];
}

/** 10: whether it says why there is no tax. */
const reasonTests: Readonly<Record<VatFamily['reason'], Test>> = {
  required: present('ram:ExemptionReason', 'ram:ExemptionReasonCode'),
  forbidden: absent('ram:ExemptionReason', 'ram:ExemptionReasonCode'),
};

const allowanceChargeTax = 'ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax';
const lineTax =
  'rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax';

function contextsOf(family: VatFamily): Context[] {
  const { code, family: letters, reason } = family;
  const id = (number: string) => `BR-${letters}-${number}`;
  const parties = partiesTest(family);
  const rate = rateTest(family);
  return [
    breakdownOf(code, [...amountRules(family), error(id('10'), reasonTests[reason]), ...(further[code] ?? [])]),
    at(
      allowanceChargeTax,
      [error(id('03'), parties), error(id('06'), rate)],
      (tax, document) => isVatOf(tax, code) && isOf(false, tax, document),
    ),
    at(
      allowanceChargeTax,
      [error(id('04'), parties), error(id('07'), rate)],
      (tax, document) => isVatOf(tax, code) && isOf(true, tax, document),
    ),
    at(lineTax, [error(id('02'), parties), error(id('05'), rate)], (tax) => isVatOf(tax, code)),
  ];
}

/** By the letters of their ids, the official order here, which tells whose rules judge a tax of two categories. */
export const vatContexts: readonly Context[] = [...vatFamilies].sort((a, b) => (a.family < b.family ? -1 : 1)).flatMap(contextsOf);
