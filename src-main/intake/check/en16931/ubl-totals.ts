/** The sums of a UBL invoice: its totals (BG-22) against its lines, allowances, charges and taxes (BR-CO-10 to BR-CO-17). */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { type Figure, magnitude, over, sumOf, times, toCents, toUnits, units } from '../figure.ts';
import type { Test, Verdict } from '../rules.ts';
import { onlyFigure } from './tests.ts';
import { type Amount, combine, inCents, instead, minus, plus, says } from './ubl-amounts.ts';
import { isCharge, isVat } from './ubl-uses.ts';

const totals = {
  lines: path('cbc:LineExtensionAmount'),
  allowances: path('cbc:AllowanceTotalAmount'),
  charges: path('cbc:ChargeTotalAmount'),
  exclusive: path('cbc:TaxExclusiveAmount'),
  inclusive: path('cbc:TaxInclusiveAmount'),
  prepaid: path('cbc:PrepaidAmount'),
  rounding: path('cbc:PayableRoundingAmount'),
  payable: path('cbc:PayableAmount'),
};

/** The sum of what each of the elements holds one of at most; null where it cannot be told. */
function sumOfEach(elements: readonly XmlElement[], amounts: (of: XmlElement) => readonly XmlElement[]): Figure | null {
  const each = elements.map(amounts);
  return each.some(({ length }) => length > 1) ? null : sumOf(each.flat());
}

/** Σ BT-131. */
const lineSum = (document: CheckedDocument): Figure | null =>
  sumOfEach([...document.all('cac:InvoiceLine'), ...document.all('cac:CreditNoteLine')], totals.lines.all);

const rounded = (sum: Figure | null): Amount => (sum === null ? 'unknown' : toCents(sum));

/** BR-CO-10: BT-106 = Σ BT-131. */
export const linesAddUp: Test = (element, document) => says(totals.lines.all(element), rounded(document.fact(lineSum)));

const allowanceCharges = path('cac:AllowanceCharge');
const chargeAmounts = path('cbc:Amount');

interface ChargeSums {
  readonly count: number;
  readonly sum: Figure | null;
}

/** The allowances and the charges beside a total, counted and added up once for each parent. */
function chargeSums(_document: CheckedDocument): (parent: XmlElement, charge: boolean) => ChargeSums {
  const known = new Map<XmlElement, { readonly allowances: ChargeSums; readonly charges: ChargeSums }>();
  const summed = (parent: XmlElement, charge: boolean): ChargeSums => {
    const ones = allowanceCharges.all(parent).filter((one) => isCharge(one, charge));
    return { count: ones.length, sum: sumOfEach(ones, chargeAmounts.all) };
  };
  return (parent, charge) => {
    let sums = known.get(parent);
    if (sums === undefined) {
      sums = { allowances: summed(parent, false), charges: summed(parent, true) };
      known.set(parent, sums);
    }
    return charge ? sums.charges : sums.allowances;
  };
}

/** BR-CO-11, BR-CO-12: BT-107 = Σ BT-92, BT-108 = Σ BT-99. */
export const allowanceChargesAddUp =
  (charge: boolean): Test =>
  (element, document) => {
    if (element.parent === null) return true;
    const given = (charge ? totals.charges : totals.allowances).all(element);
    const { count, sum } = document.fact(chargeSums)(element.parent, charge);
    return (count === 0 && given.length === 0) || says(given, rounded(sum));
  };

/** BR-CO-13: BT-109 = BT-106 - BT-107 + BT-108, where those stand. */
export const exclusiveIsTotal: Test = (element) => {
  const lines = onlyFigure(totals.lines.all(element));
  const allowances = onlyFigure(totals.allowances.all(element));
  const charges = onlyFigure(totals.charges.all(element));
  // Without either the official rule rounds nothing.
  if (allowances === 'missing' && charges === 'missing') return says(totals.exclusive.all(element), lines);
  const sum = combine(combine(lines, allowances === 'missing' ? 0n : allowances, minus), charges === 'missing' ? 0n : charges, plus);
  return says(totals.exclusive.all(element), inCents(sum));
};

/** BR-CO-16: BT-115 = BT-112 - BT-113 + BT-114, where those stand. */
export const payableIsTotal: Test = (element) => {
  const inclusive = onlyFigure(totals.inclusive.all(element));
  const prepaid = onlyFigure(totals.prepaid.all(element));
  const rounding = onlyFigure(totals.rounding.all(element));
  const payables = totals.payable.all(element);
  const payable = onlyFigure(payables);
  const due = prepaid === 'missing' ? inclusive : inCents(combine(inclusive, prepaid, minus));
  if (rounding === 'missing') return says(payables, due);
  // The official rule rounds what is left without the rounding amount.
  const left = inCents(combine(payable, rounding, minus));
  if (left === 'unknown' || due === 'unknown' || (left === due && left !== 'missing')) return true;
  return instead(payables[0], combine(due, rounding, plus));
};

const documentCurrencies = path('cbc:DocumentCurrencyCode');
const taxTotals = path('cac:TaxTotal');
const taxAmounts = path('cbc:TaxAmount');
const exclusives = path('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount');
const inclusives = path('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount');

/** BR-CO-15: BT-112 = BT-109 + BT-110, and there is one BT-110 in the invoice's currency. */
export const inclusiveIsTotal: Test = (root) => {
  const [currency, ...others] = documentCurrencies.all(root);
  if (currency === undefined || others.length > 0) return true;
  const taxes = taxTotals
    .all(root)
    .map((total) => taxAmounts.all(total).filter(({ attributes }) => attributes?.get('currencyID') === currency.text));
  if (taxes.some(({ length }) => length > 1)) return true;
  const stated = taxes.flat();
  if (stated.length !== 1) return { at: stated[1] ?? inclusives.first(root) };
  return says(inclusives.all(root), inCents(combine(onlyFigure(exclusives.all(root)), onlyFigure(stated), plus)));
};

const subtotalTaxes = path('cac:TaxSubtotal');

/** BR-CO-14: BT-110 = Σ BT-117, where there are breakdowns. */
export const taxesAddUp: Test = (element) => {
  const breakdowns = subtotalTaxes.all(element);
  return breakdowns.length === 0 || says(taxAmounts.all(element), rounded(sumOfEach(breakdowns, taxAmounts.all)));
};

const taxableAmounts = path('cbc:TaxableAmount');

/** Whether the tax of a breakdown (BT-117) is its taxable amount (BT-116) × a rate, give or take one. */
export function taxIsShare(breakdown: XmlElement, rate: Amount): Verdict {
  const taxes = taxAmounts.all(breakdown);
  const tax = onlyFigure(taxes);
  const base = onlyFigure(taxableAmounts.all(breakdown));
  const share = combine(base, rate, (amount, percent) => toCents(times(magnitude(amount), over(percent, units(100)))));
  if (tax === 'unknown' || share === 'unknown') return true;
  if (tax !== 'missing' && share !== 'missing' && magnitude(magnitude(tax) - share) < units(1)) return true;
  return instead(
    taxes[0],
    combine(base, share, (amount, tax) => (amount < 0n ? -tax : tax)),
  );
}

const categories = path('cac:TaxCategory');
const percents = path('cbc:Percent');

/** BR-CO-17: BT-117 = BT-116 × BT-119 / 100, give or take one; nothing where the rate rounds to nothing or there is none. */
export const breakdownIsReckoned: Test = (breakdown) => {
  const rate = onlyFigure(categories.all(breakdown).filter(isVat).flatMap(percents.all));
  if (rate === 'unknown') return true;
  if (rate !== 'missing' && toUnits(rate) !== 0n) return taxIsShare(breakdown, rate);
  const tax = onlyFigure(taxAmounts.all(breakdown));
  return (typeof tax === 'bigint' && toUnits(tax) === 0n) || says(taxAmounts.all(breakdown), 0n);
};
