/** What a finding says to an accountant, in French and in English. */
import { beTexts } from './be/texts.ts';
import { containerTexts } from './container/texts.ts';
import { codeTexts } from './en16931/code-texts.ts';
import { extendedTexts } from './en16931/extended-texts.ts';
import { modelTexts } from './en16931/model-texts.ts';
import { syntaxTexts } from './en16931/syntax-texts.ts';
import type { Finding } from './finding.ts';
import { frTexts } from './fr/texts.ts';
import { peppolTexts } from './peppol/texts.ts';
import { plausibilityTexts } from './plausibility/texts.ts';
import type { RuleText, Sentence, Topic } from './rule-text.ts';
import { structureTexts } from './structure/texts.ts';
import { topics } from './topics.ts';

const texts: ReadonlyMap<string, RuleText> = new Map(
  [
    modelTexts,
    extendedTexts,
    codeTexts,
    syntaxTexts,
    peppolTexts,
    beTexts,
    frTexts,
    structureTexts,
    containerTexts,
    plausibilityTexts,
  ].flatMap((table) => Object.entries(table)),
);

/** A finding in words: what is wrong, why it matters, what to ask of the supplier, and the business term it is about. */
export interface Explained {
  readonly message: Sentence;
  readonly why: Sentence;
  readonly ask: Sentence;
  /** BT-112, BG-23…; null where it is about none. */
  readonly term: string | null;
  readonly topic: Topic;
}

const suffixes = {
  found: { fr: 'indiqué : ', en: 'given: ' },
  expected: { fr: 'recalculé : ', en: 'recalculated: ' },
} as const;

/** The words of one rule; undefined for an id no table knows. */
export function ruleText(rule: string): RuleText | undefined {
  return texts.get(rule);
}

/**
 * A finding in words. `{name}` in a sentence is the finding's value of that name; `found` and `expected` that the sentence does not
 * quote are added in brackets, unless there is nothing to show.
 */
export function explain({ rule, values }: Pick<Finding, 'rule' | 'values'>): Explained {
  const { fr, en, term, topic } = texts.get(rule) ?? { fr: rule, en: rule, term: null, topic: 'structure' as const };
  return { message: { fr: fill(fr, 'fr', values), en: fill(en, 'en', values) }, ...topics[topic], term, topic };
}

function fill(sentence: string, language: 'fr' | 'en', values: Finding['values']): string {
  const quoted = sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const added = (['found', 'expected'] as const).flatMap((name) => {
    const value = values[name];
    return !value || sentence.includes(`{${name}}`) ? [] : [`${suffixes[name][language]}${value}`];
  });
  return added.length === 0 ? quoted : `${quoted} (${added.join(language === 'fr' ? ' ; ' : '; ')})`;
}
