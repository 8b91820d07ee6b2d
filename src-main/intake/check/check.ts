/** Holds an invoice in XML against every rule set that applies to it. */
import type { XmlElement } from '../read/xml.ts';
import { beRules } from './be/rules.ts';
import { type CheckedDocument, checkedDocument, type Syntax } from './document.ts';
import { ciiCodes } from './en16931/cii-codes.ts';
import { ciiModel } from './en16931/cii-model.ts';
import { ciiSyntax } from './en16931/cii-syntax.ts';
import { ublCodes } from './en16931/ubl-codes.ts';
import { ublModel } from './en16931/ubl-model.ts';
import { ublSyntax } from './en16931/ubl-syntax.ts';
import type { Finding, RuleSet } from './finding.ts';
import { frRules } from './fr/rules.ts';
import { peppolRules } from './peppol/rules.ts';
import { profileIn } from './profile.ts';
import { chooseRules } from './rule-sets.ts';
import { applyRules, type RuleLists } from './rules.ts';
import { checkStructure } from './structure/structure.ts';

/** The rules of a set, or what gives those that hold for a document. Peppol BIS Billing and the Belgian rules know UBL alone. */
const lists: Readonly<Record<Syntax, Readonly<Partial<Record<RuleSet, RuleLists | ((document: CheckedDocument) => RuleLists)>>>>> = {
  ubl: { en16931: [ublModel, ublSyntax, ublCodes], peppol: peppolRules, be: [beRules], fr: frRules },
  cii: { en16931: [ciiModel, ciiSyntax, ciiCodes], fr: frRules },
};

export interface Checked {
  readonly syntax: Syntax;
  /** BT-24, or the profile's short name where it has one. */
  readonly profile: string;
  /** The sets the document was held against. */
  readonly rulesets: readonly RuleSet[];
  /** In the order of the sets, then of the document. */
  readonly findings: readonly Finding[];
}

/**
 * Checks a parsed UBL or CII document. Without `only` the sets are chosen by profile and country, and of EN 16931 the profile's own
 * forms of its rules hold; `only` names the sets, each of them whole.
 */
export function checkXml(root: XmlElement, syntax: Syntax, only: readonly RuleSet[] | null = null): Checked {
  const document = checkedDocument(root, syntax);
  const { rulesets, leftOut, own } = chooseRules(document, only);
  const findings = rulesets.flatMap((ruleset) =>
    finished(ruleset, () => {
      if (ruleset === 'structure') return checkStructure(document);
      const rules = lists[syntax][ruleset] ?? [];
      const found = applyRules(document, typeof rules === 'function' ? rules(document) : rules, ruleset).filter(
        ({ rule }) => !leftOut.has(rule),
      );
      return ruleset === 'en16931' && own.length > 0 ? [...found, ...applyRules(document, own, ruleset)] : found;
    }),
  );
  return { syntax, profile: profileIn(root), rulesets, findings };
}

/** A finding never stops an import, and neither does a rule that fails on a document nobody thought of: it is said in its place. */
function finished(ruleset: RuleSet, check: () => readonly Finding[]): readonly Finding[] {
  try {
    return check();
  } catch (error) {
    const message = (error instanceof Error ? error.message : String(error)).slice(0, 200);
    return [{ rule: 'CHECK-UNFINISHED', ruleset, severity: 'warning', where: '', line: null, values: { message } }];
  }
}
