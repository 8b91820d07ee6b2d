/** A document as a tree that may be changed and written again: names, prefixes and order as they stand; comments are dropped. */
import { SaxesParser } from 'saxes';

export interface TreeElement {
  name: string;
  attributes: [name: string, value: string][];
  children: (TreeElement | string)[];
}

export const isElement = (node: TreeElement | string): node is TreeElement => typeof node !== 'string';

export function parseTree(xml: string): TreeElement {
  const parser = new SaxesParser({ xmlns: false });
  const open: TreeElement[] = [{ name: '', attributes: [], children: [] }];
  parser.on('opentag', ({ name, attributes }) => {
    const element: TreeElement = { name, attributes: Object.entries(attributes), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const text = (characters: string) => {
    // Indentation says nothing, and without it a changed document is easier to read.
    if (open.length > 1 && /\S/.test(characters)) open.at(-1)?.children.push(characters);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(xml).close();
  const root = open[0]?.children.find(isElement);
  if (root === undefined) throw new Error('no root element');
  return root;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

export function writeTree(node: TreeElement | string): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('');
  return node.children.length === 0
    ? `<${node.name}${attributes}/>`
    : `<${node.name}${attributes}>${node.children.map(writeTree).join('')}</${node.name}>`;
}

export const textOf = (element: TreeElement): string => element.children.filter((child) => typeof child === 'string').join('');

/** The element and all below it, each with what stands above it, in document order. */
export function everyElement(root: TreeElement): { readonly element: TreeElement; readonly parents: readonly TreeElement[] }[] {
  const all: { element: TreeElement; parents: readonly TreeElement[] }[] = [];
  const visit = (element: TreeElement, parents: readonly TreeElement[]) => {
    all.push({ element, parents });
    const below = [...parents, element];
    for (const child of element.children) if (isElement(child)) visit(child, below);
  };
  visit(root, []);
  return all;
}

/** The same document with every value as it is without the blanks around it. */
export function withoutBlanks(xml: string): string {
  const root = parseTree(xml);
  for (const { element } of everyElement(root)) {
    for (const attribute of element.attributes) attribute[1] = attribute[1].trim();
    // Around an element's own text only: what stands between parts of a mixed text is part of it.
    element.children = element.children.some(isElement) ? element.children : [textOf(element).trim()].filter((text) => text !== '');
  }
  return writeTree(root);
}
