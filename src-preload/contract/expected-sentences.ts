/** What can go wrong with expected invoices and kinds. As in problem-sentences.ts. */
export const expectedSentences = {
  'series-unknown': {
    fr: 'Ce compte n’existe plus dans le registre ou n’a aucune facture ; rien n’a été enregistré. Actualisez la liste.',
    en: 'This account is no longer in the ledger or has no invoice; nothing was recorded. Refresh the list.',
  },
} as const;
