/** Which section a line of an invoice belongs to, by the rules that a person sets for each supplier. The most specific rule wins. */
import { foldText } from './text.ts';

/** What of a line a rule looks at, the most specific first: the supplier's item code, its description, its own section. */
export const ruleFields = ['item', 'description', 'section'] as const;
/** How the words must stand there, the most specific first. */
export const ruleMatches = ['equals', 'starts', 'contains'] as const;

export interface SectionRule {
  readonly id: number;
  readonly field: (typeof ruleFields)[number];
  readonly match: (typeof ruleMatches)[number];
  readonly words: string;
  /** To which it leads. */
  readonly target: string;
}

export interface SectionedLine {
  /** As the supplier names it; empty where it names none. */
  readonly section: string;
  readonly description: string;
  readonly item: string;
}

/** Whether a rule catches a line; case and accents aside. */
export function catches({ field, match, words }: Pick<SectionRule, 'field' | 'match' | 'words'>, line: SectionedLine): boolean {
  const [text, wanted] = [foldText(line[field]), foldText(words)];
  if (wanted === '') return match === 'equals' && text === '';
  return match === 'equals' ? text === wanted : match === 'starts' ? text.startsWith(wanted) : text.includes(wanted);
}

/** Rules in the order in which they are asked: field, match, longer words, then the one set last. */
export function inOrder(rules: readonly SectionRule[]): SectionRule[] {
  return rules.toSorted(
    (a, b) =>
      ruleFields.indexOf(a.field) - ruleFields.indexOf(b.field) ||
      ruleMatches.indexOf(a.match) - ruleMatches.indexOf(b.match) ||
      foldText(b.words).length - foldText(a.words).length ||
      b.id - a.id,
  );
}

/** The rule that a line follows, or null where none catches it and the supplier's own section stands. @param ordered as `inOrder` gives them */
export function ruleFor(line: SectionedLine, ordered: readonly SectionRule[]): SectionRule | null {
  return ordered.find((rule) => catches(rule, line)) ?? null;
}

/** The sections of an operator's invoice, and what subscriptions and platforms need besides. */
export const usualSections = [
  'Abonnements',
  'Services en option',
  'Communications',
  'Équipements',
  'Actes ponctuels',
  'Licences',
  'Consommation',
  'Remises',
] as const;

/** Words by which lines are recognised, folded; the first that is met decides. */
const hints: readonly (readonly [RegExp, (typeof usualSections)[number]])[] = [
  [/\b(remise|avoir|rabais|discount|credit)/, 'Remises'],
  [/\b(mise en service|frais|remplacement|activation|resiliation|intervention|setup|one-off|ponctuel|reprise)/, 'Actes ponctuels'],
  [/\b(telephone|terminal|equipement|routeur|modem|handset|device|tablette)/, 'Équipements'],
  [/\b(licence|license|utilisateur|seat)/, 'Licences'],
  [/\b(option|messagerie|bouquet|add-on)/, 'Services en option'],
  [/\b(communication|appel|sms|hors forfait|roaming|itinerance|call)/, 'Communications'],
  [/\b(transaction|volume|consommation|usage|stockage|storage)/, 'Consommation'],
  [/\b(abonnement|forfait|acces|redevance|subscription|plan|fee)/, 'Abonnements'],
];

/** The usual section that a line without one looks like; null where its words say nothing. */
export function suggestedSection(description: string): string | null {
  const folded = foldText(description);
  return hints.find(([words]) => words.test(folded))?.[1] ?? null;
}
