/** Findings in the order and the groups in which they are shown. */
import type { FindingSaid, PlaceSaid } from '../../../src-preload/contract/checks.ts';

/** A finding, and those of its places that are about one figure. */
export interface FindingHere {
  readonly finding: FindingSaid;
  readonly places: readonly PlaceSaid[];
}

/** What a figure on screen is: business terms, a line by its position, a row of the VAT breakdown. */
export type About = { readonly terms: readonly string[] } | { readonly position: number } | { readonly tax: number };

/** Findings by the figure they are about. */
export type FindingIndex = ReadonlyMap<string, readonly FindingHere[]>;

const lineKey = (position: number) => `line ${position}`;
const taxKey = (row: number) => `tax ${row}`;

/** The figure of a place: its line, its row, else the term that the rule is about. */
function figureOf({ term }: FindingSaid, { position, tax }: PlaceSaid): string | null {
  if (position !== null) return lineKey(position);
  return tax === null ? term : taxKey(tax);
}

export function indexFindings(findings: readonly FindingSaid[]): FindingIndex {
  const index = new Map<string, FindingHere[]>();
  for (const finding of findings) {
    for (const [figure, places] of Map.groupBy(finding.places, (place) => figureOf(finding, place))) {
      if (figure !== null) index.set(figure, [...(index.get(figure) ?? []), { finding, places }]);
    }
  }
  return index;
}

export function findingsAbout(index: FindingIndex, about: About): readonly FindingHere[] {
  if ('terms' in about) return about.terms.flatMap((term) => index.get(term) ?? []);
  return index.get('tax' in about ? taxKey(about.tax) : lineKey(about.position)) ?? [];
}

/** Findings of one severity that share why they matter and what to ask. */
export interface TopicFindings {
  readonly topic: string;
  readonly findings: readonly FindingSaid[];
}

/** What may cost money whatever else the list says; it is never folded away. */
const pressing = ['bank-change', 'duplicate', 'addressee', 'readable-page'];
/** What asks nothing of anybody. */
const minor = ['container', 'extra'];

/** By topic: first what is pressing, then errors; warnings may be folded away where there is either, those that ask nothing last. */
export function byTopic(findings: readonly FindingSaid[]): { readonly first: TopicFindings[]; readonly warnings: TopicFindings[] } {
  const topics = (some: readonly FindingSaid[]) =>
    [...Map.groupBy(some, ({ topic }) => topic)].map(([topic, all]): TopicFindings => ({ topic, findings: all }));
  const [presses, others] = [true, false].map((wanted) => findings.filter(({ topic }) => pressing.includes(topic) === wanted));
  const of = (severity: FindingSaid['severity']) => topics((others ?? []).filter((finding) => finding.severity === severity));
  const warnings = of('warning').sort((a, b) => Number(minor.includes(a.topic)) - Number(minor.includes(b.topic)));
  return { first: [...topics(presses ?? []), ...of('error')], warnings };
}
