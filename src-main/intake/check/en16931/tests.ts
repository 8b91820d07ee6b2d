/**
 * The tests of which the rules of EN 16931 are made. They answer as XPath 2 does in the official rules: a
 * comparison holds where one of several values is as wanted; where a function that takes one value would be given several, or
 * a figure is none, the rule cannot be judged and holds.
 */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import { decimalsOf, type Figure, parseFigure, toCents } from '../figure.ts';
import type { Test, Verdict } from '../rules.ts';

/** What a finding quotes of a text of any length. */
export const quote = (text: string): string => text.slice(0, 40);

/** The test as asked of the parent: the official contexts are often a child of what they speak of. */
export function ofParent(test: Test): Test {
  const verdicts = () => new Map<XmlElement, Verdict>();
  return ({ parent }, document) => {
    if (parent === null) return true;
    // Once for all its children, which may be many.
    const known = document.fact(verdicts);
    let verdict = known.get(parent);
    if (verdict === undefined) {
      verdict = test(parent, document);
      known.set(parent, verdict);
    }
    return verdict;
  };
}

/** A condition on the document, asked of it once. */
export function known(condition: (document: CheckedDocument) => boolean): Test {
  return (_element, document) => document.fact(condition);
}

/** Something stands at one of the places, be it empty. */
export function present(...places: readonly string[]): Test {
  const paths = places.map(path);
  return (element) => paths.some((place) => place.exists(element));
}

/** Something stands at each of the places, be it empty. */
export function allPresent(...places: readonly string[]): Test {
  const paths = places.map(path);
  return (element) => paths.every((place) => place.exists(element));
}

/** Nothing stands at any of the places. */
export function absent(...places: readonly string[]): Test {
  const paths = places.map(path);
  return (element) => {
    for (const place of paths) if (place.exists(element)) return { at: place.first(element) };
    return true;
  };
}

/** A text that is not blank stands at the place. */
export function filled(place: string): Test {
  const texts = path(place);
  return (element) => texts.count(element) > 1 || texts.text(element) !== '' || { at: texts.first(element) };
}

/** Where anything stands at the place, it bears an attribute that is not blank. */
export function withAttribute(place: string, name: string): Test {
  const bearers = path(place);
  return (element) => {
    const found = bearers.all(element);
    return found.length === 0 || someAttribute(found, name) || { at: found[0] };
  };
}

/** One of the elements bears an attribute that is not blank; where several bear it the official rule cannot be judged. */
export function someAttribute(elements: readonly XmlElement[], name: string): boolean {
  const values = elements.flatMap(({ attributes }) => attributes?.get(name) ?? []);
  return values.length > 1 || values.some((value) => value.trim() !== '');
}

/** Either of the conditions, each a test; a breach is the last one's. */
export function either(...tests: readonly Test[]): Test {
  return (element, document) => {
    let verdict: Verdict = false;
    for (const test of tests) {
      verdict = test(element, document);
      if (verdict === true) return true;
    }
    return verdict;
  };
}

/** The figure at the place shows two decimals at most; `first` where the official rule looks at the first of several. */
export function twoDecimals(place: string, which: 'only' | 'first' = 'only'): Test {
  const amounts = path(place);
  return (element) => {
    const [amount, ...others] = amounts.all(element);
    if (amount === undefined || (which === 'only' && others.length > 0)) return true;
    return decimalsOf(amount.text) <= 2 || { at: amount, values: { found: quote(amount.text) } };
  };
}

/** One of the figures at the place is as `accept` wants it. */
export function figureThat(place: string, accept: (figure: Figure) => boolean): Test {
  const amounts = path(place);
  return (element) => someFigure(amounts.all(element), accept);
}

/** One of the elements holds a figure as `accept` wants it; `expected`, printed, is quoted where none does. */
export function someFigure(elements: readonly XmlElement[], accept: (figure: Figure) => boolean, expected?: string): Verdict {
  const holds = elements.some(({ text }) => {
    const figure = parseFigure(text);
    return figure === null || accept(figure);
  });
  if (holds) return true;
  const [at] = elements;
  if (at === undefined) return false;
  return { at, values: { found: quote(at.text), ...(expected === undefined ? {} : { expected }) } };
}

export const isZero = (figure: Figure): boolean => figure === 0n;
export const isAboveZero = (figure: Figure): boolean => figure > 0n;
export const isNotNegative = (figure: Figure): boolean => figure >= 0n;
export const isInCents = (figure: Figure): boolean => toCents(figure) === figure;

/** What elements that are to be one hold: the figure, `missing` where there is no element, `unknown` where no one figure can be told. */
export function onlyFigure(elements: readonly XmlElement[]): Figure | 'missing' | 'unknown' {
  const [element, ...others] = elements;
  if (element === undefined) return 'missing';
  return (others.length > 0 ? null : parseFigure(element.text)) ?? 'unknown';
}

/** xs:boolean as the official rules compare it; null where the text is none. */
export function parseIndicator(text: string): boolean | null {
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return null;
}
