/** What can go wrong with bank statements and their matching. As in problem-sentences.ts. */
export const bankSentences = {
  'statement-unknown': {
    fr: 'Ce fichier n’est pas un relevé de compte camt.053 : rien n’en a été tiré et il reste tel quel. Demandez à votre banque le relevé au format camt.053.',
    en: 'This file is not a camt.053 bank statement: nothing was taken from it and it stays as it is. Ask your bank for the statement in camt.053 format.',
  },
  'statement-value': {
    fr: 'Le relevé de compte contient une valeur illisible (« {value} » dans {element}, ligne {line}) : rien n’en a été enregistré. Demandez-le de nouveau à votre banque.',
    en: 'The bank statement holds a value that cannot be read (“{value}” in {element}, line {line}): nothing of it was recorded. Ask your bank for it again.',
  },
  'statement-empty': {
    fr: 'Ce fichier camt.053 ne contient aucun relevé ; il est gardé, rien d’autre n’a été enregistré. Demandez à votre banque le relevé de la période voulue.',
    en: 'This camt.053 file holds no statement; it is kept, nothing else was recorded. Ask your bank for the statement of the period you need.',
  },
  'statement-too-long': {
    fr: 'Ce fichier contient plus de {limit} écritures ou paiements ; il est gardé, rien d’autre n’a été enregistré. Demandez à votre banque un relevé par jour ou par mois.',
    en: 'This file holds more than {limit} entries or payments; it is kept, nothing else was recorded. Ask your bank for a statement by day or month.',
  },
  'statement-sum': {
    fr: 'Les montants de ce relevé dépassent ce qui se compte exactement ; il est gardé, rien d’autre n’a été enregistré. Vérifiez-le auprès de votre banque.',
    en: 'The amounts of this statement exceed what is counted exactly; it is kept, nothing else was recorded. Check it with your bank.',
  },
  'statement-same-file': {
    fr: 'Ce fichier est déjà dans le registre, octet pour octet ; rien n’a été enregistré deux fois.',
    en: 'This file is in the ledger already, byte for byte; nothing was recorded twice.',
  },
  'statement-known': {
    fr: 'Le relevé {number} du compte {account} est déjà dans le registre ; il n’a pas été enregistré une seconde fois.',
    en: 'Statement {number} of account {account} is in the ledger already; it was not recorded a second time.',
  },
  'bank-movement-gone': {
    fr: 'Ce mouvement n’est pas dans le registre ; rien n’a été modifié. Actualisez la liste.',
    en: 'This movement is not in the ledger; nothing was changed. Refresh the list.',
  },
  'bank-changed': {
    fr: 'Un mouvement ou un paiement a changé depuis la vérification ; rien n’a été confirmé. Vérifiez de nouveau.',
    en: 'A movement or a payment has changed since the review; nothing was confirmed. Review again.',
  },
  'bank-difference': {
    fr: 'Les paiements choisis ne font pas le montant du mouvement ; rien n’a été rapproché. Choisissez-en d’autres, ou acceptez la différence si ce sont des frais ou un change.',
    en: 'The chosen payments do not come to the amount of the movement; nothing was matched. Choose others, or accept the difference where it is a fee or an exchange.',
  },
  'bank-payment-closed': {
    fr: 'Le paiement {reference} est annulé ou déjà rapproché d’un autre mouvement ; rien n’a été modifié. Enregistrez plutôt un paiement pour ce mouvement.',
    en: 'Payment {reference} is cancelled or matched with another movement already; nothing was changed. Record a payment for this movement instead.',
  },
  'bank-not-booked': {
    fr: 'Ce mouvement n’est qu’annoncé ou déjà traité ; rien n’a été modifié. Attendez le relevé qui le comptabilise, ou annulez d’abord son rapprochement.',
    en: 'This movement is only announced, or dealt with already; nothing was changed. Wait for the statement that books it, or undo its match first.',
  },
  'bank-undo-late': {
    fr: 'Le paiement {reference} a changé ou a été réessayé depuis ce rapprochement ; rien n’a été modifié. Voyez son historique dans « Paiements ».',
    en: 'Payment {reference} has changed or was retried since this match; nothing was changed. See its history in “Payments”.',
  },
  'bank-payment-retried': {
    fr: 'Le paiement {reference} avait échoué et un autre l’a remplacé ; rien n’a été modifié. Rapprochez ce mouvement du paiement qui le remplace.',
    en: 'Payment {reference} had failed and another has taken its place; nothing was changed. Match this movement with the payment that took its place.',
  },
  'bank-undo-paid': {
    fr: 'La facture {number} a été payée autrement depuis ; la compter de nouveau comme payée la paierait deux fois, rien n’a été modifié. Annulez d’abord l’autre paiement.',
    en: 'Invoice {number} has been paid another way since; counting it as paid again would pay it twice, so nothing was changed. Cancel the other payment first.',
  },
  'bank-record-sum': {
    fr: 'Ce qui est dû des factures choisies ne fait pas le montant du mouvement ; rien n’a été enregistré. Choisissez les factures que ce mouvement règle.',
    en: 'What is due of the chosen invoices does not come to the amount of the movement; nothing was recorded. Choose the invoices that it settles.',
  },
  'bank-record-suppliers': {
    fr: 'Les factures choisies ne sont pas d’un même fournisseur et d’une même devise ; rien n’a été enregistré. Choisissez celles d’un seul fournisseur.',
    en: 'The chosen invoices are not of one supplier and currency; nothing was recorded. Choose those of one supplier.',
  },
} as const satisfies Record<string, { fr: string; en: string }>;
