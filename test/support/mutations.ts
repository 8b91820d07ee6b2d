/**
 * Invoices changed at one place: an element or an attribute dropped, doubled, moved or given another value, or something put in that
 * stands at such a place in another invoice. What there is to put in is taken from the sample invoices themselves.
 */
import fc from 'fast-check';
import { everyElement, isElement, parseTree, type TreeElement, textOf, writeTree } from './xml-tree.ts';

export interface Sample {
  readonly name: string;
  readonly xml: string;
}

export interface Mutation extends Sample {
  /** What was changed, in words. */
  readonly change: string;
}

/** What samples of one syntax hold, by `parent/name`. */
interface Vocabulary {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly attributes: ReadonlyMap<string, readonly (readonly [string, string])[]>;
  /** By parent's name: what may stand below it. */
  readonly parts: ReadonlyMap<string, readonly TreeElement[]>;
}

/** Three numbers choose: which place, which of several values, which of several positions. */
interface Choice {
  readonly place: number;
  readonly value: number;
  readonly position: number;
}

type Change = (root: TreeElement, choice: Choice, vocabulary: Vocabulary) => string | null;

const pick = <T>(list: readonly T[], choice: number): T | undefined => list[choice % Math.max(list.length, 1)];
const copy = (element: TreeElement): TreeElement => structuredClone(element);

/** Of a document of many lines each kind of place is as likely as another, so that the head is changed as often as the lines. */
function placeIn(root: TreeElement, { place, position }: Choice, fits: (element: TreeElement) => boolean = () => true) {
  const byPath = new Map<string, ReturnType<typeof everyElement>>();
  for (const found of everyElement(root)) {
    if (found.parents.length === 0 || !fits(found.element)) continue;
    const path = [...found.parents, found.element].map(({ name }) => name).join('/');
    byPath.set(path, [...(byPath.get(path) ?? []), found]);
  }
  const [path, places] = pick([...byPath], place) ?? [];
  const found = pick(places ?? [], position);
  const parent = found?.parents.at(-1);
  return found === undefined || parent === undefined ? null : { path: path?.replace(/^[^/]*/, '') ?? '', parent, element: found.element };
}

/** Parts with other prefixes would be put in where those are not declared. */
const everywhereDeclared = (element: TreeElement) =>
  everyElement(element).every(({ element: { name } }) => /^(cac|cbc|ram|udt):/.test(name));

const numberPattern = /^[+-]?\d+(\.\d+)?$/;
const datePattern = /^(\d{4})-?\d\d-?\d\d$/;

export const vatCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'];

/** Other values for a text, by what it looks like. */
function otherTexts(text: string, known: readonly string[]): string[] {
  const always = ['', ' ', ` ${text} `, `${text}\n`, 'X', text.toLowerCase(), `${text}é`];
  const others = known.filter((other) => other !== text);
  if (datePattern.test(text))
    return [...always, ...others, text.replace(/^\d{4}/, '2199'), text.replace(/^\d{4}/, '1970'), text.replaceAll('-', '')];
  if (vatCategories.includes(text)) return [...vatCategories, ...always];
  if (['true', 'false'].includes(text)) return ['true', 'false', '1', '0', 'TRUE', ...always];
  if (!numberPattern.test(text)) return [...always, ...others, ...others, ...others];
  const cents = Math.round(Number(text) * 100);
  const moved = [cents + 1, cents - 1, cents + 100, cents * 10, -cents, 0].map((value) => (value / 100).toFixed(2));
  return [
    ...always,
    ...others,
    ...moved,
    text.startsWith('-') ? text.slice(1) : `-${text}`,
    `${text}${text.includes('.') ? '' : '.'}000`,
    `${text}${text.includes('.') ? '' : '.'}1234567`,
    text.replace(/\d/, '0$&'),
    `+${text.replace(/^[+-]/, '')}`,
    text.replace(/\..*/, ''),
    '0',
    '.5',
    '7.',
    '99999999999999.99',
  ];
}

export function setText(element: TreeElement, text: string): void {
  element.children = [...element.children.filter(isElement), text];
}

const keyOf = (parent: TreeElement, element: TreeElement) => `${parent.name}/${element.name}`;
export const withText = (element: TreeElement) => !element.children.some(isElement);
const attributesOf = ({ attributes }: TreeElement) => attributes.filter(([name]) => !name.includes(':') && name !== 'xmlns');

const changes: Readonly<Record<string, Change>> = {
  drop(root, choice) {
    const found = placeIn(root, choice);
    if (found === null) return null;
    found.parent.children = found.parent.children.filter((child) => child !== found.element);
    return `${found.path} dropped`;
  },
  double(root, choice) {
    const found = placeIn(root, choice);
    if (found === null) return null;
    found.parent.children.splice(found.parent.children.indexOf(found.element), 0, copy(found.element));
    return `${found.path} doubled`;
  },
  'move last'(root, choice) {
    const found = placeIn(root, choice);
    if (found === null) return null;
    found.parent.children = [...found.parent.children.filter((child) => child !== found.element), found.element];
    return `${found.path} moved to the end`;
  },
  'another value'(root, choice, { texts }) {
    const found = placeIn(root, choice, withText);
    if (found === null) return null;
    const before = textOf(found.element);
    const text = pick(otherTexts(before, texts.get(keyOf(found.parent, found.element)) ?? []), choice.value) ?? '';
    setText(found.element, text);
    return `${found.path}: '${before.slice(0, 60)}' made '${text.slice(0, 60)}'`;
  },
  /** So that a whole invoice changes its VAT category or its currency. */
  'another value wherever it stands'(root, choice, { texts }) {
    const found = placeIn(root, choice, withText);
    if (found === null) return null;
    const before = textOf(found.element);
    const text = pick(otherTexts(before, texts.get(keyOf(found.parent, found.element)) ?? []), choice.value) ?? '';
    for (const { element, parents } of everyElement(root)) {
      if (
        element.name === found.element.name &&
        parents.at(-1)?.name.slice(-8) === found.parent.name.slice(-8) &&
        textOf(element) === before
      )
        setText(element, text);
    }
    return `every ${keyOf(found.parent, found.element)}: '${before.slice(0, 60)}' made '${text.slice(0, 60)}'`;
  },
  'drop attribute'(root, choice) {
    const found = placeIn(root, choice, (element) => attributesOf(element).length > 0);
    const attribute = pick(found === null ? [] : attributesOf(found.element), choice.value);
    if (found === null || attribute === undefined) return null;
    found.element.attributes = found.element.attributes.filter((one) => one !== attribute);
    return `${found.path}/@${attribute[0]} dropped`;
  },
  'another attribute value'(root, choice, { attributes }) {
    const found = placeIn(root, choice, (element) => attributesOf(element).length > 0);
    const attribute = pick(found === null ? [] : attributesOf(found.element), choice.position);
    if (found === null || attribute === undefined) return null;
    const known = (attributes.get(found.element.name) ?? []).filter(([name]) => name === attribute[0]).map(([, value]) => value);
    const value = pick(['', 'X', ` ${attribute[1]} `, attribute[1].toLowerCase(), ...known, 'USD', '9999'], choice.value) ?? '';
    const before = attribute[1];
    attribute[1] = value;
    return `${found.path}/@${attribute[0]}: '${before}' made '${value}'`;
  },
  'add attribute'(root, choice, { attributes }) {
    const found = placeIn(root, choice, (element) => attributes.has(element.name));
    const known = found === null ? [] : (attributes.get(found.element.name) ?? []);
    const attribute = pick(
      known.filter(([name]) => !found?.element.attributes.some(([there]) => there === name)),
      choice.value,
    );
    if (found === null || attribute === undefined) return null;
    found.element.attributes.push([...attribute]);
    return `${found.path}/@${attribute[0]} added: '${attribute[1]}'`;
  },
  'put in what stands there elsewhere'(root, choice, { parts }) {
    const found = placeIn(root, choice, (element) => parts.has(element.name));
    const part = pick(found === null ? [] : (parts.get(found.element.name) ?? []), choice.value);
    if (found === null || part === undefined) return null;
    found.element.children.splice(choice.position % (found.element.children.length + 1), 0, copy(part));
    return `${found.path}/${part.name} added: ${writeTree(part).slice(0, 200)}`;
  },
};

/** How often each change is made, against the others. */
const weights: Readonly<Record<string, number>> = { drop: 3, double: 2, 'another value': 5, 'another value wherever it stands': 3 };

/** What the samples hold. */
export function vocabularyOf(roots: readonly TreeElement[]): Vocabulary {
  const texts = new Map<string, Set<string>>();
  const attributes = new Map<string, Map<string, readonly [string, string]>>();
  const parts = new Map<string, Map<string, TreeElement>>();
  const entry = <V>(map: Map<string, V>, key: string, made: V): V => {
    const value = map.get(key) ?? made;
    map.set(key, value);
    return value;
  };
  for (const root of roots) {
    for (const { element, parents } of everyElement(root)) {
      const parent = parents.at(-1);
      if (parent === undefined) continue;
      const text = textOf(element);
      if (withText(element) && text.length < 100) entry(texts, keyOf(parent, element), new Set()).add(text);
      for (const [name, value] of attributesOf(element)) entry(attributes, element.name, new Map()).set(`${name}=${value}`, [name, value]);
      const written = writeTree(element);
      // One of each kind is enough of a part; the values in it are changed by other means.
      if (written.length < 2000 && everywhereDeclared(element))
        entry(parts, parent.name, new Map()).set(
          `${element.name}/${element.children.map((child) => (isElement(child) ? child.name : '')).join()}`,
          element,
        );
    }
  }
  const lists = <V>(map: ReadonlyMap<string, { values(): Iterable<V> }>) =>
    new Map([...map].map(([key, values]) => [key, [...values.values()]]));
  return { texts: lists(texts), attributes: lists(attributes), parts: lists(parts) };
}

/** Samples of one syntax changed at random, most of them at one place, some at two or three; the same seed gives the same documents. */
export function mutations(samples: readonly Sample[], count: number, seed: number): Mutation[] {
  const vocabulary = vocabularyOf(samples.map(({ xml }) => parseTree(xml)));
  const number = fc.nat({ max: 1_000_000 });
  const kinds = Object.keys(changes).map((kind) => ({ arbitrary: fc.constant(kind), weight: weights[kind] ?? 1 }));
  const change = fc.record({ kind: fc.oneof(...kinds), place: number, value: number, position: number });
  const several = fc.oneof(
    { arbitrary: fc.tuple(change), weight: 4 },
    { arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }), weight: 1 },
  );
  const arbitrary = fc
    .tuple(fc.constantFrom(...samples), several)
    .map(([{ name, xml }, chosen]): Mutation => {
      const root = parseTree(xml);
      const done = chosen.flatMap(({ kind, ...choice }) => changes[kind]?.(root, choice, vocabulary) ?? []);
      return { name, change: done.join('; '), xml: writeTree(root) };
    })
    .filter(({ change }) => change !== '');
  return fc.sample(arbitrary, { numRuns: count, seed });
}
