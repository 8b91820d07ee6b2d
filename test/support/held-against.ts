/** Our findings on a document held against the official ones: as many of each rule, and as severe. */
import { checkXml } from '../../src-main/intake/check/check.ts';
import type { RuleSet } from '../../src-main/intake/check/finding.ts';
import { parseXml } from '../../src-main/intake/read/xml.ts';
import type { OfficialFinding, OfficialVerdict } from './official-rules.ts';
import type { PublicInvoice } from './public-invoices.ts';

/** A rule of which a document has more or fewer findings than the official rules give it. */
export interface Difference {
  readonly rule: string;
  readonly ours: number;
  readonly official: number;
}

/** Our findings of one rule set, as many as there are: those beyond what is listed counted in. */
export function ourFindings({ xml, syntax }: Pick<PublicInvoice, 'xml' | 'syntax'>, ruleset: RuleSet): OfficialFinding[] {
  const { findings } = checkXml(parseXml(Buffer.from(xml)), syntax, [ruleset]);
  return findings.flatMap(({ rule, severity, values }) => Array.from({ length: 1 + Number(values.more ?? 0) }, () => ({ rule, severity })));
}

/** Where the two differ, by rule and severity; null where the official rules stopped before their end. */
export function differences(ours: readonly OfficialFinding[], official: OfficialVerdict): Difference[] | null {
  if ('stopped' in official) return null;
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
  count('official', official.findings);
  return [...counts].filter(([, both]) => both.ours !== both.official).map(([rule, both]) => ({ rule, ...both }));
}
