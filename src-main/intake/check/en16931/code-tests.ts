/** The tests of the code lists. A code is found as it stands, but for blanks around it; a finding quotes it. */
import { path } from '../../read/path.ts';
import type { XmlElement } from '../../read/xml.ts';
import { onceAnElement } from '../document.ts';
import type { Test, Verdict } from '../rules.ts';
import { parseIndicator, quote } from './tests.ts';

function listed(code: string, list: ReadonlySet<string>): Verdict {
  if (list.has(code)) return true;
  return code === '' ? false : { values: { found: quote(code) } };
}

/** The element's own text is a code of the list. */
export function codeIn(list: ReadonlySet<string>): Test {
  return ({ text }) => listed(text, list);
}

/** The same, whether the code is written in capitals or not. */
export function codeInAnyCase(list: ReadonlySet<string>): Test {
  return ({ text }) => list.has(text.toUpperCase()) || listed(text, list);
}

/** The attribute is there and is a code of the list. */
export function attributeIn(name: string, list: ReadonlySet<string>): Test {
  return ({ attributes }) => listed(attributes?.get(name)?.trim() ?? '', list);
}

/** For contexts: the element bears the attribute. */
export function bears(name: string): (element: XmlElement) => boolean {
  return ({ attributes }) => attributes?.has(name) === true;
}

/** For contexts: the element is of a charge, or of an allowance, by what the indicator at `place` in its parent says. */
export function indicated(place: string): (charge: boolean) => Test {
  const indicators = path(place);
  const said = onceAnElement((parent) => new Set(indicators.values(parent).map(parseIndicator)));
  return (charge) => (element, document) => element.parent !== null && said(element.parent, document).has(charge);
}

/** Whether an element of one of those names stands above. */
export function isBelow(element: XmlElement, ...names: readonly string[]): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (names.includes(above.name)) return true;
  return false;
}
