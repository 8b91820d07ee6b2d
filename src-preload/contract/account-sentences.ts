/** What can go wrong with billing accounts. As in problem-sentences.ts. */
export const accountSentences = {
  'account-link-wrong': {
    fr: 'Ces informations ne correspondent à aucun compte dont le registre a la dernière facture ; rien n’a été rattaché. Recopiez-les de cette facture, ou importez-la d’abord. Essais avant une pause d’une minute : {left}.',
    en: 'These details match no account whose last invoice is in the ledger; nothing was linked. Copy them from that invoice, or import it first. Tries left before a pause of a minute: {left}.',
  },
  'account-link-paused': {
    fr: 'Trois essais n’ont correspondu à aucun compte ; rien n’a été rattaché. La vérification reprend dans {seconds} s.',
    en: 'Three tries matched no account; nothing was linked. Checking resumes in {seconds} s.',
  },
  'account-no-invoice': {
    fr: 'Aucune facture de ce compte n’a été reçue : importez-en une d’abord. Rien n’a été rattaché.',
    en: 'No invoice of this account has been received: import one first. Nothing was linked.',
  },
  'account-credit': {
    fr: 'La dernière facture de ce compte ne demande rien à payer ; son montant ne peut pas servir de preuve, et rien n’a été rattaché. Utilisez le code e-facture, ou attendez la prochaine facture.',
    en: 'The last invoice of this account asks for no payment; its amount cannot serve as proof, and nothing was linked. Use the e-bill code, or wait for the next invoice.',
  },
  'account-linked-already': {
    fr: 'Le compte {number} est déjà rattaché à {company} ; rien n’a été modifié. Pour le changer de société, utilisez « Déplacer… ».',
    en: 'Account {number} is linked to {company} already; nothing was changed. To change its company, use “Move…”.',
  },
  'account-closed': {
    fr: 'Le compte {number} est fermé depuis le {date} ; rien n’a été modifié. Rouvrez-le d’abord.',
    en: 'Account {number} has been closed since {date}; nothing was changed. Reopen it first.',
  },
  'account-not-closed': {
    fr: 'Le compte {number} n’est pas fermé ; rien n’a été modifié. Actualisez la liste.',
    en: 'Account {number} is not closed; nothing was changed. Refresh the list.',
  },
  'account-not-linked': {
    fr: 'Le compte {number} n’est rattaché à aucune société ; aucun compte n’a été modifié. Rattachez-le d’abord.',
    en: 'Account {number} is linked to no company; no account was changed. Link it first.',
  },
  'account-not-found': {
    fr: 'Ce compte de facturation n’est pas dans le registre ; rien n’a été modifié. Actualisez la liste.',
    en: 'This billing account is not in the ledger; nothing was changed. Refresh the list.',
  },
  'account-other-root': {
    fr: 'Le compte {number} n’est pas sous le radical du compte vérifié ; rien n’a été rattaché. Vérifiez-le à part.',
    en: 'Account {number} is not under the root of the account that was checked; nothing was linked. Check it by itself.',
  },
  'account-company-missing': {
    fr: 'Un compte se rattache à une société, et celle-ci n’a pas encore de nom ou n’existe plus ; rien n’a été modifié. Renseignez d’abord « Société ».',
    en: 'An account is linked to a company, and this one has no name yet or is gone; nothing was changed. Fill in “Company” first.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
