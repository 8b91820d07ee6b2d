/** The words of the rules on code lists. */
import type { RuleText, RuleTexts } from '../rule-text.ts';

/** `terms` are those the rule may be about; it names one only where it can be no other. */
function code(terms: string, fr: string, en: string, list: { readonly fr: string; readonly en: string }): RuleText {
  return {
    fr: `${fr} (${terms}) n’est pas un code de la liste ${list.fr}.`,
    en: `${en} (${terms}) is not a code of the list ${list.en}.`,
    term: terms.includes(',') ? null : terms,
    topic: 'code',
  };
}

const list = (name: string, fr: string, en: string) => ({ fr: `${name} (${fr})`, en: `${name} (${en})` });
const currencies = list('ISO 4217', 'monnaies', 'currencies');
const countries = list('ISO 3166-1', 'pays', 'countries');
const identifiers = list('ISO 6523', 'systèmes d’identification', 'identification schemes');
const vatCategories = list('UNTDID 5305', 'catégories de TVA, réduite par EN 16931', 'VAT categories, as restricted by EN 16931');

export const codeTexts: RuleTexts = {
  'BR-CL-01': code(
    'BT-3',
    'Le type de document',
    'The document type',
    list('UNTDID 1001', 'factures et avoirs, selon la nature du document', 'invoices and credit notes, according to the kind of document'),
  ),
  'BR-CL-03': {
    fr: 'La monnaie d’un montant manque ou n’est pas un code de la liste ISO 4217 (monnaies).',
    en: 'The currency of an amount is missing or is not a code of the list ISO 4217 (currencies).',
    term: null,
    topic: 'code',
  },
  'BR-CL-04': code('BT-5', 'La monnaie de la facture', 'The currency of the invoice', currencies),
  'BR-CL-05': code('BT-6', 'La monnaie de comptabilisation de la TVA', 'The VAT accounting currency', currencies),
  'BR-CL-06': code(
    'BT-8',
    'Le fait qui rend la TVA exigible',
    'The event that makes the VAT due',
    list('UNTDID 2005 / 2475', 'date de facture, de livraison ou de paiement', 'date of invoice, delivery or payment'),
  ),
  'BR-CL-07': code(
    'BT-18-1, BT-128-1',
    'Le système d’identification de l’objet facturé',
    'The identification scheme of the object invoiced',
    list('UNTDID 1153', 'qualifiants de référence', 'reference qualifiers'),
  ),
  'BR-CL-08': code('BT-21', 'Le sujet d’une note', 'The subject of a note', list('UNTDID 4451', 'sujets de texte', 'text subjects')),
  'BR-CL-10': code(
    'BT-29-1, BT-46-1, BT-60-1',
    'Le système d’identification d’une partie',
    'The identification scheme of a party',
    identifiers,
  ),
  'BR-CL-11': code(
    'BT-30-1, BT-47-1, BT-61-1',
    'Le système d’identification de l’immatriculation d’une partie',
    'The identification scheme of a party’s legal registration',
    identifiers,
  ),
  'BR-CL-13': code(
    'BT-158-1',
    'Le système de classification d’un article',
    'The classification scheme of an item',
    list('UNTDID 7143', 'nomenclatures d’articles', 'item classifications'),
  ),
  'BR-CL-14': code('BT-40, BT-55, BT-69, BT-80', 'Le pays d’une adresse', 'The country of an address', countries),
  'BR-CL-15': code('BT-159', 'Le pays d’origine d’un article', 'The country of origin of an item', countries),
  'BR-CL-16': code('BT-81', 'Le moyen de paiement', 'The means of payment', list('UNTDID 4461', 'moyens de paiement', 'payment means')),
  'BR-CL-17': code('BT-95, BT-102, BT-118', 'La catégorie de TVA', 'The VAT category', vatCategories),
  'BR-CL-18': code('BT-151', 'La catégorie de TVA d’une ligne', 'The VAT category of a line', vatCategories),
  'BR-CL-19': code(
    'BT-98, BT-140',
    'Le motif d’une remise',
    'The reason of an allowance',
    list('UNTDID 5189', 'motifs de remise, réduite par EN 16931', 'allowance reasons, as restricted by EN 16931'),
  ),
  'BR-CL-20': code(
    'BT-105, BT-145',
    'Le motif de frais',
    'The reason of a charge',
    list('UNTDID 7161', 'motifs de frais', 'charge reasons'),
  ),
  'BR-CL-21': code('BT-157-1', 'Le système d’identification d’un article', 'The identification scheme of an item', identifiers),
  'BR-CL-22': code(
    'BT-121',
    'Le motif d’exonération de TVA',
    'The reason of an exemption from VAT',
    list('VATEX', 'motifs d’exonération, Commission européenne', 'exemption reasons, European Commission'),
  ),
  'BR-CL-23': code(
    'BT-130, BT-150',
    'L’unité d’une quantité',
    'The unit of a quantity',
    list('UN/ECE 20 + 21', 'unités de mesure et emballages', 'units of measure and packagings'),
  ),
  'BR-CL-24': {
    fr: 'Le format d’une pièce jointe (BT-125-1) n’est pas de ceux que permet la norme : PDF, PNG, JPEG, CSV, XLSX ou ODS.',
    en: 'The format of an attachment (BT-125-1) is none that the standard allows: PDF, PNG, JPEG, CSV, XLSX or ODS.',
    term: 'BT-125-1',
    topic: 'attachment',
  },
  'BR-CL-25': code(
    'BT-34-1, BT-49-1',
    'Le système d’adressage électronique d’une partie',
    'The scheme of a party’s electronic address',
    list('EAS', 'adresses électroniques, Commission européenne', 'electronic addresses, European Commission'),
  ),
  'BR-CL-26': code(
    'BT-71-1',
    'Le système d’identification du lieu de livraison',
    'The identification scheme of the place of delivery',
    identifiers,
  ),
};
