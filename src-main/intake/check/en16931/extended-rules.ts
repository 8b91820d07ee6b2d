/**
 * What EXTENDED puts in the place of rules of EN 16931: lines may stand below lines, so that only some are added up (a group's
 * amount repeats those below it, information bears none), and each amount may be a cent off. Factur-X EXTENDED in CII, and
 * EXTENDED-CTC-FR of the French reform in both syntaxes. The
 * rules that both syntaxes share; what each profile makes of them stands in extended-profiles.ts.
 */
import type { Path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { type Figure, magnitude, over, printFigure, times, toCents, units } from '../figure.ts';
import { error, type Rule, type Test, type Verdict } from '../rules.ts';
import type { Naming } from './extended-names.ts';
import { type Binding, countOf, counts, type ExtendedLine, type ExtendedView, type Portion, reasonOf, totalOf } from './extended-view.ts';
import { onlyFigure, someFigure } from './tests.ts';
import { vatFamilies } from './vat-categories.ts';

export type View = (document: CheckedDocument) => ExtendedView;

/** Where a syntax keeps what the rules hold against the view; each path begins at the element the rule is on. */
export interface Places {
  readonly binding: Binding;
  readonly totals: Readonly<Record<'lines' | 'allowances' | 'charges' | 'basis' | 'grand', Path>>;
  /** The total VAT in the currency of the invoice; null where the syntax says nothing of an invoice without. */
  readonly ownTax: (totals: XmlElement, document: CheckedDocument) => readonly XmlElement[] | null;
  /** The tax of a breakdown (what says its category), its taxable amount and its tax. */
  readonly tax: Path;
  readonly basis: Path;
  readonly amount: Path;
  readonly isVat: (tax: XmlElement) => boolean;
}

const cent: Figure = units(1) / 100n;

/** A figure is what it should be, give or take a cent for each amount it is made from. */
export function near(elements: readonly XmlElement[], expected: Figure | null, amounts: number): Verdict {
  if (expected === null || elements.length > 1) return true;
  return someFigure(elements, (figure) => magnitude(figure - expected) <= cent * BigInt(amounts), printFigure(expected));
}

const centsOf = ({ sum }: Portion): Figure | null => (sum === null ? null : toCents(sum));

// --- The totals -------------------------------------------------------------------------------------------------------------

export function totalRules(id: Naming, view: View, { totals, ownTax }: Places): Rule[] {
  const whole = (document: CheckedDocument) => document.fact(view).whole;
  return [
    error(id('CO-10'), (element, document) =>
      near(totals.lines.all(element), centsOf(whole(document).lines), document.fact(view).lines.size),
    ),
    error(id('CO-11'), (element, document) => {
      const { allowances } = whole(document);
      const given = totals.allowances.all(element);
      return (allowances.count === 0 && given.length === 0) || near(given, centsOf(allowances), allowances.count);
    }),
    error(id('CO-12'), (element, document) => {
      const { charges, fees } = whole(document);
      const given = totals.charges.all(element);
      const [charged, paid] = [centsOf(charges), centsOf(fees)];
      const expected = charged === null || paid === null ? null : charged + paid;
      return (charges.count === 0 && given.length === 0) || near(given, expected, charges.count + fees.count);
    }),
    error(id('CO-13'), (element, document) => near(totals.basis.all(element), totalOf(whole(document)), countOf(whole(document)))),
    error(id('CO-15'), (element, document) => {
      const basis = onlyFigure(totals.basis.all(element));
      const taxes = ownTax(element, document);
      if (taxes === null) return true;
      const tax = taxes.length === 0 ? 0n : onlyFigure(taxes);
      if (basis === 'missing') return false;
      const expected = basis === 'unknown' || typeof tax !== 'bigint' ? null : basis + tax;
      return near(totals.grand.all(element), expected, taxes.length === 0 ? 0 : countOf(whole(document)));
    }),
  ];
}

// --- The VAT categories -----------------------------------------------------------------------------------------------------

/** 01 of each category. */
export const categoryRules = (id: Naming, view: View): Rule[] =>
  vatFamilies.map(({ code, family }) => error(id(`${family}-01`), isBrokenDown(view, code)));

/** What counts and is taxed in the category is broken down, and what is broken down is used. */
const isBrokenDown =
  (view: View, code: string): Test =>
  (_element, document) => {
    const { counted, anywhere, brokenDown } = document.fact(view);
    return brokenDown.has(code) ? anywhere.has(code) : !counted.has(code);
  };

/** 08 and 09: the taxable amount and the tax of a breakdown; both sums of the category hold, for its reason or for all. */
export function breakdownRules(id: Naming, view: View, places: Places): Rule[] {
  const { binding, tax: taxes } = places;
  /** The tax of a breakdown where it is of the category, and its rate; null where it is of another or cannot be told. */
  const taxOf = (breakdown: XmlElement, code: string, vatOnly: boolean) => {
    const [tax, ...others] = taxes.all(breakdown);
    if (tax === undefined || others.length > 0 || (vatOnly && !places.isVat(tax))) return null;
    const rate = onlyFigure(binding.tax.rate.all(tax));
    return rate !== 'unknown' && binding.tax.code.all(tax).some(({ text }) => text === code) ? { tax, rate } : null;
  };
  const basisTest =
    (code: string, hasRate: boolean): Test =>
    (breakdown, document) => {
      const found = taxOf(breakdown, code, true);
      if (found === null) return true;
      if (hasRate && found.rate === 'missing') return false;
      const rate = hasRate && found.rate !== 'missing' ? found.rate : null;
      const { taxed } = document.fact(view);
      const given = places.basis.all(breakdown);
      const ofReason = taxed(code, rate, reasonOf(found.tax, binding.tax));
      if (near(given, totalOf(ofReason), countOf(ofReason)) === true) return true;
      return near(given, totalOf(taxed(code, rate)), countOf(taxed(code, rate)));
    };
  const taxTest: Test = (breakdown, document) => {
    const found = taxOf(breakdown, 'S', false);
    if (found === null) return true;
    const basis = onlyFigure(places.basis.all(breakdown));
    if (basis === 'unknown') return true;
    if (basis === 'missing' || found.rate === 'missing') return false;
    const amounts = countOf(document.fact(view).taxed('S', found.rate));
    return near(places.amount.all(breakdown), toCents(over(times(basis, found.rate), units(100))), amounts);
  };
  return [
    ...vatFamilies.map(({ code, family, rate }) => error(id(`${family}-08`), basisTest(code, rate !== 'none'))),
    error(id('S-09'), taxTest),
  ];
}

// --- Lines ------------------------------------------------------------------------------------------------------------------

const isGroup = ({ kind }: ExtendedLine) => kind === 'GROUP';

/** Rules on how lines stand below each other. */
export function hierarchyRules(id: Naming, view: View): Rule[] {
  const onLine =
    (test: (line: ExtendedLine, view: ExtendedView) => Verdict): Test =>
    (element, document) => {
      const seen = document.fact(view);
      const line = seen.lines.get(element);
      return line === undefined || test(line, seen);
    };
  return [
    error(
      id('06'),
      onLine(({ parent, kind }) => parent === '' || kind !== ''),
    ),
    error(
      id('08'),
      onLine((line, seen) => {
        if (!isGroup(line) || line.amounts.length === 0) return true;
        const { sum } = seen.below(line.id);
        if (sum === 'missing') return false;
        return sum === 'unknown' || near(line.amounts, toCents(sum), 0);
      }),
    ),
    error(
      id('11'),
      onLine(({ parent, at: element }, { byId }) => parent === '' || (byId.get(parent) ?? []).some((each) => each.at !== element)),
    ),
    error(
      id('12'),
      onLine((line, seen) => {
        if (!isGroup(line) || line.amounts.length === 0) return true;
        const { groupWithout } = seen.below(line.id);
        return groupWithout === undefined || { at: groupWithout.at };
      }),
    ),
  ];
}

/** Rules on lines that count: the others may do without. */
export function countedLineRules(view: View, rules: readonly Rule[]): Rule[] {
  return rules.map((rule) => ({
    ...rule,
    test: (element, document) => {
      const line = document.fact(view).lines.get(element);
      return line === undefined || !counts(line) || rule.test(element, document);
    },
  }));
}
