/** Holds an invoice in XML against every rule set that applies to it. */
import { profileOf } from '../read/codes.ts';
import { path } from '../read/path.ts';
import type { XmlElement } from '../read/xml.ts';
import { beRules } from './be/rules.ts';
import { checkedDocument, type Syntax } from './document.ts';
import { ciiCodes } from './en16931/cii-codes.ts';
import { ciiModel } from './en16931/cii-model.ts';
import { ciiSyntax } from './en16931/cii-syntax.ts';
import { ublCodes } from './en16931/ubl-codes.ts';
import { ublModel } from './en16931/ubl-model.ts';
import { ublSyntax } from './en16931/ubl-syntax.ts';
import type { Finding, RuleSet } from './finding.ts';
import { frRules } from './fr/rules.ts';
import { peppolRules } from './peppol/rules.ts';
import { chooseRules } from './rule-sets.ts';
import { applyRules, type RuleLists } from './rules.ts';
import { checkStructure } from './structure/structure.ts';

/** Peppol BIS Billing and the Belgian rules know UBL alone. */
const lists: Readonly<Record<Syntax, Readonly<Partial<Record<RuleSet, RuleLists>>>>> = {
  ubl: { en16931: [ublModel, ublSyntax, ublCodes], peppol: peppolRules, be: [beRules], fr: [frRules] },
  cii: { en16931: [ciiModel, ciiSyntax, ciiCodes], fr: [frRules] },
};

/** Where each syntax says what specification it follows (BT-24). */
const specifications = [
  path('cbc:CustomizationID'),
  path('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
  path('zugferd1:SpecifiedExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
];

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
 * Checks a parsed UBL or CII document. `only` narrows the sets to those named; without it they are chosen by profile and country.
 */
export function checkXml(root: XmlElement, syntax: Syntax, only: readonly RuleSet[] | null = null): Checked {
  const document = checkedDocument(root, syntax);
  const { rulesets: chosen, leftOut } = chooseRules(document);
  const rulesets = only ?? chosen;
  const findings = rulesets.flatMap((ruleset) => {
    if (ruleset === 'structure') return checkStructure(document);
    return applyRules(document, lists[syntax][ruleset] ?? [], ruleset);
  });
  return {
    syntax,
    profile: profileOf(specifications.map((at) => at.text(root)).find((text) => text !== '') ?? null),
    rulesets,
    findings: findings.filter(({ rule }) => !leftOut.has(rule)),
  };
}
