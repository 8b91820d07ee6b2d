/** Every change of a kind made to an invoice in turn, where chance would be long in finding the one that matters. */
import { type Mutation, type Sample, setText, vatCategories, vocabularyOf, withText } from './mutations.ts';
import { everyElement, isElement, parseTree, type TreeElement, textOf, writeTree } from './xml-tree.ts';

/** A sample with one of every part that stands at such a place in any of the samples and is missing in it. */
export function filledIn({ name, xml }: Sample, samples: readonly Sample[]): Mutation {
  const { parts } = vocabularyOf(samples.map((sample) => parseTree(sample.xml)));
  const root = parseTree(xml);
  for (const { element } of everyElement(root)) {
    for (const part of parts.get(element.name) ?? []) {
      if (!element.children.some((child) => isElement(child) && child.name === part.name)) element.children.push(structuredClone(part));
    }
  }
  return { name, change: 'filled in', xml: writeTree(root) };
}

/** A sample with each kind of element in it left out in turn: the first of those that stand at the same place. */
export function eachLeftOut({ name, xml }: Sample): Mutation[] {
  const seen = new Set<string>();
  return everyElement(parseTree(xml)).flatMap(({ element, parents }, index) => {
    const place = [...parents, element].map((at) => at.name).join('/');
    if (parents.length === 0 || seen.has(place)) return [];
    seen.add(place);
    const root = parseTree(xml);
    const found = everyElement(root)[index];
    const parent = found?.parents.at(-1);
    if (parent !== undefined) parent.children = parent.children.filter((child) => child !== found?.element);
    return [{ name, change: `${place} left out`, xml: writeTree(root) }];
  });
}

/** A sample in each of the VAT categories throughout. */
export function inEveryCategory({ name, xml }: Sample): Mutation[] {
  return vatCategories.map((category) => {
    const root = parseTree(xml);
    for (const { element } of everyElement(root))
      if (withText(element) && vatCategories.includes(textOf(element))) setText(element, category);
    return { name, change: `every VAT category made ${category}`, xml: writeTree(root) };
  });
}

/** A path below the elements of a name. */
export interface Planting {
  readonly below: RegExp;
  readonly path: string;
}

/**
 * The sample with each of the paths put in at every element it belongs below, several in one document: so that rules that refuse an
 * element wherever it stands are all tried.
 */
export function planted({ name, xml }: Sample, plantings: readonly Planting[], perDocument: number): Mutation[] {
  const names = new Set(everyElement(parseTree(xml)).map(({ element }) => element.name));
  const fitting = plantings.filter(({ below }) => [...names].some((there) => below.test(there)));
  const mutated: Mutation[] = [];
  for (let first = 0; first < fitting.length; first += perDocument) {
    const batch = fitting.slice(first, first + perDocument);
    const root = parseTree(xml);
    const elements = everyElement(root);
    for (const { below, path } of batch) {
      for (const { element } of elements) if (below.test(element.name)) plant(element, path.split('/'));
    }
    mutated.push({ name, change: `put in ${batch.map(({ below, path }) => `${below.source} ${path}`).join(', ')}`, xml: writeTree(root) });
  }
  return mutated;
}

const plantedText = '01';

function plant(element: TreeElement, [step, ...below]: readonly string[]): void {
  if (step === undefined) return;
  if (step.startsWith('@')) {
    const name = step.slice(1);
    if (!element.attributes.some(([there]) => there === name)) element.attributes.push([name, 'X']);
    return;
  }
  // Text among elements is no invoice's: what stands there keeps its text, what was put in gives it up for its own parts.
  if (textOf(element) !== '' && textOf(element) !== plantedText) return;
  element.children = element.children.filter(isElement);
  let child = element.children.filter(isElement).find((there) => there.name === step);
  if (child === undefined) {
    child = { name: step, attributes: [], children: below.length === 0 ? [plantedText] : [] };
    element.children.push(child);
  }
  plant(child, below);
}
