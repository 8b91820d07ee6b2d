/** What a message asks of the supplier, by what its points are about: each completes "we would be grateful if you would …". */
import type { Sentence, Topic } from '../intake/check/rule-text.ts';

export const supplierRequests: Readonly<Record<Topic, Sentence>> = {
  missing: {
    fr: 'nous adresser une facture rectificative qui porte les mentions manquantes',
    en: 'send us a corrected invoice that bears what is missing',
  },
  sums: {
    fr: 'nous donner le détail du calcul et, si un montant est faux, nous adresser un avoir ou une facture rectificative',
    en: 'tell us how the amounts were worked out and, if one is wrong, send us a credit note or a corrected invoice',
  },
  vat: {
    fr: 'nous confirmer le régime et le taux de TVA appliqués et, s’il y a lieu, rectifier la facture',
    en: 'confirm the VAT treatment and rate that apply and, where needed, correct the invoice',
  },
  'vat-identity': {
    fr: 'nous adresser une facture rectificative qui porte les numéros de TVA exacts',
    en: 'send us a corrected invoice with the right VAT numbers',
  },
  code: { fr: 'corriger ces codes dans votre logiciel de facturation', en: 'correct these codes in your invoicing software' },
  decimals: { fr: 'donner ces montants avec deux décimales au plus', en: 'give these amounts with two decimals at most' },
  structure: {
    fr: 'transmettre ces remarques à l’éditeur de votre logiciel de facturation et nous renvoyer un fichier conforme',
    en: 'pass these remarks on to the maker of your invoicing software and send us a file that conforms',
  },
  extra: {
    fr: 'indiquer ces données, si elles comptent, à l’endroit que la norme prévoit',
    en: 'give this data, where it matters, in the place that the standard provides for it',
  },
  date: { fr: 'nous confirmer les dates exactes', en: 'confirm the exact dates' },
  payment: {
    fr: 'nous confirmer les coordonnées et les conditions de paiement',
    en: 'confirm the payment details and terms',
  },
  identifier: { fr: 'nous indiquer les identifiants exacts', en: 'tell us the exact identifiers' },
  'legal-note': {
    fr: 'nous adresser une facture qui porte les mentions légales attendues',
    en: 'send us an invoice that bears the notes required by law',
  },
  attachment: {
    fr: 'nous adresser les pièces jointes, lisibles et qualifiées comme la norme le prévoit',
    en: 'send us the attached documents, readable and qualified as the standard provides',
  },
  container: {
    fr: 'faire vérifier la fabrication du PDF dans votre logiciel de facturation',
    en: 'have the making of the PDF checked in your invoicing software',
  },
  'readable-page': {
    fr: 'nous dire ce qui fait foi, la page ou les données du fichier, et rectifier ce qui est faux',
    en: 'tell us which holds, the page or the data of the file, and correct what is wrong',
  },
  duplicate: {
    fr: 'nous dire laquelle des deux factures est la bonne et annuler l’autre par un avoir',
    en: 'tell us which of the two invoices is right and cancel the other by a credit note',
  },
  addressee: {
    fr: 'nous adresser une facture rectificative au nom, à l’adresse et aux numéros actuels de notre société, et mettre à jour notre fiche client',
    en: 'send us a corrected invoice with the present name, address and numbers of our company, and bring our customer record up to date',
  },
  'bank-change': {
    fr: 'nous faire confirmer ce changement de compte par votre interlocuteur habituel',
    en: 'have this change of account confirmed to us by your usual contact',
  },
};
