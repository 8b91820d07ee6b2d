/** What is said of the PDF around an invoice, and of its readable pages. */
import type { RuleTexts } from '../rule-text.ts';

export const containerTexts: RuleTexts = {
  'CONTAINER-NOT-PDFA': {
    fr: 'Le PDF ne se déclare pas PDF/A-3, la seule forme de PDF qui permette d’y joindre des données de facture archivables.',
    en: 'The PDF does not claim to be PDF/A-3, the only form of PDF in which invoice data may be embedded for archiving.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-PDFA-PART': {
    fr: 'Le PDF se déclare {found} alors que Factur-X exige {expected}.',
    en: 'The PDF claims to be {found} where Factur-X requires {expected}.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-ENCRYPTED': {
    fr: 'Le PDF est chiffré, ce que PDF/A interdit.',
    en: 'The PDF is encrypted, which PDF/A forbids.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-NO-PROFILE': {
    fr: 'Les métadonnées (XMP) du PDF ne disent pas qu’il porte une facture Factur-X ou ZUGFeRD, ni de quel profil.',
    en: 'The metadata (XMP) of the PDF does not say that it carries a Factur-X or ZUGFeRD invoice, nor of which profile.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-PROPERTY-MISSING': {
    fr: 'Les métadonnées (XMP) du PDF annoncent une facture sans en donner la propriété {property}.',
    en: 'The metadata (XMP) of the PDF announces an invoice without its property {property}.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-DOCUMENT-TYPE': {
    fr: 'Les métadonnées (XMP) du PDF annoncent un document « {found} » au lieu de « {expected} ».',
    en: 'The metadata (XMP) of the PDF announces a document “{found}” instead of “{expected}”.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-OTHER-NAME': {
    fr: 'Les métadonnées (XMP) du PDF annoncent le fichier « {found} », mais la facture jointe s’appelle « {expected} ».',
    en: 'The metadata (XMP) of the PDF announces the file “{found}”, but the embedded invoice is called “{expected}”.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-OTHER-PROFILE': {
    fr: 'Les métadonnées (XMP) du PDF annoncent le profil {found}, mais les données (BT-24) suivent le profil {expected}.',
    en: 'The metadata (XMP) of the PDF announces the profile {found}, but the data (BT-24) follows the profile {expected}.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-FILE-NAME': {
    fr: 'La facture jointe au PDF s’appelle « {found} » ; elle doit s’appeler « {expected} » pour que tout logiciel la trouve.',
    en: 'The invoice embedded in the PDF is called “{found}”; it must be called “{expected}” so that every program finds it.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-NO-RELATIONSHIP': {
    fr: 'Le PDF ne dit pas ce que la facture jointe est pour la page (AFRelationship) ; sont permis : {expected}.',
    en: 'The PDF does not say what the embedded invoice is to the page (AFRelationship); allowed: {expected}.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-RELATIONSHIP': {
    fr: 'Le lien entre la facture jointe et la page (AFRelationship) est « {found} » ; pour ce profil sont permis : {expected}.',
    en: 'The relation of the embedded invoice to the page (AFRelationship) is “{found}”; for this profile allowed: {expected}.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-NOT-ASSOCIATED': {
    fr: 'Le fichier « {name} » est joint au PDF sans y être associé (AF), ce que PDF/A-3 exige.',
    en: 'The file “{name}” is embedded in the PDF without being associated with it (AF), which PDF/A-3 requires.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-NOT-NAMED': {
    fr: 'Le fichier « {name} » manque dans la liste des pièces jointes du PDF : bien des logiciels ne le verront pas.',
    en: 'The file “{name}” is missing in the PDF’s list of attachments: many programs will not see it.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-MEDIA-TYPE': {
    fr: 'La facture jointe est déclarée de type « {found} » au lieu de « {expected} ».',
    en: 'The embedded invoice is declared as “{found}” instead of “{expected}”.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-SEVERAL-INVOICES': {
    fr: 'Le PDF contient {count} factures en XML ; celle qui a été lue est « {name} », les autres sont parmi les pièces jointes.',
    en: 'The PDF holds {count} invoices in XML; the one that was read is “{name}”, the others are among the attachments.',
    term: null,
    topic: 'container',
  },
  'CONTAINER-ACTIVE': {
    fr: 'Le PDF contient des actions ({found}), ce que PDF/A interdit ; Facturier ne les exécute pas.',
    en: 'The PDF contains actions ({found}), which PDF/A forbids; Facturier does not run them.',
    term: null,
    topic: 'container',
  },
  'PAGE-NUMBER': {
    fr: 'Le numéro de facture {expected} (BT-1) ne figure sur aucune page du PDF.',
    en: 'The invoice number {expected} (BT-1) stands on no page of the PDF.',
    term: 'BT-1',
    topic: 'readable-page',
  },
  'PAGE-ISSUE-DATE': {
    fr: 'La page porte la date de facture {found}, les données {expected} (BT-2).',
    en: 'The page bears the invoice date {found}, the data {expected} (BT-2).',
    term: 'BT-2',
    topic: 'readable-page',
  },
  'PAGE-TOTAL': {
    fr: 'La page porte un total TTC de {found}, les données {expected} (BT-112).',
    en: 'The page bears a total including tax of {found}, the data {expected} (BT-112).',
    term: 'BT-112',
    topic: 'readable-page',
  },
  'PAGE-AMOUNT-DUE': {
    fr: 'La page porte un net à payer de {found}, les données {expected} (BT-115).',
    en: 'The page bears an amount due of {found}, the data {expected} (BT-115).',
    term: 'BT-115',
    topic: 'readable-page',
  },
  'PAGE-AMOUNT-DUE-NOWHERE': {
    fr: 'Le net à payer {expected} (BT-115) des données ne figure sur aucune page du PDF.',
    en: 'The amount due {expected} (BT-115) of the data stands on no page of the PDF.',
    term: 'BT-115',
    topic: 'readable-page',
  },
};
