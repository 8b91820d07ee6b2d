/** What the rules on codes and rates say in words. */
import type { RuleText } from '../rule-text.ts';
import { words } from './family.ts';

const typeText = (term: string, fr: string, en: string) =>
  words(
    'code',
    term,
    `Le type ${fr} (${term}) n’est pas un de ceux admis en France.`,
    `The type of ${en} (${term}) is not one allowed in France.`,
  );
const categoryText = (term: string) =>
  words(
    'vat',
    term,
    `La catégorie de TVA (${term}) doit être S, E, AE, K, G, O ou Z.`,
    `The VAT category (${term}) must be S, E, AE, K, G, O or Z.`,
  );
const spanishText = (term: string) =>
  words(
    'vat',
    term,
    `La catégorie de TVA (${term}) L ou M est celle des Canaries, de Ceuta ou de Melilla : elle n’a pas cours en France.`,
    `VAT category (${term}) L or M is that of the Canary Islands, Ceuta or Melilla: it does not apply in France.`,
  );
const rateText = (term: string) =>
  words(
    'vat',
    term,
    `Le taux de TVA (${term}) n’est pas un taux français, ou n’est pas écrit comme il le faut (20, 20.0 ou 20.00).`,
    `The VAT rate (${term}) is not a French one, or is not written as it must be (20, 20.0 or 20.00).`,
  );
export const codeTexts: Readonly<Record<string, RuleText>> = {
  'BR-FR-04_BT-3': typeText('BT-3', 'de document', 'the document'),
  'BR-FR-04_EXT-FR-FE-02': typeText('EXT-FR-FE-02', 'de la facture antérieure citée', 'the preceding invoice named'),
  'BR-FR-04_EXT-FR-FE-137': typeText(
    'EXT-FR-FE-137',
    'de la facture antérieure citée par la ligne',
    'the preceding invoice named by the line',
  ),
  'BR-FR-08_BT-23': words(
    'code',
    'BT-23',
    'Le cadre de facturation (BT-23 : B1, S1, M1…) manque ou n’est pas un de ceux admis en France.',
    'The business process (BT-23: B1, S1, M1…) is missing or not one allowed in France.',
  ),
  'BR-FR-15_BT-95_BT-102-1': categoryText('BT-95'),
  'BR-FR-15_BT-95_BT-102-2': spanishText('BT-95'),
  'BR-FR-15_BT-118-1': categoryText('BT-118'),
  'BR-FR-15_BT-118-2': spanishText('BT-118'),
  'BR-FR-15_BT-151-1': categoryText('BT-151'),
  'BR-FR-08_BT-151-2': spanishText('BT-151'),
  'BR-FR-15_BT-95_BT-102': categoryText('BT-95'),
  'BR-FR-15_BT-95_BT-102_LM': spanishText('BT-95'),
  'BR-FR-15_BT-95_BT-118': categoryText('BT-118'),
  'BR-FR-15_BT-95_BT-118_LM': spanishText('BT-118'),
  'BR-FR-15_BT-95_BT-151': categoryText('BT-151'),
  'BR-FR-15_BT-95_BT-151_LM': spanishText('BT-151'),
  'BR-FR-16_BT-96': rateText('BT-96'),
  'BR-FR-16_BT-96_BT-103': rateText('BT-96'),
  'BR-FR-16_BT-119': rateText('BT-119'),
  'BR-FR-16_BT-152': rateText('BT-152'),
};
