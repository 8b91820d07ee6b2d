/** Our findings on a document held against the official ones: as many of each rule, and as severe. */
import { checkXml } from '../../src-main/intake/check/check.ts';
import type { RuleSet } from '../../src-main/intake/check/finding.ts';
import { parseXml } from '../../src-main/intake/read/xml.ts';
import type { OfficialFinding, OfficialVerdict } from './official-rules.ts';
import type { PublicInvoice } from './public-invoices.ts';
import { withoutBlanks } from './xml-tree.ts';

/** A rule of which a document has more or fewer findings than the official rules give it. */
export interface Difference {
  readonly rule: string;
  readonly ours: number;
  readonly official: number;
}

export interface Held {
  readonly differences: readonly Difference[];
  /** Whether the two are the same only once the blanks around values are taken away. */
  readonly blanks: boolean;
}

/** Our findings of one rule set, as many as there are: those beyond what is listed counted in. */
function ourFindings({ xml, syntax }: Pick<PublicInvoice, 'xml' | 'syntax'>, ruleset: RuleSet): OfficialFinding[] {
  const { findings } = checkXml(parseXml(Buffer.from(xml)), syntax, [ruleset]);
  return findings.flatMap(({ rule, severity, values }) => Array.from({ length: 1 + Number(values.more ?? 0) }, () => ({ rule, severity })));
}

/**
 * Where ours differ from the official ones, by rule and severity, of the rules that count; null where the official rules stop before
 * their end.
 *
 * Blanks around a value are no part of it for us: in the schemas its type folds them away (xs:token, xs:decimal, xs:date). The official
 * rules, which know no types, find a code they do not know, or a decimal too many. So a document that differs is tried without them.
 */
export function heldAgainst(
  document: Pick<PublicInvoice, 'xml' | 'syntax'>,
  ruleset: RuleSet,
  official: (xml: string) => OfficialVerdict,
  counts: (rule: string) => boolean = () => true,
): Held | null {
  const ours = ourFindings(document, ruleset).filter(({ rule }) => counts(rule));
  const against = ({ findings }: { readonly findings: readonly OfficialFinding[] }) =>
    differences(
      ours,
      findings.filter(({ rule }) => counts(rule)),
    );
  const asItIs = official(document.xml);
  if ('stopped' in asItIs) return null;
  const found = against(asItIs);
  if (found.length === 0) return { differences: found, blanks: false };
  const folded = official(withoutBlanks(document.xml));
  return 'findings' in folded && against(folded).length === 0 ? { differences: [], blanks: true } : { differences: found, blanks: false };
}

function differences(ours: readonly OfficialFinding[], official: readonly OfficialFinding[]): Difference[] {
  const counts = new Map<string, { ours: number; official: number }>();
  const count = (by: 'ours' | 'official', findings: readonly OfficialFinding[]) => {
    for (const { rule, severity } of findings) {
      const key = `${rule} (${severity})`;
      const both = counts.get(key) ?? { ours: 0, official: 0 };
      both[by] += 1;
      counts.set(key, both);
    }
  };
  count('ours', ours);
  count('official', official);
  return [...counts].filter(([, both]) => both.ours !== both.official).map(([rule, both]) => ({ rule, ...both }));
}
