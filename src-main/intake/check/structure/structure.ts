/** What the XML Schema of a document's syntax would refuse, said element by element. */
import type { XmlElement } from '../../read/xml.ts';
import type { CheckedDocument } from '../document.ts';
import type { Finding, FindingValues } from '../finding.ts';
import { type FindingList, findingList } from '../finding-list.ts';
import { ciiSchema } from './cii-schema.ts';
import { type Content, type GroupContent, type Place, readSchema, type SchemaTable, type ValueContent } from './schema.ts';
import { ublSchema } from './ubl-schema.ts';
import { judgeFormattedDate, judgeValue, withPoint } from './values.ts';

const roots: ReadonlyMap<string, () => Content> = new Map([
  ['invoice:Invoice', rootOf(ublSchema, 'Invoice')],
  ['credit-note:CreditNote', rootOf(ublSchema, 'CreditNote')],
  ['rsm:CrossIndustryInvoice', rootOf(ciiSchema, 'CrossIndustryInvoice')],
]);

/** A table is read when the first document asks for it. */
function rootOf(table: SchemaTable, type: string): () => Content {
  let content: Content | null = null;
  return () => {
    content ??= readSchema(table)(type);
    return content;
  };
}

/**
 * Holds a document against the schema of its syntax: UBL 2.1, or CII D16B and D22B taken together. An error is what the schema refuses;
 * a warning is a date of CII that is none, which the schema takes for any text. A root without a table here (ZUGFeRD 1) gives nothing.
 */
export function checkStructure({ root }: CheckedDocument): Finding[] {
  const content = roots.get(root.name);
  if (content === undefined) return [];
  const findings = findingList('structure');
  checkElement(root, content(), findings);
  return findings.list();
}

function checkElement(element: XmlElement, content: Content, findings: FindingList): void {
  if (content.kind === 'value') checkValue(element, content, findings);
  else if (content.kind === 'group') checkGroup(element, content, findings);
}

const report = (findings: FindingList, rule: string, at: XmlElement, values: FindingValues = {}) =>
  findings.add(rule, 'error', at, { element: shown(at.name), ...values });

// --- elements that hold elements

function checkGroup(element: XmlElement, content: GroupContent, findings: FindingList): void {
  if (element.attributes !== null) {
    for (const name of element.attributes.keys()) report(findings, 'STRUCTURE-UNKNOWN-ATTRIBUTE', element, { attribute: name });
  }
  if (element.text !== '') report(findings, 'STRUCTURE-TEXT-WHERE-ELEMENTS', element, { found: cut(element.text) });
  if (!isRegular(element, content)) reportGroup(element, content, findings);
  for (const child of element.children) {
    const place = content.places.get(child.name);
    if (place !== undefined) checkElement(child, place.content, findings);
  }
}

/** Whether what stands in a group is known, in order, as often as it may and whole. Nearly every group is; the others are gone into. */
function isRegular({ children }: XmlElement, { places, required, choice }: GroupContent): boolean {
  if (choice) return children.length === 1 && places.has(children[0]?.name ?? '');
  let last: Place | null = null;
  let met = 0;
  for (const { name } of children) {
    const place = places.get(name);
    if (place === undefined) return false;
    if (place === last) {
      if (!place.repeats) return false;
    } else {
      if (last !== null && place.rank < last.rank) return false;
      if (place.required) met += 1;
      last = place;
    }
  }
  return met === required.length;
}

function reportGroup(element: XmlElement, content: GroupContent, findings: FindingList): void {
  const { places, required, choice } = content;
  if (element.children.length === 0) {
    if (element.text === '') report(findings, 'STRUCTURE-EMPTY-GROUP', element, { expected: namesOf(required, choice) });
    return;
  }
  const counts = new Map<Place, number>();
  const standing: { readonly child: XmlElement; readonly place: Place }[] = [];
  let highest = -1;
  let ordered = true;
  for (const child of element.children) {
    const place = places.get(child.name);
    if (place === undefined) {
      reportUnknown(child, element, content, findings);
      continue;
    }
    counts.set(place, (counts.get(place) ?? 0) + 1);
    standing.push({ child, place });
    ordered &&= place.rank >= highest;
    highest = Math.max(highest, place.rank);
  }
  const parent = shown(element.name);
  if (choice) {
    if (standing.length === 0) report(findings, 'STRUCTURE-MISSING-ELEMENT', element, { element: namesOf(required, true), parent });
    const second = standing[1];
    if (second !== undefined) report(findings, 'STRUCTURE-TOO-MANY', second.child, { parent, count: String(standing.length) });
    return;
  }
  for (const place of required) {
    if (!counts.has(place)) report(findings, 'STRUCTURE-MISSING-ELEMENT', element, { element: place.name, parent });
  }
  for (const [place, count] of counts) {
    if (count === 1 || place.repeats) continue;
    const second = standing.filter((one) => one.place === place)[1];
    if (second !== undefined) report(findings, 'STRUCTURE-TOO-MANY', second.child, { parent, count: String(count) });
  }
  if (!ordered) reportOrder(standing, parent, findings);
}

const namesOf = (places: readonly Place[], choice: boolean) => places.map(({ name }) => name).join(choice ? ' / ' : ', ');

function reportUnknown(child: XmlElement, parent: XmlElement, { places }: GroupContent, findings: FindingList): void {
  const local = localName(child.name);
  const known = [...places.keys()].find((name) => localName(name).toLowerCase() === local.toLowerCase());
  const values = { parent: shown(parent.name) };
  const uri = /^\{(.*)\}/.exec(child.name)?.[1];
  if (uri !== undefined || !child.name.includes(':')) {
    report(findings, 'STRUCTURE-UNKNOWN-NAMESPACE', child, { ...values, namespace: cut(uri ?? '') });
  } else if (known !== undefined) report(findings, 'STRUCTURE-MISSPELT-ELEMENT', child, { ...values, expected: shown(known) });
  else report(findings, 'STRUCTURE-UNKNOWN-ELEMENT', child, { ...values, allowed: allowedIn(places) });
}

/** The first names that may stand in a group; a group of UBL has up to sixty. */
function allowedIn(places: GroupContent['places']): string {
  const names = [...places.keys()].map(shown);
  return names.length <= namesListed ? names.join(', ') : `${names.slice(0, namesListed).join(', ')}…`;
}
const namesListed = 12;

/**
 * Tells the elements that would have to move: those outside a longest run that is in order, so that one element out of place is one
 * finding and not one for each of its neighbours.
 */
function reportOrder(standing: readonly { child: XmlElement; place: Place }[], parent: string, findings: FindingList): void {
  const kept = longestOrdered(standing.map(({ place }) => place.rank));
  const present = new Map(standing.map(({ place }) => [place.rank, place.name]));
  const ranks = [...present.keys()].sort((a, b) => a - b);
  const told = new Set<Place>();
  for (const [i, { child, place }] of standing.entries()) {
    if (kept.has(i) || told.has(place)) continue;
    told.add(place);
    const rank = ranks.indexOf(place.rank);
    const order = ranks.slice(Math.max(0, rank - 1), rank + 2).map((at) => shown(present.get(at) ?? ''));
    report(findings, 'STRUCTURE-WRONG-ORDER', child, { parent, expected: order.join(', ') });
  }
}

/** The indices of a longest subsequence that never falls (patience sorting, n log n). */
function longestOrdered(ranks: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []; // tails[n]: the index at which a run of n + 1 ends lowest
  const before: number[] = [];
  for (const [i, rank] of ranks.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranks[tails[middle] ?? 0] ?? 0) <= rank) low = middle + 1;
      else high = middle;
    }
    before[i] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = i;
  }
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) kept.add(i);
  return kept;
}

// --- elements that hold a value

function checkValue(element: XmlElement, { form, attributes, required }: ValueContent, findings: FindingList): void {
  const { text } = element;
  if (element.attributes !== null) checkAttributes(element, element.attributes, attributes, findings);
  for (const name of required) {
    if (element.attributes?.has(name) !== true) report(findings, 'STRUCTURE-ATTRIBUTE-MISSING', element, { attribute: name });
  }
  const inside = element.children[0];
  if (inside !== undefined) {
    report(findings, 'STRUCTURE-ELEMENT-WHERE-VALUE', inside, { parent: shown(element.name) });
    return;
  }
  if (form === 'text') {
    checkFormattedDate(element, findings);
    return;
  }
  const verdict = judgeValue(text, form);
  if (verdict === 'holds') return;
  if (text === '') report(findings, 'STRUCTURE-EMPTY', element);
  else if (verdict === 'impossible') report(findings, 'STRUCTURE-IMPOSSIBLE-DATE', element, { found: cut(text) });
  else {
    const meant = form === 'decimal' ? withPoint(text) : null;
    if (meant === null) report(findings, wrongForms[form], element, { found: cut(text) });
    else report(findings, 'STRUCTURE-DECIMAL-COMMA', element, { found: cut(text), expected: meant });
  }
}

function checkAttributes(
  element: XmlElement,
  standing: ReadonlyMap<string, string>,
  allowed: ValueContent['attributes'],
  findings: FindingList,
): void {
  for (const [name, value] of standing) {
    const own = allowed.get(name);
    if (own === undefined) report(findings, 'STRUCTURE-UNKNOWN-ATTRIBUTE', element, { attribute: name });
    else if (own !== null && !own.test(value))
      report(findings, 'STRUCTURE-WRONG-ATTRIBUTE', element, { attribute: name, found: cut(value) });
  }
}

const wrongForms: Readonly<Record<Exclude<ValueContent['form'], 'text'>, string>> = {
  decimal: 'STRUCTURE-NOT-A-NUMBER',
  date: 'STRUCTURE-NOT-A-DATE',
  dateTime: 'STRUCTURE-NOT-A-DATE-TIME',
  time: 'STRUCTURE-NOT-A-TIME',
  boolean: 'STRUCTURE-NOT-A-BOOLEAN',
  base64: 'STRUCTURE-NOT-BASE64',
};

/** CII writes a date as text in a format told beside it; the schema takes any text, so what is no date is a warning. */
function checkFormattedDate(element: XmlElement, findings: FindingList): void {
  if (!element.name.endsWith(':DateTimeString') && element.name !== 'udt:DateString') return;
  const format = element.attributes?.get('format') ?? '';
  const verdict = judgeFormattedDate(element.text, format);
  if (verdict === 'holds') return;
  const rule = verdict === 'impossible' ? 'STRUCTURE-IMPOSSIBLE-DATE' : 'STRUCTURE-NOT-IN-FORMAT';
  findings.add(rule, 'warning', element, { element: shown(element.name), found: cut(element.text), format });
}

// --- how names and values are quoted

const localName = (name: string) => name.replace(/^(?:\{.*\}|[^:]*:)/, '');
/** The name as the document's reader knows it, without the address of its namespace. */
const shown = (name: string) => cut(name.replace(/^\{.*\}/, '').replace(/^(?:invoice|credit-note):/, ''));
const cut = (text: string) => (text.length <= 60 ? text : `${text.slice(0, 60)}…`);
