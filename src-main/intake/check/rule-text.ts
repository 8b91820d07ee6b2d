/** The words of a rule. */

export interface Sentence {
  readonly fr: string;
  readonly en: string;
}

/** What a rule is about, which decides why it matters and what to ask of the supplier. */
export type Topic =
  | 'missing'
  | 'sums'
  | 'vat'
  | 'vat-identity'
  | 'code'
  | 'decimals'
  | 'structure'
  | 'extra'
  | 'date'
  | 'payment'
  | 'identifier'
  | 'legal-note'
  | 'attachment'
  | 'container'
  | 'readable-page'
  | 'duplicate'
  | 'bank-change'
  | 'addressee';

export interface RuleText extends Sentence {
  /** The business term or group it is about (BT-112, BG-23); null where it is about none of the model. */
  readonly term: string | null;
  readonly topic: Topic;
}

/** Sentences by rule id. They name the business term in words and by number, and may quote values as `{name}`. */
export type RuleTexts = Readonly<Record<string, RuleText>>;
