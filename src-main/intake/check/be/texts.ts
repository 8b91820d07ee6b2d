/** What the rules of UBL.BE say in words. */
import type { RuleTexts } from '../rule-text.ts';

export const beTexts: RuleTexts = {
  'ubl-BE-01': {
    fr: 'Une facture UBL.BE doit citer deux documents au moins (BG-24) : l’un dit ce qu’elle est, l’autre quel profil elle suit.',
    en: 'A UBL.BE invoice must name two documents at least (BG-24): one says what it is, the other what profile it follows.',
    term: 'BG-24',
    topic: 'structure',
  },
  'ubl-BE-02': {
    fr: 'Un document cité, et un seul, doit dire ce qu’est la facture : « CommercialInvoice » ou « CreditNote » (BT-123).',
    en: 'Exactly one document named must say what the invoice is: “CommercialInvoice” or “CreditNote” (BT-123).',
    term: 'BT-123',
    topic: 'structure',
  },
  'ubl-BE-03': {
    fr: 'Un identifiant, et un seul, doit valoir « UBL.BE » (BT-122).',
    en: 'Exactly one identifier must be “UBL.BE” (BT-122).',
    term: 'BT-122',
    topic: 'structure',
  },
  'ubl-BE-04': {
    fr: 'Un document cité (BT-122) n’a pas, ou pas une seule, description (BT-123).',
    en: 'A document named (BT-122) does not have exactly one description (BT-123).',
    term: 'BT-123',
    topic: 'structure',
  },
  'ubl-BE-05': {
    fr: 'Le code de la mention légale belge doit être de BELM-001 à BELM-008.',
    en: 'The code of the Belgian legal note must be one of BELM-001 to BELM-008.',
    term: null,
    topic: 'legal-note',
  },
  'ubl-BE-06': {
    fr: 'Le texte de la mention légale belge n’est pas un de ceux prévus.',
    en: 'The text of the Belgian legal note is not one of those provided for.',
    term: null,
    topic: 'legal-note',
  },
  'ubl-BE-07': {
    fr: 'Le taux d’escompte des conditions de paiement doit être entre 0 et 100.',
    en: 'The discount rate of the payment terms must be between 0 and 100.',
    term: 'BT-20',
    topic: 'payment',
  },
  'ubl-BE-08': {
    fr: 'Un escompte est offert et son montant manque ou vaut zéro.',
    en: 'A discount is offered and its amount is missing or zero.',
    term: 'BT-20',
    topic: 'payment',
  },
  'ubl-BE-09': {
    fr: 'Un escompte est offert et la date jusqu’à laquelle il vaut manque, ou n’est pas un jour du calendrier.',
    en: 'A discount is offered and the date until which it holds is missing, or is not a calendar day.',
    term: 'BT-20',
    topic: 'date',
  },
  'ubl-BE-10': {
    fr: 'Le régime de TVA belge de la ventilation (00, 01, 02, 03, 45…) manque ou n’est pas un de ceux prévus.',
    en: 'The Belgian VAT treatment of the breakdown (00, 01, 02, 03, 45…) is missing or not one of those provided for.',
    term: 'BG-23',
    topic: 'vat',
  },
  'ubl-BE-11': {
    fr: 'Le code du motif d’exonération (BT-121) n’est pas un de ceux de Belgique (BETE-…).',
    en: 'The exemption reason code (BT-121) is not one of Belgium’s (BETE-…).',
    term: 'BT-121',
    topic: 'vat',
  },
  'ubl-BE-12': {
    fr: 'Le texte du motif d’exonération (BT-120) n’est pas un de ceux prévus en Belgique.',
    en: 'The exemption reason text (BT-120) is not one of those provided for in Belgium.',
    term: 'BT-120',
    topic: 'vat',
  },
  'ubl-BE-14': {
    fr: 'Chaque ligne d’une facture UBL.BE doit porter un total de TVA, et un seul.',
    en: 'Each line of a UBL.BE invoice must bear exactly one VAT total.',
    term: 'BG-25',
    topic: 'vat',
  },
  'ubl-BE-15': {
    fr: 'Le régime de TVA belge de la ligne manque, ou y figure plusieurs fois.',
    en: 'The line’s Belgian VAT treatment is missing, or stands there more than once.',
    term: 'BG-30',
    topic: 'vat',
  },
};
