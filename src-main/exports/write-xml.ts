/** XML from nested arrays: `[name, attributes?, ...children]`; what is null is left out, and so is an element left with nothing in it. */

type Child = XmlNode | string | null | undefined | false;
export type XmlNode = readonly [name: string, ...content: (Child | Readonly<Record<string, string | null>>)[]];

export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, '')}\n`;
}

function element([name, ...content]: XmlNode, indent: string): string {
  let attributes = '';
  const children: string[] = [];
  let text: string | null = null;
  for (const item of content) {
    if (item === null || item === undefined || item === false) continue;
    if (typeof item === 'string') text = (text ?? '') + escaped(item);
    else if (isNode(item)) {
      const child = element(item, `${indent}  `);
      if (child !== '') children.push(child);
    } else for (const [key, value] of Object.entries(item)) if (value !== null) attributes += ` ${key}="${escaped(value)}"`;
  }
  if (text !== null) return `${indent}<${name}${attributes}>${text}</${name}>`;
  if (children.length > 0) return `${indent}<${name}${attributes}>\n${children.join('\n')}\n${indent}</${name}>`;
  return '';
}

function isNode(item: XmlNode | Readonly<Record<string, string | null>>): item is XmlNode {
  return Array.isArray(item);
}

/** An element with text; null, and so left out, where there is no text. */
export function textNode(name: string, text: string | null, attributes: Readonly<Record<string, string | null>> = {}): XmlNode | null {
  return text === null ? null : [name, attributes, text];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
