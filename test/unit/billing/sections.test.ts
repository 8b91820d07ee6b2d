import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  catches,
  inOrder,
  ruleFields,
  ruleFor,
  ruleMatches,
  type SectionRule,
  suggestedSection,
  usualSections,
} from '../../../src-main/billing/sections.ts';

let ids = 0;
const rule = (field: SectionRule['field'], match: SectionRule['match'], words: string, target: string): SectionRule => ({
  id: ++ids,
  field,
  match,
  words,
  target,
});
const line = (description: string, section = '', item = '') => ({ description, section, item });

describe('a section rule', () => {
  it.each([
    ['contains', 'forfait', 'Le FORFAIT Pro', true],
    ['contains', 'équipement', 'Equipements divers', true],
    ['starts', 'forfait', 'Forfait Pro', true],
    ['starts', 'forfait', 'Le forfait', false],
    ['equals', 'forfait pro', 'Forfait Pro', true],
    ['equals', 'forfait pro', 'Forfait Pro 2', false],
  ] as const)('that %s “%s” of “%s”: %s', (match, words, description, expected) => {
    expect(catches({ field: 'description', match, words }, line(description))).toBe(expected);
  });

  it.each<[string, SectionRule[], ReturnType<typeof line>, string | null]>([
    [
      'the item code before the description',
      [rule('description', 'equals', 'Boîtier', 'A'), rule('item', 'contains', 'X2', 'B')],
      line('Boîtier', '', 'X2-128'),
      'B',
    ],
    [
      'the description before the supplier’s section',
      [rule('section', 'equals', 'Divers', 'A'), rule('description', 'contains', 'sms', 'B')],
      line('SMS surtaxés', 'Divers'),
      'B',
    ],
    [
      'equal words before a beginning',
      [rule('description', 'starts', 'forfait', 'A'), rule('description', 'equals', 'forfait', 'B')],
      line('Forfait'),
      'B',
    ],
    [
      'a beginning before words within',
      [rule('description', 'contains', 'forfait pro', 'A'), rule('description', 'starts', 'forfait', 'B')],
      line('Forfait pro'),
      'B',
    ],
    [
      'more words before fewer',
      [rule('description', 'contains', 'hors forfait', 'A'), rule('description', 'contains', 'forfait', 'B')],
      line('Appels hors forfait'),
      'A',
    ],
    [
      'of equal ones the last set',
      [rule('description', 'contains', 'sms', 'A'), rule('description', 'contains', 'mms', 'B')],
      line('SMS et MMS'),
      'B',
    ],
    ['none where none catches', [rule('description', 'contains', 'sms', 'A')], line('Forfait'), null],
  ])('wins: %s', (_name, rules, given, target) => {
    for (const order of [rules, rules.toReversed()]) expect(ruleFor(given, inOrder(order))?.target ?? null).toBe(target);
  });

  it('leads every line to one section at most, whatever the rules, and never loses an amount', () => {
    const words = fc.constantFrom('forfait', 'sms', 'option', 'pro', '');
    const anyRule = fc.record({
      id: fc.nat(),
      field: fc.constantFrom(...ruleFields),
      match: fc.constantFrom(...ruleMatches),
      words,
      target: fc.constantFrom(...usualSections),
    });
    const anyLine = fc.record({ description: words, section: words, item: words, net: fc.integer({ min: -1e9, max: 1e9 }) });
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), fc.array(anyLine, { maxLength: 40 }), (rules, lines) => {
        const ordered = inOrder(rules);
        const groups = Map.groupBy(lines, (given) => ruleFor(given, ordered)?.target ?? given.section);
        const sum = (of: readonly { net: number }[]) => of.reduce((total, { net }) => total + net, 0);
        expect([...groups.values()].reduce((total, of) => total + sum(of), 0)).toBe(sum(lines));
        for (const given of lines) {
          const won = ruleFor(given, ordered);
          if (won === null) expect(rules.some((one) => catches(one, given))).toBe(false);
          else expect(catches(won, given)).toBe(true);
        }
      }),
    );
  });
});

it.each([
  ['Forfait mobile Pro illimité 50 Go', 'Abonnements'],
  ['Option Voyage Europe et Suisse', 'Services en option'],
  ['Communications hors forfait : sms', 'Communications'],
  ['Téléphone Exemple X2 128 Go', 'Équipements'],
  ['Mise en service d’une ligne', 'Actes ponctuels'],
  ['Suite Fictive Gestion, licence par utilisateur', 'Licences'],
  ['Stockage supplémentaire, 100 Go', 'Consommation'],
  ['Transactions, volume estimé (par millier)', 'Consommation'],
  ['Redevance trimestrielle de la plateforme', 'Abonnements'],
  ['Remise de fidélité', 'Remises'],
  ['Xyz', null],
])('“%s” looks like %s', (description, section) => {
  expect(suggestedSection(description)).toBe(section);
});
