/**
 * Rules that only say how often something may stand at a path, as tables. A line of a table is a rule's id and its path; a line
 * that ends in a slash is what stands before the paths below it:
 *   UBL-CR-004 cbc:CopyIndicator
 *   cac:InvoiceLine|cac:CreditNoteLine/
 *     UBL-CR-515 cbc:UUID
 * Paths are those of read/path.ts, from the element of the context; `//` begins one that counts anywhere in the document.
 * Hundreds of them cost no more than one walk over the elements that are there: they are compiled into one tree of names.
 */
import { type Path, path } from '../read/path.ts';
import type { XmlElement } from '../read/xml.ts';
import { type CheckedDocument, stands } from './document.ts';
import type { Severity } from './finding.ts';

/** How often something may stand at a path. */
export interface PathRow {
  readonly id: string;
  readonly severity: Severity;
  readonly path: string;
  readonly least: number;
  readonly most: number;
}

/** The rows of a table whose paths lead to between `least` and `most` elements or attributes. */
function rows(severity: Severity, least: number, most: number, table: string): readonly PathRow[] {
  let before = '';
  return table
    .trim()
    .split('\n')
    .flatMap((line): PathRow[] => {
      const [first = '', rest] = line.trim().split(' ');
      if (rest !== undefined) return [{ id: first, severity, path: before + rest, least, most }];
      before = first;
      return [];
    });
}

/** Rows whose paths must lead nowhere. */
export const none = (severity: Severity, table: string) => rows(severity, 0, 0, table);
/** Rows whose paths may lead to so many places and no more. */
export const atMost = (most: number, severity: Severity, table: string) => rows(severity, 0, most, table);
/** Rows whose paths lead to one place exactly. */
export const exactlyOne = (severity: Severity, table: string) => rows(severity, 1, 1, table);
/** Rows whose paths lead somewhere. */
export const atLeastOne = (severity: Severity, table: string) => rows(severity, 1, Number.POSITIVE_INFINITY, table);

export interface PathTable {
  readonly rows: readonly PathRow[];
  /** Tells every row an element breaks, with the element itself where there is too little and the first place that is too many. */
  judge(element: XmlElement, document: CheckedDocument, breach: (row: PathRow, at: XmlElement) => void): void;
}

/** A step of the paths compiled; rows are known by their place in the table. */
interface Node {
  readonly children: Map<string, Node>;
  readonly rows: number[];
  readonly attributes: { readonly name: string; readonly row: number }[];
}

const emptyNode = (): Node => ({ children: new Map(), rows: [], attributes: [] });

function plant(node: Node, steps: readonly string[], row: number): void {
  const [step, ...others] = steps;
  if (step === undefined) node.rows.push(row);
  else if (step.startsWith('@')) node.attributes.push({ name: step.slice(1), row });
  else {
    for (const name of step.split('|')) {
      let child = node.children.get(name);
      if (child === undefined) {
        child = emptyNode();
        node.children.set(name, child);
      }
      plant(child, others, row);
    }
  }
}

/** What stands at a path that begins with `//`. */
function anywhere(text: string): (document: CheckedDocument) => readonly XmlElement[] {
  const steps = text.slice(2).split('/');
  const last = steps.at(-1) ?? '';
  if (!last.startsWith('@')) return (document) => document.all(last).filter((element) => stands(element, steps));
  const place = steps.slice(0, -1);
  return (document) => document.bearing(last.slice(1)).filter((element) => stands(element, place));
}

/** Compiles rows of one context; null where there are none. */
export function pathTable(rows: readonly PathRow[]): PathTable | null {
  const tree = emptyNode();
  const conditional: { readonly row: number; readonly at: Path }[] = [];
  const everywhere: { readonly row: number; readonly find: (document: CheckedDocument) => readonly XmlElement[] }[] = [];
  for (const [row, { path: text }] of rows.entries()) {
    if (text.startsWith('//')) everywhere.push({ row, find: anywhere(text) });
    else if (text.includes('[')) conditional.push({ row, at: path(text) });
    else plant(tree, text.split('/'), row);
  }
  const required = [...rows.entries()].filter(([, row]) => row.least > 0);
  const most = rows.map((row) => row.most);
  // Scratch paper: an element is judged to its end before the next, so one sheet will do. It is blank in between.
  const counts = new Uint32Array(rows.length);
  const surplus = new Map<number, XmlElement>();
  let isBlank = true;

  const count = (row: number, at: XmlElement) => {
    const before = counts[row] ?? 0;
    if (before === most[row]) surplus.set(row, at);
    counts[row] = before + 1;
    isBlank = false;
  };
  const walk = (element: XmlElement, node: Node) => {
    for (const row of node.rows) count(row, element);
    if (element.attributes !== null) {
      for (const { name, row } of node.attributes) if (element.attributes.has(name)) count(row, element);
    }
    if (node.children.size === 0) return;
    for (const child of element.children) {
      const next = node.children.get(child.name);
      if (next !== undefined) walk(child, next);
    }
  };
  if (rows.length === 0) return null;
  return {
    rows,
    judge(element, document, breach) {
      walk(element, tree);
      for (const { row, at } of conditional) for (const place of at.all(element)) count(row, place);
      for (const { row, find } of everywhere) for (const place of find(document)) count(row, place);
      for (const [index, row] of required) if ((counts[index] ?? 0) < row.least) breach(row, element);
      if (isBlank) return;
      for (const [index, at] of surplus) {
        const row = rows[index];
        if (row !== undefined) breach(row, at);
      }
      counts.fill(0);
      surplus.clear();
      isBlank = true;
    },
  };
}
