/**
 * Every problem's sentences, French and English side by side so that neither is forgotten.
 * `{name}` is filled from the problem's params. Keep the codes sorted by subject.
 */
export const problemSentences = {
  // anything
  unexpected: {
    fr: 'Une erreur inattendue a interrompu l’opération ; rien n’a été enregistré. Détail : {message}',
    en: 'An unexpected error interrupted the work; nothing was recorded. Detail: {message}',
  },
  cancelled: {
    fr: 'Opération annulée avant cet élément ; il n’a pas été traité.',
    en: 'Cancelled before this item; it was not processed.',
  },
  'invalid-arguments': {
    fr: 'La demande n’est pas valable : {message}',
    en: 'The request is not valid: {message}',
  },
  // ledger
  'ledger-open-elsewhere': {
    fr: 'Ce registre est déjà ouvert dans une autre fenêtre ou un autre programme : {folder}. Rien n’a été modifié ; fermez l’autre, puis réessayez.',
    en: 'This ledger is already open in another window or program: {folder}. Nothing was changed; close the other one, then try again.',
  },
  'ledger-newer': {
    fr: 'Ce registre a été écrit par une version plus récente de Facturier : {file}. Rien n’a été modifié ; mettez Facturier à jour pour l’ouvrir.',
    en: 'This ledger was written by a newer version of Facturier: {file}. Nothing was changed; update Facturier to open it.',
  },
  'ledger-damaged': {
    fr: 'Ce fichier n’est pas un registre Facturier lisible : {file}. Rien n’a été modifié ; restaurez une sauvegarde ou choisissez un autre dossier.',
    en: 'This file is not a readable Facturier ledger: {file}. Nothing was changed; restore a backup or choose another folder.',
  },
  'ledger-folder': {
    fr: 'Le dossier du registre ne peut pas être utilisé : {folder} ({message}). Rien n’a été modifié ; vérifiez les droits ou choisissez un autre dossier.',
    en: 'The ledger’s folder cannot be used: {folder} ({message}). Nothing was changed; check its permissions or choose another folder.',
  },
  'invoice-not-found': {
    fr: 'Cette facture n’est plus dans le registre. Actualisez la liste.',
    en: 'This invoice is no longer in the ledger. Refresh the list.',
  },
  'document-not-found': {
    fr: 'Ce document n’est pas dans le registre. Actualisez la liste.',
    en: 'This document is not in the ledger. Refresh the list.',
  },
  'run-not-found': {
    fr: 'Cette opération n’est pas dans le registre. Actualisez la liste.',
    en: 'This run is not in the ledger. Refresh the list.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
