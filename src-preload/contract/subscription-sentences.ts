/** What can go wrong with subscriptions. As in problem-sentences.ts. */
export const subscriptionSentences = {
  'subscription-not-found': {
    fr: 'Cet abonnement n’est plus dans le registre ; rien n’a été modifié. Actualisez la liste.',
    en: 'This subscription is no longer in the ledger; nothing was changed. Refresh the list.',
  },
  'subscription-exists': {
    fr: 'Un abonnement à « {plan} » suit déjà ces lignes de facture ; rien n’a été ajouté. Ouvrez-le ou changez le libellé des lignes.',
    en: 'A subscription to “{plan}” follows these invoice lines already; nothing was added. Open it or change the words of the lines.',
  },
  'subscription-supplier-gone': {
    fr: 'Ce fournisseur ou ce compte n’est pas dans le registre ; rien n’a été enregistré. Choisissez-en un autre.',
    en: 'This supplier or account is not in the ledger; nothing was recorded. Choose another.',
  },
  'subscription-term-short': {
    fr: 'L’engagement dure moins qu’une période de facturation ; rien n’a été enregistré. Allongez-le ou changez la périodicité.',
    en: 'The term is shorter than a billing period; nothing was recorded. Lengthen it or change the interval.',
  },
  'subscription-has-changes': {
    fr: 'Cet abonnement a déjà été modifié : il reste avec son historique. Résiliez-le plutôt.',
    en: 'This subscription has been changed: it stays with its history. Cancel it instead.',
  },
  'subscription-fixed': {
    fr: 'La quantité, la périodicité et le début d’un abonnement déjà modifié ne se corrigent plus ; rien n’a été enregistré. Passez par une modification.',
    en: 'The quantity, interval and beginning of a subscription that has been changed are no longer corrected; nothing was recorded. Make a change instead.',
  },
  'subscription-ended': {
    fr: 'Cet abonnement est terminé ou résilié ; rien n’a été modifié. Annulez d’abord la résiliation si son terme n’est pas passé.',
    en: 'This subscription has ended or is cancelled; nothing was changed. Undo the cancellation first if its end has not passed.',
  },
  'subscription-not-begun': {
    fr: 'Cet abonnement commence le {date} ; rien n’a été modifié. Corrigez-le, ou attendez qu’il ait commencé.',
    en: 'This subscription begins on {date}; nothing was changed. Correct it, or wait until it has begun.',
  },
  'subscription-same': {
    fr: 'Cette modification ne change rien : la quantité ou la périodicité est déjà celle-là. Rien n’a été enregistré.',
    en: 'This changes nothing: the quantity or the interval is that already. Nothing was recorded.',
  },
  'subscription-longer-only': {
    fr: 'Passer à une périodicité plus courte ne se fait qu’au renouvellement ; rien n’a été enregistré. Choisissez « Au renouvellement ».',
    en: 'A shorter interval is taken at the renewal only; nothing was recorded. Choose “At the renewal”.',
  },
  'subscription-review-changed': {
    fr: 'L’abonnement ou ses montants ont changé depuis la vérification ; rien n’a été enregistré. Vérifiez de nouveau.',
    en: 'The subscription or its amounts have changed since the review; nothing was recorded. Review again.',
  },
  'subscription-reason-needed': {
    fr: 'Une résiliation s’enregistre avec son motif ; rien n’a été enregistré. Choisissez le motif.',
    en: 'A cancellation is recorded with its reason; nothing was recorded. Choose the reason.',
  },
  'subscription-change-effective': {
    fr: 'Cette modification a déjà pris effet : elle ne s’annule plus. Faites une modification dans l’autre sens.',
    en: 'This change has taken effect: it is no longer undone. Make a change the other way.',
  },
  'subscription-change-first': {
    fr: 'Une modification plus récente en attente en dépend ; rien n’a été annulé. Annulez d’abord la plus récente.',
    en: 'A later pending change depends on it; nothing was undone. Undo the later one first.',
  },
} as const;
