/** The words of the rules of EXTENDED, under the ids that each profile gives them. */
import type { RuleText, RuleTexts, Topic } from '../rule-text.ts';
import { ctcCii, ctcUbl, facturx, type Naming } from './extended-names.ts';
import { modelTexts } from './model-texts.ts';
import { vatFamilies } from './vat-categories.ts';

const text = (topic: Topic, term: string | null, fr: string, en: string): RuleText => ({ fr, en, term, topic });

/** The words of the rule of EN 16931 that it stands for. */
function same(rule: string): RuleText {
  const words = modelTexts[rule];
  if (words === undefined) throw new Error(`no words for ${rule}`);
  return words;
}

/** The same words, and how far it may be off. */
function nearly(rule: string): RuleText {
  const { fr, en, ...rest } = same(rule);
  return {
    ...rest,
    fr: `${fr} Un écart d’un centime est admis par ligne, remise ou frais.`,
    en: `${en} A difference of one cent for each line, allowance or charge is allowed.`,
  };
}

const attribute = 'BG-32';
const subtype = 'EXT-FR-FE-163';

/** By number, in both profiles. */
const shared: Readonly<Record<string, RuleText>> = {
  '22': same('BR-22'),
  '23': same('BR-23'),
  '24': same('BR-24'),
  '26': same('BR-26'),
  '54-1': text(
    'missing',
    attribute,
    'Une caractéristique d’article (BG-32) n’a ni nom (BT-160) ni code.',
    'An item attribute (BG-32) has neither a name (BT-160) nor a code.',
  ),
  '54-2': text(
    'missing',
    attribute,
    'Une caractéristique d’article (BG-32) n’a pas de valeur (BT-161), ou en a deux : un texte et une mesure.',
    'An item attribute (BG-32) has no value (BT-161), or has two: a text and a measure.',
  ),
  'CO-04': same('BR-CO-04'),
  'CO-10': nearly('BR-CO-10'),
  'CO-11': nearly('BR-CO-11'),
  'CO-12': nearly('BR-CO-12'),
  'CO-13': nearly('BR-CO-13'),
  'CO-15': nearly('BR-CO-15'),
  '06': text(
    'structure',
    subtype,
    'Une ligne est placée sous une autre sans que soit dit si elle est un détail, un regroupement ou une information (EXT-FR-FE-163).',
    'A line stands below another and does not say whether it is a detail, a group or information (EXT-FR-FE-163).',
  ),
  '08': text(
    'sums',
    'BT-131',
    'Le montant d’une ligne de regroupement (BT-131) n’est pas la somme des lignes placées sous elle, ou l’une de celles-ci n’a pas de montant.',
    'The amount of a group line (BT-131) is not the sum of the lines below it, or one of those has no amount.',
  ),
  '11': text(
    'structure',
    'EXT-FR-FE-162',
    'Une ligne est placée sous une autre (EXT-FR-FE-162) qui n’existe pas dans la facture.',
    'A line stands below another (EXT-FR-FE-162) that is not in the invoice.',
  ),
  '12': text(
    'missing',
    'BT-131',
    'Une ligne de regroupement porte un montant (BT-131), mais un regroupement placé sous elle n’en porte pas.',
    'A group line bears an amount (BT-131), but a group below it bears none.',
  ),
  'S-09': nearly('BR-S-09'),
  ...Object.fromEntries(
    vatFamilies.flatMap(({ family, name }) => [
      [
        `${family}-01`,
        text(
          'vat',
          'BT-118',
          `La catégorie de TVA « ${name.fr} » ne figure pas au récapitulatif de TVA (BT-118) alors qu’elle est employée, ou y figure sans l’être.`,
          `The VAT category “${name.en}” does not stand in the VAT breakdown (BT-118) although it is used, or stands there unused.`,
        ),
      ],
      [
        `${family}-08`,
        text(
          'sums',
          'BT-116',
          `La base imposable de la catégorie « ${name.fr} » (BT-116) n’est pas la somme des lignes de détail, moins les remises, plus les frais de cette catégorie, à un centime près par montant.`,
          `The taxable amount of the category “${name.en}” (BT-116) is not the sum of the detail lines, less the allowances, plus the charges of that category, give or take a cent for each amount.`,
        ),
      ],
    ]),
  ),
};

/** Those of CII alone. */
const inCii: Readonly<Record<string, RuleText>> = { '38': same('BR-38'), '44': same('BR-44') };

/** Those of Factur-X alone. */
const inFacturx: Readonly<Record<string, RuleText>> = {
  '01': text(
    'missing',
    'BT-22',
    'Une note de la facture a un sujet (BT-21) mais pas de texte (BT-22).',
    'A note on the invoice has a subject (BT-21) but no text (BT-22).',
  ),
  '02': text(
    'missing',
    'BT-127',
    'Une note sur une ligne a un sujet mais pas de texte (BT-127).',
    'A note on a line has a subject but no text (BT-127).',
  ),
  '03': text(
    'vat-identity',
    null,
    'Le numéro fiscal d’une partie autre que le fournisseur n’est pas un numéro de TVA.',
    'The tax number of a party other than the supplier is no VAT number.',
  ),
  'CO-16': text(
    'sums',
    'BT-115',
    'Le montant à payer (BT-115) n’est pas le total TTC (BT-112), moins ce qui est déjà payé (BT-113), plus l’arrondi (BT-114) et les sommes perçues pour des tiers.',
    'The amount due (BT-115) is not the total with VAT (BT-112), less what was already paid (BT-113), plus the rounding (BT-114) and what is collected for others.',
  ),
};

const under = (naming: Naming, texts: Readonly<Record<string, RuleText>>): RuleTexts =>
  Object.fromEntries(Object.entries(texts).map(([number, words]) => [naming(number), words]));

export const extendedTexts: RuleTexts = {
  'BR-CO-25': text(
    'payment',
    'BT-9',
    'Un montant est à payer (BT-115), mais la facture ne donne ni échéance (BT-9) ni conditions de paiement (BT-20).',
    'An amount is due (BT-115), but the invoice gives neither a due date (BT-9) nor payment terms (BT-20).',
  ),
  ...under(facturx, { ...shared, ...inCii, ...inFacturx }),
  ...under(ctcCii, { ...shared, ...inCii }),
  ...under(ctcUbl, shared),
};
