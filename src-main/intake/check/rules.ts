/**
 * How a rule is written, and how a document is held against its rules. Rules are rows under the context they speak of; in a
 * list of contexts an element is judged under the first that fits it and no other (the way of Schematron, in which the makers
 * of the rules think).
 */
import type { XmlElement } from '../read/xml.ts';
import { type CheckedDocument, placeTeller } from './document.ts';
import type { Finding, FindingValues, RuleSet, Severity } from './finding.ts';

/** A broken rule with more to say than that: the element it bites on where it is not the context's own, and figures to quote. */
export interface Breach {
  readonly at?: XmlElement | undefined;
  readonly values?: FindingValues;
}

/** `true`: the rule holds, or cannot be judged here (a figure that is none is for the structure rules to tell). */
export type Verdict = true | false | Breach;
export type Test = (element: XmlElement, document: CheckedDocument) => Verdict;

export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly test: Test;
}

export interface Context {
  /** Whether an element is spoken of, given that it has the place below. */
  readonly when: Test | null;
  readonly places: readonly (readonly string[])[];
  /** For contexts told by the form of a name rather than by a place. */
  readonly named: ((name: string) => boolean) | null;
  readonly rules: readonly Rule[];
}

/** A row whose breach is an error. */
export const error = (id: string, test: Test): Rule => ({ id, severity: 'error', test });

/** A row whose breach is a warning. */
export const warning = (id: string, test: Test): Rule => ({ id, severity: 'warning', test });

/**
 * Rules on every element at a place: `cac:Party/cac:PostalAddress` anywhere, `/invoice:Invoice/cbc:Note` from the root only, `*` any
 * name, `|` between several places. `when` narrows them.
 */
export function at(places: string, rules: readonly Rule[], when: Test | null = null): Context {
  return { when, named: null, rules, places: places.split('|').map((place) => place.trim().split('/')) };
}

/** Rules on every element whose name `named` accepts. */
export function named(accepts: (name: string) => boolean, rules: readonly Rule[], when: Test | null = null): Context {
  return { when, named: accepts, rules, places: [] };
}

function stands(element: XmlElement, place: readonly string[]): boolean {
  let here: XmlElement | null = element;
  for (let i = place.length - 1; i >= 0; i -= 1) {
    const step = place[i];
    // The empty first step of an absolute place: above it there is nothing.
    if (step === '') return here === null;
    if (here === null || (step !== '*' && step !== here.name)) return false;
    here = here.parent;
  }
  return true;
}

interface Candidate {
  readonly context: Context;
  readonly place: readonly string[] | null;
}

/** The contexts that may fit an element of a name; told once a name. */
function candidates(contexts: readonly Context[], name: string): Candidate[] {
  return contexts.flatMap((context): Candidate[] => {
    if (context.named !== null) return context.named(name) ? [{ context, place: null }] : [];
    return context.places.filter((place) => place.at(-1) === name || place.at(-1) === '*').map((place) => ({ context, place }));
  });
}

/** Findings of one rule on one document that are listed; the last of them says how many more there are. */
const listedPerRule = 1_000;

/** Holds every element of a document against one list of contexts; findings come in document order. */
export function applyRules(document: CheckedDocument, contexts: readonly Context[], ruleset: RuleSet): Finding[] {
  const byName = new Map<string, Candidate[]>();
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  const whereOf = placeTeller();
  const judge = (element: XmlElement, { rules }: Context) => {
    for (const { id, severity, test } of rules) {
      const verdict = test(element, document);
      if (verdict === true) continue;
      const count = (counts.get(id) ?? 0) + 1;
      counts.set(id, count);
      if (count > listedPerRule) continue;
      const { at: place = element, values = {} } = verdict === false ? {} : verdict;
      findings.push({ rule: id, ruleset, severity, where: whereOf(place), line: place.line, values });
    }
  };
  const visit = (element: XmlElement) => {
    let fitting = byName.get(element.name);
    if (fitting === undefined) {
      fitting = candidates(contexts, element.name);
      byName.set(element.name, fitting);
    }
    const found = fitting.find(
      ({ context, place }) =>
        (place === null || stands(element, place)) && (context.when === null || context.when(element, document) === true),
    );
    if (found !== undefined) judge(element, found.context);
    for (const child of element.children) visit(child);
  };
  visit(document.root);
  for (const [id, count] of counts) {
    if (count <= listedPerRule) continue;
    const last = findings.findLastIndex(({ rule }) => rule === id);
    const finding = findings[last];
    if (finding !== undefined) findings[last] = { ...finding, values: { ...finding.values, more: String(count - listedPerRule) } };
  }
  return findings;
}
