/** Figures of a UBL invoice as the rules reckon with them. */
import type { XmlElement } from '../../read/xml.ts';
import { type Figure, printFigure, toCents } from '../figure.ts';
import type { FindingValues } from '../finding.ts';
import type { Verdict } from '../rules.ts';
import { onlyFigure, quote } from './tests.ts';

/** A figure, or why there is none to reckon with. */
export type Amount = ReturnType<typeof onlyFigure>;

/** What is made of two figures, if both are there. */
export function combine(a: Amount, b: Amount, make: (a: Figure, b: Figure) => Figure): Amount {
  if (a === 'unknown' || b === 'unknown') return 'unknown';
  return a === 'missing' || b === 'missing' ? 'missing' : make(a, b);
}

export const plus = (a: Figure, b: Figure): Figure => a + b;
export const minus = (a: Figure, b: Figure): Figure => a - b;
export const inCents = (amount: Amount): Amount => (typeof amount === 'bigint' ? toCents(amount) : amount);

/** The breach of a rule by an element, if it is there, that should say `expected`. */
export function instead(element: XmlElement | undefined, expected: Amount): Verdict {
  const found: FindingValues = element === undefined ? {} : { found: quote(element.text) };
  return { at: element, values: typeof expected === 'bigint' ? { ...found, expected: printFigure(expected) } : found };
}

/** The one of these elements says `expected`; where either is missing the rule is broken, though nothing can be recomputed. */
export function says(elements: readonly XmlElement[], expected: Amount): Verdict {
  const given = onlyFigure(elements);
  if (given === 'unknown' || expected === 'unknown' || (given === expected && given !== 'missing')) return true;
  return instead(elements[0], expected);
}
