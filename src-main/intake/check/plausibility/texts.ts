/** What plain sense says of an invoice, in words. */
import type { RuleTexts } from '../rule-text.ts';

export const plausibilityTexts: RuleTexts = {
  'PLAUSIBLE-VAT-KEY': {
    fr: 'La clé du numéro de TVA {found} est fausse : le numéro a été mal saisi ou n’existe pas.',
    en: 'The check digits of the VAT number {found} are wrong: it was mistyped or does not exist.',
    term: null,
    topic: 'vat-identity',
  },
  'PLAUSIBLE-SIREN': {
    fr: '« {found} » n’est pas un SIREN : neuf chiffres dont le dernier est une clé.',
    en: '“{found}” is no SIREN: nine digits of which the last is a check digit.',
    term: null,
    topic: 'identifier',
  },
  'PLAUSIBLE-SIRET': {
    fr: '« {found} » n’est pas un SIRET : quatorze chiffres dont le dernier est une clé.',
    en: '“{found}” is no SIRET: fourteen digits of which the last is a check digit.',
    term: null,
    topic: 'identifier',
  },
  'PLAUSIBLE-ENTERPRISE-NUMBER': {
    fr: '« {found} » n’est pas un numéro d’entreprise belge : dix chiffres dont les deux derniers sont une clé.',
    en: '“{found}” is no Belgian enterprise number: ten digits of which the last two are check digits.',
    term: null,
    topic: 'identifier',
  },
  'PLAUSIBLE-GLN': {
    fr: '« {found} » n’est pas un GLN : treize chiffres dont le dernier est une clé.',
    en: '“{found}” is no GLN: thirteen digits of which the last is a check digit.',
    term: null,
    topic: 'identifier',
  },
  'PLAUSIBLE-IBAN': {
    fr: 'L’IBAN {found} (BT-84) est faux : sa longueur ou sa clé ne convient pas à son pays.',
    en: 'The IBAN {found} (BT-84) is wrong: its length or its check digits do not fit its country.',
    term: 'BT-84',
    topic: 'payment',
  },
  'PLAUSIBLE-BIC': {
    fr: '« {found} » n’est pas un BIC (BT-86) : huit ou onze caractères.',
    en: '“{found}” is no BIC (BT-86): eight or eleven characters.',
    term: 'BT-86',
    topic: 'payment',
  },
  'PLAUSIBLE-CARD': {
    fr: 'Un numéro de carte (BT-87) figure avec {digits} chiffres ; on n’en montre que les quatre derniers, et les six premiers au plus.',
    en: 'A card number (BT-87) is shown with {digits} digits; only the last four are to be shown, and the first six at most.',
    term: 'BT-87',
    topic: 'payment',
  },
  'PLAUSIBLE-ISSUED-LATER': {
    fr: 'La facture est datée du {found} (BT-2), dans l’avenir.',
    en: 'The invoice is dated {found} (BT-2), in the future.',
    term: 'BT-2',
    topic: 'date',
  },
  'PLAUSIBLE-DUE-BEFORE-ISSUE': {
    fr: 'L’échéance {found} (BT-9) précède la date de la facture, {issued} (BT-2).',
    en: 'The due date {found} (BT-9) is before the invoice date, {issued} (BT-2).',
    term: 'BT-9',
    topic: 'date',
  },
  'PLAUSIBLE-PERIOD-FAR': {
    fr: 'Une livraison ou une période commence le {found}, plus d’un an après la date de la facture, {issued} (BT-2).',
    en: 'A delivery or a period begins on {found}, more than a year after the invoice date, {issued} (BT-2).',
    term: 'BG-14',
    topic: 'date',
  },
  'PLAUSIBLE-NEGATIVE-INVOICE': {
    fr: 'Le total de la facture est négatif, {found} (BT-112), sans qu’elle se dise avoir (BT-3).',
    en: 'The total of the invoice is negative, {found} (BT-112), though it does not call itself a credit note (BT-3).',
    term: 'BT-112',
    topic: 'sums',
  },
  'PLAUSIBLE-NEGATIVE-CREDIT': {
    fr: 'Le total de l’avoir est négatif, {found} (BT-112) : un avoir porte des montants positifs, et l’ôter ainsi en ferait une somme due. Il est compté ici comme un avoir.',
    en: 'The total of the credit note is negative, {found} (BT-112): a credit note bears positive amounts, and taking this off would make it a sum due. It is counted as a credit here.',
    term: 'BT-112',
    topic: 'sums',
  },
  'PLAUSIBLE-TAX-RATE': {
    fr: 'Un taux de TVA de {found} % (BT-119) n’existe dans aucun pays de l’Union.',
    en: 'A VAT rate of {found} % (BT-119) exists in no country of the Union.',
    term: 'BT-119',
    topic: 'vat',
  },
  'PLAUSIBLE-TAX': {
    fr: 'La TVA totale {found} (BT-110) est loin de celle des lignes à leurs taux, {expected}.',
    en: 'The total VAT {found} (BT-110) is far from that of the lines at their rates, {expected}.',
    term: 'BT-110',
    topic: 'vat',
  },
  'PLAUSIBLE-LINE-AMOUNT': {
    fr: 'Ligne {line} : le montant net {found} (BT-131) n’est pas quantité × prix, remises et frais compris : {expected}.',
    en: 'Line {line}: the net amount {found} (BT-131) is not quantity × price with its allowances and charges: {expected}.',
    term: 'BT-131',
    topic: 'sums',
  },
  'PLAUSIBLE-OTHER-FIGURES': {
    fr: 'La même facture a déjà été reçue avec un autre montant à payer : {expected} ; celle-ci demande {found}.',
    en: 'The same invoice was received before with another amount due: {expected}; this one asks for {found}.',
    term: 'BT-115',
    topic: 'duplicate',
  },
  'PLAUSIBLE-BANK-CHANGED': {
    fr: 'Le compte à créditer (BT-84) est {found} ; la facture précédente de ce fournisseur indiquait {expected}.',
    en: 'The account to be credited (BT-84) is {found}; the previous invoice of this supplier gave {expected}.',
    term: 'BT-84',
    topic: 'bank-change',
  },
  'PLAUSIBLE-BUYER-UNKNOWN': {
    fr: 'La facture est adressée à « {found} » (BG-7), qui n’est aucune de vos sociétés : {expected}.',
    en: 'The invoice is addressed to “{found}” (BG-7), which is none of your companies: {expected}.',
    term: 'BG-7',
    topic: 'addressee',
  },
  'PLAUSIBLE-BUYER-CLOSED': {
    fr: 'La facture est adressée à « {found} » (BG-7), fermée depuis le {until}.',
    en: 'The invoice is addressed to “{found}” (BG-7), which was closed on {until}.',
    term: 'BG-7',
    topic: 'addressee',
  },
  'PLAUSIBLE-BUYER-FORMER-NAME': {
    fr: 'La facture est adressée à « {found} » (BT-44), un ancien nom : depuis le {since}, c’est « {expected} ».',
    en: 'The invoice is addressed to “{found}” (BT-44), a former name: since {since} it is “{expected}”.',
    term: 'BT-44',
    topic: 'addressee',
  },
  'PLAUSIBLE-BUYER-FORMER-NUMBER': {
    fr: 'La facture porte {found} (BG-7), un ancien numéro de votre société : depuis le {since}, c’est {expected}.',
    en: 'The invoice bears {found} (BG-7), a former number of your company: since {since} it is {expected}.',
    term: 'BG-7',
    topic: 'addressee',
  },
  'PLAUSIBLE-BUYER-FORMER-ADDRESS': {
    fr: 'La facture est adressée au {found} (BG-8), une ancienne adresse : depuis le {since}, c’est {expected}.',
    en: 'The invoice is addressed to {found} (BG-8), a former address: since {since} it is {expected}.',
    term: 'BG-8',
    topic: 'addressee',
  },
  'PLAUSIBLE-BUYER-OTHER-NUMBER': {
    fr: 'Le numéro de TVA de l’acheteur est {found} (BT-48) ; celui de votre société est {expected}.',
    en: 'The VAT number of the buyer is {found} (BT-48); that of your company is {expected}.',
    term: 'BT-48',
    topic: 'addressee',
  },
};
