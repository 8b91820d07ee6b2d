/** What can go wrong with requests to suppliers, their files and replaced invoices. As in problem-sentences.ts. */
export const requestSentences = {
  'request-not-found': {
    fr: 'Cette demande n’est pas dans le registre ; rien n’a été modifié. Actualisez la liste.',
    en: 'This request is not in the ledger; nothing was changed. Refresh the list.',
  },
  'request-not-draft': {
    fr: 'Cette demande a été envoyée entre-temps ; rien n’a été modifié. Relancez-la ou faites-en une autre.',
    en: 'This request was sent meanwhile; nothing was changed. Send a reminder or make another.',
  },
  'request-change-refused': {
    fr: 'L’état de {count} demande(s) ne le permet pas ; aucune n’a été modifiée. Actualisez la liste et regardez leur historique.',
    en: 'The status of {count} request(s) does not allow it; none was changed. Refresh the list and look at their history.',
  },
  'request-no-invoice': {
    fr: 'Cette demande porte sur une facture, et aucune n’est choisie ; rien n’a été enregistré. Choisissez au moins une facture.',
    en: 'This request is about an invoice, and none is chosen; nothing was recorded. Choose at least one invoice.',
  },
  'request-several-suppliers': {
    fr: 'Les factures choisies sont de plusieurs fournisseurs ; rien n’a été enregistré. Faites une demande par fournisseur.',
    en: 'The invoices chosen are of several suppliers; nothing was recorded. Make one request for each supplier.',
  },
  'request-supplier-missing': {
    fr: 'Une facture choisie n’a pas encore de fournisseur ; rien n’a été enregistré. Complétez d’abord ses données.',
    en: 'An invoice chosen has no supplier yet; nothing was recorded. Complete its figures first.',
  },
  'request-too-many': {
    fr: '{count} factures sont choisies, {limit} au plus vont dans une demande ; rien n’a été préparé. Choisissez-en moins.',
    en: '{count} invoices are chosen, at most {limit} go into one request; nothing was prepared. Choose fewer.',
  },
  'request-account-missing': {
    fr: 'Le compte de facturation manque ou est celui d’un autre fournisseur ; rien n’a été enregistré. Choisissez un compte.',
    en: 'The billing account is missing or another supplier’s; nothing was recorded. Choose an account.',
  },
  'request-order-missing': {
    fr: 'Le numéro de commande manque ; rien n’a été enregistré. Saisissez-le.',
    en: 'The purchase-order number is missing; nothing was recorded. Type it.',
  },
  'request-text-missing': {
    fr: 'La demande ne dit pas encore ce qui est demandé ; rien n’a été enregistré. Cochez un motif ou écrivez quelques mots.',
    en: 'The request does not say yet what is asked for; nothing was recorded. Tick a reason or write a few words.',
  },
  'request-amount': {
    fr: 'Le montant indiqué pour {number} dépasse celui de la facture ; rien n’a été enregistré. Corrigez-le.',
    en: 'The amount given for {number} exceeds the invoice’s; nothing was recorded. Correct it.',
  },
  'request-target-missing': {
    fr: 'Aucun fichier n’a été choisi pour le message ; rien n’a été enregistré. Choisissez où l’enregistrer.',
    en: 'No file was chosen for the message; nothing was recorded. Choose where to save it.',
  },
  'attachment-type': {
    fr: '{name} n’est pas un document, une image, un message ou un tableau qui puisse être joint, ou n’est pas ce que son nom dit ; il n’a pas été gardé. Joignez-le en PDF.',
    en: '{name} is not a document, picture, mail or table that can be attached, or is not what its name says; it was not kept. Attach it as a PDF.',
  },
  'attachment-empty': {
    fr: '{name} est vide ; il n’a pas été gardé. Choisissez un autre fichier.',
    en: '{name} is empty; it was not kept. Choose another file.',
  },
  'attachment-too-large': {
    fr: '{name} dépasse {limit} Mo, que beaucoup de messageries refusent ; il n’a pas été gardé. Allégez-le ou envoyez-le autrement.',
    en: '{name} is larger than {limit} MB, which many mail servers refuse; it was not kept. Make it smaller or send it another way.',
  },
  'attachments-too-large': {
    fr: 'Les pièces jointes dépassent ensemble {limit} Mo ; rien n’a été enregistré. Retirez-en.',
    en: 'The attachments exceed {limit} MB together; nothing was recorded. Take some out.',
  },
  'fees-too-many': {
    fr: '{count} factures sont choisies, {limit} au plus se ventilent à la fois. Choisissez-en moins.',
    en: '{count} invoices are chosen, at most {limit} are broken down at a time. Choose fewer.',
  },
  'replacement-other-supplier': {
    fr: 'Ces deux factures ne sont pas du même fournisseur ; elles n’ont pas été liées. Choisissez-en une autre.',
    en: 'These two invoices are not of the same supplier; they were not linked. Choose another.',
  },
  'replacement-other-currency': {
    fr: 'Ces deux factures ne sont pas dans la même devise ; elles n’ont pas été liées. Demandez au fournisseur un avoir pour la première.',
    en: 'These two invoices are not in the same currency; they were not linked. Ask the supplier for a credit note for the first.',
  },
  'replacement-no-amount': {
    fr: 'L’une de ces factures n’indique pas de montant ; elles n’ont pas été liées. Complétez d’abord ses données.',
    en: 'One of these invoices gives no amount; they were not linked. Complete its figures first.',
  },
  'replacement-twice': {
    fr: 'La facture {number} est déjà remplacée ; rien n’a été modifié. Défaites d’abord l’autre lien.',
    en: 'Invoice {number} is replaced already; nothing was changed. Take the other link back first.',
  },
  'replacement-circle': {
    fr: '{other} est elle-même remplacée, de proche en proche, par {number} ; elles n’ont pas été liées. Vérifiez laquelle est la dernière.',
    en: '{other} is itself replaced, step by step, by {number}; they were not linked. Check which is the last.',
  },
  'replacement-not-found': {
    fr: 'Ce lien a déjà été défait ; rien n’a été modifié. Actualisez l’écran.',
    en: 'This link was taken back already; nothing was changed. Refresh the screen.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
