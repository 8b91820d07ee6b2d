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

function holds(element: XmlElement, { path: { steps, attribute }, values, not }: Condition): boolean {
  const found = elementsAt(element, steps)
    .map((at) => valueAt(at, attribute))
    .some((value) => value !== null && values.includes(value));
  return found !== not;
}

function elementsAt(element: XmlElement, steps: readonly Step[]): readonly XmlElement[] {
  let here: readonly XmlElement[] = [element];
  for (const { name, condition } of steps) {
    const next: XmlElement[] = [];
    for (const parent of here) {
      for (const child of parent.children) {
        if (child.name === name && (condition === null || holds(child, condition))) next.push(child);
      }
    }
    if (next.length === 0) return next;
    here = next;
  }
  return here;
}

function valueAt(element: XmlElement, attribute: string | null): string | null {
  const value = attribute === null ? element.text : (element.attributes?.get(attribute)?.trim() ?? '');
  return value === '' ? null : value;
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
  value(from: XmlElement): { readonly value: string; readonly at: XmlElement } | null;
  /** Every value that is not blank. */
  values(from: XmlElement): readonly string[];
  /** The first value that is not blank, else ''. */
  text(from: XmlElement): string;
}

/** Compiles a path; '.' is the element itself. */
export function path(text: string): Path {
  const { steps, attribute } = compile(text);
  const all = (from: XmlElement) => elementsAt(from, steps);
  const value: Path['value'] = (from) => {
    for (const at of all(from)) {
      const found = valueAt(at, attribute);
      if (found !== null) return { value: found, at };
    }
    return null;
  };
  return {
    all,
    first: (from) => all(from)[0],
    exists: (from) => (attribute === null ? all(from).length > 0 : all(from).some(({ attributes }) => attributes?.has(attribute) === true)),
    count: (from) => all(from).length,
    value,
    values: (from) => all(from).flatMap((at) => valueAt(at, attribute) ?? []),
    text: (from) => value(from)?.value ?? '',
  };
}
