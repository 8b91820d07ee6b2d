/**
 * How a rule is written, and how a document is held against its rules. Rules are rows under the context they speak of; in a
 * list of contexts an element is judged under the first that fits it and no other (the way of Schematron, in which the makers
 * of the rules think).
 */
import type { XmlElement } from '../read/xml.ts';
import { type CheckedDocument, elementIndex, stands } from './document.ts';
import type { Finding, FindingValues, RuleSet, Severity } from './finding.ts';
import { findingList } from './finding-list.ts';
import { type PathRow, type PathTable, pathTable } from './path-table.ts';

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

/** A rule with a test of its own, or one of a table of paths. */
type Row = Rule | PathRow;

export interface Context {
  /** Whether an element is spoken of, given that it has the place below. */
  readonly when: Test | null;
  readonly places: readonly (readonly string[])[];
  /** For contexts told by the form of a name rather than by a place. */
  readonly named: ((name: string) => boolean) | null;
  readonly rules: readonly Rule[];
  /** The rules on how often something may stand at a path; null where there are none. */
  readonly paths: PathTable | null;
}

/** A row whose breach is an error. */
export const error = (id: string, test: Test): Rule => ({ id, severity: 'error', test });

/** A row whose breach is a warning. */
export const warning = (id: string, test: Test): Rule => ({ id, severity: 'warning', test });

/**
 * Rules on every element at a place: `cac:Party/cac:PostalAddress` anywhere, `/invoice:Invoice/cbc:Note` from the root only, `*` any
 * name, `|` between several places. `when` narrows them.
 */
export function at(places: string, rows: readonly Row[], when: Test | null = null): Context {
  return { when, named: null, ...sorted(rows), places: places.split('|').map((place) => place.trim().split('/')) };
}

/** Rules on every element whose name `named` accepts. */
export function named(accepts: (name: string) => boolean, rows: readonly Row[], when: Test | null = null): Context {
  return { when, named: accepts, ...sorted(rows), places: [] };
}

function sorted(rows: readonly Row[]): Pick<Context, 'rules' | 'paths'> {
  return {
    rules: rows.filter((row): row is Rule => 'test' in row),
    paths: pathTable(rows.filter((row): row is PathRow => 'path' in row)),
  };
}

/** Lists of contexts, as a Schematron is made of patterns: a context hides the later ones of its own list only. */
export type RuleLists = readonly (readonly Context[])[];

interface Candidate {
  readonly context: Context;
  readonly place: readonly string[] | null;
}

/** The contexts of a list that may fit an element of a name. */
function candidates(contexts: readonly Context[], name: string): readonly Candidate[] {
  return contexts.flatMap((context): Candidate[] => {
    if (context.named !== null) return context.named(name) ? [{ context, place: null }] : [];
    return context.places.filter((place) => place.at(-1) === name || place.at(-1) === '*').map((place) => ({ context, place }));
  });
}

/** What is found out about a name is kept for the documents to come, but a hostile one has names without end. */
const namesKept = 2_000;
const tellersKept = new WeakMap<RuleLists, (name: string) => readonly (readonly Candidate[])[]>();

/** Tells which contexts of the lists may fit an element: of each list that knows its name, in their order. */
function candidateTeller(lists: RuleLists): (name: string) => readonly (readonly Candidate[])[] {
  const lastSteps = new Set(lists.flat().flatMap(({ places }) => places.map((place) => place.at(-1))));
  // The few contexts that speak of names which no place ends in.
  const open = lists.map((contexts) =>
    contexts.filter(({ named, places }) => named !== null || places.some((place) => place.at(-1) === '*')),
  );
  const byName = new Map<string, readonly (readonly Candidate[])[]>();
  return (name) => {
    let fitting = byName.get(name);
    if (fitting === undefined) {
      fitting = (lastSteps.has(name) ? lists : open).map((contexts) => candidates(contexts, name)).filter((some) => some.length > 0);
      if (byName.size === namesKept) byName.clear();
      byName.set(name, fitting);
    }
    return fitting;
  };
}

/** The context that an element is judged under: the first of a list that fits. */
function firstFitting(fitting: readonly Candidate[], element: XmlElement, document: CheckedDocument): Context | null {
  for (const { context, place } of fitting) {
    if (place !== null && !stands(element, place)) continue;
    if (context.when === null || context.when(element, document) === true) return context;
  }
  return null;
}

/** Holds every element of a document against lists of contexts, each list by itself; findings come in document order. */
export function applyRules(document: CheckedDocument, lists: RuleLists, ruleset: RuleSet): Finding[] {
  const findings = findingList(ruleset);
  const candidatesOf = tellersKept.get(lists) ?? candidateTeller(lists);
  tellersKept.set(lists, candidatesOf);
  const breach = ({ id, severity }: Row, place: XmlElement) => findings.add(id, severity, place);
  const judge = (element: XmlElement, context: Context) => {
    for (const { id, severity, test } of context.rules) {
      const verdict = test(element, document);
      if (verdict === true) continue;
      if (verdict === false) findings.add(id, severity, element);
      else findings.add(id, severity, verdict.at ?? element, verdict.values);
    }
    context.paths?.judge(element, document, breach);
  };
  const { elements, numbers, names } = document.fact(elementIndex);
  const fittingByNumber = names.map(candidatesOf);
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index];
    if (element === undefined) continue;
    for (const fitting of fittingByNumber[numbers[index] ?? 0] ?? []) {
      const context = firstFitting(fitting, element, document);
      if (context !== null) judge(element, context);
    }
  }
  return findings.list();
}
