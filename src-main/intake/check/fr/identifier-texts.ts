/** What the rules on identifiers and electronic addresses say in words, party by party. */
import type { RuleText } from '../rule-text.ts';
import { words } from './family.ts';
import { buyer, companies, lineShipTo, type PartyPlace, seller, shipTo } from './parties.ts';

function siretText({ term, fr, en }: PartyPlace): RuleText {
  return words(
    'identifier',
    term,
    `Le SIRET ${fr} doit avoir 14 chiffres et commencer par son SIREN, indiqué lui aussi.`,
    `In ${en} identifiers, the SIRET must have 14 digits and begin with the SIREN, given beside it.`,
  );
}

function schemeTexts({ term, fr, en }: PartyPlace): [string, RuleText][] {
  return [
    [
      `BR-FR-CO-10_${term}-1`,
      words(
        'identifier',
        term,
        `Un identifiant ${fr} (${term}) ne dit pas de quel répertoire il vient (schéma).`,
        `One of ${en} identifiers (${term}) does not say what register it comes from (scheme).`,
      ),
    ],
    [
      `BR-FR-CO-10_${term}-2`,
      words(
        'identifier',
        term,
        `Deux identifiants ${fr} (${term}) viennent du même répertoire (schéma {scheme}).`,
        `Two of ${en} identifiers (${term}) come from the same register (scheme {scheme}).`,
      ),
    ],
  ];
}

function addressTexts({ endpoint, fr, en }: PartyPlace): [string, RuleText][] {
  if (endpoint === null) return [];
  return [
    [
      `BR-FR-23_${endpoint}`,
      words(
        'identifier',
        endpoint,
        `L’adresse électronique ${fr} (${endpoint}) contient autre chose que des lettres sans accent, des chiffres, des points et les signes + - _.`,
        `${en} electronic address (${endpoint}) holds something other than plain letters, digits, points and the signs + - _.`,
      ),
    ],
    [
      `BR-FR-25_${endpoint}`,
      words(
        'identifier',
        endpoint,
        `L’adresse électronique ${fr} (${endpoint}) a plus de 125 caractères.`,
        `${en} electronic address (${endpoint}) has more than 125 characters.`,
      ),
    ],
  ];
}

function privateTexts({ term, fr, en }: PartyPlace): [string, RuleText][] {
  return [
    [
      `BR-FR-24_${term}`,
      words(
        'identifier',
        term,
        `L’identifiant privé ${fr} (${term}, schéma 0224) contient autre chose que des lettres sans accent, des chiffres, des points et les signes + - _.`,
        `${en} private identifier (${term}, scheme 0224) holds something other than plain letters, digits, points and the signs + - _.`,
      ),
    ],
    [
      `BR-FR-26_${term}`,
      words(
        'identifier',
        term,
        `L’identifiant privé ${fr} (${term}, schéma 0224) a plus de 100 caractères.`,
        `${en} private identifier (${term}, scheme 0224) has more than 100 characters.`,
      ),
    ],
  ];
}

/** A sentence begins with a capital. */
const capital = (text: RuleText): RuleText => ({ ...text, en: text.en.charAt(0).toUpperCase() + text.en.slice(1) });

const single: Readonly<Record<string, RuleText>> = {
  'BR-FR-10_BT-30': words(
    'identifier',
    'BT-30',
    'Le SIREN du vendeur (BT-30, schéma 0002) manque ou n’a pas neuf chiffres.',
    'The seller’s SIREN (BT-30, scheme 0002) is missing or does not have nine digits.',
  ),
  'BR-FR-11_BT-47': words(
    'identifier',
    'BT-47',
    'Entre entreprises établies en France, le SIREN de l’acheteur (BT-47, schéma 0002) doit être donné, en neuf chiffres.',
    'Between companies in France the buyer’s SIREN (BT-47, scheme 0002) must be given, in nine digits.',
  ),
  'BR-FR-12_BT-49': words(
    'missing',
    'BT-49',
    'L’adresse électronique de l’acheteur (BT-49), à laquelle la facture est envoyée, manque.',
    'The buyer’s electronic address (BT-49), to which the invoice is sent, is missing.',
  ),
  'BR-FR-13_BT-34': words(
    'missing',
    'BT-34',
    'L’adresse électronique du vendeur (BT-34), à laquelle les réponses sont envoyées, manque.',
    'The seller’s electronic address (BT-34), to which answers are sent, is missing.',
  ),
  'BR-FR-21_BT-49': words(
    'identifier',
    'BT-49',
    'L’adresse électronique de l’acheteur (BT-49) doit être une adresse de l’annuaire français (schéma 0225) et commencer par son SIREN « {siren} ».',
    'The buyer’s electronic address (BT-49) must be one of the French directory (scheme 0225) and begin with its SIREN “{siren}”.',
  ),
  'BR-FR-22_BT-34': words(
    'identifier',
    'BT-34',
    'Sur une autofacture, l’adresse électronique du vendeur (BT-34) doit être une adresse de l’annuaire français (schéma 0225) et commencer par son SIREN « {siren} ».',
    'On a self-billed invoice the seller’s electronic address (BT-34) must be one of the French directory (scheme 0225) and begin with its SIREN “{siren}”.',
  ),
  'BR-FR-32-LEGALID': words(
    'identifier',
    null,
    'Un SIREN (identifiant légal, schéma 0002) n’a pas neuf chiffres.',
    'A SIREN (legal identifier, scheme 0002) does not have nine digits.',
  ),
  'BR-FR-CO-14_BT-29-1': words(
    'legal-note',
    'BT-22',
    'Le vendeur est membre d’un assujetti unique (schéma 0231) et la note de sujet TXD ne porte pas « MEMBRE_ASSUJETTI_UNIQUE ».',
    'The seller belongs to a single taxable person (scheme 0231) and the note of subject TXD does not say “MEMBRE_ASSUJETTI_UNIQUE”.',
  ),
  'BR-FR-CO-15_BT-29-1': words(
    'vat-identity',
    'BT-63',
    'Le vendeur est membre d’un assujetti unique (schéma 0231) : le numéro de TVA de celui-ci doit être donné comme représentant fiscal (BT-63).',
    'The seller belongs to a single taxable person (scheme 0231): that person’s VAT number must be given as tax representative (BT-63).',
  ),
};

const anyId = words(
  'identifier',
  null,
  'Un identifiant de schéma 0002 ou 0231 n’a pas neuf chiffres.',
  'An identifier of scheme 0002 or 0231 does not have nine digits.',
);

const places = [...companies, shipTo, lineShipTo];

export const identifierTexts: Readonly<Record<string, RuleText>> = {
  ...single,
  'BR-FR-32-ID': anyId,
  'BR-FR-32-GLOBALID': anyId,
  ...Object.fromEntries(places.map((party) => [`BR-FR-09_${party.term}`, siretText(party)])),
  ...Object.fromEntries(places.flatMap(schemeTexts)),
  ...Object.fromEntries(
    [...companies.flatMap(addressTexts), ...[seller, buyer].flatMap(privateTexts)].map(([id, text]) => [id, capital(text)]),
  ),
};
