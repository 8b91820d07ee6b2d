/** What can go wrong with automatic payments. As in problem-sentences.ts. */
export const scheduleSentences = {
  'schedule-gone': {
    fr: 'Cet échéancier n’existe pas ou a pris fin ; rien n’a été modifié. Actualisez la liste.',
    en: 'This schedule does not exist or has ended; nothing was changed. Refresh the list.',
  },
  'schedule-there': {
    fr: 'Ce compte a déjà un échéancier ; rien n’a été enregistré. Mettez-y fin d’abord.',
    en: 'This account has a schedule already; nothing was recorded. End it first.',
  },
  'schedule-account': {
    fr: 'Ce compte de facturation est clos ou n’existe pas ; rien n’a été enregistré. Choisissez-en un autre.',
    en: 'This billing account is closed or does not exist; nothing was recorded. Choose another.',
  },
  'schedule-method': {
    fr: 'Ce moyen de paiement ne sert pas à des paiements automatiques de ce compte ; rien n’a été enregistré. Choisissez un mandat de prélèvement ou une carte de la même société.',
    en: 'This payment method does not serve automatic payments of this account; nothing was recorded. Choose a direct-debit mandate or a card of the same company.',
  },
  'schedule-first-date': {
    fr: 'La première date est passée ; rien n’a été enregistré. Choisissez aujourd’hui ou un jour à venir.',
    en: 'The first date has passed; nothing was recorded. Choose today or a day to come.',
  },
  'schedule-terms': {
    fr: 'Les conditions ont changé depuis leur lecture ; rien n’a été enregistré. Relisez-les et acceptez-les.',
    en: 'The terms have changed since they were read; nothing was recorded. Read and accept them again.',
  },
  'schedule-pause': {
    fr: 'Cette suspension commence dans le passé ou finit avant de commencer ; rien n’a été modifié. Corrigez ses dates.',
    en: 'This pause begins in the past or ends before it begins; nothing was changed. Correct its dates.',
  },
  'schedule-paused': {
    fr: 'L’échéancier est suspendu à cette date ; la facture {number} n’a pas été approuvée. Reprenez-le d’abord, ou payez-la à la main.',
    en: 'The schedule is paused on that date; invoice {number} was not approved. Resume it first, or pay the invoice by hand.',
  },
  'schedule-changed': {
    fr: 'Ce qui est dû d’une facture a changé depuis ; rien n’a été approuvé. Actualisez la liste et vérifiez de nouveau.',
    en: 'What is due of an invoice has changed since; nothing was approved. Refresh the list and check again.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
