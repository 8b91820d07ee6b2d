/**
 * Where something stands in a document, as the tables and rules write it. A path is a chain of element names, each with an
 * optional condition, that may end in an attribute:
 *   cac:Party/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID=VAT]/cbc:CompanyID      ram:ID/@schemeID
 *   ram:TaxTotalAmount[@currencyID!=EUR]       cac:A[cbc:B=1|2]
 */
import type { XmlElement } from './xml.ts';

interface Condition {
  readonly path: CompiledPath;
  readonly values: readonly string[];
  readonly not: boolean;
}
interface Step {
  readonly name: string;
  readonly condition: Condition | null;
}
interface CompiledPath {
  readonly steps: readonly Step[];
  readonly attribute: string | null;
}

const stepPattern = /([^/[\]]+)(?:\[([^\]]*?)(!?=)([^\]]*)\])?(?:\/|$)/gy;

function compile(text: string): CompiledPath {
  const steps: Step[] = [];
  let attribute: string | null = null;
  let end = 0;
  for (const match of text.matchAll(stepPattern)) {
    const [whole, name = '', condition, operator, values = ''] = match;
    end = match.index + whole.length;
    if (name.startsWith('@')) attribute = name.slice(1);
    else if (name !== '.') {
      steps.push({
        name,
        condition: condition === undefined ? null : { path: compile(condition), values: values.split('|'), not: operator === '!=' },
      });
    }
  }
  if (end !== text.length) throw new Error(`not a path: ${text}`);
  return { steps, attribute };
}

/** Notes what a reading has used: an element's text (attribute null) or one of its attributes. */
export type Take = (at: XmlElement, attribute: string | null) => void;

function holds(element: XmlElement, { path: { steps, attribute }, values, not }: Condition, take: Take | null): boolean {
  const found = visit(element, steps, 0, take, (at) => {
    const value = valueAt(at, attribute);
    if (value === null || !values.includes(value)) return false;
    // What must not stand there is told by other readers, if by any.
    if (!not) take?.(at, attribute);
    return true;
  });
  return found !== not;
}

/** Goes through the elements at the end of the steps, in document order, until `found` says that it has what it wants. */
function visit(element: XmlElement, steps: readonly Step[], index: number, take: Take | null, found: (at: XmlElement) => boolean): boolean {
  const step = steps[index];
  if (step === undefined) return found(element);
  const { name, condition } = step;
  for (const child of element.children) {
    if (child.name !== name || (condition !== null && !holds(child, condition, take))) continue;
    if (visit(child, steps, index + 1, take, found)) return true;
  }
  return false;
}

function elementsAt(element: XmlElement, steps: readonly Step[], take: Take | null): readonly XmlElement[] {
  const all: XmlElement[] = [];
  visit(element, steps, 0, take, (at) => {
    all.push(at);
    return false;
  });
  return all;
}

function valueAt(element: XmlElement, attribute: string | null): string | null {
  const value = attribute === null ? element.text : (element.attributes?.get(attribute)?.trim() ?? '');
  return value === '' ? null : value;
}

/** A value with the element it stands in. */
export interface Found {
  readonly value: string;
  readonly at: XmlElement;
}

/** A path ready for use: compile it once, outside the function that asks. */
export interface Path {
  /** Every element at the path, in document order; for a path that ends in an attribute, the elements that may bear it. */
  all(from: XmlElement): readonly XmlElement[];
  /** The first element at the path. */
  first(from: XmlElement): XmlElement | undefined;
  /** Whether anything stands there, be it empty; for a path that ends in an attribute, whether the attribute does. */
  exists(from: XmlElement): boolean;
  count(from: XmlElement): number;
  /** The first value that is not blank, with the element it stands in. */
  value(from: XmlElement): Found | null;
  /** Every value that is not blank. */
  values(from: XmlElement): readonly string[];
  /** The first value that is not blank, else ''. */
  text(from: XmlElement): string;
  /** The attribute at the end of the path; null where it ends in an element. */
  readonly attribute: string | null;
  /** For the readers: every value and every element there; what the conditions on the way have looked at counts as used. */
  each(from: XmlElement, take: Take, found: (value: string, at: XmlElement) => void): void;
  reach(from: XmlElement, take: Take): readonly XmlElement[];
}

/** Compiles a path; '.' is the element itself. */
export function path(text: string): Path {
  const { steps, attribute } = compile(text);
  const all = (from: XmlElement) => elementsAt(from, steps, null);
  const value = (from: XmlElement) => {
    let result: Found | null = null;
    visit(from, steps, 0, null, (at) => {
      const value = valueAt(at, attribute);
      if (value === null) return false;
      result = { value, at };
      return true;
    });
    return result as Found | null;
  };
  return {
    all,
    first: (from) => all(from)[0],
    exists: (from) => (attribute === null ? all(from).length > 0 : all(from).some(({ attributes }) => attributes?.has(attribute) === true)),
    count: (from) => all(from).length,
    value,
    values: (from) => all(from).flatMap((at) => valueAt(at, attribute) ?? []),
    text: (from) => value(from)?.value ?? '',
    attribute,
    each: (from, take, found) => {
      visit(from, steps, 0, take, (at) => {
        const value = valueAt(at, attribute);
        if (value !== null) found(value, at);
        return false;
      });
    },
    reach: (from, take) => elementsAt(from, steps, take),
  };
}
