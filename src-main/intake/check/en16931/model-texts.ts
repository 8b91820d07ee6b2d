/** The words of the business rules of EN 16931, the same for both syntaxes; those of the VAT categories come from vat-category-texts.ts. */
import type { RuleText, RuleTexts, Topic } from '../rule-text.ts';
import { vatCategoryTexts } from './vat-category-texts.ts';

/** The term a sentence is about stands in it as `(#)`. */
function text(topic: Topic, term: string, fr: string, en: string): RuleText {
  return { fr: fr.replace('#', term), en: en.replace('#', term), term, topic };
}

const missing = (term: string, fr: string, en: string, topic: Topic = 'missing'): RuleText =>
  text(topic, term, `${fr} (#) manque.`, `${en} (#) is missing.`);

const decimals = (term: string, fr: string, en: string): RuleText =>
  text('decimals', term, `${fr} (#) a plus de deux décimales.`, `${en} (#) has more than two decimals.`);

const noScheme = (term: string, fr: string, en: string): RuleText =>
  text(
    'identifier',
    term,
    `${fr} (#) n’indique pas de quel système d’identification il vient.`,
    `${en} (#) does not say which scheme it is from.`,
  );

const withoutReason = (term: string, fr: string, en: string, reason: string, code: string): RuleText =>
  text(
    'missing',
    term,
    `${fr} (#) n’a ni motif (${reason}) ni code de motif (${code}).`,
    `${en} (#) has neither a reason (${reason}) nor a reason code (${code}).`,
  );

const allowance = ['BG-20', 'Une remise sur la facture', 'An allowance on the invoice', 'BT-97', 'BT-98'] as const;
const charge = ['BG-21', 'Un montant de frais sur la facture', 'A charge on the invoice', 'BT-104', 'BT-105'] as const;
const lineAllowance = ['BG-27', 'Une remise sur une ligne', 'An allowance on a line', 'BT-139', 'BT-140'] as const;
const lineCharge = ['BG-28', 'Un montant de frais sur une ligne', 'A charge on a line', 'BT-144', 'BT-145'] as const;

export const modelTexts: RuleTexts = {
  'BR-01': missing('BT-24', 'L’identifiant de la spécification suivie', 'The identifier of the specification followed'),
  'BR-02': missing('BT-1', 'Le numéro de la facture', 'The invoice number'),
  'BR-03': missing('BT-2', 'La date d’émission de la facture', 'The issue date of the invoice'),
  'BR-04': missing('BT-3', 'Le type de document', 'The document type'),
  'BR-05': missing('BT-5', 'La monnaie de la facture', 'The currency of the invoice'),
  'BR-06': missing('BT-27', 'Le nom du fournisseur', 'The supplier’s name'),
  'BR-07': missing('BT-44', 'Le nom de l’acheteur', 'The buyer’s name'),
  'BR-08': missing('BG-5', 'L’adresse postale du fournisseur', 'The supplier’s postal address'),
  'BR-09': missing('BT-40', 'Le pays de l’adresse du fournisseur', 'The country of the supplier’s address'),
  'BR-10': missing('BG-8', 'L’adresse postale de l’acheteur', 'The buyer’s postal address'),
  'BR-11': missing('BT-55', 'Le pays de l’adresse de l’acheteur', 'The country of the buyer’s address'),
  'BR-12': missing('BT-106', 'La somme des montants nets des lignes', 'The sum of the net amounts of the lines'),
  'BR-13': missing('BT-109', 'Le total HT', 'The total without VAT'),
  'BR-14': missing('BT-112', 'Le total TTC', 'The total with VAT'),
  'BR-15': missing('BT-115', 'Le montant à payer', 'The amount due'),
  'BR-16': text('missing', 'BG-25', 'La facture n’a pas de ligne (#).', 'The invoice has no line (#).'),
  'BR-17': text(
    'payment',
    'BT-59',
    'Le nom du bénéficiaire du paiement (#) manque, ou ce bénéficiaire (BG-10) est le fournisseur lui-même.',
    'The name of the payee (#) is missing, or the payee (BG-10) is the supplier itself.',
  ),
  'BR-18': missing('BT-62', 'Le nom du représentant fiscal du fournisseur', 'The name of the supplier’s tax representative'),
  'BR-19': missing('BG-12', 'L’adresse postale du représentant fiscal', 'The postal address of the tax representative'),
  'BR-20': missing('BT-69', 'Le pays de l’adresse du représentant fiscal', 'The country of the tax representative’s address'),
  'BR-21': missing('BT-126', 'L’identifiant d’une ligne', 'The identifier of a line'),
  'BR-22': missing('BT-129', 'La quantité facturée d’une ligne', 'The invoiced quantity of a line'),
  'BR-23': missing('BT-130', 'L’unité de la quantité facturée d’une ligne', 'The unit of the invoiced quantity of a line'),
  'BR-24': missing('BT-131', 'Le montant net d’une ligne', 'The net amount of a line'),
  'BR-25': missing('BT-153', 'Le nom de l’article d’une ligne', 'The name of the item of a line'),
  'BR-26': missing('BT-146', 'Le prix unitaire net de l’article d’une ligne', 'The net price of the item of a line'),
  'BR-27': text(
    'sums',
    'BT-146',
    'Le prix unitaire net de l’article d’une ligne (#) est négatif, ou manque.',
    'The net price of the item of a line (#) is negative, or is missing.',
  ),
  'BR-28': text(
    'sums',
    'BT-148',
    'Le prix unitaire brut de l’article d’une ligne (#) est négatif.',
    'The gross price of the item of a line (#) is negative.',
  ),
  'BR-29': text(
    'date',
    'BT-74',
    'La période de facturation finit (#) avant d’avoir commencé (BT-73).',
    'The invoicing period ends (#) before it starts (BT-73).',
  ),
  'BR-30': text(
    'date',
    'BT-135',
    'La période d’une ligne finit (#) avant d’avoir commencé (BT-134).',
    'The period of a line ends (#) before it starts (BT-134).',
  ),
  'BR-31': missing('BT-92', 'Le montant d’une remise sur la facture', 'The amount of an allowance on the invoice'),
  'BR-32': missing('BT-95', 'La catégorie de TVA d’une remise sur la facture', 'The VAT category of an allowance on the invoice'),
  'BR-33': withoutReason(...allowance),
  'BR-36': missing('BT-99', 'Le montant de frais sur la facture', 'The amount of a charge on the invoice'),
  'BR-37': missing('BT-102', 'La catégorie de TVA d’un montant de frais sur la facture', 'The VAT category of a charge on the invoice'),
  'BR-38': withoutReason(...charge),
  'BR-41': missing('BT-136', 'Le montant d’une remise sur une ligne', 'The amount of an allowance on a line'),
  'BR-42': withoutReason(...lineAllowance),
  'BR-43': missing('BT-141', 'Le montant de frais sur une ligne', 'The amount of a charge on a line'),
  'BR-44': withoutReason(...lineCharge),
  'BR-45': missing(
    'BT-116',
    'La base imposable d’une catégorie du récapitulatif de TVA',
    'The taxable amount of a category of the VAT breakdown',
  ),
  'BR-46': missing('BT-117', 'La TVA d’une catégorie du récapitulatif de TVA', 'The VAT of a category of the VAT breakdown'),
  'BR-47': missing('BT-118', 'Le code d’une catégorie du récapitulatif de TVA', 'The code of a category of the VAT breakdown'),
  'BR-48': missing('BT-119', 'Le taux d’une catégorie du récapitulatif de TVA', 'The rate of a category of the VAT breakdown'),
  'BR-49': missing('BT-81', 'Le moyen de paiement', 'The means of payment', 'payment'),
  'BR-50': missing('BT-84', 'Le compte sur lequel payer par virement', 'The account to pay into by credit transfer', 'payment'),
  'BR-51': text(
    'payment',
    'BT-87',
    'Le numéro d’une carte de paiement (#) compte plus de dix caractères : seuls ses six premiers et quatre derniers chiffres peuvent être montrés.',
    'The number of a payment card (#) has more than ten characters: its first six and last four digits alone may be shown.',
  ),
  'BR-52': missing('BT-122', 'La référence d’un document justificatif', 'The reference of a supporting document', 'attachment'),
  'BR-53': text(
    'missing',
    'BT-111',
    'Une monnaie de comptabilisation de la TVA est donnée (BT-6), mais non le total de TVA en cette monnaie (#).',
    'A VAT accounting currency is given (BT-6), but not the total VAT in that currency (#).',
  ),
  'BR-54': text(
    'missing',
    'BG-32',
    'Une caractéristique d’article (#) n’a pas de nom (BT-160) ou pas de valeur (BT-161).',
    'An item attribute (#) has no name (BT-160) or no value (BT-161).',
  ),
  'BR-55': missing(
    'BT-25',
    'Le numéro d’une facture antérieure à laquelle celle-ci renvoie',
    'The number of an earlier invoice that this one refers to',
  ),
  'BR-56': missing('BT-63', 'Le numéro de TVA du représentant fiscal', 'The tax representative’s VAT number', 'vat-identity'),
  'BR-57': missing('BT-80', 'Le pays de l’adresse de livraison', 'The country of the delivery address'),
  'BR-61': text(
    'payment',
    'BT-84',
    'Le paiement est à faire par virement (BT-81), mais le compte à créditer (#) manque.',
    'Payment is to be made by credit transfer (BT-81), but the account to pay into (#) is missing.',
  ),
  'BR-62': noScheme('BT-34', 'L’adresse électronique du fournisseur', 'The supplier’s electronic address'),
  'BR-63': noScheme('BT-49', 'L’adresse électronique de l’acheteur', 'The buyer’s electronic address'),
  'BR-64': noScheme('BT-157', 'L’identifiant normalisé d’un article', 'The standard identifier of an item'),
  'BR-65': noScheme('BT-158', 'Le code de classification d’un article', 'The classification code of an item'),

  'BR-CO-03': text(
    'date',
    'BT-7',
    'La date d’exigibilité de la TVA (#) et le code du fait qui la rend exigible (BT-8) sont donnés ensemble ; un seul doit l’être.',
    'The date on which the VAT becomes due (#) and the code of the event that makes it due (BT-8) are both given; only one may be.',
  ),
  'BR-CO-04': missing('BT-151', 'La catégorie de TVA d’une ligne', 'The VAT category of a line'),
  'BR-CO-09': {
    fr: 'Un numéro de TVA (BT-31, BT-48 ou BT-63) ne commence pas par le code d’un pays.',
    en: 'A VAT number (BT-31, BT-48 or BT-63) does not begin with the code of a country.',
    term: null,
    topic: 'vat-identity',
  },
  'BR-CO-10': text(
    'sums',
    'BT-106',
    'La somme des montants nets des lignes (#) n’est pas celle des montants que portent les lignes (BT-131).',
    'The sum of the net amounts of the lines (#) is not that of the amounts the lines bear (BT-131).',
  ),
  'BR-CO-11': text(
    'sums',
    'BT-107',
    'Le total des remises (#) n’est pas la somme des remises sur la facture (BT-92).',
    'The total of allowances (#) is not the sum of the allowances on the invoice (BT-92).',
  ),
  'BR-CO-12': text(
    'sums',
    'BT-108',
    'Le total des frais (#) n’est pas la somme des frais sur la facture (BT-99).',
    'The total of charges (#) is not the sum of the charges on the invoice (BT-99).',
  ),
  'BR-CO-13': text(
    'sums',
    'BT-109',
    'Le total HT (#) n’est pas la somme des lignes (BT-106), moins les remises (BT-107), plus les frais (BT-108).',
    'The total without VAT (#) is not the sum of the lines (BT-106), less allowances (BT-107), plus charges (BT-108).',
  ),
  'BR-CO-14': text(
    'sums',
    'BT-110',
    'Le total de TVA (#) n’est pas la somme des montants du récapitulatif de TVA (BT-117).',
    'The total VAT (#) is not the sum of the amounts of the VAT breakdown (BT-117).',
  ),
  'BR-CO-15': text(
    'sums',
    'BT-112',
    'Le total TTC (#) n’est pas la somme du total HT (BT-109) et de la TVA (BT-110), donnée une fois dans la monnaie de la facture.',
    'The total with VAT (#) is not the sum of the total without VAT (BT-109) and of the VAT (BT-110), given once in the currency of the invoice.',
  ),
  'BR-CO-16': text(
    'sums',
    'BT-115',
    'Le montant à payer (#) n’est pas le total TTC (BT-112), moins ce qui est déjà payé (BT-113), plus l’arrondi (BT-114).',
    'The amount due (#) is not the total with VAT (BT-112), less what was already paid (BT-113), plus the rounding (BT-114).',
  ),
  'BR-CO-17': text(
    'sums',
    'BT-117',
    'La TVA d’une catégorie (#) n’est pas sa base imposable (BT-116) multipliée par son taux (BT-119).',
    'The VAT of a category (#) is not its taxable amount (BT-116) multiplied by its rate (BT-119).',
  ),
  'BR-CO-18': missing('BG-23', 'Le récapitulatif de TVA', 'The VAT breakdown'),
  'BR-CO-19': text(
    'date',
    'BG-14',
    'La période de facturation (#) n’a ni début (BT-73) ni fin (BT-74).',
    'The invoicing period (#) has neither a start (BT-73) nor an end (BT-74).',
  ),
  'BR-CO-20': text(
    'date',
    'BG-26',
    'La période d’une ligne (#) n’a ni début (BT-134) ni fin (BT-135).',
    'The period of a line (#) has neither a start (BT-134) nor an end (BT-135).',
  ),
  'BR-CO-21': withoutReason(...allowance),
  'BR-CO-22': withoutReason(...charge),
  'BR-CO-23': withoutReason(...lineAllowance),
  'BR-CO-24': withoutReason(...lineCharge),
  'BR-CO-26': text(
    'identifier',
    'BG-4',
    'Le fournisseur (#) ne donne ni identifiant (BT-29), ni numéro d’immatriculation (BT-30), ni numéro de TVA (BT-31).',
    'The supplier (#) gives no identifier (BT-29), no registration number (BT-30) and no VAT number (BT-31).',
  ),

  'BR-DEC-01': decimals('BT-92', 'Le montant d’une remise sur la facture', 'The amount of an allowance on the invoice'),
  'BR-DEC-02': decimals('BT-93', 'La base d’une remise sur la facture', 'The base of an allowance on the invoice'),
  'BR-DEC-05': decimals('BT-99', 'Un montant de frais sur la facture', 'The amount of a charge on the invoice'),
  'BR-DEC-06': decimals('BT-100', 'La base d’un montant de frais sur la facture', 'The base of a charge on the invoice'),
  'BR-DEC-09': decimals('BT-106', 'La somme des montants nets des lignes', 'The sum of the net amounts of the lines'),
  'BR-DEC-10': decimals('BT-107', 'Le total des remises', 'The total of allowances'),
  'BR-DEC-11': decimals('BT-108', 'Le total des frais', 'The total of charges'),
  'BR-DEC-12': decimals('BT-109', 'Le total HT', 'The total without VAT'),
  'BR-DEC-13': decimals('BT-110', 'Le total de TVA', 'The total VAT'),
  'BR-DEC-14': decimals('BT-112', 'Le total TTC', 'The total with VAT'),
  'BR-DEC-15': decimals('BT-111', 'Le total de TVA en monnaie de comptabilisation', 'The total VAT in the accounting currency'),
  'BR-DEC-16': decimals('BT-113', 'Le montant déjà payé', 'The amount already paid'),
  'BR-DEC-17': decimals('BT-114', 'L’arrondi', 'The rounding'),
  'BR-DEC-18': decimals('BT-115', 'Le montant à payer', 'The amount due'),
  'BR-DEC-19': decimals('BT-116', 'La base imposable d’une catégorie de TVA', 'The taxable amount of a VAT category'),
  'BR-DEC-20': decimals('BT-117', 'La TVA d’une catégorie', 'The VAT of a category'),
  'BR-DEC-23': decimals('BT-131', 'Le montant net d’une ligne', 'The net amount of a line'),
  'BR-DEC-24': decimals('BT-136', 'Le montant d’une remise sur une ligne', 'The amount of an allowance on a line'),
  'BR-DEC-25': decimals('BT-137', 'La base d’une remise sur une ligne', 'The base of an allowance on a line'),
  'BR-DEC-27': decimals('BT-141', 'Un montant de frais sur une ligne', 'The amount of a charge on a line'),
  'BR-DEC-28': decimals('BT-142', 'La base d’un montant de frais sur une ligne', 'The base of a charge on a line'),

  ...vatCategoryTexts,
};
