/** What the rules on attachments, item attributes and invoiced objects say in words. */
import type { RuleText } from '../rule-text.ts';
import { words } from './family.ts';

const emptyObject = (term: string, scheme: string) =>
  words(
    'identifier',
    term,
    `L’identifiant d’objet facturé de schéma ${scheme} (${term}) est vide.`,
    `The invoiced object identifier of scheme ${scheme} (${term}) is empty.`,
  );
const doubleObject = (term: string) =>
  words(
    'identifier',
    term,
    `Un objet facturé (${term}) de schéma AFL ou AVV figure plusieurs fois.`,
    `An invoiced object (${term}) of scheme AFL or AVV stands there more than once.`,
  );
const doubleLegible = words(
  'attachment',
  'BT-123',
  'Plusieurs pièces jointes sont désignées comme la représentation lisible de la facture (LISIBLE).',
  'Several attachments are said to be the readable rendering of the invoice (LISIBLE).',
);

export const objectTexts: Readonly<Record<string, RuleText>> = {
  'BR-FR-17_BT-123': words(
    'attachment',
    'BT-123',
    'La pièce jointe n’est pas qualifiée par un des codes prévus (LISIBLE, BON_LIVRAISON, DOCUMENT_ANNEXE…).',
    'The attachment is not qualified by one of the codes provided for (LISIBLE, BON_LIVRAISON, DOCUMENT_ANNEXE…).',
  ),
  'BR-FR-18_BT-123': doubleLegible,
  'BR-FR-27_BG-32': words(
    'missing',
    'BT-160',
    'Un attribut d’article n’a ni nom (BT-160) ni code (EXT-FR-FE-159).',
    'An item attribute has neither a name (BT-160) nor a code (EXT-FR-FE-159).',
  ),
  'BR-FR-27_BT-160': words(
    'missing',
    'BT-160',
    'Le nom d’un attribut d’article (BT-160) est vide.',
    'The name of an item attribute (BT-160) is empty.',
  ),
  'BR-FR-27_EXT-FR-FE-159': words(
    'missing',
    'EXT-FR-FE-159',
    'Le code d’un attribut d’article (EXT-FR-FE-159) est vide.',
    'The code of an item attribute (EXT-FR-FE-159) is empty.',
  ),
  'BR-FR-28-Value': words(
    'missing',
    'BT-161',
    'Un attribut d’article doit avoir une valeur (BT-161) ou une mesure avec son unité, et pas les deux.',
    'An item attribute must have a value (BT-161) or a measure with its unit, and not both.',
  ),
  'BR-FR-29_BT-18': doubleObject('BT-18'),
  'BR-FR-29_AFL': emptyObject('BT-18', 'AFL'),
  'BR-FR-29_AVV': emptyObject('BT-18', 'AVV'),
  'BR-FR-30_BT-128': doubleObject('BT-128'),
  'BR-FR-30_AFL': emptyObject('BT-128', 'AFL'),
  'BR-FR-30_AVV': emptyObject('BT-128', 'AVV'),
};
