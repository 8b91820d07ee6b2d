/** What a check says of a document. */

/** `error`: the rule is broken and the invoice may be refused for it. `warning`: worth a look, no ground for refusal. */
export type Severity = 'error' | 'warning';

/** Who made the rule: the syntax's schema, the standard, Peppol, a country, the PDF around the data, or plain sense. */
export const ruleSets = ['structure', 'en16931', 'peppol', 'be', 'fr', 'container', 'plausibility'] as const;
export type RuleSet = (typeof ruleSets)[number];

/** Figures and words a sentence may quote, as they stand in the document or as recomputed. */
export type FindingValues = Readonly<Record<string, string>>;

export interface Finding {
  /** The rule's id as its maker writes it: BR-CO-15, PEPPOL-EN16931-R120, BR-FR-05. */
  readonly rule: string;
  readonly ruleset: RuleSet;
  readonly severity: Severity;
  /** The element it bites on: `/Invoice/cac:InvoiceLine[3]/cbc:LineExtensionAmount`; '' where it is the whole file. */
  readonly where: string;
  /** The line of the file, from 1; null where it is no line's. */
  readonly line: number | null;
  readonly values: FindingValues;
}
