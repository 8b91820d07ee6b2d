/** Findings as they are made: each with its place, and no rule with more than a reader can use. */
import type { XmlElement } from '../read/xml.ts';
import { placeTeller } from './document.ts';
import type { Finding, FindingValues, RuleSet, Severity } from './finding.ts';

/** Findings of one rule on one document that are listed; the last of them says how many more there are. */
const listedPerRule = 1_000;

export interface FindingList {
  add(rule: string, severity: Severity, at: XmlElement, values?: FindingValues): void;
  /** What was added, in that order. */
  list(): Finding[];
}

/** A list for one rule set on one document. */
export function findingList(ruleset: RuleSet): FindingList {
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  const whereOf = placeTeller();
  return {
    add(rule, severity, at, values = {}) {
      const count = (counts.get(rule) ?? 0) + 1;
      counts.set(rule, count);
      if (count <= listedPerRule) findings.push({ rule, ruleset, severity, where: whereOf(at), line: at.line, values });
    },
    list() {
      for (const [id, count] of counts) {
        if (count <= listedPerRule) continue;
        const last = findings.findLastIndex(({ rule }) => rule === id);
        const finding = findings[last];
        if (finding !== undefined) findings[last] = { ...finding, values: { ...finding.values, more: String(count - listedPerRule) } };
      }
      return findings;
    },
  };
}
