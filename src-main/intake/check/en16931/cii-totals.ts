/** The sums of a Cross Industry Invoice: its totals (BG-22) against its lines, allowances, charges and taxes (BR-CO-10 to BR-CO-17). */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { type Figure, magnitude, over, parseFigure, printFigure, sumOf, times, toCents, toUnits, units } from '../figure.ts';
import type { Test, Verdict } from '../rules.ts';
import { isVat } from './cii-tests.ts';
import { onlyFigure, parseIndicator, someFigure } from './tests.ts';

export const settlement = 'rsm:SupplyChainTradeTransaction/ram:ApplicableHeaderTradeSettlement';

const invoiceCurrencies = path(`${settlement}/ram:InvoiceCurrencyCode`);
const taxCurrencies = path(`${settlement}/ram:TaxCurrencyCode`);

/** What the document says its currency is (BT-5), and the currency of VAT accounting (BT-6). */
const ownCurrencies = ({ root }: CheckedDocument): ReadonlySet<string> => new Set(invoiceCurrencies.all(root).map(({ text }) => text));
const accountingCurrencies = ({ root }: CheckedDocument): ReadonlySet<string> => new Set(taxCurrencies.all(root).map(({ text }) => text));
export const currenciesOf = (document: CheckedDocument): ReadonlySet<string> => document.fact(ownCurrencies);
export const taxCurrenciesOf = (document: CheckedDocument): ReadonlySet<string> => document.fact(accountingCurrencies);

/** The currency an amount is marked with; null where it has no mark. */
export const markOf = (amount: XmlElement): string | null => amount.attributes?.get('currencyID') ?? null;

const total = {
  lines: path('ram:LineTotalAmount'),
  allowances: path('ram:AllowanceTotalAmount'),
  charges: path('ram:ChargeTotalAmount'),
  basis: path('ram:TaxBasisTotalAmount'),
  grand: path('ram:GrandTotalAmount'),
  prepaid: path('ram:TotalPrepaidAmount'),
  rounding: path('ram:RoundingAmount'),
  due: path('ram:DuePayableAmount'),
};

const lineAmounts = path(
  'ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount',
);

/** The sum of the lines of a transaction, added up once for each. */
function lineSums(_document: CheckedDocument): (transaction: XmlElement) => Figure | null {
  const sums = new Map<XmlElement, Figure | null>();
  return (transaction) => {
    let sum = sums.get(transaction);
    if (sum === undefined) {
      sum = sumOf(lineAmounts.all(transaction));
      sums.set(transaction, sum);
    }
    return sum;
  };
}

/** BR-CO-10: BT-106 = Σ BT-131. */
export const linesAddUp: Test = (element, document) => {
  const transaction = element.parent?.parent;
  const sum = transaction ? document.fact(lineSums)(transaction) : 0n;
  const given = onlyFigure(total.lines.all(element));
  if (given === 'unknown' || sum === null) return true;
  return given === toCents(sum) || breach(total.lines.first(element), given, toCents(sum));
};

function breach(at: XmlElement | undefined, given: Figure | 'missing', expected: Figure): Verdict {
  return { at, values: { ...(given === 'missing' ? {} : { found: printFigure(given) }), expected: printFigure(expected) } };
}

const allowanceCharges = path(`${settlement}/ram:SpecifiedTradeAllowanceCharge`);
const indicators = path('ram:ChargeIndicator/udt:Indicator');
const actualAmounts = path('ram:ActualAmount');

interface AllowanceChargeSums {
  readonly count: number;
  /** Null where an amount or an indicator among them is none. */
  readonly sum: Figure | null;
}

/** The allowances (false) and charges (true) of the document, counted and added up. */
function allowanceChargeSums({ root }: CheckedDocument): (indicator: boolean) => AllowanceChargeSums {
  const all = allowanceCharges.all(root).map((at) => ({ at, indicators: indicators.all(at).map(({ text }) => parseIndicator(text)) }));
  const told = all.every((each) => !each.indicators.includes(null));
  const summed = (indicator: boolean): AllowanceChargeSums => {
    const ones = all.filter((each) => each.indicators.includes(indicator));
    return { count: ones.length, sum: told ? sumOf(ones.flatMap(({ at }) => actualAmounts.first(at) ?? [])) : null };
  };
  const sums = { allowances: summed(false), charges: summed(true) };
  return (indicator) => (indicator ? sums.charges : sums.allowances);
}

/** BR-CO-11, BR-CO-12: BT-107 = Σ BT-92, BT-108 = Σ BT-99. */
export const allowanceChargesAddUp =
  (indicator: boolean): Test =>
  (element, document) => {
    const given = (indicator ? total.charges : total.allowances).all(element);
    const { count, sum } = document.fact(allowanceChargeSums)(indicator);
    if (sum === null || (count === 0 && given.length === 0)) return true;
    const expected = toCents(sum);
    return someFigure(given, (figure) => figure === expected, printFigure(expected));
  };

/** The first figure at each place, with its sign; a place that is left empty counts nothing. Null where one is no figure. */
function addedUp(terms: readonly (readonly [1n | -1n, XmlElement | undefined])[]): Figure | null {
  let sum: Figure = 0n;
  for (const [sign, element] of terms) {
    const figure = element === undefined ? 0n : parseFigure(element.text);
    if (figure === null) return null;
    sum += sign * figure;
  }
  return sum;
}

/** One total is `expected`; where it or what it is made from is missing the rule is broken, though nothing can be recomputed. */
function isTotal(given: XmlElement | undefined, source: XmlElement | undefined, expected: Figure | null): Verdict {
  if (given === undefined || source === undefined) return { at: given ?? source };
  const figure = parseFigure(given.text);
  return figure === null || expected === null || figure === expected || breach(given, figure, expected);
}

/** BR-CO-13: BT-109 = BT-106 - BT-107 + BT-108. */
export const basisIsTotal: Test = (element) => {
  const lines = total.lines.first(element);
  const sum = addedUp([
    [1n, lines],
    [-1n, total.allowances.first(element)],
    [1n, total.charges.first(element)],
  ]);
  return isTotal(total.basis.first(element), lines, sum === null ? null : toCents(sum));
};

/** BR-CO-16: BT-115 = BT-112 - BT-113 + BT-114. */
export const dueIsTotal: Test = (element) => {
  const grand = total.grand.first(element);
  const sum = addedUp([
    [1n, grand],
    [-1n, total.prepaid.first(element)],
    [1n, total.rounding.first(element)],
  ]);
  return isTotal(total.due.first(element), grand, sum);
};

const summation = `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
const grandTotals = path(`${summation}/ram:GrandTotalAmount`);
const basisTotals = path(`${summation}/ram:TaxBasisTotalAmount`);
const taxTotals = path(`${summation}/ram:TaxTotalAmount`);

/** BR-CO-15: BT-112 = BT-109 + BT-110; without one BT-110 in the invoice's currency BT-112 = BT-109. */
export const grandIsTotal: Test = (element, document) => {
  const grand = grandTotals.first(element);
  const basis = basisTotals.first(element);
  const taxes = taxTotals.all(element);
  for (const currency of currenciesOf(document)) {
    const [tax, ...others] = taxes.filter((each) => markOf(each) === currency);
    const withoutTax = addedUp([[1n, basis]]);
    const withTax = addedUp([
      [1n, basis],
      [1n, tax],
    ]);
    if (tax === undefined || others.length > 0) {
      const verdict = isTotal(grand, basis, withoutTax);
      if (verdict !== true) return verdict;
      continue;
    }
    const verdict = isTotal(grand, basis, withTax === null ? null : toCents(withTax));
    if (verdict !== true && isTotal(grand, basis, withoutTax) !== true) return verdict;
  }
  return true;
};

const headerTaxAmounts = path(`${settlement}/ram:ApplicableTradeTax/ram:CalculatedAmount`);
const taxSum = ({ root }: CheckedDocument): Figure | null => sumOf(headerTaxAmounts.all(root));

/** BR-CO-14: BT-110 = Σ BT-117. */
export const taxesAddUp: Test = (element, document) => {
  const sum = document.fact(taxSum);
  return sum === null || someFigure([element], (figure) => figure === toCents(sum), printFigure(toCents(sum)));
};

const percents = path('ram:RateApplicablePercent');
const calculated = path('ram:CalculatedAmount');
const bases = path('ram:BasisAmount');

/** BR-CO-17: BT-117 = BT-116 × BT-119 / 100, give or take one; nothing where the rate rounds to nothing or there is none. */
export const taxIsShare: Test = (element) => {
  const vat = isVat(element);
  const rate = vat ? onlyFigure(percents.all(element)) : 'missing';
  const tax = onlyFigure(calculated.all(element));
  const basis = onlyFigure(bases.all(element));
  if (vat === null || rate === 'unknown' || tax === 'unknown') return true;
  const at = calculated.first(element);
  if (rate === 'missing' || toUnits(rate) === 0n) return tax !== 'missing' && toUnits(tax) === 0n ? true : breach(at, tax, 0n);
  if (basis === 'unknown') return true;
  if (basis === 'missing') return false;
  const expected = toCents(over(times(magnitude(basis), rate), units(100)));
  if (tax !== 'missing' && magnitude(magnitude(tax) - expected) <= units(1)) return true;
  return breach(at, tax, basis < 0n ? -expected : expected);
};
