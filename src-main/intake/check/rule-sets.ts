/** Which rule sets hold for a document, by its profile and the countries of its parties. */
import type { CheckedDocument } from './document.ts';
import type { RuleSet } from './finding.ts';

export interface ChosenRules {
  readonly rulesets: readonly RuleSet[];
  /** Rules of those sets that the document's profile does not know (a MINIMUM invoice has no lines). */
  readonly leftOut: ReadonlySet<string>;
}

export function chooseRules(_document: CheckedDocument): ChosenRules {
  return { rulesets: ['structure', 'en16931'], leftOut: new Set() };
}
