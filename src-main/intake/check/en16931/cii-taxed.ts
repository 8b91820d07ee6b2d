/** What is taxed in each VAT category of a Cross Industry Invoice, added up once, and the breakdowns (BG-23) held against it. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { type Figure, magnitude, over, parseFigure, printFigure, times, toCents, toUnits, units } from '../figure.ts';
import type { Test, Verdict } from '../rules.ts';
import { settlement } from './cii-totals.ts';
import { onlyFigure, parseIndicator, quote, someFigure } from './tests.ts';

const categoryCodes = path('ram:CategoryCode');
const percents = path('ram:RateApplicablePercent');

/** Null where an amount, a rate or an indicator that the sum depends on is none. */
interface Taxed {
  lines: Figure | null;
  charges: Figure | null;
  allowances: Figure | null;
}

/** The category of which there is a breakdown for each rate; the official rules test no other such. */
const ofManyRates = 'S';

/** Sums by category code, and by rate where there are many. */
interface TaxedSums {
  readonly byCategory: ReadonlyMap<string, Taxed>;
  readonly byRate: ReadonlyMap<Figure, Taxed>;
  /** Where a rate is no figure no sum of one of them can be told. */
  readonly ratesTold: boolean;
  /** An indicator that is none leaves open what is a charge and what an allowance. */
  readonly indicatorsTold: boolean;
  /** Each allowance or charge has one indicator, which the rules of O and Z insist on. */
  readonly indicatorsAlone: boolean;
}

const lineSettlements = path('rsm:SupplyChainTradeTransaction/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement');
const lineTaxes = path('ram:ApplicableTradeTax');
const lineSummations = path('ram:SpecifiedTradeSettlementLineMonetarySummation');
const lineTotals = path('ram:LineTotalAmount');
const allowanceCharges = path(`${settlement}/ram:SpecifiedTradeAllowanceCharge`);
const allowanceChargeTaxes = path('ram:CategoryTradeTax');
const indicators = path('ram:ChargeIndicator/udt:Indicator');
const actualAmounts = path('ram:ActualAmount');

function taxedSums({ root }: CheckedDocument): TaxedSums {
  const byCategory = new Map<string, Taxed>();
  const byRate = new Map<Figure, Taxed>();
  let ratesTold = true;
  const add = (taxes: readonly XmlElement[], kind: keyof Taxed, amount: Figure | null) => {
    const codes = new Set(taxes.flatMap((tax) => categoryCodes.all(tax)).map(({ text }) => text));
    for (const code of codes) addTo(entry(byCategory, code, nothing), kind, amount);
    if (!codes.has(ofManyRates)) return;
    for (const rate of new Set(taxes.map((tax) => onlyFigure(percents.all(tax))))) {
      if (rate === 'unknown') ratesTold = false;
      else if (rate !== 'missing') addTo(entry(byRate, rate, nothing), kind, amount);
    }
  };
  for (const line of lineSettlements.all(root)) {
    const amounts = lineSummations.all(line).map((summation) => onlyFigure(lineTotals.all(summation)));
    add(lineTaxes.all(line), 'lines', sumOfOnly(amounts));
  }
  let indicatorsTold = true;
  let indicatorsAlone = true;
  for (const each of allowanceCharges.all(root)) {
    const told = indicators.all(each).map(({ text }) => parseIndicator(text));
    if (told.includes(null)) indicatorsTold = false;
    if (told.length !== 1) indicatorsAlone = false;
    const first = actualAmounts.first(each);
    const amount = first === undefined ? 0n : parseFigure(first.text);
    const taxes = allowanceChargeTaxes.all(each);
    if (told.includes(true)) add(taxes, 'charges', amount);
    if (told.includes(false)) add(taxes, 'allowances', amount);
  }
  return { byCategory, byRate, ratesTold, indicatorsTold, indicatorsAlone };
}

const nothing = (): Taxed => ({ lines: 0n, charges: 0n, allowances: 0n });

function addTo(taxed: Taxed, kind: keyof Taxed, amount: Figure | null): void {
  const sum = taxed[kind];
  taxed[kind] = sum === null || amount === null ? null : sum + amount;
}

function sumOfOnly(figures: readonly ReturnType<typeof onlyFigure>[]): Figure | null {
  let sum: Figure = 0n;
  for (const figure of figures) {
    if (figure === 'unknown') return null;
    if (figure !== 'missing') sum += figure;
  }
  return sum;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** The taxable amount: each of its parts is rounded by itself, as the official rules do. Null where it cannot be told. */
function totalOf({ lines, charges, allowances }: Taxed): Figure | null {
  return lines === null || charges === null || allowances === null ? null : toCents(lines) + toCents(charges) - toCents(allowances);
}

/** The taxable amount of a category; null where it cannot be told. */
function taxedIn(document: CheckedDocument, code: string): Figure | null {
  const { byCategory, indicatorsTold, indicatorsAlone } = document.fact(taxedSums);
  if (!indicatorsTold || (!indicatorsAlone && (code === 'O' || code === 'Z'))) return null;
  return totalOf(byCategory.get(code) ?? nothing());
}

/** The taxable amount of a rate of S; null where it cannot be told. */
function taxedAt(document: CheckedDocument, rate: Figure): Figure | null {
  const { byRate, ratesTold, indicatorsTold } = document.fact(taxedSums);
  return indicatorsTold && ratesTold ? totalOf(byRate.get(rate) ?? nothing()) : null;
}

const basisAmounts = path('ram:BasisAmount');
const calculatedAmounts = path('ram:CalculatedAmount');

/** The taxable amount is that of the category, give or take less than one. */
export const basisNear =
  (code: string): Test =>
  (tax, document) => {
    const basis = onlyFigure(basisAmounts.all(tax));
    const expected = taxedIn(document, code);
    if (basis === 'unknown' || expected === null) return true;
    if (basis !== 'missing' && magnitude(basis - expected) < units(1)) return true;
    return breach(basisAmounts.first(tax), expected);
  };

/** The taxable amount is that of the category. */
export const basisIs =
  (code: string): Test =>
  (tax, document) => {
    const expected = taxedIn(document, code);
    return expected === null || someFigure(basisAmounts.all(tax), (figure) => figure === expected, printFigure(expected));
  };

/** The taxable amount is that of S at the rate of the breakdown. */
export const basisOfRate: Test = (tax, document) => {
  const given = basisAmounts.all(tax);
  const figures = new Set(given.map(({ text }) => parseFigure(text)));
  for (const { text } of percents.all(tax)) {
    const rate = parseFigure(text);
    const expected = rate === null ? null : taxedAt(document, rate);
    if (expected === null || figures.has(null) || figures.has(expected)) continue;
    return breach(given[0], expected);
  }
  return true;
};

/** The tax is the taxable amount times the rate, give or take less than one. */
export const taxOfRate: Test = (tax) => {
  const [calculated, basis, rate] = [calculatedAmounts, basisAmounts, percents].map((place) => onlyFigure(place.all(tax)));
  if (calculated === undefined || basis === undefined || rate === undefined) return true;
  if (calculated === 'unknown' || basis === 'unknown' || rate === 'unknown') return true;
  if (calculated === 'missing' || basis === 'missing' || rate === 'missing') return false;
  const expected = over(toUnits(times(magnitude(basis), rate)), units(100));
  if (magnitude(magnitude(calculated) - expected) < units(1)) return true;
  return breach(calculatedAmounts.first(tax), basis < 0n ? -expected : expected);
};

function breach(amount: XmlElement | undefined, expected: Figure): Verdict {
  return { at: amount, values: { ...(amount === undefined ? {} : { found: quote(amount.text) }), expected: printFigure(expected) } };
}
