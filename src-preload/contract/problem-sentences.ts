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
} as const satisfies Record<string, { fr: string; en: string }>;
