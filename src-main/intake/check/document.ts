/** A parsed document as the rules see it: its tree, and what several rules ask of it worked out once. */
import type { XmlElement } from '../read/xml.ts';

export type Syntax = 'ubl' | 'cii';

export interface CheckedDocument {
  readonly root: XmlElement;
  readonly syntax: Syntax;
  /** Every element of that name anywhere in the document (`//name`), in document order. */
  all(name: string): readonly XmlElement[];
  /** Every element that bears an attribute of that name, in document order. */
  bearing(attribute: string): readonly XmlElement[];
  /** The value of `compute` for this document, worked out at the first call; `compute` is a function defined once, at module level. */
  fact<T>(compute: (document: CheckedDocument) => T): T;
}

const nothing: readonly XmlElement[] = [];

/** Makes a document ready for the rules. */
export function checkedDocument(root: XmlElement, syntax: Syntax): CheckedDocument {
  const facts = new Map<unknown, unknown>();
  const document: CheckedDocument = {
    root,
    syntax,
    all: (name) => document.fact(elementIndex).byName.get(name)?.elements ?? nothing,
    bearing: (attribute) => document.fact(indexByAttribute).get(attribute) ?? nothing,
    fact<T>(compute: (of: CheckedDocument) => T): T {
      if (!facts.has(compute)) facts.set(compute, compute(document));
      return facts.get(compute) as T;
    },
  };
  return document;
}

/**
 * What `compute` says of an element, worked out once for each element of a document: for questions that its children ask of a parent,
 * which may have hundreds of thousands.
 */
export function onceAnElement<T>(compute: (element: XmlElement) => T): (element: XmlElement, document: CheckedDocument) => T {
  const answers = () => new Map<XmlElement, { readonly is: T }>();
  return (element, document) => {
    const known = document.fact(answers);
    let answer = known.get(element);
    if (answer === undefined) {
      answer = { is: compute(element) };
      known.set(element, answer);
    }
    return answer.is;
  };
}

/** The elements of a document in its order and by their names. */
interface ElementIndex {
  readonly elements: readonly XmlElement[];
  /** Of each element in turn the place of its name in `names`: what is asked of a name is asked once, not once an element. */
  readonly numbers: readonly number[];
  readonly names: readonly string[];
  readonly byName: ReadonlyMap<string, { readonly number: number; readonly elements: readonly XmlElement[] }>;
}

/** The index of a document, for `fact`. */
export function elementIndex({ root }: CheckedDocument): ElementIndex {
  const elements: XmlElement[] = [];
  const numbers: number[] = [];
  const names: string[] = [];
  const byName = new Map<string, { readonly number: number; readonly elements: XmlElement[] }>();
  const visit = (element: XmlElement) => {
    let same = byName.get(element.name);
    if (same === undefined) {
      same = { number: names.push(element.name) - 1, elements: [] };
      byName.set(element.name, same);
    }
    same.elements.push(element);
    elements.push(element);
    numbers.push(same.number);
    for (const child of element.children) visit(child);
  };
  visit(root);
  return { elements, numbers, names, byName };
}

function indexByAttribute(document: CheckedDocument): Map<string, XmlElement[]> {
  const index = new Map<string, XmlElement[]>();
  for (const element of document.fact(elementIndex).elements) {
    if (element.attributes === null) continue;
    for (const name of element.attributes.keys()) {
      const same = index.get(name);
      if (same === undefined) index.set(name, [element]);
      else same.push(element);
    }
  }
  return index;
}

/**
 * Whether an element stands at a place: the names of the elements above it and its own, from the last upwards; `*` is any name, an
 * empty first name is what is above the root.
 */
export function stands(element: XmlElement, place: readonly string[]): boolean {
  let here: XmlElement | null = element;
  for (let i = place.length - 1; i >= 0; i -= 1) {
    const step = place[i];
    if (step === '') return here === null;
    if (here === null || (step !== '*' && step !== here.name)) return false;
    here = here.parent;
  }
  return true;
}

const rootNames: ReadonlyMap<string, string> = new Map([
  ['invoice:Invoice', 'Invoice'],
  ['credit-note:CreditNote', 'CreditNote'],
]);

/** Tells where elements stand: each step's name, with its place among its namesakes where there are several. */
export function placeTeller(): (element: XmlElement) => string {
  // Kept by parent, so that ten thousand findings on ten thousand lines stay linear.
  const positions = new Map<XmlElement, ReadonlyMap<XmlElement, string>>();
  const positionsIn = (parent: XmlElement) => {
    let known = positions.get(parent);
    if (known === undefined) {
      known = numbered(parent.children);
      positions.set(parent, known);
    }
    return known;
  };
  return (element) => {
    const steps: string[] = [];
    for (let at: XmlElement | null = element; at !== null; at = at.parent) {
      const position = at.parent === null ? '' : (positionsIn(at.parent).get(at) ?? '');
      steps.push(`${rootNames.get(at.name) ?? at.name}${position}`);
    }
    return `/${steps.reverse().join('/')}`;
  };
}

function numbered(children: readonly XmlElement[]): Map<XmlElement, string> {
  const totals = new Map<string, number>();
  for (const { name } of children) totals.set(name, (totals.get(name) ?? 0) + 1);
  const counts = new Map<string, number>();
  const positions = new Map<XmlElement, string>();
  for (const child of children) {
    if (totals.get(child.name) === 1) continue;
    const count = (counts.get(child.name) ?? 0) + 1;
    counts.set(child.name, count);
    positions.set(child, `[${count}]`);
  }
  return positions;
}
